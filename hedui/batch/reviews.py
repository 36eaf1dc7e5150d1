"""What people decided about the agreements of a batch, as exports are to show it."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from hedui.batch.papers import Papers
from hedui.export.agreement import Agreement
from hedui.export.digest import Digest
from hedui.export.entry import Entry
from hedui.review.apply import reviewed
from hedui.review.book import Book
from hedui.review.entries import Decisions, Identity
from hedui.settings import Language


@dataclass(frozen=True, slots=True)
class Reviews:
    """The decisions beside one output, as they stand when exports are written."""

    book: Book | None
    touched: frozenset[Identity]
    number: int
    """The last decision's, 0 where there is none: exports depend on it."""

    @staticmethod
    def beside(root: Path, lang: Language) -> Reviews:
        """Raises ``OutputError`` where the book cannot be read."""
        book = Book.beside(root, lang)
        return Reviews(book, frozenset(book.touched(0) if book else ()), book.number() if book else 0)

    def of(self, sha256: str, index: int) -> Decisions | None:
        """What people decided about an agreement; None where nothing."""
        identity = Identity(sha256, index)
        return self.book.decisions(identity) if self.book and identity in self.touched else None

    def shown(self, agreement: Agreement, sha256: Callable[[], str], papers: Papers) -> Agreement:
        """The agreement as the decisions leave it; as it is where there are none. Raises ``DamagedRecordError``.

        ``sha256`` looks up the hash of its content, if anybody decided anything at all.
        """
        if self.book is None or not self.touched:
            return agreement
        decisions = self.of(sha256(), agreement.index)
        if decisions is None:
            return agreement
        record, text = papers.read(agreement.input, agreement.index)
        made = reviewed(record, decisions)
        return replace(
            agreement,
            record=f"{agreement.record} {decisions.number}",
            digest=Digest.of(Entry(agreement.path, "", made, text), papers.lang),
            read=functools.partial(_data, made.to_json()),
            review=made.review,
        )


def _data(text: str) -> bytes:
    return text.encode("utf-8")
