"""Text in columns on a terminal, where a Chinese character takes the room of two Latin ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hedui.export.text import width

_NO_LINE_BEGINS_WITH = "，。；：、！？）】》”’,.;:!?)]%"
_PIECE = re.compile(r"[!-~]+[ ]?|.", re.DOTALL)
"""What is never cut: a word of Latin letters, any other single character."""


def pad(text: str, columns: int) -> str:
    """The text with blanks behind it up to so many columns."""
    return text + " " * max(0, columns - width(text))


def wrapped(text: str, columns: int) -> Iterator[str]:
    """The text in lines of so many columns at most, but for words that are longer themselves."""
    line = ""
    for piece in _PIECE.findall(text):
        if line and piece not in _NO_LINE_BEGINS_WITH and width(line) + width(piece.rstrip()) > columns:
            yield line.rstrip()
            line = ""
        line += piece if line else piece.lstrip()
    if line.strip():
        yield line.rstrip()


def described(name: str, text: str, indent: int, columns: int) -> Iterator[str]:
    """A name with its description beside it, or below where the name is too long for its column."""
    lines = list(wrapped(text, max(20, columns - indent)))
    first = f"  {name}"
    if width(first) + 2 <= indent:
        yield (pad(first, indent) + (lines.pop(0) if lines else "")).rstrip()
    else:
        yield first
    yield from (" " * indent + line for line in lines)
