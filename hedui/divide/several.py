"""Tell where another agreement begins: a batch scan holds several, each with title, parties, clauses and signatures.

Without positive evidence a file is one agreement. An annex that is itself an agreement (附件二 保密协议) belongs to the
one before it, and so do the parts of one contract (合同协议书, 专用条款) and a title that is repeated: as a running
head, on the signature page, behind the contents.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise

import regex

from hedui.divide.headings import Headings, load_headings
from hedui.divide.lines import Line
from hedui.divide.named import are_others, is_signing, names_on, numbers_on
from hedui.divide.parts import Interval, begins_agreement, lines_to_divide, special, told
from hedui.divide.words import said
from hedui.models.page import Page
from hedui.models.part import Part, PartKind
from hedui.normalize import grammar

_PARTIES_WITHIN = 25
"""Lines from the title on within which a further agreement names two parties."""
_CLAUSES_WITHIN = 80
"""Lines from the title on within which its first clause or its signatures stand."""
_MOST_ABOVE = 6
"""Lines above a title that belong to its page's head."""
_PIECE = grammar.pattern(
    r"(?:第?{number}{1,3}(?:部分|[章节卷篇条]|[、.．)])|[(（]{number}{1,3}[)）]|附[件录表]"
    r"|关于签|本合同|该)"
)
"""How a line begins that names a part of a contract, or an entry of a list."""
_CLAUSE = grammar.pattern(r"第([{ten}百\d]{1,4})条|({numeral}{1,3})[、.．]|(\d{1,2})[、.．](?!\d)")
_FIRST = frozenset({"一", "1"})
_ANNEX_HEADING = grammar.pattern(r"附[件录表][{ten}\dA-Z]{0,3}(?=$|[:、.《(\p{Han}])")
_CITED = said("cited_annex")
_LISTED = grammar.pattern(r"附[件录表][{ten}\dA-Z]{0,3}[:、.《(]*([^:。;《》]{2,40})")


@dataclass(frozen=True, slots=True)
class Section:
    """One agreement's stretch ``[start, end)`` of a file with its parts, in offsets of the pages' texts joined."""

    start: int
    end: int
    parts: tuple[Part, ...]

    def of(self, pages: Sequence[Page]) -> tuple[tuple[Page, ...], tuple[Part, ...]]:
        """Of all pages of the file those that it touches, and what each stretch of these is, in their offsets."""
        starts = list(accumulate((len(page.text) + 1 for page in pages), initial=0))
        first = bisect_right(starts, self.start, hi=len(pages)) - 1
        last = max(first + 1, bisect_left(starts, self.end, hi=len(pages)))
        low, high = starts[first], starts[last] - 1
        parts = (
            Part(PartKind.OTHER_AGREEMENT, low, self.start),
            *self.parts,
            Part(PartKind.OTHER_AGREEMENT, self.end, high),
        )
        shifted = (replace(part, start=part.start - low, end=min(part.end, high) - low) for part in parts)
        return tuple(pages[first:last]), tuple(part for part in shifted if part.start < part.end)


@dataclass(slots=True)
class _Current:
    """What is known of the agreement that the lines belong to so far."""

    title: str = ""
    numbers: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    annexes: set[str] = field(default_factory=set)
    """Titles that it lists or cites as annexes."""
    clauses: bool = False
    """Whether it opened a clause."""
    counted: bool = False
    """Whether it went on to a further one."""
    signed: bool = False
    annexed: bool = False
    """Whether an annex was headed behind the signatures."""
    annex_line: int = -1

    def holds(self, title: str, index: int) -> bool:
        """Whether a title on that line is one of its pieces' or annexes'."""
        return _PIECE.match(title) is not None or self.annex_line == index - 1 or title in self.annexes

    def may_go_on(self, title: str, headings: Headings) -> bool:
        """Whether a title with all that an agreement has may still be of this one: repeated, or an annex's."""
        return title == self.title or self.annexed or headings.accessory.fullmatch(title) is not None

    def differs(self, names: set[str], numbers: set[str]) -> bool:
        """Whether these parties or numbers are others than its own; of the numbers none is one of its own."""
        return bool(numbers and self.numbers) or are_others(names, self.names)

    def take(self, line: Line, index: int, headings: Headings) -> None:
        """Take in a line of the agreement."""
        words = line.bare
        if not words:
            return
        if (clause := _CLAUSE.match(words)) is not None:
            self.counted |= self.clauses and not _is_first(clause)
            self.clauses |= _is_first(clause)
        if "附" in words:
            self._take_annexes(words, index)
        if self.clauses and is_signing(line, headings):
            self.signed = True
        if not self.signed:
            self.numbers |= numbers_on(line)
            self.names |= names_on(line, headings)

    def _take_annexes(self, words: str, index: int) -> None:
        if _ANNEX_HEADING.match(words) is not None and len(words) <= 40:
            self.annex_line = index
            self.annexed |= self.signed
            if (listed := _LISTED.match(words)) is not None:
                self.annexes.add(listed[1])
        self.annexes.update(found[1] for found in _CITED.finditer(words))


