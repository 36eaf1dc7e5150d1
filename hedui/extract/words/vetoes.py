"""Vetoes of catalogue files: words beside a value that say that it holds no longer, not here, or only as an example."""

from __future__ import annotations

from dataclasses import dataclass

import regex
from pydantic import BaseModel, ConfigDict, Field

from hedui.extract.words.alternatives import Alternatives


class Veto(BaseModel):
    """Words before a value of a clause, or behind it, within its sentence, with which it is none of the agreement's."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    before: Alternatives | None = Field(default=None, description="patterns of words before the value")
    behind: Alternatives | None = Field(default=None, description="patterns of words behind the value")
    sentence: Alternatives | None = Field(
        default=None,
        description="patterns of a sentence's beginning that, wherever it stands, denies the fields at all,"
        " by 不, 无, 未, 免 or 没",
    )
    titled: Alternatives | None = Field(
        default=None, description="patterns of an agreement's title, one of which it must bear; any, if none"
    )
    within: int = Field(default=0, ge=0, le=60, description="so many characters may stand between them and the value")
    until: Alternatives | None = Field(
        default=None, description="a pattern of words with which a sentence is about the agreement again"
    )
    fields: tuple[str, ...] = Field(default=(), description="the fields that it is about; all of the clauses', if none")
    examples: tuple[str, ...] = Field(
        default=(),
        description="sentences with the value in braces, of which it speaks; before them 标题| where it minds",
    )
    counterexamples: tuple[str, ...] = Field(default=(), description="sentences of which it must not speak")


@dataclass(frozen=True, slots=True)
class CompiledVeto:
    """A veto ready to be asked; ``before`` ends where a value begins, ``behind`` begins where it ends, and
    ``sentence`` where one does."""

    source: Veto
    before: regex.Pattern[str] | None
    behind: regex.Pattern[str] | None
    sentence: regex.Pattern[str] | None = None
    titled: regex.Pattern[str] | None = None

    def is_about(self, field: str, title: str) -> bool:
        """Whether it may take a value of the field in an agreement of that title."""
        if self.titled is not None and self.titled.search(title) is None:
            return False
        return not self.source.fields or field.startswith(self.source.fields)

    def speaks(self, before: str, behind: str) -> bool:
        """Whether it takes a value between these two halves of its sentence."""
        if self.sentence is not None:
            return False
        return (self.before is None or self.before.search(before) is not None) and (
            self.behind is None or self.behind.match(behind) is not None
        )
