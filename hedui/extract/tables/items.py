"""Line items, and the sums under them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from hedui.extract.mention import Mention, Value
from hedui.extract.tables.cells import NOTHING, filled
from hedui.extract.tables.find import Cell, Row, Table
from hedui.extract.tables.listed import listed
from hedui.extract.tables.products import is_product, multiplies, number, value
from hedui.extract.tables.rate_tables import (
    chosen_rows,
    is_rates,
    read_rates,
    table_mention,
)
from hedui.extract.tables.short_rows import OPEN
from hedui.extract.tables.sums import read_sums, worth_of
from hedui.extract.text.layout import Layout
from hedui.extract.values.looks import looks
from hedui.extract.words.catalogue import squeeze
from hedui.normalize import figures, punctuation
from hedui.normalize.percent import PercentError, parse_percent

_LOOKS = looks("told_of_sums")

_ITEMS = ("item.description", "item.quantity", "item.unit", "item.unit_price", "item.subtotal")
_PRICED = frozenset({"item.unit_price", "item.subtotal", "item.quantity"})
_MOST_COUNTS = 6
"""Numbers of a row that are multiplied by each other."""
_UNIT = _LOOKS["unit_in_heading"]
_UNIT_OF_ALL = _LOOKS["unit_of_all"]
_SUMS = frozenset({"item.unit_price", "item.subtotal"})
_HIGHEST_TAX = Decimal("0.3")


def mentions_of(layout: Layout, table: Table) -> list[Mention]:
    """Mentions of ``item.*``, ``rate.*`` and ``total.*`` in one table."""
    table = _with_tax(layout, _with_fee_settled(table))
    rows = chosen_rows(table)
    if is_rates(table):
        return list(read_rates(layout, replace(table, rows=rows)))
    columns = tuple("item.description" if m == "rate.service" else m for m in table.columns)
    table = _with_goods_told(layout, replace(table, columns=columns))
    if not _is_items(layout, table):
        return []
    sums = read_sums(layout, table, _hints(layout, table).get("item.subtotal"))
    return [*_items(layout, replace(table, rows=rows)), *sums, *_tax_rate(layout, table)]


def _with_fee_settled(table: Table) -> Table:
    """The table; a period's fee beside a quantity is a unit's price or the quantity's sum, whichever it lacks."""
    known = set(table.columns)
    if not {"rate.fee", "item.quantity"} <= known or known & {"rate.included", "rate.unit_price"}:
        return table
    lacking = {"item.unit_price", "item.subtotal"} - known
    if len(lacking) != 1 or (lacking == {"item.unit_price"} and "rate.service" in known):
        return table
    (meaning,) = lacking
    return replace(table, columns=tuple(meaning if m == "rate.fee" else m for m in table.columns))


def _with_goods_told(layout: Layout, table: Table) -> Table:
    """The table; what tells its goods names them, and not the one project that all of them are for."""
    told = [at for at, cell in enumerate(table.header) if layout.says("goods_heading", squeeze(cell.text))]
    projects = [at for at, cell in enumerate(table.header) if layout.says("project_heading", squeeze(cell.text))]
    named = [at for at, meaning in enumerate(table.columns) if meaning == "item.description"]
    told = [at for at in told if at in named] or told
    if len(told) != 1 or len(projects) != 1 or {*named} - {*told} != {*projects}:
        return table
    names, others = ({cell.text for row in table.rows if (cell := row[at])} for at in (told[0], projects[0]))
    if told[0] not in named and (len(others) > 1 or len(names) <= 1):
        return table
    meanings = {told[0]: "item.description", projects[0]: "other"}
    return replace(table, columns=tuple(meanings.get(at, meaning) for at, meaning in enumerate(table.columns)))


def _with_tax(layout: Layout, table: Table) -> Table:
    """The table; of two columns of prices or of sums, the one without tax is none of what is to be paid."""
    net = [layout.says("net_words", cell.text) for cell in table.header]
    gross = {meaning for meaning, without in zip(table.columns, net, strict=True) if not without}
    twice = {"item.unit_price", "item.subtotal"} & gross
    columns = (None if without and m in twice else m for m, without in zip(table.columns, net, strict=True))
    return replace(table, columns=tuple(columns)) if twice and any(net) else table


def _is_items(layout: Layout, table: Table) -> bool:
    known = set(table.columns)
    if "item.unit_price" not in known and any(layout.says("no_goods_heading", cell.text) for cell in table.header):
        return False
    priced = bool(known & {"item.unit_price", "item.subtotal"}) or {"item.quantity", "discount"} <= known
    return "item.description" in known and priced


def _items(layout: Layout, table: Table) -> Iterator[Mention]:
    unit_hint = _hints(layout, table)
    heading = _unit_in_heading(table)
    for cells in listed(layout, table, [_as_multiplied(layout, table, row) for row in table.rows]):
        if any(value(text := cells[name].text) is not None or text == OPEN for name in _PRICED & cells.keys()):
            yield from _item(layout, cells, unit_hint, heading)


