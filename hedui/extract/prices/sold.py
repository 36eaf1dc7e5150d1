"""Items that sentences state: 交换机，数量50台，单价6,800元; or lines below each other: 产品名称：…, 数量：…, 单价：….

What is let, or paid by the month, is a rate and no item. Sentences are asked only where no table lists what is sold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from hedui.extract.candidates.money import Money
from hedui.extract.mention import Mention, Place, Value
from hedui.extract.prices.products import amounts_behind, quantities_apart, quantity_of
from hedui.extract.text.layout import Layout
from hedui.normalize import punctuation

_CALLED_QUANTITY = ("数量", "数量:", "数量为", "数量是")
_PLACES = (Place.HEAD, Place.BODY)
_REACH = 90
_FEWEST = 2
_BELOW = 8


@dataclass(frozen=True, slots=True)
class _Sold:
    """What is sold: intervals of the flow."""

    name: tuple[int, int] | None
    quantity: regex.Match[str]
    price: Money
    total: Money | None


def read_sold(layout: Layout, mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions of ``item.*`` in sentences, where no table has any; those of one item share a group."""
    if any(m.field.startswith("item.") for m in mentions):
        return []
    sold = list(_in_sentences(layout)) or list(_below_each_other(layout))
    return [mention for one in sold for mention in _mentions(layout, one)]


def without_items(rates: Sequence[Mention], items: Sequence[Mention]) -> list[Mention]:
    """The rates but for prices that are an item's."""
    prices = {m.start for m in items if m.field == "item.unit_price"}
    taken = {m.group for m in rates if m.field == "rate.unit_price" and m.start in prices}
    fees = {m.group for m in rates if m.field == "rate.fee"}
    return [m for m in rates if m.group not in taken - fees]


def _in_sentences(layout: Layout) -> Iterator[_Sold]:
    flow = layout.text.flow.text
    for start, end in punctuation.pieces(flow, punctuation.SENTENCE):
        sentence = flow[start:end]
        if "单价" not in sentence or "\t" in sentence or layout.says("let_not_sold", sentence):
            continue
        if layout.place_in_flow(start) in _PLACES and (sold := _in_sentence(layout, start, end)) is not None:
            yield sold


def _in_sentence(layout: Layout, start: int, end: int) -> _Sold | None:
    """What is sold by the sentence, which has one quantity, one price and one sum at most.

    The price stands behind the quantity, or before one that is called so: 单价8000元，数量1件.
    """
    prices, sums = (amounts_behind(layout, words, start, end) for words in ("price_of_goods", "sum_of_goods"))
    quantities = quantities_apart(layout, start, end, (*prices, *sums))
    if (len(quantities), len(prices)) != (1, 1) or len(sums) > 1 or prices[0].value is None:
        return None
    flow, counted = layout.text.flow.text, quantities[0].start()
    priced = layout.phrases["price_of_goods"].search(flow, start, end)
    first = counted if priced is None else min(counted, priced.start())
    if counted > prices[0].first and not flow[start:counted].endswith(_CALLED_QUANTITY):
        return None
    if (name := _name_before(layout, start, first)) is None:
        return None
    total = next((money for money in sums if money.value is not None and money.united), None)
    return _Sold(name, quantities[0], prices[0], total)


def _name_before(layout: Layout, start: int, counted: int) -> tuple[int, int] | None:
    """Where the name of goods stands right before what counts them."""
    low = max(start, counted - _REACH)
    before = layout.phrases["sold_before_quantity"].match(layout.text.flow.text[low:counted])
    if before is None or layout.says("no_goods", before["name"]):
        return None
    return low + before.start("name"), low + before.end("name")


def _below_each_other(layout: Layout) -> Iterator[_Sold]:
    """The one item whose name, quantity and price stand on lines of their own, in this order."""
    flow = layout.text.flow.text
    lines = list(punctuation.pieces(flow, "\n")) if "数量" in flow else []
    kinds = ("sold_quantity_line", "sold_price_line", "sold_name_line")
    quantities, prices, names = (_on_lines(layout.phrases[kind], flow, lines) for kind in kinds)
    if len(quantities) != 1 or len(prices) != 1:
        return
    ((at, quantity),), (priced,) = quantities.items(), prices
    inside = layout.place_in_flow(quantity.start()) in _PLACES and 0 < priced - at <= _FEWEST
    price = _only_price(layout, lines[priced]) if inside else None
    if price is not None:
        above = [names[line].span("name") for line in range(at - 1, at - 1 - _BELOW, -1) if line in names]
        yield _Sold(next(iter(above), None), quantity, price, None)


def _on_lines(pattern: regex.Pattern[str], flow: str, lines: Sequence[tuple[int, int]]) -> dict[int, regex.Match[str]]:
    """The lines that begin with the pattern, by their number."""
    return {at: found for at, line in enumerate(lines) if (found := pattern.match(flow, *line))}


def _only_price(layout: Layout, line: tuple[int, int]) -> Money | None:
    """The one price on a line, where it is of what is sold."""
    figures = amounts_behind(layout, "price_of_goods", *line)
    if (
        len(figures) != 1
        or figures[0].value is None
        or layout.says("let_not_sold", layout.text.flow.text[slice(*line)])
    ):
        return None
    return figures[0]


def _mentions(layout: Layout, one: _Sold) -> Iterator[Mention]:
    group = one.quantity.start() + 1
    flow = layout.text.flow.text
    found: list[tuple[str, Value | None, tuple[int, int]]] = [
        ("quantity", quantity_of(one.quantity), one.quantity.span("n")),
        ("unit", one.quantity["unit"], one.quantity.span("unit")),
        ("unit_price", one.price.value, (one.price.first, one.price.last)),
    ]
    if one.name is not None:
        found.insert(0, ("description", flow[one.name[0] : one.name[1]].strip(), one.name))
    if one.total is not None:
        found.append(("subtotal", one.total.value, (one.total.first, one.total.last)))
    for name, value, (first, last) in found:
        if value is not None:
            yield layout.flow_mention(f"item.{name}", value, first, last, rule="sold", group=group)
