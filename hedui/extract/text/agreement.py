"""An agreement's text as extraction reads it: folded, without page furniture, in two views over the same raw offsets.

* ``rows``: one line of the paper per line; single blanks stay, a gap of several is exactly two, cells are divided by a
  tab. Labels, tables and signature blocks are read here.
* ``flow``: sentences in one piece. Wrapped lines are joined, blanks beside Chinese characters and the brackets and
  underscores around what was filled in are gone. Clauses are read here.

Both carry, for each character, its offset in ``raw``, the pages' texts joined by newlines.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar, cast

import regex

from hedui.extract.text.flow import flow_view
from hedui.extract.text.furniture import furniture
from hedui.extract.text.notes import Notes, blanked
from hedui.extract.text.rows import rows_view
from hedui.extract.text.unwound import Breaks
from hedui.extract.text.view import Line
from hedui.models.evidence import Evidence, Method
from hedui.models.page import Mark, Page, Reading
from hedui.normalize.date_noise import restored
from hedui.normalize.fold import Folded, fold
from hedui.normalize.republic import in_common_era
from hedui.normalize.short_dates import in_full
from hedui.normalize.simplified import as_on_the_mainland, is_traditional

SENTENCE = regex.compile(r"(?:[^。;\n.]++|(?<!\p{Han})\.)++")
"""A sentence, or a part that a semicolon ends; a half-width full stop ends one only behind a Chinese character."""


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class AgreementText:
    """A document's pages as one text, and the two views that extraction reads."""

    pages: tuple[Page, ...]
    raw: str
    page_starts: tuple[int, ...]
    """Raw offset where each page begins; below 0 where another agreement stands before this one on its first page."""
    rows: Folded
    lines: tuple[Line, ...]
    flow: Folded
    line_starts: tuple[int, ...]
    """Raw offset where each line starts."""
    source: str
    """As ``raw``, with what was hidden."""
    is_traditional: bool = False
    """Whether the agreement is written in traditional characters; the views are in simplified ones."""
    notes: tuple[tuple[int, int], ...] = ()
    """Raw intervals of what only tells how to fill in the form; the views show blanks there."""
    _evidences: dict[tuple[int, int, Method, float], tuple[Evidence, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """Evidence once made: rules and the record ask for the same."""
    _made: dict[Hashable, object] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What ``make`` gives, made for the first that asks for ``key``: several readers look for the same things."""
        if key not in self._made:
            self._made[key] = make()
        return cast(T, self._made[key])

    def line_text(self, line: Line) -> str:
        """The line as it stands in ``rows``."""
        return self.rows.text[line.start : line.end]

    def line_at(self, offset: int) -> int:
        """Index of the line that an offset of ``rows`` stands on."""
        return max(0, bisect_right(self.lines, offset, key=lambda line: line.start) - 1)

    def page_of(self, offset: int) -> int:
        """Number of the page, counted from 1, that the raw offset lies on."""
        return self.pages[self._page_index(offset)].number

    def is_recognised(self, offset: int) -> bool:
        """Whether the raw offset lies on a page whose text was recognised from a picture."""
        return self.pages[self._page_index(offset)].reading is Reading.OCR

    def place(self, offset: int) -> tuple[int, int]:
        """Page number and offset in that page's text of a raw offset."""
        index = self._page_index(offset)
        return self.pages[index].number, offset - self.page_starts[index]

    def evidence(self, start: int, end: int, method: Method, confidence: float = 1.0) -> tuple[Evidence, ...]:
        """Evidence of the raw interval: one entry for each page that it touches, blanks at the edges left out."""
        key = start, end, method, confidence
        if key not in self._evidences:
            self._evidences[key] = tuple(self._evidence(*key))
        return self._evidences[key]

    def holds(self, offset: int) -> bool:
        """Whether a raw offset lies in the agreement's own stretch of its pages."""
        return 0 <= offset <= len(self.raw)

    def marks(self, start: int, end: int) -> Iterator[Mark]:
        """The marks that stand in the raw interval, its end included."""
        for index in range(self._page_index(start), self._page_index(end) + 1):
            first = self.page_starts[index]
            yield from (mark for mark in self.pages[index].marks if start <= first + mark.start <= end)

    def _evidence(self, start: int, end: int, method: Method, confidence: float) -> Iterator[Evidence]:
        for index in range(self._page_index(start), self._page_index(max(start, end - 1)) + 1):
            page, first = self.pages[index], self.page_starts[index]
            low, high = max(start - first, 0), min(end - first, len(page.text))
            while low < high and page.text[low].isspace():
                low += 1
            while low < high and page.text[high - 1].isspace():
                high -= 1
            if low < high:
                yield Evidence(
                    page=page.number,
                    start=low,
                    end=high,
                    text=page.text[low:high],
                    boxes=page.locate(low, high),
                    confidence=round(confidence * page.confidence(low, high), 4),
                    method=method,
                )

    def _page_index(self, offset: int) -> int:
        return max(0, bisect_right(self.page_starts, offset) - 1)


def agreement_text(
    pages: tuple[Page, ...],
    opens: Callable[[str], bool],
    breaks: Breaks,
    notes: Notes,
    hidden: Sequence[tuple[int, int]] = (),
    within: tuple[int, int | None] = (0, None),
) -> AgreementText:
    """Fold the pages and lay out ``rows``.

    ``opens`` tells lines that begin with a label, ``breaks`` where to cut those that a page ran together, ``notes``
    what only tells how to fill in the form: that is read as blank.
    Only what lies ``within`` an interval of the joined texts is read; raw offsets count from its start, so that its
    first page begins before 0. Intervals of it that are ``hidden`` are read as blank: what is not the agreement.
    """
    low, high = within
    starts: list[int] = []
    offset = -low
    for page in pages:
        starts.append(offset)
        offset += len(page.text) + 1
    size = offset if high is None else high - low
    source = "\n".join(
        page.text[max(0, -first) : max(0, size - first)] for page, first in zip(pages, starts, strict=True)
    )
    raw = _without(source, hidden)
    traditional = is_traditional(source)
    folded = restored(in_full(in_common_era(_simplified(fold(raw)) if traditional else fold(raw))))
    found = notes(folded.text)
    noted = tuple(folded.raw_span(*note) for note in found)
    folded = Folded(blanked(folded.text, found), folded.offsets)
    rows, lines = rows_view(folded, pages, starts, furniture(folded, tuple(starts)), opens, breaks)
    line_starts = tuple(rows.offsets[line.start] for line in lines)
    return AgreementText(
        pages, raw, tuple(starts), rows, lines, Folded("", array("I")), line_starts, source, traditional, noted
    )


def _simplified(folded: Folded) -> Folded:
    return Folded(as_on_the_mainland(folded.text), folded.offsets)


def _without(raw: str, hidden: Sequence[tuple[int, int]]) -> str:
    """The text with blanks in place of what is hidden; lines stay lines, and one is cut where it was hidden."""
    pieces = []
    done = 0
    for start, end in hidden:
        blank = "\n".join(" " * len(line) for line in raw[start:end].split("\n"))
        amid = blank and "\n" not in (raw[start - 1 : start], blank[-1:])
        pieces += [raw[done:start], f"{blank[:-1]}\n" if amid and start else blank]
        done = end
    return "".join([*pieces, raw[done:]])


def with_flow(text: AgreementText, openings: frozenset[int]) -> AgreementText:
    """The text with its flow; ``openings`` holds the lines that begin with a label, and so go on with no sentence."""
    return replace(text, flow=flow_view(text.rows, text.lines, openings))
