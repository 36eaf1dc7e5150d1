"""Tables: rows of cells under a header that the catalogue knows, whole or flattened by a reader.

Three looks of one table: cells divided by tabs or wide gaps; the same with single blanks; one cell on each line.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import regex

from hedui.extract.catalogue import squeeze
from hedui.extract.layout import Layout

_UNIT_IN_HEADER = regex.compile(r"[(（][^()（）]*[)）]")
_NUMBER = regex.compile(r"[¥￥]?\s*-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?\s*(?:元)?")
_END = regex.compile(
    r"(?:合\s*计|总\s*计|小\s*计|共\s*计|总\s*价|合同总|大\s*写|人民币|价税合计|备\s*注|注[:：]|说明|以上)"
)
_TOTAL = regex.compile(r"(?:合\s*计|总\s*计|共\s*计|总\s*价|合同总|价税合计)")
_INDEX = regex.compile(r"\d{1,3}")
_AMOUNTS = frozenset({"item.quantity", "item.unit_price", "item.subtotal", "rate.fee", "rate.standard"})
_LEAST_COLUMNS = 3
_ENDINGS = (
    ("单价", "item.unit_price"),
    ("小计", "item.subtotal"),
    ("总价", "item.subtotal"),
    ("合价", "item.subtotal"),
    ("金额", "item.subtotal"),
    ("数量", "item.quantity"),
    ("名称", "item.description"),
    ("品种", "item.description"),
    ("项目", "item.description"),
    ("内容", "item.description"),
    ("规格", "other"),
    ("型号", "other"),
    ("品牌", "other"),
    ("要求", "other"),
    ("参数", "other"),
    ("备注", "other"),
    ("月租费", "rate.fee"),
    ("资费", "rate.fee"),
)
"""How an unknown header's meaning shows in its last word: 年维保单价 is a unit price."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text and its interval in ``rows``."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Table:
    """Meaning of each column (None: unknown), the header's words, the rows, and the row of totals."""

    columns: tuple[str | None, ...]
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell | None, ...], ...]
    totals: tuple[Cell, ...]
    first_line: int
    end_line: int


def find_tables(layout: Layout) -> list[Table]:
    """All tables with at least three known columns, in reading order."""
    tables: list[Table] = []
    line = 0
    while line < len(layout.text.lines):
        table = _gapped(layout, line) or _spaced(layout, line) or _stacked(layout, line)
        if table is not None and table.rows:
            tables.append(table)
            line = max(table.end_line, line + 1)
        else:
            line += 1
    return tables


def meaning(layout: Layout, words: str) -> str | None:
    """What a column's header means, or None."""
    key = squeeze(words)
    known = layout.catalogue.columns
    bare = _UNIT_IN_HEADER.sub("", key)
    if (exact := known.get(key) or known.get(bare)) is not None:
        return exact
    return next((field for ending, field in _ENDINGS if bare.endswith(ending) and len(bare) <= 8), None)


def _cells(layout: Layout, line: int, separator: str) -> list[Cell]:
    span = layout.text.lines[line]
    text = layout.text.rows.text
    cells: list[Cell] = []
    start = span.start
    for gap in regex.finditer(separator, text[span.start : span.end]):
        cells.append(_cell(text, start, span.start + gap.start()))
        start = span.start + gap.end()
    cells.append(_cell(text, start, span.end))
    return cells


def _cell(text: str, start: int, end: int) -> Cell:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Cell(text[start:end], start, end)


def _is_header(meanings: list[str | None]) -> bool:
    known = [m for m in meanings if m is not None]
    return len(known) >= _LEAST_COLUMNS and len(known) >= 0.6 * len(meanings) and any(m in _AMOUNTS for m in known)


def _gapped(layout: Layout, line: int) -> Table | None:
    """A table whose cells are divided by tabs or wide gaps."""
    row = layout.text.line_text(layout.text.lines[line])
    if "\t" in row:
        separator = r"\t"
    elif "  " in row:
        separator = r" {2,}"
    else:
        return None
    header = _cells(layout, line, separator)
    meanings = [meaning(layout, cell.text) if cell.text else None for cell in header]
    if not _is_header(meanings):
        return None
    rows: list[tuple[Cell | None, ...]] = []
    totals: list[Cell] = []
    index = line + 1
    while index < len(layout.text.lines):
        cells = _cells(layout, index, separator)
        filled = [cell for cell in cells if cell.text]
        if not filled or _ends(layout, index, filled, len(meanings)):
            break
        index += 1
        if all(not cell.text.strip("-: ") for cell in filled):
            continue
        if _END.match(filled[0].text):
            totals += filled
            continue
        aligned = _aligned(cells, filled, meanings)
        if aligned is None:
            break
        if rows and _continues_row(aligned, meanings):
            rows[-1] = _merged(rows[-1], aligned)
        elif sum(cell is not None for cell in aligned) > 1:
            rows.append(aligned)
    return Table(tuple(meanings), tuple(header), tuple(rows), tuple(totals), line, index)


