"""Parts: what a reader finds in a stretch of text, and the free text that most readers begin with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import regex

from hedui.extract.values.garbage import is_garbage
from hedui.extract.values.looks import looks
from hedui.normalize import punctuation
from hedui.normalize.placeholder import is_placeholder

_LOOKS = looks("pieces")

HAN = r"\u2e80-\u9fff\uf900-\ufaff"
"""Chinese characters, for a set of a pattern."""
EDGES = " \t\n,。;:、【】_\"“”'‘’.《》"
"""What stands around a value without being part of it."""
BESIDE = EDGES + "/／|"
"""What stands around one of two values behind one label."""

SEAL = _LOOKS["seal"]
"""What stands where a seal or a signature belongs, and is no value."""
_FILLED = regex.compile(r"\s*【([^【】]+)】(?=\s*[。;,；，])")
SENTENCE = _LOOKS["sentence"]
"""What shows that a text is a sentence, and no value."""


@dataclass(frozen=True, slots=True)
class Part:
    """A value found in a stretch of text: ``step`` is the field's last step where it is not the label's own."""

    value: str
    start: int
    end: int
    step: str = ""


Reader = Callable[[str], tuple[Part, ...]]
"""Gives the parts of a value that the text behind a label states."""


def is_blank(text: str) -> bool:
    """Whether nothing was filled in: blanks, underscores and empty brackets only."""
    return not text.strip(" \t\n_【】()（）.…:年月日") or is_placeholder(text.strip(" \t\n_【】()（）:"))


def is_not_applicable(text: str) -> bool:
    """Whether what was filled in says that there is nothing to fill in."""
    return _LOOKS["not_applicable"].fullmatch(text.strip(EDGES)) is not None


def trim(text: str, start: int = 0, end: int | None = None, edges: str = EDGES) -> tuple[int, int]:
    """The interval without punctuation and blanks at its edges; a closing bracket stays where its opening one does."""
    end = len(text) if end is None else end
    while start < end and text[start] in edges:
        start += 1
    while start < end and text[end - 1] in edges:
        if text[end - 1] == "】" and "【" in text[start : end - 1]:
            break
        end -= 1
    return start, end


def read_text(text: str) -> tuple[Part, ...]:
    """Free text up to a wide gap or the end."""
    filled = _FILLED.match(text)
    if filled is not None:
        return free_text(text, filled.start(1), filled.end(1))
    stop = len(text)
    if (gap := punctuation.WIDE_GAP.search(text.strip())) is not None:
        stop = gap.start() + len(text) - len(text.lstrip())
    return free_text(text, 0, stop)


def free_text(text: str, start: int, end: int) -> tuple[Part, ...]:
    """The interval without its edges as one part; nothing where it is blank or not read, or nothing applies."""
    start, end = trim(text, start, end)
    while end > start and text[end - 1] in ")）" and _unmatched(text[start:end]):
        end -= 1
    while end > start and text[end - 1] in "(（ ":
        end -= 1
    piece = text[start:end]
    if not piece or is_not_applicable(piece) or is_blank(piece) or is_garbage(piece):
        return ()
    return (Part(piece, start, end),)


def _unmatched(text: str) -> bool:
    """Whether more parentheses close than open."""
    return sum(text.count(c) for c in ")）") > sum(text.count(c) for c in "(（")
