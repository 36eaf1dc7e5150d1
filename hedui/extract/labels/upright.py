"""A party's word set upright beside the labels of its details, a character to a line: 委 / 托 / 人."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hedui.extract.text.agreement import AgreementText
from hedui.extract.text.hit import Hit
from hedui.extract.words.vocabulary import Vocabulary
from hedui.models.codes import ROLES
from hedui.normalize import grammar

_CHARACTER = grammar.pattern(
    r"\s*(?<one>[(]?\s?\p{Han}\s?[)]?|[(]{lettered}[)])(?:\t| {2,}|[ ]?[|｜]|(?<=\))\s?(?=\p{Han})|\s*$)"
)
_LETTERED = grammar.pattern(r"(?<word>\p{Han}{1,6}[方人商者位家])[(](?<role>{lettered})[)]")
"""A word for a party, of whatever trade, with the letter in a bracket behind it: 供热方(甲方)."""
_SHORTEST, _LONGEST = 2, 8
"""Characters of such a word; of the shortest only 甲方 and the like are one, for 用 and 户 may head anything."""
_BETWEEN = 2
"""Lines without a character between two of a word at most."""
_Character = tuple[str, int, int]
"""It, its line, and where it stands in ``rows``; with the bracket that it begins or ends."""


def upright_parties(text: AgreementText, hits: Sequence[Hit], vocabulary: Vocabulary) -> Iterator[Hit]:
    """A party's label where each such word begins."""
    first = {hit.line: hit for hit in reversed(hits)}
    for run in _runs(text):
        for at, word in _words(run, vocabulary):
            _, line, start = run[at]
            end = first[line].start if line in first else text.lines[line].end
            yield Hit(vocabulary.role(word, word, sealed=False), line, start, start + 1, max(end, start + 1), False)


def _words(run: Sequence[_Character], vocabulary: Vocabulary) -> Iterator[tuple[int, str]]:
    """Where in the run each word for a party begins, and the word."""
    places = [index for index, (one, _, _) in enumerate(run) for _ in one]
    said = "".join(one for one, _, _ in run)
    lettered = {found.start(): found for found in _LETTERED.finditer(said)}
    at = 0
    while at < len(said):
        if (found := lettered.get(at)) is not None:
            yield places[at], found["role"]
            at = found.end()
        elif len(run[places[at]][0].strip("()")) == 1 and (word := _word(said, at, vocabulary)):
            yield places[at], word
            at += len(word)
        else:
            at += 1


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
        run.append(("".join(found["one"].split()), index, found.start("one")))
    yield run
