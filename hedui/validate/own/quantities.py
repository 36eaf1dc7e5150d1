"""The values that checks compare: what each kind is, how texts become one, and when one is more than another.

Everything that cannot be told is None: two currencies, a month beside thirty days, a value that is not stated.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any

from hedui.messages import Message
from hedui.normalize.amount_text import parse_money
from hedui.normalize.date import parse_date
from hedui.normalize.duration import parse_duration
from hedui.normalize.fold import Spaces, fold
from hedui.normalize.percent import parse_percent
from hedui.validate.names import plain_name

YUAN = "CNY"


class Kind(StrEnum):
    """What a value is."""

    NUMBER = "number"
    MONEY = "money"
    LENGTH = "length"
    DATE = "date"
    TEXT = "text"
    FLAG = "flag"
    LIST = "list"


KINDS = {
    Kind.NUMBER: Message("数字", "a number"),
    Kind.MONEY: Message("金额", "a sum of money"),
    Kind.LENGTH: Message("期限", "a length of time"),
    Kind.DATE: Message("日期", "a date"),
    Kind.TEXT: Message("文字", "text"),
    Kind.FLAG: Message("条件", "a condition"),
    Kind.LIST: Message("名单", "a list"),
}


@dataclass(frozen=True, slots=True)
class Money:
    """A sum; the currency is None where nothing says which."""

    amount: Decimal
    currency: str | None


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time: whole months, and days besides, which may be working days."""

    months: int
    days: Decimal
    working: bool = False

    @property
    def least(self) -> Decimal:
        """The fewest days that it can have."""
        return self.days + _days_of(self.months)[0]

    @property
    def most(self) -> Decimal:
        """The most days that it can have; of working days nobody knows how many holidays lie between."""
        return Decimal("Infinity") if self.working else self.days + _days_of(self.months)[1]


Value = Decimal | Money | Length | datetime.date | str | bool | frozenset[str] | Path
_ISO = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?")
_COUNTERS = "人名份台个位次套项家条辆件期"
"""What is counted: 3人 is 3."""
_SCALES = {"万": Decimal(10**4), "亿": Decimal(10**8)}
_FEWEST, _MOST = Decimal("30.4368"), Decimal("30.4370")
"""Days of a month on the average of 400 years, a little less and more."""


def _days_of(months: int) -> tuple[Decimal, Decimal]:
    """The fewest and the most days that so many months, which may be fewer than none, can have."""
    if months == 0:
        return Decimal(0), Decimal(0)
    slack = Decimal(1) if months % 12 == 0 else Decimal("2.5")
    return sorted_pair(months * _FEWEST - slack, months * _MOST + slack)


def sorted_pair(first: Decimal, second: Decimal) -> tuple[Decimal, Decimal]:
    return (first, second) if first <= second else (second, first)


def length(text: str) -> Length:
    """The length that ISO 8601 or words state. Raises ``ValueError``."""
    iso, working = _ISO.fullmatch(text.strip().upper()), False
    if iso is None or not any(iso.groups()):
        stated = parse_duration(text)
        iso, working = _ISO.fullmatch(stated.iso()), stated.working
        assert iso is not None
    years, months, weeks, days, hours, minutes = (int(part or 0) for part in iso.groups())
    rest = Decimal(hours) / 24 + Decimal(minutes) / 1440
    return Length(12 * years + months, 7 * weeks + days + rest, working)


def number(text: str) -> Decimal:
    """The number that figures state, 万 and 亿 multiplied out; a share is a fraction. Raises ``ValueError``."""
    plain = "".join(text.replace(",", "").split()).rstrip(_COUNTERS)
    if plain[-1:] in ("%", "‰") or "分之" in plain:
        return parse_percent(plain)
    scale = _SCALES.get(plain[-1:], Decimal(1))
    try:
        return Decimal(plain.rstrip("万亿")) * scale
    except ArithmeticError as error:
        raise ValueError(text) from error


def money(text: str) -> Money:
    """A sum of money; without a currency's name it is yuan. Raises ``ValueError``."""
    found = parse_money(text)
    return Money(found.amount, found.currency or YUAN)


def date(text: str) -> datetime.date:
    """A day, in figures or words. Raises ``ValueError``."""
    return parse_date(text)


def compare(operator: str, first: Value, second: Value) -> bool | None:
    """Whether the comparison holds; None where that cannot be told."""
    if isinstance(first, Money) or isinstance(second, Money):
        pair = _amounts(first, second)
        return None if pair is None else _ordered(operator, *pair)
    for kind, holds in _COMPARED.items():
        if isinstance(first, kind) and isinstance(second, kind):
            return holds(operator, first, second)
    return None


def _ordered(operator: str, first: Decimal, second: Decimal) -> bool:
    match operator:
        case "<":
            return first < second
        case "<=":
            return first <= second
        case ">":
            return first > second
        case ">=":
            return first >= second
        case "==":
            return first == second
    return first != second


