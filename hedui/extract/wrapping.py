"""Wrapping: which lines the paper's width cut, and so belong to the line above.

Text that was set in lines (PDF, OCR) has many lines of nearly the same width: the column's. A line as wide as that goes
on with the next, unless the next begins something of its own. Text with a paragraph per line has no such width.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

import regex

_WIDEST = 132
_NARROWEST = 40
_NEARLY = 0.94
_FEWEST = 6
_SHARE = 0.12
_CLOSED = "。;；：:!?！？"
_OPENS = regex.compile(
    r"第\s?[一二三四五六七八九十百零〇\d]{1,4}\s?[章节条款](?![^\s:、.]{0,3}[约规]定)"
    r"|[一二三四五六七八九十]{1,3}\s?[、.．]|[(（]\s?[一二三四五六七八九十\d]{1,3}\s?[)）]|\d{1,2}[、.．)）](?!\d)|\d{1,2}(?:\s?\.\s?\d{1,2}){1,3}(?=[^\d.%元万年月日号]|$)"
    r"|[①-⑳]|附[件表录][一二三四五六七八九十\d]*\s*[:：、 《]|注[:：]|[□☑☐■√✓]|[【(（]?\s?签\s?署|#|\||>|[-*]\s"
)


def width(line: str) -> int:
    """Columns that the line takes: two for a Chinese character, one for others."""
    return len(line) + sum(unicodedata.east_asian_width(c) in "WFA" for c in line)


def column_width(lines: Sequence[str]) -> int | None:
    """The width that the lines were set to, or None where a line is a paragraph."""
    widths = sorted(w for w in map(width, lines) if w >= _NARROWEST)
    if not widths or len(widths) < _FEWEST:
        return None
    widest = widths[-max(2, len(widths) // 50)]
    if widest > _WIDEST:
        return None
    full = sum(w >= _NEARLY * widest for w in widths)
    return widest if full >= max(_FEWEST, _SHARE * len(lines)) else None


def goes_on(line: str, following: str, column: int, opens: Callable[[str], bool]) -> bool:
    """Whether ``following`` is the rest of ``line`` in a column of that width; ``opens`` tells lines with a label."""
    if width(line) < _NEARLY * column or "\t" in line or "\t" in following or "  " in line.strip():
        return False
    if line.rstrip()[-1:] in _CLOSED or _OPENS.match(following.strip()):
        return False
    return line.rstrip()[-1:] in ",，、" or not opens(following)
