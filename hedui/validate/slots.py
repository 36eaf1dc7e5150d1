"""Slots: where a document shows a place to be filled in and nothing was, needed or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from hedui.extract.extraction import Extraction, FoundBracket, Span
from hedui.extract.mention import Place
from hedui.extract.values.looks import looks
from hedui.models.page import Reading
from hedui.models.record import BracketState
from hedui.normalize import punctuation
from hedui.normalize.placeholder import is_placeholder, placeholders
from hedui.validate.quote import SLOT

_LOOKS = looks("rules")

_UNDERSCORES = regex.compile(r"_+")
_LEAST = 3
"""Underscores that make a blank; fewer may be the other end of one."""
_GAP = _LOOKS["gap"]
_REACH = 400
_LEAD = 16
"""Characters before a placeholder that may say that it shows how something is to look."""
_BRACKETS = frozenset("[【〔［")
_UNFILLED = _LOOKS["unfilled"]
_DATE_LINE = frozenset({"年月日", "19年月日", "20年月日"})
_CENTURY = _LOOKS["century"]
"""Before underscores and 年 the beginning of a year that is still to be filled in."""
_PART_OF_DATE = _LOOKS["day_or_month"]
_SUM_BEFORE = _LOOKS["sum_before"]
_UNIT = _LOOKS["unit"]
_UNIT_AND_VERB = _LOOKS["unit_and_verb"]
_ALONE = regex.compile(r"[\s_]*_[\s_]*[。;；,，、/]?\s*")
_BULLET = regex.compile(r"[·●■◆※○•]|\s*[(（]?\d{1,2}[)）、.．](?!\d)")
_FILLED = regex.compile(r"[。;；]$|[:：][^:：\n]*[^:：\n\s(（【，,、]$")
"""The end of a line that says something: a sentence, or a value behind a label; a heading or a label alone does not."""
_NOTHING = _LOOKS["nothing_above"]
_NAMED_BEHIND = _LOOKS["named_behind"]
_EXPECTS = _LOOKS["expects_value"]
"""Words behind underscores that name what was filled in above them, and words above that still wait for it."""
_MARKS = ",;。、()（），；:：/%‰"
_SENTENCE = regex.compile(r"[:;。]|^\s*、|,(?!\d)")
_OF_DATES, _WIDEST = "年月日起至止自到—-~", 6
"""What may stand between the year, month and day of one blank date, and how much of it."""
_BLANK_INSIDE = frozenset({"", "年月", "年月日", "月日"})


def slots(extraction: Extraction) -> list[Span]:
    """All places left empty, in reading order: brackets, underscores, gaps, placeholders, numbers that were erased."""
    found = (*_brackets(extraction), *_underscores(extraction), *_gaps(extraction))
    return _merged(extraction, [*found, *_placeholders(extraction), *_erased(extraction)])


def has_slot(extraction: Extraction, label: Span) -> bool:
    """Whether a place was drawn behind a label for its value, or holds a placeholder that hides nothing."""
    raw = extraction.layout.text.raw
    if SLOT.search(raw, label.start, label.end) is not None:
        return True
    hidden = extraction.layout.text.once("hidden", lambda: {one.start for one in extraction.hidden})
    return label.start not in hidden and bool(placeholders(raw[label.start : label.end]))


def _brackets(extraction: Extraction) -> Iterator[Span]:
    by_line: dict[int, list[FoundBracket]] = {}
    for bracket in extraction.brackets:
        by_line.setdefault(extraction.layout.line_at(bracket.span.start), []).append(bracket)
    for beside in by_line.values():
        # A row of several slots, none of them filled in, offers what was not taken.
        if len(beside) <= 2 or any(other.state is BracketState.FILLED for other in beside):
            yield from (bracket.span for bracket in beside if _is_blank(bracket))


def _is_blank(bracket: FoundBracket) -> bool:
    inside = bracket.text[1:-1]
    blank = punctuation.without(inside, "_") in _BLANK_INSIDE or is_placeholder(inside)
    return bracket.state is BracketState.BLANK and blank


def _underscores(extraction: Extraction) -> Iterator[Span]:
    """Runs of underscores that do not frame what was filled in between them."""
    rows = extraction.layout.text.rows
    for line in extraction.layout.text.lines:
        row = rows.text[line.start : line.end]
        runs = list(_UNDERSCORES.finditer(row))
        used = _framing(row, runs)
        if runs and _is_padding(rows.text, line.start, row):
            runs = runs[1:] if not _ALONE.fullmatch(row) else []
        for index, run in enumerate(runs):
            if index not in used and len(run[0]) >= _LEAST and not _pads_figures(row, run):
                span = Span(*rows.raw_span(line.start + run.start(), line.start + run.end()))
                if not _lost_its_end(extraction, span):
                    yield span


def _framing(row: str, runs: Sequence[regex.Match[str]]) -> set[int]:
    """Which of a line's runs stand on either side of what was filled in."""
    used: set[int] = set()
    for index, (run, following) in enumerate(pairwise(runs)):
        if index not in used and _is_filling(row[run.end() : following.start()]):
            used |= {index, index + 1}
    return used


def _pads_figures(row: str, run: regex.Match[str]) -> bool:
    """Whether a run stands beside figures that were filled in on it: 2026___年7___月___15日, ¥150000___。"""
    before, behind = row[max(0, run.start() - _LEAD) : run.start()], row[run.end() : run.end() + _LEAD]
    if _CENTURY.search(before) is not None:
        return False
    if behind[:1] in ("年", "月", "日"):
        return before[-1:].isdigit()
    of_date = before[-1:] in ("年", "月") and _PART_OF_DATE.match(behind) is not None
    return of_date or (_SUM_BEFORE.search(before) is not None and _goes_no_further(behind))


