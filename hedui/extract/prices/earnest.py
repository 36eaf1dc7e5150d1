"""Earnest money (定金): what is paid as a pledge, as a sum or a share of the total. 订金 is none."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import regex

from hedui.extract.candidates.money import Money, figure_at
from hedui.extract.extraction import Earnest, Span
from hedui.extract.mention import Place
from hedui.extract.text.layout import Layout
from hedui.extract.values.currencies import NAMES, SIGNS
from hedui.normalize.percent import parse_percent

_EARNEST = regex.compile(
    rf"定金(?:\([^()\d]{{0,10}}\)|金额|总额|数额|款|为|是|:|共?计|(?:{NAMES})[: ]?|(?:{SIGNS}) ?){{0,8}}+(?=[\d合协总])"
)
_SHARE = regex.compile(
    r"(?:\(|,?(?:即|为|占|按))?(?:本?(?:合同|协议)(?:总?价款?|总?金额|总额)|总价款?|总金额)的?(?:百分之)?(?<share>\d{1,3}(?:\.\d+)?%)"
)


def find_earnest(layout: Layout) -> Iterator[Earnest]:
    """Each earnest money that a sentence states, with the sum or the share, or both, right behind the word."""
    flow = layout.text.flow
    for match in _EARNEST.finditer(flow.text):
        if layout.place_in_flow(match.start()) is Place.ATTACHMENT or layout.says("earnest_not_agreed", match[0]):
            continue
        money = figure_at(layout.text, match.end()) if flow.text[match.end()].isdigit() else None
        share = _SHARE.match(flow.text, money.end if money is not None else match.end())
        amount = _amount(money)
        if share is not None:
            span = Span(*flow.raw_span(match.start(), share.end("share")))
            yield Earnest(amount, parse_percent(share["share"]), span)
        elif money is not None and amount is not None:
            yield Earnest(amount, None, Span(*flow.raw_span(match.start(), money.last)))


def _amount(money: Money | None) -> Decimal | None:
    """The figure, where a unit or a sign shows that it is money."""
    return money.value if money is not None and (money.united or money.signed) else None
