"""One line of the flow that states prices: where each of them begins, and mentions of what it states."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from hedui.extract.mention import Mention, Value
from hedui.extract.text.layout import Layout
from hedui.extract.words.catalogue import Catalogue
from hedui.normalize import punctuation

Interval = tuple[int, int]
FEES = (
    *("fee_each_period", "fee_by_a_day", "fee_of_package", "fee_per_period", "fee_of_the_period", "fee_a_year"),
    *("fee_paid_once", "once_a_fee", "fee_once"),
)
UNIT_PRICES = ("price_by_use", "price_per_unit", "price_each_unit")
"""Phrases for a fee and for the price of a piece; what an earlier one finds, none behind it takes."""
_STOPS, _ENDS = "。;", "。;,"
_NAME = 16
"""Characters before a price in which it is named."""
_PHRASE, _BEHIND = 30, 6
"""Characters before and behind an amount in 万 in which it is called a fee."""
_INCLUDED_BEFORE = 60
"""Characters before a price in which a fee may say what it includes."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the flow: its text and where it starts there."""

    text: str
    start: int
    catalogue: Catalogue


def rate_mention(layout: Layout, line: Line, name: str, value: Value, span: tuple[int, int], group: int) -> Mention:
    return layout.flow_mention(name, value, line.start + span[0], line.start + span[1], rule="rate", group=group)


@lru_cache(maxsize=2)
def openings(line: Line) -> tuple[tuple[str, regex.Match[str]], ...]:
    """Where each price of the line begins, in order: its fee, or its unit price where that is no fee's."""
    if not punctuation.has_digit(line.text):
        return ()
    taken: list[Interval] = []
    fees = [("fee", match) for match in _apart(line, FEES, taken)]
    units = [("unit", match) for match in _apart(line, UNIT_PRICES, taken)]
    own = [(kind, match) for kind, match in units if not fees or _is_its_own(line, match)]
    return tuple(sorted([*fees, *own], key=lambda pair: pair[1].start()))


def _is_its_own(line: Line, price: regex.Match[str]) -> bool:
    """Whether a price of a unit beside a fee is named itself, and not what use beyond it costs: 另收电费0.9元/度."""
    text, start = line.text, price.start()
    if not line.catalogue.says("named_price_before", text, max(0, start - _NAME), start):
        return False
    included = line.catalogue.phrases["use_included"].finditer(text, max(0, start - _INCLUDED_BEFORE), start)
    return all(one["unit"] != price["unit"] for one in included)


def period_of(match: regex.Match[str]) -> str:
    """The word for the period of a price, empty where it has none."""
    return (match["per"] or "") if "per" in match.re.groupindex else ""


def _apart(line: Line, phrases: Sequence[str], taken: list[Interval]) -> Iterator[regex.Match[str]]:
    """The matches of the phrases, the earlier ones' first, that overlap none before and speak of a price.

    Their intervals are added to those ``taken``.
    """
    others = _Others(line)
    for phrase in phrases:
        for match in line.catalogue.phrases[phrase].finditer(line.text):
            at = bisect_left(taken, match.span())
            beside = taken[max(at - 1, 0) : at + 1]
            if any(start < match.end() and match.start() < end for start, end in beside) or others.of(match):
                continue
            if not _is_former(line, match) and not _is_no_fee(line, match):
                taken.insert(at, match.span())
                yield match


def _is_former(line: Line, price: regex.Match[str]) -> bool:
    """Whether the words around a price say that it gave way to another."""
    text = line.text
    begin, (start, end) = max(0, price.start() - _NAME), price.span()
    if line.catalogue.says("formerly", text, begin, start):
        return not line.catalogue.begins("unchanged", text, end)
    before, behind = "former_price_before", "former_price_behind"
    return line.catalogue.says(before, text, begin, start) and line.catalogue.begins(behind, text, end)


def _is_no_fee(line: Line, price: regex.Match[str]) -> bool:
    """Whether an amount is a target, a rise or the like, or one in 万 that nothing beside it calls a fee."""
    groups = price.groupdict()
    if line.catalogue.says("no_fee", groups.get("noun") or ""):
        return True
    if not (groups.get("fee") or "").endswith("万"):
        return False
    text, (start, end) = line.text, price.span()
    before = punctuation.before(text, start, _ENDS, _PHRASE)
    return not line.catalogue.says("fee_word", before + price[0] + punctuation.behind(text, end, _ENDS, _BEHIND))


class _Others:
    """Where the sentences of a line speak of penalties, deposits and the like."""

    def __init__(self, line: Line) -> None:
        text = line.text
        self._stops = punctuation.places(text, _STOPS)
        self._ends = punctuation.places(text, _ENDS)
        self._words = [words.start() for words in line.catalogue.phrases["no_rate"].finditer(text)]

    def of(self, match: regex.Match[str]) -> bool:
        """Whether the sentence does up to the comma behind the match."""
        stop, end = bisect_left(self._stops, match.start()), bisect_left(self._ends, match.end())
        word = bisect_left(self._words, self._stops[stop - 1] if stop else 0)
        return word < len(self._words) and (end == len(self._ends) or self._words[word] < self._ends[end])


def fees_of(line: Line) -> list[regex.Match[str]]:
    """The recurring prices that the line states."""
    return [match for kind, match in openings(line) if kind == "fee"]
