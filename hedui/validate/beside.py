"""What a file holds beside what its pages say: text that is hidden, struck through, or otherwise in the text layer.

None of it was read as if it stood there; each rule shows it, once for the document.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hedui.extract.extraction import Extraction
from hedui.extract.text.agreement import AgreementText
from hedui.messages import Message, literal
from hedui.models.evidence import Box, Method
from hedui.models.page import Mark, MarkKind, Page
from hedui.models.severity import Severity
from hedui.validate.draft import Draft, Side, fill
from hedui.validate.quote import quote

_HIDDEN = Message(
    "文件中有不显示的文字，未计入内容，请核对：{texts}",
    "The file holds text that does not show and was not read; look at it: {texts}",
)
_STRUCK = Message(
    "有文字被划去，未计入内容，请核对：{texts}",
    "Text is struck through and was not read; look at it: {texts}",
)
_REVISED = Message(
    "文件中有尚未接受或拒绝的修订，已按修订后的内容读取，请先处理修订：{texts}",
    "The file carries changes that nobody accepted or refused; it was read as changed. Settle them first: {texts}",
)
_LAYER = Message(
    "文字层与页面显示的内容不一致，已按页面内容读取，请对照原件：{texts}",
    "The text layer does not say what the page shows; what it shows was read. Compare it with the original: {texts}",
)
_NOT_COMPARED = Message(
    "未能将文字层与页面显示的内容比对，已按文字层读取：{reason}",
    "The text layer could not be compared with what the pages show, and was read as it is: {reason}",
)
_OTHERWISE = Message(
    "文字层为“{text}”，页面显示“{instead}”（第{page}页）",
    "“{text}” in the text layer, “{instead}” on the page (page {page})",
)
_QUOTED = Message("“{text}”（第{page}页）", "“{text}” (page {page})")
_REPLACED = Message(
    "“{text}”（第{page}页，该处显示为“{instead}”）", "“{text}” (page {page}; what shows there is “{instead}”)"
)
_CHANGED = Message("“{text}”改为“{instead}”", "“{text}” became “{instead}”")
_INSERTED = Message("插入“{instead}”", "“{instead}” was inserted")
_DELETED = Message("删除“{text}”", "“{text}” was deleted")
_MOST_SHOWN = 5
_LONGEST_SHOWN = 80
_LEAST = 4
_NUMERALS = frozenset("0123456789０１２３４５６７８９零〇一二三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟")


def text_hidden(extraction: Extraction) -> Iterator[Draft]:
    """Words or figures that the file holds but does not show; one finding for the document."""
    yield from _told(extraction, MarkKind.HIDDEN, _HIDDEN)


def text_struck(extraction: Extraction) -> Iterator[Draft]:
    """Words or figures that are struck through; one finding for the document."""
    yield from _told(extraction, MarkKind.STRUCK, _STRUCK)


def revision_pending(extraction: Extraction) -> Iterator[Draft]:
    """Changes tracked by Word that nobody accepted or refused; one finding for the document, which quotes both sides.

    Changes of how text looks are none.
    """
    yield from _told(extraction, MarkKind.REVISED, _REVISED)


def text_layer_differs(extraction: Extraction) -> Iterator[Draft]:
    """Critical values (12 at most) that a PDF's pages show otherwise than their text layer says, read twice; one
    finding for the document, info only where the layer is what an OCR program made of a scan, or where nothing could be
    compared."""
    if extraction.not_compared:
        yield Draft(_NOT_COMPARED, {"reason": extraction.not_compared}, severity=Severity.INFO)
    scans = all(
        page.is_layer
        for page in extraction.layout.text.pages
        if any(mark.kind is MarkKind.LAYER for mark in page.marks)
    )
    yield from _told(extraction, MarkKind.LAYER, _LAYER, Severity.INFO if scans else None)


def _told(
    extraction: Extraction, kind: MarkKind, message: Message, severity: Severity | None = None
) -> Iterator[Draft]:
    found = list(_marks(extraction.layout.text, kind))
    if found:
        texts = tuple(_quoted(mark, page) for page, _, mark in found[:_MOST_SHOWN])
        places = dict.fromkeys(_place(*each) for each in found)
        sides = tuple(side for place in places if (side := _side(extraction, *place)) is not None)
        yield Draft(message, {"texts": texts}, sides, severity=severity)


def _marks(text: AgreementText, kind: MarkKind) -> Iterator[tuple[Page, int, Mark]]:
    """The marks of the kind that tell something of the agreement, each with its page and the page's index."""
    for index, (page, start) in enumerate(zip(text.pages, text.page_starts, strict=True)):
        for mark in page.marks:
            if mark.kind is kind and text.holds(start + mark.start) and _says_something(mark):
                yield page, index, mark


def _says_something(mark: Mark) -> bool:
    """Whether it may be a value or a part of one; a stray sign that was forgotten is none."""
    if mark.kind is MarkKind.REVISED:
        return any(character.isalnum() for character in mark.text + mark.instead)
    solid = "".join(filter(str.isalnum, mark.text))
    if mark.kind is MarkKind.HIDDEN and solid.isascii() and not any(map(str.isdigit, solid)):
        return False  # the mark of the program that made the file
    return len(solid) >= _LEAST or bool(solid and (mark.instead or not _NUMERALS.isdisjoint(solid)))


def _quoted(mark: Mark, page: Page) -> Message:
    text, instead = (literal(_shortened(each)) for each in (mark.text, mark.instead))
    if mark.kind is MarkKind.LAYER:
        return fill(_OTHERWISE, text=text, page=page.number, instead=instead)
    if mark.kind is not MarkKind.REVISED:
        return fill(_REPLACED if instead else _QUOTED, text=text, page=page.number, instead=instead)
    changed = _CHANGED if text and instead else _INSERTED if instead else _DELETED
    return fill(changed, text=text, instead=instead)


def _shortened(text: str) -> str:
    tidy = " ".join(text.split())
    return tidy if len(tidy) <= _LONGEST_SHOWN else tidy[: _LONGEST_SHOWN - 1] + "…"


def _place(page: Page, index: int, mark: Mark) -> tuple[int, int, int, tuple[Box, ...]]:
    """The page, the interval of what stands there in the mark's place, or else of the line that it would stand on."""
    start, end = mark.start, mark.start + len(mark.instead)
    if not mark.instead or page.text[start:end] != mark.instead:
        start = page.text.rfind("\n", 0, start) + 1
        end = page.text.find("\n", start)
        end = len(page.text) if end < 0 else end
    return index, start, end, mark.boxes


def _side(extraction: Extraction, index: int, start: int, end: int, boxes: tuple[Box, ...]) -> Side | None:
    """What stands there, if anything does, with the boxes of the mark that tells of it."""
    text = extraction.layout.text
    if not text.pages[index].text[start:end].strip():
        return None
    first = text.page_starts[index]
    side = quote(extraction, first + start, first + end, Method.CLAUSE)
    if not boxes:
        return side
    return replace(side, evidence=tuple(each.model_copy(update={"boxes": boxes}) for each in side.evidence))
