"""How well the pages could be read."""

from __future__ import annotations

from collections.abc import Iterator

from hedui.extract.extraction import Extraction
from hedui.messages import Message
from hedui.models.page import Reading
from hedui.validate.draft import Draft, Side
from hedui.validate.quote import quote_mention

_LOW = Message(
    "{count}个字段取自识别把握不大的文字，请对照原件：{sides}",
    "{count} values rest on text that was read with low confidence; compare them with the paper: {sides}",
)
_UNREADABLE = Message(
    "第{page}页没有可用的文字（{problem}），其中内容未经核对",
    "Page {page} gave no usable text ({problem}); its content was not checked",
)
_BLANK = "blank"
_LEAST = 0.6
_MOST_SHOWN = 5


def low_confidence(extraction: Extraction) -> Iterator[Draft]:
    """Values whose least sure character was recognised with a confidence below 0.6; one finding for the document."""
    if not any(page.reading is Reading.OCR for page in extraction.layout.text.pages):
        return
    sides: dict[tuple[int, str], Side] = {}
    fields: list[str] = []
    for pointer, mentions in extraction.sources.items():
        side = quote_mention(extraction, mentions[0])
        pages = {page.number: page for page in extraction.layout.text.pages}
        if any(pages[e.page].confidence(e.start, e.end) < _LEAST for e in side.evidence):
            sides.setdefault((mentions[0].start, side.text), side)
            fields.append(pointer)
    if sides:
        shown = tuple(sides.values())
        yield Draft(_LOW, {"count": len(fields), "sides": shown[:_MOST_SHOWN]}, shown, tuple(fields))


def page_unreadable(extraction: Extraction) -> Iterator[Draft]:
    """A page that shows something of which no text was had; an empty sheet is none."""
    for page in extraction.layout.text.pages:
        if page.problem is not None and page.problem != _BLANK:
            yield Draft(_UNREADABLE, {"page": page.number, "problem": page.problem})
