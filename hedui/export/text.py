"""Text on its way into cells of spreadsheets."""

from __future__ import annotations

import re

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for the beginning of a formula, full width included."""

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """The text without characters that XML cannot hold."""
    return _FORBIDDEN.sub("\ufffd", text)


def guard(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet that opens a CSV file would take it for a formula."""
    return f"'{text}" if text.lstrip(" \u3000\n").startswith(FORMULA_STARTS) else text
