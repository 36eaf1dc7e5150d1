"""Scores: how likely each candidate of an agreement is the value of each field that its type fits."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from itertools import chain

import numpy as np
import numpy.typing as npt

from hedui.extract.candidates.spot import Candidate, spot
from hedui.extract.clauses.vetoes import is_denied
from hedui.extract.facts.cues import Context, Surroundings, features, shape
from hedui.extract.facts.model import load
from hedui.extract.facts.signs import signs
from hedui.extract.mention import Place
from hedui.extract.text.layout import Layout
from hedui.extract.trace import Judgement, Refusal, Why
from hedui.extract.words.entries import Fact, Kind
from hedui.normalize import punctuation


class Scores:
    """The candidates of one agreement. Those around which the same stands are alike, however many a list has of them:
    one is looked at for all, once, and only where a field asks for it."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        facts = layout.catalogue.facts
        kinds = sorted({Kind(kind) for fact in facts for kind in fact.kinds})
        self._found = {kind: tuple(spot(layout, frozenset({kind}))) for kind in kinds}
        found = tuple(chain.from_iterable(self._found.values()))
        self._around = Surroundings(layout, found)
        self._said = {fact.name: (fact.said, fact.excluded, fact.reach) for fact in facts}
        reach = max((fact.reach for fact in facts), default=0)
        first: dict[Hashable, Candidate] = {}
        self._alike = {one: first.setdefault(self._around.sight(one, reach), one) for one in found}
        self._passed: dict[tuple[str, Candidate], tuple[Why, str] | None] = {}
        self._contexts: dict[Candidate, Context] = {}
        self._asked = {kind: _scored(facts, kind) for kind in kinds}
        self._likely: dict[Candidate, dict[str, float]] = {}
        self._written: dict[tuple[Context, str], dict[str, float]] = {}
        """How likely what is written so is each field; lines that differ in a figure alone are one to the model."""

    def candidates(self, fact: Fact) -> Iterator[Candidate]:
        """What could be the field's value: of its types, in the agreement itself, by words of its own."""
        for one in chain.from_iterable(found for kind, found in self._found.items() if kind in fact.kinds):
            if (passed := self._passed_over(fact, one)) is None:
                yield one
            elif self._layout.trace.asks(fact.field):
                why, words = passed
                place = self._layout.text.flow.raw_span(one.start, one.end)
                self._layout.trace.refuse(Refusal(fact.field, *place, why, words=words))

    def alike(self, candidate: Candidate) -> Candidate:
        """The first candidate around which the same stands; what is found of it holds for this one, too."""
        return self._alike[candidate]

    def is_denied(self, fact: Fact, candidate: Candidate) -> bool:
        """Whether its sentence calls the candidate void, another agreement's, or an example."""
        flow = self._layout.text.flow.text
        return is_denied(self._layout.catalogue, fact.field, flow, candidate.start, candidate.end)

    def threshold(self, fact: Fact) -> float:
        """The probability from which on a candidate is a value."""
        model = load()
        if fact.name not in model.fields:
            return 2.0
        return max(fact.least, float(model.thresholds[model.fields.index(fact.name)]))

    def features(self, candidate: Candidate) -> npt.NDArray[np.int64]:
        """Numbers of the candidate's features."""
        return features(self.looked_at(candidate), self._alike[candidate])

    def looked_at(self, candidate: Candidate) -> Context:
        """What stands around a candidate."""
        first = self._alike[candidate]
        if first not in self._contexts:
            self._contexts[first] = self._around.of(first)
        return self._contexts[first]

    def probability(self, fact: Fact, candidate: Candidate) -> float:
        """How likely the candidate is the field's value."""
        first = self._alike[candidate]
        if first not in self._likely:
            written = self.looked_at(first), shape(first)
            if written not in self._written:
                self._written[written] = self._probabilities(first)
            self._likely[first] = self._written[written]
        return self._likely[first].get(fact.name, 0.0)

    def _probabilities(self, candidate: Candidate) -> dict[str, float]:
        """How likely the candidate is the value of each field of its type that the model knows."""
        model, names = load(), self._asked[candidate.kind]
        found = model.probabilities(self.features(candidate), [model.fields.index(name) for name in names])
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
        key = fact.name, self._alike[candidate]
        if key not in self._passed:
            self._passed[key] = self._passing(*key)
        return self._passed[key]

    def _passing(self, name: str, candidate: Candidate) -> tuple[Why, str] | None:
        flow = self._layout.text.flow.text
        said, excluded, reach = self._said[name]
        before = punctuation.before(flow, candidate.start, punctuation.SENTENCE, reach)
        if (word := excluded.search(before)) is not None:
            return Why.EXCLUDED, word[0]
        behind = punctuation.behind(flow, candidate.end, punctuation.SENTENCE, reach)
        if said.search(before + candidate.text + behind) is None:
            return Why.NOT_NEAR, ""
        inside = self._layout.place_in_flow(candidate.start) is Place.ATTACHMENT
        return (Why.ATTACHMENT, "") if inside else None


def _scored(facts: Iterable[Fact], kind: Kind) -> list[str]:
    """The facts of a kind that the model knows."""
    return [fact.name for fact in facts if kind in fact.kinds and fact.name in load().fields]
