"""Tables whose headings stand in the first column, an item in each other one: 品名, A, B / 数量, 1, 2 / 单价, 5, 6."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from hedui.extract.tables.cells import (
    AMOUNTS,
    END,
    MOST_COLUMNS,
    Cell,
    Table,
    meaning,
    row_of,
    row_of_cells,
    written,
)
from hedui.extract.text.layout import Layout
from hedui.normalize import figures, punctuation

_NAMED = frozenset({"index", "item.description"})
_SUMS = frozenset({"item.quantity", "item.unit_price", "item.subtotal"})
_EMPTY = ("", "-", "/", "—")


def transposed_table(layout: Layout, line: int) -> Table | None:
    """The table that begins on the line, where it says what, and two of how many, what each costs, what all do."""
    rows = list(_headed_rows(layout, line))
    meanings = tuple(field for field, _ in rows)
    if not _are_heads(meanings):
        return None
    header, *columns = zip(*(cells for _, cells in rows), strict=True)
    at = meanings.index("item.description")
    sums = [column for column in columns if END.match(column[at].text)]
    items = tuple(row_of(column) for column in columns if column not in sums)
    return Table(meanings, header, items, tuple(written(chain(*sums))), line, line + len(rows))


def _are_heads(meanings: Sequence[str]) -> bool:
    known = [field for field in meanings if field != "other"]
    return "item.description" in known and len(set(known)) == len(known) and len(_SUMS & set(known)) > 1


def _headed_rows(layout: Layout, line: int) -> Iterator[tuple[str, Sequence[Cell]]]:
    """The rows from the line on that begin with a known heading, with what it means; all have as many cells."""
    field, cells = _headed_row(layout, line, MOST_COLUMNS)
    columns = len(cells) if field in _NAMED else 0
    while field is not None and len(cells) == columns:
        yield field, cells
        line += 1
        field, cells = _headed_row(layout, line, columns) if line < len(layout.text.lines) else (None, ())


def _headed_row(layout: Layout, line: int, columns: int) -> tuple[str | None, Sequence[Cell]]:
    """The line's cells and what the first heads: None for nothing, or for numbers where other things stand."""
    row = layout.text.line_text(layout.text.lines[line])
    gap = punctuation.WIDE_GAP.search(row)
    if meaning(layout, row[: gap.start() if gap is not None else None].strip(" 【】")) is None:
        return None, ()
    cells = row_of_cells(layout, line, punctuation.WIDE_GAP, columns)
    field = meaning(layout, cells[0].text) if len(cells) > 1 else None
    return None if field in AMOUNTS and not all(map(_is_number, cells[1:])) else field, cells


def _is_number(cell: Cell) -> bool:
    return cell.text in _EMPTY or figures.NUMBER.match(cell.text) is not None
