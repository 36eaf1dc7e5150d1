"""Facts by evidence: values of the clauses that no pattern of the catalogue states, found by what stands around them.

Every stretch that could be a value is spotted by its type; a linear model says from the words around it, from who owes
what, and from the clause's heading which field it is, if any. What the patterns found comes first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import regex

from hedui.extract.candidates.spot import Candidate, day_type, spot, value_of
from hedui.extract.facts.cues import Surroundings, features
from hedui.extract.facts.model import load
from hedui.extract.mention import Mention, Place, Value
from hedui.extract.text.layout import Layout
from hedui.extract.words.entries import Fact, Kind

_STOP = regex.compile(r"[。;\n]")
RULE = "scored"
RIVAL = 0.5
"""From this probability on another value makes the agreement say two things."""
RANK = 9
"""After everything that a pattern or a label states."""


def read_facts(layout: Layout, mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions of the fields that nothing else states, where the model is sure and the agreement says one thing."""
    known = {mention.field for mention in mentions}
    around = Surroundings(layout)
    found: list[Mention] = []
    for fact in layout.catalogue.facts:
        if fact.field not in known:
            found += _decided(layout, around, fact)
    return found


def candidates(layout: Layout, fact: Fact) -> Iterator[Candidate]:
    """What could be the field's value: of its types, in the agreement itself, where its sentence has a word for it."""
    flow = layout.text.flow.text
    said, excluded = fact.said, fact.excluded
    for candidate in spot(layout.text, frozenset(map(Kind, fact.kinds))):
        before = _STOP.split(flow[max(0, candidate.start - fact.reach) : candidate.start])[-1]
        if excluded.search(before):
            continue
        behind = _STOP.split(flow[candidate.end : candidate.end + fact.reach], maxsplit=1)[0]
        if (
            said.search(before + candidate.text + behind)
            and layout.place_in_flow(candidate.start) is not Place.ATTACHMENT
        ):
            yield candidate


def _decided(layout: Layout, around: Surroundings, fact: Fact) -> list[Mention]:
    """The one value whose candidates reach the field's threshold; none where another one is likely, too."""
    model = load()
    if fact.field not in model.fields:
        return []
    index = model.fields.index(fact.field)
    least = float(model.thresholds[index])
    likely: list[tuple[float, Value, Candidate]] = []
    for candidate in candidates(layout, fact):
        probability = model.probability(index, features(around.of(candidate), candidate))
        if probability < min(least, RIVAL):
            continue
        try:
            value = value_of(fact.field, candidate)
        except ValueError:
            continue
        if fact.most is None or (isinstance(value, Decimal) and value <= fact.most):
            likely.append((probability, value, candidate))
    if len({str(value) for _, value, _ in likely}) != 1 or max(p for p, _, _ in likely) < least:
        return []
    sure = [one for one in likely if one[0] >= least]
    return [m for probability, value, one in sure for m in _mentions(layout, fact, value, one, probability)]


def _mentions(layout: Layout, fact: Fact, value: Value, one: Candidate, probability: float) -> Iterator[Mention]:
    confidence = round(probability, 3)
    yield layout.flow_mention(fact.field, value, one.start, one.end, rule=RULE, rank=RANK, confidence=confidence)
    if fact.day_type is not None:
        yield layout.flow_mention(
            fact.day_type, day_type(one), one.start, one.end, rule=RULE, rank=RANK, confidence=confidence
        )
