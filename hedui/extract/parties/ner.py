"""Names in running text, found by a small model of our own (see ``docs/model-card.md``).

The model reads characters. Spaces that typesetting or recognition put between them are no characters to it, digits are
all one, and brackets are of one kind, so that 甲 方：【洛宁县水利局】 and 甲方：[洛宁县水利局] read alike; offsets are
those of the text that was given.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from hedui.extract.values.name_cues import name_cues

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

MODEL = Path(__file__).parents[1] / "model"
WINDOW = 240
"""Characters that the model reads at once, at most."""

_BRACKETS = str.maketrans("[]［］〔〕〖〗「」", "【】【】【】【】【】")


class EntityLabel(StrEnum):
    """Kinds of names."""

    ORG = "ORG"
    PERSON = "PERSON"
    ADDRESS = "ADDRESS"
    BANK = "BANK"


_PERSON = re.compile(r"[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]{1,8}(?:[·•][\u3400-\u9fff]{1,8}){1,3}")
_SENTENCE_MARKS = frozenset('，,。；;：:！!？?、《》“”"【】\t')
_SHORTEST = {EntityLabel.ORG: 4, EntityLabel.BANK: 4, EntityLabel.ADDRESS: 4}


@dataclass(frozen=True, slots=True)
class Entity:
    """A name at ``[start, end)`` of the text that was searched."""

    label: EntityLabel
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a text as the model reads it: characters, and the offset in the text of each."""

    characters: tuple[str, ...]
    offsets: tuple[int, ...]


def entities(text: str) -> tuple[Entity, ...]:
    """The names in a text, in their order. Loads the model on first use."""
    pipeline = _pipeline()
    found: list[Entity] = []
    stretches = list(windows(text))
    documents = (document_of(stretch, pipeline.vocab) for stretch in stretches)
    for stretch, document in zip(stretches, pipeline.pipe(documents, batch_size=64), strict=True):
        for span in document.ents:
            label = EntityLabel(span.label_)
            if _is_likely(label, "".join(stretch.characters[span.start : span.end])):
                found.append(Entity(label, stretch.offsets[span.start], stretch.offsets[span.end - 1] + 1))
    return tuple(found)


def _is_likely(label: EntityLabel, characters: str) -> bool:
    """Whether the characters can be such a name at all: the model sees shapes and may take a clause for one."""
    plain = characters.replace("\n", "").replace(" ", "")
    if label is EntityLabel.PERSON:
        return _PERSON.fullmatch(plain) is not None
    return len(plain) >= _SHORTEST[label] and _SENTENCE_MARKS.isdisjoint(plain)


def windows(text: str) -> Iterator[Window]:
    """The text in stretches of at most ``WINDOW`` characters, parted at line ends where there are any."""
    characters: list[str] = []
    offsets: list[int] = []
    last_line_end = 0
    for character, offset in _characters(text):
        if len(characters) == WINDOW:
            cut = last_line_end or WINDOW
            yield Window(tuple(characters[:cut]), tuple(offsets[:cut]))
            characters, offsets, last_line_end = characters[cut:], offsets[cut:], 0
        characters.append(character)
        offsets.append(offset)
        if character == "\n":
            last_line_end = len(characters)
    if characters:
        yield Window(tuple(characters), tuple(offsets))


def document_of(window: Window, vocabulary: Vocab) -> Doc:
    """The window as spaCy's document, one character a token; what ending follows it stands as its lemma."""
    from spacy.tokens import Doc

    words = list(window.characters)
    return Doc(vocabulary, words=words, spaces=[False] * len(words), lemmas=name_cues(window.characters))


def _characters(text: str) -> Iterator[tuple[str, int]]:
    """The characters that the model reads: single spaces and empty lines left out, forms folded."""
    previous = "\n"
    for offset, raw in enumerate(text):
        if raw in " \u3000\xa0\r":
            following = text[offset + 1 : offset + 2]
            if previous in " \n\t" or following not in (" ", "\u3000"):
                continue
            character = " "
        else:
            character = _folded(raw)
        if character == "\n" and previous == "\n":
            continue
        previous = character
        yield character, offset


@cache
def _folded(character: str) -> str:
    if character.isdigit():
        return "0"
    if character in "\n\t":
        return character
    return unicodedata.normalize("NFKC", character)[:1].translate(_BRACKETS) or "?"


@cache
def _pipeline() -> Language:
    import spacy

    return spacy.load(MODEL)
