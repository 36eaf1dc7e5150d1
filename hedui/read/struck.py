"""Which characters of a page are struck through: by a level line through their middle, or by a PDF's annotation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hedui.read.glyphs import Glyphs
    from hedui.read.pdfmarks import Rectangle

    Floats = NDArray[np.float64]

BAND = (0.3, 0.7)
"""Between these shares of a letter's height, from its top, runs what strikes it through; underlines run lower."""
_COVERED = 0.75
"""Share of a line that must run through letters; the rule of a table goes on beside them."""
_MOST_OF_LETTER = 0.6
_SHORTEST = 3.0
TALLEST = 60.0
"""Of letters that a line may strike, in points; some programs' fonts give letters the box of a whole table, through
which its rules run."""
_LEAST_APART, _MOST_APART, _SHARED, _NEXT = 0.5, 6.0, 0.75, 3
"""Of two strokes side by side: how far apart they are, in points, which share of the first the second goes along with,
and how many strokes further down it may be."""
_SURE = 0.9
_FIGURES = frozenset("0123456789")
_LEAST_FIGURES, _LEAST_LETTERS = 3, 7


def struck(
    glyphs: Glyphs, strokes: Floats, quads: Sequence[Rectangle] = (), band: tuple[float, float] = BAND
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which glyphs are struck through, and which strokes do that; ``strokes`` are the page's straight ones, ``quads``
    the places that annotations strike out, both on the page as seen. A line within the ``band`` of letters strikes."""
    boxes = glyphs.boxes
    found, strikes = np.zeros(len(boxes), bool), np.zeros(len(strokes), bool)
    if not len(strokes) and not quads:
        return found, strikes
    solid = glyphs.solid()
    middles, sides = (boxes[:, 1] + boxes[:, 3]) / 2, boxes[:, 3] - boxes[:, 1]
    with np.errstate(invalid="ignore"):
        order = np.flatnonzero(solid & (sides <= TALLEST))
    order = order[np.argsort(middles[order], kind="stable")]
    heights = middles[order]
    for number, (x0, y, x1, apart) in _lines(strokes):
        first, last = np.searchsorted(heights, [y - TALLEST, y + TALLEST])
        near = order[first:last]
        hit = near[_runs_through(boxes[near], x0, y, x1, band) & (sides[near] >= 1.5 * apart)]
        letters = [number for number in hit.tolist() if glyphs.text[number].isalnum()]
        if letters and _is_drawn(glyphs, letters):
            within = np.minimum(boxes[hit, 2], x1) - np.maximum(boxes[hit, 0], x0)
            if within.sum() >= _COVERED * (x1 - x0):
                found[hit] = strikes[number] = True
    for x0, top, x1, bottom in quads:
        x = (boxes[:, 0] + boxes[:, 2]) / 2
        with np.errstate(invalid="ignore"):
            found |= solid & (x > x0) & (x < x1) & (middles > top) & (middles < bottom)
    return found, strikes


def _lines(strokes: Floats) -> Iterator[tuple[list[int], tuple[float, float, float, float]]]:
    """What may strike letters: the numbers of the strokes that it is; from where, at what height and to where it goes,
    and how far apart they are. Those that go from left to right and are long enough, and two of them side by side, as
    clerks strike a figure."""
    if not len(strokes):
        return
    across, down = strokes[:, 2] - strokes[:, 0], strokes[:, 3] - strokes[:, 1]
    level = np.flatnonzero((across >= _SHORTEST) & (across > down))
    level = level[np.argsort(strokes[level, 1], kind="stable")]
    for place, number in enumerate(level.tolist()):
        x0, y, x1, _ = strokes[number].tolist()
        yield [number], (x0, y, x1, 0.0)
        for other in level[place + 1 : place + 1 + _NEXT].tolist():
            left, right, below = max(x0, strokes[other, 0]), min(x1, strokes[other, 2]), strokes[other, 1]
            if _LEAST_APART <= below - y <= _MOST_APART and right - left >= _SHARED * (x1 - x0):
                yield [number, other], (left, (y + below) / 2, right, below - y)


def _is_drawn(glyphs: Glyphs, letters: list[int]) -> bool:
    """Whether a stroke that was seen on a picture is no letters' own: those of a few Chinese characters side by side,
    or of blurred letters, may run together to a line; those of figures do not."""
    if glyphs.confidences is None:
        return True
    figures = sum(glyphs.text[number] in _FIGURES for number in letters)
    enough = figures >= _LEAST_FIGURES and 2 * figures > len(letters)
    return (enough or len(letters) >= _LEAST_LETTERS) and bool((glyphs.confidences[letters] >= _SURE).all())


def _runs_through(boxes: Floats, x0: float, y: float, x1: float, band: tuple[float, float]) -> NDArray[np.bool_]:
    """Which letters a level line from ``x0`` to ``x1`` runs through: through their middle, and most of their width."""
    widths, heights = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    inside = (y > boxes[:, 1] + band[0] * heights) & (y < boxes[:, 1] + band[1] * heights)
    shared = np.minimum(boxes[:, 2], x1) - np.maximum(boxes[:, 0], x0)
    return np.asarray(inside & (shared > _MOST_OF_LETTER * np.maximum(widths, 1e-6)))
