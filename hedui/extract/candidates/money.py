"""Sums of money, wherever the flow states one: in figures or in words, with the currency named beside it.

A figure is taken whole or not at all: what its separators, a gap, a letter or a mask (***.73) leave in doubt has no
value, only readings. What surrounds a figure is looked at over a few characters, so that time grows with the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import regex

from hedui.extract.text.agreement import AgreementText
from hedui.extract.values.currencies import NAMES, NUMBER, SIGNS
from hedui.normalize.amount import AmountError, parse_money
from hedui.normalize.currency import named
from hedui.normalize.misread import readings

DIGITS = "零〇壹贰叁肆伍陆柒捌玖弍貳參陸"
UNITS = "拾佰仟万亿萬億圆圓元角分整正"
LIKE = "任伯抬捡无陵倍什百千十一二三四五六七八九两"
"""Glyphs that stand in amounts by mistake of a reader or by habit; the words are quoted as they are."""

_NAME = regex.compile(NAMES)
_BEFORE = 14
_BESIDE = 40
_MOST = 60
"""Characters of a figure; a longer run of digits is no sum of money."""

_RUN = regex.compile(NUMBER)
_PLAIN_RUN = regex.compile(r"\d+(?:\.\d{1,2})?(?=[,.])")
_WHOLE = regex.compile(r"(?:\d{1,3}(?:,\d{3})++|\d++)\.\d{2}(?= [1-9]\d*+(?:,\d{3})*+(?:\.\d{1,2})?+(?![\d,.]))")
"""A number with its two decimals, and another one behind the blank: two cells of a row."""
_THOUSANDS = regex.compile(r",\d{3}(?!\d)")
_LEAD = regex.compile(rf"(?:(?:{NAMES})[: ]?|\((?:{NAMES})\):?)?(?:(?:{SIGNS})[: ]?)?\Z")
_TAIL = regex.compile(
    rf" ?(?<scale>[百千]?万|[百千万]?亿|[百千](?=元))?(?<unit>{NAMES}|[元圆圓])?元?整?"
    rf"(?:\((?:{NAMES})\)|(?:{NAMES}))?"
)
_MONEY_LIKE = regex.compile(r",\d{3}|\.\d{2}$|[万亿]$")
_GLUED = regex.compile(r"(?:[A-Za-z*＊#]|(?<!\p{Han})\.)\Z")
_GLUED_BEHIND = regex.compile(r"[A-Za-z*＊]")
_MASK = regex.compile(r"[*＊]")
_MULTIPLIED = regex.compile(r"[\d元)][*＊xX×]\Z")

_WORD_RUN = regex.compile(rf"(?:(?:{NAMES})?[{DIGITS}{UNITS}{LIKE}×⊗]++)+(?:{NAMES})?")
_CALLED_WORDS = regex.compile(rf"大写(?:金额)?[):]{{0,2}}(?:{NAMES})?[:]?\Z")
_CUT_WORDS = regex.compile(rf"[{DIGITS}{UNITS}]*[{DIGITS}拾佰仟万亿萬億]\Z")
_REST = regex.compile(rf"[^\n]{{0,60}}(?:\n[^\n]{{0,60}}){{0,2}}?\n(?=[{DIGITS}{UNITS}]+[元圆圓整正角分])(?<rest>)")
_ENDS = regex.compile(rf"(?:[元圆圓整正角分]|(?<=[{DIGITS}万亿])(?:{NAMES}))")
_FORMAL = regex.compile(rf"[{DIGITS}]|[拾佰仟][{DIGITS}]?[万亿]?[元圆圓]|拾[{DIGITS}]?万")


@dataclass(frozen=True, slots=True)
class Money:
    """A sum at one place of the flow.

    ``[start, end)`` is its interval with currency and unit, ``[first, last)`` that of the number with 万 or 亿, or of
    the words.
    """

    start: int
    end: int
    first: int
    last: int
    text: str
    value: Decimal | None
    """Exact; None where the figure is in doubt or the words are malformed."""
    readings: tuple[Decimal, ...]
    """What it may mean where ``value`` is None."""
    currency: str | None
    """ISO 4217, where the sum names one: 人民币, 美元, HK$; 元, ¥ and $ name none."""
    in_words: bool
    signed: bool
    """A sign or a currency's name stands before it."""
    masked: bool
    """Some of its digits were made illegible on purpose: ***.73."""
    united: bool
    """元 or a currency's name stands behind it."""

    @property
    def like_money(self) -> bool:
        """Whether something but the place where it stands says that the number is a sum."""
        return self.signed or self.united or _MONEY_LIKE.search(self.text) is not None


def read_figure(text: str) -> Decimal:
    """The amount that figures state, with decimals where they have any. Raises ``AmountError``."""
    amount = parse_money(text).amount
    return amount if "." in text or amount % 1 else Decimal(int(amount))


def figure_at(text: AgreementText, first: int) -> Money | None:
    """The figure whose first digit stands at an offset of the flow; None where none begins there."""
    run = _RUN.match(text.flow.text, first)
    return None if run is None else _figure(text.flow.text, *next(_numbers(text, first, run.end())))


