"""Dates that are written short, in full: 2026年元月 is 2026年1月, and 26年3月1日 is a day of 2026.

The century is taken only from a year that the same text states in full, not far from the short one; without such a
year nothing is changed, for 85年3月1日 may be somebody's birthday.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from hedui.normalize.fold import Folded

_FIRST_MONTH = regex.compile(r"(?<=\d[】_ ]{0,3}年[【_ ]{0,3})元(?=[】_ ]{0,3}月)")
_SHORT = regex.compile(
    r"(?<![\d.零〇一二三四五六七八九十第满共])(?<!\d[\s【_]{1,6})(?<year>\d{2})[】_ ]{0,3}年[【_ ]{0,3}"
    r"(?:元|\d{1,2})[】_ ]{0,3}月[【_ ]{0,3}\d{1,2}[】_ ]{0,3}[日号]"
)
_FULL = regex.compile(r"(?<!\d)(?<year>20\d{2})[】_ ]{0,3}(?:年|[-./]\d{1,2}[-./]\d)")
_NEAR = 5
"""Years between a short one and one in full."""


def in_full(folded: Folded) -> Folded:
    """The text with its short dates in full; one without any as it is."""
    text = folded.text
    if _FIRST_MONTH.search(text) is None and _SHORT.search(text) is None:
        return folded
    return folded.replaced(sorted([*_months(text), *_years(text)]))


def _months(text: str) -> Iterator[tuple[int, int, str]]:
    for first in _FIRST_MONTH.finditer(text):
        yield *first.span(), "1"


def _years(text: str) -> Iterator[tuple[int, int, str]]:
    stated = {int(full["year"]) for full in _FULL.finditer(text)}
    for short in _SHORT.finditer(text) if stated else ():
        year = 2000 + int(short["year"])
        if any(abs(year - full) <= _NEAR for full in stated):
            yield *short.span("year"), str(year)
