"""Which rows of a table are its items: neither those that other rows are parts of, nor what is paid of the sum."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import accumulate, takewhile
from math import inf

from hedui.extract.tables.cells import UNIT_IN_HEADER
from hedui.extract.tables.find import Cell, Table
from hedui.extract.tables.products import number, value
from hedui.extract.text.layout import Layout
from hedui.extract.values.looks import looks
from hedui.extract.words.catalogue import names_total, squeeze
from hedui.normalize import grammar

Cells = Mapping[str, Cell]
"""The cells of a row that say something, by what their columns mean."""
_GRAND = looks("told_of_sums")["grand_row"]
_NUMBER = grammar.pattern(r"[(（]?(?:\d{1,3}|{numeral}{1,3})[)）]?[.、]?")


def listed(layout: Layout, table: Table, rows: Sequence[Cells]) -> list[Cells]:
    """The rows that are items."""
    named = [row for row in rows if "item.description" in row]
    whole = [row for row in named if _is_whole(layout, row)]
    named = [row for row in named if row not in whole]
    sums = {value(cell.text) for cell in (*table.totals, *(row["item.subtotal"] for row in whole))}
    return list(_of_whole(layout, _apart(layout, named, sums), table.totals))


def _is_bare(row: Cells) -> bool:
    """Whether a row says a sum, and neither how many nor at what price."""
    return number(row, "item.quantity") is None and number(row, "item.unit_price") is None


def _is_whole(layout: Layout, row: Cells) -> bool:
    """Whether a row states the whole's sum under one of its names, words before it or not: 工程总造价."""
    name = UNIT_IN_HEADER.sub("", squeeze(row["item.description"].text))
    named = any(names_total(layout.catalogue, name[at:]) for at in range(max(1, len(name) - 2)))
    return "item.subtotal" in row and _is_bare(row) and named


def _of_whole(layout: Layout, rows: Iterable[Cells], totals: Sequence[Cell]) -> Iterator[Cells]:
    """The rows that neither take something off, nor say what is paid of the sum above, nor stand below the last sum."""
    first = min((cell.start for cell in totals), default=inf)
    last = max((cell.start for cell in totals if _GRAND.match(cell.text)), default=inf)
    for row in rows:
        name = row["item.description"]
        pays = name.start > first and layout.says("payment_row", name.text)
        if not (_is_bare(row) and (pays or name.start > last or layout.says("deduction_row", name.text))):
            yield row


def _apart(layout: Layout, rows: Sequence[Cells], sums: Collection[Decimal | None]) -> list[Cells]:
    """The rows but for those that others add up to by their numbers, or without which they come to the table's sum."""
    values = [number(row, "item.subtotal") or Decimal(0) for row in rows]
    ways = _added(layout, rows, values)
    added = next(ways)
    for more in ways:
        if _left(values, added) in sums:
            break
        if _left(values, added | more) in sums:
            added |= more
    return [row for at, row in enumerate(rows) if at not in added]


def _left(values: Sequence[Decimal], without: Collection[int]) -> Decimal:
    return sum((value for at, value in enumerate(values) if at not in without), Decimal(0))


def _added(layout: Layout, rows: Sequence[Cells], values: Sequence[Decimal]) -> Iterator[set[int]]:
    """The rows that those add up to which are numbered below them, or stand beside them; then parts of others."""
    bare = [at for at, row in enumerate(rows) if values[at] and _is_bare(row)]
    yield {at for at in bare if any(map(values.__getitem__, _below(rows, at)))}
    yield {at for at in bare if _is_sum(values, at)}
    yield _parts(layout, rows)


def _parts(layout: Layout, rows: Sequence[Cells]) -> set[int]:
    """The rows that tell what others are made of."""
    parts: set[int] = set()
    for at, row in enumerate(rows):
        name, bare = row["item.description"].text, _is_bare(row)
        pays = bare and (at - 1 in parts or layout.says("payment_row", name))
        if pays or layout.says("part_row", name):
            parts.add(at)
        if not bare:
            parts |= set(_below(rows, at))
    return parts


def _below(rows: Sequence[Cells], at: int) -> list[int]:
    """The rows that are numbered below a row: 1.1 and 1.2 below 1; 1 and 2 below 一."""
    own = rows[at]["index"].text if "index" in rows[at] else ""
    if not _NUMBER.fullmatch(own):
        return []
    behind = range(at + 1, len(rows))
    if _is_chinese(own):
        return list(takewhile(lambda row: not _is_chinese(_index(rows[row])), behind))
    prefix = own.rstrip("、.")
    return list(takewhile(lambda row: _index(rows[row]).startswith((f"{prefix}.", f"{prefix}-")), behind))


def _is_chinese(index: str) -> bool:
    """Whether a row's number is a Chinese numeral, in brackets or not."""
    return index.removeprefix("(").removeprefix("（").startswith(tuple(grammar.TEN))


def _index(row: Cells) -> str:
    return row["index"].text if "index" in row else ""


def _is_sum(values: Sequence[Decimal], at: int) -> bool:
    """Whether two or more rows right behind a row, or right before it, add up to its own sum."""
    sides = (values[at + 1 :], values[:at][::-1])
    return any(values[at] in list(accumulate(side))[1:] for side in sides)
