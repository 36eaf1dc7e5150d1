"""Entries of catalogue files that cannot be, and where in the file they stand."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

import regex

from hedui.errors import CatalogueError
from hedui.extract.words.messages import FILE, LINE
from hedui.messages import Message, listed
from hedui.reasons import of_value, reason
from hedui.settings import Language


class WrongEntryError(Exception):
    """An entry of a catalogue file that cannot be: what is wrong, and at which entry of which table (from 0)."""

    def __init__(self, message: Message, table: str = "", index: int = 0, key: str = "", **facts: object) -> None:
        super().__init__(message.zh)
        self.message, self.table, self.index, self.key, self.facts = message, table, index, key, facts

    def refusal(self, name: str, text: str, lang: Language) -> CatalogueError:
        """One sentence with the file and the line of the entry."""
        line = _line_of(text, self.table, self.index, self.key)
        where = LINE.say(lang, name=name, line=line) if line else FILE.say(lang, name=name)
        return CatalogueError(where + self.say(lang))

    def say(self, lang: Language) -> str:
        """What is wrong, without the place."""
        return self.message.say(lang, **{key: _said(fact, lang) for key, fact in self.facts.items()})


def _said(fact: object, lang: Language) -> object:
    """A fact of a sentence in the user's language: an error, what a model says of a value, a message of ours, a
    list of words."""
    match fact:
        case Message():
            return fact.say(lang)
        case Exception():
            return reason(fact, lang)
        case dict():
            return of_value(fact, lang)
        case tuple() | list():
            return listed(fact, lang)
    return fact


def _line_of(text: str, table: str, index: int, key: str) -> int | None:
    """The line, from 1, of a key of the table's entry of that index (from 0); where it has none, the entry's own."""
    if not table:
        return None
    lines = text.split("\n")
    begins = _matching(lines, rf"\s*\[\[\s*{regex.escape(table)}\s*\]\]")
    if index >= len(begins):
        return next(iter(_matching(lines, rf"\s*\[\s*{regex.escape(table)}\s*\]")), None)
    begin = begins[index]
    behind = takewhile(lambda line: not line.lstrip().startswith("[["), lines[begin:])
    keys = _matching(behind, rf"\s*{regex.escape(key)}\s*=") if key else []
    return begin + keys[0] if keys else begin


def _matching(lines: Iterable[str], pattern: str) -> list[int]:
    """The numbers, from 1, of the lines that begin as the pattern says."""
    begins = regex.compile(pattern)
    return [number for number, line in enumerate(lines, 1) if begins.match(line)]
