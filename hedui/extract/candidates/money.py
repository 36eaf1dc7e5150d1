"""Sums of money, wherever the flow states one in figures, with the currency named beside it.

A figure is taken whole or not at all: what its separators, a gap, a letter or a mask (***.73) leave in doubt has no
value, only readings. What surrounds a figure is looked at over a few characters, so that time grows with the text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from decimal import Decimal
from functools import lru_cache
from string import ascii_letters
from typing import NamedTuple

import regex

from hedui.extract.text.agreement import AgreementText
from hedui.extract.values.calculations import is_outcome
from hedui.extract.values.currencies import NAME_ENDS, NAME_STARTS, NUMBER, SIGN_ENDS, SIGNS
from hedui.extract.values.garbled import BEHIND, BEHIND_STARTS, BOX_BEFORE, BOX_BEFORE_ENDS
from hedui.extract.values.looks import looks
from hedui.normalize import figures
from hedui.normalize.amount import AmountError, parse_money
from hedui.normalize.currency import named
from hedui.normalize.misread import readings

BEFORE = 14
_BESIDE = 40
_GROUP = 3
"""Digits of a group before a comma."""
_MOST = 60
"""Characters of a figure; a longer run of digits is no sum of money."""

_RUN = regex.compile(NUMBER)
_LOOKS = looks("sums_in_figures")
LEAD = _LOOKS["lead"]
_TAIL = _LOOKS["tail"]
_MIXED = _LOOKS["mixed"]
"""How a number goes on with units between its figures: 3万2千元, 98元5角."""
_SUM_END = _LOOKS["end"]
_END_FILLED_IN = _LOOKS["end_filled_in"]
"""The end of a sum that was filled in before the form's own 元: _20万整_元."""
_MONEY_LIKE = _LOOKS["like_money"]
_GLUED = regex.compile(r"(?:[A-Za-z*＊#]|(?<!\p{Han})\.)\Z")
_GLUED_BEHIND = regex.compile(
    r"[A-Za-z*＊]|[#?？](?=[\d.,])|[,.][#?？×*＊A-Za-z](?=[\d.,元])|[十拾百佰千仟万亿]++(?=元)"
    rf"|(?:[-－—–~～至到]{{1,2}}|[+＋]) ?(?:(?:{SIGNS}) ?)?\d[\d,.]*+(?![年月日号])|{BEHIND}"
)
_NEGATIVE = _LOOKS["negative"]
"""A minus, or the first half of a range or a sum, right before a figure."""
_LEAD_ENDS = NAME_ENDS | SIGN_ENDS | frozenset(": )")
_TAIL_STARTS = NAME_STARTS | frozenset(" (百千万亿元圆圓整")
_MIXED_STARTS = frozenset("百万亿元圆整正千角分")
_LETTERS = frozenset(ascii_letters)
_GLUE, _MINUSES = _LETTERS | frozenset(".*＊#"), frozenset("-－−負负—–~～至到+＋")
_BROKEN_ENDS = BOX_BEFORE_ENDS | _GLUE | _MINUSES
_BROKEN_STARTS = BEHIND_STARTS | frozenset("*＊#?？,.十拾百佰千仟万亿-－—–~～至到+＋")
"""The characters that the patterns above begin or end with: where none of them stands, none is tried."""
_ANY = "".join(map(regex.escape, sorted(_LEAD_ENDS)))
_NEXT = "".join(map(regex.escape, sorted(_TAIL_STARTS | _MIXED_STARTS | frozenset(",. "))))
MAY_BE_SUM = regex.compile(rf"(?<![\d.,])(?:(?<=[{_ANY}])\d|\d(?=\d*+[{_NEXT}]))(?!\d{{0,3}}[年月日号]|20\.\d\d年)")
"""The first digit of each figure that may be like money; digits alone between other characters are none, nor is a year
whose 20 was read as the number of a list (⒛15年)."""
_LINES = "_＿"
_MOST_LINES = 40
_MASK = frozenset("*＊")
_SCALES = frozenset("千万亿")
_DIVIDES = frozenset(", ")
"""What stands between two numbers of a run."""
_MULTIPLIED = _LOOKS["multiplied"]


class Money(NamedTuple):
    """A sum at one place of the flow.

    ``[start, end)`` is its interval with currency and unit, ``[first, last)`` that of the number with 万 or 亿, or of
    the words.
    """

    start: int
    end: int
    first: int
    last: int
    text: str
    value: Decimal | None
    """Exact; None where the figure is in doubt or the words are malformed."""
    readings: tuple[Decimal, ...]
    """What it may mean where ``value`` is None."""
    currency: str | None
    """ISO 4217, where the sum names one: 人民币, 美元, HK$; 元, ¥ and $ name none."""
    in_words: bool
    signed: bool
    """A sign or a currency's name stands before it."""
    masked: bool
    """Some of its digits were made illegible on purpose: ***.73."""
    united: bool
    """元 or a currency's name stands behind it."""

    @property
    def like_money(self) -> bool:
        """Whether something but the place where it stands says that the number is a sum."""
        return self.signed or self.united or _MONEY_LIKE.search(self.text) is not None


_RECENT = 1 << 16
"""Figures that are kept: several readers look at all of the flow, one behind the other."""


def read_figure(text: str) -> Decimal:
    """The amount that figures state, with decimals where they have any, in yuan: those of 13.485亿 are none of it.

    Raises ``AmountError``.
    """
    amount = parse_money(text).amount
    has_decimals = "." in text and _SCALES.isdisjoint(text)
    return amount if has_decimals or amount % 1 else Decimal(int(amount))


