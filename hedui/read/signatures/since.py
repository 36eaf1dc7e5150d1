"""What the pages of a PDF show otherwise than they did when it was signed: both are drawn and compared.

What a file was at an earlier time it still holds: PDF writers append changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from hedui.models.digital import PageChange
from hedui.models.evidence import Box
from hedui.read.pdffields import open_form
from hedui.read.pdfgeometry import Geometry, geometry_of
from hedui.read.pdftext import PageText

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hedui.read.glyphs import Glyphs

_MOST = 12
"""Pages that are told."""
_MOST_POINTS = 3_000.0
"""A side of a page is not drawn longer than that, in pixels."""
_CONTRAST = 48
_LEAST_PIXELS = 3
_LONGEST = 120
_SAME_PLACE = 0.5
_WORD = re.compile(r"[\w.,，．%‰¥￥-]")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a page, counted from 1."""

    page: int
    box: Box


class Revisions:
    """A PDF as it is now, and as it was when it ended earlier."""

    def __init__(self, path: Path) -> None:
        self._path, self.size = path, path.stat().st_size
        self._now = pypdfium2.PdfDocument(path)
        open_form(self._now, path)
        self._found: dict[tuple[int, bool], tuple[PageChange, ...] | None] = {}

    def __enter__(self) -> Revisions:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._now.close()

    def spot(self, index: int | None, rectangle: tuple[float, ...]) -> Spot | None:
        """A rectangle in the user space of a page, counted from 0, as it lies on the paper."""
        if index is None or index >= len(self._now):
            return None
        page = self._now[index]
        try:
            (box,) = _boxes([rectangle], geometry_of(page))
        finally:
            page.close()
        return Spot(index + 1, box)

    def differences(self, end: int, kept: Iterable[Spot], *, fields_are_open: bool) -> tuple[PageChange, ...] | None:
        """Where pages differ from those of the first ``end`` bytes, the first dozen; None where these are no PDF.

        What lies in the boxes of ``kept`` (signatures that are good) is not compared; nor, with ``fields_are_open``,
        are fields that were there to be filled in.
        """
        key = (end, fields_are_open)
        if key not in self._found:
            self._found[key] = self._compared(end, list(kept), fields_are_open)
        return self._found[key]

    def _compared(self, end: int, kept: list[Spot], fields_are_open: bool) -> tuple[PageChange, ...] | None:
        with self._path.open("rb") as file:
            data = file.read(end)
        try:
            before = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError:
            return None
        try:
            open_form(before, data)
            found = []
            for index in range(max(len(before), len(self._now))):
                if change := self._page(before, index, kept, fields_are_open):
                    found.append(change)
                if len(found) == _MOST:
                    break
            return tuple(found)
        finally:
            before.close()

    def _page(self, before: Any, index: int, kept: list[Spot], fields_are_open: bool) -> PageChange | None:
        was, now = (_View.of(document, index) for document in (before, self._now))
        if was is None or now is None:
            return _change(index, _text_of(was), _text_of(now))
        left_out = [spot.box for spot in kept if spot.page == index + 1]
        if fields_are_open:
            left_out += list(_shared(was.fields, now.fields))
        box = _difference(was, now, left_out)
        if box is not None:
            return _change(index, "".join(was.within(box)), "".join(now.within(box)), box)
        if was.glyphs.text != now.glyphs.text:
            return _change(index, *_apart(was.glyphs.text, now.glyphs.text))
        return None


@dataclass(frozen=True, slots=True)
class _View:
    """A page drawn, with its text and the boxes of its form's fields."""

    picture: NDArray[np.uint8]
    scale: float
    """Pixels a point: 1, and less for huge sheets."""
    glyphs: Glyphs
    fields: tuple[Box, ...]

    @staticmethod
    def of(document: Any, index: int) -> _View | None:
        """None where there is no such page."""
        if index >= len(document):
            return None
        page = document[index]
        try:
            geometry = geometry_of(page)
            text = PageText(page, geometry)
            try:
                glyphs = text.glyphs()
            finally:
                text.close()
            scale = min(1.0, _MOST_POINTS / max(geometry.size))
            bitmap = page.render(scale=scale, grayscale=True)
            picture = np.array(bitmap.to_numpy()).reshape(bitmap.height, bitmap.width)
            bitmap.close()
            return _View(picture, scale, glyphs, tuple(_fields(page, geometry)))
        finally:
            page.close()

    def within(self, box: Box) -> Iterator[str]:
        """The text in a box, with the rest of the words at its ends."""
        x0, top, x1, bottom = box
        boxes = self.glyphs.boxes
        if not len(boxes):
            return
        with np.errstate(invalid="ignore"):
            x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
            inside = np.flatnonzero((x >= x0 - 1) & (x <= x1 + 1) & (y >= top - 1) & (y <= bottom + 1))
        if inside.size:
            yield _whole_words(self.glyphs.text, int(inside[0]), int(inside[-1]) + 1)


