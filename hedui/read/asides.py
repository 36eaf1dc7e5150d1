"""Characters of a page that are not read, as marks: where they would stand, what shows there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING

import numpy as np

from hedui.models.page import Mark, MarkKind, Page

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hedui.models.evidence import Box
    from hedui.read.glyphs import Arrangement, Glyphs

_MOST = 200
_LONGER = 2
_REACH = 1.0
_LEAST_BESIDE = 4


@dataclass(frozen=True, slots=True)
class _Shown:
    """The page's characters that have a place: their offsets in its text, boxes and middles."""

    text: str
    offsets: NDArray[np.intp]
    boxes: NDArray[np.float64]
    middles: NDArray[np.float64]


def marks_of(
    glyphs: Glyphs, kinds: dict[MarkKind, NDArray[np.bool_]], arrangement: Arrangement | None
) -> tuple[Mark, ...]:
    """A mark for each stretch of glyphs that is not read, for its kind; without an arrangement the page has no text.

    Hidden text that says what shows at its place is none: some browsers draw each character twice.
    """
    shown = _shown(glyphs, arrangement)
    found: list[Mark] = []
    for kind, mask in kinds.items():
        for stretch in _stretches(glyphs, mask):
            if len(found) >= _MOST:
                break
            text = "".join(glyphs.text[number] for number in range(stretch[0], stretch[-1] + 1)).strip()
            boxes = tuple(_lines(glyphs.boxes[stretch]))
            start, instead = (0, "") if shown is None or not boxes else _place(shown, boxes[0], len(text))
            if kind is not MarkKind.HIDDEN or "".join(text.split()) != "".join(instead.split()):
                found.append(Mark(kind, text, start, instead, boxes))
    return tuple(sorted(found, key=lambda mark: mark.start))


def placed(marks: Iterable[Mark], page: Page) -> tuple[Mark, ...]:
    """The marks with their places on a page that was read anew; those without boxes stand at its beginning."""
    boxes = np.array(page.boxes, np.float64).reshape(-1, 4)
    offsets = np.flatnonzero(np.isfinite(boxes).all(axis=1))
    boxes = boxes[offsets]
    shown = _Shown(page.text, offsets, boxes, (boxes[:, 1] + boxes[:, 3]) / 2)
    found = []
    for mark in marks:
        start, instead = _place(shown, mark.boxes[0], len(mark.text)) if mark.boxes and len(offsets) else (0, "")
        found.append(replace(mark, start=start, instead=mark.instead or instead))
    return tuple(found)


def _shown(glyphs: Glyphs, arrangement: Arrangement | None) -> _Shown | None:
    if arrangement is None:
        return None
    offsets = np.flatnonzero(arrangement.order >= 0)
    boxes = glyphs.boxes[arrangement.order[offsets]]
    return _Shown(arrangement.text, offsets, boxes, (boxes[:, 1] + boxes[:, 3]) / 2)


def _stretches(glyphs: Glyphs, mask: NDArray[np.bool_]) -> Iterator[list[int]]:
    """The numbers of glyphs that follow each other, white space between them apart."""
    stretch: list[int] = []
    for number in np.flatnonzero(mask).tolist():
        if stretch and glyphs.text[stretch[-1] + 1 : number].strip():
            yield stretch
            stretch = []
        stretch.append(number)
    if stretch:
        yield stretch


def _lines(boxes: NDArray[np.float64]) -> Iterator[Box]:
    """One box around each line of characters that follow each other."""
    start = 0
    for number in range(1, len(boxes) + 1):
        if number < len(boxes) and abs(boxes[number, 1] - boxes[start, 1]) < 0.7 * (boxes[start, 3] - boxes[start, 1]):
            continue
        line = boxes[start:number]
        left, top = line[:, :2].min(axis=0).round(2).tolist()
        right, bottom = line[:, 2:].max(axis=0).round(2).tolist()
        yield left, top, right, bottom
        start = number


def _place(shown: _Shown, box: Box, length: int) -> tuple[int, str]:
    """Where in the page's text something at ``box`` would stand, and what shows at its place, if that is about as
    long."""
    x0, top, x1, bottom = box
    level = (shown.middles > top) & (shown.middles < bottom)
    x = (shown.boxes[:, 0] + shown.boxes[:, 2]) / 2
    over = shown.offsets[level & (x > x0) & (x < x1)]
    if len(over):
        first, last = int(over.min()), int(over.max()) + 1
        instead = shown.text[first:last]
        return first, instead if "\n" not in instead and len(instead) <= _LONGER * length + 8 else ""
    before = shown.offsets[level & (shown.boxes[:, 2] <= x0 + _REACH)]
    if len(before):
        return int(before.max()) + 1, ""
    behind = shown.offsets[level]
    if len(behind):
        return int(behind.min()), ""
    above = shown.offsets[shown.middles <= top]
    return (int(above.max()) + 1 if len(above) else 0), ""


def without_halves(pages: Iterable[Page]) -> list[Page]:
    """The pages without marks of what lies beside their paper and another page shows, as where a spread was cut in
    two; a few signs beside the paper, such as a printer's, are none either."""
    found = list(pages)
    beside = [number for number, page in enumerate(found) if any(_is_beside(mark, page) for mark in page.marks)]
    if not beside:
        return found
    shown = "\n".join("".join(page.text.split()) for page in found)
    asked = count()
    for number in beside:
        found[number] = replace(found[number], marks=tuple(_kept(found[number], shown, asked)))
    return found


def _kept(page: Page, shown: str, asked: Iterator[int]) -> Iterator[Mark]:
    """The page's marks, of those beside its paper what no page has ``shown``; behind the first ``_MOST`` asked none."""
    for mark in page.marks:
        if not _is_beside(mark, page) or (next(asked) < _MOST and _is_lost(mark, shown)):
            yield mark


def _is_beside(mark: Mark, page: Page) -> bool:
    """Whether a mark is of text that lies beside the page's paper."""
    x0, top, x1, bottom = mark.boxes[0] if mark.boxes else (0.0, 0.0, page.width, page.height)
    x, y = (x0 + x1) / 2, (top + bottom) / 2
    return mark.kind is MarkKind.HIDDEN and not (0 <= x <= page.width and 0 <= y <= page.height)


def _is_lost(mark: Mark, shown: str) -> bool:
    solid = "".join(mark.text.split())
    return sum(character.isalnum() for character in solid) >= _LEAST_BESIDE and solid not in shown
