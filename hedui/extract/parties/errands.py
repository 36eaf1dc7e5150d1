"""Contacts for one errand, which are not the party's own: 售后服务联系人：何静, and below it his telephone."""

from __future__ import annotations

from collections.abc import Sequence

from hedui.extract.labels.about import names_person
from hedui.extract.text.agreement import AgreementText
from hedui.extract.text.hit import Hit
from hedui.extract.words.catalogue import Catalogue
from hedui.extract.words.entries import Label
from hedui.extract.words.meanings import Kind

_CONTACT = frozenset(f"party.{step}" for step in ("contact", "telephone", "fax", "email", "address", "postcode"))
_LONGEST_HEADING = 16
_BLOCK = 6
"""Labels, and lines between two of them, of one contact at most."""


class Errands:
    """Tells which labels ask for such a contact."""

    def __init__(self, text: AgreementText, hits: Sequence[Hit], catalogue: Catalogue) -> None:
        self._text, self._hits, self._catalogue = text, hits, catalogue

    def has(self, index: int, label: Label) -> bool:
        """Whether the label, one before it, or what heads them speaks of an errand, and no party is named between."""
        if label.field not in _CONTACT or self._hits[index].words.role:
            return False
        for at in range(index, max(index - _BLOCK, -1), -1):
            hit, before = self._hits[at], self._hits[at - 1] if at else None
            if hit.words.kind is not Kind.FIELD or hit.words.role:
                return False
            if self._is_errand(hit, same_line=hit.line == self._hits[index].line) or self._is_below(hit, before):
                return True
        return False

    def _is_errand(self, hit: Hit, *, same_line: bool) -> bool:
        """Whether the label itself speaks of one; a telephone without a person tells nothing of the lines below."""
        return (same_line or names_person(hit.words)) and self._says(hit.words.text)

    def _is_below(self, hit: Hit, before: Hit | None) -> bool:
        """Whether a heading between both labels speaks of one, or the label's line before it where it is the first."""
        text, lines = self._text.rows.text, self._text.lines
        if before is not None and before.line == hit.line:
            return False
        first = max(before.line + 1 if before is not None else 0, hit.line - _BLOCK)
        rows = [self._text.line_text(lines[line]) for line in range(first, hit.line)]
        headings = [row for row in rows if len(row) <= _LONGEST_HEADING]
        return any(map(self._says, [*headings, text[lines[hit.line].start : hit.start]]))

    def _says(self, words: str) -> bool:
        return self._catalogue.says("errand", words)