def figure_before(text: AgreementText, end: int) -> Money | None:
    """The last figure of the flow that begins before an offset, not far from it."""
    flow = text.flow.text
    low = max(0, end - _BESIDE)
    while low and end - low < _BESIDE + _MOST and flow[low - 1] in "0123456789,. ":
        low -= 1
    runs = list(_RUN.finditer(flow, low, end))
    return _figure(flow, *[*_numbers(text, *runs[-1].span())][-1]) if runs else None


def find_words(text: AgreementText) -> Iterator[Money]:
    """Every amount in formal words of the flow, and in everyday ones behind 大写."""
    flow = text.flow.text
    taken = 0
    for run in _WORD_RUN.finditer(flow):
        if run.start() < taken:
            continue
        rest = _behind_page_break(text, run.start(), run.end())
        taken = rest.end() if rest is not None else run.end()
        if rest is not None:
            yield _spelled(flow, (run.start(), run.end()), (rest.start(), _end(flow, *rest.span())))
            continue
        end = _end(flow, *run.span())
        if end and (
            _FORMAL.search(flow, run.start(), end)
            or _CALLED_WORDS.search(flow, max(0, run.start() - _BEFORE), run.start())
        ):
            yield _spelled(flow, (run.start(), end))


def _end(flow: str, start: int, end: int) -> int:
    """Where the amount in a run of glyphs ends: behind its last unit; 0 where it has none."""
    last = 0
    for found in _ENDS.finditer(flow, start, end):
        last = found.end()
    return last


def _behind_page_break(text: AgreementText, start: int, end: int) -> regex.Match[str] | None:
    """The rest of an amount that the end of a page cut in two, behind what is printed on top of the next page."""
    flow = text.flow
    if end >= len(flow.text) or not _CUT_WORDS.match(flow.text, start, end):
        return None
    if text.page_of(flow.offsets[min(end + 1, len(flow.text) - 1)]) == text.page_of(flow.offsets[start]):
        return None
    rest = _REST.match(flow.text, end)
    return None if rest is None else _WORD_RUN.match(flow.text, rest.start("rest"))


def _numbers(text: AgreementText, first: int, end: int) -> Iterator[tuple[int, int]]:
    """The numbers of a run: a comma that ends a clause divides it (单价5000，20台)."""
    flow = text.flow.text
    while (whole := _WHOLE.match(flow, first, end)) is not None:
        yield first, whole.end()
        first = whole.end() + 1
    while end - first <= _MOST:
        number = _PLAIN_RUN.match(flow, first, end)
        comma = number.end() if number is not None else -1
        if number is None or flow[comma] != "," or comma + 1 >= end:
            break
        full_width = text.raw[text.flow.offsets[comma]] == "，"
        thousands = _THOUSANDS.match(flow, comma, end) is not None
        ends_clause = "." in number[0] or len(number[0]) > 3 or full_width
        if not ends_clause or (thousands and "." not in number[0]):
            break
        yield first, comma
        first = comma + 1
        if not flow[first].isdigit():
            return
    yield first, end


def _figure(flow: str, first: int, last: int) -> Money:
    lead = _LEAD.search(flow, max(0, first - _BEFORE), first)
    start = lead.start() if lead is not None else first
    tail = _TAIL.match(flow, last)
    end = tail.end() if tail is not None else last
    united = tail is not None and end > last and tail["unit"] is not None
    number_end = tail.end("scale") if tail is not None and tail["scale"] else last
    before = flow[max(0, start - 2) : start]
    broken = (_GLUED.search(before) and not _MULTIPLIED.search(before)) or _GLUED_BEHIND.match(flow, end)
    whole = flow[start:end]
    value: Decimal | None = None
    if not broken and last - first <= _MOST:
        try:
            value = read_figure(whole)
        except AmountError:
            value = None
    return Money(
        start,
        end,
        first,
        number_end,
        flow[first:number_end],
        value,
        readings(whole) if value is None and not broken else (),
        _only(whole),
        in_words=False,
        signed=start < first,
        masked=_MASK.search(flow, max(0, start - 2), end + 1) is not None,
        united=united,
    )


def _only(text: str) -> str | None:
    codes = named(text)
    return next(iter(codes)) if len(codes) == 1 else None


def _spelled(flow: str, *parts: tuple[int, int]) -> Money:
    """The amount in words at an interval of the flow, or at two; a currency before it is no part of its words."""
    start, end = parts[0][0], parts[-1][1]
    lead = _LEAD.search(flow, max(0, start - _BEFORE), start)
    begin = lead.start() if lead is not None else start
    name = _NAME.match(flow, start, parts[0][1])
    first = start if name is None else name.end()
    words = "".join(flow[low:high] for low, high in ((first, parts[0][1]), *parts[1:]))
    value: Decimal | None = None
    possible: tuple[Decimal, ...] = ()
    try:
        value = parse_money(words).amount
    except AmountError as error:
        possible = error.readings
    return Money(
        begin, end, first, end, words, value, possible, _only(flow[begin:start] + flow[start:first] + words),
        in_words=True, signed=begin < first, masked=False, united=True,
    )  # fmt: skip
