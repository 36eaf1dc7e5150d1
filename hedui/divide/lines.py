"""A file's filled lines, each made comparable where it is short enough to be a heading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from hedui.divide.words import said
from hedui.models.page import Page
from hedui.normalize import grammar
from hedui.normalize.fold import fold
from hedui.normalize.punctuation import BULLET

LONGEST = 120
"""Characters up to which a line is folded; a longer one is a paragraph."""
_TITLE_MARKS = "《》#*_"
_PARTY = grammar.pattern(
    r"\(?(?:{lettered}|\p{Han}{1,6}(?:方|人|单位|者|商))\)?(?:\([^()]{1,14}\))*(?:名称|全称)?(?:\([^()]{1,6}\))?[:_]"
    r"|.{2,60}\({called_so}[甲乙]方[”\"']*\)"
)
_FIRST_CLAUSE = said("first_clause")
_NUMBER_LABEL = said("number_label")
_SEALED = said("seal_or_day")


NEAR = 25
"""Lines behind a title within which an agreement names a party, its number or its first clause."""
_NOT_AGREEMENT = said("company_form")


_Where = tuple[int, int, int, bool]
"""Where a line stands, as ``Line`` says it: start, end, page, whether it tops this."""


_Looks = tuple[str, int, bool, bool, bool, bool]
"""What a row of text is by itself, wherever it stands: its words, its cells, and what of ``Line`` these tell."""


class Line(NamedTuple):
    """One filled line: its interval in the joined text, and its words folded and without blanks."""

    start: int
    end: int
    page: int
    tops: bool
    """Whether it is the first of its page, in a file of several."""
    words: str
    """Empty where the line is too long to be a heading."""
    cells: int
    """Cells that tabs divide it into."""
    names_party: bool = False
    opens_clauses: bool = False
    calls_for_seal: bool = False
    of_form: bool = False
    """Whether it uses words of a company's own forms."""
    leads: bool = False
    """Whether a party, a number or a first clause stands near behind it, before any words of forms."""

    @property
    def bare(self) -> str:
        """The words without book marks and marks of emphasis."""
        return self.words.strip(_TITLE_MARKS)


def lines_of(pages: Sequence[Page]) -> list[Line]:
    """The filled lines of all pages, in offsets of their texts joined by newlines."""
    found: list[Line] = []
    spoken = form = count = sum(page.text.count("\n") + 1 for page in pages)
    for where, row in reversed(list(_filled(pages))):
        count -= 1
        looks, speaks = _looks(row) if len(row) <= LONGEST else (_paragraph(row), False)
        leads = spoken - count <= NEAR and spoken <= form
        found.append(Line._make((*where, *looks, leads)))
        spoken = count if speaks else spoken
        form = count if looks[-1] else form
    return found[::-1]


@lru_cache(maxsize=4096)
def _looks(row: str) -> tuple[_Looks, bool]:
    """What a row is by itself, and whether it names a party or a number, or opens the clauses."""
    words = "".join(BULLET.sub("", fold(row).text).split())
    names_party, opens_clauses = _PARTY.match(words) is not None, _FIRST_CLAUSE.match(words) is not None
    sealed, of_form = _SEALED.search(words) is not None, _NOT_AGREEMENT.search(words) is not None
    speaks = names_party or opens_clauses or _NUMBER_LABEL.match(words) is not None
    return (words, row.count("\t") + 1, names_party, opens_clauses, sealed, of_form), speaks


def _paragraph(row: str) -> _Looks:
    """Of a paragraph no word is looked at."""
    return "", row.count("\t") + 1, False, False, False, False


def _filled(pages: Sequence[Page]) -> Iterator[tuple[_Where, str]]:
    """Where each filled line stands, and its text."""
    offset = 0
    for page in pages:
        tops = len(pages) > 1
        start = offset
        for row in page.text.split("\n"):
            if row and not row.isspace():
                yield (start, start + len(row), page.number, tops), row
                tops = False
            start += len(row) + 1
        offset += len(page.text) + 1
