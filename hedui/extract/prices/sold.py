"""Items that sentences state: 交换机，数量50台，单价6,800元; or labels: 产品名称：…, 数量：…, 单价：….

What is let, or paid by the month, is a rate and no item. Sentences are asked only where no table lists what is sold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat

import regex

from hedui.extract.candidates.money import Money
from hedui.extract.mention import Mention, Place, Value
from hedui.extract.prices.products import amounts_behind, has_other_sums, quantities_apart, quantity_of
from hedui.extract.prices.sold_by_labels import Parts, items_by_labels
from hedui.extract.text.layout import Layout
from hedui.normalize import punctuation

_CALLED_QUANTITY = ("数量", "数量:", "数量为", "数量是")
_PLACES = (Place.HEAD, Place.BODY)
_REACH = 90


@dataclass(frozen=True, slots=True)
class _Sold:
    """What is sold: intervals of the flow."""

    name: tuple[int, int]
    quantity: regex.Match[str]
    price: Money
    total: Money | None


def read_sold(layout: Layout, mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions of ``item.*`` in sentences, where no table has any; those of one item share a group."""
    if any(m.field.startswith("item.") for m in mentions):
        return []
    sold = list(map(_parts, repeat(layout), _in_sentences(layout))) or items_by_labels(layout)
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

    The price stands behind the quantity, or before one that is called so: 单价8000元，数量1件. A sum in which more
    than this may be is none of it: 另收安装费600元，合同总价30,700元.
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
    more = layout.says("other_factor", flow, start, end) or has_other_sums(layout, start, end, (*prices, *sums))
    alone = [] if more else sums
    total = next((money for money in alone if money.value is not None and money.united), None)
    return _Sold(name, quantities[0], prices[0], total)


def _name_before(layout: Layout, start: int, counted: int) -> tuple[int, int] | None:
    """Where the name of goods stands right before what counts them."""
    low = max(start, counted - _REACH)
    before = layout.phrases["sold_before_quantity"].match(layout.text.flow.text[low:counted])
    if before is None or layout.says("no_goods", before["name"]):
        return None
    return low + before.start("name"), low + before.end("name")


def _parts(layout: Layout, one: _Sold) -> Parts:
    flow = layout.text.flow.text
    found: dict[str, tuple[Value | None, int, int]] = {
        "description": (flow[one.name[0] : one.name[1]].strip(), *one.name),
        "quantity": (quantity_of(one.quantity), *one.quantity.span("n")),
        "unit": (one.quantity["unit"], *one.quantity.span("unit")),
        "unit_price": (one.price.value, one.price.first, one.price.last),
    }
    if one.total is not None:
        found["subtotal"] = one.total.value, one.total.first, one.total.last
    return {name: (value, first, last) for name, (value, first, last) in found.items() if value is not None}


def _mentions(layout: Layout, parts: Parts) -> Iterator[Mention]:
    group = parts["quantity"][1] + 1
    for name, (value, first, last) in parts.items():
        yield layout.flow_mention(f"item.{name}", value, first, last, rule="sold", group=group)
