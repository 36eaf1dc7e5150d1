"""Tables whose gaps a reader lost or narrowed, so that cells run together: 粳米6000 公斤5.20 31200.00.

What the header says and quantity × price = sum tell the cells of a row apart; a row that fits in two ways fits in none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from string import ascii_letters, digits

import regex

from hedui.extract.tables.cells import (
    AMOUNTS,
    END,
    NUMBERS,
    UNIT,
    Cell,
    Row,
    Table,
    cells_of,
    is_clause,
    meaning,
    meanings_of,
    unglued,
)
from hedui.extract.tables.flattened import GAPS
from hedui.extract.tables.products import Figure, comes_to, figures, triples, value
from hedui.extract.text.layout import Layout
from hedui.extract.words.catalogue import squeeze
from hedui.normalize import punctuation
from hedui.normalize.figures import RUN

_SUMS = ("item.quantity", "item.unit_price", "item.subtotal")
_LONGEST_HEADER, _LONGEST_ROW = 80, 120
_FEWEST_WORDS = 3
_OF_NAME = frozenset(ascii_letters + digits + ".,*/%-")
"""What stands before a figure that is part of a model's name: DN50, 50*5."""
_SIGNS = frozenset({"", "¥", "￥", "$"})
_LAST_WORD = regex.compile(r"(?:^|\s)(?P<unit>\S{1,5})$")
_SENTENCE_ENDS = "。;；:："
_INDEX = regex.compile(r"\s*(?P<number>\d++)[.、]?(?![\d.])")
_MOST_REMARKS = 2


@dataclass(frozen=True, slots=True)
class _Shape:
    """Where a table's columns stand: ``sums`` are those of quantity, price and sum from left to right."""

    meanings: tuple[str | None, ...]
    sums: tuple[int, int, int]

    @property
    def names(self) -> tuple[int, ...]:
        """The columns before the numbers, but for those of index and unit."""
        return tuple(at for at in range(self.sums[0]) if self.meanings[at] not in ("index", "item.unit"))

    @property
    def remarks(self) -> int:
        return len(self.meanings) - 1 - self.sums[2]

    @property
    def unit(self) -> int | None:
        return self.meanings.index("item.unit") if "item.unit" in self.meanings else None

    @property
    def is_indexed(self) -> bool:
        return self.meanings[0] == "index"


def multiplied_table(layout: Layout, line: int) -> Table | None:
    """The table whose header stands on the line, where every row of it comes out and most multiply; else None."""
    row = layout.text.line_text(layout.text.lines[line])
    if len(row) > _LONGEST_HEADER or row.isascii() or len(NUMBERS.findall(row)) < _FEWEST_WORDS:
        return None
    header = _header(layout, line)
    meanings = tuple(meanings_of(layout, header))
    shape = _shape(meanings)
    rows = _rows(layout, line + 1, shape) if shape is not None else None
    if rows is None:
        return None
    index = line + 1 + len(rows)
    totals: list[Cell] = []
    while index < len(layout.text.lines) and END.match(layout.text.line_text(layout.text.lines[index])):
        totals += cells_of(layout, index, GAPS)
        index += 1
    return Table(meanings, tuple(header), tuple(rows), tuple(totals), line, index)


def _rows(layout: Layout, line: int, shape: _Shape) -> list[Row] | None:
    """The rows from the line on, where every one of them comes out and most multiply; else None."""
    rows: list[Row] = []
    multiplied = 0
    while line < len(layout.text.lines) and not _ends(layout, line):
        row, fits = _row(layout, line, shape, len(rows) + 1)
        if row is None:
            return None
        rows.append(row)
        multiplied += fits
        line += 1
    return rows if 0 < len(rows) <= 2 * multiplied else None


