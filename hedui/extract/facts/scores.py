"""Scores: how likely each candidate of an agreement is the value of each field that its type fits."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import regex

from hedui.extract.candidates.spot import Candidate, spot
from hedui.extract.clauses.cover import own_title
from hedui.extract.clauses.vetoes import is_denied
from hedui.extract.facts.cues import SPANS, Context, Surroundings, features, shape
from hedui.extract.facts.model import load
from hedui.extract.facts.signs import signs
from hedui.extract.mention import Place
from hedui.extract.text.layout import Layout
from hedui.extract.trace import Judgement, Refusal, Why
from hedui.extract.words.catalogue import Catalogue
from hedui.extract.words.entries import Fact, Kind
from hedui.normalize import punctuation


class _Facts(NamedTuple):
    """What a catalogue says of the facts that are looked for."""

    known: Mapping[Kind, Mapping[str, int]]
    """Type → those of it that the model knows, each with its number there."""
    words: Mapping[str, tuple[regex.Pattern[str], regex.Pattern[str], int]]
    """Name → the words near it, those that rule it out, and how far they are looked for."""
    reach: int
    """The furthest of these."""


class Scores:
    """The candidates of one agreement. Those around which the same stands are alike, however many a list has of them:
    one is looked at for all, once, and only where a field asks for it; of what stands beside no other, for the kind."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._facts = _facts_of(layout.catalogue.base)
        self._around = Surroundings(layout, tuple(spot(layout, SPANS.intersection(self._facts.known))))
        self._first: dict[Hashable, Candidate] = {}
        self._alike: dict[Candidate, Candidate] = {}
        self._passed: dict[tuple[str, Candidate], tuple[Why, str] | None] = {}
        self._contexts: dict[Candidate, Context] = {}
        self._likely: dict[Candidate, dict[str, float]] = {}
        self._written: dict[tuple[Context, str], dict[str, float]] = {}
        """How likely what is written so is each field; lines that differ in a figure alone are one to the model."""

    def candidates(self, fact: Fact) -> Iterator[Candidate]:
        """What could be the field's value: of its types, in the agreement itself, by words of its own."""
        for one in spot(self._layout, frozenset(map(Kind, fact.kinds))):
            if (passed := self._passed_over(fact, one)) is None:
                yield one
            elif self._layout.trace.asks(fact.field):
                why, words = passed
                place = self._layout.text.flow.raw_span(one.start, one.end)
                self._layout.trace.refuse(Refusal(fact.field, *place, why, words=words))

    def alike(self, candidate: Candidate) -> Candidate:
        """The first candidate around which the same stands; what is found of it holds for this one, too."""
        if candidate not in self._alike:
            sight = self._around.sight(candidate, self._facts.reach)
            self._alike[candidate] = self._first.setdefault(sight, candidate)
        return self._alike[candidate]

    def is_denied(self, fact: Fact, candidate: Candidate) -> bool:
        """Whether its sentence calls the candidate void, another agreement's, or an example."""
        flow = self._layout.text.flow.text
        title = own_title(self._layout)
        return is_denied(self._layout.catalogue, fact.field, flow, candidate.start, candidate.end, title)

    def threshold(self, fact: Fact) -> float:
        """The probability from which on a candidate is a value."""
        model = load()
        if fact.name not in model.fields:
            return 2.0
        return max(fact.least, float(model.thresholds[model.fields.index(fact.name)]))

    def features(self, candidate: Candidate) -> npt.NDArray[np.int64]:
        """Numbers of the candidate's features."""
        return features(self.looked_at(candidate), self.alike(candidate))

    def looked_at(self, candidate: Candidate) -> Context:
        """What stands around a candidate."""
        first = self.alike(candidate)
        if first not in self._contexts:
            self._contexts[first] = self._around.of(first)
        return self._contexts[first]

    def probability(self, fact: Fact, candidate: Candidate) -> float:
        """How likely the candidate is the field's value."""
        first = self.alike(candidate)
        if first not in self._likely:
            written = self.looked_at(first), shape(first)
            if written not in self._written:
                self._written[written] = self._probabilities(first)
            self._likely[first] = self._written[written]
        return self._likely[first].get(fact.name, 0.0)

    def _probabilities(self, candidate: Candidate) -> dict[str, float]:
        """How likely the candidate is the value of each field of its type that the model knows."""
        names = self._facts.known[candidate.kind]
        found = load().probabilities(self.features(candidate), [*names.values()])
        return dict(zip(names, found.tolist(), strict=True))

    def rather(self, fact: Fact, candidate: Candidate) -> Fact | None:
        """Another field of its type of which the candidate is likelier the value."""
        own = self.probability(fact, candidate)
        others = (
            other
            for other in self._layout.catalogue.facts
            if other is not fact and candidate.kind in other.kinds and other.field not in fact.beside
        )
        likelier = (other for other in others if self.probability(other, candidate) > own)
        return next((other for other in likelier if self._passed_over(other, candidate) is None), None)

    def judgement(self, fact: Fact, candidate: Candidate) -> Judgement:
        """What the model finds of the candidate, and by what signs."""
        model = load()
        around = self.looked_at(candidate)
        row = model.fields.index(fact.name) if fact.name in model.fields else None
        other = self.rather(fact, candidate)
        return Judgement(
            probability=self.probability(fact, candidate),
            threshold=self.threshold(fact),
            bias=float(model.bias[row]) if row is not None else 0.0,
            signs=signs(around, candidate, self._around.words(candidate), model.weights[row])
            if row is not None
            else (),
            other=other.name if other else None,
            others=self.probability(other, candidate) if other else 0.0,
        )

    def _passed_over(self, fact: Fact, candidate: Candidate) -> tuple[Why, str] | None:
        """Why the candidate is not looked at for the field though its type fits, and by what word; None where it is."""
        key = fact.name, self.alike(candidate)
        if key not in self._passed:
            self._passed[key] = self._passing(*key)
        return self._passed[key]

    def _passing(self, name: str, candidate: Candidate) -> tuple[Why, str] | None:
        flow = self._layout.text.flow.text
        said, excluded, reach = self._facts.words[name]
        before = punctuation.before(flow, candidate.start, punctuation.SENTENCE, reach)
        if (word := excluded.search(before)) is not None:
            return Why.EXCLUDED, word[0]
        behind = punctuation.behind(flow, candidate.end, punctuation.SENTENCE, reach)
        if said.search(before + candidate.text + behind) is None:
            return Why.NOT_NEAR, ""
        inside = self._layout.place_in_flow(candidate.start) is Place.ATTACHMENT
        return (Why.ATTACHMENT, "") if inside else None


@lru_cache(maxsize=64)
def _facts_of(catalogue: Catalogue) -> _Facts:
    facts, rows = catalogue.facts, {name: row for row, name in enumerate(load().fields)}
    return _Facts(
        {
            kind: {fact.name: rows[fact.name] for fact in facts if kind in fact.kinds and fact.name in rows}
            for kind in sorted({Kind(kind) for fact in facts for kind in fact.kinds})
        },
        {fact.name: (fact.said, fact.excluded, fact.reach) for fact in facts},
        max((fact.reach for fact in facts), default=0),
    )
