"""Tables whose headings stand in the first column, an item in each other one: 品名, A, B / 数量, 1, 2 / 单价, 5, 6."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hedui.extract.tables.cells import AMOUNTS, END, MOST_COLUMNS, NUMBER, Cell, Row, Table, meaning, row_of_cells
from hedui.extract.text.layout import Layout
from hedui.normalize import punctuation

_NAMED = frozenset({"index", "item.description"})
_SUMS = frozenset({"item.quantity", "item.unit_price", "item.subtotal"})
_EMPTY = ("", "-", "/", "—")


def transposed_table(layout: Layout, line: int) -> Table | None:
    """The table that begins on the line, where it says what, and two of how many, what each costs, what all do."""
    rows = list(_headed_rows(layout, line))
    meanings = tuple(field for field, _ in rows)
    known = [field for field in meanings if field != "other"]
    if "item.description" not in known or len(set(known)) < len(known) or len(_SUMS & set(known)) < 2:
        return None
    columns = list(zip(*(cells for _, cells in rows), strict=True))
    items = tuple(_row(column) for column in columns[1:] if not _adds_up(meanings, column))
    totals = tuple(cell for column in columns[1:] if _adds_up(meanings, column) for cell in column if cell.text)
    return Table(meanings, columns[0], items, totals, line, line + len(rows))


def _headed_rows(layout: Layout, line: int) -> Iterator[tuple[str, list[Cell]]]:
    """The rows from the line on that begin with a known heading, with what it means; all have as many cells."""
    columns = 0
    for number in range(line, len(layout.text.lines)):
        cells = row_of_cells(layout, number, punctuation.WIDE_GAP, columns or MOST_COLUMNS)
        field = meaning(layout, cells[0].text) if len(cells) > 1 else None
        if field is None or (columns and len(cells) != columns) or (not columns and field not in _NAMED):
            return
        if field in AMOUNTS and any(not _is_number(cell) for cell in cells[1:]):
            return
        columns = columns or len(cells)
        yield field, cells


def _is_number(cell: Cell) -> bool:
    return cell.text in _EMPTY or NUMBER.match(cell.text) is not None


def _row(column: Sequence[Cell]) -> Row:
    return tuple(cell if cell.text else None for cell in column)


def _adds_up(meanings: Sequence[str], column: Sequence[Cell]) -> bool:
    return END.match(column[meanings.index("item.description")].text) is not None
