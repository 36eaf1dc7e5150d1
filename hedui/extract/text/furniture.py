"""Page furniture: lines that belong to the paper, not to the agreement.

Page numbers, running heads and feet, and paragraphs that a page break made appear twice.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

import regex

from hedui.extract.values.looks import looks
from hedui.normalize import punctuation
from hedui.normalize.fold import Folded

_PAGE_NUMBER = looks("told_in_text")["page_number"]
_LABEL = regex.compile(r"[^:。;]{1,16}:")
_RULED = regex.compile(r"(?<left>[^:_]{4,})_{3,}(?<right>[^:_]{4,})")
"""A running head with a line drawn between a name and a title: ornament, not a blank."""
_DATE = looks("told_in_text")["date_line"]
_EDGE_LINES = 3
_LONGEST_HEAD = 60
_MANY_PAGES = 3
"""Pages of which the edges tell what recurs; of fewer only what stands beside their numbers does."""
_OPENING_LINES = 6
_REPEATED_AT_LEAST = 12
_LONGEST_NUMBER = 4


class _Row(NamedTuple):
    start: int
    text: str
    page: int


def furniture(folded: Folded, page_starts: tuple[int, ...]) -> frozenset[int]:
    """Offsets in ``folded.text`` where lines start that are page furniture.

    ``page_starts`` holds the raw offset of each page. A line counts as a running head or foot when it stands among the
    first or last lines of several pages (digits apart), or beside several page numbers where the text knows no pages.
    """
    rows = _filled_rows(folded, page_starts)
    numbers = {row.start for row in rows if _is_page_number(row.text)}
    return frozenset(numbers | _running_lines(rows, numbers, len(page_starts)) | _repeated(rows, numbers))


def _filled_rows(folded: Folded, page_starts: tuple[int, ...]) -> list[_Row]:
    rows: list[_Row] = []
    start = 0
    for line in folded.text.split("\n"):
        text = line.strip()
        if text:
            rows.append(_Row(start, text, bisect_right(page_starts, folded.offsets[start])))
        start += len(line) + 1
    return rows


def _is_page_number(text: str) -> bool:
    return len(text) <= 24 and _PAGE_NUMBER.fullmatch(text) is not None


def _running_lines(rows: list[_Row], numbers: set[int], pages: int) -> set[int]:
    """Lines at the edges of pages, or beside page numbers, that recur."""
    many = pages >= _MANY_PAGES
    edges = list(_at_edges(rows, numbers) if many else _beside_numbers(rows, numbers))
    needed = max(_MANY_PAGES, pages // 2) if many else _MANY_PAGES - 1
    counts = Counter(edge.key for edge in edges)
    recurring = {key for key, count in counts.items() if count >= (max(needed, _MANY_PAGES) if key.place else needed)}
    bare = _bare_numbers(rows, pages)
    found = {row.start for row, key in edges if len(key.text) <= _LONGEST_HEAD and key in recurring}
    return (found - _titles(rows, found)) | bare


class _Key(NamedTuple):
    """What a line at an edge is counted by: its text, and where it stands if it has a label."""

    place: str
    text: str


class _Edge(NamedTuple):
    row: _Row
    key: _Key


def _edge(row: _Row, place: str) -> _Edge:
    """What has a label recurs at one place: 甲方：A公司 is on the cover, above the clauses and among the signatures."""
    return _Edge(row, _Key(place if _LABEL.match(row.text) else "", _key(row.text)))


def _at_edges(rows: list[_Row], numbers: set[int]) -> Iterator[_Edge]:
    """The first and the last lines of each page, its number left out."""
    for _, page in groupby(rows, key=lambda row: row.page):
        outer = [row for row in page if row.start not in numbers]
        places = {"head": outer[:_EDGE_LINES], "foot": outer[: -_EDGE_LINES - 1 : -1]}
        edges = (_edge(row, f"{side}{n}") for side, lines in places.items() for n, row in enumerate(lines))
        yield from {(edge.row.start, edge.key): edge for edge in edges}.values()


def _beside_numbers(rows: list[_Row], numbers: set[int]) -> Iterator[_Edge]:
    """The lines right above and below page numbers."""
    for index, row in enumerate(rows):
        if row.start in numbers:
            near = zip(("foot", "number", "head")[not index :], rows[max(0, index - 1) : index + 2], strict=False)
            yield from (_edge(one, place) for place, one in near if one.start not in numbers)


def _bare_numbers(rows: list[_Row], pages: int) -> set[int]:
    """Numbers alone on the first or last line of their page that count on from page to page."""
    counted: dict[int, list[_Row]] = {}
    for row in _outermost(rows) if pages >= _MANY_PAGES else ():
        if row.text.isdecimal() and len(row.text) <= _LONGEST_NUMBER:
            counted.setdefault(int(row.text) - row.page, []).append(row)
    runs = [run for run in counted.values() if len({row.page for row in run}) >= max(2, pages // 2)]
    return {row.start for run in runs for row in run}


def _outermost(rows: list[_Row]) -> Iterator[_Row]:
    """The first and the last row of each page."""
    for row, before, after in zip(rows, [None, *rows], [*rows[1:], None], strict=False):
        if before is None or after is None or before.page != row.page or after.page != row.page:
            yield row


def _titles(rows: list[_Row], recurring: set[int]) -> set[int]:
    """Of the lines that recur, those that open the first page: the title that is also the running head, once."""
    opening = [row for row in rows[:_OPENING_LINES] if row.page == rows[0].page]
    kept = {_key(row.text): row.start for row in opening if row.start in recurring and not _RULED.fullmatch(row.text)}
    return set(kept.values())


def _key(text: str) -> str:
    return str(_RULED.sub(r"\g<left>\g<right>", punctuation.DIGITS.sub("#", text.replace(" ", ""))))


def _repeated(rows: list[_Row], numbers: set[int]) -> set[int]:
    """The second of two equal paragraphs that follow each other with at most a page's edge between."""
    kept = [row for row in rows if row.start not in numbers]
    found = set()
    for index, row in enumerate(kept):
        if len(row.text) < _REPEATED_AT_LEAST:
            continue
        for earlier in kept[max(0, index - 3) : index]:
            again = earlier.text == row.text and (earlier.page != row.page or "。" in row.text)
            if again and not _may_recur(row.text):
                found.add(row.start)
    return found


def _may_recur(text: str) -> bool:
    """Whether a line may be there twice, however long: a label, a date."""
    return bool(_LABEL.match(text) or _DATE.fullmatch(text))
