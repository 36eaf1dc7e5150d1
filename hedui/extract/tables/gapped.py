"""Tables whose cells are divided by tabs or wide gaps, a row on each line."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from hedui.extract.tables.cells import (
    AMOUNTS,
    END,
    NUMBER,
    TICK,
    Cell,
    Meanings,
    Row,
    Table,
    cells_of,
    ends_rows,
    from_both_sides,
    is_clause,
    is_header,
    is_price_list,
    meaning,
    meanings_of,
    parted,
    unglued,
)
from hedui.extract.text.layout import Layout
from hedui.normalize import grammar

_SECTION = grammar.pattern(
    r"(?:[(（]?{numeral}{1,2}[)）、.．]|(?:[Ⅰ-Ⅻ]|[IVX]{1,4}(?![A-Za-z]))[、.．]?|[A-H][、.．)]"
    r"|第{numeral}[部分类]+)\s*[^\d:：。;]{1,24}"
)
_FEW_CELLS = 3
_TAB = regex.compile(r"\t")
_EITHER = regex.compile(r"\t| {2,}")
"""What divides a table whose columns are set at unlike distances."""


def gapped_table(layout: Layout, line: int) -> Table | None:
    """The table whose header stands on the line, or None."""
    row = layout.text.line_text(layout.text.lines[line])
    if "\t" not in row and "  " not in row:
        return None
    separators = [_TAB] * ("\t" in row) + [_EITHER] * ("  " in row)
    heads = [(separator, *_header(layout, line, separator)) for separator in separators]
    known = [head for head in heads if is_header(head[2]) or is_price_list(*head[1:])]
    if not known:
        return None
    separator, header, meanings = max(known, key=lambda head: sum(m is not None for m in head[2]))
    first = line + 1
    if (below := _parted_below(layout, line, separator, header)) is not None:
        header, meanings, first = *below, line + 2
    rows = _Rows(layout, separator, tuple(meanings))
    end = rows.read(first)
    return Table(tuple(meanings), tuple(header), tuple(rows.found), tuple(rows.totals), line, end)


class _Rows:
    """The rows below a header, and those that add them up, as they are read line by line."""

    def __init__(self, layout: Layout, separator: regex.Pattern[str], meanings: Meanings) -> None:
        self._layout, self._separator, self._meanings = layout, separator, meanings
        self.found: list[Row] = []
        self.totals: list[Cell] = []

    def read(self, line: int) -> int:
        """Read from ``line`` on; gives the line behind the table."""
        end = len(self._layout.text.lines)
        while line < end and (following := self._take(line)) is not None:
            line = following
        return line

    def _take(self, line: int) -> int | None:
        """Read the row that begins on the line; gives the line behind it, or None where the table ended above."""
        cells = cells_of(self._layout, line, self._separator)
        filled = _filled(cells)
        if _heads_section(filled) and _is_row(self._layout, line + 1, self._separator, self._meanings):
            return line + 1
        if _ends(self._layout, line, filled, len(self._meanings)):
            return None
        if ends_rows(filled):
            self.totals += filled
        elif not _is_ruled(filled) and not _add_row(self.found, cells, self._meanings):
            whole = _with_rest(self._layout, line + 1, cells, self._separator, len(self._meanings))
            return line + 2 if whole and _add_row(self.found, whole, self._meanings) else None
        return line + 1


def _header(layout: Layout, line: int, separator: regex.Pattern[str]) -> tuple[list[Cell], list[str | None]]:
    header = [part for cell in cells_of(layout, line, separator) for part in unglued(layout, cell)]
    return header, meanings_of(layout, header)


def _parted_below(
    layout: Layout, line: int, separator: regex.Pattern[str], header: list[Cell]
) -> tuple[list[Cell], list[str | None]] | None:
    """The header where its second row parts one of its cells: 价格 over 单价 and 数量; the rows below have so many."""
    if line + 2 >= len(layout.text.lines):
        return None
    parts, row = cells_of(layout, line + 1, separator), cells_of(layout, line + 2, separator)
    apart = len(parts) > 1 and all(meaning(layout, cell.text) for cell in parts)
    if not apart or len(row) != len(header) - 1 + len(parts):
        return None
    for at in range(len(header) - 1, -1, -1):
        whole = [*header[:at], *parts, *header[at + 1 :]]
        meanings = meanings_of(layout, whole)
        if is_header(meanings) and _fit(row, meanings):
            return whole, meanings
    return None


def _fit(row: Sequence[Cell], meanings: Sequence[str | None]) -> bool:
    """Whether numbers stand in the row where the header calls for numbers."""
    return all(NUMBER.match(cell.text) for m, cell in zip(meanings, row, strict=True) if m in AMOUNTS)


def _filled(cells: Sequence[Cell]) -> list[Cell]:
    return [cell for cell in cells if cell.text]


def _heads_section(filled: Sequence[Cell]) -> bool:
    """Whether the line may head a part of the table: （一）检验科."""
    return len(filled) <= 2 and _SECTION.fullmatch("".join(cell.text for cell in filled)) is not None


def _is_row(layout: Layout, line: int, separator: regex.Pattern[str], meanings: Meanings) -> bool:
    """Whether the line is a row of the table, and not the header of the next one."""
    if line >= len(layout.text.lines):
        return False
    cells = _filled(cells_of(layout, line, separator))
    if len(cells) <= _FEW_CELLS or END.match(cells[0].text) or is_header(meanings_of(layout, cells)):
        return False
    return _aligned(cells, meanings) is not None


def _with_rest(
    layout: Layout, index: int, cells: list[Cell], separator: regex.Pattern[str], columns: int
) -> list[Cell] | None:
    """The row with the line below, where a cell broke over the line's end."""
    if index >= len(layout.text.lines):
        return None
    rest = cells_of(layout, index, separator)
    if len(cells) + len(rest) - 1 != columns:
        return None
    broken = Cell(cells[-1].text + rest[0].text, cells[-1].start, rest[0].end)
    return [*cells[:-1], broken, *rest[1:]]


