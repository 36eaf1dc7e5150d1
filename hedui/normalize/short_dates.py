"""Dates that are written short, or in another order, in full: 2026年元月 is 2026年1月, and 26年3月1日 is a day of 2026.

The century is taken only from a year that the same text states in full, not far from the short one; without such a
year nothing is changed, for 85年3月1日 may be somebody's birthday. 02/01/2024 is a day of which the order is known only
where another of the same text shows it: 06/29/2023 has its month before its day, 29/06/2023 behind it.
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
_ORDERED = regex.compile(r"(?<![\d/])(?<one>\d{1,2})/(?<other>\d{1,2})/(?<year>(?:19|20)\d{2})(?![\d/])")
_MONTHS = 12
_NEAR = 5
"""Years between a short one and one in full."""


def in_full(folded: Folded) -> Folded:
    """The text with its short dates in full; one without any as it is."""
    text = folded.text
    changes = sorted([*_months(text), *_years(text), *_orders(text)])
    return folded.replaced(changes) if changes else folded


def _orders(text: str) -> Iterator[tuple[int, int, str]]:
    """Days with their month before or behind them: as they show it, else as all others of the text do."""
    dates = [(date, _day(date)) for date in _ORDERED.finditer(text)]
    shown = {day for _, day in dates if day is not None}
    for date, day in dates:
        if day := day or (min(shown) if len(shown) == 1 else None):
            month = "other" if day == "one" else "one"
            yield *date.span(), f"{date['year']}/{date[month]}/{date[day]}"


def _day(date: regex.Match[str]) -> str | None:
    """Which of the two numbers is the day because no month has it; None where that may be either or none is one."""
    days = [name for name in ("one", "other") if int(date[name]) > _MONTHS]
    return days[0] if len(days) == 1 else None


def _months(text: str) -> Iterator[tuple[int, int, str]]:
    for first in _FIRST_MONTH.finditer(text):
        yield *first.span(), "1"


def _years(text: str) -> Iterator[tuple[int, int, str]]:
    stated = {int(full["year"]) for full in _FULL.finditer(text)}
    for short in _SHORT.finditer(text) if stated else ():
        year = 2000 + int(short["year"])
        if any(abs(year - full) <= _NEAR for full in stated):
            yield *short.span("year"), str(year)