def _fields(page: Any, geometry: Geometry) -> Iterator[Box]:
    """The boxes of the fields on a page."""
    found = []
    for index in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
        note = pdfium.FPDFPage_GetAnnot(page.raw, index)
        if not note:
            continue
        rectangle = pdfium.FS_RECTF()
        if pdfium.FPDFAnnot_GetSubtype(note) == pdfium.FPDF_ANNOT_WIDGET and pdfium.FPDFAnnot_GetRect(note, rectangle):
            found.append((rectangle.left, rectangle.bottom, rectangle.right, rectangle.top))
        pdfium.FPDFPage_CloseAnnot(note)
    yield from _boxes(found, geometry)


def _boxes(rectangles: list[Any], geometry: Geometry) -> list[Box]:
    if not rectangles:
        return []
    rows = np.array(rectangles, float)
    rows = np.column_stack(
        (rows[:, [0, 2]].min(1), rows[:, [1, 3]].min(1), rows[:, [0, 2]].max(1), rows[:, [1, 3]].max(1))
    )
    return [tuple(float(round(each, 2)) for each in row) for row in geometry.boxes(rows)]  # type: ignore[misc]


def _shared(was: tuple[Box, ...], now: tuple[Box, ...]) -> Iterator[Box]:
    """The boxes that were there and still are, at the same place."""
    if was and now:
        apart = np.abs(np.array(was)[:, None] - np.array(now)[None]).max(axis=2)
        yield from (box for box, row in zip(was, apart, strict=True) if row.min() <= _SAME_PLACE)


def _difference(was: _View, now: _View, left_out: list[Box]) -> Box | None:
    """The box around all that differs; of sheets of two sizes the whole."""
    scale = now.scale
    if was.picture.shape != now.picture.shape:
        return 0.0, 0.0, now.picture.shape[1] / scale, now.picture.shape[0] / scale
    differs = np.abs(was.picture.astype(np.int16) - now.picture.astype(np.int16)) >= _CONTRAST
    for box in left_out:
        x0, top, x1, bottom = (int(each * scale) for each in box)
        differs[max(top - 1, 0) : bottom + 2, max(x0 - 1, 0) : x1 + 2] = False
    if np.count_nonzero(differs) < _LEAST_PIXELS:
        return None
    rows, columns = np.flatnonzero(differs.any(axis=1)), np.flatnonzero(differs.any(axis=0))
    return columns[0] / scale, rows[0] / scale, (columns[-1] + 1) / scale, (rows[-1] + 1) / scale


def _apart(was: str, now: str) -> tuple[str, str]:
    """What two texts have not in common, with the rest of the words at its ends."""
    shorter = min(len(was), len(now))
    start = next((index for index in range(shorter) if was[index] != now[index]), shorter)
    tail = next((index for index in range(shorter - start) if was[-1 - index] != now[-1 - index]), shorter - start)
    return _whole_words(was, start, len(was) - tail), _whole_words(now, start, len(now) - tail)


def _whole_words(text: str, start: int, end: int) -> str:
    """The interval, and of what is cut at its ends the figures and Latin words."""
    first, last = start, end
    while first > 0 and start - first < _LONGEST and _is_inside(text[first - 1]):
        first -= 1
    while last < len(text) and last - end < _LONGEST and _is_inside(text[last]):
        last += 1
    return text[first:last]


def _is_inside(character: str) -> bool:
    return character.isascii() and _WORD.match(character) is not None


def _change(index: int, before: str, after: str, box: Box | None = None) -> PageChange:
    return PageChange(page=index + 1, before=_clipped(before), after=_clipped(after), box=box)


def _text_of(view: _View | None) -> str:
    return view.glyphs.text if view is not None else ""


def _clipped(text: str) -> str:
    tidy = " ".join(text.split())
    return tidy if len(tidy) <= _LONGEST else tidy[: _LONGEST - 1] + "…"
