"""Penalties for each day of delay that are no late fee of the one who pays: a share or a sum, of a plain debtor."""

from __future__ import annotations

from collections.abc import Iterator

from hedui.extract.candidates.money import figure_before
from hedui.extract.clauses.day_rates import rate_of_a_day
from hedui.extract.dues.owing import Interval, Owing
from hedui.extract.dues.portions import Portions
from hedui.extract.mention import Mention, Value
from hedui.extract.text.layout import Layout
from hedui.models.codes import Per
from hedui.normalize import grammar, punctuation

_LONGEST = 1500
"""Characters of a sentence that is read."""
_PHRASE_ENDS = ",:;"
_FAR = 60
"""Characters between the words for each day and the sum."""
_Terms = tuple[Interval, Interval, str, Value]
"""The words for each day, the place of what is owed, whether it is a share or an amount, and how much."""


class DailyPenalties:
    """Reads sentences about delay; what was told once in the same terms is not told again."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._flow = layout.text.flow.text
        self._phrases = layout.catalogue.phrases
        self._roles = layout.party_words
        words = grammar.one_of(self._roles)
        self._subject = grammar.of_parties(self._phrases["late_subject"], words)
        self._obliged = grammar.of_parties(self._phrases["obliged_party"], words)
        self._portions = Portions(layout)
        self._owing = Owing(layout)
        self._told: set[tuple[Value, ...]] = set()

    def may_be_told(self, line: str) -> bool:
        """Whether a line has the words for each day and for what is paid then."""
        return all(self._phrases[name].search(line) for name in ("per_day", "daily_penalty"))

    def within(self, said: str, before: str, start: int) -> Iterator[Mention]:
        """The penalty that the sentence states which begins at ``start`` of the flow; ``before`` is the one ahead."""
        if self._is_penalty(said):
            yield from self._mentions(said, before, start, self._share(said, start) or self._sum(said, start))

    def sums(self, said: str, before: str, start: int) -> Iterator[Mention]:
        """The like where a share would be the late fee, so that a sum alone is a penalty."""
        if self._is_penalty(said) and rate_of_a_day(self._layout, said) is None:
            yield from self._mentions(said, before, start, self._sum(said, start))

    def _is_penalty(self, said: str) -> bool:
        return len(said) <= _LONGEST and self.may_be_told(said) and self._phrases["penalty_not"].search(said) is None

    def _share(self, said: str, start: int) -> _Terms | None:
        rate = rate_of_a_day(self._layout, said)
        if rate is None:
            return None
        (first, last), (low, high) = rate.day, rate.at
        return (start + first, start + last), (start + low, start + high), "share", rate.fraction

    def _sum(self, said: str, start: int) -> _Terms | None:
        """The sum right before words for each day, or behind the first of them; none for each thing, and no limit."""
        days = [(start + day.start(), start + day.end()) for day in self._phrases["per_day"].finditer(said)]
        if not days or self._phrases["per_piece"].search(said):
            return None
        return next(filter(None, map(self._sum_before, days)), None) or self._sum_behind(days[0], start + len(said))

    def _sum_before(self, day: Interval) -> _Terms | None:
        money = figure_before(self._layout.text, day[0])
        if money is None or money.value is None or not money.united or money.end != day[0]:
            return None
        return day, (money.first, money.last), "amount", money.value

    def _sum_behind(self, day: Interval, end: int) -> _Terms | None:
        """The first sum behind the words for each day and before ``end``, unless something doubtful stands ahead."""
        for portion in self._portions.within(day[1], min(end, day[1] + 2 * _FAR), owed=True):
            gap = self._flow[day[1] : portion.start]
            if len(gap) > _FAR or self._layout.says("other_late_rate", gap) or portion.doubtful:
                return None
            if portion.amount is not None:
                return day, portion.amount_at, "amount", portion.amount
        return None

    def _mentions(self, said: str, before: str, start: int, terms: _Terms | None) -> Iterator[Mention]:
        owing = self._debtor(said, before, start, terms[1]) if terms is not None else None
        if terms is None or owing is None:
            return
        day, place, name, value = terms
        low, high = (day[1], place[0]) if day[1] <= place[0] else (start, day[0])
        base = self._owing.base(low, high) if name == "share" else None
        told = [("role", *owing), (name, value, place), ("per", Per.DAY, day)]
        told += [("base", self._layout.as_written(*base), base)] if base is not None else []
        if (key := tuple(each[1] for each in told)) not in self._told:
            self._told.add(key)
            for field, said_of_it, at in told:
                yield self._layout.flow_mention(
                    f"penalty.{field}", said_of_it, *at, rule="daily-penalty", group=place[0] + 1
                )

    def _debtor(self, said: str, before: str, start: int, place: Interval) -> tuple[str, Interval] | None:
        """Who owes it: the one who is late, unless the words around what is owed name the other as who pays."""
        late = self._late(said, start, place[0])
        low = late[1][1] if late is not None else start
        owing = self._owing.debtor(place, low, self._end_of_case(said, start, place[1]))
        if late is None:
            return owing or self._of_sentence_before(said, before, start)
        claimed = self._phrases["claiming_verb"].search(self._flow, low, place[0]) is not None
        return late if owing is None or owing[0] == late[0] or claimed else None

    def _end_of_case(self, said: str, start: int, behind: int) -> int:
        """Where the next phrase about delay begins behind what is owed; else where the sentence ends."""
        phrases = punctuation.pieces(said, _PHRASE_ENDS, behind - start)
        others = (first for first, last in phrases if self._phrases["delay"].search(said[first:last]))
        return start + next(others, len(said))

    def _late(self, said: str, start: int, end: int) -> tuple[str, Interval] | None:
        """The party at the beginning of the last phrase about delay before what is owed, up to that phrase's end."""
        found = None
        for first, last in punctuation.pieces(said[: end - start], _PHRASE_ENDS):
            phrase = said[first:last]
            subject = self._subject.match(phrase)
            if subject is None or self._layout.begins("deducts", phrase, subject.end("who")):
                continue
            if self._phrases["delay"].search(phrase):
                low, high = subject.span("who")
                found = self._roles[subject["who"]], (start + first + low, start + first + high)
        return found

    def _of_sentence_before(self, said: str, before: str, start: int) -> tuple[str, Interval] | None:
        """The one whose duty the sentence before tells, where this one only says 逾期的."""
        if not self._layout.begins("then_late", said):
            return None
        obliged = list(self._obliged.finditer(before))
        if len({self._roles[each["who"]] for each in obliged}) != 1:
            return None
        low = self._flow.rfind(before, max(0, start - len(before) - _FAR), start)
        first, last = obliged[0].span("who")
        return self._roles[obliged[0]["who"]], (low + first, low + last)
