"""changes.jsonl: what people decided, one entry a line in their order, as the desk tells it at ``/api/changes``.

Entries are added and never changed: a program that remembers the last number it saw reads on behind it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from hedui.export.agreement import Agreement
from hedui.export.entry import Missing
from hedui.export.target import Target
from hedui.review.book import Book
from hedui.review.decided import Decided

NAME = "changes.jsonl"
_AT_ONCE = 1000


class Changes:
    """Has nothing to do with agreements as such: the book of decisions is told whole."""

    takes_hidden = False

    def add(self, agreement: Agreement) -> None:
        """An agreement of which nobody decided anything has no place here."""

    def miss(self, missing: Missing) -> None:
        """Nor has what was not read."""


@contextmanager
def changes(target: Target) -> Iterator[Changes]:
    """All entries of the book beside the output in one file; an empty one where there is no book."""
    with target.folder.file(NAME) as path:
        yield Changes()
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(
                each.model_dump_json() + "\n" for each in _entries(Book.beside(target.folder.root, target.lang))
            )


def _entries(book: Book | None) -> Iterator[Decided]:
    last = 0
    while book and (found := book.since(last, _AT_ONCE)):
        yield from map(Decided.of, found)
        last = found[-1].number