def worth(table: Table | None) -> tuple[int, int]:
    """How many rows of a table say a quantity, a price and what they come to; and its cells under known headings."""
    if table is None or not set(_SUMS) <= set(table.columns):
        return 0, 0
    known = [at for at, meaning in enumerate(table.columns) if meaning not in (None, "other")]
    return sum(map(partial(_says_what_it_comes_to, table), table.rows)), sum(
        row[at] is not None for row in table.rows for at in known
    )


def _says_what_it_comes_to(table: Table, row: Row) -> bool:
    cells = [row[table.columns.index(each)] for each in _SUMS]
    quantity, price, total = (value(cell.text) if cell else None for cell in cells)
    return quantity is not None and price is not None and total is not None and comes_to(quantity, price, total)


def _header(layout: Layout, line: int) -> list[Cell]:
    """The header's words, however few gaps are left between them."""
    found: list[Cell] = []
    for cell in cells_of(layout, line, GAPS):
        for part in unglued(layout, cell):
            found += _two(layout, part)
    return found


def _two(layout: Layout, cell: Cell) -> list[Cell]:
    """The two headings that run together, of which the first is of units or numbers: 单位数量, 单价小计; a heading that
    is known as it stands is one."""
    is_known = squeeze(cell.text) in layout.catalogue.columns
    for at in range(2, len(cell.text) - 1):
        first, second = meaning(layout, cell.text[:at]), meaning(layout, cell.text[at:])
        if second in AMOUNTS and (first == "item.unit" or (first in AMOUNTS and not is_known)):
            middle = cell.start + at
            return [Cell(cell.text[:at], cell.start, middle), Cell(cell.text[at:], middle, cell.end)]
    return [cell]


def _shape(meanings: tuple[str | None, ...]) -> _Shape | None:
    """None where not each of quantity, price and sum has one column, or others stand between than the unit's."""
    if any(meanings.count(each) != 1 for each in (*_SUMS, "item.description")) or meanings.count("item.unit") > 1:
        return None
    first, second, third = sorted(meanings.index(each) for each in _SUMS)
    between = {*meanings[first + 1 : second], *meanings[second + 1 : third]}
    if (
        not between <= {"item.unit"}
        or meanings.index("item.description") > first
        or len(meanings) - third > 1 + _MOST_REMARKS
    ):
        return None
    shape = _Shape(meanings, (first, second, third))
    return shape if shape.unit is None or shape.unit < third else None


def _ends(layout: Layout, line: int) -> bool:
    row = layout.text.line_text(layout.text.lines[line])
    return bool(END.match(row)) or is_clause(layout, line) or len(row) > _LONGEST_ROW or row[-1] in _SENTENCE_ENDS


def _row(layout: Layout, line: int, shape: _Shape, number: int) -> tuple[Row | None, bool]:
    """The row on a line and whether it multiplies; None where it comes out in no way, or in two.

    ``number`` is the index that it would bear.
    """
    span = layout.text.lines[line]
    text = layout.text.rows.text[span.start : span.end]
    chosen, good = _ways(text, shape)
    rows = list(filter(None, (_cells(way, text, span.start, shape, number) for way in chosen)))
    return (rows[0] if len(rows) == 1 else None), good


def _ways(text: str, shape: _Shape) -> tuple[list[tuple[Figure, ...]], bool]:
    """Which numbers of a line may be its quantity, price and sum, and whether they multiply."""
    numbers = list(figures(text))
    ways = [way for way in triples(numbers, text) if _stands(way, text, shape)]
    good = list(filter(partial(_multiplies, shape=shape), ways))
    whole = [way for way in good if set(way) <= set(numbers)]
    last = [way for way in ways if list(way) == numbers[-3:]]
    return whole or good or ([] if shape.remarks else last), bool(good)


def _stands(way: tuple[Figure, ...], text: str, shape: _Shape) -> bool:
    """Whether between the numbers, and behind them, stands what the columns call for."""
    for (left, right), column in zip(pairwise(way), shape.sums, strict=False):
        gap = text[left.end : right.start].strip()
        if gap.removeprefix("元").lstrip() not in _SIGNS and not (
            UNIT.fullmatch(gap) and _may_have_unit(shape, column)
        ):
            return False
    last = way[-1].end
    behind = text[last:].strip()
    if text[max(0, way[0].start - 1) : way[0].start] in _OF_NAME:
        return False
    return behind in ("", "元") or (shape.remarks > 0 and text[last] in " \t" and not RUN.search(behind))


