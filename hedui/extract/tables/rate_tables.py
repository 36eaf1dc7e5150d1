"""Tables of rates: recurring fees and prices of use, a service on each row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import regex

from hedui.extract.candidates.convert import PER, figure
from hedui.extract.mention import Mention, Value
from hedui.extract.tables.cells import TICK, filled
from hedui.extract.tables.find import Cell, Row, Table
from hedui.extract.text.layout import Layout
from hedui.extract.values.looks import looks
from hedui.extract.values.sums import read_words
from hedui.models.codes import Per
from hedui.models.evidence import Method
from hedui.normalize import figures, grammar, punctuation

_LOOKS = looks("told_of_sums")
_EACH = _LOOKS["price_of_each"]
_IN_HEADING = regex.compile(r"[(（]\s*([\p{Han}A-Za-z]{1,4})\s*(?:/[^()（）]*)?[)）]")
_PERIOD = _LOOKS["period_of_fee"]
_TICKED, _UNTICKED = grammar.pattern(r"[(（【\[]?\s*[{marks}]"), grammar.pattern(r"[(（【\[]?\s*[{empty}]")

_Cells = Mapping[str, Cell]
_PER_UNIT = regex.compile(r"[\d.]\s*/\s*([\p{Han}A-Za-z]{1,4})")
_COUNT = regex.compile(r"\d{1,3}")


def is_rates(table: Table) -> bool:
    """Whether the rows are prices of services, not goods or work with a quantity and a sum."""
    known = set(table.columns)
    if {"item.quantity", "item.unit_price", "item.subtotal"} <= known:
        return False
    if {"rate.service", "item.unit_price"} <= known and not known & {"item.quantity", "item.subtotal"}:
        return True
    return bool(known & {"rate.fee", "rate.unit_price"}) and bool(known & {"rate.service", "item.description"})


def chosen_rows(table: Table) -> tuple[Row, ...]:
    """All rows; only the ticked ones where some are ticked and the others bear an empty box."""
    ticked = [row for row in table.rows if _begins(row, _TICKED)]
    unticked = [row for row in table.rows if _begins(row, _UNTICKED)]
    return tuple(ticked) if ticked and len(ticked) + len(unticked) == len(table.rows) else table.rows


def _begins(row: Row, pattern: regex.Pattern[str]) -> bool:
    return next((pattern.match(cell.text) is not None for cell in row if cell is not None and cell.text), False)


def table_mention(layout: Layout, name: str, value: Value, cell: Cell, group: int, rank: int = 0) -> Mention:
    """What a cell states; the cells of one row share ``group``."""
    return layout.row_mention(
        name, value, cell.start, cell.end, rule="table", method=Method.TABLE, group=group, rank=rank
    )


def read_rates(layout: Layout, table: Table) -> Iterator[Mention]:
    """Mentions of ``rate.*``, a group for each row."""
    columns = ["rate.service" if m == "item.description" else m for m in table.columns]
    heads = {m: cell for m, cell in zip(columns, table.header, strict=True) if m}
    for row in table.rows:
        cells = filled(columns, row)
        if "rate.service" not in cells or not {"rate.fee", "rate.unit_price", "item.unit_price"} & set(cells):
            continue
        service = cells["rate.service"]
        group = service.start + 1
        name = punctuation.unspaced(TICK.sub("", service.text, count=1)).strip()
        yield table_mention(layout, "rate.service", name, service, group)
        for field, (value, cell) in _numbers(heads, cells).items():
            yield table_mention(layout, field, value, cell, group)


def _numbers(heads: _Cells, cells: _Cells) -> dict[str, tuple[Value, Cell]]:
    """What the row states, each with its cell."""
    found: dict[str, tuple[Value, Cell]] = {}
    for name in ("rate.fee", "item.unit_price", "rate.unit_price"):
        if name in cells:
            found |= _price(name, heads, cells)
    words = cells.get("rate.fee_words")
    if words is not None and (written := read_words(words.text)):
        found["rate.fee_words"] = (written[0].value, words)
    included = cells.get("rate.included")
    if included is not None and (amount := figures.COUNTED.fullmatch(included.text.replace(" ", ""))) is not None:
        if "." not in amount[1]:
            found["rate.included"] = (int(amount[1].replace(",", "")), included)
        headed = _IN_HEADING.search(heads["rate.included"].text)
        if amount[2]:
            found["rate.included_unit"] = (amount[2], included)
        elif headed is not None:
            found["rate.included_unit"] = (headed[1], heads["rate.included"])
    return found | _sum(cells, found)


def _price(name: str, heads: _Cells, cells: _Cells) -> dict[str, tuple[Value, Cell]]:
    """A price of a unit, or a fee of a period, by what it is said to be for: in its cell, its column, its heading."""
    cell = cells[name]
    number = figures.SUM.match(cell.text)
    if number is None:
        return {}
    value = figure(number[1])
    unit = _unit(name, heads, cells)
    per = PER.get(unit[0].removeprefix("个")) if unit is not None else None
    if unit is not None and per is None:
        return {"rate.unit_price": (value, cell), "rate.unit": unit}
    if per is None and name != "rate.fee":
        return {}
    fee: dict[str, tuple[Value, Cell]] = {"rate.fee": (value, cell)}
    period = (per, unit[1]) if per is not None and unit is not None else _per(heads, cells)
    return fee | ({"rate.per": period} if period is not None else {})


def _unit(name: str, heads: _Cells, cells: _Cells) -> tuple[str, Cell] | None:
    own = _EACH.search(cells[name].text) or _PER_UNIT.search(cells[name].text)
    if own is not None:
        return str(own[1]), cells[name]
    if "item.unit" in cells and name != "rate.unit_price":
        return punctuation.unspaced(cells["item.unit"].text), cells["item.unit"]
    headed = _EACH.search(heads[name].text) if name != "rate.fee" else None
    return (str(headed[1]), heads[name]) if headed is not None else None


def _per(heads: _Cells, cells: _Cells) -> tuple[Per, Cell] | None:
    """The fee's period: from its own column, or from the words over the fee."""
    cell = cells.get("rate.per")
    if cell is not None:
        word = cell.text.replace(" ", "").removeprefix("按").removeprefix("每").removeprefix("个")
        return (PER[word], cell) if word in PER else None
    head = heads.get("rate.fee")
    period = _PERIOD.search(head.text) if head is not None else None
    return (PER[period[0].removeprefix("个")], head) if period is not None and head is not None else None


def _sum(cells: _Cells, found: Mapping[str, tuple[Value, Cell]]) -> dict[str, tuple[Value, Cell]]:
    """For how many periods the fee is due, and what that comes to; silent where it is due for several things."""
    periods, total = cells.get("rate.periods"), cells.get("item.subtotal")
    if "rate.fee" not in found or periods is None or total is None or "item.quantity" in cells:
        return {}
    count, amount = _COUNT.match(periods.text), figures.SUM.match(total.text)
    if count is None or amount is None:
        return {}
    return {
        "rate.periods": (int(count[0]), periods),
        "rate.total": (figure(amount[1]), total),
    }
