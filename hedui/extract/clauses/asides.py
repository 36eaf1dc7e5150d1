"""What is said in passing: what a party owes others than the parties, limits of sums, and the times of events."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from decimal import Decimal

import regex

from hedui.extract.candidates.money import figure_at
from hedui.extract.choices.find import flow_offset
from hedui.extract.mention import Mention, stating
from hedui.extract.text.layout import Layout
from hedui.extract.trace import Why
from hedui.normalize import punctuation

_DAYS = frozenset({"payment.due_days", "payment.due_day_type"})
_SUMS = frozenset({"total.amount", "total.words", "total.net"})
_DATES = ("period.start_date", "period.end_date")
_TERM = ("period.duration", *_DATES)
_AROUND = 60
"""Characters on either side in which the sentence says what the value is."""


def is_to_others(text: str, others: regex.Pattern[str], roles: Container[str]) -> bool:
    """Whether ``text`` speaks of somebody who is paid and whom the agreement does not call one of its parties."""
    return any(found[0] not in roles for found in others.finditer(text))


def without_asides(layout: Layout, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without days in which others are paid, without totals that are only a limit, and without the time of
    an event in the agreement's term, where that term or another event's time is stated as well."""
    whole = layout.trace.without(Why.PART, mentions, list(_without_parts(layout, mentions)))
    owed = _without(layout, Why.TO_OTHERS, whole, _is_paid_to_others)
    kept = _without(layout, Why.LIMIT, owed, _is_limit)
    events = [m for m in kept if _is_of_event(layout, m)]
    begins = {m.value for m in stating(events, "period.start_date")}
    if len(begins) < 2 and len(stating(kept, *_TERM)) == len(events):
        return kept
    return layout.trace.without(Why.ANOTHER, kept, [m for m in kept if m not in events])


def _without(
    layout: Layout, why: Why, mentions: Sequence[Mention], is_aside: Callable[[Layout, Mention], bool]
) -> list[Mention]:
    return layout.trace.without(why, mentions, [m for m in mentions if not is_aside(layout, m)])


def _is_of_event(layout: Layout, mention: Mention) -> bool:
    """Whether a day is one on which something takes place: 培训时间：2026年3月10日."""
    if mention.field not in _DATES:
        return False
    before = punctuation.before(layout.text.flow.text, flow_offset(layout, mention.start), punctuation.PHRASE, _AROUND)
    return layout.says("event_time", before)


def _is_paid_to_others(layout: Layout, mention: Mention) -> bool:
    if mention.field not in _DAYS:
        return False
    before, behind = _around(layout, mention)
    head = punctuation.up_to(behind, punctuation.PHRASE)
    if len(head) <= len("之内"):
        head += punctuation.up_to(behind[len(head) + 1 :], punctuation.PHRASE)
    said = before + head
    phrases = layout.catalogue.phrases
    return is_to_others(said, phrases["to_others"], _partners(layout, before)) or bool(
        phrases["passed_on"].search(before)
    )


def _without_parts(layout: Layout, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions without days in which only a part of the total is paid: 签约后3日内支付20,000元 of 80,000."""
    totals = [m.value for m in mentions if m.field == "total.amount" and isinstance(m.value, Decimal)]
    fees = {m.value for m in mentions if m.field == "rate.fee"}
    for mention in mentions:
        paid = _paid_within(layout, mention) if totals and mention.field in _DAYS else None
        if paid is None or paid in fees or paid >= max(totals):
            yield mention


def _paid_within(layout: Layout, mention: Mention) -> Decimal | None:
    """The sum that is paid in so many days, behind them in their sentence."""
    flow, end = layout.text.flow.text, flow_offset(layout, mention.end)
    found = layout.catalogue.phrases["paid_within"].match(flow, end, end + _AROUND)
    money = figure_at(layout.text, found.end()) if found is not None else None
    return money.value if money is not None and money.like_money else None


def _partners(layout: Layout, before: str) -> Container[str]:
    """What the agreement calls its parties; where the customer pays, the other side by any word: 采购人…向供应商."""
    words = layout.catalogue.roles | layout.roles
    payer = layout.catalogue.role_prefix.search(before)
    if payer is None or words[payer[0]] != "甲方":
        return layout.roles
    return words


def _is_limit(layout: Layout, mention: Mention) -> bool:
    if mention.field not in _SUMS:
        return False
    before, behind = _around(layout, mention)
    phrases = layout.catalogue.phrases
    return phrases["limit_before"].search(before) is not None or phrases["limit_behind"].match(behind) is not None


def _around(layout: Layout, mention: Mention) -> tuple[str, str]:
    """What stands before the mention in its phrase, and what stands behind it."""
    flow = layout.text.flow.text
    start, end = flow_offset(layout, mention.start), flow_offset(layout, mention.end)
    return punctuation.before(flow, start, punctuation.PHRASE, _AROUND), flow[end : end + _AROUND]
