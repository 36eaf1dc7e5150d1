"""Vetoes of catalogue files: words beside a value that say that it holds no longer, not here, or only as an example."""

from __future__ import annotations

from functools import cached_property

import regex
from pydantic import BaseModel, ConfigDict, Field


class Veto(BaseModel):
    """Words before a value of a clause, or behind it, within its sentence, with which it is none of the agreement's."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    before: str | None = Field(default=None, description="a pattern of words that end where the value begins")
    behind: str | None = Field(default=None, description="a pattern of words that begin where the value ends")
    fields: tuple[str, ...] = Field(default=(), description="the fields that it is about; all of the clauses', if none")
    examples: tuple[str, ...] = Field(default=(), description="sentences with the value in braces, of which it speaks")
    counterexamples: tuple[str, ...] = Field(default=(), description="sentences of which it must not speak")

    @cached_property
    def words_before(self) -> regex.Pattern[str] | None:
        """``before``, compiled."""
        return regex.compile(rf"(?:{self.before})$") if self.before else None

    @cached_property
    def words_behind(self) -> regex.Pattern[str] | None:
        """``behind``, compiled."""
        return regex.compile(self.behind) if self.behind else None

    def is_about(self, field: str) -> bool:
        """Whether it may take a value of the field."""
        return not self.fields or field.startswith(self.fields)

    def speaks(self, before: str, behind: str) -> bool:
        """Whether it takes a value between these two halves of its sentence."""
        first, second = self.words_before, self.words_behind
        return (first is None or first.search(before) is not None) and (
            second is None or second.match(behind) is not None
        )
