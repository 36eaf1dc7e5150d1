"""From a text as it stands on the page to an amount: labels, currency and brackets around it, errors."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from hedui.normalize import currency
from hedui.normalize.amount_grammar import AmountFault, Precision, read
from hedui.normalize.fault import Fault, NormalizeError
from hedui.normalize.fill_in import check_gaps, read_filled_in
from hedui.normalize.numeral import CIRCLES, PLACEHOLDERS, PLAIN, NumeralError
from hedui.normalize.plain import PlainTable
from hedui.settings import Language


class AmountError(NormalizeError):
    """The text is no amount, or an ambiguous one: then ``readings`` holds what it may mean."""

    def __init__(
        self,
        text: str,
        position: int,
        fault: Fault,
        alternatives: tuple[str, ...] = (),
        precision: Precision = Precision.FEN,
    ) -> None:
        super().__init__(text, position, fault)
        self.alternatives = alternatives
        self._precision = precision

    @property
    def readings(self) -> tuple[Decimal, ...]:
        """The amounts in yuan that an ambiguous text may state; empty for a malformed one."""
        return _readings(self.alternatives, self._precision)

    def why(self, lang: Language) -> str:
        said, colon, between = super().why(lang), *(("：", "或") if lang is Language.ZH else (": ", " or "))
        return said + colon + between.join(map(str, self.readings)) if self.alternatives else said


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in units of its currency, and the ISO 4217 code of that; None where the text names none."""

    amount: Decimal
    currency: str | None


def parse_amount(text: str) -> Decimal:
    """The amount in yuan, with two decimal places, that ``text`` states in words, figures or both mixed.

    Before it may stand 人民币, RMB, CNY, ￥, 大写 and 小写 (in brackets or not; 计 or 合计 before one of them),
    behind it one closing mark; blanks and line breaks do not matter, nor do brackets around what was filled in,
    nor a closing bracket whose other half was cut off. Raises ``AmountError``, also for an amount in another
    currency, which ``parse_money`` reads.
    """
    return _parse(text, Precision.FEN)


def parse_money(text: str) -> Money:
    """As ``parse_amount``, for any currency of currency.toml, which may stand before it, or in the place of 元.

    Raises ``AmountError``, also where the text names two currencies.
    """
    bare = currency.without_names(text)
    if bare is None:
        amount = _parse(text, Precision.FEN)
    elif len(currency.named(text)) > 1:
        raise AmountError(text, 0, AmountFault.CURRENCIES)
    else:
        try:
            amount = _parse(bare, Precision.FEN)
        except AmountError as error:
            raise AmountError(text, error.position, error.fault, error.alternatives) from None
    return Money(amount, currency.currency_of(text))


def parse_price(text: str) -> Decimal:
    """As ``parse_amount``, for unit prices: up to eight decimal places, 厘 and 毫 (0.035元, 叁分伍厘)."""
    return _parse(text, Precision.PRICE)


_PLAIN = PlainTable(
    PLAIN,
    {
        "元": "圆圓块塊",
        "角": "毛",
        "分": "",
        "整": "正",
        "点": "點",
        "币": "幣",
        "写": "寫",
        "额": "額",
        "O": CIRCLES + "o",
        "×": PLACEHOLDERS,
        "¥": "￥",
    },
)

_LABEL = r"(?:(?:金额)?\((?:人民币|金额|¤)?[大小]写(?:金额)?:?\)|(?:金额)?[大小]写(?:金额)?):?"
_CURRENCY = r"(?:\((?:币种:?)?(?:人民币|RMB|CNY|¤)(?:[,、]下同)?\)|人民币|RMB|CNY|¤):?"
_SUM = rf"[合总共]?计(?={_CURRENCY}|{_LABEL})"
_PREFIX = re.compile(rf"(?:{_SUM})?(?:{_LABEL})?({_CURRENCY})?(?:{_LABEL})?((?:CN)?¥:?)?")
_CURRENCY_BEHIND = re.compile(r"(?:人民币|RMB|CNY|¤|\((?:人民币|RMB|CNY|¤)\))$")
_CLOSERS = {"(": ")", "【": "】", "“": "”", "「": "」", '"': '"'}
_MOST_WRAPPINGS = 3
_LONGEST = 256
_NUMERALS = frozenset(PLAIN.values()) | frozenset("0123456789×")
_UNITS = frozenset("元整角分")
_CLOSING = frozenset("。;、!")
_FIGURES = frozenset("0123456789")


def _parse(text: str, precision: Precision) -> Decimal:
    plain = text.translate(_PLAIN)
    start, end = 0, len(plain)
    try:
        if end > _LONGEST:
            raise NumeralError(_LONGEST, AmountFault.TOO_LONG)
        if end != len(text) or "【" in plain or "_" in plain:
            check_gaps(text)
        start, end = _bounds(plain)
        return _read_body(plain[start:end], precision)
    except NumeralError as error:
        position = min(start + error.position, end)
        if len(plain) != len(text):
            position = _PLAIN.raw_position(text, position)
        raise AmountError(text, position, error.fault, error.alternatives, precision) from None


def _read_body(body: str, precision: Precision) -> Decimal:
    """Yuan from the amount itself, in which an O behind a numeral is a 零, and marks show what was filled in."""
    if "O" in body and body[0] != "O":
        body = body.replace("O", "〇")
    if "【" in body or "】" in body or "_" in body:
        return read_filled_in(body, precision)
    return read(body, precision)


def _bounds(plain: str) -> tuple[int, int]:
    """Where in ``plain`` the amount itself stands: without labels, currency, closing mark and wrapping brackets."""
    if plain[:1] in _NUMERALS and plain[-1:] in _UNITS:
        return 0, len(plain)
    start, end = 0, _closing(plain, len(plain))
    if plain[:1] in _CLOSERS:
        start, end = _unwrap(plain, start, end)
    prefix = _PREFIX.match(plain, start, end)
    assert prefix
    start = prefix.end()
    if not prefix[1] and (behind := _CURRENCY_BEHIND.search(plain, start, end)):
        end = _closing(plain, behind.start())
    if plain[end - 1 : end] == ")" and "(" not in plain[start:end]:
        end = _closing(plain, end - 1)
    return _unwrap(plain, start, end) if plain[start : start + 1] in _CLOSERS else (start, end)


def _closing(plain: str, end: int) -> int:
    """``end`` without one closing punctuation mark. 98000. and 98, may be cut short: there . and , are none."""
    last = plain[end - 1 : end]
    if last in _CLOSING:
        return end - 1
    if last not in (".", ","):
        return end
    after_fen = last == "," and plain[end - 4 : end - 3] == "."
    return end - 1 if after_fen or plain[end - 2 : end - 1] not in _FIGURES else end


def _unwrap(plain: str, start: int, end: int) -> tuple[int, int]:
    for _ in range(_MOST_WRAPPINGS):
        closer = _CLOSERS.get(plain[start : start + 1])
        if not closer or plain.find(closer, start + 1, end) != end - 1:
            break
        start, end = start + 1, end - 1
    return start, end


def _readings(alternatives: tuple[str, ...], precision: Precision) -> tuple[Decimal, ...]:
    """What each alternative means; an alternative may leave a choice itself."""
    readings: dict[Decimal, None] = {}
    for alternative in alternatives:
        try:
            readings[read(alternative, precision)] = None
        except NumeralError as nested:
            readings.update(dict.fromkeys(_readings(nested.alternatives, precision)))
    return tuple(readings)
