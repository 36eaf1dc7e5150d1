"""Parts of the price by evidence: what is paid as security, as a share or a sum, and the shares of instalments.

A security's mentions share a group. Instalments are taken only where those of one line add up to the whole price: what
is true of a plan is true of little else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from statistics import fmean
from typing import Protocol, TypeVar

from hedui.extract.candidates.spot import Candidate, value_of
from hedui.extract.facts.decide import Likely
from hedui.extract.mention import Mention, Value
from hedui.extract.words.entries import Fact, Kind, Portion

RULE = "scored"
SHARE = "instalment.share"
_READ_AS = {Kind.RATE: "total.tax_rate", Kind.MONEY: "total.amount", Kind.WORDS: "total.amount"}
"""Type of a candidate → a field whose values are read as those of a part of the price."""
_SAID: Mapping[str, Value] = {"True": True, "False": False}
"""What a fact says, where that is no text."""


class Placed(Likely, Protocol):
    """A likely candidate with its place."""

    @property
    def candidate(self) -> Candidate: ...


_T = TypeVar("_T", bound=Placed)


def value_for(fact: Fact, candidate: Candidate) -> Value:
    """The candidate as a value of the fact. Raises ``ValueError`` where it is none."""
    if fact.portion is not None:
        value = value_of(_READ_AS[candidate.kind], candidate)
        if candidate.kind is Kind.RATE and (not isinstance(value, Decimal) or value > 1):
            raise ValueError(f"more than the whole: {candidate.text}")
        return value
    return _SAID.get(fact.says, fact.says) if fact.says else value_of(fact.field, candidate)


def decided_with(fact: Fact, candidate: Candidate) -> str:
    """What those have in common of which one is chosen: the field, of a security its kind and how it is told."""
    return f"{fact.name} {step(candidate)}" if fact.portion is Portion.DEPOSIT else fact.field


def step(candidate: Candidate) -> str:
    """How a part of the price is told."""
    return "share" if candidate.kind is Kind.RATE else "amount"


def whole(likely: Sequence[_T], flow: str) -> list[_T]:
    """The shares of the one line of the flow whose shares make up the whole; none where two lines do."""
    lines: list[list[_T]] = []
    for one in sorted(likely, key=lambda one: one.candidate.start):
        if not lines or flow.find("\n", lines[-1][-1].candidate.start, one.candidate.start) >= 0:
            lines.append([])
        lines[-1].append(one)
    plans = [ones for ones in lines if make_up([one.value for one in ones])]
    return plans[0] if len(plans) == 1 else []


def complete(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without instalments of which some were taken away, so that the rest are no plan."""
    shares = [mention.value for mention in mentions if mention.field == SHARE and mention.rule == RULE]
    if make_up(shares):
        return list(mentions)
    return [mention for mention in mentions if mention.field != SHARE or mention.rule != RULE]


def make_up(shares: Sequence[Value]) -> bool:
    """Whether several shares make up the whole."""
    return len(shares) > 1 and sum(share for share in shares if isinstance(share, Decimal)) == 1


def together(probabilities: Iterable[float]) -> float:
    """How likely a plan is by the probabilities of its shares: their mean, 0 of none."""
    return fmean([*probabilities] or [0.0])
