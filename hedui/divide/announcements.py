"""Announcements of listed companies: which of their stretches say what an agreement says, and which only tell of it.

A company republishes what it signed between what it says of itself: risks, effects on its business, who resolved it.
The sums, days and names there are none of the agreement's, nor are the announcement's own number and day.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import regex

from hedui.divide.lines import Line
from hedui.divide.words import data
from hedui.normalize import grammar, punctuation
from hedui.normalize.fold import fold

_HEAD = 12
"""Lines among which an announcement says that it is one."""
_LONGEST = 40
"""Characters of a heading."""
_NUMBER = grammar.pattern(
    r"(?P<first>{numeral}{1,3}、)|(?P<second>[(]{numeral}{1,3}[)]、?)|(?P<third>\d{1,2}[、.](?!\d)|[(]\d{1,2}[)])"
)
_LEVELS = ("first", "second", "third")


@dataclass(frozen=True, slots=True)
class Words:
    """What tells an announcement, from ``natures.toml``, and its stretches, from ``headings.toml``."""

    signs: tuple[regex.Pattern[str], ...]
    least: int
    terms: regex.Pattern[str]
    parties: regex.Pattern[str]
    strangers: regex.Pattern[str]
    others: regex.Pattern[str]
    concluded: regex.Pattern[str]
    end: regex.Pattern[str]

    def republishes(self, heading: str) -> bool:
        """Whether a heading's words are those of a stretch that says what the agreement says."""
        return self.others.search(heading) is None and self.terms.search(heading) is not None


@cache
def load_words() -> Words:
    """The words that come with hedui."""
    listed = data()["announcement"]
    natures = tomllib.loads((files("hedui.catalogue") / "natures.toml").read_text("utf-8"))["nature"]
    signs = (grammar.pattern(sign) for nature in natures for sign in nature.get("head_signs", ()))
    patterns = (
        grammar.pattern(listed[name]) for name in ("terms", "parties", "strangers", "others", "concluded", "end")
    )
    return Words(tuple(signs), listed["least"], *patterns)


def is_announcement(lines: Sequence[Line], words: Words) -> bool:
    """Whether the first lines say that the file is a listed company's announcement."""
    head = [line.bare for line in lines[:_HEAD]]
    return sum(any(sign.search(line) for line in head) for sign in words.signs) >= words.least


def republished(lines: Sequence[Line], text: str, last: int) -> Iterator[tuple[int, int]]:
    """Intervals of lines, up to ``last``, in which an announcement says nothing that an agreement says.

    ``text`` is what the lines' offsets count in. One that has no heading of an agreement's terms says nothing of one.
    """
    words = load_words()
    if not any(_begins_terms(line, words) for line in lines[:last]):
        yield 0, last
        return
    reader, kept = _Reader(words), 0
    for index, line in enumerate(lines[:last]):
        if reader.keeps(line, text):
            if kept < index:
                yield kept, index
            kept = index + 1
    if kept < last:
        yield kept, last


def _begins_terms(line: Line, words: Words) -> bool:
    level, heading = _heading(line)
    return level == "first" and words.republishes(heading)


def _heading(line: Line) -> tuple[str | None, str]:
    """The level of the heading that a line begins with, and its words."""
    number = _NUMBER.match(line.bare)
    if number is None:
        return None, ""
    heading = punctuation.up_to(line.bare[number.end() :], ":。;")
    return (number.lastgroup, heading) if len(heading) <= _LONGEST else (number.lastgroup, "")


@dataclass(slots=True)
class _Reader:
    """Goes through an announcement's lines and keeps track of what its stretch is."""

    words: Words
    begun: bool = False
    """Whether a first heading stood there."""
    terms: bool = False
    of_parties: bool = False
    stranger: str | None = None
    """The level of the heading below which the parties' stretch speaks of something else."""
    ended: bool = False

    def keeps(self, line: Line, text: str) -> bool:
        """Take in a line; whether it says what the agreement says."""
        if self.ended or self.words.end.fullmatch(line.bare) is not None:
            self.ended = self.begun
            return False
        level, heading = _heading(line)
        if level == "first":
            self._enter(heading)
        elif level is not None and self.terms:
            self._go_on(level, heading)
        if not self.begun:
            return self.words.concluded.search("".join(fold(text[line.start : line.end]).text.split())) is not None
        return self.terms and self.stranger is None

    def _enter(self, heading: str) -> None:
        """A heading of the first level opens a stretch; one that is of neither kind may be the agreement's own."""
        self.begun = True
        if self.words.republishes(heading):
            self.terms, self.stranger = True, None
            self.of_parties = self.words.parties.search(heading) is not None
        elif self.words.others.search(heading) is not None:
            self.terms = False

    def _go_on(self, level: str, heading: str) -> None:
        """A heading below: within the parties' stretch it may speak of shareholders, or of former sales."""
        if self.stranger is not None and _LEVELS.index(level) > _LEVELS.index(self.stranger):
            return
        self.stranger = level if self.of_parties and self.words.strangers.search(heading) is not None else None
