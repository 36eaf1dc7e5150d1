"""Line items and the rows of rate tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import regex

from hedui.extract.convert import PER
from hedui.extract.layout import Layout
from hedui.extract.mention import Mention, Place, Value
from hedui.extract.tables import Cell, Table, find_tables
from hedui.extract.values import read_words
from hedui.models.evidence import Method

_NUMBER = regex.compile(r"[¥￥]?\s*(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(万)?")
_UNIT_PRICE = regex.compile(r"(\d+(?:\.\d+)?)\s*元?\s*/\s*([\p{Han}A-Za-z]{1,4})")
_AMOUNT = regex.compile(r"(\d+(?:\.\d+)?)\s*([\p{Han}A-Za-z]{0,4})")
_HAN_BLANK = regex.compile(r"(?<=[^\x00-\x7f]) +| +(?=[^\x00-\x7f])")
_INSTALMENT = regex.compile(r"付款|支付|[分期]期|期次|阶段|节点|比例|进度")
_BLANK = frozenset({"", "-", "/", "—", "无", "--"})
_ITEMS = ("item.description", "item.quantity", "item.unit", "item.unit_price", "item.subtotal")


def read_tables(layout: Layout) -> list[Mention]:
    """Mentions of ``item.*``, ``rate.*`` and ``total.*`` in the tables of the agreement, attachments left out."""
    found: list[Mention] = []
    for table in map(_with_unit_price, find_tables(layout)):
        if layout.regions.place(table.first_line) is Place.ATTACHMENT:
            continue
        if _is_rates(table):
            found += _rates(layout, table)
        elif _is_items(table):
            found += _items(layout, table)
            found += _totals(layout, table)
    return found


def _with_unit_price(table: Table) -> Table:
    """The table; a month's fee beside a quantity and a sum, and beside nothing that is metered, is a unit's price."""
    known = set(table.columns)
    metered = known & {"rate.service", "rate.included", "rate.unit_price", "item.unit_price"}
    if metered or not {"rate.fee", "item.quantity", "item.subtotal"} <= known:
        return table
    return replace(table, columns=tuple("item.unit_price" if m == "rate.fee" else m for m in table.columns))


def _is_rates(table: Table) -> bool:
    known = set(table.columns)
    if {"item.quantity", "item.unit_price", "item.subtotal"} <= known:
        return False
    return bool(known & {"rate.fee", "rate.unit_price"}) and bool(known & {"rate.service", "item.description"})


def _is_items(table: Table) -> bool:
    known = set(table.columns)
    if "item.unit_price" not in known and any(_INSTALMENT.search(cell.text) for cell in table.header):
        return False
    return "item.description" in known and bool(known & {"item.unit_price", "item.subtotal"})


def _mention(layout: Layout, name: str, value: Value, cell: Cell, group: int, rank: int = 0) -> Mention:
    return layout.row_mention(
        name, value, cell.start, cell.end, rule="table", method=Method.TABLE, group=group, rank=rank
    )


def _items(layout: Layout, table: Table) -> Iterator[Mention]:
    unit_hint = {m: _hint(cell.text) for m, cell in zip(table.columns, table.header, strict=True) if m}
    for row in table.rows:
        cells = {m: cell for m, cell in zip(table.columns, row, strict=True) if m and cell and cell.text not in _BLANK}
        if not {"item.unit_price", "item.subtotal", "item.quantity"} & set(cells) or "item.description" not in cells:
            continue
        group = cells["item.description"].start + 1
        for name in _ITEMS:
            if name not in cells:
                continue
            value = _item_value(name, cells[name].text, unit_hint.get(name))
            if value is not None:
                yield _mention(layout, name, value, cells[name], group)
        quantity = cells.get("item.quantity")
        if quantity is not None and "item.unit" not in cells:
            unit = _AMOUNT.fullmatch(quantity.text.replace(" ", ""))
            if unit is not None and unit[2]:
                yield _mention(layout, "item.unit", unit[2], quantity, group)


def _hint(header: str) -> str | None:
    match = regex.search(r"[(（]([^()（）]*)[)）]", header)
    return match[1] if match else None


def _item_value(name: str, text: str, hint: str | None) -> Value | None:
    if name in ("item.description", "item.unit"):
        return str(_HAN_BLANK.sub("", text)).replace("\n", "").strip()
    match = _NUMBER.match(text)
    if match is None:
        return None
    value = Decimal(match[1].replace(",", ""))
    tenfold = match[2] or (hint is not None and "万元" in hint)
    return value * 10000 if tenfold else value


def _totals(layout: Layout, table: Table) -> Iterator[Mention]:
    """Figures and words in the rows under the items."""
    for cell in table.totals:
        words = read_words(cell.text)
        if words:
            inner = Cell(words[0].value, cell.start + words[0].start, cell.start + words[0].end)
            yield _mention(layout, "total.words", words[0].value, inner, 0, rank=1)
            continue
        number = _NUMBER.fullmatch(cell.text.replace(" ", "").rstrip("元"))
        if number is not None and ("." in number[1] or "," in number[1] or len(number[1]) > 2):
            yield _mention(layout, "total.amount", Decimal(number[1].replace(",", "")), cell, 0, rank=2)


def _rates(layout: Layout, table: Table) -> Iterator[Mention]:
    columns = ["rate.service" if m == "item.description" else m for m in table.columns]
    for row in table.rows:
        cells = {m: cell for m, cell in zip(columns, row, strict=True) if m and cell and cell.text not in _BLANK}
        if "rate.service" not in cells or not {"rate.fee", "rate.unit_price"} & set(cells):
            continue
        group = cells["rate.service"].start + 1
        service = _HAN_BLANK.sub("", cells["rate.service"].text)
        yield _mention(layout, "rate.service", service, cells["rate.service"], group)
        yield from _rate_numbers(layout, table, columns, cells, group)


def _rate_numbers(
    layout: Layout, table: Table, columns: list[str | None], cells: dict[str, Cell], group: int
) -> Iterator[Mention]:
    fee = cells.get("rate.fee")
    if fee is not None and (number := _NUMBER.match(fee.text)) is not None:
        yield _mention(layout, "rate.fee", Decimal(number[1].replace(",", "")), fee, group)
    words = cells.get("rate.fee_words")
    if words is not None and read_words(words.text):
        yield _mention(layout, "rate.fee_words", read_words(words.text)[0].value, words, group)
    per, where = _per(table, columns, cells)
    if per is not None and where is not None:
        yield _mention(layout, "rate.per", per, where, group)
    included = cells.get("rate.included")
    if included is not None and (amount := _AMOUNT.fullmatch(included.text.replace(" ", ""))) is not None:
        if "." not in amount[1]:
            yield _mention(layout, "rate.included", int(amount[1]), included, group)
        if amount[2]:
            yield _mention(layout, "rate.included_unit", amount[2], included, group)
    over = cells.get("rate.unit_price")
    price = _UNIT_PRICE.search(over.text) if over is not None else None
    if over is not None and price is None:
        yield from _plain_unit_price(layout, table, columns, over, group)
    if over is not None and price is not None:
        yield _mention(layout, "rate.unit_price", Decimal(price[1]), over, group)
        yield _mention(layout, "rate.unit", price[2], over, group)


def _plain_unit_price(
    layout: Layout, table: Table, columns: list[str | None], cell: Cell, group: int
) -> Iterator[Mention]:
    """A unit price whose unit stands in the header: 超出部分资费（元/条）."""
    number = _NUMBER.fullmatch(cell.text.replace(" ", ""))
    header = table.header[columns.index("rate.unit_price")]
    unit = regex.search(r"元\s*/\s*([\p{Han}A-Za-z]{1,4})", header.text)
    if number is not None and unit is not None:
        yield _mention(layout, "rate.unit_price", Decimal(number[1].replace(",", "")), cell, group)
        yield _mention(layout, "rate.unit", unit[1], header, group)


def _per(table: Table, columns: list[str | None], cells: dict[str, Cell]) -> tuple[Value | None, Cell | None]:
    """The fee's period: from its own column, or from the words over the fee."""
    cell = cells.get("rate.per")
    if cell is not None:
        word = cell.text.replace(" ", "").removeprefix("按").removeprefix("每").removeprefix("个")
        return PER.get(word), cell
    header = table.header[columns.index("rate.fee")] if "rate.fee" in columns else None
    if (
        header is not None
        and (word := regex.search(r"(?<=元/)(?:半年|年|季度?|个?月|日|天)|月|年", header.text)) is not None
    ):
        return PER.get(word[0].removeprefix("个")), header
    return None, None
