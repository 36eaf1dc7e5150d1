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
_BEGINNING = 400
"""Characters in which it does where its lines were lost."""
_MOST_LINES = 6
"""Lines over which a sentence runs."""
_LONGEST, _LONGEST_BARE, _LONGEST_PLAIN = 40, 24, 18
"""Characters of a heading with a number, of one without, and of one that nothing runs into."""
_ENDS = tuple("。:：;；")
_FOLLOWS = regex.compile(r"如下\s*[:：]?\s*$")
"""At the end of a sentence that what was agreed follows: 具体内容如下：."""
_NUMBER = grammar.pattern(
    r"(?P<first>{numeral}{1,3}、)|(?P<second>[(]{numeral}{1,3}[)]、?)|(?P<third>\d{1,2}[、.](?!\d)|[(]\d{1,2}[)])"
)
_LEVELS = ("first", "second", "third")
_STYLES = (*(_LEVELS[at:] for at in range(3)), ("bare",))
"""Kinds of headings from the highest level on, as an announcement may have them: 一、 with （一） below, or without."""


@dataclass(frozen=True, slots=True)
class Words:
    """What tells an announcement, from ``natures.toml``, and its stretches, from ``headings.toml``."""

    signs: tuple[regex.Pattern[str], ...]
    least: int
    hints: tuple[regex.Pattern[str], ...]
    """How a hint begins, one for each thing that the agreement says."""
    titled: regex.Pattern[str]
    of_pact: regex.Pattern[str]
    terms: regex.Pattern[str]
    parties: regex.Pattern[str]
    overview: regex.Pattern[str]
    """Headings below which only what says that it was signed is the agreement's."""
    strangers: regex.Pattern[str]
    others: regex.Pattern[str]
    concluded: regex.Pattern[str]
    asides: regex.Pattern[str]
    end: regex.Pattern[str]

    def republishes(self, heading: str) -> bool:
        """Whether a heading's words are those of a stretch that says what the agreement says."""
        return self.others.search(heading) is None and self.terms.search(heading) is not None

    def divides(self, heading: str) -> bool:
        """Whether a heading's words are none of a numbered clause's, of which the first may stand for a heading."""
        return self.others.search(heading) is not None or ("," not in heading and 0 < len(heading) <= _LONGEST_PLAIN)


@cache
def load_words() -> Words:
    """The words that come with hedui."""
    listed = data()["announcement"]
    natures = tomllib.loads((files("hedui.catalogue") / "natures.toml").read_text("utf-8"))["nature"]
    signs = (grammar.pattern(sign) for nature in natures for sign in nature.get("head_signs", ()))
    names = ("titled", "of_pact", "terms", "parties", "overview", "strangers", "others", "concluded", "asides", "end")
    patterns = (grammar.pattern(grammar.alternatives(listed[name])) for name in names)
    hints = tuple(map(grammar.pattern, listed["hints"]))
    return Words(tuple(signs), listed["least"], hints, *patterns)


def is_announcement(lines: Sequence[Line], text: str) -> bool:
    """Whether the first lines, or the beginning of the text, say that it is a listed company's announcement."""
    words = load_words()
    head = [line.bare for line in lines[:_HEAD]]
    if sum(any(sign.search(line) for line in head) for sign in words.signs) >= words.least:
        return True
    beginning = _bare(text[:_BEGINNING])
    told = sum(sign.search(beginning) is not None for sign in words.signs)
    return told >= words.least and words.titled.search(beginning) is not None


def republished(lines: Sequence[Line], text: str, last: int) -> Iterator[tuple[int, int]]:
    """Intervals of lines, up to ``last``, in which an announcement says nothing that an agreement says.

    ``text`` is what the lines' offsets count in. One that has no heading of an agreement's terms, and no sentence that
    says that one was signed, says nothing of one.
    """
    words = load_words()
    reader = _reader(lines[:last], text, words)
    signing = _of_signing(lines[:last], text, words)
    own = [reader.keeps(line, text, concluded=index in signing) for index, line in enumerate(lines[:last])]
    kept = 0
    for index in _with_hints(lines, text, own, words):
        if kept < index:
            yield kept, index
        kept = index + 1
    if kept < last:
        yield kept, last


def _with_hints(lines: Sequence[Line], text: str, own: Sequence[bool], words: Words) -> list[int]:
    """The lines that say what the agreement says, with those of the hints that state what none of them does.

    What an announcement says of itself may begin with when the agreement takes effect, and how long it is performed.
    """
    kept = [index for index, is_own in enumerate(own) if is_own]
    said = [_bare(text[lines[index].start : lines[index].end]) for index in kept]
    if not said:
        return kept
    missing = [hint for hint in words.hints if not any(map(hint.search, said))]
    for index, is_own in enumerate(own):
        stated = "" if is_own else _bare(text[lines[index].start : lines[index].end])
        number = _NUMBER.match(stated)
        begin = number.end() if number is not None else 0
        found = next((hint for hint in missing if hint.match(stated, begin)), None)
        if found is not None:
            missing.remove(found)
            kept.append(index)
    return sorted(kept)


