"""Cells of a ruled table that bear ink which gave no text: a lone character is easily overlooked on a whole page."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import TYPE_CHECKING

import cv2
import numpy as np

from hedui.models.evidence import Box
from hedui.read.ocr.engine import OcrEngine, TextLine
from hedui.read.picture import RESOLUTION, straighten_points, straightened
from hedui.read.tables import as_strokes, cell_of_each, find_tables

if TYPE_CHECKING:
    from hedui.read.ocr.engine import Floats
    from hedui.read.picture import Picture

_Pixels = tuple[int, int, int, int]
"""A box: x0, top, x1, bottom."""

_POINTS = 72.0 / RESOLUTION
_MARGIN = 5
_DARK = 160
_SMALLEST_INK = 8
_LEAST_SURE = 0.6
_WHOLE_CHARACTER = 1.0
_DASH = 1.5
"""A lone stroke narrower than this with half a line's height of paper on either side is a dash and not a one (一)."""
_MOST_CELLS = 200


def missed_in_cells(
    upright: Picture, skew: float, lines: tuple[TextLine, ...], strokes: Floats, engine: OcrEngine
) -> tuple[TextLine, ...]:
    """Further lines: what was overlooked in cells, wholly or but for some lines.

    ``strokes`` are those of the straightened picture.
    """
    cells = _cells(strokes)
    if not cells or not lines:
        return ()
    size = (float(upright.shape[1]), float(upright.shape[0]))
    usual = float(np.median([np.linalg.norm(line.corners[3] - line.corners[0]) for line in lines]))
    quads = [straighten_points(line.corners, size, skew) for line in lines]
    boxes = np.concatenate([_pieces(quad, len(line.text)) for quad, line in zip(quads, lines, strict=True)])
    taken = set(cell_of_each(boxes, cells).tolist())
    straight = straightened(upright, skew)
    unread = _without(straight, quads)
    found = []
    for box in _overlooked(unread, cells[:_MOST_CELLS], taken, usual):
        line = _read(engine, straight, box, usual)
        if line.text.strip() and line.confidence >= _LEAST_SURE:
            found.append(dataclasses.replace(line, corners=straighten_points(line.corners, size, -skew)))
    return tuple(found)


def _overlooked(unread: Picture, cells: list[Box], taken: set[int], usual: float) -> Iterator[_Pixels]:
    """Where ink lies in cells; in those that are taken only if it is as high as a character."""
    for number, cell in enumerate(cells):
        box = _ink(unread, cell, usual)
        if box is not None and (number not in taken or box[3] - box[1] >= _WHOLE_CHARACTER * usual):
            yield box


def _without(straight: Picture, quads: list[Floats]) -> Picture:
    """The picture with paper in place of lines."""
    unread = straight.copy()
    for quad in quads:
        cv2.fillPoly(unread, [quad.round().astype(np.int32)], 255.0)
    return unread


def _read(engine: OcrEngine, straight: Picture, box: _Pixels, usual: float) -> TextLine:
    """The line in a box; a lone stroke may be a dash."""
    x0, top, x1, bottom = box
    line = engine.read_line(np.ascontiguousarray(straight[top:bottom, x0:x1]))
    corners = np.array([(x0, top), (x1, top), (x1, bottom), (x0, bottom)], np.float64)
    text = "-" if line.text == "一" and x1 - x0 < _DASH * usual else line.text
    return dataclasses.replace(line, text=text, corners=corners)


def _cells(strokes: Floats) -> list[Box]:
    """The cells of all tables, in pixels."""
    tables = find_tables(as_strokes(strokes * _POINTS))
    return [
        (cell[0] / _POINTS, cell[1] / _POINTS, cell[2] / _POINTS, cell[3] / _POINTS)
        for table in tables
        for row in table.rows
        for cell in row
        if cell
    ]


def _pieces(quad: Floats, count: int) -> Floats:
    """The box around a line, cut into ``count`` parts of equal width."""
    (x0, top), (x1, bottom) = quad.min(axis=0), quad.max(axis=0)
    edges = np.linspace(x0, x1, max(count, 1) + 1)
    return np.column_stack((edges[:-1], np.full(len(edges) - 1, top), edges[1:], np.full(len(edges) - 1, bottom)))


def _ink(straight: Picture, cell: Box, usual: float) -> _Pixels | None:
    """Where in a cell a line's worth of ink lies (x0, top, x1, bottom), or None."""
    x0, top, x1, bottom = (round(value) for value in cell)
    inside = straight[top + _MARGIN : bottom - _MARGIN, x0 + _MARGIN : x1 - _MARGIN]
    if not inside.size:
        return None
    _, _, stats, _ = cv2.connectedComponentsWithStats((inside < _DARK).astype(np.uint8), connectivity=8)
    parts = np.array([part for part in stats[1:].tolist() if part[4] >= _SMALLEST_INK]).reshape(-1, 5)
    if not len(parts):
        return None
    left, right = int(parts[:, 0].min()), int((parts[:, 0] + parts[:, 2]).max())
    high, low = int(parts[:, 1].min()), int((parts[:, 1] + parts[:, 3]).max())
    if low - high > 1.5 * usual:
        return None
    pad = max(round((usual - (low - high)) / 2), 4)
    across = round(usual / 2)
    height, width = straight.shape
    offset_x, offset_y = x0 + _MARGIN, top + _MARGIN
    return (
        max(offset_x + left - across, x0 + 2, 0),
        max(offset_y + high - pad, top + 2, 0),
        min(offset_x + right + across, x1 - 2, width),
        min(offset_y + low + pad, bottom - 2, height),
    )
