"""From mentions and offsets to quotations and JSON Pointers."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import regex

from hedui.extract.extraction import Extraction, Span
from hedui.extract.mention import Blank, Mention, Place
from hedui.extract.values.looks import looks
from hedui.extract.values.names import is_sentence
from hedui.messages import Message
from hedui.models.codes import ROLES as CODES
from hedui.models.evidence import Box, Evidence, Method
from hedui.normalize import figures, grammar, punctuation
from hedui.validate.draft import Side

_BRACKETS = (("【", "】"), ("〔", "〕"), ("［", "］"), ("[", "]"), ("《", "》"))
_HAN_BLANK = regex.compile(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])|(?<!\d)\s{2,}|\s{2,}(?!\d)")
_NEXT_LINE = regex.compile(
    r"[ \t]*(?:\n[ \t]*)+(?!\d{1,2}(?:[.．]\d{1,2})*[.．、 ])([0-9A-Za-z@.,\-]+)(?=[\s_,，。;；、)）】]|$)"
)

_SEPARATORS = frozenset(".,，．")

SLOT = punctuation.any_of("【[〔［_")
"""A place drawn to be filled in."""
_MYRIAD = 10_000

_FILLED_BELOW = regex.compile(r"[ \t]*\n[ \t]*[^\s_【】:：]{1,40}[ ]?[_】]")
_LINE_BELOW = regex.compile(r"\s*\n\s*([^\n]+)")
_ARTICLE_BELOW = grammar.pattern(r"\s*第{number}{1,4}[条章]")
_OF_SUM = grammar.pattern(r"\d|[{formal}]|[{ten}百千两]+[万元]")
"""What a sum holds, in figures or in words."""
_OPENING_BELOW = looks("labels")["opening_below"]
_COLON = punctuation.any_of(":：\t")
_BETWEEN_CELLS = regex.compile(r"\t| {2,}(?=\S{2})")
_LABEL_LENGTH = 16
_CODES = frozenset({"telephone", "fax", "email", "tax_id", "postcode", "number", "bank_code"})
_DIGITS_OF_CODE = 3
"""Digits in a row that no words but a code's hold."""

ROLES = {role: Message(role, f"Party {letter}") for role, letter in zip(CODES, "ABCDEFGHIJ", strict=True)}


def party(role: str | None) -> Message:
    """A party's name for itself in both languages; another word than 甲方, 乙方, 丙方 stays as it is."""
    word = role or ""
    return ROLES.get(word, Message(word, word))


def quote(
    extraction: Extraction, start: int, end: int, method: Method = Method.CLAUSE, confidence: float = 1.0
) -> Side:
    """The raw interval as a side, line breaks and blanks closed up, but for those beside figures."""
    layout = extraction.layout
    clause = layout.clause_at(start)
    start, end = _with_brackets(layout.text.raw, start, end)
    return Side(
        text=_HAN_BLANK.sub("", "".join(map(str.strip, layout.text.raw[start:end].split("\n")))),
        place=layout.place_at(start),
        page=layout.text.page_of(start),
        clause=clause.path if clause else None,
        evidence=layout.text.evidence(start, end, method, confidence),
    )


def _with_brackets(raw: str, start: int, end: int) -> tuple[int, int]:
    """The interval with the bracket at its edge whose other half it holds: 【2023】年【6】月, not 2023】年【6】月."""
    inside = raw[start:end]
    for opening, closing in _BRACKETS:
        if inside.find(closing) >= 0 and (inside.find(opening) < 0 or inside.find(closing) < inside.find(opening)):
            start -= raw[start - 1 : start] == opening
        if inside.rfind(opening) > inside.rfind(closing):
            end += raw[end : end + 1] == closing
    return start, end


def quote_flow(extraction: Extraction, start: int, end: int) -> Side:
    """As ``quote``, for an interval of the flow."""
    return quote(extraction, *extraction.layout.text.flow.raw_span(start, end))


def quote_mention(extraction: Extraction, mention: Mention) -> Side:
    """A mention as a side."""
    return quote(extraction, mention.start, mention.end, mention.method, mention.confidence)


def quote_spot(page: int, box: Box, text: str, confidence: float = 1.0) -> Side:
    """What lies on the paper of a page beside its text, such as a seal, and what it says: the interval is empty."""
    evidence = Evidence(page=page, start=0, end=0, text="", boxes=(box,), confidence=confidence, method=Method.LABEL)
    return Side(text, Place.SIGNATURE, page, None, (evidence,))


