"""Portions: the parts of a price that a sentence names, as a share, as a sum, or as what is left."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from decimal import Decimal

from hedui.extract.candidates.convert import count
from hedui.extract.candidates.money import Money, figure_at
from hedui.extract.candidates.money_in_words import find_words, words_at
from hedui.extract.candidates.spoken import spoken_sums
from hedui.extract.text.layout import Layout
from hedui.extract.values.looks import looks
from hedui.normalize import figures, punctuation
from hedui.normalize.percent import PercentError, parse_percent

_LOOKS = looks("told_of_sums")

Interval = tuple[int, int]
"""Half-open, in offsets of the flow."""
_EACH = _LOOKS["each"]
_EVERYDAY = _LOOKS["everyday_sum"]
_BEFORE = 24
_BEHIND = 16
_BLANK = "_＿"


@dataclass(frozen=True, slots=True)
class Portion:
    """A part of the price at one place of the flow; ``[start, end)`` holds all that is said of it."""

    start: int
    end: int
    share: Decimal | None = None
    share_at: Interval = (0, 0)
    cumulative: bool = False
    """Whether the share is what has been paid up to then: 付至90%."""
    partial: bool = False
    """Whether it is a share of something less than the whole: of a month's work."""
    base: str | None = None
    """What the share is of, where the words of the share say so: 两个月租金 is two of 月租金."""
    base_at: Interval = (0, 0)
    amount: Decimal | None = None
    amount_at: Interval = (0, 0)
    rest: bool = False
    """Whether it is called what is left."""
    doubtful: bool = False
    """Whether a share stands there that cannot be read: blank, masked, half filled in."""

    @property
    def is_part(self) -> bool:
        """Whether a sum or a share of the whole is read of it."""
        return self.amount is not None or (self.share is not None and not self.partial)

    @property
    def is_sum_alone(self) -> bool:
        """Whether nothing but a sum is said of it."""
        return self.amount is not None and self.share is None and not self.rest and not self.doubtful


