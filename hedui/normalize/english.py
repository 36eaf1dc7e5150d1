"""Sums in English words, as agreements in foreign trade have them: SAY US DOLLARS TWELVE THOUSAND SIX HUNDRED ONLY.

>>> parse_english("TWELVE THOUSAND SIX HUNDRED AND CENTS FIFTY")
Decimal('12600.50')
>>> parse_english("EIGHTY-NINE MILLION AND THREE")
Decimal('89000003')
"""

from __future__ import annotations

from decimal import Decimal

import regex

_ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_ONES += ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SMALL = {word: number for number, word in enumerate(_ONES)} | {
    word: 10 * number for number, word in enumerate(_TENS, 2)
}
_LARGE = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_CENTS = regex.compile(
    r"(?:\band\s+|,\s*|\bpoint\s+)?(?:\bcents?\s+(?P<behind>[a-z\s-]+)|(?P<before>[a-z]+(?:[\s-][a-z]+)?)\s+cents?)\s*$"
)
_WORD = regex.compile(r"[a-z]+")


def parse_english(text: str) -> Decimal:
    """The amount that the words state, in units of their currency. Raises ``ValueError`` where one is no number."""
    plain = text.casefold().strip(" .,")
    cents = _CENTS.search(plain)
    whole = _whole(plain[: cents.start()] if cents is not None else plain)
    if cents is None:
        return Decimal(whole)
    part = _whole(cents["behind"] or cents["before"])
    if part > 99:
        raise ValueError(f"no cents: {part}")
    return Decimal(whole) + Decimal(part).scaleb(-2)


def _whole(text: str) -> int:
    total = group = 0
    words = [word for word in _WORD.findall(text) if word != "and"]
    if not words:
        raise ValueError("no words of a number")
    last = max(_LARGE.values()) * 1000
    for word in words:
        if word in _LARGE and group and _LARGE[word] < last:
            last = _LARGE[word]
            total, group = total + group * last, 0
            continue
        further = _within_group(group, word)
        if further is None:
            raise ValueError(f"no number: {text}")
        group = further
    return total + group


def _within_group(group: int, word: str) -> int | None:
    """The number below a thousand that ``group`` is once a word more is said; None where that word cannot follow."""
    if word == "hundred" and 0 < group < 100:
        return group * 100
    number = _SMALL.get(word)
    if number is None:
        return None
    follows = group % 100 == 0 or (group % 10 == 0 and number < 10)
    return group + number if follows else None
