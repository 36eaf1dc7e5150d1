"""Tables that a reader flattened, so that their rows must be counted out.

Their cells are divided by single blanks, or each stands on a line of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import regex

from hedui.extract.tables.cells import (
    AMOUNTS,
    END,
    MOST_COLUMNS,
    Cell,
    Meanings,
    Row,
    Table,
    cells_of,
    fits,
    has_known_share,
    is_clause,
    is_header,
    may_head,
    meaning,
    meanings_of,
    row_of,
    unglued,
)
from hedui.extract.tables.placing import from_both_sides
from hedui.extract.text.agreement import AgreementText
from hedui.extract.text.layout import Layout
from hedui.normalize import figures, punctuation

GAPS = punctuation.ANY_GAP
_LONGEST_KNOWN_HEADER = 24
_LONGEST_LINE = 80
_LEAST_HEADED = 3
_LEAST_STACKED = 4
_EMPTY = ("-", "/")
_SLACK = 3
"""By how many cells a row may be longer or shorter than the header."""

Header = tuple[list[Cell], list[str | None], int]
"""A header's cells, what each means, and the line behind the header."""


def spaced_table(layout: Layout, line: int) -> Table | None:
    """The table whose header begins on the line, divided by single blanks; long cells may be wrapped over lines."""
    if not _has_single_blanks(layout.text.line_text(layout.text.lines[line])):
        return None
    header = [part for cell in cells_of(layout, line, punctuation.any_of(" ")) for part in unglued(layout, cell)]
    if len(header) < _LEAST_HEADED:
        return None
    meanings = meanings_of(layout, header)
    if not has_known_share(meanings):
        return None
    index = _more_header(layout, line + 1, header, meanings)
    return _from_stream(layout, line, (header, meanings, index), wrap=True) if is_header(meanings) else None


def _has_single_blanks(row: str) -> bool:
    """Whether a line has blanks but no gaps, and is neither English nor a sentence."""
    return (
        " " in row
        and not row.isascii()
        and punctuation.WIDE_GAP.search(row) is None
        and not punctuation.holds(row, "。;:")
    )


def _more_header(layout: Layout, index: int, header: list[Cell], meanings: list[str | None]) -> int:
    """Add the header's words on the following lines, whole or broken over two; the line behind them."""
    while index < len(layout.text.lines):
        cells, end = cells_of(layout, index, punctuation.any_of(" ")), index + 1
        if len(cells) == 1 and meaning(layout, cells[0].text) is None and end < len(layout.text.lines):
            below = cells_of(layout, end, punctuation.any_of(" "))
            cells = [Cell(cells[0].text + below[0].text, cells[0].start, below[0].end), *below[1:]]
            end += 1
        own = [meaning(layout, cell.text) for cell in cells]
        if None in own:
            break
        header += cells
        meanings += own
        index = end
    return index


def stacked_table(layout: Layout, line: int) -> Table | None:
    """The table that begins on the line, of which every cell stands on a line of its own."""
    if not _may_head_stack(layout, line):
        return None
    head = _stacked_header(layout, line)
    if len(head[1]) < _LEAST_STACKED or not is_header(head[1]):
        return None
    tables = [_from_stream(layout, line, head, wrap=False, gaps=gaps) for gaps in (punctuation.WIDE_GAP, GAPS)]
    return max(tables, key=lambda table: sum(None not in row for row in table.rows))


def _may_head_stack(layout: Layout, line: int) -> bool:
    """Whether the line, or that below it, may be a column's heading; a look without taking them apart."""
    text = layout.text
    first = text.line_text(text.lines[line])
    if first.lstrip().startswith("【") or meaning(layout, first.strip()) is not None:
        return True
    return line + 1 < len(text.lines) and meaning(layout, text.line_text(text.lines[line + 1])) is not None


def _stacked_header(layout: Layout, first: int) -> Header:
    header: list[Cell] = []
    index = first
    while index < len(layout.text.lines) and len(header) < MOST_COLUMNS:
        cells = cells_of(layout, index, punctuation.WIDE_GAP)
        if is_clause(layout, index) or len(cells) != 1 or cells[0].text.endswith((":", "。")):
            break
        known = _stacked_meaning(layout, index, cells[0].text)
        if known is None or (known != "other" and known in (meaning(layout, cell.text) for cell in header)):
            break
        header.append(cells[0])
        index += 1
    return header, meanings_of(layout, header), index


