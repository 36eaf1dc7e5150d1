"""Tables whose cells are divided by tabs or wide gaps, a row on each line."""

from __future__ import annotations

from collections.abc import Sequence

from hedui.extract.tables.cells import (
    AMOUNTS,
    END,
    TICK,
    Cell,
    Meanings,
    Row,
    Table,
    cells_of,
    ends_rows,
    filled,
    has_numbers,
    is_clause,
    is_header,
    meaning,
    meanings_of,
    numbers_among,
    row_of,
    row_of_cells,
    written,
)
from hedui.extract.tables.headers import Header, read_header
from hedui.extract.tables.placing import from_both_sides
from hedui.extract.tables.products import multiplies
from hedui.extract.tables.short_rows import ShortRows
from hedui.extract.text.layout import Layout
from hedui.extract.text.paper import column_of
from hedui.extract.words.catalogue import squeeze
from hedui.normalize import figures, grammar, punctuation

_SECTION = grammar.pattern(
    r"(?:[(（]?{numeral}{1,2}[)）、.．]|(?:[Ⅰ-Ⅻ]|[IVX]{1,4}(?![A-Za-z]))[、.．]?|[A-H][、.．)]"
    r"|第{numeral}[部分类]+)\s*[^\d:：。;]{1,24}"
)
_HEADING, _NO_HEADING = range(2, 17), "\t:：。;；,，"
"""Characters of what heads a part without a number, and what none holds."""
_FEW_CELLS = 3


def gapped_table(layout: Layout, line: int) -> Table | None:
    """The table whose header stands on the line, or None."""
    row = layout.text.line_text(layout.text.lines[line])
    header = read_header(layout, line) if "\t" in row or "  " in row else None
    if header is None:
        return None
    rows = _Rows(layout, header)
    end = rows.read(line + header.lines)
    half = len(header.meanings) // 2
    if header.meanings[:half] == header.meanings[half:]:  # two rows side by side
        both = tuple(part for row in rows.found for part in (row[:half], row[half:]) if any(part))
        return Table(header.meanings[:half], header.cells[:half], both, tuple(rows.totals), line, end)
    return Table(header.meanings, header.cells, tuple(rows.found), tuple(rows.totals), line, end, tuple(rows.sums))


