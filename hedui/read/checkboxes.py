"""Boxes to tick: what the picture shows where a line has a box, or lost it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from hedui.read.ocr.engine import TextLine
from hedui.read.symbols import EMPTY, FILLED, TICKED

if TYPE_CHECKING:
    from hedui.read.ocr.engine import Floats
    from hedui.read.picture import Picture

_BOXES = frozenset("□☐☑☒■口")
_SAME = {"☐": EMPTY, "☒": TICKED}
_SIZE = (0.35, 1.0)
_SQUARE = 0.72
_EMPTY_SHARE, _FILLED_SHARE = 0.04, 0.7
_HOLE = 0.42


def with_checkboxes(lines: tuple[TextLine, ...], upright: Picture) -> tuple[TextLine, ...]:
    """The lines with their boxes as the picture shows them: ticked or not, and those put in that were not read."""
    squares = find_squares(upright, lines)
    return tuple(_mended(line, [square for square in squares if _is_on(square, line)], upright) for line in lines)


def find_squares(upright: Picture, lines: tuple[TextLine, ...]) -> list[tuple[int, int, int, int]]:
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


def _is_on(square: tuple[int, int, int, int], line: TextLine) -> bool:
    x, y, width, height = square
    left, top = line.corners.min(axis=0)
    right, bottom = line.corners.max(axis=0)
    return bool(left - width < x + width / 2 < right + width and top < y + height / 2 < bottom)


def _mended(line: TextLine, squares: list[tuple[int, int, int, int]], upright: Picture) -> TextLine:
    """A line whose characters under squares say what the square shows."""
    for square in squares:
        sign = _state(square, upright)
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


def _position(line: TextLine, square: tuple[int, int, int, int]) -> float:
    """How far along the line, 0 to 1, a square's middle lies."""
    along = line.corners[1] - line.corners[0]
    middle = np.array([square[0] + square[2] / 2, square[1] + square[3] / 2]) - line.corners[0]
    return float(middle @ along / max(float(along @ along), 1.0))


def _state(square: tuple[int, int, int, int], upright: Picture) -> str | None:
    """What is inside a square's frame; None where it is some character, not a box."""
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
    return TICKED if share < _HOLE else None


def _with(line: TextLine, start: int, end: int, sign: str, span: Floats) -> TextLine:
    """The line with ``sign`` in place of the characters from ``start`` to ``end``."""
    confidence = float(line.confidences[start]) if end > start else 0.8
    return TextLine(
        line.text[:start] + sign + line.text[end:],
        line.corners,
        np.concatenate((line.spans[:start], np.clip(span, 0, 1)[None], line.spans[end:])),
        np.concatenate((line.confidences[:start], [confidence], line.confidences[end:])),
    )
