"""What a finding may cost: the order in which findings are told, the worst first."""

from __future__ import annotations

from collections.abc import Iterable

from hedui.extract.values.looks import looks
from hedui.models.evidence import Evidence
from hedui.models.finding import Finding
from hedui.validate.rule import Cost
from hedui.validate.table import COSTS

_ORDER = tuple(Cost)
_MONEY = ("/total", "/items", "/rates", "/payment", "/deposits", "/liability")
_DATES = ("/period", "/deadlines", "/date_signed", "/effective", "/delivery/due", "/warranty")
_OPEN = frozenset({"blank-field", "choice-unresolved", "choice-invalid"})
"""What may be about anything and often has no field: what it costs is told by the words around it."""
_WORDS = looks("costs")
"""What the words are about by a cost's name, the highest first."""


def cost(finding: Finding) -> Cost:
    """What a finding may cost: by its code, or, where that may be about anything, by its fields and words."""
    known = COSTS.get(finding.code)
    if known is not None:
        return known
    words = map(_of_words, finding.evidence) if finding.code in _OPEN else ()
    return min((*map(_of_field, finding.fields), *words), key=_ORDER.index, default=Cost.STRUCTURE)


def _of_words(evidence: Evidence) -> Cost:
    return next((Cost(name) for name, words in _WORDS.items() if words.search(evidence.text)), Cost.STRUCTURE)


def _of_field(pointer: str) -> Cost:
    if pointer.startswith(_MONEY) or "/accounts" in pointer:
        return Cost.MONEY
    if pointer.startswith(_DATES) or pointer.endswith("/date"):
        return Cost.DATES
    return Cost.PARTIES if pointer.startswith(("/parties", "/signatures")) else Cost.STRUCTURE


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings by severity, then by what they may cost, then as they come."""
    return tuple(sorted(findings, key=lambda finding: (-finding.severity.rank, _ORDER.index(cost(finding)))))
