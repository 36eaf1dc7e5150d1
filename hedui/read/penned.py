"""What a pen strikes out on a scan with a stroke that is not straight: a wave, a zigzag, a scribble, two lines.

Between two printed characters there is paper. Where ink leads through the middle of several such gaps in a row, and
nowhere else on the page, a pen drew it. A ring around words, a seal's and a signature's strokes reach beyond the line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import cv2
import numpy as np

from hedui.read.ocr.recognition import crop
from hedui.read.picture import straighten_points

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hedui.read.ocr.engine import Floats, Picture, TextLine

    Truths = NDArray[np.bool_]

_DARK = 128
_BAND = (0.27, 0.72)
"""Between these shares of a line's height, from its top, a pen strikes; underlines run lower."""
_GAP = 0.1
"""Of a line's height, to either side of where two characters meet: the gap between them lies within that."""
_THICKEST = 0.3
"""Of a line's height, how thick a pen's strokes in a gap are at most, one above the other taken together."""
_LEAST = 4
"""Gaps in a row that a pen crosses."""
_MOST_OF_PAGE = 0.1
"""Of the other gaps of a page: where more are full of ink, letters have run together."""
_LEAST_BESIDE = 12
"""Other gaps of a page, by which that is told."""
_BEYOND = 0.6
"""How far beyond its line a stroke reaches at most, in heights of the line."""
_ONE_PIECE = 0.6
"""Of a run's length, what hangs together: two strokes of a cross are two pieces at their ends."""
_MISSED = 2
"""Figures at an end of a number that a pen may miss."""
_LEVEL = frozenset("-—–_~～=＝一…·.．,，、。:：")
"""Signs that lead from one gap to the next, or stand too low or too close to leave one."""


def penned(lines: Sequence[TextLine], upright: Picture, skew: float) -> Floats:
    """Strokes (rows of x0, y, x1, y in pixels of the picture after it was straightened by ``skew`` degrees) through
    the middle of what is struck out; ``upright`` is the page, its levels stretched and its seals taken off."""
    size = (float(upright.shape[1]), float(upright.shape[0]))
    beside, crossed, found = 0, 0, []
    for line in (line for line in lines if len(line.text) > _LEAST):
        full = _full(crop(upright, line.corners) < _DARK, line)
        runs = list(_runs(full, line.text))
        for start, end in runs:
            full[start:end] = False
            beside -= end - start
        beside, crossed = beside + len(full), crossed + int(full.sum())
        found += [ends for run in runs if (ends := _ends(line, *_within(line.text, *run), upright)) is not None]
    if not found or beside < _LEAST_BESIDE or crossed > _MOST_OF_PAGE * beside:
        return np.empty((0, 4))
    points = straighten_points(np.array(found), size, skew)
    middles = points[:, :, 1].mean(axis=1)
    return np.column_stack((points[:, 0, 0], middles, points[:, 1, 0], middles))


def _full(ink: Truths, line: TextLine) -> Truths:
    """For each character but the last whether thin ink leads from it to the next."""
    height, width = ink.shape
    band = ink[round(_BAND[0] * height) : round(_BAND[1] * height)]
    thick = band.sum(axis=0)
    inked, thin = (np.concatenate(([0], np.cumsum(mask))) for mask in (thick > 0, thick <= _THICKEST * height))
    meet = (line.spans[:-1, 1] + line.spans[1:, 0]) / 2 * width
    low = np.clip(np.floor(meet - _GAP * height), 0, width - 1).astype(int)
    high = np.clip(np.ceil(meet + _GAP * height), 1, width).astype(int)
    return np.asarray((inked[high] - inked[low] >= high - low) & (thin[high] > thin[low]))


def _runs(full: Truths, text: str) -> Iterator[tuple[int, int]]:
    """The first and the last character of each run of gaps that a pen crosses; a sign that tells nothing parts none."""
    start, count, last = 0, 0, 0
    for number in range(len(full) + 1):
        is_silent = number < len(full) and (text[number] in _LEVEL or text[number + 1] in _LEVEL)
        if number < len(full) and full[number] and not text[number].isspace():
            start = start if count else number
            count, last = count + (not is_silent), number + 1
        elif not is_silent:
            if count >= _LEAST:
                yield start, last
            count = 0


def _within(text: str, first: int, last: int) -> tuple[int, int]:
    """The run with the few figures by which a number goes on, and without a word's character beside a figure: a pen
    stops a little too early, or goes a little too far."""
    first += _is_figure(text[first + 1]) and not _is_figure(text[first])
    last -= _is_figure(text[last - 1]) and not _is_figure(text[last])
    before, behind = _figures(text[:first][::-1]), _figures(text[last + 1 :])
    return first - before * _is_figure(text[first]), last + behind * _is_figure(text[last])


def _figures(text: str) -> int:
    """How many figures a text begins with; 0 for more than a pen misses."""
    count = next((number for number, character in enumerate(text) if not _is_figure(character)), len(text))
    return count if count <= _MISSED else 0


def _is_figure(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _ends(line: TextLine, first: int, last: int, upright: Picture) -> Floats | None:
    """The middles of a run's two ends; None where the ink that leads through it is in pieces, or leaves the line."""
    start, end = float(line.spans[first, 0]), float(line.spans[last, 1])
    top_left, top_right, _, bottom_left = line.corners
    down = _BEYOND * (bottom_left - top_left)
    ink = (crop(upright, line.corners + np.array([-down, -down, down, down])) < _DARK).astype(np.uint8)
    height, width = ink.shape
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    left, top, wide, high = stats[1:, :4].T
    shared = np.minimum(left + wide, end * width) - np.maximum(left, start * width)
    keeps = (top > 0) & (top + high < height) & (shared >= _ONE_PIECE * (end - start) * width)
    if not keeps.any():
        return None
    middle = (top_left + bottom_left) / 2
    return np.array([middle + start * (top_right - top_left), middle + end * (top_right - top_left)])
