"""Train the model of clauses from the phrase bank and the generator's agreements: ``make facts``.

Each field is one logistic regression over what stands around a candidate. From which probability on a candidate is
taken is chosen on hands that the regression has not seen: each hand of the bank is read by a model of the others, and
of the values that it gives, as hedui itself would decide, at least ``PRECISION`` are right. Then the model is trained
on all. Needs scikit-learn, which hedui itself does not.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from importlib import resources
from pathlib import Path
from zlib import crc32

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from hedui.extract import load_catalogue
from hedui.extract.facts.cues import SIZE
from hedui.extract.facts.decide import RIVAL, certainties
from hedui.extract.facts.model import FILE, Model, pack
from hedui.extract.facts.portions import make_up, together
from hedui.extract.words.entries import Fact, Portion
from training.lines import CATALOGUE, GENERATOR, Line, of_agreements, of_catalogue, of_phrases
from training.phrases import OWN, read_phrases

PRECISION = 0.99
"""Of the bank, half of which are traps. At 0.98 it would give 6 in 100 values more, but 17 of the 20 that 200 public
texts gave besides were wrong: what stands around values there is farther from the bank than its traps are."""
FOLDS = 5
LEAST = 0.6
"""No threshold is lower."""
_STRENGTH = 0.6
"""Inverse of the regularisation."""
_CONCEPTS = 2.0
"""How much more than an n-gram a concept counts for while weights are learned; they are fewer and say more."""
_TWICE = 2
"""Candidates that must have a feature, or nothing is learned of it."""
_MOSTLY = 0.6
"""A hand with more of a fact's values than this share is not left out as a whole."""
_SURE, _PRESUMED = 0.3, 0.3
"""Below which probability a candidate that nobody judged is presumed to be none, and its weight then."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What would be given for a field of a line: how surely, and whether it is right."""

    probability: float
    is_right: bool
    line: Line
    value: str


class Table:
    """All candidates as one matrix; ``truth`` [candidate, fact]: 1, 0, -1 where nobody judged, -2 where it is none."""

    def __init__(self, lines: Sequence[Line], facts: Sequence[Fact]) -> None:
        self.lines, self.facts = lines, facts
        seen = [one for line in lines for one in line.seen]
        self.starts = np.cumsum([0, *(len(line.seen) for line in lines)])
        self.hands = np.array([line.hand for line in lines for _ in line.seen])
        parts = [crc32(line.text.encode()) % FOLDS for line in lines]
        self.parts = np.array([part for part, line in zip(parts, lines, strict=True) for _ in line.seen])
        columns = np.concatenate([one.numbers for one in seen])
        ends = np.cumsum([0, *(len(one.numbers) for one in seen)])
        self.matrix = csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(seen), SIZE))
        self.truth = np.full((len(seen), len(facts)), -2)
        names = {fact.name: index for index, fact in enumerate(facts)}
        for row, one in enumerate(seen):
            for name, is_value in one.truth.items():
                self.truth[row, names[name]] = -1 if is_value is None else int(is_value)
        self.weights = np.ones(self.truth.shape)

    def presume(self, probabilities: npt.NDArray[np.float64]) -> None:
        """Take for none what nobody judged and a model that has not seen it finds unlikely."""
        unlikely = (self.truth == -1) & (probabilities < _SURE)
        self.truth[unlikely], self.weights[unlikely] = 0, _PRESUMED


