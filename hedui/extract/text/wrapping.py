"""Wrapping: which lines the paper's width cut, and so belong to the line above.

Text that was set in lines (PDF, OCR) has many lines of nearly the same width: the column's. A line as wide as that goes
on with the next, unless the next begins something of its own. Text with a paragraph per line has no such width.
"""

from __future__ import annotations

import math
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache

import regex

from hedui.models.page import Page
from hedui.normalize import grammar
from hedui.normalize.fold import Folded

_WIDEST = 132
_NARROWEST = 40
_NEARLY = 0.94
_FEWEST = 6
_FEWEST_AT_EDGE = 3
_CHARACTERS = 2.2
_LEAST_HEIGHT = 8.0
_LEFT_PART = 0.3
"""What begins further right is centred or set to the right, not wrapped."""
_NARROW = 0.4
"""Of a page's width: where all lines end before that, no edge cut them."""
_SHARE = 0.12
_REST_OF_LABEL = frozenset(":：")
"""What no line begins with: the label before it stands on the line above."""
_SHORTEST_BREAK = 28
_HANGING = 3
_SHARE_BROKEN = 0.06
_SHARE_LONGER = 0.1
_OPEN = "(（《【“"
"""What no line ends with unless the paper's width cut it."""
_NUMBER = 24
_REST_OF_NUMBER = grammar.pattern(
    r"(?<!\d)\d{2}\n\d{2}[.．]\d{1,2}[.．]\d{1,2}(?![.．\d])",
    r"[\d,.]\n[\d,]{1,9}\.\d{2}\s?(?:[美港日欧英澳加新台][元币]|欧|人民币|日?元|英镑|澳门元)",
)
"""A date or a sum that the paper's width cut: 20 over 19.7.29, 1596 over 7.23港币: no clause number."""
_CLOSED = "。;；!?！？"
_TITLE = ("合同", "协议", "合同书", "协议书")
_COLON = regex.compile(r"\s*[^:：。]{2,8}[:：]")
_OPENS = grammar.pattern(
    r"第\s?[{ten}百零〇\d]{1,4}\s?[章节条款](?![^\s:、.]{0,3}[约规]定)",
    r"{numeral}{1,3}\s?[、.．]|[(（]\s?{number}{1,3}\s?[)）](?!\s?(?:个|年|月|天|日|份"
    r"|元))|\d{1,2}[、.．)）](?!\d|\s?[个年月天日份元])|\d{1,2}(?:\s?\.\s?\d{1,2}){1,3}(?=[^\d.%元万年月日号]|$)",
    r"[①-⑳]|附[件表录]{number}*\s*[:：、 《]|注[:：]|[{marks}{empty}]|[【(（]?\s?签\s?署|#|\||>|[-*]\s",
)


def width(line: str) -> int:
    """Columns that the line takes: two for a Chinese character, one for others."""
    return len(line) + sum(map(_is_wide, line))


@cache
def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WFA"


def column_width(lines: Sequence[str]) -> int | None:
    """The width that the lines were set to, or None where a line is a paragraph."""
    widths = sorted(w for line in lines if 2 * len(line) >= _NARROWEST and (w := width(line)) >= _NARROWEST)
    if not widths or len(widths) < _FEWEST:
        return None
    widest = widths[-max(2, len(widths) // 50)]
    if widest > _WIDEST:
        return None
    full = sum(w >= _NEARLY * widest for w in widths)
    return widest if full >= max(_FEWEST, _SHARE * len(lines)) else None


def line_length(lines: Sequence[str]) -> int | None:
    """The number of characters after which lines were broken, whatever their width; None where no such number shows.

    Converters do so, and columns of full-width characters alone. Many lines are of just that length, or a closing mark
    or two longer, and hardly any is longer still.
    """
    lengths = [len(line.strip()) for line in lines if not _is_parted(line)]
    spread = Counter(length for length in lengths if length >= _SHORTEST_BREAK)
    if not spread:
        return None
    length, times = max(spread.items(), key=lambda pair: (pair[1], pair[0]))
    longer = sum(count for other, count in spread.items() if other > length + _HANGING)
    enough = times >= max(_FEWEST, _SHARE_BROKEN * len(lengths))
    return length if enough and longer <= _SHARE_LONGER * times else None


def _is_parted(line: str) -> bool:
    """Whether the line has cells, which no paper's width cuts."""
    return "\t" in line or "  " in line.strip()


def full_lines(
    lines: Sequence[tuple[str, int]], folded: Folded, pages: Sequence[Page], starts: Sequence[int]
) -> set[int]:
    """Which of the lines (text and start in ``folded``) reach to the edge of the column, by place or by width.

    Where characters have places on the paper the column's edge is where many of the page's lines end.
    """
    placed = [bool(page.boxes) for page in pages]
    is_full = _unplaced([] if all(placed) else [line for line, _ in lines])
    if is_full is None and not any(placed):
        return set()
    ends: list[tuple[int, float, float]] = []
    full: set[int] = set()
    for number, (line, start) in enumerate(lines):
        last = folded.offsets[start + len(line.rstrip()) - 1]
        index = max(0, bisect_right(starts, last) - 1)
        if placed[index]:
            first = folded.offsets[start + len(line) - len(line.lstrip())]
            ends += _end(number, pages[index], first - starts[index], last - starts[index])
        elif is_full is not None and is_full(line):
            full.add(number)
    return full | _at_the_edge(ends, _NARROW * max(page.width for page in pages))


def _end(number: int, page: Page, first: int, last: int) -> list[tuple[int, float, float]]:
    """The right edge and the height of a line's last character; nothing of a line that begins in the page's middle."""
    left = page.boxes[4 * first]
    _, top, right, bottom = page.boxes[4 * last : 4 * last + 4]
    return [(number, right, bottom - top)] if left <= page.width * _LEFT_PART else []


def _unplaced(lines: Sequence[str]) -> Callable[[str], bool] | None:
    """What tells a full line by its characters, or by its width; None where the lines are of no one length."""
    if not lines:
        return None
    if (length := line_length(lines)) is not None:
        return lambda line: length <= len(line.strip()) + (line.rstrip()[-1:] in _OPEN) <= length + _HANGING
    if (column := column_width(lines)) is not None:
        return lambda line: width(line) >= _NEARLY * column
    return None


def _at_the_edge(ends: list[tuple[int, float, float]], least: float) -> set[int]:
    """The lines that end within a few characters of the right edge, which lies beyond ``least``, where several do."""
    known = [end for end in ends if not math.isnan(end[1])]
    rightmost = max((right for _, right, _ in known), default=0.0)
    near = {number for number, right, height in known if rightmost - right <= _CHARACTERS * max(height, _LEAST_HEIGHT)}
    return near if len(near) >= _FEWEST_AT_EDGE and rightmost > least else set()


def goes_on(line: str, following: str, opens: Callable[[str], bool]) -> bool:
    """Whether ``following`` is the rest of ``line``, which is full; ``opens`` tells lines with a label."""
    if following.lstrip()[:1] in _REST_OF_LABEL:
        return True
    if _is_parted(line) or "\t" in following:
        return False
    if line.rstrip()[-1:] in _OPEN or _REST_OF_NUMBER.search(f"{line.rstrip()[-3:]}\n{following.lstrip()[:_NUMBER]}"):
        return True
    if line.rstrip()[-1:] in _CLOSED or (line.rstrip().endswith(_TITLE) and _COLON.match(following)):
        return False
    if _OPENS.match(following.strip()):
        return False
    return line.rstrip()[-1:] in ",，、" or not opens(following)