def _is_ruled(cells: Sequence[Cell]) -> bool:
    """Whether the line only draws a rule, as Markdown does below a header."""
    return all(not cell.text.strip("-: ") for cell in cells)


def _add_row(rows: list[Row], cells: Sequence[Cell], meanings: Meanings) -> bool:
    """Add the row, or its rest to the row before; False where the line is no row of this table."""
    aligned = _aligned(cells, meanings)
    if aligned is None:
        return False
    if rows and meanings[0] == "index" and aligned[0] is None:
        rows[-1] = _merged(rows[-1], aligned)  # a row that a page break cut off has no index
    elif sum(cell is not None for cell in aligned) > 1:
        rows.append(aligned)
    return True


def _ends(layout: Layout, line: int, filled: list[Cell], columns: int) -> bool:
    """Whether the line stands behind the table."""
    if not filled or (len(filled) == 1 and not END.match(filled[0].text)):
        return True
    return is_clause(layout, line) and len(filled) < min(3, columns)


def _aligned(cells: Sequence[Cell], meanings: Meanings) -> Row | None:
    """The row's cells under their columns; where cells are missing, numbers are set from the right."""
    if len(cells) == len(meanings) + 1 and TICK.fullmatch(cells[0].text):
        cells = [Cell(cells[0].text + cells[1].text, cells[0].start, cells[1].end), *cells[2:]]
    if len(cells) == len(meanings):
        return tuple(cell if cell.text else None for cell in cells)
    if len(cells) > len(meanings) + 2:
        return None
    return from_both_sides(parted(_filled(cells), len(meanings)), meanings)


def _merged(first: Row, second: Row) -> Row:
    merged: list[Cell | None] = []
    for one, other in zip(first, second, strict=True):
        if one is None or other is None:
            merged.append(one or other)
        else:
            merged.append(Cell(one.text + other.text, one.start, other.end))
    return tuple(merged)
