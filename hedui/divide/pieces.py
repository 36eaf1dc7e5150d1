"""An announcement's paragraphs in pieces, for its page may be one line, and headings run into their text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from hedui.divide.lines import LONGEST, Line
from hedui.divide.words import said
from hedui.normalize.fold import fold

_CUT = said("piece_begins")
_WHOLE, _HEADING = 40, 20
"""Characters of a piece that may be a heading, and those of a longer one among which its heading stands."""
_FULL = 0.85
"""Share of a page's longest line that one has at least that goes on with the next."""
_SHORTEST = 24
"""Characters of a line that goes on."""
_ENDS = tuple("。;；:：")


def in_pieces(lines: Sequence[Line], text: str) -> list[Line]:
    """The lines, in their order, with each paragraph as its pieces; ``text`` is what their offsets count in.

    Of a piece that is too long to be a heading only the words are kept that may be one at its beginning.
    """
    found: list[Line] = []
    for paragraph in _paragraphs(lines, text):
        first, last = paragraph[0], paragraph[-1]
        alone = len(paragraph) == 1 and last.end - first.start <= LONGEST
        found += paragraph if alone else _pieces(first, last.end, text)
    return found


def _paragraphs(lines: Sequence[Line], text: str) -> Iterator[list[Line]]:
    """The lines of each paragraph: those that the paper's width ended, and the line behind them."""
    widths: defaultdict[int, int] = defaultdict(int)
    for line in lines:
        widths[line.page] = max(widths[line.page], line.end - line.start)
    paragraph: list[Line] = []
    for line in lines:
        paragraph.append(line)
        size, width = line.end - line.start, widths[line.page]
        if max(_SHORTEST, width * _FULL) <= size and width <= LONGEST and not text.endswith(_ENDS, 0, line.end):
            continue
        yield paragraph
        paragraph = []
    if paragraph:
        yield paragraph


def _pieces(first: Line, end: int, text: str) -> Iterator[Line]:
    """The pieces of a paragraph that begins with a line."""
    starts = sorted({first.start, *(cut.start() for cut in _CUT.finditer(text, first.start, end))})
    for start, stop in zip(starts, [*starts[1:], end], strict=True):
        if not text[start:stop].isspace():
            words = "".join(fold(text[start : min(stop, start + LONGEST)]).text.split())
            short = words if len(words) <= _WHOLE else words[:_HEADING]
            yield Line(start, stop, first.page, first.tops and start == first.start, short, 1)
