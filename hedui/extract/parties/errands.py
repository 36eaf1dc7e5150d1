"""Contacts for one errand, which are not the party's own: 售后服务联系人：何静, and below it his telephone.

Who takes the goods in is one: 交货地点：东山市学府路12号，联系人：何静，电话：….
"""

from __future__ import annotations

from collections.abc import Sequence

from hedui.extract.labels.about import names_person
from hedui.extract.text.agreement import AgreementText
from hedui.extract.text.hit import Hit
from hedui.extract.words.catalogue import Catalogue
from hedui.extract.words.entries import Label
from hedui.extract.words.meanings import Kind
from hedui.normalize import punctuation

_CONTACT = frozenset(f"party.{step}" for step in ("contact", "telephone", "fax", "email", "address", "postcode"))
_LONGEST_HEADING = 16
_SAID = 200
"""Characters before a label that are looked at."""
_BLOCK = 6
"""Labels, and lines between two of them, of one contact at most."""


class Errands:
    """Tells which labels ask for such a contact."""

    def __init__(self, text: AgreementText, hits: Sequence[Hit], catalogue: Catalogue) -> None:
        self._text, self._hits, self._catalogue = text, hits, catalogue

    def has(self, index: int, label: Label) -> bool:
        """Whether the label, one before it, or what heads them speaks of an errand, and no party is named between."""
        if label.field not in _CONTACT or self._hits[index].words.role or self._is_task_of_party(index):
            return False
        if self._is_at_delivery(index):
            return True
        for at in range(index, max(index - _BLOCK, -1), -1):
            hit, before = self._hits[at], self._hits[at - 1] if at else None
            if hit.words.kind is not Kind.FIELD or hit.words.role:
                return False
            if self._is_errand(hit, same_line=hit.line == self._hits[index].line) or self._is_below(hit, before):
                return True
        return False

    def _is_at_delivery(self, index: int) -> bool:
        """Whether the sentence, or the line that it stands on, tells before the label where goods go, and whose the
        label is does not stand between."""
        hit = self._hits[index]
        start = max(self._text.lines[hit.line].start, hit.start - _SAID)
        said = punctuation.since(self._text.rows.text[start : hit.start], "。")
        before = (other for other in self._hits[max(index - _BLOCK, 0) : index] if other.start >= hit.start - len(said))
        return self._catalogue.says("takes_goods_in", said) and not any(other.words.role for other in before)

    def _is_task_of_party(self, index: int) -> bool:
        """Whether the party named last is called after an errand itself: 乙方（维保单位）."""
        before = (self._hits[at] for at in range(index, max(index - 2 * _BLOCK, -1), -1))
        party = next((hit for hit in before if hit.words.kind is Kind.ROLE), None)
        return party is not None and self._says(self._text.rows.text[party.start : party.value])

    def _is_errand(self, hit: Hit, *, same_line: bool) -> bool:
        """Whether the label itself speaks of one; a telephone without a person tells nothing of the lines below."""
        if not same_line and self._catalogue.says("takes_goods_in", hit.words.text):
            return self._text.rows.text[self._text.lines[hit.line].start : hit.start].strip() != ""  # 六、交货地点：…
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
