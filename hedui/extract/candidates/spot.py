"""Spotting: every stretch of the flow that could be a field's value, by its type; which field it is, others decide."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from hedui.extract.candidates.convert import convert, count
from hedui.extract.candidates.money import MAY_BE_SUM, Money, figure_at
from hedui.extract.candidates.money_in_words import find_words
from hedui.extract.candidates.places import courts_and_tribunals, places_of_goods
from hedui.extract.candidates.spoken import LOOKS, respelled, spoken_day, spoken_share, spoken_sum
from hedui.extract.mention import Value
from hedui.extract.text.agreement import AgreementText
from hedui.extract.text.layout import Layout
from hedui.extract.values.looks import looks
from hedui.extract.words.entries import Kind
from hedui.models.codes import DayType, Per
from hedui.normalize import punctuation
from hedui.normalize.date import parse_date


class Candidate(NamedTuple):
    """A stretch ``[start, end)`` of the flow and what it could be."""

    kind: Kind
    start: int
    end: int
    text: str


_LAWS = {
    "mainland": "中华人民共和国法律",
    "hong_kong": "香港特别行政区法律",
    "macao": "澳门特别行政区法律",
}
"""Whose law it is, and how that is called; of others as it stands there."""
_NEEDED = {
    Kind.DAYS: frozenset("日天周星礼旬半yYtT"),
    Kind.TERM: frozenset("年月季周载MYhr"),
    Kind.RATE: frozenset("%‰‱分点成半之每万千"),
    Kind.COPIES: frozenset("份张本册套联纸通方件"),
    Kind.HOURS: frozenset("时钟夜hH"),
    Kind.CYCLE: frozenset("年月季一整全趸不lL"),
    Kind.LAW: frozenset("法"),
    Kind.SEAT: frozenset("法仲"),
}
"""Characters of which each candidate of the kind has one: a flow without any is not searched."""
_LOOKS = looks("spotted")
_DAYS_IN = {"周": 7, "星期": 7, "礼拜": 7, "旬": 10}
_NUMBERED = frozenset({Kind.DAYS, Kind.COPIES, Kind.HOURS})
_NEXT_YEAR = frozenset({"次年", "翌年"})
_BESIDE = 60
"""Characters of a sentence over which 同年 speaks of the day before."""
_TORN = looks("sums_in_words")["torn_before"]
"""Before words whose first characters were misread."""
_RATE = tuple("/%‰×xX")
"""Behind a figure: 45元/月, a price of one; a percentage; the first of two factors."""
_CYCLES = {
    "half_year": Per.HALF_YEAR,
    "quarter": Per.QUARTER,
    "month_counted": Per.MONTH,
    "year": Per.YEAR,
    "month": Per.MONTH,
    "once": Per.ONCE,
}
"""Which period a word for one means: the first look that is found."""


def spot(layout: Layout, kinds: frozenset[Kind]) -> Iterator[Candidate]:
    """The candidates of some kinds in the flow, each kind's in reading order."""
    for kind in sorted(kinds):
        yield from layout.text.once(("spot", kind), partial(_spot, layout, kind))


def _spot(layout: Layout, kind: Kind) -> tuple[Candidate, ...]:
    return tuple(_all_of(layout, kind))


def _all_of(layout: Layout, kind: Kind) -> Iterator[Candidate]:
    flow = layout.text.flow.text
    if kind in _NEEDED and _NEEDED[kind].isdisjoint(flow):
        return
    if kind in _SPOTTERS:
        yield from _SPOTTERS[kind](layout)
    elif kind in _LOOKS:
        for match in _LOOKS[kind].finditer(flow):
            yield Candidate(kind, match.start(), match.end(), respelled(kind, match[0]))


def _spot_words(text: AgreementText) -> Iterator[Candidate]:
    for words in find_words(text):
        if words.value and not _TORN.search(text.flow.text, max(0, words.first - 2), words.first):
            yield Candidate(Kind.WORDS, words.first, words.last, words.text)


