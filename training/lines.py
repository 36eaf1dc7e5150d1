"""What the model learns from: lines with their candidates, and of each whether it is a field's value.

Lines are the phrases of the bank, the examples of the catalogue and agreements of the generator, in which those
candidates are values that patterns and labels state.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt

from fixtures.generator.make import make_agreement
from fixtures.generator.statement import lift_marks
from fixtures.generator.text import marked_text
from fixtures.generator.world import Split
from hedui.extract import extract, lay_out, load_catalogue
from hedui.extract.candidates.spot import Candidate, spot
from hedui.extract.facts import RULE, holders
from hedui.extract.facts.portions import decided_with, value_for
from hedui.extract.facts.scores import Scores
from hedui.extract.text.layout import Layout
from hedui.extract.words.entries import Fact, Kind
from hedui.models.page import Page, Reading
from training.phrases import UNJUDGED, Mark, Phrase, fields_of

SEED = 7
AGREEMENTS = 60
CATALOGUE, GENERATOR = "catalogue", "generator"
"""Hands of lines that the bank does not hold."""
HEAD = "合同\n甲方：青岭电子有限公司\n乙方：临川百合有限公司\n\n"
_OF_ONE = frozenset({Kind.MONEY, Kind.WORDS})
"""Candidates that are of one field: what is marked as another's is not this one's."""
_WHOLE = frozenset({Kind.SEAT, Kind.PLACE})
"""Candidates that are the value only where they are all of it."""
_FORUMS: Final = {"dispute.court": "litigation", "dispute.tribunal": "arbitration"}
"""A court's or tribunal's name in the bank → how disputes are settled there."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A candidate: its features and, for each fact that it could be, its value and whether it is that.

    None where nobody said: the line's file is about other fields, or the candidate repeats the value.
    """

    numbers: npt.NDArray[np.int64]
    values: dict[str, str]
    truth: dict[str, bool | None]
    groups: dict[str, str] = field(default_factory=dict)
    """Fact → what those have in common of which one value is given."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one hand with its candidates; ``gold``: fact → the values that it states."""

    hand: str
    text: str
    seen: tuple[Seen, ...]
    gold: dict[str, set[str]] = field(default_factory=dict)


Judge = Callable[[Fact, Candidate, tuple[int, int]], bool | None]
"""Whether a candidate, a raw interval of its text, is a fact's value; None where nobody knows."""


def laid_out(text: str) -> Layout:
    """The layout of one page of text."""
    return lay_out((Page(1, text, Reading.PLAIN_TEXT),), load_catalogue(), ())


def of_phrases(phrases: Sequence[Phrase], facts: Sequence[Fact]) -> Iterator[Line]:
    """A line for each phrase of the bank."""
    covered = fields_of(list(phrases))
    for phrase in phrases:
        line = _line(phrase.hand, phrase.text, facts, _by_marks(phrase, covered[phrase.source]))
        for fact in facts:
            said = {value for _, _, name, value in phrase.marks if value and name in _learned(fact) and not fact.held}
            if said := said.intersection({fact.says} if fact.says else said):
                line.gold.setdefault(fact.name, set()).update(said)
        yield line


def _by_marks(phrase: Phrase, covered: set[str]) -> Judge:
    def judge(fact: Fact, candidate: Candidate, span: tuple[int, int]) -> bool | None:
        if any(_is_marked(fact, candidate, span, mark, phrase.text) for mark in phrase.marks):
            return True
        learned = _learned(fact)
        beside = {name for start, end, name, _ in phrase.marks if start < span[1] and span[0] < end}
        if any(name.startswith(UNJUDGED) and name.removeprefix(UNJUDGED) in learned for name in beside):
            return None
        if candidate.kind is Kind.SEAT and not beside.isdisjoint(learned):
            return None  # as good as all of its name
        said = {name for name in beside if not name.startswith(UNJUDGED)}
        is_anothers = candidate.kind in _OF_ONE and bool(said.difference(fact.beside))
        return None if covered.isdisjoint(learned) and not is_anothers else False

    return judge


def _learned(fact: Fact) -> tuple[str, ...]:
    return fact.learned or (fact.field,)


def _is_marked(fact: Fact, candidate: Candidate, span: tuple[int, int], mark: Mark, text: str) -> bool:
    """Whether a mark of the bank says that the candidate is the field's value."""
    start, end, name, value = mark
    if name not in _learned(fact):
        return False
    beside = start < span[1] and span[0] < end
    if candidate.kind in _WHOLE:
        return beside and _plain(text[start:end]) == _plain(text[slice(*span)])
    if candidate.kind is Kind.FORUM:
        return _means(fact, candidate, _FORUMS.get(name, "")) if name in _FORUMS else beside
    return beside and (not value or fact.held or _means(fact, candidate, value))


