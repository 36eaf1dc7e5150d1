"""The phrase bank: sentences of agreements with their values marked, ``…后{30日|payment.due_days}内付清。``

One sentence a line, ``#`` begins a comment. A mark may name several fields
(``{月结|payment.cycle;payment.timing=postpaid}``) and, behind ``=``, the value where the words do not say it.
``{60天|?payment.due_days}`` is a matter of taste: neither a value nor a trap. What is not marked is of none of the
fields that its file covers: each file is about a few fields and marks others only where its writer noticed them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import regex

FOLDER = Path(__file__).parent / "bank"
KEPT = Path(__file__).parent / "kept"
"""Hands that nothing is learned from, by which what was learned is measured."""
OWN = "own"
"""The hand that covers every field: what hedui's own tests hold."""
UNJUDGED = "?"
"""Before a field: whether it is one is a matter of taste."""
_MARK = regex.compile(r"\{(?<text>[^{}|]+)\|(?<fields>[^{}|]+)\}")
_SHARE = 0.3
"""Of the marks of a file's commonest field: a field with as many is one that the file is about."""

Mark = tuple[int, int, str, str]
"""Where a value stands in its line, its field, and the value itself where the bank gives it."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A line without its marks, and these; ``source``: its file."""

    hand: str
    source: str
    text: str
    marks: tuple[Mark, ...]


def read_phrases(folder: Path | None = None) -> list[Phrase]:
    """Every phrase of the bank, or of another folder, in the order of the files."""
    return [phrase for path in sorted((folder or FOLDER).rglob("*.txt")) for phrase in _of_file(path)]


def _of_file(path: Path) -> Iterator[Phrase]:
    for line in path.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield _phrase(path, line.strip())


def _phrase(path: Path, line: str) -> Phrase:
    text, marks, last = "", [], 0
    for mark in _MARK.finditer(line):
        text += line[last : mark.start()]
        for field in mark["fields"].split(";"):
            name, _, value = field.partition("=")
            marks.append((len(text), len(text) + len(mark["text"]), name, value))
        text += mark["text"]
        last = mark.end()
    return Phrase(path.parent.name, f"{path.parent.name}/{path.name}", text + line[last:], tuple(marks))


def fields_of(phrases: list[Phrase]) -> dict[str, set[str]]:
    """File → the fields that it is about, so that what it leaves unmarked is none of them."""
    counts: dict[str, Counter[str]] = {}
    for phrase in phrases:
        of_file = counts.setdefault(phrase.source, Counter())
        of_file.update(field.removeprefix(UNJUDGED) for _, _, field, _ in phrase.marks)
    covered = {
        source: {field for field, number in found.items() if number >= _SHARE * max(found.values())}
        for source, found in counts.items()
    }
    every = set().union(*covered.values())
    return {source: every if source.startswith(f"{OWN}/") else fields for source, fields in covered.items()}
