"""What the pages of a PDF show at some places, read from their pictures: no more is rendered than the places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from hedui.models.evidence import Box
from hedui.models.page import Page
from hedui.read.asides import placed
from hedui.read.ocr import load_engine
from hedui.read.ocr.engine import OcrEngine
from hedui.read.ocr.figures import as_figures
from hedui.read.ocr.simplified import put_right
from hedui.read.pdf import open_pdf
from hedui.read.pdfscan import recognised
from hedui.settings import Settings

if TYPE_CHECKING:
    from numpy.typing import NDArray

_POINTS = 72.0
_BESIDE, _ABOVE = 0.15, 0.2
"""Paper around a line, in heights of the line."""
_MOST_PIXELS = 4_000_000
_MIDDLE = 128


@dataclass(frozen=True, slots=True)
class Shown:
    """What an engine reads at a place, and how sure it is of each character, 0 to 1."""

    text: str
    confidences: tuple[float, ...]


class Viewer:
    """Looks at the pages of an open PDF."""

    def __init__(self, document: Any, engine: OcrEngine, settings: Settings) -> None:
        self._document, self._engine, self._settings = document, engine, settings

    def read(self, number: int, boxes: Sequence[Box], resolution: float) -> Shown:
        """What the page, counted from 1, shows in the boxes of one place, one after the other; ``resolution`` is in
        dots per inch."""
        page = self._document[number - 1]
        try:
            lines = [self._engine.read_line(_picture(page, box, resolution)) for box in boxes]
        finally:
            page.close()
        text = put_right("".join(as_figures(line.text) for line in lines))
        return Shown(text, tuple(float(value) for line in lines for value in line.confidences))

    def read_whole(self, pages: Sequence[Page]) -> Iterator[Page]:
        """The pages, read from their pictures; their marks find their places there. One of whose picture nothing is had
        stays as it was."""
        for page, seen in zip(pages, recognised(self._document, list(pages), self._settings), strict=True):
            if seen.text.strip():
                yield replace(seen, marks=(*placed(page.marks, seen), *seen.marks), is_layer=page.is_layer)
            else:
                yield page


@contextmanager
def viewer(path: Path, settings: Settings) -> Iterator[Viewer]:
    """Raises ``DocumentError`` where the file cannot be opened any more, ``EngineMissingError`` without the engine."""
    engine = load_engine(settings.ocr, settings.lang)
    with open_pdf(path, settings) as document:
        yield Viewer(document, engine, settings)


def are_lines(boxes: Sequence[Box]) -> bool:
    """Whether the boxes are of level lines."""
    return bool(boxes) and all(bottom - top > 0 and x1 - x0 > 0.5 * (bottom - top) for x0, top, x1, bottom in boxes)


def lines_of(boxes: Sequence[Box]) -> list[Box]:
    """The boxes, each line of the paper once: characters that overlap divide it."""
    found: list[Box] = []
    for box in boxes:
        if found and _is_level(found[-1], box):
            x0, top, x1, bottom = found.pop()
            box = min(x0, box[0]), min(top, box[1]), max(x1, box[2]), max(bottom, box[3])
        found.append(box)
    return found


def _is_level(one: Box, other: Box) -> bool:
    """Whether the middle of each lies in the height of the other."""
    middles = (one[1] + one[3]) / 2, (other[1] + other[3]) / 2
    return other[1] < middles[0] < other[3] and one[1] < middles[1] < one[3]


def _picture(page: Any, box: Box, resolution: float) -> NDArray[np.uint8]:
    """The grey picture of a box with some paper around it, dark on light."""
    width, height = page.get_size()
    x0, top, x1, bottom = box
    line = bottom - top
    left, right = max(x0 - _BESIDE * line, 0.0), min(x1 + _BESIDE * line, width)
    high, low = max(top - _ABOVE * line, 0.0), min(bottom + _ABOVE * line, height)
    most = _MOST_PIXELS / max((right - left) * (low - high), 1.0)
    bitmap = page.render(
        scale=min(resolution / _POINTS, most**0.5),
        crop=(left, height - low, width - right, high),
        rev_byteorder=True,
        prefer_bgrx=False,
    )
    picture = np.array(bitmap.to_numpy())
    bitmap.close()
    grey = picture[:, :, :3].max(axis=2) if np.median(picture) >= _MIDDLE else 255 - picture[:, :, :3].min(axis=2)
    return np.ascontiguousarray(grey if not _is_coloured(picture) else picture[:, :, :3].mean(axis=2), np.uint8)


def _is_coloured(picture: NDArray[np.uint8]) -> bool:
    """Whether writing in colour would vanish where only black ink is kept."""
    dark = picture[:, :, :3].min(axis=2) < _MIDDLE
    return bool(dark.any()) and float((picture[:, :, :3].max(axis=2)[dark] >= _MIDDLE).mean()) > 0.5
