"""Sentences that say how many, at what price, and what that comes to: 20台，单价6,340.00元/台，合计126,800.00元.

Or a calculation says it: 6,340.00元/台×20台=126,800.00元.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import regex

from hedui.extract.candidates.convert import count
from hedui.extract.candidates.money import Money, figure_at
from hedui.extract.candidates.money_in_words import words_at
from hedui.extract.extraction import Product, Span
from hedui.extract.mention import Place
from hedui.extract.text.layout import Layout
from hedui.extract.values.calculations import calculations
from hedui.normalize import punctuation

_LONGEST = 200
_FEN = Decimal("0.01")


def find_products(layout: Layout) -> tuple[Product, ...]:
    """What sentences say in words, and what calculations say."""
    return layout.text.once("products", lambda: tuple(_found(layout)))


def _found(layout: Layout) -> Iterator[Product]:
    yield from _in_words(layout)
    flow = layout.text.flow
    for stated in calculations(flow.text):
        if stated.is_of_one_unit() and layout.place_in_flow(stated.span[0]) is not Place.ATTACHMENT:
            factors = tuple(Span(*flow.raw_span(factor.start, factor.end)) for factor in stated.factors)
            total = Span(*flow.raw_span(*stated.span))
            yield Product(factors, stated.right, stated.total, total, stated.holds())


def _in_words(layout: Layout) -> Iterator[Product]:
    """Each sentence with a quantity, a price and a sum, or several rows of these, and nothing that changes the sums."""
    flow = layout.text.flow.text
    for start, end in (
        punctuation.pieces(flow, punctuation.SENTENCE) if layout.may_say(layout.phrases["price_of_goods"]) else ()
    ):
        if end - start > _LONGEST or "\t" in flow[start:end] or not layout.says("price_of_goods", flow, start, end):
            continue
        if layout.place_in_flow(start) is not Place.ATTACHMENT and not layout.says("other_factor", flow, start, end):
            yield from _product(layout, start, end)


def _product(layout: Layout, start: int, end: int) -> Iterator[Product]:
    flow = layout.text.flow
    for row, (quantity, price, total) in enumerate(_rows(layout, start, end)):
        of_all = row > 0 and punctuation.holds(flow.text[price.last : total.first], "合总共")
        if price.value is None or total.value is None or of_all:
            continue
        right = quantity_of(quantity) * price.value
        spans = (quantity.span(), (price.first, price.last), (total.first, total.last))
        first, second, third = (Span(*flow.raw_span(*span)) for span in spans)
        yield Product((first, second), right, total.value, third, _may_be(total.value, right))


def _rows(layout: Layout, start: int, end: int) -> Sequence[tuple[regex.Match[str], Money, Money]]:
    """The sentence's quantities with the price and the sum of each; nothing where one of them lacks or is aside."""
    prices = amounts_behind(layout, "price_of_goods", start, end)
    sums = [money for money in amounts_behind(layout, "sum_of_goods", start, end) if money.united or money.signed]
    quantities = quantities_apart(layout, start, end, (*prices, *sums))
    if not len(quantities) == len(prices) == len(sums) or has_other_sums(layout, start, end, (*prices, *sums)):
        return ()
    rows = list(zip(quantities, prices, sums, strict=True))
    return rows if _close(rows) or (len(rows) == 1 and _explains(layout, *rows[0])) else ()


def _explains(layout: Layout, quantity: regex.Match[str], price: Money, total: Money) -> bool:
    """Whether the sum stands first and what it comes from behind it: 合同总价43,680元，即每套3,640元，共12套."""
    first = min(quantity.start(), price.first)
    return total.last < first and layout.says("comes_from", layout.text.flow.text, total.last, first)


def _close(rows: Sequence[tuple[regex.Match[str], Money, Money]]) -> bool:
    """Whether each sum closes a row: its quantity and its price stand before it, and behind the sum before."""
    ends = [-1, *(total.first for _, _, total in rows)]
    return all(
        last < quantity.start() < total.first and last < price.first < total.first
        for last, (quantity, price, total) in zip(ends, rows, strict=False)
    )


def _may_be(total: Decimal, right: Decimal) -> bool:
    """Whether the sum is the product, or several times it, which the sentence does not say."""
    return abs(right - total) < _FEN or (right > 0 and total % right == 0)


def quantity_of(found: regex.Match[str]) -> Decimal:
    """The number of a quantity, in figures or everyday numerals."""
    return Decimal(found["n"]) if found["n"][0].isdecimal() else Decimal(count(found["n"]))


def amounts_behind(layout: Layout, phrase: str, start: int, end: int) -> list[Money]:
    """The sums right behind words of the phrase of that name, each once: 单价6,340元/台 says it twice."""
    said = {match.end() for match in layout.phrases[phrase].finditer(layout.text.flow.text, start, end)}
    found = (figure_at(layout.text, place) or words_at(layout.text, place) for place in sorted(said))
    return [money for money in found if money is not None]


def has_other_sums(layout: Layout, start: int, end: int, known: Sequence[Money]) -> bool:
    """Whether a stretch names a sum of yuan besides, which may be in a total: 单价860元，备件2,000元，合计32,100元."""
    values = {money.value for money in known}
    return any(money.value not in values for money in amounts_behind(layout, "sum_of_yuan", start, end))


def quantities_apart(layout: Layout, start: int, end: int, sums: Sequence[Money]) -> list[regex.Match[str]]:
    """The quantities of a stretch that are none of its sums."""
    taken = {money.first for money in sums}
    counted = layout.phrases["quantity_of_goods"].finditer(layout.text.flow.text, start, end)
    return [found for found in counted if found.start() not in taken]
