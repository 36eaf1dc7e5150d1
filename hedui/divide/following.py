"""Tell whether pages that lie in files of their own are those of one agreement, each going on from the one before.

Whoever joins what does not belong together does more harm than who leaves pages apart. So all must be proved: that the
first page begins an agreement, that no later one begins something, and that each goes on where the one before ends: by
its number, in the count of the clauses, within a sentence or a table, with the seals or an annex that were announced.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import pairwise

from hedui.divide.counts import counted, counts_on
from hedui.divide.headings import Headings, load_headings
from hedui.divide.lines import Line, lines_of
from hedui.divide.named import is_signing, names_on, numbers_on, shared
from hedui.divide.page_numbers import PageNumber, page_numbers
from hedui.divide.parts import begins_agreement
from hedui.models.page import Page
from hedui.models.part import PartKind
from hedui.normalize import grammar, punctuation

_TOP = 8
"""Filled lines at a page's top among which what it begins is headed."""
_HEADED = 3
_SIGNED = 12
"""Lines at a page's top among which the place for a seal stands."""
_OWN = frozenset({PartKind.AGREEMENT, PartKind.COVER, PartKind.CONTENTS, PartKind.SIGNATURE_PAGE, PartKind.ANNEX})
_ANNEX = grammar.pattern(r"(附[件录表][{ten}\dA-Z]{0,3})(?=$|[:、.《(\p{Han}])")
_CITED = grammar.pattern(r"附[件录表][{ten}\dA-Z]{0,3}")
_LEAST_CELLS = 3
_OPENING, _NAMES = 4000, 40
"""Characters among which parties are introduced, and names that are looked for there."""
_LONG, _GOES_ON = 20, 12
"""Characters of a last line that may be cut amid a sentence, and of the one that goes on with it."""
_CUT = tuple("，、,（(《“")
_TAKES_ON = tuple("，。、；）》”,;)")
_PROSE = "，。；,;"


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page that is not blank, and what it says of itself."""

    page: Page
    lines: Sequence[Line]
    names: Set[str]
    numbers: Set[str]
    signing: Sequence[int]
    """Indices of the lines that call for a seal."""

    def text(self, line: Line) -> str:
        return self.page.text[line.start : line.end].strip()


@dataclass(slots=True)
class _Known:
    """What the pages so far say."""

    titles: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)
    annexes: set[str] = field(default_factory=set)
    signed: set[str] = field(default_factory=set)
    """The roles for whose seals there was a place."""
    opening: str = ""
    """What the first page says first."""

    def has(self, names: Set[str]) -> bool:
        """Whether one of the names stands on a page before."""
        return shared(names, self.names) or any(name in self.opening for name in sorted(names)[:_NAMES])

    def take(self, sheet: _Sheet, headings: Headings) -> None:
        self.opening = self.opening or "\n".join(line.words for line in sheet.lines)[:_OPENING]
        self.names |= sheet.names
        self.numbers |= sheet.numbers
        self.signed |= _roles(sheet, headings)
        for line in sheet.lines:
            if headings.title.fullmatch(line.bare) is not None:
                self.titles.add(line.bare)
            self.annexes.update(_CITED.findall(line.words or sheet.text(line)))


def are_of_one(pages: Iterable[Page | None]) -> bool:
    """Whether these pages, in their order, are proved to be one agreement's; None stands for what is no page.

    They are looked at one by one, up to the first that shows that they are not.
    """
    headings = load_headings()
    read: list[Page] = []
    sheets: list[_Sheet] = []
    opening: set[str] = set()
    for page in pages:
        if page is None:
            return False
        read.append(replace(page, number=len(read) + 1))
        if not page.text.strip():
            continue
        sheet = _sheet(read[-1], headings)
        if sheets and _is_of_another(sheet, opening, headings):
            return False
        if not sheets and not any(begins_agreement(sheet.lines, at, headings) for at in range(len(sheet.lines))):
            return False
        opening = opening or {line.bare for line in sheet.lines}
        sheets.append(sheet)
    return len(sheets) > 1 and _each_goes_on(sheets, _counted_pages(read), headings)


def _sheet(page: Page, headings: Headings) -> _Sheet:
    lines = lines_of((page,))
    names = {name for line in lines for name in names_on(line, headings)}
    numbers = {number for line in lines for number in numbers_on(line)}
    return _Sheet(page, lines, names, numbers, [at for at, line in enumerate(lines) if is_signing(line, headings)])


def _counted_pages(pages: Sequence[Page]) -> dict[int, PageNumber]:
    return {number.page: number for number in page_numbers(pages)}


def _is_of_another(sheet: _Sheet, opening: Set[str], headings: Headings) -> bool:
    """Whether a page begins something else: by its number, its heading, or the title and parties at its top.

    ``opening`` holds the lines of the first page.
    """
    number = _counted_pages((sheet.page,)).get(sheet.page.number)
    if number is not None and number.number == 1:
        return True
    if any(_is_foreign(line, headings) for line in sheet.lines[:_HEADED]):
        return True
    for at, line in enumerate(sheet.lines[:_TOP]):
        if begins_agreement(sheet.lines, at, headings) and not _is_annexed(sheet.lines, at):
            return line.bare not in opening or (number is None and _opens(sheet, at, headings))
    return False


def _is_foreign(line: Line, headings: Headings) -> bool:
    heading = headings.of(line.bare)
    return heading is not None and heading.kind not in _OWN


def _is_annexed(lines: Sequence[Line], at: int) -> bool:
    """Whether a title is an annex's."""
    return _ANNEX.match(lines[at].bare) is not None or (at > 0 and _ANNEX.match(lines[at - 1].bare) is not None)