class _Rows:
    """The rows below a header, and those that add them up, as they are read line by line."""

    def __init__(self, layout: Layout, header: Header) -> None:
        self._layout, self._header, self._meanings = layout, header, header.meanings
        self.found: list[Row] = []
        self.totals: list[Cell] = []
        self.sums: list[Row] = []
        self._short = ShortRows(header.meanings)

    def read(self, line: int) -> int:
        """Read from ``line`` on; gives the line behind the table."""
        end = len(self._layout.text.lines)
        while line < end and (following := self._take(line)) is not None:
            line = following
        self._short.settle(self.found)
        return line

    def _cells(self, line: int) -> list[Cell]:
        cells = row_of_cells(self._layout, line, self._header.separator, len(self._meanings), self._header.before)
        lacking, text = len(self._meanings) - len(cells), self._layout.text
        if not 0 < lacking < len(self._meanings) or "\t" in text.line_text(text.lines[line]):
            return cells
        # On a page of one width the row's first cell may begin below a later heading.
        second = [column_of(text, cell.start) for cell in self._header.cells[lacking : lacking + 2]]
        first = column_of(text, cells[0].start)
        return [Cell("", cells[0].start, cells[0].start)] * (lacking * (second[0] <= first < second[-1])) + cells

    def _take(self, line: int) -> int | None:
        """Read the row that begins on the line; gives the line behind it, or None where the table ended above."""
        cells = self._cells(line)
        filled = written(cells)
        if self._short.take(self._whole(line)):
            return line + 1
        if (again := self._heads_again(line, filled)) is not None:
            return again if self.found else None
        if self._heads_section(line, cells, filled):
            return line + 1
        if self._ends(line, cells, filled):
            return None
        if ends_rows(filled):
            self.totals += filled
            self.sums += [tuple(cells)] if len(cells) == len(self._meanings) else []
            return line + 1
        if self._is_form(cells, filled):
            return line + 1 if len(filled) == 2 else None
        return self._behind(line, cells, filled)

    def _whole(self, line: int) -> Cell:
        """The line as one cell."""
        text, span = self._layout.text, self._layout.text.lines[line]
        return Cell(text.line_text(span), span.start, span.end)

    def _behind(self, line: int, cells: Sequence[Cell], filled: Sequence[Cell]) -> int | None:
        """The line behind a row that is added to the table, by itself or with the line below; None for no row."""
        if _is_ruled(filled) or self._add_row(cells):
            return line + 1
        return line + 2 if self._add_row(self._with_rest(line + 1, cells)) else None

    def _heads_again(self, line: int, filled: Sequence[Cell]) -> int | None:
        """The line behind the table's own header, where a new page or a further list repeats it; else None."""
        head = [cell.text for cell in self._header.cells]
        if [cell.text for cell in filled[:2]] != list(filter(None, head))[:2]:
            return None
        again = read_header(self._layout, line)
        same = again is not None and [cell.text for cell in again.cells] == head
        return line + self._header.lines if same else None

    def _heads_section(self, line: int, cells: Sequence[Cell], filled: Sequence[Cell]) -> bool:
        """Whether the line heads a part of the table: words in a row of as many cells, or （一）检验科 above one."""
        words = "".join(cell.text for cell in filled)
        if not 0 < len(filled) <= 2 or END.match(words):
            return False
        if len(cells) == len(self._meanings) >= _FEW_CELLS:
            return not numbers_among(cells, self._meanings)
        return self._is_row(line + 1) and (
            _SECTION.fullmatch(words) is not None
            or (punctuation.is_heading(words, _HEADING, _NO_HEADING) and self._is_full(line + 1))
        )

    def _is_full(self, line: int) -> bool:
        """Whether the line has a cell for each column, and numbers where they belong."""
        cells = self._cells(line)
        return len(cells) == len(self._meanings) and has_numbers(cells, self._meanings)

    def _is_row(self, line: int) -> bool:
        """Whether the line is a row of the table, and not the header of the next one."""
        if line >= len(self._layout.text.lines):
            return False
        cells = written(self._cells(line))
        if len(cells) <= _FEW_CELLS or END.match(cells[0].text) or is_header(meanings_of(self._layout, cells)):
            return False
        return _aligned(cells, self._meanings) is not None

    def _ends(self, line: int, cells: Sequence[Cell], filled: Sequence[Cell]) -> bool:
        """Whether the line stands behind the table."""
        columns = len(self._meanings)
        if not filled or (len(filled) == 1 and not END.match(filled[0].text)):
            return True
        if is_clause(self._layout, line) and len(filled) < min(3, columns) and len(cells) < columns:
            return True
        return is_header(meanings_of(self._layout, filled))

    def _is_form(self, cells: Sequence[Cell], filled: Sequence[Cell]) -> bool:
        """Whether what the row says stands beside its labels, not below the header: 交货期, 30天, 质保期, 24个月."""
        paired = len(filled) % 2 == 0 and (len(filled) > 2 or not figures.NUMBER.fullmatch(filled[-1].text))
        if paired and all(map(self._is_label, filled[::2])):
            return True
        return len(cells) == len(self._meanings) and any(map(self._is_label, numbers_among(cells, self._meanings)))

    def _is_label(self, cell: Cell) -> bool:
        heads = meaning(self._layout, cell.text)
        labels = bool(self._layout.catalogue.labelled(squeeze(cell.text)))
        return labels or (heads is not None and not heads.startswith("rate."))  # 赠送 heads a column, and fills cells

    def _with_rest(self, line: int, cells: Sequence[Cell]) -> list[Cell]:
        """The row with the line below, where a cell broke over the line's end; else nothing."""
        if line >= len(self._layout.text.lines):
            return []
        rest = cells_of(self._layout, line, self._header.separator)
        if len(cells) + len(rest) - 1 != len(self._meanings):
            return []
        broken = Cell(cells[-1].text + rest[0].text, cells[-1].start, rest[0].end)
        return [*cells[:-1], broken, *rest[1:]]

    def _add_row(self, cells: Sequence[Cell]) -> bool:
        """Add the row, or its rest to the row before; False where the line is no row of this table."""
        aligned = _aligned(cells, self._meanings)
        if aligned is None:
            return False
        if len(cells) == len(self._meanings):
            aligned = self._with_name(aligned)
        if self.found and self._goes_on(aligned):
            self.found[-1] = _merged(self.found[-1], aligned)
        elif sum(cell is not None for cell in aligned) > 1:
            self._short.add(len(self.found), cells, aligned)
            self.found.append(aligned)
        return True

    def _with_name(self, row: Row) -> Row:
        """The row; where it multiplies and its name's cell is empty, with that of the row above, which goes on."""
        at = self._meanings.index("item.description") if "item.description" in self._meanings else None
        if at is None or row[at] is not None or not self.found or not multiplies(filled(self._meanings, row)):
            return row
        return (*row[:at], self.found[-1][at], *row[at + 1 :])

    def _goes_on(self, row: Row) -> bool:
        """Whether a row is the rest of the one before, which a page break cut off: it has no index, and no number where
        that has one unless the two together are the figures of one number: 527,000.0 and 0."""
        if self._meanings[0] != "index" or row[0] is not None:
            return False
        if not self._counts(row):
            return True
        pairs = zip(self.found[-1], row, self._meanings, strict=True)
        cut = [(one.text, other.text) for one, other, m in pairs if one and other and m in AMOUNTS]
        return all(
            figures.COMPLETE.fullmatch(one + other) and not figures.COMPLETE.fullmatch(one) for one, other in cut
        )

    def _counts(self, row: Row) -> bool:
        """Whether a row has a number where that before it has one."""
        pairs = zip(self.found[-1], row, self._meanings, strict=True)
        return any(one is not None and other is not None for one, other, m in pairs if m in AMOUNTS)