def _ends(layout: Layout, line: int, filled: list[Cell], columns: int) -> bool:
    """Whether the line stands behind the table."""
    if len(filled) == 1 and not _END.match(filled[0].text):
        return True
    clause = layout.outline.at_line(line)
    return clause is not None and clause.line == line and len(filled) < min(3, columns)


def _aligned(cells: list[Cell], filled: list[Cell], meanings: list[str | None]) -> tuple[Cell | None, ...] | None:
    """The row's cells under their columns; where cells are missing, numbers are set from the right."""
    if len(cells) == len(meanings):
        return tuple(cell if cell.text else None for cell in cells)
    if len(cells) > len(meanings) + 2:
        return None
    return _from_both_sides(filled, meanings)


def _from_both_sides(cells: list[Cell], meanings: list[str | None]) -> tuple[Cell | None, ...] | None:
    """Set cells under columns: numbers and units from the right as long as they fit, the rest from the left."""
    placed: list[Cell | None] = [None] * len(meanings)
    rest = list(cells)
    for column in range(len(meanings) - 1, -1, -1):
        if not rest or not _fits(rest[-1].text, meanings[column]):
            if meanings[column] in ("other", None) and not (rest and _NUMBER.fullmatch(rest[-1].text)):
                if rest and _is_remark(rest[-1].text, meanings[:column], len(rest)):
                    placed[column] = rest.pop()
                continue
            break
        placed[column] = rest.pop()
    column = 0
    for cell in rest:
        while column < len(meanings) and (
            placed[column] is not None or (meanings[column] == "index" and not _INDEX.fullmatch(cell.text))
        ):
            column += 1
        if column >= len(meanings):
            break
        placed[column] = cell
        column += 1
    return (
        tuple(placed) if any(m in _AMOUNTS and c is not None for m, c in zip(meanings, placed, strict=True)) else None
    )


def _fits(text: str, column: str | None) -> bool:
    if column in ("item.quantity", "item.unit_price", "item.subtotal", "rate.fee", "rate.standard"):
        return _NUMBER.match(text) is not None and len(text) <= 20
    if column == "item.unit":
        return regex.fullmatch(r"[\p{Han}㎡²/·A-Za-z]{1,5}", text) is not None
    return False


def _is_remark(text: str, before: list[str | None], cells: int) -> bool:
    return cells > len([m for m in before if m in _AMOUNTS]) and not _NUMBER.fullmatch(text)


def _continues_row(row: tuple[Cell | None, ...], meanings: list[str | None]) -> bool:
    """A row that a page break cut off: it has an index column, and no index, or nothing but text."""
    if meanings[0] != "index" or row[0] is not None:
        return False
    return True


def _merged(first: tuple[Cell | None, ...], second: tuple[Cell | None, ...]) -> tuple[Cell | None, ...]:
    merged: list[Cell | None] = []
    for one, other in zip(first, second, strict=True):
        if one is None or other is None:
            merged.append(one or other)
        else:
            merged.append(Cell(one.text + other.text, one.start, other.end))
    return tuple(merged)


def _spaced(layout: Layout, line: int) -> Table | None:
    """A table whose cells are divided by single blanks, its long cells wrapped over lines."""
    row = layout.text.line_text(layout.text.lines[line])
    if "\t" in row or "  " in row or row.count(" ") < 2:
        return None
    header = _cells(layout, line, " ")
    meanings = [meaning(layout, cell.text) for cell in header]
    if sum(m is not None for m in meanings) < _LEAST_COLUMNS or sum(m is not None for m in meanings) < 0.6 * len(
        meanings
    ):
        return None
    index = _more_header(layout, line + 1, header, meanings)
    if not _is_header(meanings):
        return None
    return _from_stream(layout, line, index, header, meanings)


def _more_header(layout: Layout, index: int, header: list[Cell], meanings: list[str | None]) -> int:
    """Header words on the following lines, whole or broken over two."""
    while index < len(layout.text.lines):
        cells = _cells(layout, index, " ")
        own = [meaning(layout, cell.text) for cell in cells]
        if all(m is not None for m in own):
            header += cells
            meanings += own
            index += 1
            continue
        if len(cells) == 1 and index + 1 < len(layout.text.lines):
            below = _cells(layout, index + 1, " ")
            both = meaning(layout, cells[0].text + below[0].text)
            rest = [meaning(layout, cell.text) for cell in below[1:]]
            if both is not None and all(m is not None for m in rest):
                header += [Cell(cells[0].text + below[0].text, cells[0].start, below[0].end), *below[1:]]
                meanings += [both, *rest]
                index += 2
                continue
        break
    return index


