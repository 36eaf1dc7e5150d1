"""Text on its way into cells of spreadsheets."""

from __future__ import annotations

import re
import unicodedata

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for the beginning of a formula, full width included."""

_LIKE_A_NUMBER = re.compile(r"(?=.*\d)[(（]?[\d\s.,:/%Ee+\-年月日时分秒$￥¥]{1,60}[)）]?", re.DOTALL)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def width(text: str, wide: str = "WF") -> int:
    """How many columns of a terminal or a table the text takes: a Chinese character two, a Latin one one.

    ``wide``: the Unicode classes of width that take two; with ``A`` among them also quotation marks and the like, which
    are as wide as Chinese characters in Chinese fonts.
    """
    return sum(2 if unicodedata.east_asian_width(each) in wide else 1 for each in text)


def clean(text: str) -> str:
    """The text without characters that XML cannot hold."""
    return _FORBIDDEN.sub("\ufffd", text)


def guard(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet that opens a CSV file would take it for a formula."""
    return f"'{text}" if text.lstrip(" \u3000\n").startswith(FORMULA_STARTS) else text


def as_text(text: str) -> str:
    """The text with a tab before it where a spreadsheet that opens a CSV file would take it for a number or a date."""
    return f"\t{text}" if _LIKE_A_NUMBER.fullmatch(text) else text


def shortened(text: str, columns: int) -> str:
    """The text with … in its middle where it takes more than so many columns: of a path both ends tell most."""
    if width(text) <= columns:
        return text
    head, tail = "", ""
    while width(head) < columns // 2 - 1:
        head += text[len(head)]
    while width(tail) < columns - columns // 2 - 1:
        tail = text[-len(tail) - 1] + tail
    return f"{head}…{tail}"
