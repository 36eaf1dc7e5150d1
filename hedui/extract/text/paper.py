"""Cells of a line, and where on the paper they stand: columns of a fixed-width page, and the dividers before them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

import regex

from hedui.extract.text.agreement import AgreementText

CELL = regex.compile(r"[^\t ](?:[^\t ]| (?! |\t|$))*")
"""A stretch without tabs and wide gaps."""
_TAB = 8


class Cell(NamedTuple):
    """A cell's interval of ``rows``; ``value`` is where what it says of itself begins, behind its label."""

    start: int
    end: int
    value: int = 0


def cells_on(text: AgreementText, line: int, pattern: regex.Pattern[str] = CELL) -> list[Cell]:
    """The line's cells that are not empty."""
    span = text.lines[line]
    return [Cell(*match.span()) for match in pattern.finditer(text.rows.text, span.start, span.end)]


def column_of(text: AgreementText, offset: int) -> int:
    """The column of the paper at which the character of ``rows`` stands; a Chinese character is two wide."""
    column = 0
    for character in _before(text, offset):
        if character == "\t":
            column += _TAB - column % _TAB
        else:
            column += 2 if unicodedata.east_asian_width(character) in "WF" else 1
    return column


def divided_index(text: AgreementText, offset: int) -> int | None:
    """The number, from 0, of the cell that begins at the offset, by the rules or tabs before it; None without any."""
    before = _before(text, offset)
    rules = before.count("|") + before.count("｜")
    if rules:
        return rules - (before.lstrip()[:1] in ("|", "｜"))
    return before.count("\t") if "\t" in before else None


def cells_of_line(text: AgreementText, offset: int) -> int:
    """How many cells the rules or tabs of the character's line divide, empty ones too."""
    raw = text.rows.offsets[offset]
    end = text.raw.find("\n", raw)
    line = _before(text, offset) + text.raw[raw : end if end >= 0 else None]
    bare = line.strip().strip("|｜")
    return 1 + (bare.count("|") + bare.count("｜") or line.count("\t"))


def lone_cell(text: AgreementText, offset: int) -> int | None:
    """The number of the cell at the offset, where those before it, or all others of its line, are empty."""
    raw = text.rows.offsets[offset]
    end = text.raw.find("\n", raw)
    before = _before(text, offset)
    cells = (before + text.raw[raw : end if end >= 0 else None]).split("\t")
    filled = [number for number, cell in enumerate(cells) if cell.strip()]
    is_lone = len(filled) == 1 or (bool(before) and not before.strip())
    return filled[0] if len(cells) > 1 and filled and is_lone else None


def head_of(text: AgreementText, line: int) -> str:
    """What a table's header says, if the line is a row of one."""
    return text.line_text(text.lines[header_of(text, line)])


def header_of(text: AgreementText, line: int) -> int:
    """The first of the lines with tabs that go on to this one: a table's header, if that is a row of one."""
    return text.once("heads", lambda: tuple(_heads(text)))[line]


def _heads(text: AgreementText) -> Iterator[int]:
    """For each line the first of those with tabs that go on to it."""
    head, tabbed = 0, False
    for number, line in enumerate(text.lines):
        above, tabbed = tabbed, text.rows.text.find("\t", line.start, line.end) >= 0
        head = head if above and tabbed else number
        yield head


def _before(text: AgreementText, offset: int) -> str:
    """What the page has before the character on its line."""
    offsets = text.rows.offsets
    raw = offsets[offset] if offset < len(offsets) else len(text.raw)
    return text.raw[text.raw.rfind("\n", 0, raw) + 1 : raw]