def of_catalogue(facts: Sequence[Fact]) -> Iterator[Line]:
    """The examples of the catalogue's patterns and sums, values where they say so, and their counterexamples."""
    catalogue = load_catalogue()
    said: list[tuple[str, str, str | None]] = []
    for pattern in (compiled.source for compiled in catalogue.patterns):
        for text, values in pattern.examples:
            said += [(name, text, values[group]) for group, name in pattern.fields.items() if group in values]
        said += [(name, text, None) for text in pattern.counterexamples for name in pattern.fields.values()]
    for entry in catalogue.sums:
        said += [(entry.field, text, value) for text, value in entry.examples]
        said += [(entry.field, text, None) for text in entry.counterexamples]
    for name, text, value in said:
        own = [fact for fact in facts if fact.field == name]

        def judge(fact: Fact, candidate: Candidate, _: tuple[int, int], value: str | None = value) -> bool | None:
            return value is not None and _means(fact, candidate, value)

        yield _line(CATALOGUE, text, own, judge)


def of_agreements(facts: Sequence[Fact], number: int = AGREEMENTS) -> Iterator[Line]:
    """Candidates of generated agreements; those are values that the catalogue's patterns and labels found."""
    for index in range(number):
        text, _ = lift_marks(marked_text(make_agreement(SEED, index, Split.TRAIN).agreement))
        extraction = extract((Page(1, text, Reading.PLAIN_TEXT),), load_catalogue(), ner=False)
        stated: dict[str, list[tuple[int, int]]] = {}
        for fact in facts:
            for mention in extraction.mentions:
                if (
                    mention.field in (fact.field, *fact.learned)
                    and mention.rule != RULE
                    and fact.says in (None, str(mention.value))
                ):
                    stated.setdefault(fact.name, []).append((mention.start, mention.end))

        def judge(
            fact: Fact,
            _: Candidate,
            span: tuple[int, int],
            stated: dict[str, list[tuple[int, int]]] = stated,
        ) -> bool | None:
            return any(start < span[1] and span[0] < end for start, end in stated[fact.name])

        yield _seen_in(GENERATOR, f"#{index}", extraction.layout, 0, [f for f in facts if f.name in stated], judge)


def _line(hand: str, text: str, facts: Iterable[Fact], judge: Judge) -> Line:
    layout = laid_out(f"{HEAD}{text}\n")
    asked = [fact for fact in facts if not (fact.unless and _leaves_open(layout, fact))]
    return _seen_in(hand, text, layout, len(HEAD), asked, judge)


def _leaves_open(layout: Layout, fact: Fact) -> bool:
    """Whether the line speaks of two ways and patterns say which, or that both are open; then nobody asks the model."""
    kinds = {candidate.text[:2] for candidate in spot(layout, frozenset(map(Kind, fact.kinds)))}
    if len(kinds) < 2:
        return False
    mentions = extract(layout.text.pages, load_catalogue(), ner=False).mentions
    return any(one.field in (fact.field, *fact.unless) and one.rule != RULE for one in mentions)


def _seen_in(hand: str, text: str, layout: Layout, first: int, facts: Iterable[Fact], judge: Judge) -> Line:
    """The candidates from a raw offset on."""
    scores = Scores(layout)
    seen: dict[Candidate, Seen] = {}
    gold: dict[str, set[str]] = {}
    held = set()
    for fact in facts:
        held |= {fact.name} if fact.held else set()
        for candidate in scores.candidates(fact):
            start, end = layout.text.flow.raw_span(candidate.start, candidate.end)
            if start < first:
                continue
            is_value, value = judge(fact, candidate, (start - first, end - first)), _value(fact, candidate)
            if is_value and value is not None:
                gold.setdefault(fact.name, set()).add(value)
            if scores.is_denied(fact, candidate):
                continue
            one = seen.setdefault(candidate, Seen(scores.features(candidate), {}, {}))
            one.truth[fact.name] = is_value
            if value is not None and (not fact.held or holders(layout, candidate)):
                one.values[fact.name] = value
                one.groups[fact.name] = decided_with(fact, candidate)
    for one in seen.values():
        for name, value in one.values.items():
            if one.truth[name] is False and name not in held and value in gold.get(name, ()):
                one.truth[name] = None
    return Line(hand, text, tuple(seen.values()), gold)


def _plain(text: str) -> str:
    """The text without brackets and underscores around what was filled in."""
    return "".join(c for c in text if c.isalnum())


def _value(fact: Fact, candidate: Candidate) -> str | None:
    try:
        return str(value_for(fact, candidate))
    except ValueError:
        return None


def _means(fact: Fact, candidate: Candidate, value: str) -> bool:
    """Whether a candidate, taken for the field's, would say this value."""
    return _value(fact, candidate) == value
