"""An agreement as it lies open on the desk: what was read, its page texts, and what people decided."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from hedui.export.characters import placed, placed_by
from hedui.export.layout import PAGE_BREAK, characters_name, picture_name, record_name, text_name
from hedui.export.pictures import page_size
from hedui.export.records import as_read
from hedui.models.page import Page
from hedui.models.record import Record
from hedui.models.review import ReviewStatus
from hedui.review.apply import Plain, contested, left, plain_contract, reviewed
from hedui.review.entries import Decisions, Identity
from hedui.review.keys import finding_keys


@dataclass(frozen=True)
class Opened:
    """``path``: what it goes by; ``others``: further paths of the same content."""

    out: Path
    identity: Identity
    path: str
    others: tuple[str, ...]
    record: Record
    """As it was read."""
    pages: tuple[str, ...]
    """Page texts; page n is the nth."""
    decisions: Decisions

    @cached_property
    def reviewed(self) -> Record:
        """The record as the decisions leave it."""
        return reviewed(self.record, self.decisions)

    @cached_property
    def contract(self) -> Plain:
        """The contract as the decisions leave it."""
        return plain_contract(self.reviewed)

    @cached_property
    def keys(self) -> list[str]:
        """What the findings go by in the book."""
        return finding_keys(self.record.findings, plain_contract(self.record))

    @cached_property
    def left(self) -> list[int]:
        return left(self.record, self.decisions)

    @cached_property
    def contested(self) -> tuple[str, ...]:
        return contested(self.record, self.decisions)

    @property
    def status(self) -> ReviewStatus:
        return self.reviewed.review.status if self.reviewed.review else ReviewStatus.PENDING

    @property
    def numbers(self) -> tuple[int, ...]:
        """The pages that it stands on."""
        return self.record.source.numbers

    def text(self, number: int) -> str:
        """The text of a page, counted from 1; empty where there is none."""
        return self.pages[number - 1] if 0 < number <= len(self.pages) else ""

    def picture(self, number: int) -> Path | None:
        """The picture of a page, where there is one."""
        path = self.out / picture_name(self.identity.sha256, number)
        return path if path.is_file() else None

    def placed(self, number: int) -> Page | None:
        """A page whose characters know their places on its picture: all of them, or in an output of an earlier version
        those of values that were read."""
        text = self.text(number)
        try:
            data = (self.out / characters_name(self.identity.sha256, number)).read_bytes()
        except OSError:
            found = (place for places in self.record.evidence.values() for place in places)
            said = (place for finding in self.record.findings for place in finding.evidence)
            return placed_by(number, text, (*said, *found))
        return placed(number, text, data)

    def size(self, number: int) -> tuple[float, float] | None:
        """Width and height of a page in points, where there is a picture of it."""
        path = self.picture(number)
        if path is None:
            return None
        try:
            with path.open("rb") as file:
                return page_size(file)
        except OSError:
            return None


def load(out: Path, identity: Identity, path: str, others: tuple[str, ...], decisions: Decisions) -> Opened | None:
    """What lies in the output of the agreement that goes by ``path``; None where it is gone, damaged or another one."""
    try:
        record = Record.model_validate_json(as_read(out / record_name(path)))
        text = (out / text_name(path)).read_bytes().decode("utf-8")
    except (OSError, ValueError):
        return None
    if (record.source.sha256, record.source.index) != (identity.sha256, identity.part):
        return None
    return Opened(out, identity, path, others, record, tuple(text.split(PAGE_BREAK)), decisions)
