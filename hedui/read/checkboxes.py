"""Boxes to tick: what the picture shows where a line has a box, or lost it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import cv2
import numpy as np

from hedui.read.frames import Square, framed
from hedui.read.ocr.engine import TextLine
from hedui.read.symbols import EMPTY, FILLED, TICKED

if TYPE_CHECKING:
    from hedui.read.ocr.engine import Floats
    from hedui.read.picture import Picture

_BOXES = frozenset("□☐☑☒■口")
_SIZE = (0.35, 1.0)
_EMPTY_SHARE, _FILLED_SHARE = 0.04, 0.7
_HOLE = 0.42
_GHOST, _DARK, _FRAME = 0.6, 128, 0.45
"""How surely a box was read at most that may be none, what is ink, and how far from its middle, in widths of its place,
the frame lies at most."""


def with_checkboxes(
    lines: tuple[TextLine, ...], upright: Picture, sealed: Picture | None = None
) -> tuple[TextLine, ...]:
    """The lines with their boxes as the picture shows them: ticked or not, and those put in that were not read.

    On a line that a seal touches (``sealed`` is not 0) none is put in: what it leaves of 日 is a box too.
    """
    lines = tuple(_without_ghosts(line, upright) for line in lines)
    squares = find_squares(upright, lines)
    broken = [square for square in framed(upright, lines) if not any(_is_same(square, other) for other in squares)]
    owned: dict[int, list[tuple[Square, str | None]]] = {}
    for square in (*squares, *broken):
        owner = _owner(square, lines)
        if owner is not None and (not _is_sealed(lines[owner], sealed) or _is_read(lines[owner], square)):
            sign = _state(square, upright, _FILLED_SHARE if square in broken else _HOLE)
            owned.setdefault(owner, []).append((square, sign))
    return tuple(_mended(line, owned.get(number, [])) for number, line in enumerate(lines))


def _without_ghosts(line: TextLine, upright: Picture) -> TextLine:
    """The line with white space for each box that was read with little confidence where paper is bare."""
    text = list(line.text)
    for number in np.flatnonzero(line.confidences < _GHOST).tolist():
        if text[number] in _BOXES and _is_bare(line, number, upright):
            text[number] = " "
    return replace(line, text="".join(text))


def _is_bare(line: TextLine, number: int, upright: Picture) -> bool:
    """Whether nothing is dark where a character's frame would be."""
    left, right = line.spans[number]
    top_left, top_right, _, bottom_left = line.corners
    x, y = top_left + (left + right) / 2 * (top_right - top_left) + (bottom_left - top_left) / 2
    half = max(_FRAME * (right - left) * float(np.linalg.norm(top_right - top_left)), 1.0)
    place = upright[max(round(y - half), 0) : round(y + half) + 1, max(round(x - half), 0) : round(x + half) + 1]
    return bool(place.size) and int(place.min()) >= _DARK


def _is_sealed(line: TextLine, sealed: Picture | None) -> bool:
    if sealed is None:
        return False
    left, top = np.maximum(line.corners.min(axis=0), 0).astype(int)
    right, bottom = line.corners.max(axis=0).astype(int) + 1
    return bool(sealed[top:bottom, left:right].any())


def _is_read(line: TextLine, square: Square) -> bool:
    """Whether the line has a box where the square is."""
    return _under(line, _position(line, square), boxes=True)


def _is_same(square: Square, other: Square) -> bool:
    return abs(square[0] - other[0]) < other[2] / 2 and abs(square[1] - other[1]) < other[3] / 2


def _owner(square: Square, lines: tuple[TextLine, ...]) -> int | None:
    """The line that a square stands on: the one it lies within, else the one that begins close behind it, else the one
    that ends close before it. None for the frame of a character that was read."""
    near = [number for number, line in enumerate(lines) if _is_on(square, line)]
    at = {number: _position(lines[number], square) for number in near}
    if any(_under(lines[number], at[number], boxes=False) for number in near):
        return None
    return min(near, key=lambda number: (not 0 <= at[number] <= 1, at[number] > 1), default=None)


