"""The rows of the tables that have several for an agreement, or one for several."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from hedui.export.entry import Entry
from hedui.messages import Message
from hedui.models.contract import Item, Rate
from hedui.models.finding import Finding
from hedui.models.review import Judgement


@dataclass(frozen=True, slots=True)
class FindingRow:
    entry: Entry
    finding: Finding
    number: int = 1
    """Which of the agreement's findings it is, counted from 1, the worst first."""
    judgement: Judgement | None = None
    """What a person said of it."""


@dataclass(frozen=True, slots=True)
class PriceRow:
    """A line item or a rate: only one of the two is there."""

    entry: Entry
    item: Item | None = None
    rate: Rate | None = None


def finding_rows(entry: Entry) -> Iterator[FindingRow]:
    """The findings of an agreement, the worst first."""
    review = entry.record.review
    said = {each.finding: each for each in review.findings} if review else {}
    rows = sorted(enumerate(entry.record.findings), key=lambda row: -row[1].severity.rank)
    for number, (at, finding) in enumerate(rows, 1):
        yield FindingRow(entry, finding, number, said.get(at))


def price_rows(entry: Entry) -> Iterator[PriceRow]:
    """The line items and the rates of an agreement."""
    for item in entry.record.contract.items:
        yield PriceRow(entry, item=item)
    for rate in entry.record.contract.rates:
        yield PriceRow(entry, rate=rate)


class Sameness(StrEnum):
    """What files of a batch may have in common."""

    NUMBER = "number"
    AGREEMENT = "agreement"


SAMENESS = {
    Sameness.NUMBER: Message("合同编号相同", "same number"),
    Sameness.AGREEMENT: Message("同一合同的其他形式", "other forms of one agreement"),
}


@dataclass(frozen=True, slots=True)
class SameRow:
    """Files that belong together: the contract number, and their paths, the one that is shown first."""

    sameness: Sameness
    number: str | None
    paths: tuple[str, ...]