def _goes_no_further(behind: str) -> bool:
    """Whether nothing but a mark stands right behind."""
    return behind.lstrip()[:1] in _MARKS


def _is_padding(text: str, start: int, row: str) -> bool:
    """Whether underscores that begin a line only go on under what was filled in above, or stand before a bullet."""
    first = _UNDERSCORES.match(row.lstrip())
    if first is None:
        return False
    if _BULLET.match(row.lstrip(), first.end()):
        return True
    above = text[max(0, start - _REACH) : start].rstrip(" \t\n_")
    if _NOTHING.search(above) or (_NAMED_BEHIND.match(row.lstrip(), first.end()) and not _EXPECTS.search(above)):
        return True
    return _ALONE.fullmatch(row) is not None and _FILLED.search(above) is not None


def _gaps(extraction: Extraction) -> Iterator[Span]:
    """Wide gaps between a colon and the sentence that goes on: 交货地点：          ，由甲方指定."""
    for gap in _GAP.finditer(extraction.layout.text.raw):
        yield Span(gap.start(), gap.end())


def _placeholders(extraction: Extraction) -> Iterator[Span]:
    """What a model form puts where something is to be filled in, but for brackets, which are told as such."""
    raw = extraction.layout.text.raw
    for start, end in placeholders(raw):
        shown = extraction.says("format_shown", raw[max(0, start - _LEAD) : start])
        if raw[start] not in _BRACKETS and not shown:
            yield Span(start, end)


def _erased(extraction: Extraction) -> Iterator[Span]:
    """Where a number must have stood and nothing does: 一式份, 甲方执份, 按元/日, 自 年 月 日, 每月   元.

    A date to sign with is told of elsewhere; figures on a line of their own beside it were set into the gaps.
    """
    layout = extraction.layout
    rows = [layout.text.line_text(line) for line in layout.text.lines]
    for span in (*_without_a_trace(extraction), *_gaps_for_numbers(extraction)):
        index = layout.line_at(span.start)
        beside = rows[max(index - 1, 0) : index] + rows[index + 1 : index + 2]
        signed = layout.place_at(span.start) is Place.SIGNATURE or "".join(rows[index].split()) in _DATE_LINE
        if not signed and not any(map(_is_of_figures, beside)):
            yield span


def _is_of_figures(row: str) -> bool:
    """Whether a line has figures and nothing else: 2024.5.1, 1,200."""
    return punctuation.has_digit(row) and all(map(str.isdecimal, punctuation.without(row, ".,/-")))


def _without_a_trace(extraction: Extraction) -> Iterator[Span]:
    flow = extraction.layout.text.flow
    for match in extraction.layout.phrases["number_erased"].finditer(flow.text):
        yield Span(*flow.raw_span(*match.span()))


def _gaps_for_numbers(extraction: Extraction) -> Iterator[Span]:
    rows = extraction.layout.text.rows
    for gap in _UNFILLED.finditer(rows.text):
        yield Span(*rows.raw_span(*gap.span()))


def _lost_its_end(extraction: Extraction, span: Span) -> bool:
    """Whether underscores of a recognised page are no blank: figures beside them, ____2年, or a word around them.

    A ruled line, or a character that was not recognised, tears a word: 依法订立书___劳动合同.
    """
    text = extraction.layout.text
    page = next(page for page in text.pages if page.number == text.page_of(span.start))
    if page.reading is not Reading.OCR:
        return False
    before, behind = text.raw[max(0, span.start - 4) : span.start], text.raw[span.end : span.end + 12]
    if behind[:1] == "年" and _CENTURY.search(before):
        return False
    if (
        behind[:1].isdigit()
        or before.removesuffix("\n")[-1:].isdecimal()
        or before.removesuffix("\n").endswith(("%", "‰"))
    ):
        return True
    return bool(before.strip()) and not _calls_for_blank(extraction, before, behind)


def _calls_for_blank(extraction: Extraction, before: str, behind: str) -> bool:
    """Whether the words beside underscores call for something to be filled in: ____元, 地址____, ____。"""
    unit = _UNIT.match(behind)
    counted = unit is not None and bool(unit[0].strip())
    return counted or extraction.says("slot_expected", before) or _goes_no_further(behind)


def _is_filling(between: str) -> bool:
    """Whether what stands between two runs was filled in, and is neither a unit nor the next sentence."""
    if not between.strip() or between.rstrip()[-1] in ":(" or between.count("(") != between.count(")"):
        return False
    if _UNIT_AND_VERB.match(between) is not None:
        return False
    return not _SENTENCE.search(between[:-1]) and not _UNIT.fullmatch(between)


def _merged(extraction: Extraction, spans: Sequence[Span]) -> list[Span]:
    """Spans in reading order; the year, month and day of one date are one blank."""
    raw = extraction.layout.text.raw
    merged: list[Span] = []
    for span in sorted(spans, key=lambda span: span.start):
        between = raw[merged[-1].end : span.start] if merged else ""
        if merged and len(between) <= _WIDEST and not punctuation.without(between, _OF_DATES):
            merged[-1] = Span(merged[-1].start, span.end)
        else:
            merged.append(span)
    return merged
