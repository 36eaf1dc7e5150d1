"""Whether a file's pages are in order: numbers that none of them bears, and pages that stand in the file twice.

A repeated page is one with the same number and
the same text; without a number only a long text that equals another's to the letter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from itertools import chain, pairwise

from hedui.divide.page_numbers import PageNumber, page_numbers
from hedui.divide.words import said
from hedui.models.page import Page, Reading
from hedui.normalize.fold import fold

_ENOUGH = 200
_SHINGLE = 4
_ALIKE = 0.85
_SIGNED = said("signed_page")
_BLANK = said("left_blank")
_MOST_BLANKS = 2


@dataclass(frozen=True, slots=True)
class Repeated:
    """A page that stands in the file before: both by their number in the file, and what they say of their own."""

    page: int
    of: int
    said: PageNumber | None


@dataclass(frozen=True, slots=True)
class Gap:
    """Numbers that no page bears, between two page numbers; None at the beginning or the end."""

    numbers: tuple[int, ...]
    before: PageNumber | None
    behind: PageNumber | None
    total: int | None

    def touches(self, pages: Set[int]) -> bool:
        """Whether it lies beside one of these pages of the file."""
        return any(number is not None and number.page in pages for number in (self.before, self.behind))


@dataclass(frozen=True, slots=True)
class Disorder:
    """A page that stands behind one with a higher number."""

    before: PageNumber
    behind: PageNumber


@dataclass(frozen=True, slots=True)
class Paging:
    """What is wrong with the order of a file's pages."""

    repeated: tuple[Repeated, ...] = ()
    gaps: tuple[Gap, ...] = ()
    disorder: tuple[Disorder, ...] = ()

    def of(self, pages: Sequence[Page]) -> Paging:
        """What concerns some of the file's pages."""
        own = {page.number for page in pages}
        return Paging(
            tuple(each for each in self.repeated if each.of in own),
            tuple(each for each in self.gaps if each.touches(own)),
            tuple(each for each in self.disorder if each.behind.page in own),
        )


@dataclass(slots=True)
class _Run:
    """Numbered pages of one count, in the order of the file, and how many unnumbered ones stand before each."""

    numbers: list[PageNumber] = field(default_factory=list)
    unnumbered: list[int] = field(default_factory=list)
    behind: int = 0


def paged(pages: Sequence[Page]) -> tuple[tuple[Page, ...], Paging]:
    """The pages without those that stand in the file twice, and what is wrong with their order."""
    if len(pages) < 2 or not any(page.text for page in pages):
        return tuple(pages), Paging()
    said = {number.page: number for number in page_numbers(pages)}
    repeated = tuple(_repeated(pages, said))
    twice = {each.page for each in repeated}
    kept = tuple(page for page in pages if page.number not in twice)
    runs = list(_runs(kept, said))
    gaps = tuple(chain.from_iterable(map(_gaps, _trustworthy(runs))))
    return kept, Paging(repeated, gaps, tuple(chain.from_iterable(map(_disorder, runs))))


def _trustworthy(runs: Sequence[_Run]) -> Sequence[_Run]:
    """The counts of which a gap may be told: among several a single number may be no page's."""
    return runs if len(runs) == 1 else [run for run in runs if len(run.numbers) > 1]


def _repeated(pages: Sequence[Page], said: dict[int, PageNumber]) -> Iterator[Repeated]:
    """Pages that repeat an earlier one, each once."""
    solid = {page.number: _solid(page, said.get(page.number)) for page in pages}
    by_text: dict[str, Page] = {}
    by_number: dict[tuple[int, int | None] | None, Page] = {}
    for page in pages:
        text, number = solid[page.number], said.get(page.number)
        if not text:
            continue
        key = (number.number, number.total) if number is not None else None
        alike, counted = by_text.get(text), by_number.get(key)
        if alike is not None and _is_same_sheet(text, number, said.get(alike.number), page.text):
            yield Repeated(page.number, alike.number, number)
        elif counted is not None and _is_like(page, counted, solid):
            yield Repeated(page.number, counted.number, number)
        else:
            by_text.setdefault(text, page)
            if key is not None:
                by_number.setdefault(key, page)