def _spot_dates(flow: str) -> Iterator[Candidate]:
    """The days of the flow; of the same year or the next as the day before in its sentence too."""
    year, end = "", 0
    for match in _LOOKS[Kind.DATE].finditer(flow):
        text = match[0]
        if (rest := match["rest"]) is not None:
            following = match["beside"] in _NEXT_YEAR
            between = flow[end : match.start()]
            if not year.isdecimal() or len(between) > _BESIDE or punctuation.holds(between, "。\n"):
                continue
            text = f"{int(year) + following}年{rest}"
        text = spoken_day(text)
        yield Candidate(Kind.DATE, match.start(), match.end(), text)
        year, end = _year(text), match.end()


def _year(day: str) -> str:
    """The year of a day as figures; nothing where it is none."""
    try:
        return str(parse_date(day).year)
    except ValueError:
        return ""


def _spot_money(text: AgreementText) -> Iterator[Candidate]:
    """The sums of the whole flow in figures, and those in everyday numerals; 零元 is what something does not cost."""
    flow = text.flow.text
    last = 0
    for found in MAY_BE_SUM.finditer(flow):
        if found.start() < last or (money := figure_at(text, found.start())) is None:
            continue
        last = money.last
        if money.value and money.like_money and not money.masked and not _is_factor(flow, money):
            yield Candidate(Kind.MONEY, money.first, money.last, str(money.value))
    for spoken in LOOKS["sum"].finditer(flow):
        yield Candidate(Kind.MONEY, spoken.start(), spoken.end(), spoken[0])


def _spot_spans(
    kind: Kind, spans: Callable[[Layout], Iterator[tuple[int, int]]], layout: Layout
) -> Iterator[Candidate]:
    flow = layout.text.flow.text
    for start, end in spans(layout):
        yield Candidate(kind, start, end, flow[start:end])


def _is_factor(flow: str, money: Money) -> bool:
    """Whether the sum is a price of one, or one of two that are multiplied: 45元/月, 500元×12."""
    return flow[money.end : money.end + 2].removeprefix(" ").startswith(_RATE) or flow[
        max(0, money.start - 1) : money.start
    ] in tuple("×xX")


_SPOTTERS: Mapping[Kind, Callable[[Layout], Iterator[Candidate]]] = {
    Kind.DATE: lambda layout: _spot_dates(layout.text.flow.text),
    Kind.MONEY: lambda layout: _spot_money(layout.text),
    Kind.WORDS: lambda layout: _spot_words(layout.text),
    Kind.SEAT: partial(_spot_spans, Kind.SEAT, courts_and_tribunals),
    Kind.PLACE: partial(_spot_spans, Kind.PLACE, places_of_goods),
}
"""What finds the candidates of a kind that no pattern does."""


def value_of(field: str, candidate: Candidate) -> Value:
    """The candidate as a value of the field. Raises ``ValueError`` where it is none."""
    match = _LOOKS["number"].match(candidate.text) if candidate.kind in _NUMBERED else None
    if match is not None and not field.endswith(("duration", "renewal")):
        if candidate.kind is Kind.HOURS:
            return convert(field, match["number"])
        return count(match["number"]) * _DAYS_IN.get(candidate.text[match.end() :].removeprefix("个"), 1)
    value = _READ[candidate.kind](candidate.text) if candidate.kind in _READ else None
    return convert(field, candidate.text) if value is None else value


def _cycle(text: str) -> Value:
    for word, per in _CYCLES.items():
        if looks("cycles")[word].search(text):
            return per
    raise ValueError(f"not a period: {text}")


def _law(text: str) -> str:
    """How the law is called."""
    named = next((name for place, name in _LAWS.items() if looks("laws")[place].match(text) is not None), "")
    return named or text.replace("的", "")


_READ: Mapping[Kind, Callable[[str], Value | None]] = {
    Kind.CYCLE: _cycle,
    Kind.RATE: spoken_share,
    Kind.MONEY: spoken_sum,
    Kind.LAW: _law,
}
"""What reads a candidate of a kind where it is not written as the field's values are; None for one that is."""


def day_type(candidate: Candidate) -> DayType:
    """Working or calendar days."""
    working = any(word in candidate.text for word in ("工作", "办公日", "营业日", "交易日", "银行日"))
    return DayType.WORKING if working else DayType.CALENDAR
