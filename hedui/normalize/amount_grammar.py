"""The grammar of amounts: what stands between ``人民币`` and ``。``, in plain characters, as yuan.

Sources: 中国人民银行《支付结算办法》附件一《正确填写票据和结算凭证的基本规定》 (1997) for the words, GB/T 15835-2011
for figures. Where practice is laxer than the rules (整 after 分, 零 left out, 十 for 壹拾) a form is read if it has one
reading only.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum
from typing import NoReturn

from hedui.normalize.fault import Fault
from hedui.normalize.numeral import NumeralError, NumeralFault, read_integer
from hedui.normalize.words import look_up, plain_numerals

_MOST_DIGITS = 24
_EXPONENTS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}

_SCALE = r"((?:[百千]?万|[百千万]?亿|[百千])?)"
_FIGURE = re.compile(rf"(0|[1-9][0-9]*|[1-9][0-9]{{0,2}}(?:,[0-9]{{3}})+)(?:\.([0-9]+))?{_SCALE}元?整?")
_DECIMAL_WORDS = re.compile(rf"([〇一二三四五六七八九]+){_SCALE}元?整?")
_ARABIC_DIGIT = re.compile(r"[0-9]")
_GROUP = re.compile(r"[0-9]+(?:,[0-9]{3})*")
_ZERO_BEHIND_DIGIT = re.compile("[0-9][〇O]")
_SEPARATED = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+|[0-9]+")
_DIGIT = "([〇一二三四五六七八九×])"
_TAIL = re.compile(rf"(〇*)(?:{_DIGIT}角)?(〇*)(?:{_DIGIT}分)?(?:{_DIGIT}厘)?(?:{_DIGIT}毫)?")
_TAIL_UNIT = re.compile("[角分厘毫]")
_FORMAL_TAILS = {"": "00"} | {
    f"{jiao}角" * (jiao != "〇") + f"{'〇' * (jiao == '〇')}{fen}分" * (fen != "〇"): f"{j}{f}"
    for j, jiao in enumerate("〇一二三四五六七八九")
    for f, fen in enumerate("〇一二三四五六七八九")
    if j or f
}
_MOST_TAIL = 12
_LATE_STROKE = re.compile("(?:[一二三四五六七八九廿卅卌]|(?<![×〇])十).*×")
_ARABIC = str.maketrans("〇一二三四五六七八九×", "01234567890")


class AmountFault(Fault):
    NEGATIVE = ("金额不能为负", "an amount cannot be negative")
    NO_FIGURE = ("缺少整数部分", "nothing before the decimal point")
    LEADING_ZERO = ("数字开头多了0", "a leading 0")
    SEPARATOR = ("千位分隔符位置不对", "a thousands separator in the wrong place")
    TWO_POINTS = ("有两个小数点", "two decimal points")
    TOO_FINE = ("小于分", "finer than a fen")
    NO_DECIMALS = ("小数点后没有数字", "nothing behind the decimal point")
    SPLIT = ("数字中间有空格，可能是两个数", "a blank inside a number, which may be two")
    UNFILLED = ("空格处可能漏填数字", "a blank where a digit may be missing")
    NO_UNIT = ("数字后缺少单位", "a digit without its unit")
    NO_YUAN = ("角、分前缺少“元”", "no 元 before 角 or 分")
    TAIL = ("“元”后不是角、分", "what follows 元 is no 角 or 分")
    TOO_LONG = ("文字过长，不是金额", "too long for an amount")
    CURRENCIES = ("有两种币种", "two currencies")
    BRACKETS = ("括号不成对或为空", "brackets that are not paired, or empty")


class Precision(Enum):
    """How many decimal places a value may have."""

    FEN = 2
    PRICE = 8


def read(body: str, precision: Precision) -> Decimal:
    """Yuan from plain characters, with at least two decimal places. Raises ``NumeralError``."""
    if not body:
        raise NumeralError(0, NumeralFault.EMPTY)
    if body[0] in "0123456789.,-负+":
        if figure := _FIGURE.fullmatch(body):
            whole, fraction, scale = figure.groups()
            return _scaled(whole.replace(",", ""), fraction or "", scale, precision)
        _refuse_figure(body)
    if _ARABIC_DIGIT.search(body):
        return _read_mixed(body, precision)
    return _read_words(body, precision)


def _read_words(body: str, precision: Precision) -> Decimal:
    if "点" in body:
        return _read_decimal_words(body, precision)
    head, yuan, tail = body.removesuffix("整").partition("元")
    if not yuan and _TAIL_UNIT.search(head):
        head, tail = "", head
    less_than_yuan = bool(tail and not yuan)
    whole = 0 if less_than_yuan else look_up(head)
    if whole is None:
        whole = read_integer(head, closed=bool(yuan), behind=body[len(head) :])
    fraction = None if less_than_yuan else _FORMAL_TAILS.get(tail)
    if fraction is None:
        fraction = _read_tail(body, len(head) + len(yuan), tail, precision, after_yuan=bool(yuan))
    if "×" in body:
        _check_placeholders(body, whole, fraction)
    return Decimal(f"{whole}.{fraction}")


def _read_tail(body: str, at: int, tail: str, precision: Precision, *, after_yuan: bool) -> str:
    """The decimals that 角, 分, 厘 and 毫 spell. ``tail`` is what stands in ``body`` from ``at`` on."""
    found = _TAIL.fullmatch(tail) if len(tail) <= _MOST_TAIL else None
    if not found or not any(found.groups()[1:2] + found.groups()[3:]):
        _refuse_tail(body, at, tail, after_yuan)
    _check_zeros(at, tail, found, after_yuan=after_yuan)
    _, jiao, _, fen, *_ = found.groups("〇")
    finer = _finer(found[5], found[6])
    if finer and precision is Precision.FEN:
        raise NumeralError(at + tail.index("厘" if "厘" in tail else "毫"), AmountFault.TOO_FINE)
    return f"{jiao}{fen}{finer}".translate(_ARABIC)


def _finer(li: str | None, hao: str | None) -> str:
    """The third and the fourth decimal place, as far as they are stated."""
    return f"{li or '〇'}{hao or ''}" if li or hao else ""


def _check_zeros(at: int, tail: str, found: re.Match[str], *, after_yuan: bool) -> None:
    """Refuse a 零 with nothing behind it, and one where no place was left out: 伍角零叁分."""
    leading, jiao, middle, *finer = found.groups()
    if middle and not any(finer):
        raise NumeralError(at + len(tail) - 1, NumeralFault.DANGLING_ZERO)
    between = jiao and middle
    if (between and finer[0]) or (leading and (jiao == "〇" or not after_yuan)):
        raise NumeralError(at + len(leading) + (2 if between else 0), NumeralFault.NEEDLESS_ZERO)


def _refuse_tail(body: str, at: int, tail: str, after_yuan: bool) -> NoReturn:
    """Say why ``tail`` is none."""
    zeros = len(tail) - len(tail.lstrip("〇"))
    if zeros == len(tail):
        raise NumeralError(at, NumeralFault.DANGLING_ZERO)
    if len(tail) == 1 and tail in "一二三四五六七八九":
        rest = body[at + 1 :]
        raise NumeralError(at, NumeralFault.AMBIGUOUS, (f"{body[:at]}〇{tail}分{rest}", f"{body[:at]}{tail}角{rest}"))
    if not after_yuan:
        raise NumeralError(at, AmountFault.NO_YUAN)
    for index, character in enumerate(tail):
        if character not in "〇一二三四五六七八九×角分厘毫":
            raise NumeralError(at + index, AmountFault.TAIL if character in "十百千万亿元" else NumeralFault.FOREIGN)
    if tail[-1] not in "角分厘毫":
        raise NumeralError(at + len(tail) - 1, AmountFault.NO_UNIT)
    raise NumeralError(at + zeros, AmountFault.TAIL)


def _check_placeholders(body: str, whole: int, fraction: str) -> None:
    """× may cross out leading places only, and not all of them."""
    if not whole and not int(fraction):
        raise NumeralError(0, NumeralFault.EMPTY)
    if late := _LATE_STROKE.search(body):
        raise NumeralError(late.end() - 1, NumeralFault.FOREIGN)


def _read_decimal_words(body: str, precision: Precision) -> Decimal:
    """一点八亿元, 九点八万."""
    head, _, rest = body.partition("点")
    whole = read_integer(head, closed=True)
    decimals = _DECIMAL_WORDS.fullmatch(rest)
    if not decimals:
        first = next((i for i, c in enumerate(rest) if c not in "〇一二三四五六七八九"), len(rest))
        fault = NumeralFault.FOREIGN if first else AmountFault.NO_DECIMALS
        raise NumeralError(len(head) + 1 + first, AmountFault.TWO_POINTS if "点" in rest else fault)
    return _scaled(str(whole), decimals[1].translate(_ARABIC), decimals[2], precision)


def _scaled(whole: str, fraction: str, scale: str, precision: Precision) -> Decimal:
    """``whole.fraction`` times the units in ``scale``, exactly."""
    if not scale and len(fraction) <= precision.value and len(whole) <= _MOST_DIGITS:
        return Decimal(f"{whole}.{fraction:0<2}")
    if len(whole) + len(fraction) > _MOST_DIGITS:
        raise NumeralError(0, NumeralFault.TOO_LARGE)
    if not scale:
        raise NumeralError(len(whole) + 1 + precision.value, AmountFault.TOO_FINE)
    exponent = sum(_EXPONENTS[unit] for unit in scale)
    fraction = fraction.ljust(exponent, "0")
    whole, fraction = f"{whole}{fraction[:exponent]}".lstrip("0") or "0", fraction[exponent:]
    if fraction[precision.value :].strip("0"):
        raise NumeralError(0, AmountFault.TOO_FINE)
    if len(whole) > _MOST_DIGITS:
        raise NumeralError(0, NumeralFault.TOO_LARGE)
    return Decimal(f"{whole}.{fraction[: precision.value]:0<2}")


def _read_mixed(body: str, precision: Precision) -> Decimal:
    """3万2千元, 1亿3000万元, 98元5角: the groups of figures become numerals, and the words' rules hold."""
    pieces: list[str] = []
    origins: list[int] = []
    copied = 0
    for group in _GROUP.finditer(body):
        numerals = _group_numerals(group)
        pieces += (body[copied : group.start()], numerals)
        origins.extend(range(copied, group.start()))
        origins.extend([group.start()] * len(numerals))
        copied = group.end()
    pieces.append(body[copied:])
    origins.extend(range(copied, len(body) + 1))
    try:
        amount = _read_words("".join(pieces), precision)
    except NumeralError as error:
        raise NumeralError(origins[error.position], error.fault, error.alternatives) from None
    if (beside := _ZERO_BEHIND_DIGIT.search(body)) is not None:  # 123O元 is not 123元
        raise NumeralError(beside.end() - 1, NumeralFault.FOREIGN)
    return amount


