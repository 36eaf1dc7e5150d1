"""Train the model of clauses from the phrase bank and the generator's agreements: ``make facts``.

Each field is one logistic regression over what stands around a candidate. From which probability on a candidate is
taken is chosen by cross-validation, so that of those taken at least ``PRECISION`` are right; then the model is trained
on all. Needs scikit-learn, which hedui itself does not.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from zlib import crc32

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from fixtures.generator.make import make_agreement
from fixtures.generator.statement import lift_marks
from fixtures.generator.text import marked_text
from fixtures.generator.world import Split
from hedui.extract import extract, lay_out, load_catalogue
from hedui.extract.candidates.spot import Candidate, value_of
from hedui.extract.facts import RULE
from hedui.extract.facts.cues import SIZE
from hedui.extract.facts.model import FILE, Model, pack
from hedui.extract.facts.scores import Scores
from hedui.extract.text.layout import Layout
from hedui.extract.words.entries import Fact, Kind
from hedui.models.page import Page, Reading
from training.phrases import Mark, Phrase, fields_of, read_phrases

SEED = 7
PRECISION = 0.97
"""Of the bank, half of which are traps; agreements have fewer of these."""
FOLDS = 5
LEAST = 0.6
"""No threshold is lower."""
AGREEMENTS = 60
_HEAD = "合同\n甲方：青岭电子有限公司\n乙方：临川百合有限公司\n\n"
_FORUMS = {"dispute.court": "litigation", "dispute.tribunal": "arbitration"}
"""A court's or tribunal's name in the bank → how disputes are settled there."""
_FOREIGN = 0.2
"""Weight of what a hand left unmarked that does not cover the field."""


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate of a field: its features, whether it is the field's value, how much it counts, and its line."""

    numbers: npt.NDArray[np.int64]
    is_value: bool
    weight: float
    line: str


def laid_out(text: str) -> Layout:
    """The layout of one page of text."""
    return lay_out((Page(1, text, Reading.PLAIN_TEXT),), load_catalogue(), ())


def of_phrases(phrases: Sequence[Phrase], facts: Sequence[Fact]) -> Iterator[tuple[str, Example]]:
    """Name and example for each candidate of each phrase."""
    covered = fields_of(list(phrases))
    for phrase in phrases:
        layout = laid_out(f"{_HEAD}{phrase.text}\n")
        scores = Scores(layout)
        for fact in facts:
            own = not covered[phrase.hand].isdisjoint(_learned(fact))
            for candidate in scores.candidates(fact):
                start, end = layout.text.flow.raw_span(candidate.start, candidate.end)
                span = start - len(_HEAD), end - len(_HEAD)
                if span[0] < 0:
                    continue
                is_value = any(_is_marked(fact, candidate, span, mark) for mark in phrase.marks)
                weight = 1.0 if own or is_value else _FOREIGN
                yield fact.name, Example(scores.features(candidate), is_value, weight, phrase.text)


def _learned(fact: Fact) -> tuple[str, ...]:
    return fact.learned or (fact.field,)


def _is_marked(fact: Fact, candidate: Candidate, span: tuple[int, int], mark: Mark) -> bool:
    """Whether a mark of the bank says that the candidate is the field's value."""
    start, end, field, value = mark
    if field not in _learned(fact):
        return False
    if candidate.kind is Kind.FORUM:
        return (
            _means(fact, candidate, _FORUMS.get(field, "")) if field in _FORUMS else start < span[1] and span[0] < end
        )
    if not (start < span[1] and span[0] < end):
        return False
    return not value or fact.held or _means(fact, candidate, value)


def of_agreements(facts: Sequence[Fact], number: int) -> Iterator[tuple[str, Example]]:
    """Candidates of generated agreements; those are values that the catalogue's patterns and labels found."""
    for index in range(number):
        text, _ = lift_marks(marked_text(make_agreement(SEED, index, Split.TRAIN).agreement))
        extraction = extract((Page(1, text, Reading.PLAIN_TEXT),), load_catalogue(), ner=False)
        layout = extraction.layout
        scores = Scores(layout)
        for fact in facts:
            stated = [m for m in extraction.mentions if m.field == fact.field and m.rule != RULE]
            if fact.says is not None:
                stated = [m for m in stated if str(m.value) == fact.says]
            if not stated:
                continue
            for candidate in scores.candidates(fact):
                start, end = layout.text.flow.raw_span(candidate.start, candidate.end)
                is_value = any(start < m.end and m.start < end for m in stated)
                yield fact.name, Example(scores.features(candidate), is_value, 1.0, f"#{index}")


