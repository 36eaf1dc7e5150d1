"""Mentions: every value that the agreement states, at the one place where it states it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from hedui.models.codes import AccountPurpose
from hedui.models.evidence import Method

Value = str | int | Decimal | date


class Place(StrEnum):
    """The part of the agreement that a mention stands in."""

    HEAD = "head"
    """Cover and preamble: before the first clause."""
    BODY = "body"
    SIGNATURE = "signature"
    ATTACHMENT = "attachment"


@dataclass(frozen=True, slots=True)
class Mention:
    """A value stated at one place. ``start`` and ``end`` are raw offsets of the whole text."""

    field: str
    """``party.name``, ``account.number``, ``period.start_date``, …"""
    value: Value
    start: int
    end: int
    method: Method
    rule: str
    """What found it: a label's words or a pattern's name."""
    place: Place = Place.BODY
    clause: str | None = None
    role: str | None = None
    purpose: AccountPurpose | None = None
    group: int = 0
    """Mentions of one account, one rate or one signature share a number."""
    rank: int = 0
    """Among several statements of one field the lowest rank, then the earliest, is the value."""
    confidence: float = 1.0


def stating(mentions: Iterable[Mention], *fields: str) -> list[Mention]:
    """Those of the mentions that state one of the fields."""
    return [mention for mention in mentions if mention.field in fields]


@dataclass(frozen=True, slots=True)
class Blank:
    """A label with nothing behind it, or with a mark that there is nothing to fill in."""

    field: str
    start: int
    end: int
    place: Place
    role: str | None = None
    purpose: AccountPurpose | None = None
    not_applicable: bool = False
    clause: str | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """What stands where a field's value is expected and cannot be read as one: 71.090.00 behind 合同总价.

    ``start`` and ``end`` are raw offsets of the whole text.
    """

    field: str
    """The field whose value it would be; that of an amount beside its words is ``amount``."""
    start: int
    end: int
    readings: tuple[Decimal, ...] = ()
    """What it may have been meant to state."""
    settled: Decimal | None = None
    """The one of these that the amount in words beside it states, too."""
    rank: int = 0
    role: str | None = None
    """Whose value it would be, of a party's."""
    unowned: bool = False
    """Whether it can be read, and the page does not show which party's it is."""

    @property
    def place(self) -> tuple[int, int]:
        """Its raw interval."""
        return self.start, self.end


@dataclass(slots=True)
class Found:
    """What one extractor adds."""

    mentions: list[Mention] = field(default_factory=list)
    blanks: list[Blank] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    missed: list[Unread] = field(default_factory=list)
    """What stands behind a party's label and is no value of the field, sums left out."""
