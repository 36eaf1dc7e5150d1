"""Tell a file's parts by their headings: the agreement, and what was put before, behind and between it.

An approval sheet's sum is no total, the parties of an attached letter of authority are no parties, a table of contents
is no outline: what belongs to such a part is kept from extraction. A part is told only by positive evidence; where none
speaks, everything is the agreement.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice, takewhile

from hedui.divide.announcements import is_announcement, republished
from hedui.divide.headings import Heading, Headings, Until, Where, load_headings
from hedui.divide.lines import NEAR, Line, lines_of
from hedui.divide.pieces import in_pieces
from hedui.divide.words import said
from hedui.models.page import Page
from hedui.models.part import Part, PartKind
from hedui.normalize import grammar, punctuation

Interval = tuple[int, int, PartKind]
"""Indices of a part's first line and of the first behind it, and what the part is."""

_OPENING = 4
"""Lines among which the heading of the whole file stands."""
_MOST_ENTRIES = 300
"""Lines of a table of contents."""
_LEADER = said("page_of_entry")
"""Dots and a page's number at the end of an entry."""
_COUNTED = grammar.pattern(r"第{number}{1,3}[章节部篇条]|{numeral}{1,3}、|\d{1,2}[.、]")
"""How an entry begins that is no title, whatever it ends with: 第一章 合同协议书."""
_ENTRY = grammar.pattern(
    r"(?:第[{ten}百\d]{1,4}[章节条部编篇]|{numeral}{1,3}[、.]|\d{1,2}(?:\.\d{1,2})*[、.]?"
    r"|[(]{number}{1,3}[)]|附[件录表])[^。;:]{0,36}"
)
_ARTICLE = grammar.pattern(
    r"第[{ten}百\d]{1,4}[条款章节]|[(]?{numeral}{1,3}[)、.]|[(]\d{1,2}[)]"
    r"|\d{1,2}(?:\.\d{1,2})+[、.]?(?=\p{Han})|\d{1,2}[、.](?=\p{Han})"
)
"""How an agreement's own clauses are numbered: 八、免责声明."""
_LETTERED = frozenset({"甲方", "乙方"})
_ANNEX = grammar.pattern(r"附[件录表][{ten}\dA-Z]{0,3}(?:[:、.《(].{0,40})?|附[件录表][{ten}\dA-Z]{1,3}.{0,30}")


def divide(pages: Sequence[Page]) -> tuple[Part, ...]:
    """The parts of a file in order, without gaps: what is nothing else is the agreement.

    Offsets are those of the pages' texts joined by newlines. A file without text has no part.
    """
    lines = lines_to_divide(pages)
    return told(lines, special(lines, load_headings(), pages), sum(len(page.text) + 1 for page in pages) - 1)


def lines_to_divide(pages: Sequence[Page]) -> list[Line]:
    """The filled lines of all pages; an announcement's paragraphs in pieces, for its headings may run into them."""
    lines, text = lines_of(pages), "\n".join(page.text for page in pages)
    return in_pieces(lines, text) if is_announcement(lines, text) else lines


def told(lines: Sequence[Line], intervals: Iterable[Interval], total: int) -> tuple[Part, ...]:
    """The parts that the intervals of lines are, and the agreement's own between them, up to the offset ``total``."""
    if not lines:
        return ()
    found: list[Part] = []
    for first, last, kind in intervals:
        end = lines[last].start if last < len(lines) else total
        found.append(Part(kind, lines[first].start, end))
    return tuple(_filled_up(found, total))


def _filled_up(special: Sequence[Part], total: int) -> Iterator[Part]:
    """The parts with the agreement's own stretches between them."""
    done = 0
    for part in special:
        if part.start > done:
            yield Part(PartKind.AGREEMENT, done, part.start)
        yield part
        done = part.end
    if done < total:
        yield Part(PartKind.AGREEMENT, done, total)