def fit(table: Table, fact: int, rows: npt.NDArray[np.bool_]) -> tuple[npt.NDArray[np.float32], float]:
    """Weights [feature] and bias of one fact, learned from those of the rows that somebody judged."""
    rows = rows & (table.truth[:, fact] >= 0)
    part, said = table.matrix[rows], table.truth[rows, fact]
    weights = np.zeros(SIZE, dtype=np.float32)
    if len(set(said)) < 2:
        return weights, -9.0
    used = np.flatnonzero(np.bincount(part.indices, minlength=SIZE) >= _TWICE)
    model = LogisticRegression(C=_STRENGTH, max_iter=400, solver="liblinear", dual=True, random_state=0)
    scale = np.where(used >= SIZE // 2, _CONCEPTS, 1.0)
    model.fit(part[:, used].multiply(scale).tocsr(), said, sample_weight=table.weights[rows, fact])
    weights[used] = model.coef_[0] * scale
    return weights, float(model.intercept_[0])


def unseen(table: Table) -> npt.NDArray[np.float64]:
    """The probability of each candidate [candidate, fact] of the bank from a model that has not seen its hand.

    Where a hand wrote most of a fact's values its lines are read in ``FOLDS`` parts, each by a model of all others.
    """
    found = np.zeros(table.truth.shape)
    hands = sorted({line.hand for line in table.lines if _is_judged(line)})
    for fact in range(len(table.facts)):
        values = table.truth[:, fact] == 1
        for hand in hands:
            rows = table.hands == hand
            parts = [rows]
            if (values & rows).sum() > _MOSTLY * values.sum():
                parts = [rows & (table.parts == part) for part in range(FOLDS)]
            for part in parts:
                weights, bias = fit(table, fact, ~part)
                found[part, fact] = 1 / (1 + np.exp(-(table.matrix[part] @ weights + bias)))
    return found


def _is_judged(line: Line) -> bool:
    """Whether the line is of the bank, by a hand that writes in a style of its own."""
    return line.hand not in (OWN, CATALOGUE, GENERATOR)


@dataclass(frozen=True, slots=True)
class _Likely:
    """A candidate's value, how likely it is a fact's, and whether it is; None where nobody judged."""

    probability: float
    value: str
    fact: Fact
    is_right: bool | None


def outcomes(table: Table, probabilities: npt.NDArray[np.float64]) -> Iterator[tuple[str, Outcome]]:
    """Fact and outcome for each value that a line of the bank would give, as hedui decides."""
    names = {fact.name: index for index, fact in enumerate(table.facts)}
    for number, line in enumerate(table.lines):
        if not _is_judged(line):
            continue
        likely: dict[str, list[_Likely]] = {}
        for one, row in zip(line.seen, probabilities[table.starts[number] :], strict=False):
            rivals = [(table.facts[names[name]].field, float(row[names[name]])) for name in one.truth]
            for name, value in one.values.items():
                fact, probability = table.facts[names[name]], float(row[names[name]])
                best = max((other for field, other in rivals if field not in fact.beside), default=0.0)
                if probability >= max(RIVAL, best):
                    likely.setdefault(one.groups[name], []).append(_Likely(probability, value, fact, one.truth[name]))
        for ones in likely.values():
            yield from _given(line, ones)


def _given(line: Line, ones: Sequence[_Likely]) -> Iterator[tuple[str, Outcome]]:
    if ones[0].fact.portion is Portion.INSTALMENT:
        sure = together(one.probability for one in ones) if make_up([Decimal(one.value) for one in ones]) else 0.0
        ones = [replace(one, probability=sure) for one in ones if sure]
    if ones and not any(one.fact.held or one.fact.many for one in ones):
        beside = certainties(ones)
        value = max(ones, key=lambda one: beside[one.value]).value
        ones = [replace(one, probability=beside[value]) for one in ones if one.value == value]
        is_right = value in line.gold.get(ones[0].fact.name, ())
        judged = [is_right or one.is_right for one in ones]
        ones = [replace(ones[0], is_right=None if None in judged else is_right)]
    for one in ones:
        if one.is_right is not None:
            yield one.fact.name, Outcome(one.probability, one.is_right, line, one.value)


def threshold(given: Iterable[Outcome]) -> tuple[float, int, int]:
    """The lowest probability from which at least ``PRECISION`` are right, and how many are right and wrong there."""
    right = wrong = 0
    best = (1.0, 0, 0)
    for one in sorted(given, key=lambda one: -one.probability):
        right, wrong = right + one.is_right, wrong + (not one.is_right)
        if one.probability < LEAST:
            break
        if right >= PRECISION * (right + wrong):
            best = (one.probability, right, wrong)
    return best


def stated(table: Table) -> Counter[str]:
    """Fact → how many values the bank states of it."""
    found: Counter[str] = Counter()
    for line in filter(_is_judged, table.lines):
        for fact in table.facts:
            each = fact.held or fact.many
            found[fact.name] += (
                sum(one.truth.get(fact.name) is True for one in line.seen) if each else fact.name in line.gold
            )
    return found


def train() -> tuple[Model, dict[str, dict[str, float]]]:
    """The model and, for its card, what was measured on hands that were kept back."""
    facts = load_catalogue().facts
    table = Table([*of_phrases(read_phrases(), facts), *of_catalogue(facts), *of_agreements(facts)], facts)
    table.presume(unseen(table))
    given: dict[str, list[Outcome]] = {fact.name: [] for fact in facts}
    for name, outcome in outcomes(table, unseen(table)):
        given[name].append(outcome)
    weights, biases, thresholds, card = [], [], [], {}
    number, every = stated(table), np.ones(len(table.truth), dtype=np.bool_)
    for index, fact in enumerate(facts):
        least, right, wrong = threshold(given[fact.name])
        weight, bias = fit(table, index, every)
        weights.append(weight)
        biases.append(bias)
        thresholds.append(least)
        card[fact.name] = {
            "examples": int((table.truth[:, index] >= 0).sum()),
            "values": int((table.truth[:, index] == 1).sum()),
            "threshold": round(least, 3),
            "precision": round(right / max(right + wrong, 1), 3),
            "recall": round(right / max(number[fact.name], 1), 3),
        }
    names = tuple(fact.name for fact in facts)
    return Model(names, np.array(weights), np.float32(biases), np.float32(thresholds)), card


def main() -> None:
    """Write the model and its card into the package."""
    model, card = train()
    folder = Path(str(resources.files("hedui.extract.facts")))
    (folder / FILE).write_bytes(pack(model))
    (folder / "card.json").write_text(json.dumps(card, ensure_ascii=False, indent=1) + "\n", "utf-8")
    for field, measured in card.items():
        print(field, measured)


if __name__ == "__main__":
    main()
