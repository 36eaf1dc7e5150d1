"""Natures of catalogue files: what papers that are no agreements say of themselves where they address their readers."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

import regex
from pydantic import BaseModel, ConfigDict, Field

from hedui.normalize import grammar


class Nature(BaseModel):
    """What papers of one kind that are no agreements say at their beginning."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    zh: str
    en: str
    least: int = Field(ge=1, description="how many different signs tell it")
    names_parties: bool = Field(default=False, description="such a paper may name two parties, and is none for that")
    holds_forms: bool = Field(
        default=False, description="such a paper may hold a blank agreement, and is none for that"
    )
    titled_so: bool = Field(
        default=False, description="such a paper may be titled like an agreement, and is none for that"
    )
    republishes: bool = Field(
        default=False, description="such a paper may say what an agreement says, in stretches that are told apart"
    )
    signs: tuple[str, ...] = Field(min_length=1, description="patterns, looked for without blanks and line ends")
    head_signs: tuple[str, ...] = Field(
        default=(), description="more of them, by which a file's first lines tell such a paper, too"
    )
    unless: tuple[str, ...] = Field(default=(), description="patterns of what only an agreement's announcement says")
    examples: tuple[str, ...] = Field(min_length=1)
    counterexamples: tuple[str, ...] = ()

    @cached_property
    def patterns(self) -> tuple[regex.Pattern[str], ...]:
        """``signs`` and ``head_signs``, compiled."""
        return tuple(map(grammar.pattern, (*self.signs, *self.head_signs)))

    @cached_property
    def denials(self) -> tuple[regex.Pattern[str], ...]:
        """``unless``, compiled."""
        return tuple(map(grammar.pattern, self.unless))

    def signs_in(self, text: str) -> list[tuple[int, int]]:
        """Where each of its signs stands first in a text without blanks, in order.

        Nothing where they are too few, or where the text says what such a paper does not.
        """
        if any(pattern.search(text) for pattern in self.denials):
            return []
        found = [match.span() for pattern in self.patterns if (match := pattern.search(text))]
        return sorted(found) if len(found) >= self.least else []


def natures_of(natures: Iterable[Nature], text: str) -> list[tuple[Nature, list[tuple[int, int]]]]:
    """The natures of which a text without blanks bears signs enough, the one with most first."""
    told = [(nature, signs) for nature in natures if (signs := nature.signs_in(text))]
    return sorted(told, key=lambda one: len(one[1]), reverse=True)
