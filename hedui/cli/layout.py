"""Text in columns on a terminal, where a Chinese character takes the room of two Latin ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hedui.export.text import width

_PIECE = re.compile(
    r"(?:“[^”]{1,40}”|\([≥>≤\d., ]{1,24}\)|[!-{}~]*\||[!-{}~]+|.)[，。；：、！？）】》”’,.;:!?)\]%]*[ ]?", re.DOTALL
)
"""What is never cut: something short in quotes, the bounds of a number, a word of Latin letters or one of several that
stand between bars, any other single character; each with the marks that no line begins with."""
_LEAST_FOR_TWO = 64
"""So wide a page has room for names and descriptions beside each other."""
_COLUMNS = re.compile(r"(?: *\S+ {2,}){0,2} *")
"""What stands in columns before the words of a line."""


def pad(text: str, columns: int) -> str:
    """The text with blanks behind it up to so many columns."""
    return text + " " * max(0, columns - width(text))


def wrapped(text: str, columns: int) -> Iterator[str]:
    """The text in lines of so many columns at most, but for words that are longer themselves."""
    line = ""
    for piece in _PIECE.findall(text):
        if line and width(line) + width(piece.rstrip()) > columns:
            yield line.rstrip()
            line = ""
        line += piece if line else piece.lstrip()
    if line.strip():
        yield line.rstrip()


def fitted(line: str, columns: int) -> Iterator[str]:
    """A line as it is, or where it is longer than so many columns in several; these stand below its words."""
    if width(line) <= columns:
        yield line
        return
    before = match[0] if (match := _COLUMNS.match(line)) and width(match[0]) <= columns // 2 else ""
    indent = " " * (width(before) + (0 if before.strip() else 2))
    for number, part in enumerate(wrapped(line[len(before) :], columns - len(indent))):
        yield (indent if number else before) + part


def described(name: str, text: str, indent: int, columns: int) -> Iterator[str]:
    """A name with its description beside it; below, where the name is too long for its column, or the line too narrow
    for two columns."""
    if columns < _LEAST_FOR_TWO:
        indent = 6
    lines = list(wrapped(text, columns - indent))
    first, *more = wrapped(name, columns - 2)
    if not more and width(first) + 4 <= indent:
        first = pad(f"  {first}", indent)[2:] + (lines.pop(0) if lines else "")
    yield f"  {first}".rstrip()
    yield from (f"      {line}" for line in more)
    yield from (" " * indent + line for line in lines)
