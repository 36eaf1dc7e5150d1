"""Penalties that the model of clauses finds: who owes each, of what it is a share, and for each of what it is owed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from hedui.extract.dues.owing import Interval, Owing
from hedui.extract.facts.portions import Placed
from hedui.extract.mention import Value
from hedui.extract.text.layout import Layout
from hedui.normalize import punctuation

Told = tuple[str, Value, Interval]
"""Name of a penalty's field, its value, and where in the flow it is told."""
_BESIDE = 12
"""Characters between two ways of saying what is owed: 合同价的10%，即5万元."""
_NEAR, _SENTENCE = 40, 160
_SIDES = 2

_T = TypeVar("_T", bound=Placed)


class Penalties:
    """The penalties among what is likely in one agreement, told in reading order."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._flow = layout.text.flow.text
        self._owing = Owing(layout)
        self._parties = sorted(set(layout.roles.values()) | {"甲方", "乙方"})

    def told(self, sure: Iterable[_T]) -> Iterator[tuple[_T, list[Told]]]:
        """Each penalty's first candidate with all that is told of it; what is told again in the same terms is once."""
        known: set[tuple[tuple[str, str], ...]] = set()
        done = 0
        for group in self._groups(sorted(sure, key=lambda one: one.candidate.start)):
            told = [*self._of(group, done)]
            done = group[-1].candidate.end
            terms = tuple(sorted((name, str(value)) for name, value, _ in told))
            if terms not in known:
                known.add(terms)
                yield group[0], told

    def _groups(self, sure: Sequence[_T]) -> Iterator[list[_T]]:
        """Those together that say one penalty in two ways."""
        group: list[_T] = []
        for one in sure:
            if group and not self._says_more(group, one):
                yield group
                group = []
            group.append(one)
        if group:
            yield group

    def _says_more(self, group: Sequence[_T], one: _T) -> bool:
        gap = self._flow[group[-1].candidate.end : one.candidate.start]
        known = [each.value for each in group if each.fact.field == one.fact.field]
        return (
            len(gap) <= _BESIDE
            and not set(known).difference([one.value])
            and bool(self._layout.phrases["glue"].fullmatch(gap))
        )

    def _of(self, group: Sequence[_T], done: int) -> Iterator[Told]:
        """What is told of one penalty; ``done`` is where the one before it ended."""
        first, last = group[0].candidate.start, group[-1].candidate.end
        start, end = self._sentence(first, last)
        if (owing := self._debtor((first, last), start, end)) is not None:
            yield "role", *owing
        for name, one in {one.fact.field.partition(".")[2]: one for one in reversed(group)}.items():
            place = one.candidate.start, one.candidate.end
            yield name, one.value, place
            base = self._owing.base(start, place[0]) if name == "share" else None
            if base is not None:
                yield "base", self._layout.as_written(*base), base
        if (again := self._owing.for_each(max(start, done, first - _NEAR), first, last)) is not None:
            yield again

    def _sentence(self, first: int, last: int) -> Interval:
        before = punctuation.before(self._flow, first, punctuation.SENTENCE, _SENTENCE)
        return first - len(before), last + len(punctuation.behind(self._flow, last, punctuation.SENTENCE, _SENTENCE))

    def _debtor(self, portion: Interval, start: int, end: int) -> tuple[str, Interval] | None:
        """Who owes it: not the one who fines, but of two parties then the other."""
        found = self._owing.debtor(portion, start, end)
        if found is None or not self._layout.begins("fines", self._flow[found[1][1] : portion[0]]):
            return found
        others = [role for role in self._parties if role != found[0]]
        return (others[0], found[1]) if len(self._parties) == _SIDES else None
