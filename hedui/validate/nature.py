"""Whether there is an agreement to check."""

from __future__ import annotations

from collections.abc import Iterator

from hedui.extract.extraction import Extraction, Span
from hedui.extract.mention import Place
from hedui.extract.text.agreement import AgreementText
from hedui.messages import Message, literal
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
_SAYS = Message(
    "这似乎不是合同而是{kind}，未作核对：开头为{heading}，其中有{signs}",
    "This seems to be {kind} and no agreement, and was not checked: it begins with {heading}, and says {signs}",
)


_OTHER_LANGUAGE = Message(
    "全文不是中文，未作核对：开头为{heading}", "This is not in Chinese and was not checked: it begins with {heading}"
)


def not_an_agreement(extraction: Extraction) -> Iterator[Draft]:
    """Minutes, a letter, an invoice, an approval sheet alone: nothing else is said of it."""
    foreign = extraction.foreign
    if foreign is None:
        return
    heading = _quoted(extraction.layout.text, foreign.heading)
    if foreign.nature is None:
        yield Draft(_HEADED if foreign.headed else _NOTHING, {"heading": heading}, (heading,))
        return
    kind = Message(literal(foreign.nature.zh), literal(foreign.nature.en))
    signs = tuple(_quoted(extraction.layout.text, sign) for sign in foreign.signs[: foreign.nature.least])
    yield Draft(_SAYS, {"kind": kind, "heading": heading, "signs": signs}, (heading, *signs))


def not_in_chinese(extraction: Extraction) -> Iterator[Draft]:
    """An agreement in English or any other language: nothing else is said of it."""
    if extraction.other_language is not None:
        heading = _quoted(extraction.layout.text, extraction.other_language)
        yield Draft(_OTHER_LANGUAGE, {"heading": heading}, (heading,))


def _quoted(text: AgreementText, span: Span) -> Side:
    quoted = " ".join(text.source[span.start : span.end].split())
    evidence = text.evidence(span.start, span.end, Method.CLAUSE)
    return Side(quoted, Place.HEAD, text.page_of(span.start), None, evidence)
