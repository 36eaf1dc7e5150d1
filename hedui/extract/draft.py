"""A draft of what an agreement states, and the stages that it goes through."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import lru_cache
from operator import attrgetter, is_

from hedui.extract.choices.find import without_unchosen
from hedui.extract.clauses.supplements import Supplement
from hedui.extract.extraction import AmountPair, Choice, FoundBracket
from hedui.extract.mention import Blank, Mention, Unread
from hedui.extract.text.layout import Layout
from hedui.extract.trace import Why

Known = Sequence[Mention]


@dataclass(slots=True)
class Draft:
    """What is known of one agreement after the stages that have run."""

    layout: Layout
    sheet: Layout | None = None
    """The approval sheet before it, laid out by itself."""
    ner: bool = True
    """Whether the model of names is asked for parties that no label names."""
    mentions: list[Mention] = field(default_factory=list)
    blanks: list[Blank] = field(default_factory=list)
    missed: list[Unread] = field(default_factory=list)
    """Places of fields that gave no value."""
    own_missed: list[Unread] = field(default_factory=list)
    """Those of the user's own fields."""
    malformed: tuple[Unread, ...] = ()
    """Figures that are none, each place once, settled where the words beside it settle it."""
    doubtful: list[Unread] = field(default_factory=list)
    """Figures that are none, as they were met."""
    pairs: list[AmountPair] = field(default_factory=list)
    own_pairs: list[AmountPair] = field(default_factory=list)
    """Pairs of this agreement, not of one that it supplements."""
    brackets: tuple[FoundBracket, ...] = ()
    choices: tuple[Choice, ...] = ()
    supplement: Supplement | None = None
    hidden: list[Mention] = field(default_factory=list)
    """Mentions that a mask hides."""

    def run(self, stages: Iterable[Stage | Sieve]) -> Draft:
        """The draft itself, after these stages."""
        for stage in stages:
            known = self._known(stage.needs)
            if isinstance(stage, Stage):
                self.mentions += stage.read(self, known)
            else:
                self._keep(stage, known, stage.keep(self, known))
        return self

    def _known(self, needs: tuple[str, ...]) -> list[Mention]:
        """The mentions of the fields that a stage needs."""
        if "*" in needs:
            return list(self.mentions)
        fields = _needed_of(needs, frozenset(map(attrgetter("field"), self.mentions)))
        return [m for m in self.mentions if m.field in fields] if fields else []

    def _keep(self, sieve: Sieve, known: Known, kept: Known) -> None:
        if sieve.why is not None:
            self.layout.trace.without(sieve.why, known, list(kept))
        if len(known) == len(self.mentions):
            self.mentions = list(kept)
            return
        if len(known) == len(kept) and all(map(is_, known, kept)):
            return
        left = {id(mention) for mention in kept}
        seen = {id(mention) for mention in known}
        others = [m for m in self.mentions if id(m) not in seen or id(m) in left]
        self.mentions = [*others, *(m for m in kept if id(m) not in seen)]

    def chosen(self, found: Known) -> Known:
        """But for what only an option states that nobody chose."""
        return self.layout.trace.without(Why.UNCHOSEN, found, without_unchosen(found, self.choices))


@dataclass(frozen=True, slots=True)
class Stage:
    """One that adds mentions."""

    read: Callable[[Draft, Known], Iterable[Mention]]
    needs: tuple[str, ...] = ()
    """Fields, ``party.*`` for all of a section, and names of what stands in the draft."""
    gives: tuple[str, ...] = ()
    """The same of what it adds."""


@dataclass(frozen=True, slots=True)
class Sieve:
    """One that says which of the mentions that it needs are kept, or how they are meant."""

    keep: Callable[[Draft, Known], Known]
    needs: tuple[str, ...]
    why: Why | None = None
    """Why the others are none, for who asks."""
    gives: tuple[str, ...] = ()


@lru_cache(maxsize=1 << 14)
def needed(needs: tuple[str, ...], name: str) -> bool:
    """Whether one of the needs covers a field."""
    return any(fnmatchcase(name, need) for need in needs)


@lru_cache(maxsize=1 << 12)
def _needed_of(needs: tuple[str, ...], names: frozenset[str]) -> frozenset[str]:
    """Those of some fields that one of the needs covers."""
    return frozenset(name for name in names if needed(needs, name))