@dataclass(slots=True)
class _Progress:
    """How far the agreement has come in the lines so far."""

    numbered: bool
    """Whether it has numbered clauses."""
    begun: bool = False
    named: bool = False
    """Whether a party was, in a label and with a title above or without."""
    opened: bool = False
    """Whether its first clause stood there."""
    sealed: bool = False
    """Whether the places for its seals did."""

    def take(self, lines: Sequence[Line], index: int, headings: Headings) -> None:
        """Take in a line."""
        line = lines[index]
        self.begun = self.begun or begins_agreement(lines, index, headings)
        self.named = self.named or (line.names_party and line.cells == 1)
        self.opened = self.opened or (self.begun and line.opens_clauses)
        self.sealed = self.sealed or (self.begun and line.calls_for_seal and (self.opened or not self.numbered))

    def admits(self, where: Where, line: Line, index: int, last: Callable[[], int]) -> bool:
        """Whether the line is such a place; ``last`` gives the line of the file with which an agreement begins last."""
        opening = index < _OPENING and not self.begun
        behind = self.sealed or (self.begun and line.tops)
        admitted = {
            Where.ANYWHERE: True,
            Where.OPENING: opening,
            Where.BEFORE: not self.begun or line.tops or (not self.opened and index < last()),
            Where.BEHIND: behind,
            Where.BELOW: self.sealed,
            Where.OUTSIDE: behind or opening,
        }
        return admitted[where]


def special(lines: Sequence[Line], headings: Headings, pages: Sequence[Page]) -> Iterator[Interval]:
    """Intervals of lines that are another part than the agreement."""
    progress = _Progress(numbered=any(line.opens_clauses for line in lines))
    later = cache(lambda: _last_places(lines))
    last = cache(lambda: _last_beginning(lines, headings))
    index = 0
    text = "\n".join(page.text for page in pages)
    if is_announcement(lines, text):
        index = next((at for at in range(len(lines)) if _opens_agreement(lines, at, headings)), len(lines))
        yield from ((first, last, PartKind.OTHER) for first, last in republished(lines, text, index))
    while index < len(lines):
        heading = headings.of(lines[index].bare)
        if heading is not None and _counts(heading, lines, index, progress, headings, last):
            end = _end(heading, lines, index, headings, later)
            if end > index + 1 or heading.until is not Until.ENTRIES:
                yield index, end, heading.kind
                index = end
                continue
        progress.take(lines, index, headings)
        index += 1


def _counts(
    heading: Heading,
    lines: Sequence[Line],
    index: int,
    progress: _Progress,
    headings: Headings,
    last: Callable[[], int],
) -> bool:
    """Whether the heading stands where one of its kind may."""
    line = lines[index]
    if line.cells > 1 or ((progress.begun or progress.named) and _ARTICLE.match(line.bare)):
        return False
    if heading.where is not Where.ANYWHERE and index and _ANNEX.fullmatch(lines[index - 1].words):
        return False  # the title of an annex on the line below its number
    if heading.where is Where.OUTSIDE and not progress.begun and _letters_parties(lines, index, headings):
        return False  # an agreement that is called so
    return progress.admits(heading.where, line, index, last)


def _letters_parties(lines: Sequence[Line], index: int, headings: Headings) -> bool:
    """Whether 甲方 or 乙方 is named near behind the line, before an agreement begins there."""
    near = range(index + 1, min(len(lines), index + 1 + NEAR))
    own = takewhile(lambda at: not begins_agreement(lines, at, headings), near)
    return any(found["role"] in _LETTERED for at in own for found in headings.role.finditer(lines[at].words))


def begins_agreement(lines: Sequence[Line], index: int, headings: Headings) -> bool:
    """Whether a title stands on the line, and near behind it a party, a number or a first clause."""
    line = lines[index]
    if not line.leads or not line.bare or line.cells > 1:
        return False
    return headings.title.fullmatch(line.bare) is not None and headings.of(line.bare) is None


def _last_beginning(lines: Sequence[Line], headings: Headings) -> int:
    """The line with which an agreement begins last; behind its cover and a sheet it begins again. 0 where none does."""
    return next((at for at in reversed(range(len(lines))) if begins_agreement(lines, at, headings)), 0)


def _opens_agreement(lines: Sequence[Line], index: int, headings: Headings) -> bool:
    """Whether an agreement begins with the line and names a party near behind: a list of papers names none."""
    behind = lines[index + 1 : index + 1 + NEAR]
    return begins_agreement(lines, index, headings) and any(line.names_party for line in behind)


