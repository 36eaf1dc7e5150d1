"""The headings of parts, from ``headings.toml`` beside this module."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

import regex

from hedui.divide.words import data
from hedui.models.part import PartKind
from hedui.normalize import grammar

LONGEST = 40
"""Characters of a heading, blanks left out."""


class Where(StrEnum):
    """Where a heading counts."""

    BEFORE = "before"
    ANYWHERE = "anywhere"
    BEHIND = "behind"
    BELOW = "below"
    OPENING = "opening"
    OUTSIDE = "outside"


class Until(StrEnum):
    """Where a part ends."""

    AGREEMENT = "agreement"
    ENTRIES = "entries"
    PAGE = "page"
    END = "end"


@dataclass(frozen=True, slots=True)
class Heading:
    """How one kind of part is headed."""

    kind: PartKind
    where: Where
    until: Until
    pattern: regex.Pattern[str]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]

    def heads(self, line: str) -> bool:
        """Whether the line (folded, without blanks) is such a heading."""
        return len(line) <= LONGEST and self.pattern.fullmatch(line) is not None


@dataclass(frozen=True, slots=True)
class Headings:
    """All headings, what titles of agreements end in, and the words that agreements use."""

    headings: tuple[Heading, ...]
    title: regex.Pattern[str]
    accessory: regex.Pattern[str]
    """Titles of agreements that come with another one."""
    role: regex.Pattern[str]
    """A party's label, or what stands for it in brackets behind a name."""
    vocabulary: regex.Pattern[str]
    any_heading: regex.Pattern[str]
    """Matches what one of the headings does: few lines are one."""

    def of(self, line: str) -> Heading | None:
        """The first heading that the line is."""
        if not line or len(line) > LONGEST or not _fills(self.any_heading, line):
            return None
        return next((heading for heading in self.headings if heading.heads(line)), None)


@lru_cache(maxsize=4096)
def _fills(pattern: regex.Pattern[str], line: str) -> bool:
    """Whether the pattern matches all of the line, which is short."""
    return pattern.fullmatch(line) is not None


@cache
def load_headings() -> Headings:
    """The headings that come with hedui."""
    listed = data()
    endings = "|".join(sorted(listed["title"]["endings"], key=len, reverse=True))
    return Headings(
        tuple(
            Heading(
                PartKind(row["kind"]),
                Where(row["where"]),
                Until(row["until"]),
                grammar.pattern(grammar.alternatives(row["pattern"])),
                tuple(row["examples"]),
                tuple(row["counterexamples"]),
            )
            for row in listed["heading"]
        ),
        grammar.pattern(
            rf"[^。;:,?!]{{0,50}}(?:{endings})(?:\([^()]{{1,16}}\))?" + r"(?:[(【\[]?{own_number}[)】\]]?)?"
        ),
        grammar.pattern(listed["title"]["accessory"]),
        _roles(listed["agreement"]["roles"]),
        grammar.pattern(listed["agreement"]["vocabulary"]),
        grammar.pattern(*(grammar.alternatives(row["pattern"]) for row in listed["heading"])),
    )


def _roles(words: Sequence[str]) -> regex.Pattern[str]:
    """Finds a party in a line without blanks: 甲方(盖章):名称, 名称(以下简称甲方); the role and the name are groups."""
    roles = grammar.one_of(words)
    return grammar.pattern(
        rf"(?:^|(?<=[^\p{{Han}}])|(?={{lettered}}))\(?(?P<role>{roles})\)?(?P<note>\([^()]{{1,14}}\))?(?:名称|全称)?[:_]"
        rf"(?P<name>[\p{{Han}}A-Za-z0-9()·]*?)(?=$|[^\p{{Han}}A-Za-z0-9()·]|{{lettered}}[(:])",
        rf"(?P<called>[\p{{Han}}A-Za-z0-9·]{{2,40}})\({{called_so}}(?P<role>{roles})[”\"']*\)",
    )
