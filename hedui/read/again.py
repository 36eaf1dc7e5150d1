"""A second reading of what matters: the same place on the paper, larger, and by a second engine where there is one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from hedui.errors import DamagedDocumentError, EngineMissingError
from hedui.models.evidence import Box
from hedui.models.page import Page
from hedui.read import messages, sniff
from hedui.read.image import picture_of
from hedui.read.ocr import load_engine
from hedui.read.ocr.engine import OcrEngine as Engine
from hedui.read.ocr.engine import TextLine
from hedui.read.pdf import open_pdf
from hedui.read.pdfgeometry import turned
from hedui.read.pdfscan import render
from hedui.read.picture import ink, straightened
from hedui.settings import OcrEngine, Settings

if TYPE_CHECKING:
    from numpy.typing import NDArray

RESOLUTION = 300.0
"""Dots per inch of the second reading; the first is at 200."""

_AROUND = 0.35


@dataclass(frozen=True, slots=True)
class SecondReading:
    """What an engine reads at a place that was read before."""

    text: str
    confidence: float
    """The lowest among the characters, 0 to 1; 0 where nothing was read."""
    engine: str


def read_again(path: Path, page: Page, boxes: Sequence[Box], settings: Settings) -> tuple[SecondReading, ...]:
    """Read a place of a recognised page again; ``boxes`` are its lines, as ``Page.locate`` gives them.

    One reading by the engine of choice, and one by each other engine that is installed. The page must come from
    ``path``. Raises ``DocumentError`` where the file cannot be opened any more, ``EngineMissingError`` without the
    engine of choice.
    """
    engines = [load_engine(settings.ocr, settings.lang), *_others(settings)]
    lines = _crops(path, page, boxes, settings)
    return tuple(_reading(engine, [engine.read_line(line) for line in lines]) for engine in engines)


def _reading(engine: Engine, lines: list[TextLine]) -> SecondReading:
    sure = np.concatenate([line.confidences for line in lines]) if lines else np.empty(0)
    text = "".join(line.text for line in lines)
    return SecondReading(text, float(sure.min()) if len(sure) else 0.0, engine.name)


def _others(settings: Settings) -> list[Engine]:
    found = []
    for choice in OcrEngine:
        if choice not in (settings.ocr, OcrEngine.NONE):
            try:
                found.append(load_engine(choice, settings.lang))
            except EngineMissingError:
                continue
    return found


def _crops(path: Path, page: Page, boxes: Sequence[Box], settings: Settings) -> list[NDArray[np.uint8]]:
    """The pictures of the boxes' lines, upright and level, in black ink only."""
    picture = _picture(path, page, settings)
    height, width = picture.shape[:2]
    upright = np.ascontiguousarray(np.rot90(picture, -page.turn // 90))
    scale = np.array([width / page.width, height / page.height] * 2)
    places = turned(np.array(boxes).reshape(-1, 4) * scale, (width, height), page.turn)
    return [_crop(upright, place, page.skew) for place in places.tolist()]


def _crop(upright: NDArray[np.uint8], place: list[float], skew: float) -> NDArray[np.uint8]:
    """A line with some paper around it. A box around a sloping line is higher than the line by its slope."""
    x0, top, x1, bottom = place
    rise = abs(np.tan(np.deg2rad(skew))) * (x1 - x0)
    line = max(bottom - top - rise, (bottom - top) / 3)
    around = _AROUND * line
    left, right = max(round(x0 - around), 0), round(x1 + around)
    high, low = max(round(top - 2 * around), 0), round(bottom + 2 * around)
    level = straightened(ink(upright[high:low, left:right]), skew)
    middle = (top + bottom) / 2 - high
    return np.ascontiguousarray(level[max(round(middle - line / 2 - around), 0) : round(middle + line / 2 + around)])


def _picture(path: Path, page: Page, settings: Settings) -> NDArray[np.uint8]:
    with path.open("rb") as file:
        head = file.read(sniff.HEAD_BYTES)
    if sniff.by_content(head) is sniff.Kind.PDF:
        with open_pdf(path, settings) as document:
            raw = document[page.number - 1]
            try:
                return render(raw, RESOLUTION, settings.max_megapixels)
            finally:
                raw.close()
    shot = picture_of(path, page.number, settings)
    if isinstance(shot, Page):
        raise DamagedDocumentError(messages.DAMAGED_PICTURE.say(settings.lang, name=path.name))
    return shot.picture
