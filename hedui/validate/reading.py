"""How well the pages could be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hedui.extract.extraction import Extraction
from hedui.extract.mention import Mention
from hedui.extract.resolve.supposed import RULE as LOOK_ALIKE
from hedui.extract.values.illegible_codes import LETTERS
from hedui.messages import Message, literal
from hedui.models.page import Page, Reading
from hedui.models.severity import Severity
from hedui.validate.doubt import confidence, guessed_otherwise
from hedui.validate.draft import Draft, Side, fill
from hedui.validate.quote import quote, quote_mention

_LOW = Message(
    "{count}个字段取自识别把握不大的文字，请对照原件：{sides}",
    "{count} values rest on text that was read with low confidence; compare them with the paper: {sides}",
)
_LOW_CHECK = Message(
    "核对未通过，但所依据的文字识别把握不大，请先对照原件：{draft}",
    "A check fails, but on text that was read with low confidence; compare it with the paper first: {draft}",
)
_LOW_PAGE = Message(
    "第{page}页辨认把握不大，其中内容和缺项请对照原件",
    "Page {page} was read with low confidence; compare what it says, and what seems to lack, with the paper",
)
_UNREADABLE = Message(
    "第{page}页没有可用的文字（{problem}），其中内容未经核对",
    "Page {page} gave no usable text ({problem}); its content was not checked",
)
_MAIMED = Message(
    "第{page}页只读出一部分（其余数据已损坏），缺失的内容未经核对",
    "Only a part of page {page} could be read (the rest of its data is damaged); what is missing was not checked",
)
_DIFFERS = Message(
    "再次识别结果不同，请对照原件：{side}，再次识别为{readings}",
    "A second reading differs; compare it with the paper: {side}, read the second time as {readings}",
)
_FAILED = Message(
    "第{page}页的存疑内容未能再次识别：{reason}", "Doubtful places of page {page} could not be read again: {reason}"
)
_ALSO = Message("{side}，也可读作{readings}", "{side}, which may also be read as {readings}")
_AS_READ = Message("{side}", "{side}")
_GUESS = Message("“{text}”", "“{text}”")
_READING = Message("“{text}”（{engine}）", "“{text}” ({engine})")
LOW_CONFIDENCE = "low-confidence"
"""Code of the finding about what was read with little confidence."""
_MILDER = {Severity.ERROR: Severity.WARNING}
_BLANK, _PARTLY = "blank", "maimed"
_PROBLEMS = {
    "empty": Message("页面有内容但没有文字", "it shows something but holds no characters"),
    _BLANK: Message("空白", "it is blank"),
    "scan": Message("是图片，未做识别", "it is a picture that was not recognised"),
    "garbled": Message("文字层是乱码", "its text layer is gibberish"),
    "damaged": Message("数据已损坏", "its data is damaged"),
    "too-large": Message("图片像素超过上限", "its picture has too many pixels"),
    "no-text": Message("有笔迹或图形但识别不出文字，可能模糊", "ink but no text was recognised; it may be blurred"),
}
"""Why a page gave no text, by ``Page.problem``."""
_LEAST = 0.6
_LEAST_TO_ACCUSE = 0.85
"""Of the least sure character of values that are said to be wrong."""
_MOST_SHOWN = 5
_SIGNS, _FIGURES = str.maketrans("%‰", "‰%"), str.maketrans(LETTERS)


def low_confidence(extraction: Extraction) -> Iterator[Draft]:
    """Values whose least sure character was recognised with a confidence below 0.6, or of which a letter was taken for
    the figure that it looks like, in one finding; pages that are hardly legible, each in one."""
    pages = _pages(extraction)
    yield from (Draft(_LOW_PAGE, {"page": page.number}) for page in pages.values() if page.is_hardly_legible)
    yield from _low_values(extraction, pages)


def _low_values(extraction: Extraction, pages: Mapping[int, Page]) -> Iterator[Draft]:
    recognised = any(page.reading is Reading.OCR for page in pages.values())
    sides: dict[tuple[int, str], Draft] = {}
    fields: list[str] = []
    for pointer, (mention, *_) in extraction.sources.items():
        if mention.rule == LOOK_ALIKE or (recognised and _is_unsure(pages, quote_mention(extraction, mention))):
            side = quote_mention(extraction, mention)
            sides.setdefault((mention.start, side.text), _with_readings(extraction, mention, side))
            fields.append(pointer)
    if sides:
        shown = tuple(sides.values())
        quoted = tuple(side for draft in shown for side in draft.sides)
        yield Draft(_LOW, {"count": len(fields), "sides": shown[:_MOST_SHOWN]}, quoted, tuple(fields))


def _with_readings(extraction: Extraction, mention: Mention, side: Side) -> Draft:
    """What is quoted, with what else was made of it, or can be: the other sign, a figure that a letter looks like."""
    found = list(guessed_otherwise(extraction, mention.start, mention.end))
    if mention.rule == LOOK_ALIKE:
        found.append(side.text.translate(_FIGURES))
    elif _is_sign_unsure(_pages(extraction), side):
        found.append(side.text.translate(_SIGNS))
    readings = tuple(fill(_GUESS, text=literal(text)) for text in dict.fromkeys(found) if text != side.text)
    return Draft(_ALSO if readings else _AS_READ, {"side": side, "readings": readings}, (side,))


def _is_sign_unsure(pages: Mapping[int, Page], side: Side) -> bool:
    """Whether % or ‰ was hardly told from the other."""
    return any(
        confidence(pages[e.page], at, at + 1) < _LEAST
        for e in side.evidence
        for at in range(e.start, e.end)
        if ord(pages[e.page].text[at]) in _SIGNS
    )


def as_unsure(extraction: Extraction, draft: Draft, severity: Severity) -> Draft | None:
    """What to say in place of a finding that a check of values gives, where one of the characters that it quotes was
    recognised with so little confidence that the reading may be at fault, and not the agreement; else None."""
    if not _is_unsure(_pages(extraction), draft, _LEAST_TO_ACCUSE):
        return None
    return Draft(_LOW_CHECK, {"draft": draft}, draft.sides, draft.fields, _MILDER.get(severity, Severity.INFO))


def _pages(extraction: Extraction) -> Mapping[int, Page]:
    return {page.number: page for page in extraction.layout.text.pages}


def _is_unsure(pages: Mapping[int, Page], quoted: Side | Draft, least: float = _LEAST) -> bool:
    """Whether a character of what is quoted was recognised with little confidence."""
    return any(confidence(pages[e.page], e.start, e.end) < least for e in quoted.evidence)


def second_reading_differs(extraction: Extraction) -> Iterator[Draft]:
    """A critical value of a scan that was read a second time, and otherwise; or whose second reading failed."""
    for doubt in extraction.doubts:
        span = (doubt.span.start, doubt.span.end)
        side = quote(extraction, *span)
        readings = tuple(fill(_READING, text=literal(text), engine=engine) for engine, text in doubt.readings)
        fields = tuple(p for p, mentions in extraction.sources.items() if (mentions[0].start, mentions[0].end) == span)
        yield Draft(_DIFFERS, {"side": side, "readings": readings}, (side,), fields)
    for page, reason in extraction.not_read_again:
        yield Draft(_FAILED, {"page": page, "reason": reason})


def page_unreadable(extraction: Extraction) -> Iterator[Draft]:
    """A page that shows something of which no text was had; an empty sheet is none, unless no page gave text at all."""
    pages = extraction.layout.text.pages
    unread = all(page.reading is Reading.NONE for page in pages)
    for page in pages:
        if page.problem is not None and (unread or page.problem != _BLANK):
            if page.problem == _PARTLY:
                yield Draft(_MAIMED, {"page": page.number})
                continue
            problem = _PROBLEMS.get(page.problem, page.problem)
            yield Draft(_UNREADABLE, {"page": page.number, "problem": problem})
