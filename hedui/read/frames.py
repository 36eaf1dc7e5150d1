"""Boxes to tick whose frame a pen broke: a tick or cross that runs over it makes the box no shape of its own.

Looked for only where a line has room between its characters, so that no character with a frame (口, 国) is taken for
one.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from hedui.read.ocr.engine import Floats, TextLine
    from hedui.read.picture import Picture

Square = tuple[int, int, int, int]
"""x, y, width and height, in pixels."""

_DARK = 215
"""Frames are drawn thin: on a scan they are lighter than writing."""
_SIDES = (0.45, 1.0)
_ROOM = 0.5
"""Room between two characters that may hold a box, in heights of the line."""
_REACH = 1.6
"""How far before and behind a line a box is looked for, in heights of the line."""
_BEYOND = 0.25
_ABOVE = 0.35
_WEAKEST_SIDE, _ALL_SIDES = 0.6, 0.82
_MOST_BEYOND = 3
"""Of the eight ends of a frame's sides so many may go on: a pen does that here and there, the rules of a table do
everywhere."""
_STEP = 9
_MOST_ROOMS = 600
_TALLEST = 160
"""Pixels that a line's height may have for its frames to be looked for one side's length after the other."""


def framed(upright: Picture, lines: tuple[TextLine, ...]) -> list[Square]:
    """The frames that stand in the rooms of lines, at most one in each."""
    dark = (upright < _DARK).astype(np.uint8)
    found = []
    for number, (x0, top, x1, bottom, height) in enumerate(_rooms(lines)):
        if number >= _MOST_ROOMS:
            break
        left, high = max(round(x0), 0), max(round(top), 0)
        window = dark[high : round(bottom), left : round(x1)]
        square = _found(window, height)
        if square is not None and _beyond_corners(window, square) <= _MOST_BEYOND:
            found.append((left + square[0], high + square[1], square[2], square[2]))
    return found


def _rooms(lines: tuple[TextLine, ...]) -> Iterator[tuple[float, float, float, float, float]]:
    """Windows (x0, top, x1, bottom) before and behind each line and in its wide gaps, with the line's height."""
    heights = [float(np.linalg.norm(line.corners[3] - line.corners[0])) for line in lines]
    usual = float(np.median(heights)) if heights else 0.0
    for line, own in zip(lines, heights, strict=True):
        height = min(own, usual)  # a pen's stroke makes a line higher than its writing
        length = float(np.linalg.norm(line.corners[1] - line.corners[0]))
        if height >= 8 and length >= 1:
            for start, end in _gaps(line, _REACH * height / length):
                if (end - start) * length >= _ROOM * height:
                    yield (*_window(line.corners, start, end, height, length), height)


def _gaps(line: TextLine, reach: float) -> Iterator[tuple[float, float]]:
    """What lies between the characters of a line, and for ``reach`` before and behind it, as shares of its length."""
    pairs = zip(line.spans.tolist(), line.text, strict=True)
    solid = [span for span, character in pairs if not character.isspace()]
    if solid:
        edges = [-reach, *chain.from_iterable(solid), solid[-1][1] + reach]
        yield from zip(edges[::2], edges[1::2], strict=True)


def _window(
    corners: Floats, start: float, end: float, height: float, length: float
) -> tuple[float, float, float, float]:
    along, down = corners[1] - corners[0], corners[3] - corners[0]
    beyond = _BEYOND * height / length
    points = [corners[0] + share * along for share in (start - beyond, end + beyond)]
    points += [point + down for point in points]
    (x0, top), (x1, bottom) = np.min(points, axis=0), np.max(points, axis=0)
    return float(x0), float(top) - _ABOVE * height, float(x1), float(bottom) + _ABOVE * height


def _found(window: Picture, height: float) -> tuple[int, int, int] | None:
    """As ``_best``, of what is written large on a smaller picture, where a frame keeps its sides."""
    times = math.ceil(height / _TALLEST)
    if times == 1:
        return _best(window, height)
    smaller = cv2.dilate(window, np.ones((times, times), np.uint8), anchor=(0, 0))[::times, ::times]
    square = _best(np.ascontiguousarray(smaller), height / times)
    return (square[0] * times, square[1] * times, square[2] * times) if square is not None else None


def _best(window: Picture, height: float) -> tuple[int, int, int] | None:
    """The corner and side of the square whose four sides are dark most throughout, or None where none is."""
    level = cv2.dilate(window, np.ones((3, 1), np.uint8)).astype(np.float32)
    upright = cv2.dilate(window, np.ones((1, 3), np.uint8)).astype(np.float32)
    best, surest = None, _ALL_SIDES
    for side in range(round(_SIDES[0] * height), round(_SIDES[1] * height) + 1):
        if side < 6 or side > min(window.shape):
            continue
        across = cv2.blur(level, (side, 1), anchor=(0, 0), borderType=cv2.BORDER_CONSTANT)
        down = cv2.blur(upright, (1, side), anchor=(0, 0), borderType=cv2.BORDER_CONSTANT)
        rows, columns = window.shape[0] - side + 1, window.shape[1] - side + 1
        sides = np.stack(
            (
                across[:rows, :columns],
                across[side - 1 :, :columns],
                down[:rows, :columns],
                down[:rows, side - 1 :],
            )
        )
        mean = np.where(sides.min(axis=0) >= _WEAKEST_SIDE, sides.mean(axis=0), 0.0)
        y, x = np.unravel_index(int(mean.argmax()), mean.shape)
        if mean[y, x] > surest:
            best, surest = (int(x), int(y), side), float(mean[y, x])
    return best


def _beyond_corners(window: Picture, square: tuple[int, int, int]) -> int:
    """At how many of its eight ends a side of the square goes on beyond the corner."""
    x, y, side = square
    wide = np.pad(window, _STEP + 1)
    x, y, far = x + _STEP + 1, y + _STEP + 1, side - 1
    ends = 0
    for at in (0, far):
        for start in (-_STEP, far + 2):
            ends += bool(wide[y + at - 1 : y + at + 2, x + start : x + start + _STEP - 1].any(axis=0).all())
            ends += bool(wide[y + start : y + start + _STEP - 1, x + at - 1 : x + at + 2].any(axis=1).all())
    return ends
