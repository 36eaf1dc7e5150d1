"""A party's word set upright beside the labels of its details, a character to a line: 委 / 托 / 人."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from hedui.extract.text.agreement import AgreementText
from hedui.extract.text.hit import Hit
from hedui.extract.words.vocabulary import Vocabulary
from hedui.models.codes import ROLES

_CHARACTER = regex.compile(r"\s*(?<one>\p{Han})(?:\t| {2,}|[ ]?[|｜])")
_SHORTEST, _LONGEST = 2, 8
"""Characters of such a word; of the shortest only 甲方 and the like are one, for 用 and 户 may head anything."""
_BETWEEN = 2
"""Lines without a character between two of a word at most."""
_Character = tuple[str, int, int]
"""It, its line, and where it stands in ``rows``."""


def upright_parties(text: AgreementText, hits: Sequence[Hit], vocabulary: Vocabulary) -> Iterator[Hit]:
    """A party's label where each such word begins."""
    first = {hit.line: hit for hit in reversed(hits)}
    for run in _runs(text):
        said, at = "".join(one for one, _, _ in run), 0
        while at < len(said):
            word = _word(said, at, vocabulary)
            if word:
                _, line, start = run[at]
                end = first[line].start if line in first else text.lines[line].end
                yield Hit(vocabulary.role(word, word, sealed=False), line, start, start + 1, max(end, start + 1), False)
            at += len(word) or 1


def _word(said: str, at: int, vocabulary: Vocabulary) -> str:
    """The longest word for a party that begins there; empty where none does."""
    words = (said[at : at + length] for length in range(min(_LONGEST, len(said) - at), _SHORTEST - 1, -1))
    roles = vocabulary.catalogue.roles
    return next((word for word in words if word in ROLES or (word in roles and len(word) > _SHORTEST)), "")


def _runs(text: AgreementText) -> Iterator[list[_Character]]:
    """The characters that stand before a gap on lines near each other."""
    run: list[_Character] = []
    for index, line in enumerate(text.lines):
        found = _CHARACTER.match(text.rows.text, line.start, line.end)
        if found is None:
            continue
        if run and index - run[-1][1] > _BETWEEN + 1:
            yield run
            run = []
        run.append((found["one"], index, found.start("one")))
    yield run
