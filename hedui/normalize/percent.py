"""Percentages and their kin as fractions: 6% is 0.06, 3‰ and 千分之三 are 0.003, 十万分之五 is 0.00005, 三成 is 0.3."""

from __future__ import annotations

import re
from decimal import Decimal

from hedui.normalize.fault import Fault, NormalizeError
from hedui.normalize.numeral import FIGURES, PLAIN, NumeralError, NumeralFault, read_integer
from hedui.normalize.plain import PlainTable

_TABLE = PlainTable(PLAIN, {"点": "點", "%": "﹪", "‰": "", "‱": ""}, dropped="_【】")
_PLACES = {"%": 2, "‰": 3, "‱": 4, "成": 1}
_PARTS = {"百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6}
"""Powers of ten of what stands before 分之."""
_NUMBER = re.compile(r"(?:0|[1-9][0-9]{0,11})(?:\.[0-9]{1,12})?")
_DECIMALS = re.compile(r"[〇一二三四五六七八九]{1,12}")


class PercentFault(Fault):
    NO_SIGN = ("没有百分号、千分号或“百分之”等", "no per cent, per mille or per ten thousand")
    NO_NUMBER = ("没有数值", "there is no number")
    MALFORMED = ("数值不合规范", "the number is malformed")


class PercentError(NormalizeError):
    """The text is no percentage."""


def parse_percent(text: str) -> Decimal:
    """The fraction that ``text`` states; a number without its sign is none. Raises ``PercentError``."""
    plain = text.translate(_TABLE)
    parts, of, number = plain.partition("分之")
    if of and parts in _PARTS:
        start, places = len(parts) + len(of), _PARTS[parts]
    elif plain and plain[-1] in _PLACES:
        start, number, places = 0, plain[:-1], _PLACES[plain[-1]]
    else:
        raise PercentError(text, len(text), PercentFault.NO_SIGN if plain else PercentFault.NO_NUMBER)
    if not number:
        raise PercentError(text, _TABLE.raw_position(text, start), PercentFault.NO_NUMBER)
    try:
        return _shift(_read_number(number), places)
    except NumeralError as error:
        raise PercentError(text, _TABLE.raw_position(text, start + error.position), error.fault) from None


def _read_number(number: str) -> str:
    """Figures for a number in figures or words."""
    if _NUMBER.fullmatch(number):
        return number
    if number == "百":
        return "100"
    head, point, rest = number.partition("点")
    if point and not _DECIMALS.fullmatch(rest):
        raise NumeralError(len(head) + 1, PercentFault.MALFORMED)
    if head[:1] in tuple("0123456789."):
        raise NumeralError(0, PercentFault.MALFORMED)
    whole = read_integer(head, closed=True)
    if whole >= 10**12:
        raise NumeralError(0, NumeralFault.TOO_LARGE)
    return f"{whole}{'.' if point else ''}{rest.translate(FIGURES)}"


def _shift(number: str, places: int) -> Decimal:
    """``number`` with its decimal point moved to the left, without needless zeros."""
    whole, _, fraction = number.partition(".")
    digits = whole.rjust(places + 1, "0") + fraction
    cut = len(digits) - len(fraction) - places
    decimals = digits[cut:].rstrip("0")
    return Decimal(f"{int(digits[:cut])}.{decimals}" if decimals else digits[:cut].lstrip("0") or "0")
