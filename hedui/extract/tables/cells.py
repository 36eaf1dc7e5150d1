"""Cells of tables: what their headers mean, and which cell stands under which header."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import regex

from hedui.extract.text.layout import Layout
from hedui.extract.values.looks import looks
from hedui.extract.words.catalogue import Catalogue, squeeze
from hedui.normalize import figures, grammar, punctuation

_LOOKS = looks("told_of_sums")

MOST_COLUMNS = 40
"""No table is wider: a heading of more words is none, and no text is searched further for one."""
_LEAST_KNOWN = 3
AMOUNTS = frozenset({"item.quantity", "item.unit_price", "item.subtotal", "rate.fee", "rate.standard"})
"""Meanings of columns whose cells are numbers."""
NAMES = frozenset({"item.description", "rate.service"})
_COUNTED = frozenset({"item.quantity", "item.unit_price"})
END = _LOOKS["row_ends"]
_LONGEST_INDEX = 3
_SUM = _LOOKS["sum_row"]
TICK = grammar.pattern(r"[(（【\[]?\s*[{marks}{empty}]\s*[)）】\]]?")
"""A box before a row, empty or ticked."""
UNIT = regex.compile(r"[\p{Han}㎡²/·A-Za-z]{1,5}")
UNIT_IN_HEADER = _LOOKS["unit_in_header"]
_LATIN = regex.compile(r"/?[A-Za-z][A-Za-z.&'’/-]{2,}")
MONEY = _LOOKS["column_of_money"]
_LONGEST_HEADER = 12
_LONGEST_WITH_UNIT = 40
_SHORTEST_GLUED = 5
_LONGEST_GLUED = 50
_USUAL = _LOOKS["usual_header"]
NUMBERS = _LOOKS["heads_numbers"]
"""What heads columns of numbers, however it runs together with others."""
_FEWEST_GLUED = 2
_NO_HEADER = ":：。;；,，"
_LONGEST_NUMBER = 20
_KNOWN_SHARE = 0.6
NOTHING = frozenset({"", "-", "/", "—", "无", "--"})
"""What stands in a cell that says nothing."""


class Cell(NamedTuple):
    """A cell: its text and its interval in ``rows``."""

    text: str
    start: int
    end: int


Row = tuple[Cell | None, ...]
"""A row's cells, one for each column; None where a cell is empty or lost."""
Meanings = Sequence[str | None]
"""A column's field each, ``index`` or ``other``; None where the header is unknown."""


@dataclass(frozen=True, slots=True)
class Table:
    """Meaning of each column (None: unknown), the header's words, the rows, the row of totals; ``sums`` if whole."""

    columns: tuple[str | None, ...]
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell | None, ...], ...]
    totals: tuple[Cell, ...]
    first_line: int
    end_line: int
    sums: tuple[Row, ...] = ()


RECENT = 512
"""Lines whose cells are kept: several looks are taken at a line, one behind the other."""


def ends_rows(filled: Sequence[Cell]) -> bool:
    """Whether the row of these cells is no longer one of the table's own: 合计, also where it is counted as one."""
    counted = (
        len(filled) > 1
        and is_index(filled[0].text)
        and _SUM.fullmatch(punctuation.ASIDE.sub("", filled[1].text.strip()))
    )
    return END.match("".join(cell.text for cell in filled[1 if counted else 0 :])) is not None


def meaning(layout: Layout, words: str) -> str | None:
    """What a column's header means, or None."""
    return _meaning(layout.catalogue, words) if len(words) <= _LONGEST_WITH_UNIT else None


@lru_cache(maxsize=8192)
def _meaning(catalogue: Catalogue, words: str) -> str | None:
    key = squeeze(words)
    bare = UNIT_IN_HEADER.sub("", key)
    latin = key.casefold().rstrip(".") if key.isascii() else key
    exact = next(filter(None, map(catalogue.columns.get, (key, bare, latin))), None)
    if exact is not None:
        return exact
    chinese = _LATIN.sub("", key)
    if chinese != key and not chinese.isascii():
        return _meaning(catalogue, chinese)  # 数量Quantity
    if not may_head(bare):
        return None
    for pattern, field in catalogue.column_patterns:
        if pattern.search(bare):
            return field
    money = MONEY.search(key)
    return None if money is None else "item.unit_price" if money["each"] else "item.subtotal"