def _end(
    heading: Heading, lines: Sequence[Line], first: int, headings: Headings, later: Callable[[], dict[str, int]]
) -> int:
    """Index of the line that is the first behind the part."""
    if heading.until is Until.ENTRIES:
        return _behind_entries(lines, first, headings, later())
    if heading.until is Until.AGREEMENT:
        return _before_agreement(heading, lines, first, headings)
    behind = range(first + 1, len(lines))
    return next((index for index in behind if _ends(heading, lines, index, headings)), len(lines))


def _ends(heading: Heading, lines: Sequence[Line], index: int, headings: Headings) -> bool:
    """Whether a part that is a page or an annex is over before the line: something else begins there."""
    line = lines[index]
    if begins_agreement(lines, index, headings) or (heading.until is Until.PAGE and line.tops):
        return True
    other = headings.of(line.bare)
    return _ANNEX.fullmatch(line.words) is not None or (other is not None and other.kind is not heading.kind)


def _before_agreement(heading: Heading, lines: Sequence[Line], first: int, headings: Headings) -> int:
    """Index of the line with which the agreement begins: its title, or its parties where they stand without one."""
    for index in range(first + 1, len(lines)):
        line = lines[index]
        if begins_agreement(lines, index, headings):
            return index
        names = line.names_party and line.cells == 1 and headings.of(line.bare) is None
        if names and _speaks_as_agreement(lines, index, heading, headings):
            return _with_title_above(lines, index, first, headings)
    return len(lines)


def _speaks_as_agreement(lines: Sequence[Line], index: int, heading: Heading, headings: Headings) -> bool:
    """Whether two parties are named from the line on, or one and a first clause, without a form's words between.

    What is headed as something else altogether, such as an invoice, may name two parties; it takes a clause besides.
    """
    named: set[str] = set()
    for following in islice(lines, index, index + 1 + NEAR):
        if following.of_form:
            return False
        named.update(found["role"] for found in headings.role.finditer(following.words))
        if following.opens_clauses and len(named) > (heading.kind is PartKind.OTHER):
            return True
        if len(named) > 1 and heading.kind is not PartKind.OTHER:
            return True
    return False


def _with_title_above(lines: Sequence[Line], index: int, first: int, headings: Headings) -> int:
    """The line of the title that stands right above the parties, else the parties' own."""
    for above in range(index - 1, max(first, index - 6), -1):
        if headings.title.fullmatch(lines[above].bare) and not headings.of(lines[above].bare):
            return above
    return index


def _last_places(lines: Sequence[Line]) -> dict[str, int]:
    """Each short line's words, a page's number left out, with the index where they stand last."""
    return {_key(line.words): index for index, line in enumerate(lines) if line.words}


def _behind_entries(lines: Sequence[Line], first: int, headings: Headings, later: dict[str, int]) -> int:
    """Index of the first line behind a table of contents: no entry, or one that comes again.

    Up to where the first entry comes again, what is counted is an entry although the text has no such heading.
    """
    seen: set[str] = set()
    entries = range(first + 1, min(len(lines), first + 1 + _MOST_ENTRIES))
    again = _comes_again(lines, first, later)
    for index in entries:
        words = lines[index].words
        if not words or _key(words) in seen or lines[index].names_party:
            return index
        expected = later[_key(words)] > index
        if _COUNTED.match(words):
            expected = expected or index < again
        elif headings.title.fullmatch(words):
            expected = False
        if not _is_entry(words, expected=expected):
            return index
        seen.add(_key(words))
    return entries.stop


def _comes_again(lines: Sequence[Line], first: int, later: dict[str, int]) -> int:
    """Index where the entry behind the contents' heading stands last; the heading's own where there is none."""
    if first + 1 == len(lines) or not lines[first + 1].words:
        return first
    return later[_key(lines[first + 1].words)]


def _is_entry(words: str, *, expected: bool) -> bool:
    if _LEADER.search(words):
        return True
    if words.startswith("附") and _ENTRY.fullmatch(words):
        return True
    return expected and len(words) <= 40 and not punctuation.holds(words, "。;:")


def _key(words: str) -> str:
    """An entry without its page."""
    return str(_LEADER.sub("", words)).strip(".…·_-—")
