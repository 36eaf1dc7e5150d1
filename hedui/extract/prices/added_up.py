"""What several sums in a row come to is the total, and none of them is: 采购金额, 运费 and 合计 one below the other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from operator import itemgetter
from typing import NamedTuple

from hedui.extract.candidates.money import Money, figure_at
from hedui.extract.extraction import Addition, AmountPair, Span
from hedui.extract.mention import Mention, stating
from hedui.extract.prices.additions import additions
from hedui.extract.text.layout import Layout
from hedui.normalize import figures

_BEFORE, _BEHIND = 300, 600
"""Characters before and behind a sum in which those beside it are looked for."""
_GAP = 60
"""Characters between two of them at most."""


class _Sum(NamedTuple):
    """A sum in figures, and the words behind the one before it."""

    money: Money
    value: Decimal
    lead: str


def as_added_up(layout: Layout, mentions: Sequence[Mention], pairs: Sequence[AmountPair]) -> list[Mention]:
    """The mentions, a total that is one of several sums replaced by what is said that these come to.

    Only where they do, to the fen, or where nothing but names parts them from it; and where its label does not call it
    the whole: 合同总价.
    """
    parts: set[int] = set()
    wholes: dict[int, Mention] = {}
    named = sorted(
        ((span.start, one) for one in additions(layout) if one.is_of_parts for span in one.parts), key=itemgetter(0)
    )
    for part in stating(mentions, "total.amount"):
        if layout.says("whole_label", part.rule) and not is_own_sum(layout, part.start):
            continue
        if (whole := _named(named, part) or _whole(layout, part)) is None:
            continue
        value, span = whole
        found = layout.raw_mention("total.amount", value, span.start, span.end, rule="added-up", rank=part.rank)
        parts.add(part.start)
        wholes[found.start] = found
    parts |= {pair.words_span.start for pair in pairs if pair.figures_span.start in parts}
    stated = {mention.start for mention in stating(mentions, "total.amount")}
    new = [whole for start, whole in wholes.items() if start not in stated]
    return [*(m for m in mentions if m.start not in parts or not m.field.startswith("total.")), *new]


def is_own_sum(layout: Layout, start: int) -> bool:
    """Whether a sum is called that of one fee or thing: 运费合计, 设备总价."""
    flow = layout.text.flow
    first = bisect_left(flow.offsets, start)
    return layout.says("own_sum_before", flow.text[max(0, first - _GAP) : first])


def adds_up(layout: Layout, stated: Mention) -> bool:
    """Whether the sums right before one come to it, two of them or more."""
    at = bisect_left(layout.text.flow.offsets, stated.start)
    sums = [one for one in _sums(layout, max(0, at - _BEFORE), at) if not _is_row_number(layout, one)]
    return isinstance(stated.value, Decimal) and _comes_to(layout, sums, len(sums) - 2, stated.value)


def _is_row_number(layout: Layout, one: _Sum) -> bool:
    return one.lead.endswith("\n") and layout.text.flow.text.startswith("\t", one.money.end)


def _named(named: Sequence[tuple[int, Addition]], part: Mention) -> tuple[Decimal, Span] | None:
    """What a sum that is named as a part is said to come to with the others."""
    at = bisect_left(named, part.start, key=itemgetter(0))
    if at == len(named) or named[at][0] >= part.end:
        return None
    return named[at][1].stated, named[at][1].whole


def _whole(layout: Layout, part: Mention) -> tuple[Decimal, Span] | None:
    """What the sum and those right beside it are said to come to."""
    at = bisect_left(layout.text.flow.offsets, part.start)
    sums = list(_sums(layout, max(0, at - _BEFORE), at + _BEHIND))
    own = next((number for number, one in enumerate(sums) if one.money.start <= at <= one.money.first), len(sums))
    for number in range(own + 1, len(sums)):
        if not _goes_on(layout, sums[number]):
            return None
        if layout.says("sum_of_several", sums[number].lead):
            value, money = sums[number].value, sums[number].money
            if _comes_to(layout, sums[:number], own, value):
                return value, Span(*layout.text.flow.raw_span(money.first, money.last))
            if not layout.says("own_sum_before", sums[number].lead):
                return None
    return None


def _comes_to(layout: Layout, sums: Sequence[_Sum], own: int, whole: Decimal) -> bool:
    """Whether the last of the sums, that at ``own`` and others among them, come to ``whole``."""
    for first in range(len(sums) - 1, -1, -1):
        whole -= sums[first].value
        if whole <= 0 or not _goes_on(layout, sums[first]):
            return whole == 0 and first <= own and first < len(sums) - 1
    return False


def _goes_on(layout: Layout, one: _Sum) -> bool:
    """Whether the words before a sum lead to it from the one before."""
    return len(one.lead) <= _GAP and not layout.says("no_sum_beside", one.lead)


def _sums(layout: Layout, low: int, high: int) -> Iterator[_Sum]:
    """The sums between two offsets of the flow."""
    flow, end = layout.text.flow.text, low
    for digit in figures.FIRST_DIGIT.finditer(flow, low, min(high, len(flow))):
        if digit.start() < end or (money := figure_at(layout.text, digit.start())) is None:
            continue
        if money.value and (money.like_money or flow[money.end : money.end + 1] in ("", "\n", "\t")):
            yield _Sum(money, money.value, flow[end : money.first])
            end = money.last
