"""HTML tables within other text, as Markdown and engines write them: where they stand, and their rows instead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from hedui.read.markup.html import as_lines
from hedui.read.markup.tags import CELLS

_TABLE_TAG = regex.compile(r"<(?P<end>/?)(?P<name>table|thead|tbody|tfoot|tr|td|th|caption)\b[^<>]*>", regex.IGNORECASE)
_CELLS = CELLS | {"caption"}


def with_tables_as_lines(text: str) -> str:
    """The text with each HTML table, closed or cut off, as its rows; each begins and ends with a line of its own."""
    pieces: list[str] = []
    done = 0
    for start, end in _tables(text):
        opened = start == 0 or text[start - 1] == "\n"
        closed = text[end : end + 1] in ("", "\n")
        pieces += [text[done:start], "" if opened else "\n", as_lines(text[start:end]), "" if closed else "\n"]
        done = end
    return "".join([*pieces, text[done:]])


def _tables(text: str) -> Iterator[tuple[int, int]]:
    """Where tables stand, those within others not counted; one that nobody closed ends with its last row or cell."""
    open_: _Open | None = None
    for tag in _TABLE_TAG.finditer(text):
        name, closing = tag["name"].lower(), bool(tag["end"])
        if open_ is not None and not open_.goes_on(name, closing, text[open_.end : tag.start()]):
            yield open_.start, open_.end
            open_ = None
        if open_ is None and closing:
            continue
        open_ = open_ or _Open(tag.start())
        open_.take(name, closing, tag.end())
        if open_.is_done:
            yield open_.start, open_.end
            open_ = None
    if open_ is not None:
        yield open_.start, open_.last(text)


@dataclass(slots=True)
class _Open:
    """A table that is not closed yet: where it starts and its last tag ends, and how many tables deep that is."""

    start: int
    end: int = -1
    depth: int = 0
    in_cell: bool = False
    is_done: bool = False
    """Whether the last tag closed it."""

    def goes_on(self, name: str, closing: bool, between: str) -> bool:
        """Whether the next tag, behind the text ``between``, belongs to it."""
        return self.in_cell or not (between.strip() or (name == "table" and not closing))

    def last(self, text: str) -> int:
        """Where it ends if nobody closes it: behind its last tag, or with the line of its last cell."""
        end = text.find("\n", self.end) if self.in_cell else self.end
        return len(text) if end < 0 else end

    def take(self, name: str, closing: bool, end: int) -> None:
        """Go on to the tag that ends at ``end``."""
        self.end = end
        if name == "table":
            self.depth += -1 if closing else 1
            self.is_done = closing and self.depth <= 0
            self.in_cell = self.depth > 1 or (closing and self.depth == 1)
        elif self.depth <= 1:
            self.in_cell = name in _CELLS and not closing