def _stacked(layout: Layout, line: int) -> Table | None:
    """A table of which every cell stands on a line of its own."""
    header: list[Cell] = []
    meanings: list[str | None] = []
    index = line
    while index < len(layout.text.lines):
        cells = _cells(layout, index, r"\t| {2,}")
        clause = layout.outline.at_line(index)
        if cells[0].text.endswith((":", "。")) or (clause is not None and clause.line == index):
            break
        known = meaning(layout, cells[0].text) if len(cells) == 1 and len(cells[0].text) <= 24 else None
        unknown = known is None and meanings and len(cells) == 1 and len(cells[0].text) <= 14
        if unknown and index + 1 < len(layout.text.lines) and meanings.count(None) < 3:
            below = layout.text.line_text(layout.text.lines[index + 1])
            known = "other" if meaning(layout, below) is not None else None
        if known is None or (known in meanings and known != "other"):
            break
        header.append(cells[0])
        meanings.append(known)
        index += 1
    if len(meanings) < 4 or not _is_header(meanings):
        return None
    return _from_stream(layout, line, index, header, meanings, wrap=False)


def _from_stream(
    layout: Layout, line: int, index: int, header: list[Cell], meanings: list[str | None], *, wrap: bool = True
) -> Table | None:
    """Rows from the lines behind a header: a row ends where the next index, or enough cells, begin."""
    cells, totals, end = _stream(layout, index, wrap=wrap)
    firsts = {span.start for span in layout.text.lines[line : end + 1]}

    def starts_line(cell: Cell) -> bool:
        return cell.start in firsts

    rows = [r for r in (_row(chunk, meanings) for chunk in _chunks(cells, meanings, starts_line)) if r is not None]
    return Table(tuple(meanings), tuple(header), tuple(rows), tuple(totals), line, max(end, index))


def _stream(layout: Layout, index: int, *, wrap: bool) -> tuple[list[Cell], list[Cell], int]:
    """The cells on the lines from ``index`` on up to the table's end, wrapped ones joined; and the cells of the totals."""
    cells: list[Cell] = []
    totals: list[Cell] = []
    text = layout.text
    previous_end = -1
    while index < len(text.lines):
        span = text.lines[index]
        row = text.line_text(span)
        if _END.match(row):
            if _TOTAL.match(row):
                totals += _cells(layout, index, r"\t| +")
                if index + 1 < len(text.lines) and _NUMBER.fullmatch(text.line_text(text.lines[index + 1])):
                    totals += _cells(layout, index + 1, r"\t| +")
                    index += 1
            index += 1
            break
        if _stops(layout, index, row):
            break
        own = _cells(layout, index, r"\t| +")
        if wrap and cells and _wrapped(text.raw, text.rows.offsets, previous_end, span.start, cells[-1], own[0]):
            cells[-1] = Cell(cells[-1].text + own[0].text, cells[-1].start, own[0].end)
            own = own[1:]
        cells += own
        previous_end = span.end - 1
        index += 1
    return cells, totals, index


def _stops(layout: Layout, line: int, row: str) -> bool:
    clause = layout.outline.at_line(line)
    return (clause is not None and clause.line == line) or len(row) > 80 or row[-1] in "。;"


def _wrapped(raw: str, offsets: array[int], end: int, start: int, before: Cell, after: Cell) -> bool:
    """Whether a cell goes on with the next line: no empty line stands between, and neither is a number."""
    if end < 0 or _NUMBER.fullmatch(before.text) or _NUMBER.fullmatch(after.text):
        return False
    if raw.count("\n\n") * 10 < raw.count("\n"):
        return after.text.startswith("(") or (len(after.text) == 1 and not after.text.isascii())
    return raw[offsets[end] : offsets[start]].count("\n") == 1


def _chunks(cells: list[Cell], meanings: list[str | None], starts_line: Callable[[Cell], bool]) -> Iterator[list[Cell]]:
    """The stream cut into rows: at each next index where there is an index column, else by the number of columns."""
    if meanings[0] == "index":
        chunk: list[Cell] = []
        expected = 1
        for cell in cells:
            if cell.text == str(expected) and starts_line(cell) and (not chunk or len(chunk) >= len(meanings) - 3):
                if chunk:
                    yield chunk
                chunk, expected = [cell], expected + 1
            elif chunk:
                chunk.append(cell)
        if chunk:
            yield chunk
        return
    width = len(meanings)
    for start in range(0, len(cells) - width + 1, width):
        yield cells[start : start + width]


def _row(chunk: list[Cell], meanings: list[str | None]) -> tuple[Cell | None, ...] | None:
    if len(chunk) == len(meanings) and all(
        _fits(cell.text, m) or m not in _AMOUNTS or cell.text in "-/" for cell, m in zip(chunk, meanings, strict=True)
    ):
        return tuple(cell if cell.text not in ("-", "/") else None for cell in chunk)
    return _from_both_sides(chunk, meanings)
