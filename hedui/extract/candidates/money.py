"""Sums of money, wherever the flow states one: in figures or in words, with the currency named beside it.

A figure is taken whole or not at all: what its separators, a gap, a letter or a mask (***.73) leave in doubt has no
value, only readings. What surrounds a figure is looked at over a few characters, so that time grows with the text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal

import regex

from hedui.extract.text.agreement import AgreementText
from hedui.extract.values.currencies import NAMES, NUMBER, SIGNS
from hedui.extract.values.garbled import BEHIND, BOX_BEFORE
from hedui.normalize.amount import AmountError, parse_money
from hedui.normalize.currency import named
from hedui.normalize.misread import readings
from hedui.normalize.numeral import PLAIN

LIKE = "任伯抬捡无陵倍什百千十一二三四五六七八九两"
UNITS = "拾佰仟万亿萬億圆圓元角分整正"
DIGITS = "".join(glyph for glyph, plain in PLAIN.items() if plain not in "十百千万亿廿卅卌" and glyph not in LIKE)
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
_THOUSANDS = regex.compile(r", ?\d{3}(?!\d)")
_LEAD = regex.compile(rf"(?:(?:{NAMES})[: ]?|\((?:{NAMES})\):?)?(?:(?:{SIGNS})[: ]?)?\Z")
_TAIL = regex.compile(
    rf" ?(?<scale>[百千]?万|[百千万]?亿|[百千](?=元))?(?<unit>{NAMES}|[元圆圓])?元?整?"
    rf"(?:\((?:{NAMES})\)|(?:{NAMES}))?"
)
_BEFORE_HAN = r"(?!(?![整正])\p{Han})"
_MIXED = regex.compile(
    rf"(?:(?:[百万亿元圆整正]|千(?![克米瓦卡])|[角分]{_BEFORE_HAN})++"
    rf"(?:\d[\d,]*+(?=[百千万亿元圆]|[角分]{_BEFORE_HAN}))?+)++"
)
"""How a number goes on with units between its figures: 3万2千元, 98元5角."""
_SUM_END = regex.compile(r"[元圆]?[整正]?\Z")
_MONEY_LIKE = regex.compile(r",\d{3}|\.\d{2}$|[万亿]$")
_GLUED = regex.compile(r"(?:[A-Za-z*＊#]|(?<!\p{Han})\.)\Z")
_GLUED_BEHIND = regex.compile(
    r"[A-Za-z*＊]|[#?？](?=[\d.,])|[,.][#?？×*＊A-Za-z](?=[\d.,元])|[十拾百佰千仟万亿]++(?=元)"
    rf"|(?:[-－—–~～至到]{{1,2}}|[+＋]) ?(?:(?:{SIGNS}) ?)?\d[\d,.]*+(?![年月日号])|{BEHIND}"
)
_NEGATIVE = regex.compile(r"(?:^|[:：\s为是计¥￥$币(【A-Z])[-－−負负]\Z|[\d元万][-－—–~～至到]\Z|[+＋]\Z")
"""A minus, or the first half of a range or a sum, right before a figure."""
_REST_OF_ONE = regex.compile(r",(?:0|\d++(?:[,.]\d++)*+(?:[元圆万亿,]|$))")
"""What goes on behind a comma as figures of the same number would: 16000,00; 16000,54元; no 5000,20台."""
_NO_CLAUSE = regex.compile(r",(?:0\d|\d{4,}\.\d\d(?!\d)|\d{1,3}(?:[,。;)】]|$))")
"""A comma behind which no clause begins: 96，7，; 5，00."""
_LINES = "_＿"
_MOST_LINES = 40
_MASK = regex.compile(r"[*＊]")
_MULTIPLIED = regex.compile(r"[\d元)][*＊xX×]\Z")

_WORD_RUN = regex.compile(rf"(?:(?:{NAMES})?[{DIGITS}{UNITS}{LIKE}×⊗]++)+(?:{NAMES})?")
_CALLED_WORDS = regex.compile(rf"大写(?:金额)?[):]{{0,2}}(?:{NAMES})?[:]?\Z")
_CUT_WORDS = regex.compile(rf"[{DIGITS}{UNITS}]*[{DIGITS}拾佰仟万亿萬億]\Z")
_REST = regex.compile(rf"[^\n]{{0,60}}(?:\n[^\n]{{0,60}}){{0,2}}?\n(?=[{DIGITS}{UNITS}]+[元圆圓整正角分])(?<rest>)")
_ENDS = regex.compile(rf"(?:[元圆圓整正角分]|(?<=[{DIGITS}万亿])(?:{NAMES}))")
_HIDDEN = regex.compile(r"[*＊#?？XxＸ□]\Z")
_CUT_OFF = regex.compile(rf"[{DIGITS}{LIKE}拾佰仟万亿萬億]*[拾佰仟万亿萬億百千][{DIGITS}{LIKE}]?")
_FOREIGN = regex.compile(r"[^\s,。;:、()/\d个台套件份次条年月日天项位名户]")
"""One character between two halves of an amount in words that is none of theirs: 肆佰?拾捌元."""
_TORN_OFF = regex.compile(
    rf"(?:[{DIGITS}]?[^\s,。;:、()/\d每]?|[^\s,。;:、()/\d每])[{DIGITS}]{{0,2}}[角分]"
    rf"(?!(?![整正{DIGITS}{LIKE}])\p{{Han}})[{DIGITS}{LIKE}角分整正]*+"
)
"""What is left behind 元 or 角 of 角 and 分 of which a character was not read: 壹拾伍元田角, 贰角人伍分."""
_NO_SUM = regex.compile(rf"[{DIGITS}]+[整正]|(?:[佰仟百千万亿萬億圆圓元角分整正]|{NAMES})+")
"""陆正 is somebody's name; 万元整 is what a form prints behind the place for a number."""
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
    return None if run is None else _figure(text, *next(_numbers(text, first, run.end())))


