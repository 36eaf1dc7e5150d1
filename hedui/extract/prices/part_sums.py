"""Sums that are not what the whole agreement costs, by the words around them: a deposit, a penalty, a year's price."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal
from functools import partial

from hedui.extract.candidates.money import figure_at
from hedui.extract.extraction import AmountPair, Span
from hedui.extract.mention import Mention, stating
from hedui.extract.prices.added_up import adds_up, is_own_sum
from hedui.extract.prices.totals import SUMS
from hedui.extract.text.layout import Layout
from hedui.models.evidence import Method
from hedui.normalize import figures

_REST_REACH = 60
_BEFORE = 24
"""Characters before a sum that may say that it is a year's."""


def without_deposits(
    layout: Layout, mentions: Sequence[Mention], pairs: Sequence[AmountPair], known: Sequence[Mention]
) -> list[Mention]:
    """The mentions but for words behind a bare 大写 that belong to a deposit, an instalment or the like beside them.

    A fee's own sum is such a thing where another is the total: 运费合计：2,000元（大写：贰仟元整）.
    """
    totals = {mention.value for mention in stating(known, "total.amount")}
    others = {
        pair.words_span.start
        for pair in pairs
        if layout.says("no_total", pair.subject)
        or (totals and pair.figures not in totals and is_own_sum(layout, pair.figures_span.start))
    }
    return [m for m in mentions if m.field != "total.words" or m.start not in others]


def of_the_whole(layout: Layout, mentions: Sequence[Mention], pairs: Sequence[AmountPair]) -> list[Mention]:
    """The mentions but for sums that the words around them call a deposit, a penalty or what is paid each year.

    A label for one thing's sum states no total beside the line of another's: 设备款 over 安装费. What a sum in
    figures is, is also the one in words beside it.
    """
    sums = stating(mentions, *SUMS)
    is_part = partial(_is_called_part, layout)
    tells = is_part, partial(_is_one_of_several, layout), partial(_leaves_a_rest, layout, {m.value for m in sums})
    parts = {m.start for m in sums if any(tell(m) for tell in tells)}
    stated = {m.start for m in sums}
    for pair in pairs:
        spans = pair.words_span, pair.figures_span
        halves = {span.start for span in spans}
        if not parts.isdisjoint(halves) or (not stated.isdisjoint(halves) and any(map(is_part, spans))):
            parts |= halves
    return [m for m in mentions if m.field not in SUMS or m.start not in parts]


def _is_called_part(layout: Layout, stated: Mention | Span) -> bool:
    flow = layout.text.flow
    first, behind = bisect_left(flow.offsets, stated.start), bisect_left(flow.offsets, stated.end)
    if layout.says("rate_before", flow.text[max(0, first - _BEFORE) : first]):
        return True
    return any(layout.begins(words, flow.text, behind) for words in ("as_deposit", "rate_behind"))


def _leaves_a_rest(layout: Layout, wholes: set[object], mention: Mention) -> bool:
    """Whether the sentence goes on with what is left of another total: 支付合同金额340,000元,余款340,000元…付清."""
    if not isinstance(mention.value, Decimal) or len(wholes) < 2:
        return False
    flow = layout.text.flow
    behind = bisect_left(flow.offsets, mention.end)
    rest = layout.phrases["rest_of_total"].match(flow.text, behind, behind + _REST_REACH)
    money = figure_at(layout.text, rest.end()) if rest is not None else None
    return money is not None and money.value is not None and mention.value + money.value in wholes


def _is_one_of_several(layout: Layout, mention: Mention) -> bool:
    """Whether a thing's or a fee's own sum stands beside another's: 货款合计：… and 运费合计：…."""
    if mention.field != "total.amount":
        return False
    own = is_own_sum(layout, mention.start)
    if not own and not (mention.method is Method.LABEL and layout.says("part_label", mention.rule)):
        return False
    beside = [*_lines_beside(layout, mention), *_phrases_beside(layout, mention)]
    if own and adds_up(layout, mention):
        beside = beside[1::2]  # what stands before it are its parts
    return any(layout.begins("row_of_part", text) for text in beside)


def _lines_beside(layout: Layout, mention: Mention) -> tuple[str, str]:
    """The lines above and below a sum's, "" where there is none."""
    number, lines = layout.line_at(mention.start), layout.text.lines
    above, below = (layout.text.line_text(lines[at]) if 0 <= at < len(lines) else "" for at in (number - 1, number + 1))
    return above, below


def _phrases_beside(layout: Layout, mention: Mention) -> tuple[str, str]:
    """The phrases right before and right behind that of a sum as far as its line goes, "" where there is none."""
    flow = layout.text.flow
    first, behind = bisect_left(flow.offsets, mention.start), bisect_left(flow.offsets, mention.end)
    before = figures.PHRASE_ENDS.split(flow.text[max(0, first - _REST_REACH) : first].rpartition("\n")[2])
    after = figures.PHRASE_ENDS.split(flow.text[behind : behind + _REST_REACH].partition("\n")[0])
    return before[-2] if len(before) > 1 else "", after[1] if len(after) > 1 else ""