def _opens(sheet: _Sheet, title: int, headings: Headings) -> bool:
    """Whether parties are named behind a title, before places for seals."""
    end = next((at for at in sheet.signing if at > title), len(sheet.lines))
    return any(names_on(line, headings) for line in sheet.lines[title:end])


def _each_goes_on(sheets: Sequence[_Sheet], said: dict[int, PageNumber], headings: Headings) -> bool:
    known = _Known()
    for before, sheet in pairwise(sheets):
        known.take(before, headings)
        one, other = said.get(before.page.number), said.get(sheet.page.number)
        if one is not None and other is not None:
            if not _is_next(one, other):
                return False
        elif not _goes_on(before, sheet, known, headings):
            return False
    return True


def _is_next(one: PageNumber, other: PageNumber) -> bool:
    """Whether two pages' numbers follow each other, a blank side between them counted or not."""
    return one.total == other.total and other.number - one.number in (1, other.page - one.page)


def _goes_on(before: _Sheet, sheet: _Sheet, known: _Known, headings: Headings) -> bool:
    """Whether a page without a number goes on where the one before ends, between the same parties."""
    if sheet.numbers and known.numbers and not sheet.numbers & known.numbers:
        return False
    if sheet.names and known.names and not known.has(sheet.names):
        return False
    if _annex_follows(sheet, known):
        return True
    if known.signed:
        return bool(_roles(sheet, headings) - known.signed) and _is_signed_by(sheet, known)
    return (
        counts_on(counted(map(before.text, before.lines)), counted(map(sheet.text, sheet.lines)))
        or _is_signed_by(sheet, known)
        or _is_cut(before, sheet, headings)
    )


def _annex_follows(sheet: _Sheet, known: _Known) -> bool:
    """Whether the page begins with an annex that was cited."""
    found = _ANNEX.match(sheet.lines[0].bare)
    return found is not None and found[1] in known.annexes


def _roles(sheet: _Sheet, headings: Headings) -> set[str]:
    """The roles for whose seals the page has a place."""
    return {found["role"] for at in sheet.signing for found in headings.role.finditer(sheet.lines[at].words)}


def _is_signed_by(sheet: _Sheet, known: _Known) -> bool:
    """Whether the page is one to be signed by the parties that are named, or under the agreement's title."""
    if not sheet.signing or sheet.signing[0] > _SIGNED:
        return False
    return known.has(sheet.names) or any(
        title in line.words for line in sheet.lines[:_HEADED] for title in known.titles
    )


def _is_cut(before: _Sheet, sheet: _Sheet, headings: Headings) -> bool:
    """Whether the page's end cuts a table or a sentence."""
    last, first = before.lines[-1], sheet.lines[0]
    if last.cells >= _LEAST_CELLS or first.cells >= _LEAST_CELLS:
        return last.cells == first.cells
    end, begin = before.text(last), sheet.text(first)
    if first.names_party or headings.title.fullmatch(first.bare) or headings.role.search(last.words):
        return False
    if end.endswith(_CUT) or begin.startswith(_TAKES_ON):
        return True
    plain = not any(counted((begin,))) and punctuation.holds(begin, _PROSE)
    return plain and len(end) >= _LONG and len(begin) >= _GOES_ON and end[-1].isalnum()
