"""Patterns of what currencies are called, for what looks for sums of money."""

from __future__ import annotations

import regex

from hedui.normalize import grammar
from hedui.normalize.currency import words

NAMES = grammar.one_of(words(signs=False))
"""人民币, 美元, USD … as alternatives, the longest first."""
SIGNS = "|".join(map(regex.escape, (*words(signs=True), "¥", "$")))
"""HK$, €, ¥ … likewise."""
NAME_STARTS = frozenset(word[0] for word in words(signs=False))
NAME_ENDS = frozenset(word[-1] for word in words(signs=False))
SIGN_ENDS = frozenset(word[-1] for word in (*words(signs=True), "¥", "$"))
"""The characters that names and signs begin or end with: one look at a character spares most searches."""
_MORE = r"(?:(?:[,.]++|, (?=\d{3}(?!\d))| \.(?=\d\d(?!\d)))\d++)*+"
NUMBER = rf"(?:\d(?!\d)(?:(?: ?[,.] ?| )\d(?!\d)){{2,}}+|\d++{_MORE}(?: \d++(?:[,.]++\d++)*+)*+)"
"""A number with its separators and gaps, or each of its digits apart; a mark behind the last is the sentence's."""
