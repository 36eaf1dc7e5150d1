"""What exporters are fed: one agreement at a time, and each input that has no record."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from hedui.models.contract import Party
from hedui.models.record import Record
from hedui.models.severity import Severity


@dataclass(frozen=True, slots=True)
class Entry:
    """One agreement: its record, the input's path relative to the folder, and where the input lies."""

    path: str
    source: str
    record: Record
    text: str = ""
    """The page texts, with a form feed between the pages."""

    def count(self, severity: Severity) -> int:
        """How many findings have the severity."""
        return Counter(finding.severity for finding in self.record.findings)[severity]

    @property
    def worst(self) -> Severity | None:
        """The severity of the worst finding, or None."""
        return max((finding.severity for finding in self.record.findings), key=lambda each: each.rank, default=None)

    def party(self, role: str) -> Party | None:
        """The party with the role, or None."""
        return next((party for party in self.record.contract.parties if party.role == role), None)


@dataclass(frozen=True, slots=True)
class Missing:
    """An input without a record: whether it ``failed`` or was ``skipped``, the error's class and sentence."""

    path: str
    source: str
    status: str
    error: str
    sentence: str
