"""Rows that say a unit and two of quantity, price and sum: which two is known where the sums stand below the rows."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from hedui.extract.tables.cells import Cell, Meanings, Row, filled, is_index
from hedui.extract.tables.products import multiplies

COUNTED = ("item.quantity", "item.unit_price", "item.subtotal")
OPEN = "?"
"""What a cell says whose number may stand in it or in the next one."""
_APART = regex.compile(r"(?<index>\d{1,3})(?:\s+|_{2,}+)(?<sum>[¥￥]?[\d,]{1,14}(?:\.\d{1,4})?)")
"""A row's number and its sum on a line of their own, below the rows that lack both."""


class ShortRows:
    """The rows of a table that lack a number beside their unit, and the sums that stand below them."""

    def __init__(self, meanings: Meanings) -> None:
        self._meanings = meanings
        self._rows: list[int] = []
        self._sums: list[Cell] = []

    def add(self, at: int, cells: Sequence[Cell], row: Row) -> None:
        """Note the row, the table's ``at``-th, where its cells leave open which of the numbers it lacks."""
        if len(cells) < len(self._meanings) and _open(self._meanings, row):
            self._rows.append(at)

    def take(self, cell: Cell) -> bool:
        """Whether the line that the cell is states the number and the sum of a row above: it is kept then."""
        apart = _APART.fullmatch(cell.text) if self._rows and self._meanings[0] == "index" else None
        if apart is None or not is_index(apart["index"]):
            return False
        self._sums.append(Cell(apart["sum"], cell.start + apart.start("sum"), cell.start + apart.end("sum")))
        return True

    def settle(self, rows: list[Row]) -> None:
        """Set the rows' numbers: with the sums below where all come to them; else those left open where a count and a
        price look the same."""
        sums: Sequence[Cell | None] = self._sums if len(self._sums) == len(self._rows) else [None] * len(self._rows)
        whole = [_with(self._meanings, rows[at], cell) for at, cell in zip(self._rows, sums, strict=True)]
        proved = all(multiplies(filled(self._meanings, row)) for row in whole)
        for at, row in zip(self._rows, whole, strict=True):
            if proved:
                rows[at] = row
            elif _may_count(_first(self._meanings, rows[at])):
                rows[at] = _without(self._meanings, rows[at])


def _open(meanings: Meanings, row: Row) -> bool:
    """Whether a row has its unit beside an empty quantity, or beside its quantity and one number: two of three."""
    unit = meanings.index("item.unit") if "item.unit" in meanings else None
    if unit is None or row[unit] is None or not set(COUNTED) <= set(meanings):
        return False
    quantity, price, total = (row[meanings.index(m)] for m in COUNTED)
    beside = abs(meanings.index("item.quantity") - unit) == 1
    return beside and (quantity is None) != (price is None) and total is not None


def _first(meanings: Meanings, row: Row) -> Cell:
    """The first of the row's two numbers: how many, or at what price."""
    quantity, price = (row[meanings.index(m)] for m in COUNTED[:2])
    first = quantity or price
    assert first is not None, "an open row has two numbers"
    return first


def _may_count(cell: Cell) -> bool:
    """Whether a number may be how many of a thing as well as what it costs."""
    return is_index(cell.text)


def _with(meanings: Meanings, row: Row, total: Cell | None) -> Row:
    """The row, its numbers one column further left, and the sum."""
    return _set(meanings, row, (_first(meanings, row), row[meanings.index("item.subtotal")], total))


def _without(meanings: Meanings, row: Row) -> Row:
    """The row with a cell for its price that says nothing: there is one, of which it is not known where it stands."""
    quantity, first = row[meanings.index("item.quantity")], _first(meanings, row)
    return _set(meanings, row, (quantity, Cell(OPEN, first.start, first.start), None))


def _set(meanings: Meanings, row: Row, numbers: Sequence[Cell | None]) -> Row:
    placed = dict(zip(map(meanings.index, COUNTED), numbers, strict=True))
    return tuple(placed.get(at, cell) for at, cell in enumerate(row))
