"""What stands in the book of decisions, and what it comes to for one agreement."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from pydantic import JsonValue

from hedui.models.evidence import Box
from hedui.models.review import ReviewStatus, Verdict


class About(StrEnum):
    """What an entry is about: a value of the contract, a finding, how far the agreement is, who is to see to it, and
    what was noted about it."""

    VALUE = "value"
    FINDING = "finding"
    STATUS = "status"
    OWNER = "owner"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Identity:
    """An agreement by its content: the hash of its file, and which of the file's agreements it is, counted from 1."""

    sha256: str
    part: int

    def __str__(self) -> str:
        return f"{self.sha256}.{self.part}"

    @staticmethod
    def of(text: str) -> Identity | None:
        """The identity that ``str`` wrote; None for any other text."""
        sha256, _, part = text.partition(".")
        good = len(sha256) == 64 and set(sha256) <= set("0123456789abcdef") and part.isascii() and part.isdecimal()
        return Identity(sha256, int(part)) if good and len(part) < 7 else None


@dataclass(frozen=True, slots=True)
class Place:
    """Where on the page somebody picked a value: page counted from 1, offsets in the page's text, the text, and boxes
    on the page's picture (points, as ``Box``) where there is one."""

    page: int
    start: int
    end: int
    text: str
    boxes: tuple[Box, ...] = ()

    @staticmethod
    def to_json(places: Iterable[Place]) -> str:
        return json.dumps(
            [[each.page, each.start, each.end, each.text, each.boxes] for each in places], ensure_ascii=False
        )

    @staticmethod
    def from_json(text: str) -> tuple[Place, ...]:
        rows = json.loads(text)
        one_alone = bool(rows) and not isinstance(rows[0], list)  # as they were written at first
        return tuple(Place._of(*row) for row in ([rows] if one_alone else rows))

    @staticmethod
    def _of(page: int, start: int, end: int, text: str, boxes: Iterable[Box] = ()) -> Place:
        return Place(page, start, end, text, tuple((box[0], box[1], box[2], box[3]) for box in boxes))


@dataclass(frozen=True, slots=True)
class Draft:
    """A decision that somebody takes. ``based``: the last entry that she had seen of the same thing, 0 for none."""

    by: str
    identity: Identity
    about: About
    pointer: str
    """A lasting pointer into the contract, a finding's key, or nothing for the agreement as a whole."""
    based: int
    new: JsonValue = None
    old: JsonValue = None
    """What stood there before."""
    read: JsonValue = None
    """What had been read, whatever people said of it; of a status that confirms, the contract that was confirmed."""
    why: str | None = None
    places: tuple[Place, ...] = ()
    """Where it was picked, in reading order; none where it was typed."""
    undoes: int | None = None
    """The entry that this one takes back."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A decision as it stands in the book: numbered, with its time (UTC)."""

    number: int
    at: datetime.datetime
    draft: Draft

    @property
    def by(self) -> str:
        return self.draft.by

    @property
    def verdict(self) -> Verdict:
        return Verdict(str(self.draft.new))

    @property
    def status(self) -> ReviewStatus:
        return ReviewStatus(str(self.draft.new))


Key = tuple[About, str]


@dataclass(frozen=True, slots=True)
class Decisions:
    """What all entries of one agreement come to. ``seen``: the last entry of each thing, taken back or not."""

    standing: Mapping[Key, Entry] = field(default_factory=dict)
    seen: Mapping[Key, int] = field(default_factory=dict)
    last: Entry | None = None

    @staticmethod
    def of(entries: Iterable[Entry]) -> Decisions:
        """Fold the entries, given in their order."""
        stacks: dict[Key, list[Entry]] = {}
        seen: dict[Key, int] = {}
        last = None
        for entry in entries:
            key = entry.draft.about, entry.draft.pointer
            stack = stacks.setdefault(key, [])
            if entry.draft.undoes is None:
                stack.append(entry)
            else:
                stack[:] = [each for each in stack if each.number != entry.draft.undoes]
            seen[key] = entry.number
            last = entry
        return Decisions({key: stack[-1] for key, stack in stacks.items() if stack}, seen, last)

    @property
    def number(self) -> int:
        """The last entry's, 0 where there is none."""
        return self.last.number if self.last else 0

    @property
    def status(self) -> Entry | None:
        return self.standing.get((About.STATUS, ""))

    @property
    def values(self) -> dict[str, Entry]:
        """Corrections by their lasting pointers."""
        return {pointer: entry for (about, pointer), entry in self.standing.items() if about is About.VALUE}

    def of_value(self, pointer: str) -> Entry | None:
        return self.standing.get((About.VALUE, pointer))

    def of_finding(self, key: str) -> Entry | None:
        return self.standing.get((About.FINDING, key))

    def said(self, about: About) -> str | None:
        """The text that stands of the agreement as a whole: its owner, or its note."""
        entry = self.standing.get((about, ""))
        return str(entry.draft.new) if entry and entry.draft.new else None

    def based(self, about: About, pointer: str) -> int:
        """The number that a decision on this must name as the last that was seen."""
        return self.number if about is About.STATUS else self.seen.get((about, pointer), 0)

    def undoable(self, by: str) -> Entry | None:
        """The last decision of this person that still stands and that nobody has decided over."""
        own = [entry for entry in self.standing.values() if entry.by == by]
        return max(own, key=lambda entry: entry.number, default=None)