def _is_ruled(cells: Sequence[Cell]) -> bool:
    """Whether the line only draws a rule, as Markdown does below a header."""
    return all(not cell.text.strip("-: ") for cell in cells)


def _aligned(cells: Sequence[Cell], meanings: Meanings) -> Row | None:
    """The row's cells under their columns; where cells are missing, numbers are set from the right."""
    if len(cells) == len(meanings) + 1 and TICK.fullmatch(cells[0].text):
        cells = [Cell(cells[0].text + cells[1].text, cells[0].start, cells[1].end), *cells[2:]]
    if len(cells) == len(meanings):
        return row_of(cells)
    if len(cells) > len(meanings) + 2:
        return None
    return from_both_sides(_parted(written(cells), len(meanings)), meanings)


def _parted(cells: Sequence[Cell], columns: int) -> list[Cell]:
    """The cells, those that hold several numbers divided where the row has too few: 5760.00 144000.00."""
    apart: list[Cell] = []
    for number, cell in enumerate(cells):
        room = columns - len(apart) - (len(cells) - number)
        pieces = list(punctuation.pieces(cell.text, " ")) if figures.SIDE_BY_SIDE.fullmatch(cell.text) else []
        if 1 < len(pieces) <= room + 1:
            apart += [Cell(cell.text[low:high], cell.start + low, cell.start + high) for low, high in pieces]
        else:
            apart.append(cell)
    return apart


def _merged(first: Row, second: Row) -> Row:
    merged: list[Cell | None] = []
    for one, other in zip(first, second, strict=True):
        if one is None or other is None:
            merged.append(one or other)
        else:
            merged.append(Cell(one.text + other.text, one.start, other.end))
    return tuple(merged)