def _of_signing(lines: Sequence[Line], text: str, words: Words) -> set[int]:
    """The lines of the sentences, whole though they run over several, that say that it was signed."""
    found: set[int] = set()
    first = 0
    for index, line in enumerate(lines):
        first = max(first, index - _MOST_LINES + 1)
        followed = any(_NUMBER.match(each.bare) for each in lines[index + 1 : index + 2])
        ends = followed or text[line.start : line.end].rstrip().endswith(_ENDS)
        if any(words.concluded.search(_bare(text[lines[at].start : line.end])) for at in {first, index}):
            found.update(range(first if ends else index, index + 1))
        if ends:
            first = index + 1
    return found


def _reader(lines: Sequence[Line], text: str, words: Words) -> _Headed | _Running:
    """Who goes through the lines: by the headings that they have, or by what each says."""
    listed = 0
    for style in _STYLES:
        heads = [heading for level, heading in map(_heading, lines) if level == style[0]]
        terms = any(map(words.republishes, heads))
        if terms and (style is _STYLES[0] or any(map(words.others.search, heads))):
            return _Headed(words, style)
        listed = sum(map(words.divides, heads)) if style is _STYLES[0] else listed
    if words.of_pact.search(_bare(text[:_BEGINNING])) is None:
        return _Running(words, ended=True)
    return _Headed(words, _STYLES[0]) if listed > 1 else _Running(words)


def _bare(text: str) -> str:
    return "".join(fold(text).text.split())


def _heading(line: Line) -> tuple[str | None, str]:
    """The level of the heading that a line begins with, and its words."""
    number = _NUMBER.match(line.bare)
    if number is None:
        alone = len(line.bare) <= _LONGEST_BARE and punctuation.up_to(line.bare, ":。;,") == line.bare != ""
        return ("bare", line.bare) if alone else (None, "")
    heading = punctuation.up_to(line.bare[number.end() :], ":。;")
    return (number.lastgroup, heading) if len(heading) <= _LONGEST else (number.lastgroup, "")


@dataclass(slots=True)
class _Running:
    """Goes through the lines of one without headings: from the signing on, but for what the company says of itself."""

    words: Words
    begun: bool = False
    ended: bool = False

    def keeps(self, line: Line, text: str, *, concluded: bool) -> bool:
        """Take in a line, and whether it says that it was signed; whether it says what the agreement says."""
        said = _bare(text[line.start : line.end])
        self.ended = self.ended or (self.begun and self.words.end.fullmatch(said) is not None)
        self.begun = self.begun or concluded
        return self.begun and not self.ended and (concluded or self.words.asides.search(said) is None)


@dataclass(slots=True)
class _Headed:
    """Goes through an announcement's lines and keeps track of what its stretch is by the headings of a style."""

    words: Words
    style: tuple[str, ...]
    begun: bool = False
    """Whether a first heading stood there."""
    told: bool = False
    """Whether the sentence of signing before it says that what was agreed follows."""
    terms: bool = False
    of_parties: bool = False
    stranger: str | None = None
    """The level of the heading below which the parties' stretch speaks of something else."""
    overview: bool = False
    ended: bool = False

    def keeps(self, line: Line, text: str, *, concluded: bool) -> bool:
        """Take in a line, and whether it says that it was signed; whether it says what the agreement says."""
        if self.ended or self.words.end.fullmatch(line.bare) is not None:
            self.ended = self.begun
            return False
        level, heading = _heading(line)
        if level == self.style[0]:
            self._enter(heading)
        elif level in self.style and self.terms:
            self._go_on(level, heading or punctuation.up_to(line.bare, ","))
        if not self.begun:
            self.told = self.told or (concluded and _FOLLOWS.search(text[line.start : line.end]) is not None)
            return concluded or self.told
        return (self.terms and self.stranger is None) or (self.overview and concluded)

    def _enter(self, heading: str) -> None:
        """A heading of the first level opens a stretch; one that is of neither kind may be the agreement's own."""
        told = self.words.republishes(heading), self.words.others.search(heading) is not None
        self.begun = self.begun or self.style[0] != "bare" or any(told)
        self.overview = not any(told) and self.words.overview.search(heading) is not None
        if told[0]:
            self.terms, self.stranger = True, None
            self.of_parties = self.words.parties.search(heading) is not None
        elif told[1]:
            self.terms = False

    def _go_on(self, level: str, heading: str) -> None:
        """A heading below: within the parties' stretch it may speak of shareholders, or of former sales."""
        if self.stranger is not None and self.style.index(level) > self.style.index(self.stranger):
            return
        self.stranger = level if self.of_parties and self.words.strangers.search(heading) is not None else None
