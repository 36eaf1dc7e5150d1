"""The period: whether start, end and length fit, and whether every date exists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import TypeGuard

import regex

from hedui.extract.extraction import Extraction
from hedui.extract.mention import Mention
from hedui.extract.resolve.deadlines import add
from hedui.extract.values.looks import looks
from hedui.messages import Message
from hedui.normalize import grammar, punctuation
from hedui.normalize.duration import is_working
from hedui.normalize.numeral import parse_integer
from hedui.validate.draft import Draft
from hedui.validate.quote import quote_flow, quote_mention, stated

_LOOKS = looks("rules")

_LENGTH = Message(
    "期限与起止日期不符，按期限应至{right}：{duration}；{start}；{end}",
    "Start, end and length do not fit, the length ends on {right}: {duration}; {start}; {end}",
)
_BEFORE = Message("结束日期早于开始日期：{end}；{start}", "The end is before the start: {end}; {start}")
_INVALID = Message("日期不存在：{side}", "The date does not exist: {side}")
_N = "〇零○O一二三四五六七八九"
_MARKED = grammar.pattern(
    rf"(?<![\d{_N}])(?P<date>(?P<y>(?:19|20)\d{{2}}|[一二][{_N}]{{3}})年(?P<m>\d{{1,2}}|{{numeral}}{{1,2}})月"
    rf"(?P<d>\d{{1,2}}|{{numeral}}{{1,3}})\s?[日号])"
)
_SEPARATED = _LOOKS["date_in_figures"]
_BEHIND = _LOOKS["day_of_period"]
_DIGITS = str.maketrans("〇零○O一二三四五六七八九", "0000123456789")
_FROM_EVENT = _LOOKS["from_event"]
_TERM = _LOOKS["term"]
_WHOLE = "合同"
_STOP = punctuation.any_of("。;；\n")
_SENTENCE = 80
"""Characters before a value in which its sentence names the term."""
_NEAR = 400
_DAY = timedelta(days=1)


def period_length_mismatch(extraction: Extraction) -> Iterator[Draft]:
    """End is neither start + length nor the day before; silent where one is missing or stated of another period, and of
    working days."""
    found = _together(extraction)
    if found is None:
        return
    start, end, duration = found
    assert isinstance(start.value, date) and isinstance(end.value, date)
    after = add(start.value, str(duration.value))
    if (
        is_working(extraction.layout.text.raw[duration.start : duration.end])
        or after is None
        or after <= start.value
        or end.value < start.value
        or end.value in _ends(start.value, after)
    ):
        return
    sides = tuple(quote_mention(extraction, mention) for mention in (duration, start, end))
    facts = {"duration": sides[0], "start": sides[1], "end": sides[2], "right": (after - _DAY).isoformat()}
    yield Draft(_LENGTH, facts, sides, ("/period/duration", "/period/start_date", "/period/end_date"))


def period_end_before_start(extraction: Extraction) -> Iterator[Draft]:
    """The period ends before it starts."""
    period = extraction.contract.period
    start, end = (stated(extraction, f"/period/{name}") for name in ("start_date", "end_date"))
    if period.start_date is None or period.end_date is None or start is None or end is None:
        return
    if period.end_date < period.start_date:
        sides = (quote_mention(extraction, start), quote_mention(extraction, end))
        yield Draft(_BEFORE, {"start": sides[0], "end": sides[1]}, sides, ("/period/start_date", "/period/end_date"))


def date_invalid(extraction: Extraction) -> Iterator[Draft]:
    """A day that no calendar has: 2023年2月30日."""
    flow = extraction.layout.text.flow
    seen: set[str] = set()
    for match in (*_MARKED.finditer(flow.text), *_SEPARATED.finditer(flow.text)):
        dated = match.re is _MARKED or match["before"] or _BEHIND.match(flow.text, match.end())
        if dated and match["date"] not in seen and not _exists(match):
            seen.add(match["date"])
            side = quote_flow(extraction, *match.span("date"))
            yield Draft(_INVALID, {"side": side}, (side,))


def _together(extraction: Extraction) -> tuple[Mention, Mention, Mention] | None:
    """Start, end and the length stated next to them: in one article, or close by; nothing where a term of years is
    agreed upon year by year."""
    start, end = (stated(extraction, f"/period/{name}") for name in ("start_date", "end_date"))
    lengths = extraction.sources.get("/period/duration", ())
    if not _is_day(start) or not _is_day(end) or not lengths:
        return None
    three = start, end, min(lengths, key=lambda mention: abs(mention.start - start.start))
    if not _are_near(extraction, three) or _is_counted_apart(extraction, three[2], start):
        return None
    if extraction.says("yearly_contract", extraction.layout.text.flow.text):
        return None
    return three if _are_of_one_term(extraction, three) else None


def _is_day(mention: Mention | None) -> TypeGuard[Mention]:
    return mention is not None and isinstance(mention.value, date)


def _are_of_one_term(extraction: Extraction, mentions: Iterable[Mention]) -> bool:
    """Whether no value is stated of a term that has a name of its own beside one that is stated of the agreement's."""
    terms = {_term_of(extraction, mention) for mention in mentions} - {None}
    return len(terms) < 2 or _WHOLE not in terms


def _term_of(extraction: Extraction, mention: Mention) -> str | None:
    """The term that a value is stated of by its sentence, None where that names none: 服务期限 is not 合同有效期."""
    raw = extraction.layout.text.raw
    before = _STOP.split(raw[max(0, mention.start - _SENTENCE) : mention.start])[-1]
    named = next(reversed(list(_TERM.finditer("".join(before.split())))), None)
    return named["of"] or _WHOLE if named is not None else None


def _is_counted_apart(extraction: Extraction, length: Mention, start: Mention) -> bool:
    """Whether a clause of its own counts the length from an event: 开发周期为3个月，自签署之日起计算."""
    layout = extraction.layout
    clause = layout.clause_at(length.start)
    if clause is None or clause == layout.clause_at(start.start):
        return False
    return _FROM_EVENT.search(layout.line_text_at(length.start)) is not None


def _are_near(extraction: Extraction, mentions: Sequence[Mention]) -> bool:
    """Whether they stand close by each other, or in one article."""
    if max(m.end for m in mentions) - min(m.start for m in mentions) <= _NEAR:
        return True
    articles = {extraction.layout.article_at(mention.start) for mention in mentions}
    return len(articles) == 1 and None not in articles


def _ends(start: date, after: date) -> set[date]:
    """The last days that both conventions allow; a month that lacks the day ends on its last one."""
    ends = {after, after - _DAY}
    if start.day > after.day:
        ends.add(after + _DAY)
    return ends


def _exists(match: regex.Match[str]) -> bool:
    """Whether the calendar has the day; also true where the numerals cannot be read."""
    try:
        year, month, day = int(match["y"].translate(_DIGITS)), parse_integer(match["m"]), parse_integer(match["d"])
    except ValueError:
        return True
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
