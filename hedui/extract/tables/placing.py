"""Cells set under columns by what can only stand in one: numbers and units from the right, the rest from the left."""

from __future__ import annotations

from collections.abc import Sequence

from hedui.extract.tables.cells import AMOUNTS, NAMES, Cell, Meanings, Row, fits, is_index
from hedui.normalize import figures


def from_both_sides(cells: Sequence[Cell], meanings: Meanings) -> Row | None:
    """Set cells under columns: numbers and units from the right as long as they fit, the rest from the left.

    None where no number found its column.
    """
    placed: list[Cell | None] = [None] * len(meanings)
    _place_from_left(_place_from_right(cells, meanings, placed), meanings, placed)
    found = any(m in AMOUNTS and c is not None for m, c in zip(meanings, placed, strict=True))
    return tuple(placed) if found else None


def _place_from_right(cells: Sequence[Cell], meanings: Meanings, placed: list[Cell | None]) -> list[Cell]:
    """Place what fits from the last column on; the cells that remain."""
    rest = list(cells)
    for column in range(len(meanings) - 1, -1, -1):
        if rest and fits(rest[-1].text, meanings[column]):
            placed[column] = rest.pop()
        elif meanings[column] not in ("other", None) or (rest and figures.NUMBER.fullmatch(rest[-1].text)):
            break
        elif rest and _is_remark(rest[-1].text, meanings[:column], len(rest)):
            placed[column] = rest.pop()
    return rest


def _place_from_left(cells: Sequence[Cell], meanings: Meanings, placed: list[Cell | None]) -> None:
    column = 0
    for cell in cells:
        while column < len(meanings) and (
            placed[column] is not None or (meanings[column] == "index" and not is_index(cell.text))
        ):
            column += 1
        if column >= len(meanings):
            break
        placed[column] = cell
        column += 1


def _is_remark(text: str, before: Meanings, cells: int) -> bool:
    """Whether it may say something else: so many cells are left for the columns of names and numbers before it."""
    needed = sum(meaning in AMOUNTS or meaning in NAMES for meaning in before)
    return cells > needed and not figures.NUMBER.fullmatch(text)
