"""Counts of what was right, wrong, missing and invented, and the rates that follow from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

_FIELDS = ("right", "wrong", "missing", "invented")
_FINDINGS = ("found", "lost", "false", "unjudged")


@dataclass
class Tally:
    """Counts over one or more agreements: of fields by their general pointer, of findings by their code.

    Every rate lies between 0 and 1; it is 0 where there is nothing to divide by.
    """

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missing: Counter[str] = field(default_factory=Counter)
    invented: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    unjudged: Counter[str] = field(default_factory=Counter)
    ungrounded: Counter[str] = field(default_factory=Counter)
    documents: int = 0
    passed: int = 0
    """Agreements of which nothing is wrong, missing, invented, lost or a false alarm."""
    clean: int = 0
    clean_with_alarm: int = 0

    def add(self, other: Tally) -> None:
        """Count what the other has counted as well."""
        self.documents += other.documents
        self.passed += other.passed
        self.clean += other.clean
        self.clean_with_alarm += other.clean_with_alarm
        for name in (*_FIELDS, *_FINDINGS, "ungrounded"):
            getattr(self, name).update(getattr(other, name))

    @property
    def precision(self) -> float:
        """The share of right values among those given."""
        return _share(self.right.total(), self.wrong.total() + self.invented.total())

    @property
    def recall(self) -> float:
        """The share of values given rightly among those that the truth states."""
        return _share(self.right.total(), self.wrong.total() + self.missing.total())

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)

    @property
    def wrong_rate(self) -> float:
        """The share of values given wrongly among those that the truth states."""
        return _share(self.wrong.total(), self.right.total() + self.missing.total())

    @property
    def finding_recall(self) -> float:
        return _share(self.found.total(), self.lost.total())

    @property
    def finding_precision(self) -> float:
        return _share(self.found.total(), self.false.total())

    @property
    def false_per_document(self) -> float:
        """False alarms in the average agreement; the one rate that may exceed 1."""
        return self.false.total() / max(1, self.documents)

    def grouped(self, group: Callable[[str], str]) -> dict[str, Tally]:
        """The counts of fields in groups, in the order of their names; those of findings are left out."""
        groups: dict[str, Tally] = {}
        for name in _FIELDS:
            for pointer, count in getattr(self, name).items():
                getattr(groups.setdefault(group(pointer), Tally()), name)[pointer] += count
        return dict(sorted(groups.items()))

    def by_code(self) -> dict[str, Tally]:
        """The counts of findings, each code's apart, in the order of the codes."""
        codes: dict[str, Tally] = {}
        for name in _FINDINGS:
            for code, count in getattr(self, name).items():
                getattr(codes.setdefault(code, Tally()), name)[code] += count
        return dict(sorted(codes.items()))


def _share(part: int, rest: int) -> float:
    return part / max(1, part + rest)