def stated(extraction: Extraction, pointer: str) -> Mention | None:
    """The mention that the contract's value rests on, or None where it has none."""
    return next(iter(extraction.sources.get(pointer, ())), None)


def rounding_of(extraction: Extraction, pointers: Iterable[str]) -> Decimal:
    """By how much sums that are stated in 万元 with decimals may have been rounded: half of the last digit of each."""
    mentions = (stated(extraction, pointer) for pointer in pointers)
    return sum((_rounding(extraction, mention) for mention in mentions if mention is not None), Decimal(0))


def _rounding(extraction: Extraction, mention: Mention) -> Decimal:
    figure = figures.WITH_DECIMALS.search(extraction.layout.text.raw[mention.start : mention.end])
    if figure is None or mention.value != _MYRIAD * Decimal(figure[0].replace(",", "")):
        return Decimal(0)
    return _MYRIAD * Decimal(5).scaleb(-len(figure["decimals"]) - 1)


def fields_of(extraction: Extraction, mentions: Iterable[Mention]) -> tuple[str, ...]:
    """JSON Pointers of the values that any of the mentions state."""
    stated_by = extraction.stated_by(mentions)
    return tuple(pointer for pointer in stated_by if not pointer.endswith(("/role", "/purpose")))


def carried_over(extraction: Extraction, mention: Mention) -> str:
    """What the next line begins with, where a mention without blanks ends its line and may go on there; else empty."""
    match = _NEXT_LINE.match(extraction.layout.text.raw, mention.end)
    return str(match[1]) if match else ""


def is_cut(extraction: Extraction, mention: Mention) -> bool:
    """Whether the end of a line cuts the mention's figures in two: 232 / ,780.00元."""
    raw = extraction.layout.text.raw
    ends_open = raw[mention.end - 1 : mention.end] in _SEPARATORS
    return (figures.DIGIT_BELOW if ends_open else figures.CUT).match(raw, mention.end) is not None


def sides_of(extraction: Extraction, pointers: Iterable[str]) -> tuple[Side, ...]:
    """Quotations of what the pointers' values are stated by, those that are stated."""
    mentions = (stated(extraction, pointer) for pointer in pointers)
    return tuple(quote_mention(extraction, mention) for mention in mentions if mention is not None)


def is_any_cut(extraction: Extraction, pointers: Iterable[str]) -> bool:
    """Whether the end of a line cuts the figures of what one of the pointers' values is stated by."""
    mentions = (stated(extraction, pointer) for pointer in pointers)
    return any(mention is not None and is_cut(extraction, mention) for mention in mentions)


def is_filled_below(extraction: Extraction, blank: Blank) -> bool:
    """Whether what a label asks for stands on the next line, or the words are no label at all."""
    raw = extraction.layout.text.raw
    if _FILLED_BELOW.match(raw, blank.end) is not None:
        return True
    shown = raw[blank.start : blank.end + 1]
    if SLOT.search(shown):
        return False
    following = _LINE_BELOW.match(raw, blank.end)
    if not _COLON.search(shown) or following is None:
        return following is not None
    if blank.field.partition(".")[2] in _CODES and not _may_be_code(following[1][:_LABEL_LENGTH]):
        return False
    if _ARTICLE_BELOW.match(following[1]) or (blank.field.startswith("total.") and not _OF_SUM.search(following[1])):
        return False
    told = is_sentence(following[1]) or _OPENING_BELOW.search(following[1]) is not None
    return not told and not _COLON.search(following[1][:_LABEL_LENGTH])


def _may_be_code(text: str) -> bool:
    return "@" in text or any(len(digits) >= _DIGITS_OF_CODE for digits in punctuation.digits(text))


def label_of(extraction: Extraction, mention: Mention) -> str:
    """The words before a mention on its own line (of its own cell), without blanks; empty where it opens the line."""
    rows, layout = extraction.layout.text.rows, extraction.layout
    line = layout.text.lines[layout.line_at(mention.start)]
    text = "".join(
        character
        for character, offset in zip(rows.text[line.start : line.end], rows.offsets[line.start : line.end], strict=True)
        if offset < mention.start
    )
    return str(_BETWEEN_CELLS.split(text)[-1]).replace(" ", "").rstrip(":：【")


def stands_within(extraction: Extraction, pointer: str, span: Span) -> bool:
    """Whether the place that states a value, and what a span covers, have something in common."""
    mention = stated(extraction, pointer)
    return mention is not None and mention.start < span.end and span.start < mention.end
