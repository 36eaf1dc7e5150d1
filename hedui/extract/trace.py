"""Trace: what was looked at for a field and why it was not taken, noted where it is decided.

Nothing is noted unless somebody asks why (``hedui explain``): then a trace of the fields asked for goes along with the
layout. ``NOBODY`` is the trace of everybody else, and takes no note.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from hedui.extract.mention import Mention, Value


class Why(StrEnum):
    """Why a stretch is not the value."""

    ATTACHMENT = "attachment"
    """It stands in an attachment."""
    NO_VALUE = "no-value"
    """What stands there is no value of the field: 2月30日."""
    NOT_NEAR = "not-near"
    """None of the field's words stands near it."""
    EXCLUDED = "excluded"
    """The words before it make it another field's."""
    UNLIKELY = "unlikely"
    """The model is not sure enough."""
    ANOTHER = "another"
    """It is likelier the value of another field."""
    TOO_HIGH = "too-high"
    """The field has no such values."""
    NOBODYS = "nobodys"
    """Nobody is named whose it would be."""
    RIVALS = "rivals"
    """The model finds several values likely."""
    DEPOSIT = "deposit"
    """It is a deposit, a penalty, an instalment or the like."""
    PART = "part"
    """It is the sum of a part."""
    FORMER = "former"
    """It is what another agreement says."""
    UNCHOSEN = "unchosen"
    """Only an option states it that nobody chose."""
    DENIED = "denied"
    """Its sentence calls it void, another agreement's, not applicable, or an example."""
    COUNT = "count"
    """It counts something."""
    ITEM = "item"
    """It is the price of an item that is sold."""
    LIMIT = "limit"
    """It is only a limit."""
    TO_OTHERS = "to-others"
    """Somebody who is no party is paid."""
    MASKED = "masked"
    """A mask or a placeholder hides it, or a part of it."""
    DIFFER = "differ"
    """Several values are stated, each of a part, none of the whole."""
    INSTALMENTS = "instalments"
    """The instalments have each their own."""
    LATER = "later"
    """Another statement comes before it."""
    EARLIER = "earlier"
    """A later date counts."""


class Side(StrEnum):
    """Where a sign stands."""

    BEFORE = "before"
    BEHIND = "behind"
    CLAUSE = "clause"
    """In the candidate's own part of the sentence, between two commas."""
    NEAR = "near"
    """Two words, on whichever side."""
    AROUND = "around"
    """One word before and one behind."""
    HEADING = "heading"
    ITSELF = "itself"


@dataclass(frozen=True, slots=True)
class Sign:
    """What speaks for a candidate (a weight over 0) or against it."""

    side: Side
    words: tuple[str, ...]
    """As they stand there; two where it is their being together that counts."""
    weight: float
    kinds: tuple[str, ...] = ()
    """What the words stand for, such as ``pay``, where it is their meaning and not their letters that counts."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """How likely the model finds a candidate, and by what: the bias and all weights add up to the log odds."""

    probability: float
    threshold: float
    bias: float
    signs: tuple[Sign, ...]
    """The weightiest first."""
    other: str | None = None
    """The field of which it is likelier the value."""
    others: float = 0.0
    """How likely that is."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A stretch ``[start, end)`` of the raw text that is not the field's value."""

    field: str
    start: int
    end: int
    why: Why
    value: Value | None = None
    role: str | None = None
    rule: str | None = None
    """What found it; None where it was only looked at."""
    words: str = ""
    """What decided, where words did."""
    judgement: Judgement | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Trace:
    """What is noted about the fields asked for."""

    fields: frozenset[str] = frozenset()
    refusals: list[Refusal] = field(default_factory=list)
    judgements: dict[tuple[str, int, int], Judgement] = field(default_factory=dict)
    """Those of values that were given, by field and raw interval."""
    surest: set[str] = field(default_factory=set)
    """Pointers of values that took the spelling of the place where they were read most surely."""
    not_asked: dict[str, str] = field(default_factory=dict)
    """Field of which the model was not asked → the field that is stated already, or was left open."""

    def asks(self, *names: str) -> bool:
        """Whether somebody asks about one of these fields."""
        return not self.fields.isdisjoint(names)

    def refuse(self, refusal: Refusal) -> None:
        """Note it, if somebody asks."""
        if refusal.field in self.fields:
            self.refusals.append(refusal)

    def without(self, why: Why, before: Sequence[Mention], after: list[Mention]) -> list[Mention]:
        """The mentions ``after`` some were left out; these are noted."""
        if self.fields:
            kept = {(m.field, m.start, m.end) for m in after}
            self.drop(why, (m for m in before if (m.field, m.start, m.end) not in kept))
        return after

    def drop(self, why: Why, mentions: Iterable[Mention]) -> None:
        """Note that these mentions are not counted."""
        for m in mentions if self.fields else ():
            self.refuse(Refusal(m.field, m.start, m.end, why, value=m.value, role=m.role, rule=m.rule))


NOBODY = Trace()
"""The trace where nobody asks."""