def _stacked_meaning(layout: Layout, index: int, words: str) -> str | None:
    """What the words mean; unknown ones before known ones are a header too."""
    known = meaning(layout, words) if len(words) <= _LONGEST_KNOWN_HEADER else None
    if known is not None or not may_head(words) or index + 1 >= len(layout.text.lines):
        return known
    below = layout.text.line_text(layout.text.lines[index + 1])
    return "other" if meaning(layout, below) is not None else None


def _from_stream(layout: Layout, line: int, head: Header, *, wrap: bool, gaps: regex.Pattern[str] = GAPS) -> Table:
    """Rows from the lines behind a header: a row ends where the next index, or enough cells, begin."""
    header, meanings, index = head
    cells, totals, end = _stream(layout, index, gaps, wrap=wrap)
    firsts = {span.start for span in layout.text.lines[line : end + 1]}
    chunks = _chunks(cells, meanings, lambda cell: cell.start in firsts)
    rows = tuple(row for row in (_row(chunk, meanings) for chunk in chunks) if row is not None)
    return Table(tuple(meanings), tuple(header), rows, tuple(totals), line, max(end, index))


def _stream(layout: Layout, index: int, gaps: regex.Pattern[str], *, wrap: bool) -> tuple[list[Cell], list[Cell], int]:
    """The cells on the lines from ``index`` on up to the table's end, wrapped ones joined; and those of the totals."""
    cells: list[Cell] = []
    text = layout.text
    while index < len(text.lines):
        row = text.line_text(text.lines[index])
        if END.match(row):
            totals, end = _totals(layout, index, row)
            return cells, totals, end
        if is_clause(layout, index) or len(row) > _LONGEST_LINE or row[-1] in "。;":
            break
        own = cells_of(layout, index, gaps)
        if wrap and cells and _wrapped(text, index, cells[-1], own[0]):
            cells[-1] = Cell(cells[-1].text + own[0].text, cells[-1].start, own[0].end)
            own = own[1:]
        cells += own
        index += 1
    return cells, [], index


def _totals(layout: Layout, index: int, row: str) -> tuple[list[Cell], int]:
    """The cells of the line below the items where it is a total's, and the line behind; the sum may stand below."""
    if not layout.begins("total_row", row):
        return [], index + 1
    totals = cells_of(layout, index, GAPS)
    below = index + 1
    if below < len(layout.text.lines) and figures.NUMBER.fullmatch(layout.text.line_text(layout.text.lines[below])):
        return totals + cells_of(layout, below, GAPS), below + 1
    return totals, below


def _wrapped(text: AgreementText, line: int, before: Cell, after: Cell) -> bool:
    """Whether a cell goes on with the line: no empty line stands between, and neither is a number."""
    if figures.NUMBER.fullmatch(before.text) or figures.NUMBER.fullmatch(after.text):
        return False
    raw, offsets = text.raw, text.rows.offsets
    if raw.count("\n\n") * 10 < raw.count("\n"):
        return after.text.startswith("(") or (len(after.text) == 1 and not after.text.isascii())
    return raw[offsets[text.lines[line - 1].end - 1] : offsets[text.lines[line].start]].count("\n") == 1


def _chunks(cells: Sequence[Cell], meanings: Meanings, starts_line: Callable[[Cell], bool]) -> Iterator[Sequence[Cell]]:
    """The stream cut into rows: at each next index where there is an index column, else by the number of columns."""
    width = len(meanings)
    if meanings[0] == "index":
        yield from _indexed(cells, width, starts_line)
    else:
        yield from (cells[start : start + width] for start in range(0, len(cells) - width + 1, width))


def _indexed(cells: Sequence[Cell], width: int, starts_line: Callable[[Cell], bool]) -> Iterator[Sequence[Cell]]:
    """Rows from index to index; of several places where the next index may stand that which makes the row whole."""

    def places(index: int, start: int, end: int) -> list[int]:
        near = range(start, min(end, len(cells)))
        return [at for at in near if cells[at].text == str(index) and starts_line(cells[at])]

    start, expected = next(iter(places(1, 0, len(cells))), len(cells)), 2
    while start < len(cells):
        near = places(expected, start + max(width - _SLACK, 1), start + width + _SLACK + 1)
        following = near or places(expected, start + width, len(cells))
        end = start + width if start + width in (*near, len(cells)) else next(iter(following), len(cells))
        yield cells[start:end]
        start, expected = end, expected + 1


def _row(chunk: Sequence[Cell], meanings: Meanings) -> Row | None:
    whole = len(chunk) == len(meanings) and all(
        fits(cell.text, m) or m not in AMOUNTS or cell.text in "-/" for cell, m in zip(chunk, meanings, strict=True)
    )
    if whole:
        return row_of(chunk, _EMPTY)
    return from_both_sides(chunk, meanings)
