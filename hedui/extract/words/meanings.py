"""What words before a value may mean: a field, a party, the heading of lines about something."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hedui.extract.words.entries import Label


class Kind(StrEnum):
    """What a label opens."""

    FIELD = "field"
    ROLE = "role"
    HEADING = "heading"
    OTHER = "other"
    """Somebody who is no party."""


class Topic(StrEnum):
    """What the lines under a heading are about."""

    DETAILS = "details"
    SETTLEMENT = "settlement"
    INVOICE = "invoice"


@dataclass(frozen=True, slots=True)
class Words:
    """What a label's words mean, wherever they stand."""

    kind: Kind
    text: str
    role: str | None = None
    named: str | None = None
    """The role's own word where it is not 甲方, 乙方 or 丙方: 采购单位."""
    labels: tuple[Label, ...] = ()
    topic: Topic | None = None
    sealed: bool = False
    unfinished: bool = False
    """The first line of 法定代表人或 / 委托代理人：, which has no value of its own."""

    @property
    def is_role(self) -> bool:
        """Whether they are a party's."""
        return self.kind is Kind.ROLE

    @property
    def of_party(self) -> bool:
        """Whether they are a party's, or ask for nothing but its details and accounts."""
        asked = bool(self.labels) and all(one.field.startswith(("party.", "account.")) for one in self.labels)
        return self.is_role or asked

    def asks(self, field: str) -> bool:
        """Whether the words label a field."""
        return any(label.field == field for label in self.labels)

    def asks_only(self, *beginnings: str) -> bool:
        """Whether they label fields whose names begin so, and no others."""
        return bool(self.labels) and all(label.field.startswith(beginnings) for label in self.labels)
