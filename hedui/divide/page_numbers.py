"""What pages say of their own numbers, at their upper or lower edge: 第3页 共12页, 3/12, - 3 -."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import chain, pairwise

import regex

from hedui.divide.words import said
from hedui.models.page import Page, Reading
from hedui.normalize import punctuation
from hedui.normalize.fold import fold

_WITH_TOTAL = tuple(map(said, ("page_of_total", "total_of_page")))
"""Wherever they stand on a line at the edge."""
_ALONE = tuple(map(said, ("page_by_total", "page_of", "page", "page_between_dashes", "page_abbreviated", "page_bare")))
"""What fills a line or a cell of it; the last only where it counts with the pages."""
_BARE = len(_ALONE) - 1
_EDGE = 3
_LONGEST_LINE = 90
_CHINESE = {character: number for number, character in enumerate("一二三四五六七八九", 1)}
_LEAST_PAIRS, _PAIRS = 2, 0.6


@dataclass(frozen=True, slots=True)
class PageNumber:
    """What a page, counted from 1 in the file, says of its number: at which offsets of its text, and how many pages it
    says that there are."""

    page: int
    start: int
    end: int
    text: str
    number: int
    total: int | None
    style: int


def page_numbers(pages: Sequence[Page]) -> Iterator[PageNumber]:
    """The numbers that pages bear, one a page; not those that the other pages contradict."""
    found = [number for page in pages if (number := _number_of(page)) is not None]
    counts = {_BARE: _bare_ones_count(found), 0: sum(number.style == 0 for number in found) > 1}
    for number in _with_usual_total(found, {page.number for page in pages if page.reading is Reading.OCR}):
        if counts.get(number.style, True) and (number.total is None or number.number <= number.total):
            yield number


def _bare_ones_count(found: Sequence[PageNumber]) -> bool:
    """Whether numbers that stand alone, without 第 and 页, count on from page to page."""
    steps = [(b.number - a.number, b.page - a.page) for a, b in pairwise(n for n in found if n.style == _BARE)]
    return sum(number == page for number, page in steps) >= max(_LEAST_PAIRS, _PAIRS * len(steps))


def _with_usual_total(found: Sequence[PageNumber], recognised: Set[int]) -> Iterator[PageNumber]:
    """The numbers; a total that only one ``recognised`` page says, where others agree, had a figure misread."""
    totals = Counter(number.total for number in found if number.total is not None)
    usual, times = totals.most_common(1)[0] if totals else (0, 0)
    alone = {total for total, pages in totals.items() if total and pages == 1 < times}
    for number in found:
        yield replace(number, total=usual) if number.page in recognised and number.total in alone else number


def _number_of(page: Page) -> PageNumber | None:
    """The page's number by the surest of the lines at its edges."""
    lines: list[tuple[int, str]] = []
    start = 0
    for line in page.text.split("\n"):
        if line.strip():
            lines.append((start, line))
        start += len(line) + 1
    edges = lines[-1 : -_EDGE - 1 : -1] + lines[:_EDGE]
    folded = [(begin, line, fold(line).text.strip()) for begin, line in edges if len(line) <= _LONGEST_LINE]
    return next(chain(_with_total(page, folded), _without_total(page, folded)), None)


def _with_total(page: Page, edges: Sequence[tuple[int, str, str]]) -> Iterator[PageNumber | None]:
    """第2页 共5页, on one of the lines, each with where it begins and its folded text."""
    for begin, line, plain in edges:
        for pattern in _WITH_TOTAL:
            if match := pattern.search(plain):
                yield _said(page, begin, line, match, -1)


def _without_total(page: Page, edges: Sequence[tuple[int, str, str]]) -> Iterator[PageNumber | None]:
    """第2页, - 2 - or a bare 2 on one of the lines, the surest style first."""
    for style, pattern in enumerate(_ALONE):
        for begin, line, plain in edges:
            for piece in [plain] if style == _BARE else punctuation.WIDE_GAP.split(plain):
                if match := pattern.fullmatch(piece.strip()):
                    yield _said(page, begin, line, match, style)


def _said(page: Page, begin: int, line: str, match: regex.Match[str], style: int) -> PageNumber | None:
    low, high = begin + len(line) - len(line.lstrip()), begin + len(line.rstrip())
    groups = match.groupdict()
    total = _value(groups["t"]) if groups.get("t") else None
    number = _value(groups["n"])
    return PageNumber(page.number, low, high, match[0], number, total, style) if number else None


def _value(text: str) -> int:
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _CHINESE.get(text, 0)
    return 10 * (_CHINESE.get(tens, 0) if tens else 1) + (_CHINESE.get(ones, 0) if ones else 0)
