"""Whether there is an agreement to check."""

from __future__ import annotations

from collections.abc import Iterator

from hedui.extract.extraction import Extraction
from hedui.extract.mention import Place
from hedui.messages import Message
from hedui.models.evidence import Method
from hedui.validate.draft import Draft, Side

_HEADED = Message(
    "这不是合同，未作核对：标题为{heading}", "This is no agreement and was not checked: it is headed {heading}"
)
_NOTHING = Message(
    "这似乎不是合同，未作核对：开头为{heading}，没有合同名称、双方当事人和合同用语",
    "This seems to be no agreement and was not checked: it begins with {heading}, and has neither a title, nor two "
    "parties, nor an agreement's words",
)


def not_an_agreement(extraction: Extraction) -> Iterator[Draft]:
    """Minutes, a letter, an invoice, an approval sheet alone: nothing else is said of it."""
    foreign, text = extraction.foreign, extraction.layout.text
    if foreign is None:
        return
    start, end = foreign.heading.start, foreign.heading.end
    quoted = " ".join(text.source[start:end].split())
    side = Side(quoted, Place.HEAD, text.page_of(start), None, text.evidence(start, end, Method.CLAUSE))
    yield Draft(_HEADED if foreign.headed else _NOTHING, {"heading": side}, (side,))
