"""Words and figures that stand together.

Those extracted, those in two cells of a row, and those whose words are too odd to be seen as an amount.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

import regex

from hedui.extract.candidates.money import Money, figure_at, figure_before
from hedui.extract.candidates.money_in_words import is_amount
from hedui.extract.extraction import AmountPair, Extraction, Span
from hedui.extract.mention import Mention
from hedui.extract.values.looks import looks
from hedui.normalize import figures, punctuation
from hedui.normalize.amount import parse_money, suggest
from hedui.validate.quote import stated

_LOOKS = looks("rules")

_GLYPHS = frozenset("零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正弍貳參陸萬億")
_WORDS = _LOOKS["words_of_pair"]
_BEHIND = _LOOKS["figures_to_come"]
_CUT_HEAD = _LOOKS["cut_head"]
_CUT_BEFORE = _LOOKS["cut_before"]
_LEAD = _LOOKS["lead_of_sum"]
_LONGEST_HEAD = 20
_LONGEST_SUBJECT = 40
_LINE = 60
_UNITS = frozenset("拾佰仟")
_TOTAL = _LOOKS["total"]
_SAME_TABLE = 400
_SHARE = 0.6
_LEAST = 3


def pairs(extraction: Extraction) -> Iterator[AmountPair]:
    """All pairs in reading order, but for those whose figures a line's end has cut in two, and those on a page that is
    hardly legible."""
    illegible = {page.number for page in extraction.layout.text.pages if page.is_hardly_legible}
    whole = [_whole(extraction, pair) for pair in extraction.amounts]
    whole += _in_rows(extraction, whole)
    whole += _of_total(extraction, whole)
    for pair in sorted((*whole, *_odd(extraction, whole)), key=lambda pair: pair.words_span.start):
        raw = extraction.layout.text.raw
        if extraction.layout.text.page_of(pair.words_span.start) in illegible:
            continue
        if not figures.CUT.match(raw, pair.figures_span.end) and not _CUT_BEFORE.search(
            raw, max(0, pair.figures_span.start - _LINE), pair.figures_span.start
        ):
            yield pair


def is_amount_with_slip(words: str) -> bool:
    """Whether the words are an amount with a slip in it, not another text that stands beside figures."""
    solid = "".join(words.split())
    known = sum(character in _GLYPHS for character in solid)
    return known >= _LEAST and known >= _SHARE * len(solid)


def _of_total(extraction: Extraction, known: Sequence[AmountPair]) -> list[AmountPair]:
    """The total's own words and figures, wherever they stand, where nothing pairs the words with figures yet."""
    words, figures = stated(extraction, "/total/words"), stated(extraction, "/total/amount")
    if words is None or figures is None or extraction.contract.total.words_amount is None:
        return []
    span = Span(words.start, words.end)
    if any(span.start < pair.words_span.end and pair.words_span.start < span.end for pair in known):
        return []
    return [AmountPair(str(words.value), span, Decimal(str(figures.value)), Span(figures.start, figures.end), "")]


def _in_rows(extraction: Extraction, known: Sequence[AmountPair]) -> list[AmountPair]:
    """The fee of a row of a table and its words in a cell of their own; none where they say the row's total."""
    rows: dict[int, dict[str, list[Mention]]] = {}
    for mention in extraction.mentions:
        if mention.field.startswith("rate."):
            rows.setdefault(mention.group, {}).setdefault(mention.field, []).append(mention)
    taken = {pair.words_span.start for pair in known}
    pairs = (pair for row in rows.values() if (pair := _fee_and_words(row)) is not None)
    return [pair for pair in pairs if pair.words_span.start not in taken]


def _fee_and_words(row: Mapping[str, Sequence[Mention]]) -> AmountPair | None:
    """The one fee and the one amount in words of a row, by its mentions of each field."""
    words, fees = row.get("rate.fee_words", ()), row.get("rate.fee", ())
    if len(words) != 1 or len(fees) != 1 or not isinstance(fees[0].value, Decimal):
        return None
    said = str(words[0].value)
    if any(_says(said, total.value) for total in row.get("rate.total", ())):
        return None
    subject = next((str(m.value) for m in row.get("rate.service", ())), "")
    return AmountPair(
        said, Span(words[0].start, words[0].end), fees[0].value, Span(fees[0].start, fees[0].end), subject
    )


def _says(words: str, amount: object) -> bool:
    return is_amount(words) and parse_money(words).amount == amount


def _whole(extraction: Extraction, pair: AmountPair) -> AmountPair:
    """The pair with what stands before its words, where one odd character has cut an amount in two."""
    raw = extraction.layout.text.raw
    first = pair.words_span.start
    head = _CUT_HEAD.search(raw, max(0, first - _LONGEST_HEAD), first)
    if head is not None:
        start = head.start()
    elif pair.words[:1] in _UNITS and suggest(raw[first - 1 : first] + pair.words):
        start = first - 1
    else:
        return pair
    words = "".join(raw[start : pair.words_span.end].split())
    return replace(pair, words=words, words_span=Span(start, pair.words_span.end), subject="")


def _odd(extraction: Extraction, known: Sequence[AmountPair]) -> Iterator[AmountPair]:
    """Words behind 大写 or in brackets behind figures, of which most glyphs, but not all, are an amount's."""
    flow = extraction.layout.text.flow
    taken = [pair.words_span for pair in known]
    for match in _WORDS.finditer(flow.text):
        span = Span(*flow.raw_span(*match.span("words")))
        if any(span.start < other.end and other.start < span.end for other in taken):
            continue
        if is_amount_with_slip(match["words"]) and not is_amount(match["words"]):
            yield from _with_figures(extraction, match, span)


def _with_figures(extraction: Extraction, match: regex.Match[str], span: Span) -> Iterator[AmountPair]:
    """The words with the figures beside them, or where none stand there with those of the total that they are of."""
    flow, words = extraction.layout.text.flow, match["words"]
    subject = _subject(flow.text, match.start())
    beside = _beside(extraction, match.start(), match.end())
    total = stated(extraction, "/total/amount")
    if beside is not None and beside.value is not None:
        yield AmountPair(words, span, beside.value, Span(*flow.raw_span(beside.first, beside.last)), subject)
    elif beside is None and total is not None and _is_of_total(total, span, subject):
        yield AmountPair(words, span, Decimal(str(total.value)), Span(total.start, total.end), subject)


def _beside(extraction: Extraction, start: int, end: int) -> Money | None:
    """The figures right before or right behind an interval of the flow."""
    text = extraction.layout.text
    before = figure_before(text, start)
    if before is not None and before.end <= start and _is_join(text.flow.text[before.end : start]):
        return before
    behind = _BEHIND.match(text.flow.text, end)
    return None if behind is None else figure_at(text, behind.end())


def _is_join(between: str) -> bool:
    """Whether figures and words are parted by brackets and one comma at most: ),(."""
    return between.removeprefix(")").removesuffix("(") in ("", ",", "、", ";")


def _is_of_total(total: Mention, words: Span, subject: str) -> bool:
    """Whether words on a line of their own are the total's: called so, and in the same table."""
    return _TOTAL.search(subject) is not None and abs(total.start - words.start) <= _SAME_TABLE


def _subject(flow: str, start: int) -> str:
    before = flow[max(0, start - _LONGEST_SUBJECT) : start].removesuffix("\n")
    return str(_LEAD.sub("", punctuation.since(before, punctuation.PHRASE + "\t")))
