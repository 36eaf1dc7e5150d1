"""Facts by evidence: values of the clauses that no pattern of the catalogue states, found by what stands around them.

Every stretch that could be a value is spotted by its type; a linear model says from the words around it, from who owes
what, and from the clause's heading which field it is, if any. What the patterns found comes first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import regex

from hedui.extract.candidates.spot import Candidate, day_type, value_of
from hedui.extract.clauses.copies import holders_of
from hedui.extract.facts.scores import Scores
from hedui.extract.mention import Mention, Value
from hedui.extract.text.layout import Layout
from hedui.extract.words.entries import Fact

_CLAUSE = regex.compile(r"[,;。\n]")
_NEAR = 30
RULE = "scored"
RIVAL = 0.5
"""From this probability on another value makes the agreement say two things."""
RANK = 9
"""After everything that a pattern or a label states."""


@dataclass(frozen=True, slots=True)
class _Likely:
    """A candidate with its value and how likely it is; ``role``: whose it is, of a party's."""

    probability: float
    value: Value
    candidate: Candidate
    fact: Fact
    role: str | None = None


def read_facts(layout: Layout, mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions of the fields that nothing else states, where the model is sure and the agreement says one thing."""
    known = {mention.field for mention in mentions}
    scores = Scores(layout)
    likely: dict[tuple[str, str | None], list[_Likely]] = {}
    for fact in layout.catalogue.facts:
        if known.isdisjoint({fact.field, *fact.unless}):
            for one in _likely(layout, scores, fact):
                likely.setdefault((fact.field, one.role), []).append(one)
    return [mention for ones in likely.values() for one in _decided(scores, ones) for mention in _mentions(layout, one)]


def _likely(layout: Layout, scores: Scores, fact: Fact) -> Iterator[_Likely]:
    """The candidates that may be the field's value, of those that are no other field's."""
    least = min(scores.threshold(fact), RIVAL)
    for candidate in scores.candidates(fact):
        probability = scores.probability(fact, candidate)
        if probability < least or scores.is_rather_another(fact, candidate):
            continue
        try:
            value = fact.says or value_of(fact.field, candidate)
        except ValueError:
            continue
        if fact.most is not None and (not isinstance(value, Decimal) or value > fact.most):
            continue
        if not fact.held:
            yield _Likely(probability, value, candidate, fact)
        for role in _holders(layout, candidate) if fact.held else ():
            yield _Likely(probability, value, candidate, fact, role)


def _holders(layout: Layout, candidate: Candidate) -> list[str]:
    """Who holds so many copies: whoever is named before the number in its clause, else behind it."""
    flow = layout.text.flow.text
    before = _CLAUSE.split(flow[max(0, candidate.start - _NEAR) : candidate.start])[-1]
    behind = _CLAUSE.split(flow[candidate.end : candidate.end + _NEAR], maxsplit=1)[0]
    return holders_of(layout, before) or holders_of(layout, behind)


def _decided(scores: Scores, likely: Sequence[_Likely]) -> list[_Likely]:
    """The candidates of one value that reach their threshold; none where another value is likely, too."""
    sure = [one for one in likely if one.probability >= scores.threshold(one.fact)]
    if any(one.fact.many for one in sure):
        return sure
    return sure if len({str(one.value) for one in likely}) == 1 else []


def _mentions(layout: Layout, one: _Likely) -> Iterator[Mention]:
    fields = {one.fact.field: one.value}
    if one.fact.day_type is not None:
        fields[one.fact.day_type] = day_type(one.candidate)
    for field, value in fields.items():
        yield layout.flow_mention(
            field,
            value,
            one.candidate.start,
            one.candidate.end,
            rule=RULE,
            rank=RANK,
            confidence=round(one.probability, 3),
            role=one.role,
        )
