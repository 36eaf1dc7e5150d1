"""Deciding among likely candidates of one field: what is given, or nothing where the agreement says two things."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from hedui.extract.mention import Value
from hedui.extract.words.entries import Fact

RIVAL = 0.5
"""From this probability on another value makes the agreement say two things."""


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
    """The candidates of one field that reach their threshold; none where another value is likely, too."""
    sure = [one for one in likely if one.probability >= threshold(one.fact)]
    if any(one.fact.many for one in sure):
        return sure
    return sure if len({str(one.value) for one in likely}) == 1 else []