def _under(line: TextLine, at: float, *, boxes: bool) -> bool:
    """Whether a character that was read (a box, or any other but white space) stands at a share of the line."""
    under = np.flatnonzero((line.spans[:, 0] < at) & (line.spans[:, 1] > at)).tolist()
    return any((line.text[number] in _BOXES) is boxes and not line.text[number].isspace() for number in under)


def find_squares(upright: Picture, lines: tuple[TextLine, ...]) -> list[Square]:
    """Squares of a character's size (x, y, width, height in pixels) with a frame all around."""
    heights = [float(np.linalg.norm(line.corners[3] - line.corners[0])) for line in lines]
    if not heights:
        return []
    usual = float(np.median(heights))
    outlines, hierarchy = cv2.findContours((upright < 150).astype(np.uint8), cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    if hierarchy is None:
        return []
    found = []
    for number, outline in enumerate(outlines):
        x, y, width, height = cv2.boundingRect(outline)
        if not _SIZE[0] * usual <= max(width, height) <= _SIZE[1] * usual or min(width, height) < 0.8 * max(
            width, height
        ):
            continue
        if hierarchy[0][number][3] >= 0 or cv2.contourArea(outline) < 0.85 * width * height:
            continue
        found.append((x, y, width, height))
    return found


def _is_on(square: Square, line: TextLine) -> bool:
    x, y, width, height = square
    left, top = line.corners.min(axis=0)
    right, bottom = line.corners.max(axis=0)
    return bool(left - width < x + width / 2 < right + width and top < y + height / 2 < bottom)


def _mended(line: TextLine, squares: list[tuple[Square, str | None]]) -> TextLine:
    """A line whose characters under squares say what the square shows."""
    for square, sign in squares:
        if sign is None:
            continue
        at = _position(line, square)
        under = np.flatnonzero((line.spans[:, 0] < at) & (line.spans[:, 1] > at))
        if len(under) and line.text[int(under[0])] in _BOXES:
            line = _with(line, int(under[0]), int(under[0]) + 1, sign, line.spans[under[0]])
        elif not len(under) or line.text[int(under[0])].isspace():
            index = int(np.searchsorted(line.spans[:, 0], at))
            half = square[2] / 2 / max(float(np.linalg.norm(line.corners[1] - line.corners[0])), 1.0)
            line = _with(line, index, index, sign, np.array([at - half, at + half]))
    return line


def _position(line: TextLine, square: Square) -> float:
    """How far along the line, 0 to 1, a square's middle lies."""
    along = line.corners[1] - line.corners[0]
    middle = np.array([square[0] + square[2] / 2, square[1] + square[3] / 2]) - line.corners[0]
    return float(middle @ along / max(float(along @ along), 1.0))


def _state(square: Square, upright: Picture, most: float) -> str | None:
    """What is inside a square's frame; None where it is more than ``most`` of ink and some character, not a box."""
    x, y, width, height = square
    margin = max(round(0.22 * width), 2)
    inside = upright[y + margin : y + height - margin, x + margin : x + width - margin]
    if not inside.size:
        return None
    share = float((inside < 128).mean())
    if share < _EMPTY_SHARE:
        return EMPTY
    if share > _FILLED_SHARE:
        return FILLED
    return TICKED if share <= most else None


def _with(line: TextLine, start: int, end: int, sign: str, span: Floats) -> TextLine:
    """The line with ``sign`` in place of the characters from ``start`` to ``end``."""
    confidence = float(line.confidences[start]) if end > start else 0.8
    return TextLine(
        line.text[:start] + sign + line.text[end:],
        line.corners,
        np.concatenate((line.spans[:start], np.clip(span, 0, 1)[None], line.spans[end:])),
        np.concatenate((line.confidences[:start], [confidence], line.confidences[end:])),
    )
