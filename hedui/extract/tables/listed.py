"""Which rows of a table are its items: neither those that other rows are parts of, nor what is paid of the sum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import accumulate, takewhile

import regex

from hedui.extract.tables.cells import UNIT_IN_HEADER
from hedui.extract.tables.find import Cell, Table
from hedui.extract.tables.products import number, value
from hedui.extract.text.layout import Layout
from hedui.extract.words.catalogue import names_total, squeeze

Cells = Mapping[str, Cell]
"""The cells of a row that say something, by what their columns mean."""
_GRAND = regex.compile(r"\p{Han}{0,4}(?:合\s*计|总\s*计|共\s*计|总\s*价)")
_NUMBER = regex.compile(r"[(（]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）]?[.、]?")
_CHINESE = regex.compile(r"[(（]?[一二三四五六七八九十]")


def listed(layout: Layout, table: Table, rows: Sequence[Cells]) -> list[Cells]:
    """The rows that are items."""
    named = [row for row in rows if "item.description" in row]
    whole = [row for row in named if _is_whole(layout, row)]
    named = [row for row in named if row not in whole]
    sums = _sums([*table.totals, *(row["item.subtotal"] for row in whole)])
    parents = _parents(named, sums)
    parents |= _parts(layout, named, parents, sums)
    grand = [cell.start for cell in table.totals if _GRAND.match(cell.text)]
    first = min((cell.start for cell in table.totals), default=None)
    last = max(grand, default=None)
    return [
        row
        for at, row in enumerate(named)
        if at not in parents and not _is_no_item(layout, row, first=first, last=last)
    ]


def _is_bare(row: Cells) -> bool:
    """Whether a row says a sum, and neither how many nor at what price."""
    return number(row, "item.quantity") is None and number(row, "item.unit_price") is None


def _is_whole(layout: Layout, row: Cells) -> bool:
    """Whether a row states the whole's sum under one of its names, words before it or not: 工程总造价."""
    name = UNIT_IN_HEADER.sub("", squeeze(row["item.description"].text))
    named = any(names_total(layout.catalogue, name[at:]) for at in range(max(1, len(name) - 2)))
    return "item.subtotal" in row and _is_bare(row) and named


def _is_no_item(layout: Layout, row: Cells, *, first: int | None, last: int | None) -> bool:
    """Whether a row takes something off, says what is paid of the sum above, or stands below the last sum."""
    name = row["item.description"]
    if not _is_bare(row):
        return False
    below = first is not None and name.start > first
    if layout.says("deduction_row", name.text) or (below and layout.says("payment_row", name.text)):
        return True
    return last is not None and name.start > last


def _sums(totals: Sequence[Cell]) -> set[Decimal]:
    return {stated for cell in totals if (stated := value(cell.text)) is not None}


def _parents(rows: Sequence[Cells], sums: set[Decimal]) -> set[int]:
    """The rows that others add up to: by their numbers, or because without them the rows add up to the table's sum."""
    values = [number(row, "item.subtotal") or Decimal(0) for row in rows]
    bare = [at for at, row in enumerate(rows) if values[at] and _is_bare(row)]
    above = {at for at in bare if any(values[below] for below in _below(rows, at))}
    left = sum(values, Decimal(0)) - sum(values[at] for at in above)
    if left in sums:
        return above
    added = {at for at in bare if at not in above and _is_sum(values, at)}
    return above | added if left - sum(values[at] for at in added) in sums else above


def _parts(layout: Layout, rows: Sequence[Cells], parents: set[int], sums: set[Decimal]) -> set[int]:
    """The rows that tell what others are made of, where only without them the rows add up to the table's sum."""
    values = [number(row, "item.subtotal") or Decimal(0) for row in rows]
    parts: set[int] = set()
    for at, row in enumerate(rows):
        name = row["item.description"].text
        bare = _is_bare(row)
        if layout.says("part_row", name) or (bare and (at - 1 in parts or layout.says("payment_row", name))):
            parts.add(at)
        if not bare:
            parts |= set(_below(rows, at))
    left = sum((value for at, value in enumerate(values) if at not in parents), Decimal(0))
    rest = sum((value for at, value in enumerate(values) if at not in parents | parts), Decimal(0))
    return parts if rest in sums and left not in sums else set()


def _below(rows: Sequence[Cells], at: int) -> list[int]:
    """The rows that are numbered below a row: 1.1 and 1.2 below 1; 1 and 2 below 一."""
    own = rows[at]["index"].text if "index" in rows[at] else ""
    if not _NUMBER.fullmatch(own):
        return []
    behind = range(at + 1, len(rows))
    if _CHINESE.match(own):
        return list(takewhile(lambda row: not _CHINESE.match(_index(rows[row])), behind))
    prefix = own.rstrip("、.")
    return list(takewhile(lambda row: _index(rows[row]).startswith((f"{prefix}.", f"{prefix}-")), behind))


def _index(row: Cells) -> str:
    return row["index"].text if "index" in row else ""


def _is_sum(values: Sequence[Decimal], at: int) -> bool:
    """Whether two or more rows right behind a row, or right before it, add up to its own sum."""
    sides = (values[at + 1 :], values[:at][::-1])
    return any(values[at] in list(accumulate(side))[1:] for side in sides)
