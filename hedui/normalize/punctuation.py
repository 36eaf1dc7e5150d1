"""Punctuation: a text cut at marks, such as the sentence that a value stands in.

``marks`` are single characters, such as ``SENTENCE`` and ``PHRASE``.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import cache

import regex

SENTENCE = "。;\n"
"""What ends a sentence of folded text, or a half of one."""
PHRASE = ",。;\n"
"""What ends a phrase of it."""
_LONGEST_INDEX = 3
WIDE_GAP = regex.compile(r"\t| {2,}")
"""What parts the cells of a row: a tab, or blanks that are no mere distance between words."""
ANY_GAP = regex.compile(r"\t| +")
"""The same where one blank may part two cells."""
ASIDE = regex.compile(r"[(（][^()（）]*[)）]")
"""What stands in brackets, with them."""
BULLETS = "-*+•·▪◦"
BULLET = regex.compile(rf"^[ \t]*[{regex.escape(BULLETS)}][ \t]+(?!\d+[ \t]*-)")
"""The mark of a list's entry; - 3 - is a page's number."""
DIGITS = regex.compile(r"\d+")
"""Digits in a row."""
CELL = regex.compile(r"[^\t\n]+")
"""What stands between the tabs of a row."""
CLOSING_ASIDE = regex.compile(r"[(（][^()（）]*[)）]$")
"""The same at the end of a text."""
_HAN_BLANK = regex.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")


@cache
def any_of(marks: str) -> regex.Pattern[str]:
    """One of the marks."""
    return regex.compile(f"[{regex.escape(marks)}]")


def holds(text: str, marks: str) -> bool:
    """Whether the text has one of the marks."""
    return not set(marks).isdisjoint(text)


def has_digit(text: str) -> bool:
    """Whether the text has a digit of whatever script."""
    return any(map(str.isdecimal, text))


def is_heading(text: str, lengths: Container[int], marks: str) -> bool:
    """Whether a line without a number may be a heading: of such a length, without digits and these marks."""
    return len(text) in lengths and not holds(text, marks) and not has_digit(text)


def digits(text: str) -> list[str]:
    """The runs of digits in the text, in order."""
    return [str(found) for found in DIGITS.findall(text)]


def leading_number(text: str) -> int | None:
    """The number of up to three digits that the text begins with, before a blank or a tab; None where it has none."""
    head = text.replace("\t", " ").partition(" ")
    return int(head[0]) if head[1] and head[0].isdecimal() and len(head[0]) <= _LONGEST_INDEX else None


def without(text: str, marks: str) -> str:
    """The text without blanks, line ends and the marks."""
    return "".join(text.split()).translate(_dropped(marks))


@cache
def _dropped(marks: str) -> dict[int, None]:
    return dict.fromkeys(map(ord, marks))


def up_to(text: str, marks: str) -> str:
    """The text before the first of the marks."""
    return text[: first(text, marks, 0, len(text))]


def since(text: str, marks: str) -> str:
    """The text behind the last of the marks."""
    return text[1 + max(map(text.rfind, marks)) :]


def before(text: str, place: int, marks: str, reach: int) -> str:
    """The words right before a place, behind the last of the marks, as far as they reach."""
    return since(text[max(0, place - reach) : place], marks)


def behind(text: str, place: int, marks: str, reach: int) -> str:
    """The words from a place on, before the first of the marks, as far as they reach."""
    return up_to(text[place : place + reach], marks)


def first(text: str, marks: str, start: int, end: int) -> int:
    """Where the first of the marks stands in ``[start, end)``; ``end`` where none does."""
    found = any_of(marks).search(text, start, end)
    return found.start() if found is not None else end


def places(text: str, marks: str, start: int = 0, end: int | None = None) -> list[int]:
    """Where the marks stand in ``[start, end)``, in order."""
    return [found.start() for found in any_of(marks).finditer(text, start, end)]


def pieces(text: str, marks: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The intervals between the marks that are not empty."""
    end = len(text) if end is None else end
    for stop in (*places(text, marks, start, end), end):
        if start < stop:
            yield start, stop
        start = stop + 1


def unspaced(text: str) -> str:
    """The text without the blanks beside what is not ASCII, such as Chinese characters."""
    return str(_HAN_BLANK.sub("", text))
