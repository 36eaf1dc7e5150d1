"""A price of a year and the agreement's term: where this is one year, the price is the total; where it is longer, none.

年服务费264,000元（大写：…） of an agreement of one year is all that is paid; 每月10,000元，全年120,000元 of one of
three years is a third of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from hedui.extract.extraction import AmountPair
from hedui.extract.mention import Mention, stating
from hedui.extract.prices.totals import SUMS, both_halves
from hedui.extract.text.layout import Layout
from hedui.models.codes import Per
from hedui.normalize.duration import months_of

_YEAR = 12
_IN_A_YEAR: dict[object, int] = {Per.MONTH: 12, Per.QUARTER: 4, Per.HALF_YEAR: 2, Per.YEAR: 1}


def over_the_term(layout: Layout, mentions: Sequence[Mention], pairs: Sequence[AmountPair]) -> list[Mention]:
    """The mentions with the price of the one year that the term is as the total, without that of one of its years."""
    months = _term(mentions)
    if months is None:
        return list(mentions)
    if months > _YEAR:
        return _without_a_year_s(mentions, pairs)
    fees = stating(mentions, "rate.fee")
    yearly = {m.group for m in stating(mentions, "rate.per") if m.value is Per.YEAR}
    if months < _YEAR or stating(mentions, *SUMS, "total.net") or not yearly:
        return list(mentions)
    priced = [pair for pair in pairs if any(m.start == pair.figures_span.start and m.group in yearly for m in fees)]
    only = len(priced) == len(yearly) == 1 and len(pairs) == 1
    return [*mentions, *both_halves(layout, priced[0])] if only else list(mentions)


def _without_a_year_s(mentions: Sequence[Mention], pairs: Sequence[AmountPair]) -> list[Mention]:
    """The mentions without a total that is what a price comes to in a year."""
    years = {m.group: _IN_A_YEAR[m.value] for m in stating(mentions, "rate.per") if m.value in _IN_A_YEAR}
    of_a_year = {m.group for m in stating(mentions, "rate.periods") if m.value == years.get(m.group)}
    sums = {m.start for m in stating(mentions, "rate.total") if m.group in of_a_year}
    halves = {pair.words_span.start for pair in pairs if pair.figures_span.start in sums} | sums
    return [m for m in mentions if not (m.field in SUMS and m.start in halves)]


def _term(mentions: Sequence[Mention]) -> int | None:
    """The months of the term, where all that is stated of it comes to so many."""
    lengths = {months_of(str(m.value)) for m in stating(mentions, "period.duration")}
    starts, ends = (
        {m.value for m in stating(mentions, f"period.{name}") if isinstance(m.value, date)}
        for name in ("start_date", "end_date")
    )
    if len(starts) == len(ends) == 1:
        lengths.add(_months(starts.pop(), ends.pop()))
    return lengths.pop() if len(lengths) == 1 else None


def _months(start: date, end: date) -> int | None:
    """The whole months from a day to another, the last counted or not; None where they are no whole ones."""
    months = (end.year - start.year) * _YEAR + end.month - start.month
    behind = end + timedelta(days=1)
    if end.day == start.day:
        return months
    return (behind.year - start.year) * _YEAR + behind.month - start.month if behind.day == start.day else None