def agreements(pages: Sequence[Page]) -> tuple[Section, ...]:
    """Each agreement of the file in order, without gaps; a file is one unless its text proves that it is several."""
    lines = lines_to_divide(pages)
    if not lines:
        return ()
    headings = load_headings()
    intervals = list(special(lines, headings, pages))
    total = sum(len(page.text) + 1 for page in pages) - 1
    firsts = [0, *_further(lines, intervals, headings)]
    found = []
    for first, last in pairwise([*firsts, len(lines)]):
        start = lines[first].start if first else 0
        end = lines[last].start if last < len(lines) else total
        parts = told(lines, (each for each in intervals if first <= each[0] < last), total)
        found.append(Section(start, end, tuple(_within(parts, start, end))))
    return tuple(found)


def _within(parts: Iterable[Part], start: int, end: int) -> Iterator[Part]:
    for part in parts:
        if part.start < end and part.end > start:
            yield replace(part, start=max(part.start, start), end=min(part.end, end))


def _further(lines: Sequence[Line], intervals: Sequence[Interval], headings: Headings) -> Iterator[int]:
    """Index of the line with which each further agreement begins, what was put before it included."""
    current = _Current()
    before: Interval | None = None
    index = first = 0
    waiting = iter([*intervals, (len(lines), len(lines), PartKind.OTHER)])
    part = next(waiting)
    while index < len(lines):
        if index == part[0]:
            before, index, part = part, part[1], next(waiting, part)
            continue
        if begins_agreement(lines, index, headings):
            head = _head(lines, index, before, headings)
            if head > first and _is_another(lines, index, head, current, headings):
                yield head
                current, first = _Current(lines[index].bare), head
                for above in range(max(head, before[1] if before else 0), index):
                    current.take(lines[above], above, headings)
            current.title = current.title or lines[index].bare
        current.take(lines[index], index, headings)
        index += 1


def _head(lines: Sequence[Line], title: int, before: Interval | None, headings: Headings) -> int:
    """The first line of the agreement whose title this is: its page's head, a number above, a sheet put before it."""
    floor = before[1] if before else 0
    head = _page_head(lines, title, floor, headings)
    if not lines[head].tops and head != floor:
        head = _numbered_head(lines, title, floor)
    if before and head == floor and before[2] in (PartKind.APPROVAL, PartKind.OTHER):
        return before[0]
    return head


def _page_head(lines: Sequence[Line], title: int, floor: int, headings: Headings) -> int:
    """The first of the lines above a title that may belong to its page's head, down to ``floor``."""
    head, most = title, max(floor, title - _MOST_ABOVE)
    while head > most and not lines[head].tops and _may_stand_above(lines[head - 1], lines[title], headings):
        head -= 1
    return head


def _may_stand_above(line: Line, title: Line, headings: Headings) -> bool:
    """Whether a line may belong to the head of the title's page: it names no party and is no place for a seal."""
    return line.page == title.page and bool(line.words) and not line.names_party and not is_signing(line, headings)


def _numbered_head(lines: Sequence[Line], title: int, floor: int) -> int:
    """The first of the agreement's numbers right above its title, two at most; else the title."""
    head = title
    while head > max(floor, title - 2) and numbers_on(lines[head - 1]):
        head -= 1
    return head


def _is_another(lines: Sequence[Line], title: int, head: int, current: _Current, headings: Headings) -> bool:
    """Whether the title begins another agreement than the current one."""
    words = lines[title].bare
    if not current.counted or not _opens_anew(lines, title) or current.holds(words, title):
        return False
    roles, names, numbers = _opening(lines, title, head, headings)
    if len(roles) < 2 or numbers & current.numbers:
        return False
    differs = current.differs(names, numbers)
    if current.may_go_on(words, headings):
        return differs and current.signed
    return current.signed or (lines[head].tops and differs)


def _opening(lines: Sequence[Line], title: int, head: int, headings: Headings) -> tuple[set[str], set[str], set[str]]:
    """The roles, the parties' names and the numbers that stand around a title, before places for seals."""
    roles: set[str] = set()
    names: set[str] = set()
    numbers: set[str] = set()
    for line in lines[head : title + 1 + _PARTIES_WITHIN]:
        if is_signing(line, headings):
            break
        roles.update(found["role"] for found in headings.role.finditer(line.words))
        names |= names_on(line, headings)
        numbers |= numbers_on(line)
    return roles, names, numbers


def _opens_anew(lines: Sequence[Line], title: int) -> bool:
    """Whether the first numbered clause behind the title is a first one."""
    for line in lines[title + 1 : title + 1 + _CLAUSES_WITHIN]:
        if (clause := _CLAUSE.match(line.bare)) is not None:
            return _is_first(clause)
    return False


def _is_first(clause: regex.Match[str]) -> bool:
    return (clause[1] or clause[2] or clause[3]) in _FIRST
