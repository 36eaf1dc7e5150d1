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
from hedui.read import docx, foreign, image, messages, sniff
from hedui.read.crew import Shot
from hedui.read.inks import inks
from hedui.read.ocr import load_engine
from hedui.read.ocr.engine import OcrEngine as Engine
from hedui.read.ocr.engine import TextLine
from hedui.read.ocr.figures import as_figures
from hedui.read.ocr.simplified import put_right
from hedui.read.original import Original, page_in
from hedui.read.pdf import open_pdf
from hedui.read.pdfgeometry import turned
from hedui.read.pdfscan import render
from hedui.read.picture import straightened
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
    confidences: tuple[float, ...]
    """One number from 0 to 1 a character."""
    engine: str

    @property
    def confidence(self) -> float:
        """The lowest among the characters; 0 where nothing was read."""
        return min(self.confidences, default=0.0)


def read_again(
    original: Original, page: Page, places: Sequence[Sequence[Box]], settings: Settings
) -> tuple[tuple[SecondReading, ...], ...]:
    """Read places of a recognised page again; each is the boxes of its lines, as ``Page.locate`` gives them.

    For each place one reading by the engine of choice, and one by each other engine that is installed. The page must
    come from
    ``original``. Raises ``DocumentError`` where the file cannot be opened any more, ``EngineMissingError`` without the
    engine of choice.
    """
    engines = [load_engine(settings.ocr, settings.lang), *_others(settings)]
    upright = _upright(original, page, settings)
    if page.seals:
        upright = inks(upright).black
    crops = [_crops(upright, page, boxes) for boxes in places]
    return tuple(
        tuple(_reading(engine, [engine.read_line(line) for line in lines]) for engine in engines) for lines in crops
    )


def _reading(engine: Engine, lines: list[TextLine]) -> SecondReading:
    sure = tuple(float(value) for line in lines for value in line.confidences)
    text = put_right("".join(as_figures(line.text) for line in lines))
    return SecondReading(text, sure, engine.name)


def _others(settings: Settings) -> list[Engine]:
    found = []
    for choice in OcrEngine:
        if choice not in (settings.ocr, OcrEngine.NONE):
            try:
                found.append(load_engine(choice, settings.lang))
            except EngineMissingError:
                continue
    return found


def _upright(original: Original, page: Page, settings: Settings) -> NDArray[np.uint8]:
    return np.ascontiguousarray(np.rot90(_picture(original, page, settings), -page.turn // 90))


def _crops(upright: NDArray[np.uint8], page: Page, boxes: Sequence[Box]) -> list[NDArray[np.uint8]]:
    """The pictures of the boxes' lines, upright and level, in black ink only."""
    height, width = upright.shape[:2] if page.turn % 180 == 0 else upright.shape[1::-1]
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
    level = straightened(inks(upright[high:low, left:right]).black, skew)
    middle = (top + bottom) / 2 - high
    return np.ascontiguousarray(level[max(round(middle - line / 2 - around), 0) : round(middle + line / 2 + around)])


def _picture(original: Original, page: Page, settings: Settings) -> NDArray[np.uint8]:
    path, number = page_in(original, page.number)
    if _kind(path) is sniff.Kind.PDF:
        with open_pdf(path, settings) as document:
            raw = document[number - 1]
            try:
                return render(raw, RESOLUTION, settings.max_megapixels)
            finally:
                raw.close()
    shot = picture_in(path, number, settings)
    if isinstance(shot, Page):
        raise DamagedDocumentError(messages.DAMAGED_PICTURE.say(settings.lang, name=path.name))
    return shot.picture


def picture_in(path: Path, number: int, settings: Settings) -> Shot | Page:
    """The picture that a page (counted from 1) of an image file or of a Word file was read from. Errors as
    ``hedui.read.image.BROKEN`` and ``hedui.read.docx.BROKEN``; other archives, such as OFD, raise ``ValueError``."""
    if _kind(path) is sniff.Kind.DOCX:
        with path.open("rb") as file:
            if foreign.by_content(path, file.read(sniff.HEAD_BYTES)) is not None:
                raise ValueError("no picture of this form's pages")
        return image.picture_of(docx.picture_in(path, number, settings), 1, settings)
    return image.picture_of(path, number, settings)


def _kind(path: Path) -> sniff.Kind | None:
    with path.open("rb") as file:
        return sniff.by_content(file.read(sniff.HEAD_BYTES))
