"""What a day of delay costs as a share of something: 每逾期一日按合同总价的千分之一."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from hedui.extract.mention import Mention, Place, Unread
from hedui.extract.text.layout import Layout
from hedui.normalize.percent import parse_percent

_SLOT = frozenset("_＿【】[]［］")
"""Marks of what is to be filled in, which is told as a blank."""


@dataclass(frozen=True, slots=True)
class DayRate:
    """A share that is owed for each day; places are offsets of the sentence."""

    fraction: Decimal
    at: tuple[int, int]
    day: tuple[int, int]
    """The words that say that it is for each day."""


def rate_of_a_day(layout: Layout, sentence: str) -> DayRate | None:
    """The rate of a day that one sentence states."""
    for words in ("rate_of_day", "rate_before_day"):
        rate = layout.phrases[words].search(sentence)
        if rate is None or layout.says("other_late_rate", rate["way"]):
            continue
        if (fraction := _fraction(rate["rate"])) is not None:
            ahead = rate.start(), rate.start("way")
            return DayRate(fraction, rate.span("rate"), ahead if ahead[0] < ahead[1] else rate.span())
    return None


def unread_rates(layout: Layout, mentions: Sequence[Mention]) -> Iterator[Unread]:
    """Where a day of delay costs so many per mille, and how many is lost, if no rate is read anywhere."""
    if any(m.field == "liability.late_fee_daily_rate" for m in mentions):
        return
    flow = layout.text.flow
    for lost in layout.phrases["lost_rate"].finditer(flow.text):
        start, end = flow.raw_span(*lost.span("lost"))
        is_lost = _SLOT.isdisjoint(layout.text.raw[max(0, start - 1) : start] + layout.text.raw[end : end + 1])
        if is_lost and layout.place_in_flow(lost.start("lost")) in (Place.HEAD, Place.BODY):
            yield Unread("liability.late_fee_daily_rate", start, end)


def _misread(text: str) -> str:
    """The text with ‰ for what it is often written with: %o, %0."""
    for ring in "oO0":
        text = text.replace(f"%{ring}", "‰")
    return text


def _fraction(text: str) -> Decimal | None:
    if "/" in text:
        numerator, denominator = text.split("/")
        return Decimal(numerator) / Decimal(denominator)
    try:
        return parse_percent(_misread(text.replace(" ", "")))
    except ValueError:
        return None