def _is_same_sheet(text: str, number: PageNumber | None, other: PageNumber | None, raw: str) -> bool:
    """Whether equal texts are one sheet: they bear one number; without numbers the text is long and no form."""
    if number is not None or other is not None:
        return number is not None and other is not None and (number.number, number.total) == (other.number, other.total)
    return len(text) >= _ENOUGH and len(_BLANK.findall(raw)) <= _MOST_BLANKS


def _is_like(page: Page, other: Page, solid: dict[int, str]) -> bool:
    """Whether two pages of one number, one of them recognised, are one sheet; sheets to sign may be two that were
    signed apart."""
    if Reading.OCR not in (page.reading, other.reading) or _SIGNED.search(page.text):
        return False
    one, two = (_shingles(solid[each.number]) for each in (page, other))
    return len(one & two) >= _ALIKE * len(one | two)


def _shingles(text: str) -> frozenset[str]:
    return frozenset(text[at : at + _SHINGLE] for at in range(len(text) - _SHINGLE + 1))


def _solid(page: Page, number: PageNumber | None) -> str:
    text = page.text if number is None else page.text[: number.start] + page.text[number.end :]
    return "".join(fold(text).text.split())


def _runs(pages: Sequence[Page], said: dict[int, PageNumber]) -> Iterator[_Run]:
    """The numbered pages; a number that was there, or another total, begins a new count."""
    run, seen, waiting = _Run(), set[int](), 0
    for page, number in _trusted(pages, said):
        if number is None:
            waiting += bool(page.text.strip()) or page.problem not in (None, "blank")
            continue
        if run.numbers and (number.number in seen or number.total != run.numbers[-1].total):
            run.behind = waiting
            yield run
            run, seen, waiting = _Run(), set(), 0 if number.number == 1 else waiting
        run.numbers.append(number)
        run.unnumbered.append(waiting)
        seen.add(number.number)
        waiting = 0
    run.behind = waiting
    if run.numbers:
        yield run


def _trusted(pages: Sequence[Page], said: dict[int, PageNumber]) -> Iterator[tuple[Page, PageNumber | None]]:
    """Each page with its number; one that was recognised, and does not fit between numbers that leave a place for it,
    was misread."""
    for before, page, behind in zip([None, *pages[:-1]], pages, [*pages[1:], None], strict=True):
        number = said.get(page.number)
        if number is not None and page.reading is Reading.OCR:
            low = said.get(before.number) if before else None
            high = said.get(behind.number) if behind else None
            number = number if _fits(number.number, low, high) else None
        yield page, number


def _fits(number: int, low: PageNumber | None, high: PageNumber | None) -> bool:
    """Whether the number can stand between these two; between two that leave no place for one it may be any."""
    follows = low is None or number == low.number + 1
    if low is not None and high is not None:
        return follows or high.number != low.number + 2
    return follows and (high is None or number == high.number - 1)


def _gaps(run: _Run) -> Iterator[Gap]:
    """Numbers that no page bears and that none of the pages without a number can be."""
    order = sorted(run.numbers, key=lambda number: number.number)
    total = order[0].total
    first, last = (order[0].number, order[-1].number) if total is None else (1, total)
    unnumbered = [*run.unnumbered, run.behind]
    if order != run.numbers:
        unnumbered = [sum(unnumbered)] * len(unnumbered)
    for (before, behind), most in zip(pairwise([None, *order, None]), unnumbered, strict=True):
        missing = range(before.number + 1 if before else first, behind.number if behind else last + 1)
        if len(missing) > most:
            yield Gap(tuple(missing), before, behind, total)


def _disorder(run: _Run) -> Iterator[Disorder]:
    for before, behind in pairwise(run.numbers):
        if behind.number < before.number:
            yield Disorder(before, behind)
