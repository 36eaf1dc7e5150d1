"""Pages that are absent, out of order or there twice, as their own numbers tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from hedui.divide.page_numbers import PageNumber
from hedui.divide.paging import Disorder, Gap
from hedui.extract.extraction import Extraction
from hedui.extract.mention import Place
from hedui.messages import Message, literal
from hedui.models.evidence import Evidence, Method
from hedui.models.page import Page
from hedui.validate.draft import Draft, Side, fill

_ABSENT = Message("按页码缺第{numbers}页：{sides}", "By the page numbers, page {numbers} is absent: {sides}")
_OF_TOTAL = Message(
    "按页码缺第{numbers}页（共{total}页）：{sides}",
    "By the page numbers, page {numbers} of {total} is absent: {sides}",
)
_DISORDER = Message("页序颠倒，请核对：{pairs}", "Pages are out of order; look at them: {pairs}")
_BEHIND = Message(
    "文件第{page}页的页码“{text}”在“{before}”之后", "“{text}” (page {page} of the file) stands behind “{before}”"
)
_TWICE = Message("有重复的页，重复的未计入内容：{pages}", "Pages stand in the file twice, and were read once: {pages}")
_SAME = Message("文件第{page}页与第{of}页相同", "page {page} of the file is page {of} again")
_SAME_NUMBER = Message(
    "文件第{page}页与第{of}页相同（“{text}”）", "page {page} of the file is page {of} again (“{text}”)"
)
_DISORDERED = Message("；页序也不对", "; they are out of order as well")
_MOST = 10


def page_missing(extraction: Extraction) -> Iterator[Draft]:
    """A number that no page bears, or a page behind one with a higher number (silent beside page-duplicate).

    Silent where as many pages without a number stand there, and where a recognised number may be misread.
    """
    paging = extraction.paging
    for gap in paging.gaps:
        yield _absent(extraction, gap)
    if paging.disorder and not paging.repeated:
        pairs = tuple(_behind(each) for each in paging.disorder[:_MOST])
        numbers = [number for each in paging.disorder for number in (each.before, each.behind)]
        yield Draft(_DISORDER, {"pairs": pairs}, _sides(extraction, numbers))


def page_duplicate(extraction: Extraction) -> Iterator[Draft]:
    """A page with the number and the text of an earlier one; without a number only a long one, the same to the letter.

    What it says is counted once. One finding for the document.
    """
    repeated = extraction.paging.repeated
    if repeated:
        told = tuple(
            fill(_SAME_NUMBER, page=each.page, of=each.of, text=literal(each.said.text))
            if each.said is not None
            else fill(_SAME, page=each.page, of=each.of)
            for each in repeated[:_MOST]
        )
        message = _TWICE
        if extraction.paging.disorder:
            message = Message(_TWICE.zh + _DISORDERED.zh, _TWICE.en + _DISORDERED.en)
        yield Draft(message, {"pages": told}, _sheets(extraction, {each.of for each in repeated}))


def _absent(extraction: Extraction, gap: Gap) -> Draft:
    sides = _sides(extraction, [number for number in (gap.before, gap.behind) if number is not None])
    numbers = "、".join(map(str, gap.numbers[:_MOST])) + ("…" if len(gap.numbers) > _MOST else "")
    facts: dict[str, object] = {"numbers": numbers, "sides": sides}
    return Draft(_ABSENT, facts, sides) if gap.total is None else Draft(_OF_TOTAL, facts | {"total": gap.total}, sides)


def _behind(each: Disorder) -> Message:
    return fill(_BEHIND, page=each.behind.page, text=literal(each.behind.text), before=literal(each.before.text))


def _sides(extraction: Extraction, numbers: Sequence[PageNumber]) -> tuple[Side, ...]:
    """The lines that state page numbers."""
    pages = {page.number: page for page in extraction.layout.text.pages}
    return tuple(_side(pages[number.page], number) for number in numbers if number.page in pages)


def _side(page: Page, number: PageNumber) -> Side:
    evidence = Evidence(
        page=page.number,
        start=number.start,
        end=number.end,
        text=page.text[number.start : number.end],
        boxes=page.locate(number.start, number.end),
        confidence=1.0,
        method=Method.CLAUSE,
    )
    return Side(number.text, Place.BODY, page.number, None, (evidence,))


def _sheets(extraction: Extraction, numbers: Set[int]) -> tuple[Side, ...]:
    """The first line of each of the pages."""
    text = extraction.layout.text
    found = []
    for page, start in zip(text.pages, text.page_starts, strict=True):
        line = next((line for line in page.text.split("\n") if line.strip()), "")
        if page.number in numbers and line:
            at = start + page.text.index(line)
            found.append(
                Side(line.strip(), Place.BODY, page.number, None, text.evidence(at, at + len(line), Method.CLAUSE))
            )
    return tuple(found)
