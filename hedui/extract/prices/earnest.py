"""Earnest money (定金): what is paid as a pledge, as a sum or a share of the total. 订金 is none."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from hedui.extract.candidates.money import Money, figure_at
from hedui.extract.extraction import Earnest, Span
from hedui.extract.mention import Place
from hedui.extract.text.layout import Layout
from hedui.normalize.percent import parse_percent


def find_earnest(layout: Layout) -> Iterator[Earnest]:
    """Each earnest money that a sentence states, with the sum or the share, or both, right behind the word."""
    flow = layout.text.flow
    for match in layout.phrases["earnest_named"].finditer(flow.text):
        if layout.place_in_flow(match.start()) is Place.ATTACHMENT or layout.says("earnest_not_agreed", match[0]):
            continue
        money = figure_at(layout.text, match.end()) if flow.text[match.end()].isdigit() else None
        share = layout.phrases["earnest_share"].match(flow.text, money.end if money is not None else match.end())
        amount = _amount(money)
        if share is not None:
            span = Span(*flow.raw_span(match.start(), share.end("share")))
            yield Earnest(amount, parse_percent(share["share"]), span)
        elif money is not None and amount is not None:
            yield Earnest(amount, None, Span(*flow.raw_span(match.start(), money.last)))


def _amount(money: Money | None) -> Decimal | None:
    """The figure, where a unit or a sign shows that it is money."""
    return money.value if money is not None and (money.united or money.signed) else None