def figure_before(text: AgreementText, end: int) -> Money | None:
    """The last figure of the flow that begins before an offset, not far from it."""
    flow = text.flow.text
    low = max(0, end - _BESIDE)
    while low and end - low < _BESIDE + _MOST and flow[low - 1] in "0123456789,. ":
        low -= 1
    runs = list(_RUN.finditer(flow, low, end))
    return _figure(text, *[*_numbers(text, *runs[-1].span())][-1]) if runs else None


def find_words(text: AgreementText) -> tuple[Money, ...]:
    """Every amount in formal words of the flow, and in everyday ones behind 大写."""
    return text.once("words", lambda: tuple(_words_of(text)))


def _words_of(text: AgreementText) -> Iterator[Money]:
    flow = text.flow.text
    taken = cut = 0
    begun = -1
    for run in _WORD_RUN.finditer(flow):
        if run.start() < taken:
            continue
        rest = _behind_page_break(text, run.start(), run.end())
        taken = rest.end() if rest is not None else run.end()
        if rest is not None:
            yield _spelled(text, (run.start(), run.end()), (rest.start(), _end(flow, *rest.span())))
            continue
        goes_on = begun >= 0 and run.start() == cut + 1 and _FOREIGN.match(flow, cut) is not None
        start = begun if goes_on else run.start()
        begun, cut = (start, run.end()) if _CUT_OFF.fullmatch(flow, *run.span()) else (-1, 0)
        end = _end(flow, *run.span())
        if (
            end
            and not _NO_SUM.fullmatch(flow, start, end)
            and (_FORMAL.search(flow, start, end) or _CALLED_WORDS.search(flow, max(0, start - _BEFORE), start))
        ):
            yield _spelled(text, (start, end))


def words_at(text: AgreementText, first: int) -> Money | None:
    """The amount in words, formal or everyday, that begins at an offset of the flow; None where none does."""
    run = _WORD_RUN.match(text.flow.text, first)
    end = _end(text.flow.text, *run.span()) if run is not None else 0
    if _NO_SUM.fullmatch(text.flow.text, first, max(first, end)):
        return None
    words = _spelled(text, (first, end)) if end else None
    return (
        words
        if words is not None and (words.value is not None or not {"元", "圆", "圓"}.isdisjoint(words.text))
        else None
    )


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
        ends_clause = (full_width and _NO_CLAUSE.match(flow, comma) is None) or (
            ("." in number[0] or len(number[0]) > 3) and _REST_OF_ONE.match(flow, comma, end + 1) is None
        )
        if not ends_clause or (thousands and "." not in number[0]):
            break
        yield first, comma
        first = comma + 1
        if not flow[first].isdigit():
            return
    yield first, end


