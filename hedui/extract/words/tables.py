"""What catalogue files hold, put together: words by what they mean, and the entries that are asked one by one."""

from __future__ import annotations

from dataclasses import dataclass, field

import regex

from hedui.extract.words.compiling import CompiledPattern
from hedui.extract.words.entries import Essential, Fact, KindOfAgreement, Label, Pair, Sum, Supplement
from hedui.extract.words.natures import Nature
from hedui.extract.words.offers import CompiledOffer
from hedui.extract.words.own_entries import OwnCheck, OwnField
from hedui.extract.words.vetoes import CompiledVeto

_NEVER = regex.compile(r"(?!)")


@dataclass(frozen=True, slots=True, eq=False)
class UserFile:
    """A catalogue file of the user's own, as it was read at one time."""

    name: str
    text: str
    labels: tuple[Label, ...]
    sums: tuple[Sum, ...]
    patterns: tuple[CompiledPattern, ...]
    fields: tuple[OwnField, ...]
    checks: tuple[OwnCheck, ...]


@dataclass(eq=False)
class Tables:
    """The tables of all files. Words are squeezed."""

    roles: dict[str, str] = field(default_factory=dict)
    labels: dict[str, tuple[Label, ...]] = field(default_factory=dict)
    columns: dict[str, str] = field(default_factory=dict)
    column_patterns: tuple[tuple[regex.Pattern[str], str], ...] = ()
    entries: tuple[Label, ...] = ()
    heads: dict[str, tuple[Label, ...]] = field(default_factory=dict)
    """Words at the end of labels that nobody listed."""
    label_patterns: tuple[tuple[regex.Pattern[str], Label], ...] = ()
    pairs: tuple[Pair, ...] = ()
    openings: tuple[Pair, ...] = ()
    """Words for the two parties of an agreement that names both first."""
    others: frozenset[str] = frozenset()
    """Words for somebody who is no party."""
    besides: frozenset[str] = frozenset()
    """Words for a party that are somebody else's where both parties are others."""
    sums: tuple[Sum, ...] = ()
    facts: tuple[Fact, ...] = ()
    vetoes: tuple[CompiledVeto, ...] = ()
    concepts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Word → what it means, for the model of clauses: the names of the concepts that list it."""
    phrases: dict[str, regex.Pattern[str]] = field(default_factory=dict)
    """Words that a reader asks for by name."""
    supplements: tuple[tuple[regex.Pattern[str], Supplement], ...] = ()
    files: tuple[UserFile, ...] = ()
    """The user's files."""
    own: tuple[OwnField, ...] = ()
    """The user's own fields."""
    own_patterns: tuple[tuple[regex.Pattern[str], OwnField], ...] = ()
    kinds_of_titles: tuple[tuple[regex.Pattern[str], KindOfAgreement], ...] = ()
    kinds_of_objects: tuple[tuple[regex.Pattern[str], KindOfAgreement], ...] = ()
    essentials: tuple[tuple[regex.Pattern[str], Essential], ...] = ()
    """What is missing where an agreement has none of its words."""
    natures: tuple[Nature, ...] = ()
    offers: tuple[CompiledOffer, ...] = ()
    notice: dict[str, regex.Pattern[str]] = field(default_factory=dict)
    """What says that details are for notices: a clause's heading, a sentence above, the label."""
    patterns: tuple[CompiledPattern, ...] = ()
    longest_label: int = 0
    latin: dict[str, str] = field(default_factory=dict)
    """Words without Chinese characters by what they are whatever their case: ADDRESS, Address."""
    role_prefix: regex.Pattern[str] = _NEVER
    other_prefix: regex.Pattern[str] = _NEVER
    account_words: regex.Pattern[str] = _NEVER
    """A label about an account or its holder at the start of a phrase, with something behind it."""

    def says(self, phrase: str, text: str, *span: int) -> bool:
        """Whether the text, or so much of it, has words of the phrase of that name."""
        return self.phrases[phrase].search(text, *span) is not None

    def begins(self, phrase: str, text: str, *span: int) -> bool:
        """Whether it begins with words of the phrase."""
        return self.phrases[phrase].match(text, *span) is not None
