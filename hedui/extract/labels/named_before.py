"""A name that stands before its party's word in brackets, as a label that nothing follows: 金牌教育(甲方):.

学校（甲方）： over an empty line is a form's word for the party. What tells the two apart stands around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

import regex

from hedui.extract.text.agreement import AgreementText
from hedui.extract.text.hit import Hit
from hedui.extract.values.looks import looks
from hedui.extract.values.names import is_name, is_organisation
from hedui.extract.values.people import SURNAME, is_person
from hedui.extract.words.catalogue import Catalogue
from hedui.extract.words.meanings import Kind
from hedui.normalize import grammar
from hedui.normalize.fold import fold

_PARTY_WORD = looks("told_in_text")["party_word"]
_FULL = grammar.pattern(
    r"^\s*(?P<name>[\p{Han}()（）]{6,40}?)\s*[(（]\s*{lettered}\s*[)）]\s*[:：]", flags=regex.MULTILINE
)
_NEAR = 6
"""Lines above and below on which the other party stands."""
_LEAST = 4
"""Characters of an organisation's short name: 学校 and 养殖户 are what a form calls a party."""
_LONGEST_PERSON = 3
_MOST_ASKED = 8
"""Labels of which it is asked whether they are names."""
_OF_ONE = frozenset({"party.id_number", "party.tax_id"})
_ID = regex.compile(r"(?<![\dA-Z])(?:\d{17}[\dXx]|\d{15}|[\dA-Z]{18})(?![\dA-Z])")


def with_names_before(text: AgreementText, hits: Sequence[Hit], catalogue: Catalogue) -> tuple[Hit, ...]:
    """The labels; where one is a name with its party's word, the name is what it states."""
    names = _Names(text, hits, catalogue)
    may = {hit: name for hit in hits if (name := names.in_label(hit)) is not None}
    sure = any(names.is_name(hit) for hit in islice(may, _MOST_ASKED))
    return tuple(_stating(hit, *may[hit]) if sure and hit in may else hit for hit in hits)


def _stating(hit: Hit, start: int, end: int) -> Hit:
    """A party's plain word as the label of the name in ``[start, end)``."""
    return replace(hit, words=replace(hit.words, named=hit.words.role), value=start, end=end, elsewhere=True)


class _Names:
    """Tells names from a form's words for the parties."""

    def __init__(self, text: AgreementText, hits: Sequence[Hit], catalogue: Catalogue) -> None:
        self._text, self._hits, self._catalogue = text, hits, catalogue

    def in_label(self, hit: Hit) -> tuple[int, int] | None:
        """Where what may be a name stands in a party's label behind which nothing does."""
        words, core = hit.words, hit.words.named
        if words.kind is not Kind.ROLE or not hit.colon or core is None or not self._may_name(core, words.role):
            return None
        start = self._text.rows.text.find(core, hit.start, hit.value)
        return (start, start + len(core)) if start >= 0 and self._is_empty(hit) else None

    def is_name(self, hit: Hit) -> bool:
        """Whether the words around show that it is one."""
        core = hit.words.named or ""
        return self._is_identified(hit) or (len(core) >= _LEAST and self._is_told(hit, core))

    def _is_empty(self, hit: Hit) -> bool:
        """Whether nothing stands behind the label that could be its value."""
        lines = self._text.lines
        if self._text.rows.text[hit.value : hit.end].strip():
            return False
        goes_on = hit.end == lines[hit.line].end and hit.line + 1 < len(lines)
        return not (goes_on and is_organisation(self._text.line_text(lines[hit.line + 1]).strip()))

    def _is_identified(self, hit: Hit) -> bool:
        """Whether the number of the party's identity card or its tax id follows on the line or the one below."""
        near = (other for other in self._hits if 0 <= other.line - hit.line <= 1 and other.start > hit.start)
        return any(
            _OF_ONE & {label.field for label in other.words.labels}
            and _ID.search(self._text.rows.text, other.value, other.end) is not None
            for other in near
        )

    def _is_told(self, hit: Hit, core: str) -> bool:
        """Whether the other party's full name stands likewise beside it, or the words are a value elsewhere."""
        lines = self._text.lines
        first, last = max(hit.line - _NEAR, 0), min(hit.line + _NEAR, len(lines) - 1)
        beside = self._text.rows.text[lines[first].start : lines[last].end]
        if any(is_organisation(found["name"]) for found in _FULL.finditer(beside)):
            return True
        return any(
            other is not hit and fold(self._text.rows.text[other.value : other.end]).text.strip(" 。,;") == core
            for other in self._hits
        )

    def _may_name(self, core: str, role: str | None) -> bool:
        """Whether the words can be a name at all: an organisation's that says more than its kind, or a person's."""
        if core == role or _PARTY_WORD.fullmatch(core) or self._catalogue.says("kind_of_party", core):
            return False
        is_short = len(core) <= _LONGEST_PERSON and is_person(core) and SURNAME.match(core) is not None
        return is_name(core) and (len(core) >= _LEAST or is_short)
