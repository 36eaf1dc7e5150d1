"""Sums of money in words, formal (壹万贰仟元整) or, where 大写 says so, everyday ones (一万二千元).

Also those that the end of a page cut in two, and those in which a character was not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import regex

from hedui.extract.candidates.money import BEFORE, LEAD, Money, filled_in, only
from hedui.extract.text.agreement import AgreementText
from hedui.extract.values.currencies import NAMES
from hedui.extract.values.garbled import BOX_BEFORE
from hedui.extract.values.looks import looks
from hedui.normalize.amount import AmountError, parse_money
from hedui.normalize.currency import named

_NAME = regex.compile(NAMES)
_LOOKS = looks("sums_in_words")
_WORD_RUN = _LOOKS["run"]
_CALLED_WORDS = _LOOKS["called_words"]
_OF_FIGURES = _LOOKS["of_figures"]
"""The unit of figures right before words: 128,600.00元壹拾贰万捌仟陆佰元整."""
_CUT_WORDS = _LOOKS["cut"]
_REST = _LOOKS["rest"]
_ENDS = _LOOKS["ends"]
_WITHOUT_UNIT = _LOOKS["without_unit"]
_MARK = regex.compile(r"\s?[,，。;；)）]|\s|$")
_HIDDEN = regex.compile(r"[*＊#?？XxＸ□]\Z")
_CUT_OFF = _LOOKS["cut_off"]
_FOREIGN = _LOOKS["foreign"]
"""One character between two halves of an amount in words that is none of theirs: 肆佰?拾捌元."""
_TORN_OFF = _LOOKS["torn_off"]
"""What is left behind 元 or 角 of 角 and 分 of which a character was not read: 壹拾伍元田角, 贰角人伍分."""
_NO_SUM = _LOOKS["no_sum"]
"""陆正 is somebody's name; 万元整 is what a form prints behind the place for a number."""
_FORMAL = _LOOKS["formal"]


def find_words(text: AgreementText) -> tuple[Money, ...]:
    """Every amount in formal words of the flow, and in everyday ones behind 大写."""
    return text.once("words", lambda: tuple(_words_of(text)))


def _words_of(text: AgreementText) -> Iterator[Money]:
    flow = text.flow.text
    taken, begun, cut = 0, -1, -2
    for run in _WORD_RUN.finditer(flow):
        start, end = _behind_figures(flow, run.start(), run.end()), run.end()
        if start < taken:
            continue
        rest = _behind_page_break(text, start, end)
        if rest is not None:
            taken = rest.end()
            yield _spelled(text, (start, end), (rest.start(), _end(flow, *rest.span())))
            continue
        if start == cut + 1 and _FOREIGN.match(flow, cut):
            start = begun
        begun, cut = (start, end) if _CUT_OFF.fullmatch(flow, *run.span()) else (-1, -2)
        end = _end(flow, *run.span()) or _bare_end(flow, *run.span())
        if end and _is_sum(flow, start, end):
            yield _spelled(text, (start, end))


def _behind_figures(flow: str, start: int, end: int) -> int:
    """Where a run of glyphs begins, without the unit of the figures right before it."""
    unit = _OF_FIGURES.match(flow, start, end)
    return start if unit is None else unit.end()


def _bare_end(flow: str, start: int, end: int) -> int:
    """The same of one without 元 behind 大写, of which a mark or a blank tells that nothing is missing; else 0."""
    if _WITHOUT_UNIT.fullmatch(flow, start, end) is None or _MARK.match(flow, end) is None or _REST.match(flow, end):
        return 0
    return end if _CALLED_WORDS.search(flow, max(0, start - BEFORE), start) is not None else 0


def _is_sum(flow: str, start: int, end: int) -> bool:
    """Whether glyphs are an amount: formal ones, or everyday ones behind 大写."""
    if _NO_SUM.fullmatch(flow, start, end):
        return False
    called = _CALLED_WORDS.search(flow, max(0, start - BEFORE), start)
    return called is not None or _FORMAL.search(flow, start, end) is not None


