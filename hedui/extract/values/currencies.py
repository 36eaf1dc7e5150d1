"""Patterns of what currencies are called, for what looks for sums of money."""

from __future__ import annotations

import regex

from hedui.normalize.currency import words

NAMES = "|".join(map(regex.escape, words(signs=False)))
"""人民币, 美元, USD … as alternatives, the longest first."""
SIGNS = "|".join(map(regex.escape, (*words(signs=True), "¥", "$")))
"""HK$, €, ¥ … likewise."""
_MORE = r"(?:(?:[,.]++|, (?=\d{3}(?!\d))| \.(?=\d\d(?!\d)))\d++)*+"
NUMBER = rf"(?:\d(?!\d)(?:(?: ?[,.] ?| )\d(?!\d)){{2,}}+|\d++{_MORE}(?: \d++(?:[,.]++\d++)*+)*+)"
"""A number with its separators and gaps, or each of its digits apart; a mark behind the last is the sentence's."""