def heads_columns(layout: Layout, row: str) -> bool:
    """Whether a line may have a column's heading: whole, in a cell however it is divided, or run together with others.

    Of a table one of its first two lines does.
    """
    cells = {row, *row.split("\t"), *punctuation.WIDE_GAP.split(row), *row.split()}
    glued = len(_USUAL.findall(row)) > 1 or len(NUMBERS.findall(row)) > _FEWEST_GLUED
    return glued or any(_heads(layout, cell.strip(" 【】")) for cell in cells)


def _heads(layout: Layout, words: str) -> bool:
    return meaning(layout, words) is not None or layout.says("tax_part", words)


def unglued(layout: Layout, cell: Cell) -> list[Cell]:
    """The columns' words in a cell of a header whose gaps a reader lost: 数量(辆)单价(元); the cell itself else."""
    glued = _SHORTEST_GLUED <= len(cell.text) <= _LONGEST_GLUED and not punctuation.holds(cell.text, "。,;:")
    glued = glued and len(_USUAL.findall(cell.text)) > 1
    ends = _parts(layout.catalogue.columns.keys(), cell.text) if glued else []
    starts = [0, *ends[:-1]]
    compound = len(ends) == 2 and cell.text[ends[0] - 1] not in ")）"  # 商品单价 is one heading
    if len(ends) < 2 or compound:
        return [cell]
    return [Cell(cell.text[a:b], cell.start + a, cell.start + b) for a, b in zip(starts, ends, strict=True)]


def _parts(words: Collection[str], text: str) -> list[int]:
    """Where the fewest words that make up the whole text end; empty where none do."""
    best: dict[int, list[int]] = {0: []}
    for end in range(1, len(text) + 1):
        for start in sorted(best):
            bare = UNIT_IN_HEADER.sub("", squeeze(text[start:end]))
            if (
                text[start] not in "(（"
                and bare in words
                and (end not in best or len(best[end]) > len(best[start]) + 1)
            ):
                best[end] = [*best[start], end]
    return best.get(len(text), [])


def filled(columns: Meanings, row: Row) -> dict[str, Cell]:
    """The cells of a row that say something, by what their columns mean."""
    return {m: cell for m, cell in zip(columns, row, strict=True) if m and cell and cell.text not in NOTHING}


def may_head(words: str) -> bool:
    """Whether words without blanks may stand over a column: they are few, and neither a number nor a sentence."""
    return 0 < len(words) <= _LONGEST_HEADER and not words[0].isdecimal() and not punctuation.holds(words, _NO_HEADER)


def meanings_of(layout: Layout, header: Sequence[Cell]) -> list[str | None]:
    """What the columns under a header mean; where no known one says what the prices are of, another one does."""
    found = [meaning(layout, cell.text) for cell in header]
    if NAMES.isdisjoint(found) and (at := _naming(header, found)) is not None:
        found[at] = "item.description"
    return found


def _naming(header: Sequence[Cell], found: Sequence[str | None]) -> int | None:
    """The column that says what has the prices: an unknown one before them, or a first sum: 费用, 单价, 数量, 金额."""
    numbers = [field for field in found if field in AMOUNTS]
    first = found.index(numbers[0]) if numbers else 0
    if numbers[:1] == ["item.subtotal"] and 1 < numbers.count("item.subtotal") < len(numbers):
        return first
    if _COUNTED.isdisjoint(numbers) or None not in found[:first]:
        return None
    unknown = found.index(None)
    return unknown if header[unknown].text else None


def row_of(cells: Iterable[Cell], empty: Container[str] = ("",)) -> Row:
    """A row of as many cells as columns."""
    return tuple(None if cell.text in empty else cell for cell in cells)


def written(cells: Iterable[Cell]) -> list[Cell]:
    """The cells that are not empty."""
    return [cell for cell in cells if cell.text]


def numbers_among(cells: Sequence[Cell], meanings: Meanings) -> list[Cell]:
    """What stands in the columns that are of numbers."""
    return written(cell for cell, m in zip(cells, meanings, strict=False) if m in AMOUNTS)