def _amounts(first: Value, second: Value) -> tuple[Decimal, Decimal] | None:
    """Both amounts where they are of one currency; a plain number is yuan."""
    sides = [Money(one, YUAN) if isinstance(one, Decimal) else one for one in (first, second)]
    if not all(isinstance(side, Money) for side in sides):
        return None
    one, other = (side for side in sides if isinstance(side, Money))
    if one.currency and other.currency and one.currency != other.currency:
        return None
    return one.amount, other.amount


def _compare_days(operator: str, first: datetime.date, second: datetime.date) -> bool | None:
    return _ordered(operator, Decimal(first.toordinal()), Decimal(second.toordinal()))


def _are_alike(operator: str, first: str, second: str) -> bool:
    return same(first, second) is (operator == "==")


def _are_both(operator: str, first: bool, second: bool) -> bool:
    return (first is second) is (operator == "==")


def _compare_lengths(operator: str, first: Length, second: Length) -> bool | None:
    """By months and days where both have only one of these, else as far as the days of months tell."""
    if first.days == second.days and first.working == second.working:
        return _ordered(operator, Decimal(first.months), Decimal(second.months))
    if first.months == second.months and first.working == second.working:
        return _ordered(operator, first.days, second.days)
    apart = first.most < second.least or first.least > second.most
    return _ordered(operator, first.least, second.least) if apart else None


_COMPARED: Mapping[type, Callable[[str, Any, Any], bool | None]] = {
    Length: _compare_lengths,
    str: _are_alike,
    Decimal: _ordered,
    datetime.date: _compare_days,
    bool: _are_both,
}
"""Type → how two of it are compared."""


def same(first: str, second: str) -> bool:
    """Whether two texts say the same: names as a careful reader compares them, all else but for blanks and width."""
    one, other = _folded(first), _folded(second)
    return one == other or (not one.isascii() and plain_name(first) == plain_name(second))


def contains(whole: str, part: str) -> bool:
    """Whether a text holds another."""
    return _folded(part) in _folded(whole)


def _folded(text: str) -> str:
    return str(fold(text, spaces=Spaces.DROP).text).casefold()


def calculate(operator: str, first: Value, second: Value) -> Value | None:
    """The sum, difference, product or quotient; None where it cannot be told."""
    for left, operators, right, result in _CALCULATED:
        if operator in operators and isinstance(first, left) and isinstance(second, right):
            try:
                return result(operator, first, second)
            except (ArithmeticError, ValueError):
                return None
    return None


def _figures(operator: str, first: Decimal, second: Decimal) -> Decimal | None:
    match operator:
        case "+":
            return first + second
        case "-":
            return first - second
        case "*":
            return first * second
    return first / second if second else None


def _sums(operator: str, first: Value, second: Value) -> Value | None:
    pair = _amounts(first, second)
    if pair is None:
        return None
    if operator == "/":
        return pair[0] / pair[1] if pair[1] else None
    currencies = [side.currency for side in (first, second) if isinstance(side, Money)]
    amount = _figures(operator, *pair)
    return None if amount is None else Money(amount, next(filter(None, currencies), None))


def _portion(operator: str, whole: Money, by: Decimal) -> Money | None:
    amount = _figures(operator, whole.amount, by)
    return None if amount is None else Money(amount, whole.currency)


def _together(operator: str, first: Length, second: Length) -> Length | None:
    sign = _sign(operator)
    if first.working is not second.working:
        return None
    return Length(first.months + sign * second.months, first.days + sign * second.days, first.working)


def _several(_: str, one: Length, times: Decimal) -> Length | None:
    return Length(one.months * int(times), one.days * times, one.working) if times % 1 == 0 else None


def _sign(operator: str) -> int:
    return 1 if operator == "+" else -1


def _later(operator: str, day: datetime.date, by: Length) -> datetime.date | None:
    """The day so much later, or earlier; the last of a month where that month has no such day."""
    if by.working:
        return None
    sign = _sign(operator)
    months = 12 * day.year + day.month - 1 + sign * by.months
    year, month = divmod(months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(day.day, last)) + sign * datetime.timedelta(days=int(by.days))


_CALCULATED: tuple[tuple[Any, str, Any, Callable[[str, Any, Any], Value | None]], ...] = (
    (Decimal, "+-*/", Decimal, _figures),
    (Money, "*/", Decimal, _portion),
    (Decimal, "*", Money, lambda _, by, whole: Money(by * whole.amount, whole.currency)),
    (Money | Decimal, "+-*/", Money | Decimal, _sums),
    (Length, "+-", Length, _together),
    (Length, "*", Decimal, _several),
    (datetime.date, "+-", Length, _later),
    (datetime.date, "-", datetime.date, lambda _, later, earlier: Length(0, Decimal((later - earlier).days))),
)
"""What is calculated with what, the first row that fits: left side, operators, right side, result."""