def _figure(text: AgreementText, first: int, last: int) -> Money:
    flow = text.flow.text
    lead = _LEAD.search(flow, max(0, first - _BEFORE), first)
    start = lead.start() if lead is not None else first
    tail = _TAIL.match(flow, last)
    end = tail.end() if tail is not None else last
    united = tail is not None and end > last and tail["unit"] is not None
    number_end = tail.end("scale") if tail is not None and tail["scale"] else last
    mixed = _MIXED.match(flow, last, last + _BESIDE)
    if mixed is not None and mixed.end() > end:
        end, united = mixed.end(), True
        number_end = end if flow[end - 1] in "角分" else _SUM_END.search(flow, last, end).start()
    before = flow[max(0, start - 2) : start]
    broken = (
        (_GLUED.search(before) and not _MULTIPLIED.search(before))
        or _GLUED_BEHIND.match(flow, end)
        or _NEGATIVE.search(before)
        or BOX_BEFORE.search(flow[max(0, start - 3) : start])
    )
    whole = _filled_in(text, start, end, led=start == first)
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
        _one(named(whole)),
        in_words=False,
        signed=start < first,
        masked=_MASK.search(flow, max(0, start - 2), end + 1) is not None,
        united=united,
    )


def _filled_in(text: AgreementText, start: int, end: int, *, led: bool) -> str:
    """What the flow says between two offsets; with the underscores that it leaves out where one stands in it or beside.

    They frame what was filled in; at the place of a digit they are a blank, and what is left is no sum. ``led``: those
    before it are its own, for no currency's name stands between.
    """
    first, last = text.flow.offsets[start], text.flow.offsets[end - 1] + 1
    raw, low, high = text.raw, max(0, first - _MOST_LINES), min(len(text.raw), last + _MOST_LINES)
    while led and first > low and raw[first - 1] in _LINES:
        first -= 1
    while last < high and raw[last] in _LINES:
        last += 1
    filled = raw[first:last]
    return filled if not set(_LINES).isdisjoint(filled) else text.flow.text[start:end]


def _one(codes: Collection[str]) -> str | None:
    return next(iter(codes)) if len(codes) == 1 else None


def _spelled(text: AgreementText, *parts: tuple[int, int]) -> Money:
    """The amount in words at an interval of the flow, or at two; a currency before it is no part of its words."""
    flow = text.flow.text
    start, end = parts[0][0], parts[-1][1]
    name = _NAME.match(flow, start, parts[0][1])
    if name is None and _is_boxed(flow, start):
        start -= 1
        parts = ((start, parts[0][1]), *parts[1:])
    first = start if name is None else name.end()
    lead = _LEAD.search(flow, max(0, start - _BEFORE), start)
    begin = lead.start() if lead is not None else start
    torn = _TORN_OFF.match(flow, end) if flow[end - 1] in "元圆圓角" else None
    if torn is not None:
        end = torn.end()
        parts = (*parts[:-1], (parts[-1][0], end))
    words = "".join(flow[low:high] for low, high in ((first, parts[0][1]), *parts[1:]))
    if (
        len(parts) == 1
        and "_" in (filled := _filled_in(text, first, end, led=True).replace("＿", "_"))
        and not is_amount(filled)
    ):
        words = filled
    value: Decimal | None = None
    possible: tuple[Decimal, ...] = ()
    currencies = named(flow[begin:first] + words)
    try:
        value = parse_money(words).amount if len(currencies) < 2 else None
    except AmountError as error:
        possible = error.readings
    return Money(
        begin, end, first, end, words, value, possible, _one(currencies),
        in_words=True, signed=begin < first, masked=False, united=True,
    )  # fmt: skip


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
