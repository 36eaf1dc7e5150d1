"""Lengths of time (【2】年, 叁(3)年, 一年半, 15个工作日, 48小时) as ISO 8601 durations.

>>> parse_duration("壹年半").iso()
'P1Y6M'
>>> parse_duration("15个工作日内")
Duration(days=15, working=True)

Halves and decimals are read where they give whole months or minutes; half a month or day has no length in ISO 8601 and
is refused. 12月 is December, not a year: a month count needs its 个, unless years or
共计, 为期 stand before it or it exceeds 12.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from decimal import Decimal

from hedui.normalize.fault import Fault, NormalizeError
from hedui.normalize.numeral import FIGURES, PLAIN, NumeralError, read_integer
from hedui.normalize.plain import PlainTable


class DurationFault(Fault):
    EMPTY = ("期限未填写", "the length of time is not filled in")
    FORM = ("不是期限的写法", "this is not how lengths of time are written")
    DISAGREE = ("括号内外的数字不一致", "the numbers inside and outside the brackets differ")
    NO_UNIT = ("缺少年、月、日等单位", "the unit of time is missing")
    MONTH_NAME = ("可能是月份而非月数", "this may be a month's name, not a number of months")
    FRACTION = ("不足整月或整分钟", "no whole number of months or minutes")
    TOO_LONG = ("期限过长", "the length of time is too long")
    NUMBER = ("数字不合规范", "the number is malformed")


class DurationError(NormalizeError):
    """The text is no length of time."""


@dataclass(frozen=True, slots=True, repr=False)
class Duration:
    """A length of time as stated: 12个月 stays twelve months. ``working``: its days are working days."""

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0
    hours: int = 0
    minutes: int = 0
    working: bool = False

    def iso(self) -> str:
        """ISO 8601, such as P2Y, P12M, P1Y6M or PT48H; P0D for no time at all."""
        date = _designated((self.years, "Y"), (self.months, "M"), (self.weeks, "W"), (self.days, "D"))
        time = _designated((self.hours, "H"), (self.minutes, "M"))
        return f"P{date}{'T' if time else ''}{time}" if date or time else "P0D"

    def __repr__(self) -> str:
        stated = [f"{part.name}={value!r}" for part in fields(self) if (value := getattr(self, part.name))]
        return f"Duration({', '.join(stated)})"


def _designated(*parts: tuple[int, str]) -> str:
    return "".join(f"{number}{letter}" for number, letter in parts if number)


_SPELLINGS = {"点": "點", "个": "個箇", "年": "", "时": "時", "钟": "鐘", "周": "週", "节": ""}
_TABLE = PlainTable(PLAIN, _SPELLINGS, dropped="_【】")

_YEARS_AND_MONTHS = re.compile(r"P(?=\d)(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?")

_NUMERALS = "〇一二三四五六七八九十百千廿卅"
_NUMBER = f"[0-9.{_NUMERALS}点]+"
_PART = re.compile(
    rf"(?:[又零〇](?=[0-9{_NUMERALS}]))?(半|{_NUMBER})(?:\(({_NUMBER})\))?(个?)(半?)(个?)"
    r"(年|月|季度|季|周|星期|工作日|工作天|(?:日历|自然)?[日天]|小时|钟头|分钟)(半?)"
)
_BEFORE = re.compile(r"为期|历时|共计?|合计|总计|计")
_BEHIND = re.compile(r"(?:之内|以内|内|整|期限|期|时间)?[。;,、]?")
_REPEATED = re.compile(r"\(([^()]{1,20})\)")
_FIGURES = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,3})?")
_DECIMALS = re.compile(r"[〇一二三四五六七八九]{1,3}")

_UNFILLED = re.compile("[年个月季度周星期工作日天小时分钟头内以之]")

_MOST_YEARS = 200
# Unit: the field it counts, how many of it one unit is, and the field and number that half of a unit makes.
_UNITS: dict[str, tuple[str, int, str, int]] = {
    "年": ("years", 1, "months", 12),
    "季度": ("months", 3, "", 0),
    "季": ("months", 3, "", 0),
    "月": ("months", 1, "", 0),
    "周": ("weeks", 1, "", 0),
    "星期": ("weeks", 1, "", 0),
    "小时": ("hours", 1, "minutes", 60),
    "钟头": ("hours", 1, "minutes", 60),
    "分钟": ("minutes", 1, "", 0),
}
_DAY: tuple[str, int, str, int] = ("days", 1, "", 0)
_ORDER = ("years", "months", "weeks", "days", "hours", "minutes")


def parse_duration(text: str) -> Duration:
    """The length of time that ``text`` states, and nothing else. Raises ``DurationError``."""
    plain = text.translate(_TABLE)
    begin = _BEFORE.match(plain)
    try:
        return _read(plain, begin.end() if begin else 0)
    except _RefusedError as refused:
        raise DurationError(text, _TABLE.raw_position(text, refused.position), refused.fault) from None


def months_of(iso: str) -> int | None:
    """The months of a duration of years and months as ISO 8601 has it; None of any other.

    >>> months_of("P2Y"), months_of("P1Y6M"), months_of("P30D")
    (24, 18, None)
    """
    found = _YEARS_AND_MONTHS.fullmatch(iso)
    return 12 * int(found["years"] or 0) + int(found["months"] or 0) if found is not None else None


def is_working(text: str) -> bool:
    """Whether the text states a length of working days, whose end no calendar tells.

    >>> is_working("15个工作日内"), is_working("15日"), is_working("尽快")
    (True, False, False)
    """
    try:
        return parse_duration(text).working
    except DurationError:
        return False


class _RefusedError(Exception):
    def __init__(self, position: int, fault: Fault) -> None:
        super().__init__(position, fault)
        self.position = position
        self.fault = fault


def _read(plain: str, start: int) -> Duration:
    stated: dict[str, int] = {}
    working = False
    at = start
    while part := _PART.match(plain, at):
        _add(stated, part)
        working = working or part[6].startswith("工作")
        at = part.end()
    if not stated:
        raise _RefusedError(start, _why_not(plain, start))
    if stated.get("years", 0) > _MOST_YEARS or stated.get("months", 0) > 12 * _MOST_YEARS:
        raise _RefusedError(start, DurationFault.TOO_LONG)
    duration = Duration(**stated, working=working)
    if again := _REPEATED.match(plain, at):
        _check_repeated(duration, again)
        at = again.end()
    if not _BEHIND.fullmatch(plain, at):
        raise _RefusedError(at, DurationFault.FORM)
    return duration


def _why_not(plain: str, start: int) -> DurationFault:
    rest = plain[start:].strip("()")
    if not _UNFILLED.sub("", rest):
        return DurationFault.EMPTY
    return DurationFault.NO_UNIT if re.fullmatch(_NUMBER, rest) else DurationFault.FORM


def _check_repeated(duration: Duration, again: re.Match[str]) -> None:
    """三年(36个月): both must be of the same length."""
    other = _read(again[1], 0)
    if (_months(duration), _rest(duration)) != (_months(other), _rest(other)):
        raise _RefusedError(again.start(1), DurationFault.DISAGREE)


def _months(duration: Duration) -> int:
    return 12 * duration.years + duration.months


def _rest(duration: Duration) -> tuple[int, int, bool]:
    days = 7 * duration.weeks + duration.days
    return days, 60 * duration.hours + duration.minutes, duration.working


def _add(stated: dict[str, int], part: re.Match[str]) -> None:
    """Count one part, such as 1年 or 6个月, to what is stated."""
    number = _number(part)
    name, times, finer, finer_times = _UNITS.get(part[6], _DAY)
    if fault := _misplaced(part, number, name, stated):
        raise _RefusedError(part.start(), fault)
    if "半" in (part[1], part[4], part[7]):
        number += Decimal("0.5")
    whole, fraction = divmod(number * times, 1)
    finer_whole, rest = divmod(fraction * finer_times, 1)
    if rest or (fraction and not finer):
        raise _RefusedError(part.start(), DurationFault.FRACTION)
    if whole or not fraction:
        stated[name] = int(whole)
    if fraction:
        stated[finer] = int(finer_whole)


def _misplaced(part: re.Match[str], number: Decimal, name: str, stated: Mapping[str, int]) -> DurationFault | None:
    """Why a part cannot follow what is stated, where it cannot: larger units come first, and no month is meant."""
    if any(other in stated for other in _ORDER[_ORDER.index(name) :]):
        return DurationFault.FORM
    if _is_month_name(part, number, stated):
        return DurationFault.MONTH_NAME
    return None if _is_said_so(part) else DurationFault.FORM


def _is_said_so(part: re.Match[str]) -> bool:
    """Whether 个 and 半 stand once at most, and 个 before no unit that takes none."""
    measures, halves = [bool(part[3]), bool(part[5])], [bool(part[4]), bool(part[7])]
    return not all(measures) and not all(halves) and not (any(measures) and part[6] in _WITHOUT_MEASURE)


_WITHOUT_MEASURE = ("年", "日", "天", "分钟")
"""Units that take no 个."""


def _is_month_name(part: re.Match[str], number: Decimal, stated: Mapping[str, int]) -> bool:
    """Whether 3月 may be March: no 个, no years before."""
    alone = part.start() == 0 and "years" not in stated and not part[3] and not part[5]
    return part[6] == "月" and alone and number <= 12


def _number(part: re.Match[str]) -> Decimal:
    """The number of a part; one in brackets must equal the one before them."""
    if part[1] == "半":
        if part[2] or part[4] or part[7]:
            raise _RefusedError(part.start(), DurationFault.FORM)
        return Decimal(0)
    number = _decimal(part[1], part.start(1))
    if part[2] and _decimal(part[2], part.start(2)) != number:
        raise _RefusedError(part.start(2), DurationFault.DISAGREE)
    return number


def _decimal(written: str, at: int) -> Decimal:
    if _FIGURES.fullmatch(written):
        return Decimal(written)
    head, point, rest = written.partition("点")
    if point and not _DECIMALS.fullmatch(rest):
        raise _RefusedError(at + len(head), DurationFault.NUMBER)
    try:
        return Decimal(f"{read_integer(head, closed=True)}.{rest.translate(FIGURES) or '0'}")
    except NumeralError as error:
        raise _RefusedError(at + error.position, error.fault) from None
