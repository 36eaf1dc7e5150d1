"""A file's filled lines, each made comparable where it is short enough to be a heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from hedui.models.page import Page
from hedui.normalize.fold import fold

LONGEST = 120
"""Characters up to which a line is folded; a longer one is a paragraph."""
_TITLE_MARKS = "《》#*_"
_PARTY = regex.compile(
    r"\(?(?:[甲乙丙]方|\p{Han}{1,6}(?:方|人|单位|者|商))\)?(?:\([^()]{1,14}\))*(?:名称|全称)?(?:\([^()]{1,6}\))?[:_]"
    r"|.{2,60}\((?:以下|下)?(?:统|简)?称?(?:为)?[:“\"']*[甲乙]方[”\"']*\)"
)
_FIRST_CLAUSE = regex.compile(r"第[一1]条|第[一1]章|一[、.．]|1[、.．](?!\d)")
_NUMBER_LABEL = regex.compile(r"(?:\p{Han}{0,8}(?:合同|协议)\p{Han}{0,3})?(?:编号|号|号码)[:：]")
_SEALED = regex.compile(r"盖章|签章|签字|公章|签名|签署日期|签订日期")


@dataclass(frozen=True, slots=True)
class Line:
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

    @property
    def bare(self) -> str:
        """The words without book marks and marks of emphasis."""
        return self.words.strip(_TITLE_MARKS)

    @property
    def names_party(self) -> bool:
        return bool(self.words) and _PARTY.match(self.words) is not None

    @property
    def opens_clauses(self) -> bool:
        return bool(self.words) and _FIRST_CLAUSE.match(self.words) is not None

    @property
    def states_number(self) -> bool:
        return bool(self.words) and _NUMBER_LABEL.match(self.words) is not None

    @property
    def calls_for_seal(self) -> bool:
        return bool(self.words) and _SEALED.search(self.words) is not None


def lines_of(pages: Sequence[Page]) -> list[Line]:
    """The filled lines of all pages, in offsets of their texts joined by newlines."""
    found: list[Line] = []
    offset = 0
    for page in pages:
        tops = len(pages) > 1
        start = offset
        for row in page.text.split("\n"):
            if row and not row.isspace():
                short = row if len(row) <= LONGEST else row[:0]
                words = "".join(fold(short).text.split()) if short else ""
                found.append(Line(start, start + len(row), page.number, tops, words, row.count("\t") + 1))
                tops = False
            start += len(row) + 1
        offset += len(page.text) + 1
    return found