def figure_at(text: AgreementText, first: int) -> Money | None:
    """The figure whose first digit stands at an offset of the flow; None where none begins there."""
    recent: dict[int, Money | None] = text.once("figures", dict)
    if first not in recent:
        if len(recent) >= _RECENT:
            recent.clear()
        run = _RUN.match(text.flow.text, first)
        recent[first] = None if run is None else _figure(text, *next(_numbers(text, first, run.end())))
    return recent[first]


def figure_before(text: AgreementText, end: int) -> Money | None:
    """The last figure of the flow that begins before an offset, not far from it."""
    flow = text.flow.text
    low = max(0, end - _BESIDE)
    while low and end - low < _BESIDE + _MOST and flow[low - 1] in "0123456789,. ":
        low -= 1
    runs = list(_RUN.finditer(flow, low, end))
    return _figure(text, *[*_numbers(text, *runs[-1].span())][-1]) if runs else None


def _numbers(text: AgreementText, first: int, end: int) -> Iterator[tuple[int, int]]:
    """The numbers of a run: a comma that ends a clause divides it (单价5000，20台)."""
    flow = text.flow.text
    if _DIVIDES.isdisjoint(flow[first:end]):
        yield first, end
        return
    while (whole := figures.FEN_BEFORE_ANOTHER.match(flow, first, end)) is not None:
        yield first, whole.end()
        first = whole.end() + 1
    while end - first <= _MOST:
        number = figures.BEFORE_MARK.match(flow, first, end)
        comma = number.end() if number is not None else -1
        if number is None or flow[comma] != "," or comma + 1 >= end:
            break
        if not _ends_clause(text, number[0], comma, end):
            break
        yield first, comma
        first = comma + 1
        if not flow[first].isdigit():
            return
    yield first, end


def _ends_clause(text: AgreementText, number: str, comma: int, end: int) -> bool:
    """Whether the comma behind the number ends a clause, and does not group digits or stand for a point."""
    flow = text.flow.text
    if figures.THOUSANDS.match(flow, comma, end) is not None and "." not in number:
        return False
    if text.raw[text.flow.offsets[comma]] == "，" and figures.NO_CLAUSE.match(flow, comma) is None:
        return True
    whole = "." in number or len(number) > _GROUP
    return whole and figures.REST_OF_ONE.match(flow, comma, end + 1) is None


def _figure(text: AgreementText, first: int, last: int) -> Money:
    flow = text.flow.text
    lead = LEAD.search(flow, max(0, first - BEFORE), first) if flow[first - 1 : first] in _LEAD_ENDS else None
    start = lead.start() if lead is not None else first
    end, number_end, united = _unit_behind(flow, last)
    broken = _is_broken(flow, start, end)
    whole = filled_in(text, start, end, led=start == first)
    value = _value(whole) if not broken and last - first <= _MOST else None
    return Money(
        start,
        end,
        first,
        number_end,
        flow[first:number_end],
        value,
        readings(whole) if value is None and not broken else (),
        only(named(whole)),
        in_words=False,
        signed=start < first,
        masked=not _MASK.isdisjoint(flow[max(0, start - 2) : end + 1]),
        united=united,
    )


def _unit_behind(flow: str, last: int) -> tuple[int, int, bool]:
    """Where a sum and its number end, 万 or 5角 behind its figures, which end at ``last``; whether it has a unit."""
    behind = flow[last : last + 1]
    tail = _TAIL.match(flow, last) if behind in _TAIL_STARTS else None
    end, number_end, united = last, last, False
    if tail is not None:
        end, united = tail.end(), tail.end() > last and tail["unit"] is not None
        number_end = tail.end("scale") if tail["scale"] else last
    mixed = _MIXED.match(flow, last, last + _BESIDE) if behind in _MIXED_STARTS else None
    if mixed is None or mixed.end() <= end:
        return end, number_end, united
    end = mixed.end()
    return end, end if flow[end - 1] in "角分" else _SUM_END.search(flow, last, end).start(), True


def _is_broken(flow: str, start: int, end: int) -> bool:
    """Whether what stands right before or behind a figure is part of it, or makes none of it: -5, *300, 45,0#0."""
    behind = flow[end : end + 1]
    if (behind in _BROKEN_STARTS or behind in _LETTERS) and _GLUED_BEHIND.match(flow, end) is not None:
        return True
    near = flow[max(0, start - 3) : start]
    if near[-1:] not in _BROKEN_ENDS or is_outcome(flow, start):
        return False
    before, last = near[-2:], near[-1]
    if BOX_BEFORE.search(near) is not None:
        return True
    if last in _MINUSES:
        return _NEGATIVE.search(before) is not None
    return last in _GLUE and _GLUED.search(before) is not None and _MULTIPLIED.search(before) is None


@lru_cache(maxsize=4096)
def _value(figure: str) -> Decimal | None:
    try:
        return read_figure(_END_FILLED_IN.sub("", figure))
    except AmountError:
        return None


def filled_in(text: AgreementText, start: int, end: int, *, led: bool) -> str:
    """What the flow says between two offsets; with the underscores that it leaves out where one stands in it or beside.

    They frame what was filled in; at the place of a digit they are a blank, and what is left is no sum. ``led``: those
    before it are its own, for no currency's name stands between.
    """
    first, last = text.flow.offsets[start], text.flow.offsets[end - 1] + 1
    raw, low, high = text.raw, max(0, first - _MOST_LINES), min(len(text.raw), last + _MOST_LINES)
    while led and first > low and raw[first - 1] in _LINES:
        first -= 1
    while last < high and raw[last] in _LINES:
        last += 1
    stated = text.flow.text[start:end]
    filled = raw[first:last] if "\n" in stated else raw[first:last].replace("\n", "")
    return filled if any(line in filled for line in _LINES) else stated


def only(codes: Collection[str]) -> str | None:
    return next(iter(codes)) if len(codes) == 1 else None
