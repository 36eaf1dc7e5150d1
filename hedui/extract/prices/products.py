"""Sentences that say how many, at what price, and what that comes to: 20台，单价6,340.00元/台，合计126,800.00元.

Or a calculation says it: 6,340.00元/台×20台=126,800.00元.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import regex

from hedui.extract.candidates.money import Money, figure_at
from hedui.extract.extraction import Product, Span
from hedui.extract.mention import Place
from hedui.extract.text.layout import Layout
from hedui.extract.values.calculations import calculations
from hedui.normalize import punctuation

UNITS = (
    "台|套|个|件|只|把|张|吨|米|块|本|册|份|部|辆|箱|桶|瓶|盒|支|根|棵|株|组|樘|平方米|㎡|立方米"
    "|人|名|次|公斤|千克|间|端口|条|项|卷|袋|斤|亩|双|盏|副|面|户"
)
QUANTITY = regex.compile(rf"(?<![\d.,第/])(?<n>\d{{1,7}}(?:\.\d{{1,3}})?)(?<unit>{UNITS})(?![\p{{Han}}]*[路层号楼])")
PRICE = regex.compile(
    rf"(?:单价|(?<each>每)(?:{UNITS}))(?:\([^()\d]{{0,10}}\)|含税|为|是|:|人民币|[¥￥]|价格?|款|售价){{0,8}}+(?=\d)"
)
SUM = regex.compile(
    r"(?:金额|价款|费用|货款|总价|总额)?(?:[合总共]计|小计|总价款?|总金额|总额|共|(?<=,)(?:计(?![算入价划])|金额))(?:金额|价款|费用|货款)?"
    r"(?:\([^()\d]{0,10}\)|为|是|:|人民币|[¥￥]){0,8}+(?=\d)"
)
_LONGEST = 200
_FEN = Decimal("0.01")


def find_products(layout: Layout) -> Iterator[Product]:
    """What sentences say in words, and what calculations say."""
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
    for start, end in punctuation.pieces(flow, punctuation.SENTENCE) if layout.may_say(PRICE) else ():
        if end - start > _LONGEST or "\t" in flow[start:end] or not PRICE.search(flow, start, end):
            continue
        if layout.place_in_flow(start) is not Place.ATTACHMENT and not layout.says("other_factor", flow, start, end):
            yield from _product(layout, start, end)


def _product(layout: Layout, start: int, end: int) -> Iterator[Product]:
    flow = layout.text.flow
    prices = amounts_behind(layout, PRICE, start, end)
    sums = [money for money in amounts_behind(layout, SUM, start, end) if money.united]
    taken = {money.first for money in (*prices, *sums)}
    quantities = [m for m in QUANTITY.finditer(flow.text, start, end) if m.start() not in taken]
    if not len(quantities) == len(prices) == len(sums) or not _are_rows(quantities, prices, sums):
        return
    for row, (quantity, price, total) in enumerate(zip(quantities, prices, sums, strict=True)):
        of_all = row > 0 and punctuation.holds(flow.text[price.last : total.first], "合总共")
        if price.value is None or total.value is None or of_all:
            continue
        right = Decimal(quantity["n"]) * price.value
        spans = (quantity.span(), (price.first, price.last), (total.first, total.last))
        first, second, third = (Span(*flow.raw_span(*span)) for span in spans)
        yield Product((first, second), right, total.value, third, _may_be(total.value, right))


def _are_rows(quantities: Sequence[regex.Match[str]], prices: Sequence[Money], sums: Sequence[Money]) -> bool:
    """Whether each sum closes a row: its quantity and its price stand before it, and behind the sum before."""
    ends = [-1, *(total.first for total in sums)]
    factors = zip(quantities, prices, strict=True)
    return all(
        last < quantity.start() < total and last < price.first < total
        for last, total, (quantity, price) in zip(ends, ends[1:], factors, strict=False)
    )


def _may_be(total: Decimal, right: Decimal) -> bool:
    """Whether the sum is the product, or several times it, which the sentence does not say."""
    return abs(right - total) < _FEN or (right > 0 and total % right == 0)


def amounts_behind(layout: Layout, pattern: regex.Pattern[str], start: int, end: int) -> list[Money]:
    found = (figure_at(layout.text, match.end()) for match in pattern.finditer(layout.text.flow.text, start, end))
    return [money for money in found if money is not None]