def _may_have_unit(shape: _Shape, column: int) -> bool:
    """Whether a unit may stand behind a column: in its own, or behind the quantity where it has none."""
    own = shape.meanings[column + 1] == "item.unit"
    return own or (shape.unit is None and shape.meanings[column] == "item.quantity")


def _multiplies(way: tuple[Figure, ...], shape: _Shape) -> bool:
    values = {shape.meanings[column]: figure.value for column, figure in zip(shape.sums, way, strict=True)}
    return comes_to(*(values[each] for each in _SUMS))


def _cells(way: tuple[Figure, ...], text: str, offset: int, shape: _Shape, number: int) -> Row | None:
    """The cells of the row; None where what stands before the numbers does not fill its columns."""
    places = dict(_numbers(way, text, shape))
    start, end = 0, way[0].start
    if shape.is_indexed and (index := _INDEX.match(text)) is not None and index["number"] == str(number):
        places[0] = index.span()
        start = index.end()
    if shape.unit is not None and shape.unit < shape.sums[0]:
        unit = _LAST_WORD.search(text[start:end].rstrip())
        if unit is None or not UNIT.fullmatch(unit["unit"]):
            return None
        end = start + unit.start("unit")
        places[shape.unit] = end, start + unit.end("unit")
    places.update(zip(shape.names, _named(text, start, end, shape), strict=True))
    row = tuple(_cell(text, offset, *places.get(column, (0, 0))) for column in range(len(shape.meanings)))
    return row if row[shape.meanings.index("item.description")] is not None else None


def _numbers(way: tuple[Figure, ...], text: str, shape: _Shape) -> Iterator[tuple[int, tuple[int, int]]]:
    """The intervals of the columns of numbers, of a unit behind one, and of the last column for remarks."""
    ends = [*(figure.start for figure in way[1:]), way[2].end]
    for column, number, end in zip(shape.sums, way, ends, strict=True):
        is_counted = shape.meanings[column] == "item.quantity" and shape.unit is None
        yield column, (number.start, end if is_counted else number.end)
        if shape.unit == column + 1:
            yield column + 1, (number.end, end)
    if shape.remarks:
        yield len(shape.meanings) - 1, (way[2].end, len(text))


def _cell(text: str, offset: int, start: int, end: int) -> Cell | None:
    """What stands in the interval, without the blanks around it; None where nothing does."""
    inside = text[start:end]
    start += len(inside) - len(inside.lstrip())
    inside = inside.strip()
    return Cell(inside, offset + start, offset + start + len(inside)) if inside else None


def _named(text: str, start: int, end: int, shape: _Shape) -> list[tuple[int, int]]:
    """The intervals of the columns before the numbers: as many as gaps allow, the first of them takes what is left."""
    wanted = len(shape.names)
    for gaps in (punctuation.WIDE_GAP, GAPS):
        pieces = _pieces(text, start, end, gaps)
        if len(pieces) == wanted:
            return pieces
    if shape.meanings[shape.names[0]] != "item.description":
        return [(start, start)] * wanted
    if len(pieces) < wanted:
        return [(start, end), *[(end, end)] * (wanted - 1)]
    cut = len(pieces) - wanted + 1
    return [(start, pieces[cut - 1][1]), *pieces[cut:]]


def _pieces(text: str, start: int, end: int, gaps: regex.Pattern[str]) -> list[tuple[int, int]]:
    found = []
    at = start
    for gap in gaps.finditer(text, start, end):
        if gap.start() > at:
            found.append((at, gap.start()))
        at = gap.end()
    return [*found, (at, end)] if at < end else found