def has_numbers(cells: Sequence[Cell], meanings: Meanings) -> bool:
    """Whether numbers stand in a row where the header calls for numbers, and somewhere at all."""
    found = numbers_among(cells, meanings)
    return bool(found) and all(figures.NUMBER.match(cell.text) for cell in found)


def cells_of(layout: Layout, line: int, separator: regex.Pattern[str]) -> list[Cell]:
    """The line's cells; ``separator`` parts them."""
    recent: dict[tuple[int, str], list[Cell]] = layout.text.once("cells", dict)
    if (found := recent.get((line, separator.pattern))) is None:
        if len(recent) >= RECENT:
            recent.clear()
        found = recent[line, separator.pattern] = _parted(layout, line, separator)
    return list(found)


def _parted(layout: Layout, line: int, separator: regex.Pattern[str]) -> list[Cell]:
    text, span = layout.text.rows.text, layout.text.lines[line]
    gaps = [gap.span() for gap in separator.finditer(text, span.start, span.end)]
    starts, ends = [span.start, *(end for _, end in gaps)], [*(start for start, _ in gaps), span.end]
    return [_cell(text, *bounds) for bounds in zip(starts, ends, strict=True)]


def row_of_cells(layout: Layout, line: int, separator: regex.Pattern[str], columns: int, before: int = 0) -> list[Cell]:
    """As ``cells_of``, with the empty cells at the line's ends, no more than ``columns`` in all.

    ``before`` are the empty cells before the header, which stand before each row too.
    """
    own = cells_of(layout, line, separator)
    first, last = empty_around(layout, line)
    span, room = layout.text.lines[line], max(0, columns - len(own))
    left = [Cell("", span.start, span.start)] * min(max(0, first - before), room)
    return [*left, *own, *[Cell("", span.end, span.end)] * min(last, room - len(left))]


def empty_around(layout: Layout, line: int) -> tuple[int, int]:
    """How many empty cells the page has before and behind what the line says: tabs, which ``rows`` has no more."""
    text, span = layout.text, layout.text.lines[line]
    first, last = text.rows.offsets[span.start], text.rows.offsets[span.end - 1] + 1
    newline = text.raw.find("\n", last)
    before = text.raw[text.raw.rfind("\n", 0, first) + 1 : first]
    behind = text.raw[last : newline if newline >= 0 else None]
    return _tabs(before), _tabs(behind)


def _tabs(blank: str) -> int:
    return 0 if blank.strip() else blank.count("\t")


def is_index(text: str) -> bool:
    """Whether a cell holds nothing but a small number, as those that count the rows do."""
    return text.isdecimal() and len(text) <= _LONGEST_INDEX


def _cell(text: str, start: int, end: int) -> Cell:
    whole = text[start:end]
    words = whole.lstrip()
    start += len(whole) - len(words)
    words = words.rstrip()
    if words.startswith("【") and words.find("】") == len(words) - 1 and words.count("【") == 1:
        start, words = start + 1, words[1:-1]
    return Cell(words, start, start + len(words))


def has_known_share(meanings: Meanings) -> bool:
    """Whether enough of a header's words are known for it to be one; of three columns what and how much will do."""
    known = sum(meaning is not None for meaning in meanings)
    sums = len(meanings) == _LEAST_KNOWN and {"item.description", "item.subtotal"} <= set(meanings)
    return known >= max(_LEAST_KNOWN - sums, _KNOWN_SHARE * len(meanings))


def is_header(meanings: Meanings) -> bool:
    """Whether the words are a table's header: most are known, and one heads numbers."""
    return has_known_share(meanings) and any(meaning in AMOUNTS for meaning in meanings)


def fits(text: str, column: str | None) -> bool:
    """Whether the text can only stand in such a column: a number, or a unit."""
    if column in AMOUNTS:
        return figures.NUMBER.match(text) is not None and len(text) <= _LONGEST_NUMBER
    return column == "item.unit" and UNIT.fullmatch(text) is not None


def is_clause(layout: Layout, line: int) -> bool:
    """Whether a numbered clause begins on the line."""
    clause = layout.outline.at_line(line)
    return clause is not None and clause.line == line
