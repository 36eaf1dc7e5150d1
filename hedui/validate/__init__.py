"""Validation: an agreement compared with itself, by rules that one table lists."""

from __future__ import annotations

from hedui.validate.rule import Rule
from hedui.validate.run import validate
from hedui.validate.table import INTERNAL_ERROR, RULES, is_code

__all__ = ["INTERNAL_ERROR", "RULES", "Rule", "is_code", "validate"]
