"""The catalogue of findings, as ``findings.toml`` lists it: one row for each thing that hedui looks for."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib import import_module, resources
from typing import Any

from hedui.models.severity import Severity
from hedui.validate.rule import Cost, Rule

ALONE = ("not-an-agreement", "not-in-chinese")
"""Codes of the findings beside which there is no other."""
OF_A_BATCH: Mapping[str, Cost] = {
    "content-duplicate": Cost.STRUCTURE,
    "number-duplicate": Cost.PARTIES,
    "amended-elsewhere": Cost.MONEY,
}
"""Codes of what only a batch sees, with what it may cost."""
INTERNAL_ERROR = "internal-error"
"""Code of the finding that stands for a rule that crashed."""


def _rule(code: str, row: dict[str, Any]) -> Rule:
    module, function = row["check"].split(".")
    check = getattr(import_module(f"hedui.validate.{module}"), function)
    words = row["zh"], row["en"], row.get("source")
    cost = Cost(row["cost"]) if "cost" in row else None
    return Rule(code, Severity(row["severity"]), *words, check, row.get("of_values", False), cost)


def _rules() -> tuple[Rule, ...]:
    rows = tomllib.loads((resources.files("hedui.validate") / "findings.toml").read_text("utf-8"))
    return tuple(_rule(code, row) for code, row in rows.items())


RULES: tuple[Rule, ...] = _rules()
"""All rules; of findings of one severity that may cost the same, the order in which they are told."""


def is_code(code: str) -> bool:
    """Whether some finding bears this code."""
    return code == INTERNAL_ERROR or any(rule.code == code for rule in RULES)


COSTS: Mapping[str, Cost] = {**OF_A_BATCH} | {rule.code: rule.cost for rule in RULES if rule.cost is not None}
"""What a finding may cost, of those whose code tells."""
TAKEN = frozenset({*(rule.code for rule in RULES), INTERNAL_ERROR, *OF_A_BATCH})
"""Codes that no check of the user's own may bear."""