def _group_numerals(group: re.Match[str]) -> str:
    if not _SEPARATED.fullmatch(group[0]):
        raise NumeralError(group.start() + group[0].index(","), AmountFault.SEPARATOR)
    digits = group[0].replace(",", "")
    if len(digits) > _MOST_DIGITS:
        raise NumeralError(group.start(), NumeralFault.TOO_LARGE)
    zeros = len(digits) - len(digits.lstrip("0"))
    return "〇" * zeros + (plain_numerals(int(digits)) if zeros < len(digits) else "")


_NO_BEGINNING = {
    "-": AmountFault.NEGATIVE,
    "负": AmountFault.NEGATIVE,
    ".": AmountFault.NO_FIGURE,
    ",": AmountFault.NO_FIGURE,
}


def _refuse_figure(body: str) -> None:
    """Say why a body that begins like a figure is none; silent where figures and words are mixed."""
    if fault := _NO_BEGINNING.get(body[0]):
        raise NumeralError(0, fault)
    end = len(body) - len(body.lstrip("0123456789.,"))
    number = body[:end]
    if number.count(".") > 1:
        raise NumeralError(number.index(".", number.index(".") + 1), AmountFault.TWO_POINTS)
    whole, point, fraction = number.partition(".")
    if point and not fraction:
        raise NumeralError(end, AmountFault.NO_DECIMALS)
    _check_separators(whole, fraction)
    if len(whole) > 1 and whole[0] == "0":
        raise NumeralError(0, AmountFault.LEADING_ZERO)
    if point:
        raise NumeralError(min(end, len(body) - 1), NumeralFault.FOREIGN)


def _check_separators(whole: str, fraction: str) -> None:
    """Refuse commas that do not set off groups of three before the point, and any behind it."""
    if "," in whole and not _SEPARATED.fullmatch(whole):
        raise NumeralError(whole.index(","), AmountFault.SEPARATOR)
    if "," in fraction:
        raise NumeralError(len(whole) + 1 + fraction.index(","), AmountFault.SEPARATOR)
