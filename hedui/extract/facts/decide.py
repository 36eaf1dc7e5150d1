"""Deciding among likely candidates of one field: the value that is sure beside all others, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, TypeVar

from hedui.extract.mention import Value
from hedui.extract.words.entries import Fact

RIVAL = 0.5
"""From this probability on a candidate is one that speaks for its value, and against others."""
_SURE = 1 - 1e-6
"""No candidate is surer."""


class Likely(Protocol):
    """A candidate's value, and how likely it is the value of a fact's field."""

    @property
    def probability(self) -> float: ...
    @property
    def value(self) -> Value: ...
    @property
    def fact(self) -> Fact: ...


_T = TypeVar("_T", bound=Likely)


def decided(likely: Sequence[_T], threshold: Callable[[Fact], float]) -> list[_T]:
    """The candidates of one field that reach their threshold, with all that speaks for another value; none where two
    values do."""
    sure = [one for one in likely if one.probability >= threshold(one.fact)]
    if any(one.fact.many for one in sure):
        return sure
    beside = certainties(likely)
    is_one = len({str(one.value) for one in sure}) == 1
    return [one for one in sure if is_one and beside[str(one.value)] >= threshold(one.fact)]


def certainties(likely: Sequence[Likely]) -> Mapping[str, float]:
    """How likely each value is where at most one of them is the field's: its odds among all and none."""
    odds: dict[str, float] = {}
    for one in likely:
        probability = min(one.probability, _SURE)
        odds[str(one.value)] = max(odds.get(str(one.value), 0.0), probability / (1 - probability))
    whole = 1 + sum(odds.values())
    return {value: of / whole for value, of in odds.items()}
