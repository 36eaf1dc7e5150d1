"""Ruled tables: strokes become a grid of cells.

pdfplumber's table finder works on strokes; fed with those that pdfium knows, it need not parse the page again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from hedui.models.evidence import Box

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SNAP = 3.0
_SMALLEST_CELL = 4.0
_MOST_STROKES = 4000


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line along one axis, in points from the page's top left: x0 == x1 or top == bottom."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def is_horizontal(self) -> bool:
        return self.x1 - self.x0 > self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Table:
    """Cells by row, from top to bottom and left to right. None keeps the place of a cell that began in a row above."""

    rows: tuple[tuple[Box | None, ...], ...]

    @property
    def top(self) -> float:
        return min(cell[1] for row in self.rows for cell in row if cell)


def as_strokes(boxes: NDArray[np.float64]) -> list[Stroke]:
    """Strokes from rows of x0, top, x1, bottom."""
    return [Stroke(*box) for box in boxes.tolist()]


def find_tables(strokes: list[Stroke]) -> list[Table]:
    """The ruled tables that the strokes draw; a lone box is none."""
    level = sum(stroke.is_horizontal for stroke in strokes)
    if not 2 <= level < len(strokes) <= _MOST_STROKES:
        return []
    from pdfplumber import table as finder

    edges = finder.merge_edges([_edge(stroke) for stroke in strokes], _SNAP, _SNAP, _SNAP, _SNAP)
    edges = _with_sides(edges)
    crossings = finder.edges_to_intersections(edges, _SNAP, _SNAP)
    if len(crossings) < 4:
        return []
    cells = [cell for cell in finder.intersections_to_cells(crossings) if _is_cell(cell)]
    return [_table(group) for group in finder.cells_to_tables(cells)]


def cell_of_each(boxes: NDArray[np.float64], cells: list[Box]) -> NDArray[np.intp]:
    """For each glyph's box the number of the smallest cell that holds its middle, or -1."""
    found = np.full(len(boxes), -1, np.intp)
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    largest_first = sorted(range(len(cells)), key=lambda n: -_area(cells[n]))
    for number in largest_first:
        x0, top, x1, bottom = cells[number]
        found[(x >= x0) & (x < x1) & (y >= top) & (y < bottom)] = number
    return found


def _area(cell: Box) -> float:
    return (cell[2] - cell[0]) * (cell[3] - cell[1])


def _is_cell(cell: Box) -> bool:
    return cell[2] - cell[0] >= _SMALLEST_CELL and cell[3] - cell[1] >= _SMALLEST_CELL


def _edge(stroke: Stroke) -> dict[str, Any]:
    """A stroke as pdfplumber wants it."""
    return {
        "x0": stroke.x0,
        "x1": stroke.x1,
        "top": stroke.top,
        "bottom": stroke.bottom,
        "doctop": stroke.top,
        "width": stroke.x1 - stroke.x0,
        "height": stroke.bottom - stroke.top,
        "orientation": "h" if stroke.is_horizontal else "v",
    }


_LEAST_RULES = 3
"""Level rules of a table that has a row between two others."""


def _with_sides(edges: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Close tables that are drawn without their left and right border, as many are."""
    uprights = [edge for edge in edges if edge["orientation"] == "v"]
    added = []
    for (x0, x1), heights in _by_ends(edges):
        top, bottom = min(heights), max(heights)
        if len(heights) >= _LEAST_RULES and _is_divided(uprights, (x0, x1), (top, bottom)):
            open_ = (x for x in (x0, x1) if not _has_border(uprights, x, (top, bottom)))
            added += [_edge(Stroke(x, top, x, bottom)) for x in open_]
    return edges + added


def _by_ends(edges: list[dict[str, Any]]) -> Iterable[tuple[tuple[float, float], list[float]]]:
    """Where level rules stand that have the same ends, with those of the first of them."""
    found: dict[tuple[int, int], tuple[tuple[float, float], list[float]]] = {}
    for edge in edges:
        if edge["orientation"] == "h":
            x0, x1 = edge["x0"], edge["x1"]
            _, heights = found.setdefault((round(x0 / _SNAP), round(x1 / _SNAP)), ((x0, x1), []))
            heights.append(edge["top"])
    return found.values()


def _is_divided(uprights: list[dict[str, Any]], across: tuple[float, float], down: tuple[float, float]) -> bool:
    """Whether a rule divides columns between two sides from top to bottom."""
    through = (one for one in uprights if one["top"] <= down[0] + _SNAP and one["bottom"] >= down[1] - _SNAP)
    return any(across[0] + _SNAP < one["x0"] < across[1] - _SNAP for one in through)


def _has_border(uprights: list[dict[str, Any]], x: float, down: tuple[float, float]) -> bool:
    """Whether an upright rule stands at a side, anywhere between top and bottom."""
    beside = (one for one in uprights if one["top"] < down[1] and one["bottom"] > down[0])
    return any(abs(one["x0"] - x) <= 2 * _SNAP for one in beside)


def _table(cells: list[Box]) -> Table:
    tops = sorted({cell[1] for cell in cells})
    rows = []
    for top in tops:
        row: list[tuple[float, Box | None]] = [(cell[0], cell) for cell in cells if cell[1] == top]
        row += [(cell[0], None) for cell in cells if cell[1] < top and cell[3] > top + _SNAP]
        rows.append(tuple(cell for _, cell in sorted(row, key=lambda placed: placed[0])))
    return Table(tuple(rows))