def words_at(text: AgreementText, first: int) -> Money | None:
    """The amount in words, formal or everyday, that begins at an offset of the flow; None where none does."""
    run = _WORD_RUN.match(text.flow.text, first)
    end = _end(text.flow.text, *run.span()) if run is not None else 0
    if _NO_SUM.fullmatch(text.flow.text, first, max(first, end)):
        return None
    words = _spelled(text, (first, end)) if end else None
    if words is None or (words.value is None and {"元", "圆", "圓"}.isdisjoint(words.text)):
        return None
    return words


def _end(flow: str, start: int, end: int) -> int:
    """Where the amount in a run of glyphs ends: behind its last unit, or with the run where that goes on without one of
    its digits (伍仟元佰); 0 where it has none."""
    last = 0
    for found in _ENDS.finditer(flow, start, end):
        last = found.end()
    return end if 0 < last < end and flow[last] in "拾佰仟" and flow[end : end + 1] != "分" else last


def _behind_page_break(text: AgreementText, start: int, end: int) -> regex.Match[str] | None:
    """The rest of an amount that the end of a page cut in two, behind what is printed on top of the next page."""
    flow = text.flow
    if end >= len(flow.text) or not _CUT_WORDS.match(flow.text, start, end):
        return None
    if text.page_of(flow.offsets[min(end + 1, len(flow.text) - 1)]) == text.page_of(flow.offsets[start]):
        return None
    rest = _REST.match(flow.text, end)
    return None if rest is None else _WORD_RUN.match(flow.text, rest.start("rest"))


def _spelled(text: AgreementText, *parts: tuple[int, int]) -> Money:
    """The amount in words at an interval of the flow, or at two; a currency before it is no part of its words."""
    flow = text.flow.text
    start, end = parts[0][0], parts[-1][1]
    name = _NAME.match(flow, start, parts[0][1])
    if name is None and _is_boxed(flow, start):
        start -= 1
    first = start if name is None else name.end()
    lead = LEAD.search(flow, max(0, start - BEFORE), start)
    begin = lead.start() if lead is not None else start
    torn = _TORN_OFF.match(flow, end) if flow[end - 1] in "元圆圓角" else None
    if torn is not None:
        end = torn.end()
    if len(parts) == 1:
        words = _with_blanks(text, first, end, flow[first:end])
    else:
        words = flow[first : parts[0][1]] + flow[parts[1][0] : end]
    currencies = named(flow[begin:first] + words)
    value, possible = _worth(words) if len(currencies) < 2 else (None, ())
    return Money(
        begin, end, first, end, words, value, possible, only(currencies),
        in_words=True, signed=begin < first, masked=False, united=True,
    )  # fmt: skip


def _worth(words: str) -> tuple[Decimal | None, tuple[Decimal, ...]]:
    """What the words state, or what they may mean where they are malformed."""
    try:
        return parse_money(words).amount, ()
    except AmountError as error:
        return None, error.readings


def _with_blanks(text: AgreementText, first: int, end: int, words: str) -> str:
    """The words with the underscores that stand in them or beside, where these are places of digits left blank."""
    filled = filled_in(text, first, end, led=True).replace("＿", "_")
    return filled if "_" in filled and not is_amount(filled) else words


def _is_boxed(flow: str, first: int) -> bool:
    """Whether a mark stands at the place of the first digit of the words that begin at ``first``: *拾捌元, 口拾陆亿."""
    if flow[first] in "拾佰仟万亿" and _HIDDEN.search(flow, max(0, first - 1), first):
        return True
    return BOX_BEFORE.search(flow[max(0, first - 3) : first]) is not None


def is_amount(words: str) -> bool:
    """Whether the words, or figures, are a well-formed sum of money."""
    try:
        parse_money(words)
    except AmountError:
        return False
    return True