class Portions:
    """Finds the portions of an agreement's sentences; with ``spoken`` also sums without a unit: 完工给一万二."""

    def __init__(self, layout: Layout, *, spoken: bool = False) -> None:
        self._spoken = spoken
        self._text = layout.text
        self._phrases = layout.catalogue.phrases
        self._words: list[Money] | None = None
        self._starts: list[int] = []

    def within(self, start: int, end: int, *, owed: bool = False, secured: bool = False) -> list[Portion]:
        """The portions of the flow's interval, in reading order: what is said of one portion is one.

        A share of a penalty (``owed``) or of a deposit (``secured``) is left out unless asked for.
        """
        words = "share_owed" if owed else "percent"
        shares = [*self._shares(words, start, end, every=owed or secured)]
        shares += [*self._rents(start, end), *self._times(start, end)] if owed else ()
        taken = [(one.start, one.end) for one in shares]
        found = sorted([*shares, *self._sums(start, end, taken), *self._rests(start, end)], key=lambda one: one.start)
        joined: list[Portion] = []
        for portion in found:
            if joined and (one := self._joined(joined[-1], portion)) is not None:
                joined[-1] = one
            else:
                joined.append(portion)
        return joined

    def _shares(self, words: str, start: int, end: int, *, every: bool) -> Iterator[Portion]:
        flow = self._text.flow.text
        for match in self._phrases[words].finditer(flow, start, end):
            first, last = match.span()
            before = flow[max(start, first - _BEFORE) : first]
            phrase = punctuation.since(before, ",;。:()")
            if not every and self._is_of_other(before, flow[last : min(end, last + _BEHIND)]):
                continue
            try:
                share = parse_percent(match[0])
            except PercentError:
                yield Portion(first, last, doubtful=True)
                continue
            yield Portion(
                first,
                last,
                share=share,
                share_at=(first, last),
                cumulative=self._phrases["cumulative"].search(phrase) is not None
                or self._phrases["paid_before"].match(flow, last, min(end, last + _BEHIND)) is not None,
                partial=self._phrases["partial"].search(phrase) is not None,
                doubtful=share > 1 or not share or self._is_half_blank(first, last),
            )
        for match in self._phrases["blank_percent"].finditer(flow, start, end):
            if not self._is_of_other(
                flow[max(start, match.start() - _BEFORE) : match.start()], flow[match.end() :][:_BEHIND]
            ):
                yield Portion(match.start(), match.end(), doubtful=True)

    def _rents(self, low: int, high: int) -> Iterator[Portion]:
        """Months of rent: so many times the rent of one."""
        for match in self._phrases["months_of_rent"].finditer(self._text.flow.text, low, high):
            try:
                share = Decimal(count(match["n"]))
            except ValueError:
                continue
            place, of = match.span("share"), match.span("rent")
            yield Portion(
                match.start(), match.end(), share=share, share_at=place, base="月" + match["rent"], base_at=of
            )

    def _times(self, low: int, high: int) -> Iterator[Portion]:
        """So many times what something costs."""
        for match in self._phrases["times_of_sum"].finditer(self._text.flow.text, low, high):
            first, last = place = match.span("share")
            with suppress(ValueError):
                yield Portion(first, last, share=Decimal(count(match["n"])), share_at=place)

    def _is_of_other(self, before: str, behind: str) -> bool:
        return (
            self._phrases["other_share_before"].search(before) is not None
            or self._phrases["other_share_behind"].match(behind) is not None
        )

    def _is_half_blank(self, first: int, last: int) -> bool:
        """Whether a line to fill in goes on behind the digits and did not begin before them: 3_%."""
        low, high = self._text.flow.raw_span(first, last)
        inside, before = self._text.raw[low:high].strip(), self._text.raw[max(0, low - 1) : low]
        return any(mark in inside[1:] for mark in _BLANK) and not any(mark in before + inside[0] for mark in _BLANK)

    def _sums(self, start: int, end: int, taken: Sequence[Interval]) -> Iterator[Portion]:
        """Sums of money in figures or in words; no price of a unit and no share."""
        done = start
        for found in figures.FIRST_OF_PHRASE.finditer(self._text.flow.text, start, end):
            if found.start() < done or _is_within(found.start(), taken):
                continue
            money = figure_at(self._text, found.start())
            if money is not None:
                done = money.end
                if self._is_sum(money):
                    yield self._sum(money)
        for money in self._spelled(start, end):
            yield self._sum(money)

    def _is_sum(self, money: Money) -> bool:
        """Whether a figure is a sum of money that can be read, and not the price of a unit."""
        if money.value is None or money.masked:
            return False
        named = money.united or money.signed or self._is_labelled(money)
        return named and not _EACH.match(self._text.flow.text, money.end)

    def _is_labelled(self, money: Money) -> bool:
        """Whether a figure alone fills its line behind a label of a sum: 履约保证金金额：93000."""
        flow = self._text.flow.text
        before = flow[max(0, money.start - _BEFORE) : money.start]
        return flow[money.end : money.end + 1] in ("", "\n", "\t") and bool(self._phrases["sum_label"].search(before))

    def _sum(self, money: Money) -> Portion:
        return Portion(money.first, money.end, amount=money.value, amount_at=(money.first, money.last))

    def _spelled(self, start: int, end: int) -> Iterator[Money]:
        if self._words is None:
            everyday = (words_at(self._text, named.end()) for named in _EVERYDAY.finditer(self._text.flow.text))
            spoken = spoken_sums(self._text) if self._spoken else ()
            read = (*spoken, *everyday, *find_words(self._text))
            spelled = {one.first: one for one in read if one and one.value is not None}
            self._words = [spelled[first] for first in sorted(spelled)]
            self._starts = [money.first for money in self._words]
        for index in range(bisect_left(self._starts, start), len(self._words)):
            if self._words[index].last > end:
                return
            yield self._words[index]

    def _rests(self, start: int, end: int) -> Iterator[Portion]:
        for match in self._phrases["rest"].finditer(self._text.flow.text, start, end):
            yield Portion(match.start(), match.end(), rest=True)

    def _joined(self, one: Portion, other: Portion) -> Portion | None:
        """Both as one portion where the second only says more of the first: 30%，即人民币30,000元."""
        if other.rest or _differ(one.share, other.share) or (one.doubtful and other.doubtful):
            return None
        if one.amount is not None and other.amount is not None and one.amount != other.amount:
            return None
        return _both(one, other) if self._says_more(one, other) else None

    def _says_more(self, one: Portion, other: Portion) -> bool:
        """Whether nothing stands between that makes another portion of the second."""
        gap = self._text.flow.text[one.end : other.start]
        apart = one.cumulative or (one.amount is not None and other.share is not None) or self._names_another(one, gap)
        if apart and self._phrases["share_of_next"].search(gap) is not None:
            return False
        if other.share is None and self._phrases["tail_glue"].search(gap) is not None and len(gap) < 60:
            return True
        return len(gap) <= 60 and any(self._phrases[words].fullmatch(gap) for words in ("glue", "owed_glue"))

    def _names_another(self, one: Portion, gap: str) -> bool:
        """Whether the words between call what follows a security that the first is not: 竣工付95%，质保金25,000元."""
        before = punctuation.before(self._text.flow.text, one.start, ",;。:()", _BEFORE)
        return all(self._phrases["deposit_quality"].search(text) is None for text in (before, gap.partition(",")[0]))


def _is_within(place: int, intervals: Sequence[Interval]) -> bool:
    return any(low <= place < high for low, high in intervals)


def _differ(one: Decimal | None, other: Decimal | None) -> bool:
    return one is not None and other is not None and one != other


def _both(one: Portion, other: Portion) -> Portion:
    joined = replace(
        one,
        end=max(one.end, other.end),
        cumulative=one.cumulative or other.cumulative,
        partial=one.partial or other.partial,
        doubtful=one.doubtful or other.doubtful,
    )
    if one.share is None and other.share is not None:
        joined = replace(joined, share=other.share, share_at=other.share_at, base=other.base, base_at=other.base_at)
    if one.amount is None and other.amount is not None:
        joined = replace(joined, amount=other.amount, amount_at=other.amount_at)
    return joined