def _as_multiplied(layout: Layout, table: Table, row: Row) -> dict[str, Cell]:
    """The cells of a row; its quantity is the number by which the price comes to the sum, none where two of them do."""
    cells = _with_own_sum(table, row)
    counted = _counts(layout, table, row)
    stated = number(cells, "item.quantity")
    lasts = (Decimal(1), *_lengths(layout, table, row))
    if stated is None or len(counted) < 2 or any(is_product(cells, stated * length) for length in lasts):
        return cells
    fitting = [cell for cell, count in counted if is_product(cells, count)]
    if len(fitting) == 1:
        return cells | {"item.quantity": fitting[0]}
    if any(is_product(cells, one * other) for (_, one), (_, other) in combinations(counted, 2)):
        del cells["item.quantity"]
    return cells


def _with_own_sum(table: Table, row: Row) -> dict[str, Cell]:
    """The cells of a row; of several sums, such as a month's and a year's, that which quantity and price come to."""
    cells = filled(table.columns, row)
    sums = [cell for cell, m in zip(row, table.columns, strict=True) if m == "item.subtotal" and cell]
    own = (each for cell in sums if multiplies(each := {**cells, "item.subtotal": cell}))
    return next(own, cells) if len(sums) > 1 else cells


def _lengths(layout: Layout, table: Table, row: Row) -> Iterator[Decimal]:
    """For how long each thing of a row is let or kept: 租赁天数."""
    for cell, heading in zip(row, table.header, strict=True):
        number = value(cell.text) if cell is not None and layout.says("length_heading", heading.text) else None
        if number is not None:
            yield number


def _counts(layout: Layout, table: Table, row: Row) -> list[tuple[Cell, Decimal]]:
    """The numbers of a row that count something by their headings: 件数, 每件米数, 课时."""
    found = []
    for cell, field, heading in zip(row, table.columns, table.header, strict=True):
        counts = field == "item.quantity" or (field in (None, "other") and layout.says("count_heading", heading.text))
        number = value(cell.text) if cell is not None and counts else None
        if cell is not None and number is not None:
            found.append((cell, number))
    return found[:_MOST_COUNTS]


def _item(
    layout: Layout, cells: Mapping[str, Cell], hints: Mapping[str, str | None], heading: tuple[str, Cell] | None
) -> Iterator[Mention]:
    group = min(cells[name].start for name in _PRICED & cells.keys()) + 1
    for name in filter(cells.__contains__, _ITEMS):
        value = _item_value(name, cells[name].text, hints.get(name))
        if value is not None:
            yield table_mention(layout, name, value, cells[name], group)
    if "item.quantity" in cells and "item.unit" not in cells and (unit := _unit(cells) or heading) is not None:
        yield table_mention(layout, "item.unit", *unit, group)


def _unit(cells: Mapping[str, Cell]) -> tuple[str, Cell] | None:
    """The unit that stands behind a quantity in its cell, and the cell: 8张."""
    quantity = cells["item.quantity"]
    amount = figures.COUNTED.fullmatch(quantity.text.replace(" ", ""))
    return (amount[2], quantity) if amount is not None and amount[2] else None


def _hint(header: str) -> str | None:
    match = punctuation.ASIDE.search(header)
    return match[0][1:-1].strip() if match else None


def _hints(layout: Layout, table: Table) -> dict[str, str | None]:
    """The unit that each column's heading says; of sums without one, that of the line above: 单位：万元."""
    above = layout.text.line_text(layout.text.lines[table.first_line - 1]) if table.first_line else ""
    of_all = match[0] if (match := _UNIT_OF_ALL.search(above)) is not None else None
    own = {m: _hint(cell.text) for m, cell in zip(table.columns, table.header, strict=True) if m}
    return {m: hint or (of_all if m in _SUMS else None) for m, hint in own.items()}


def _unit_in_heading(table: Table) -> tuple[str, Cell] | None:
    """The unit that the heading of the quantities says, and the heading: 数量（张）."""
    for meaning, cell in zip(table.columns, table.header, strict=True):
        unit = _hint(cell.text) or ""
        if meaning == "item.quantity" and _UNIT.fullmatch(unit):
            return unit, cell
    return None


def _item_value(name: str, text: str, hint: str | None) -> Value | None:
    if name in ("item.description", "item.unit"):
        return punctuation.unspaced(text).replace("\n", "").strip().rstrip(" -–—")
    return worth_of(text, hint)


def _tax_rate(layout: Layout, table: Table) -> Iterator[Mention]:
    """The rate of tax that all rows state; nothing where they differ or one of them is not read."""
    if "total.tax_rate" not in table.columns:
        return
    at = table.columns.index("total.tax_rate")
    in_percent = "%" in table.header[at].text
    cells = [cell for row in table.rows if (cell := row[at]) is not None and cell.text not in NOTHING]
    rates = {_rate(cell.text, in_percent=in_percent) for cell in cells}
    rate = rates.pop() if len(rates) == 1 else None
    if rate is not None:
        yield table_mention(layout, "total.tax_rate", rate, cells[0], 0, rank=2)


def _rate(text: str, *, in_percent: bool) -> Decimal | None:
    """13% as a fraction; also 13 below a heading in percent, and 0.13. None for anything that is no rate of tax."""
    plain = "".join(text.split())
    try:
        rate = parse_percent(plain if plain.endswith("%") or not in_percent else f"{plain}%")
    except PercentError:
        found = figures.SUM.fullmatch(plain)
        rate = Decimal(found[1]) if found and not found[2] else Decimal(1)
    return rate if rate < _HIGHEST_TAX else None
