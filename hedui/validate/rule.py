"""A rule: what is looked for, how bad it is, where that is laid down, and the function that looks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from hedui.extract.extraction import Extraction
from hedui.models.severity import Severity
from hedui.validate.draft import Draft

Check = Callable[[Extraction], Iterable[Draft]]
"""A pure function over what was extracted; it is silent where it lacks its inputs, and never guesses."""


class Cost(StrEnum):
    """What is at stake, the most first."""

    MONEY = "money"
    """Sums, prices, accounts: money is paid wrongly, or to somebody else."""
    PARTIES = "parties"
    DATES = "dates"
    STRUCTURE = "structure"


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the catalogue of findings."""

    code: str
    severity: Severity
    zh: str
    en: str
    source: str | None
    """The law or standard behind it, or None where the agreement itself is the measure."""
    check: Check
    of_values: bool = False
    """Whether it holds values against something; values that were hardly read prove nothing."""
    cost: Cost | None = None
    """What it may cost; None where its fields and words tell."""
