"""Items that labels tell one after another: 主要标的名称：课椅 数量：1200 单价(元)：92, on one line or on several.

Notices of contracts tell each item so, or all at once: 名称：呼吸机;监护仪, 数量：4台;10台, 单价：98000元;23500元.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from hedui.extract.candidates.convert import figure, scaled
from hedui.extract.candidates.money import figure_at
from hedui.extract.mention import Place, Value
from hedui.extract.text.layout import Layout
from hedui.normalize import figures, grammar, punctuation

Parts = Mapping[str, tuple[Value, int, int]]
"""What is told of an item, by the names of its fields: the value, and its interval of the flow."""
_PLACES = (Place.HEAD, Place.BODY)
_REACH = 300
"""Characters from an item's first label to its last."""
_CLOSE = 60
"""Characters from the quantity to the price of goods that no label names."""
_LONGEST_NAME = 60
_OF_PRICE = 12
"""Characters behind a price that say for what it is paid."""
_EDGE = " ,;。、"
_TEN_THOUSANDS = 10_000


class _Told(NamedTuple):
    """A label, by what it tells, and the interval of the flow where its value stands: up to the next label."""

    kind: str
    label: str
    start: int
    end: int


def items_by_labels(layout: Layout) -> Iterator[Parts]:
    """The items that have a quantity and a price; of goods that no label names only the one of the agreement."""
    told = list(_told(layout)) if "数量" in layout.text.flow.text else []
    named = [at for at, one in enumerate(told) if one.kind == "sold"]
    for at, end in pairwise([*named, len(told)]):
        yield from _items(layout, told[at:end])
    if not named:
        yield from _nameless(layout, told)


def _told(layout: Layout) -> Iterator[_Told]:
    flow = layout.text.flow.text
    found = list(layout.phrases["goods_label"].finditer(flow))
    for label, following in pairwise([*found, None]):
        if label is None or layout.place_in_flow(label.start()) not in _PLACES:
            continue
        stop = len(flow) if following is None else following.start()
        end = flow.find("\n", label.end(), stop)
        yield _Told(label.lastgroup or "", label[0], label.end(), stop if end < 0 else end)


def _items(layout: Layout, told: Sequence[_Told]) -> Iterator[Parts]:
    """What the labels of one item tell, or of several at once as many times each."""
    near = [one for one in told if one.start - told[0].start <= _REACH]
    columns = [next((one for one in near if one.kind == kind), None) for kind in ("sold", "quantity", "price")]
    name, quantity, price = (list(_pieces(layout, one)) if one is not None else [] for one in columns)
    if len(quantity) == len(price) == 1 < len(name):
        name = [name[0]._replace(end=name[-1].end)]
    if len(name) == len(quantity) == len(price):
        yield from filter(None, (_item(layout, *one) for one in zip(name, quantity, price, strict=True)))


def _pieces(layout: Layout, told: _Told) -> Iterator[_Told]:
    """What a label states for each of several items, without the marks around it."""
    flow = layout.text.flow.text
    for start, end in punctuation.pieces(flow, ";", told.start, told.end):
        inside = flow[start:end]
        if stated := inside.strip(_EDGE):
            first = start + inside.index(stated)
            yield told._replace(start=first, end=first + len(stated))


def _nameless(layout: Layout, told: Sequence[_Told]) -> Iterator[Parts]:
    """The item whose one quantity and one price stand close to each other, in this order."""
    counted, priced = ([one for one in told if one.kind == kind] for kind in ("quantity", "price"))
    if len(counted) == len(priced) == 1 and 0 < priced[0].start - counted[0].start <= _CLOSE:
        first = counted[0].start - len(counted[0].label)
        begins = first == 0 or grammar.HAN.match(layout.text.flow.text, first - 1) is None
        item = _item(layout, None, *(next(_pieces(layout, one), one) for one in (counted[0], priced[0])))
        yield from (item,) if begins and item is not None and "unit" in item else ()


def _item(layout: Layout, name: _Told | None, quantity: _Told, price: _Told) -> Parts | None:
    """An item; None where its name is none, or one of its numbers is not read."""
    flow = layout.text.flow.text
    parts: dict[str, tuple[Value, int, int]] = {}
    if name is not None:
        stated = flow[name.start : name.end]
        if len(stated) > _LONGEST_NAME or layout.says("no_goods_name", stated):
            return None
        parts["description"] = stated, name.start, name.end
    counted = figures.COUNTED.fullmatch(flow, quantity.start, quantity.end)
    digit = figures.FIRST_DIGIT.search(flow, price.start, price.end)
    money = figure_at(layout.text, digit.start()) if digit is not None else None
    if counted is None or money is None or money.value is None:
        return None
    if layout.says("let_not_sold", flow[money.last : min(money.last + _OF_PRICE, price.end)]):
        return None
    parts["quantity"] = figure(counted[1]), *counted.span(1)
    if counted[2]:
        parts["unit"] = counted[2], *counted.span(2)
    scale = _TEN_THOUSANDS if "万元" in price.label and money.text.isascii() else 1
    parts["unit_price"] = scaled(money.value, scale) if scale > 1 else money.value, money.first, money.last
    return parts
