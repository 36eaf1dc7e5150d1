"""Cells of tables: what their headers mean, and which cell stands under which header."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from hedui.extract.catalogue import squeeze
from hedui.extract.layout import Layout

LEAST_COLUMNS = 3
AMOUNTS = frozenset({"item.quantity", "item.unit_price", "item.subtotal", "rate.fee", "rate.standard"})
"""Meanings of columns whose cells are numbers."""
NUMBER = regex.compile(r"[¥￥]?\s*-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?\s*(?:元)?")
END = regex.compile(r"合\s*计|总\s*计|小\s*计|共\s*计|总\s*价|合同总|大\s*写|人民币|价税合计|备\s*注|注[:：]|说明|以上")
"""How a row begins that is no longer one of the table's own."""
_UNIT = regex.compile(r"[\p{Han}㎡²/·A-Za-z]{1,5}")
_UNIT_IN_HEADER = regex.compile(r"[(（][^()（）]*[)）]")
_INDEX = regex.compile(r"\d{1,3}")
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
_LONGEST_NUMBER = 20
_KNOWN_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Cell:
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
    """Meaning of each column (None: unknown), the header's words, the rows, and the row of totals."""

    columns: tuple[str | None, ...]
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell | None, ...], ...]
    totals: tuple[Cell, ...]
    first_line: int
    end_line: int


def meaning(layout: Layout, words: str) -> str | None:
    """What a column's header means, or None."""
    key = squeeze(words)
    known = layout.catalogue.columns
    bare = _UNIT_IN_HEADER.sub("", key)
    if (exact := known.get(key) or known.get(bare)) is not None:
        return exact
    return next((field for ending, field in _ENDINGS if bare.endswith(ending) and len(bare) <= 8), None)


def cells_of(layout: Layout, line: int, separator: regex.Pattern[str]) -> list[Cell]:
    """The line's cells; ``separator`` parts them."""
    span = layout.text.lines[line]
    text = layout.text.rows.text
    cells: list[Cell] = []
    start = span.start
    for gap in separator.finditer(text, span.start, span.end):
        cells.append(_cell(text, start, gap.start()))
        start = gap.end()
    cells.append(_cell(text, start, span.end))
    return cells


def _cell(text: str, start: int, end: int) -> Cell:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Cell(text[start:end], start, end)


def has_known_share(meanings: Meanings) -> bool:
    """Whether enough of a header's words are known for it to be one."""
    known = sum(meaning is not None for meaning in meanings)
    return known >= LEAST_COLUMNS and known >= _KNOWN_SHARE * len(meanings)


def is_header(meanings: Meanings) -> bool:
    """Whether the words are a table's header: most are known, and one heads numbers."""
    return has_known_share(meanings) and any(meaning in AMOUNTS for meaning in meanings)


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
        elif meanings[column] not in ("other", None) or (rest and NUMBER.fullmatch(rest[-1].text)):
            break
        elif rest and _is_remark(rest[-1].text, meanings[:column], len(rest)):
            placed[column] = rest.pop()
    return rest


def _place_from_left(cells: Sequence[Cell], meanings: Meanings, placed: list[Cell | None]) -> None:
    column = 0
    for cell in cells:
        while column < len(meanings) and (
            placed[column] is not None or (meanings[column] == "index" and not _INDEX.fullmatch(cell.text))
        ):
            column += 1
        if column >= len(meanings):
            break
        placed[column] = cell
        column += 1


def fits(text: str, column: str | None) -> bool:
    """Whether the text can only stand in such a column: a number, or a unit."""
    if column in AMOUNTS:
        return NUMBER.match(text) is not None and len(text) <= _LONGEST_NUMBER
    return column == "item.unit" and _UNIT.fullmatch(text) is not None


def _is_remark(text: str, before: Meanings, cells: int) -> bool:
    return cells > sum(meaning in AMOUNTS for meaning in before) and not NUMBER.fullmatch(text)


def is_clause(layout: Layout, line: int) -> bool:
    """Whether a numbered clause begins on the line."""
    clause = layout.outline.at_line(line)
    return clause is not None and clause.line == line
