"""Choosing: one value among all mentions of a field, and what states it.

Of several mentions of one field the lowest rank wins, then the earliest: a cover before a footer, a statement made for
the purpose before one made in passing. The others stay in evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from hedui.extract.mention import Mention, Value
from hedui.extract.trace import NOBODY, Trace, Why
from hedui.models.evidence import Method
from hedui.normalize.duration import months_of

_OF_THE_WHOLE = frozenset({"warranty.duration"})
"""Fields that several values are stated of: each of a part, none of the whole."""

Row = dict[str, object]
"""Values by their names, for a model of the contract to check and to keep."""


@dataclass(slots=True)
class Chooser:
    """All mentions, and for each JSON Pointer of a value that was chosen the mentions behind it, the chosen first."""

    mentions: Sequence[Mention]
    sources: dict[str, tuple[Mention, ...]] = field(default_factory=dict)
    trace: Trace = NOBODY
    _of: dict[str, list[Mention]] = field(default_factory=dict, init=False, repr=False)

    def choose(self, pointer: str, candidates: Iterable[Mention]) -> Value | None:
        """The value of the best candidate, or None; all candidates become its evidence."""
        ordered = sorted(candidates, key=lambda m: (m.rank, m.start))
        if not ordered:
            return None
        if ordered[0].field in _OF_THE_WHOLE and _differ(ordered):
            self.trace.drop(Why.DIFFER, ordered)
            return None
        self.sources[pointer] = tuple(ordered)
        return ordered[0].value

    def choose_each(self, pointer: str, candidates: Iterable[Mention], prefix: str, names: Sequence[str]) -> Row:
        """For each name the value chosen among the candidates for the field ``prefix.name``."""
        known = _by_field(candidates)
        return {name: self.choose(f"{pointer}/{name}", known.get(f"{prefix}.{name}", ())) for name in names}

    def undo(self, pointer: str, why: Why) -> None:
        """Take back the value that was chosen."""
        self.trace.drop(why, self.sources.pop(pointer, ()))

    def of(self, name: str, role: str | None = None) -> list[Mention]:
        """All mentions of a field (and a party)."""
        if not self._of:
            self._of.update(_by_field(self.mentions))
        return [m for m in self._of.get(name, ()) if role is None or m.role == role]

    def distinct(self, pointer: str, name: str) -> list[Value]:
        """The distinct values of the field's lowest rank, in reading order."""
        mentions = self.of(name)
        lowest = min((m.rank for m in mentions), default=0)
        values: list[Value] = []
        self.trace.drop(Why.LATER, (m for m in mentions if m.rank > lowest))
        for mention in sorted((m for m in mentions if m.rank == lowest), key=lambda m: m.start):
            if mention.value not in values:
                self.sources[f"{pointer}/{len(values)}"] = (mention,)
                values.append(mention.value)
        return values


def _by_field(mentions: Iterable[Mention]) -> dict[str, list[Mention]]:
    found: dict[str, list[Mention]] = {}
    for mention in mentions:
        found.setdefault(mention.field, []).append(mention)
    return found


def _differ(mentions: Sequence[Mention]) -> bool:
    """Whether durations are stated that are not equally long; a year is twelve months."""
    return len({months_of(said) or said for said in map(str, (m.value for m in mentions))}) > 1


def derived(mention: Mention, name: str, value: Value) -> Mention:
    """A value that follows from the mention, as a mention of its own at the same place."""
    return replace(mention, field=name, value=value, method=Method.DERIVED)
