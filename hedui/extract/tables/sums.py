"""The rows under a table's items that add them up: the total, without tax and the tax where they are told apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from itertools import groupby

import regex

from hedui.extract.candidates.convert import figure, scaled
from hedui.extract.mention import Mention
from hedui.extract.tables.cells import END, NOTHING, filled
from hedui.extract.tables.find import Cell, Row, Table
from hedui.extract.tables.rate_tables import table_mention
from hedui.extract.text.layout import Layout
from hedui.extract.values.looks import looks
from hedui.extract.values.sums import read_words
from hedui.normalize.figures import SUM

_LOOKS = looks("told_of_sums")
_MONTHLY = _LOOKS["monthly"]
_SUM_ROW = _LOOKS["sum_row"]
_PART_ROW = _LOOKS["part_row"]
_SHORTEST_SUM = 3
"""Digits of a sum without decimals."""
_NAMED_BEHIND = _LOOKS["named_behind_sum"]
_COUNTED = frozenset({"item.unit_price", "item.quantity"})
_TAXED = ("total.net", "total.tax", "total.amount")
_NO_NUMBER = _LOOKS["no_sum"]
"""What makes the figures before it a share, or a bound of a range."""


def worth_of(text: str, hint: str | None) -> Decimal | None:
    """What the figures that a cell begins with come to; None where they are a share or a range's bound."""
    match = SUM.match(text)
    return _worth(match, hint) if match is not None and not _NO_NUMBER.match(text, match.end()) else None


def _worth(figures: regex.Match[str], hint: str | None) -> Decimal:
    """The figures of a cell, in units of the currency: 万 behind them or 万元 in the heading is multiplied out."""
    value = figure(figures[1])
    return scaled(value, 10_000) if figures[2] or (hint is not None and "万元" in hint) else value


def _whole(layout: Layout, totals: Sequence[Cell]) -> Sequence[Cell]:
    """The cells of the last row of sums: those before it are sums of parts, or what is reduced."""
    reduced, ends, sums, parts = (
        [at for at, cell in enumerate(totals) if says(cell.text)]
        for says in (partial(layout.says, "reduced_sum"), END.match, _SUM_ROW.match, _PART_ROW.match)
    )
    if reduced:
        return totals[reduced[-1] : next((at for at in ends if at > reduced[-1]), None)]
    return totals[sums[-1] :] if sums and parts and parts[0] < sums[-1] else totals


def read_sums(layout: Layout, table: Table, hint: str | None) -> Iterator[Mention]:
    """Figures and words in the rows under the items, but for the sums of a month; ``hint``: the unit of sums."""
    if any(_MONTHLY.search(cell.text) for cell in (*table.totals, *table.header)):
        return
    sums: list[tuple[Decimal, Cell]] = []
    whole = _whole(layout, table.totals)
    beside = _beside(layout, table)
    is_reduced = bool(whole) and layout.says("reduced_sum", whole[0].text)
    parts = dict(_parts(layout, table, hint))
    yield from (table_mention(layout, name, value, cell, 0, rank=2) for cell, (name, value) in parts.items() if value)
    for cell in whole:
        if cell in parts:
            continue
        words = read_words(cell.text)
        if words:
            inner = Cell(words[0].value, cell.start + words[0].start, cell.start + words[0].end)
            yield table_mention(layout, "total.words", words[0].value, inner, 0, rank=1)
        elif cell not in beside and (value := _sum(cell.text, hint)) is not None:
            sums.append((value, cell))
    for value, cell in _of_all(table, sums, hint):
        yield table_mention(layout, "total.amount", value, cell, 0, rank=1 if is_reduced else 2)


def _parts(layout: Layout, table: Table, hint: str | None) -> Iterator[tuple[Cell, tuple[str, Decimal | None]]]:
    """The cells of rows that say what is without tax, or the tax alone, and of columns that do where they add up.

    Each with the field that it states and the value; the words of such a row have none.
    """
    for _, row in groupby(table.totals, key=lambda cell: layout.line_at(layout.text.rows.offsets[cell.start])):
        head, *cells = row
        names = {"net_words": "total.net", "tax_row": "total.tax"}
        name = next((name for said, name in names.items() if layout.says(said, head.text)), None)
        if name is not None and all(_is_sum(cell.text, hint) for cell in cells):
            yield from ((cell, (name, _sum(cell.text, hint))) for cell in cells)
    for whole in table.sums:
        yield from _added(layout, table, whole, hint)


def _is_sum(text: str, hint: str | None) -> bool:
    return _sum(text, hint) is not None or text in NOTHING or bool(read_words(text))


def _added(
    layout: Layout, table: Table, row: Row, hint: str | None
) -> Iterator[tuple[Cell, tuple[str, Decimal | None]]]:
    """Of a row of sums those of the columns without tax and of the tax, where they come to what is to be paid."""
    said: dict[str, tuple[Cell, Decimal]] = {}
    for cell, meaning, heading in zip(row, table.columns, table.header, strict=True):
        worth = _sum(cell.text, hint) if cell is not None else None
        name = _part_of(layout, meaning, heading.text)
        if cell is not None and worth is not None and name is not None:
            said[name] = cell, worth
    if len(said) == len(_TAXED) and said["total.net"][1] + said["total.tax"][1] == said["total.amount"][1]:
        yield from ((said[name][0], (name, said[name][1])) for name in ("total.net", "total.tax"))


def _part_of(layout: Layout, meaning: str | None, heading: str) -> str | None:
    """What the sum of a column is of the total."""
    if meaning == "item.subtotal":
        return "total.amount"
    if layout.says("tax_row", heading):
        return "total.tax"
    return "total.net" if meaning is None and layout.says("net_words", heading) and "价" not in heading else None


def _beside(layout: Layout, table: Table) -> set[Cell]:
    """The cells of rows of totals that count, or add up what is without tax, beside the sum in its own column."""
    heads = list(zip(table.columns, table.header, strict=True))
    apart = [m in _COUNTED or (m is None and layout.says("net_words", cell.text)) for m, cell in heads]
    found: set[Cell] = set()
    for row in table.sums:
        cell = filled(table.columns, row).get("item.subtotal")
        if cell is not None and _sum(cell.text, None) is not None:
            found |= {cell for cell, is_apart in zip(row, apart, strict=True) if cell is not None and is_apart}
    return found


def _sum(text: str, hint: str | None) -> Decimal | None:
    """The sum that a cell states: figures that are no mere count."""
    number = SUM.fullmatch(_NAMED_BEHIND.sub("", text.replace(" ", "")))
    if number is None or (len(number[1]) < _SHORTEST_SUM and number[1].isdigit()):
        return None
    return _worth(number, hint)


def _of_all(table: Table, sums: list[tuple[Decimal, Cell]], hint: str | None) -> list[tuple[Decimal, Cell]]:
    """Of several sums those that the rows add up to, where one does."""
    of_all = _sum_of_rows(table, hint) if len(sums) > 1 else None
    return [one for one in sums if one[0] == of_all] or sums


def _sum_of_rows(table: Table, hint: str | None) -> Decimal | None:
    """What the rows' own sums add up to: which figure of a row of sums is the whole, beside a net one or a count."""
    cells = [filled(table.columns, row).get("item.subtotal") for row in table.rows]
    values = [worth_of(cell.text, hint) for cell in cells if cell is not None]
    return sum(filter(None, values), Decimal()) if None not in values else None
