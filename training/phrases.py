"""The phrase bank: sentences of agreements with their values marked, ``…后{30日|payment.due_days}内付清。``

One sentence a line, ``#`` begins a comment. What is not marked is of none of the fields that its hand covers: a hand,
a folder of ``bank``, marks its own fields everywhere and others only where it noticed them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import regex

FOLDER = Path(__file__).parent / "bank"
OWN = "own"
"""The hand that covers every field: what hedui's own tests hold."""
_MARK = regex.compile(r"\{(?<text>[^{}|]+)\|(?<field>[^{}|]+)\}")


Mark = tuple[int, int, str, str]
"""Where a value stands in its line, its field, and the value itself where the bank gives it."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A line without its marks, and these."""

    hand: str
    text: str
    marks: tuple[Mark, ...]


def read_phrases() -> list[Phrase]:
    """Every phrase of the bank, in the order of the files."""
    return [phrase for path in sorted(FOLDER.rglob("*.txt")) for phrase in _of_file(path)]


def _of_file(path: Path) -> Iterator[Phrase]:
    for line in path.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield _phrase(path.parent.name, line.strip())


def _phrase(hand: str, line: str) -> Phrase:
    text, marks, last = "", [], 0
    for mark in _MARK.finditer(line):
        text += line[last : mark.start()]
        name, _, value = mark["field"].partition("=")
        marks.append((len(text), len(text) + len(mark["text"]), name, value))
        text += mark["text"]
        last = mark.end()
    return Phrase(hand, text + line[last:], tuple(marks))


def fields_of(phrases: list[Phrase], least: int = 40) -> dict[str, set[str]]:
    """Hand → the fields that it covers: those that it marks at least so often."""
    counts: dict[str, dict[str, int]] = {}
    for phrase in phrases:
        for _, _, field, _ in phrase.marks:
            of_hand = counts.setdefault(phrase.hand, {})
            of_hand[field] = of_hand.get(field, 0) + 1
    covered = {hand: {field for field, number in found.items() if number >= least} for hand, found in counts.items()}
    return covered | {OWN: set().union(*covered.values())}
