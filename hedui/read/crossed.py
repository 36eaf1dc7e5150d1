"""Which characters a pen crosses out on a PDF page: with a slash, a cross, a zigzag or a scribble, drawn or annotated.

Straight level lines are ``hedui.read.struck``'s. A tick, a ring around a word, a wave below it, a signature and what
leads across the page strike nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hedui.read.struck import BAND, TALLEST

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hedui.read.glyphs import Glyphs

    Floats = NDArray[np.float64]
    Truths = NDArray[np.bool_]

_SHORTEST = 3.0
_STEP = 1.0
"""Points between the places at which a stroke is looked at."""
_TALLER = 1.6
"""What is drawn through a line of text is no taller than so many of its letters; signatures and rings are."""
_WIDER = 1.5
"""A stroke through a word is so much wider than its letters are high; one through a letter, or a tick, is not."""
_COVERED, _OF_LETTER, _HIT = 0.75, 0.6, 0.5
"""Which share of a stroke goes through letters, of a letter lies under it, and of these letters it hits."""
_INNER, _LEVEL = (0.1, 0.9), 0.25
"""A stroke hits a letter between these shares of its height; one no taller than the other share is level."""
_WITHIN = 0.35
"""And no farther than that share of its width from its middle: a frame or a ring around each letter hits none."""
_LEAST, _LEAST_OF_ONE = 3, 4
"""Letters in a row that one stroke crosses out, and that a stroke each does."""
_ENDS = 2
"""Figures at an end of a number that the stroke may miss."""
_FIGURES = frozenset("0123456789.,")
_MOST = 2_000


@dataclass(slots=True)
class _Line:
    """The letters and signs of a page that may be crossed out, by their heights."""

    text: str
    boxes: Floats
    order: NDArray[np.intp]
    middles: Floats

    def at(self, middle: float) -> NDArray[np.intp]:
        """Those that stand on the line of text which a height lies on."""
        first, last = np.searchsorted(self.middles, [middle - TALLEST, middle + TALLEST])
        near = self.order[first:last]
        high = self.boxes[near, 3] - self.boxes[near, 1]
        return np.asarray(near[np.abs(self.middles[first:last] - middle) < high / 2])


def crossed(glyphs: Glyphs, strokes: Sequence[Floats]) -> Truths:
    """Which glyphs are crossed out by ``strokes``, each the points that a pen went through on the page as seen."""
    boxes, found = glyphs.boxes, np.zeros(len(glyphs.boxes), bool)
    if not strokes:
        return found
    middles, high = (boxes[:, 1] + boxes[:, 3]) / 2, boxes[:, 3] - boxes[:, 1]
    with np.errstate(invalid="ignore"):
        order = np.flatnonzero(glyphs.solid() & (high <= TALLEST))
    order = order[np.argsort(middles[order], kind="stable")]
    line = _Line(glyphs.text, boxes, order, middles[order])
    single = np.zeros(len(boxes), bool)
    for stroke in strokes[:_MOST]:
        under, is_wide = _under(stroke, line)
        if is_wide and sum(glyphs.text[number].isalnum() for number in under) >= _LEAST:
            found[under] = True
        elif not is_wide:
            single[under] = True
    for run in _runs(np.flatnonzero(single).tolist()):
        if sum(glyphs.text[number].isalnum() for number in run) >= _LEAST_OF_ONE:
            found[run] = True
    for run in _runs(np.flatnonzero(found).tolist()):
        found[_rest(glyphs.text, run)] = True
    return found


def _under(stroke: Floats, line: _Line) -> tuple[list[int], bool]:
    """The glyphs that a stroke goes through, none where it does not keep to them; and whether it is wider than high."""
    (x0, top), (x1, bottom) = stroke.min(axis=0), stroke.max(axis=0)
    near = line.at((top + bottom) / 2) if x1 - x0 >= _SHORTEST else np.empty(0, np.intp)
    boxes = line.boxes[near]
    within = np.maximum(np.minimum(boxes[:, 2], x1) - np.maximum(boxes[:, 0], x0), 0.0)
    inside = within > _OF_LETTER * np.maximum(boxes[:, 2] - boxes[:, 0], 1e-6)
    if not inside.any() or within.sum() < _COVERED * (x1 - x0):
        return [], False
    high = float(np.median(boxes[inside, 3] - boxes[inside, 1]))
    under = near[inside]
    letters = [number for number in under.tolist() if line.text[number].isalnum()]
    if not letters or bottom - top > _TALLER * high or not _strikes(stroke, line.boxes[letters], high):
        return [], False
    return under.tolist(), bool(x1 - x0 >= _WIDER * high)


def _strikes(stroke: Floats, boxes: Floats, high: float) -> bool:
    """Whether a stroke goes through the middle of letters as high as that, and hits most of them."""
    points = _dense(stroke)
    around = np.array([[boxes[:, 0].min(), boxes[:, 1].min(), boxes[:, 2].max(), boxes[:, 3].max()]])
    band = BAND if np.ptp(stroke[:, 1]) < _LEVEL * high else _INNER
    return _hits(points, around, BAND) > 0 and _hits(points, boxes, band) >= _HIT


def _hits(points: Floats, boxes: Floats, band: tuple[float, float]) -> float:
    """The share of the boxes that a point lies in the middle of."""
    x, y = points[:, 0, None], points[:, 1, None]
    high = boxes[:, 3] - boxes[:, 1]
    across = np.abs(x - (boxes[:, 0] + boxes[:, 2]) / 2) < _WITHIN * (boxes[:, 2] - boxes[:, 0])
    down = (y > boxes[:, 1] + band[0] * high) & (y < boxes[:, 1] + band[1] * high)
    return float((across & down).any(axis=0).mean())


def _dense(stroke: Floats) -> Floats:
    """The stroke's points, and others between them."""
    long = np.hypot(*np.diff(stroke, axis=0).T)
    along = np.concatenate(([0.0], np.cumsum(long)))
    places = np.linspace(0.0, along[-1], max(min(int(along[-1] / _STEP), _MOST), 1) + 1)
    return np.column_stack([np.interp(places, along, stroke[:, axis]) for axis in (0, 1)])


def _runs(numbers: list[int]) -> Iterator[list[int]]:
    """The numbers that follow on each other, one between two of them included."""
    run: list[int] = []
    for number in numbers:
        if run and number > run[-1] + 2:
            yield run
            run = []
        run += range(run[-1] + 1, number + 1) if run else [number]
    if run:
        yield run


def _rest(text: str, run: list[int]) -> list[int]:
    """The few figures by which a number goes on at an end of a run that a pen crosses out."""
    found = []
    for start, step in ((run[0], -1), (run[-1], 1)):
        ends = [number for number in range(start + step, start + (_ENDS + 2) * step, step) if 0 <= number < len(text)]
        long = next((n for n, number in enumerate(ends) if text[number] not in _FIGURES), len(ends))
        found += ends[:long] if text[start] in _FIGURES and long <= _ENDS else []
    return found