def of_catalogue(facts: Sequence[Fact]) -> Iterator[tuple[str, Example]]:
    """The examples of the catalogue's patterns and sums, values where they say so, and their counterexamples."""
    catalogue = load_catalogue()
    said: list[tuple[str, str, str | None]] = []
    for pattern in (compiled.source for compiled in catalogue.patterns):
        for text, values in pattern.examples:
            said += [(field, text, values[group]) for group, field in pattern.fields.items() if group in values]
        said += [(field, text, None) for text in pattern.counterexamples for field in pattern.fields.values()]
    for entry in catalogue.sums:
        said += [(entry.field, text, value) for text, value in entry.examples]
        said += [(entry.field, text, None) for text in entry.counterexamples]
    for field, text, value in said:
        layout = laid_out(f"{_HEAD}{text}\n")
        scores = Scores(layout)
        for fact in facts:
            if fact.field != field:
                continue
            for candidate in scores.candidates(fact):
                is_value = value is not None and _means(fact, candidate, value)
                yield fact.name, Example(scores.features(candidate), is_value, 1.0, text)


def _means(fact: Fact, candidate: Candidate, value: str) -> bool:
    """Whether a candidate, taken for the field's, would say this value."""
    try:
        return str(fact.says or value_of(fact.field, candidate)) == value
    except ValueError:
        return False


def fit(examples: Sequence[Example]) -> tuple[npt.NDArray[np.float32], float]:
    """Weights [feature] and bias."""
    rows = np.repeat(np.arange(len(examples)), [len(e.numbers) for e in examples])
    columns = np.concatenate([e.numbers for e in examples])
    used, places = np.unique(columns, return_inverse=True)
    matrix = csr_matrix((np.ones(len(rows)), (rows, places)), shape=(len(examples), len(used)))
    model = LogisticRegression(C=0.6, max_iter=400, solver="liblinear")
    model.fit(matrix, [e.is_value for e in examples], sample_weight=[e.weight for e in examples])
    weights = np.zeros(SIZE, dtype=np.float32)
    weights[used] = model.coef_[0]
    return weights, float(model.intercept_[0])


def probability(example: Example, weights: npt.NDArray[np.float32], bias: float) -> float:
    """What the regression says of one example."""
    return float(1 / (1 + np.exp(-(weights[example.numbers].sum() + bias))))


def unseen(examples: Sequence[Example]) -> list[float]:
    """The probability of each example from a regression that has not seen its line, nor a fifth of the others."""
    fold = [crc32(example.line.encode()) % FOLDS for example in examples]
    trials = [fit([e for e, of in zip(examples, fold, strict=True) if of != k]) for k in range(FOLDS)]
    return [probability(example, *trials[of]) for example, of in zip(examples, fold, strict=True)]


def threshold(scored: Iterable[tuple[float, Example]]) -> tuple[float, float, float]:
    """The lowest probability from which at least ``PRECISION`` are right, with precision and recall there."""
    ordered = sorted(scored, key=lambda pair: -pair[0])
    total = sum(e.weight for _, e in ordered if e.is_value)
    right = wrong = 0.0
    best = (1.0, 0.0, 0.0)
    for value, example in ordered:
        right, wrong = right + example.weight * example.is_value, wrong + example.weight * (not example.is_value)
        if value < LEAST:
            break
        if right / (right + wrong) >= PRECISION:
            best = (value, right / (right + wrong), right / total)
    return best


def train() -> tuple[Model, dict[str, dict[str, float]]]:
    """The model and, for its card, what was measured on the phrases that were kept back."""
    facts = load_catalogue().facts
    found: dict[str, list[Example]] = {fact.name: [] for fact in facts}
    known = (*of_phrases(read_phrases(), facts), *of_catalogue(facts), *of_agreements(facts, AGREEMENTS))
    for field, example in known:
        found[field].append(example)
    weights, biases, thresholds, card = [], [], [], {}
    for field, examples in found.items():
        least, precision, recall = threshold(zip(unseen(examples), examples, strict=True))
        weight, bias = fit(examples)
        weights.append(weight)
        biases.append(bias)
        thresholds.append(least)
        card[field] = {
            "examples": len(examples),
            "values": sum(e.is_value for e in examples),
            "threshold": round(least, 3),
            "precision": round(precision, 3),
            "recall": round(recall, 3),
        }
    model = Model(
        tuple(found), np.array(weights), np.array(biases, dtype=np.float32), np.array(thresholds, dtype=np.float32)
    )
    return model, card


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
