"""Dates in figures and words, as Chinese agreements write them.

>>> parse_date("二〇二四年五月十四日")
datetime.date(2024, 5, 14)
>>> parse_range("自2024年1月1日起至12月31日止")
DateRange(start=datetime.date(2024, 1, 1), end=datetime.date(2024, 12, 31))

Figures (2024年5月14日, 2024-05-14, 2024/5/14, 2024.5.14, 20240514), words (二〇二四年五月十四日), the forms that
cheques ask for (贰零贰肆年零伍月壹拾肆日; 《正确填写票据和结算凭证的基本规定》第五条) and mixtures of them; blanks,
underscores and 【】 anywhere. Nothing is filled in: a date without its year or day is refused, or a ``PartialDate``.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import NoReturn

from hedui.normalize.fault import Fault, NormalizeError
from hedui.normalize.numeral import CIRCLES, FIGURES, PLAIN, NumeralError, read_integer
from hedui.normalize.plain import PlainTable


class DateFault(Fault):
    EMPTY = ("日期未填写", "the date is not filled in")
    FORM = ("不是日期的写法", "this is not how dates are written")
    YEAR = ("年份不合规范", "no year from 1900 to 9999")
    MONTH = ("没有这个月份", "there is no such month")
    DAY = ("没有这一天", "there is no such day")
    INCOMPLETE = ("缺少年、月或日", "year, month or day is missing")
    RANGE = ("不是起止日期", "this is no range of dates")


class DateError(NormalizeError):
    """The text is no date."""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month of a year, or a day; what the text does not state is None."""

    year: int
    month: int | None = None
    day: int | None = None

    def isoformat(self) -> str:
        """2024, 2024-05 or 2024-05-14."""
        rest = "".join(f"-{part:02d}" for part in (self.month, self.day) if part is not None)
        return f"{self.year:04d}{rest}"


@dataclass(frozen=True, slots=True)
class DateRange:
    """The first and the last day as stated; the end is not checked to be the later one."""

    start: datetime.date
    end: datetime.date


_TABLE = PlainTable(
    PLAIN,
    {"〇": CIRCLES + "o", "号": "號", "-": "–—―−‒", "~": "〜", "日": "", "起": "", "从": "從"},
    dropped="_【】",
)
_CLOSING = "。;,、."
_FIRST_YEAR, _LAST_YEAR = 1900, 9999

_NUMERAL = "[0-9〇一二三四五六七八九十廿卅]"
_YEAR = "([0-9〇一二三四五六七八九十百千]{4,9})"
_MONTH = _DAY = f"({_NUMERAL}{{1,5}})"
_YMD = re.compile(f"{_YEAR}年{_MONTH}月{_DAY}[日号]")
_SEPARATED = re.compile(r"([0-9〇]{4})([-/.])([0-9〇]{1,2})\2([0-9〇]{1,2})(?![0-9〇])[日号]?")
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?![0-9])")
_YEAR_MONTH = re.compile(f"{_YEAR}(?:年{_MONTH}月份?|[-/.]([0-9]{{1,2}}))")
_YEAR_ALONE = re.compile(f"{_YEAR}年度?")
_MONTH_DAY = re.compile(f"{_MONTH}月{_DAY}[日号]")
_DAY_ALONE = re.compile(f"{_DAY}[日号]")
_SEPARATED_MONTH_DAY = re.compile(r"([0-9〇]{1,2})([-/.])([0-9〇]{1,2})(?![0-9〇])")
_RANGE_START = re.compile(r"[自从由]?")
_RANGE_MIDDLE = re.compile(r"起?,?(?:至|到|-{1,3}|~)")
_RANGE_END = re.compile(r"(?:为?止)?")

_PARTS = re.compile(f"({_NUMERAL}*)年({_NUMERAL}*)月?({_NUMERAL}*)[日号]?")
_LONGEST = 40

_PLAIN_MONTHS_AND_DAYS = {
    spelled: number
    for number in range(1, 32)
    for tens, ones in [divmod(number, 10)]
    for ten in ([""], ["十", "一十"], ["二十", "廿"], ["三十", "卅"])[tens]
    for one in ["", *"一二三四五六七八九"][ones : ones + 1]
    for zero in ["", "〇"]
    for spelled in [f"{zero}{ten}{one}"]
}


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = rf"(?:{'|'.join(_MONTHS)})[a-z]{{0,6}}\.?"
ENGLISH_DATE = (
    rf"(?i:(?<![0-9A-Za-z])(?:[0-3]?[0-9](?:st|nd|rd|th)?,?[ -]?{_NAME}[ ,-]{{0,2}}[0-9]{{4}}"
    rf"|{_NAME} ?[0-3]?[0-9](?:st|nd|rd|th)?,? ?[0-9]{{4}})(?![0-9A-Za-z]))"
)
"""A pattern of a date in English: 15 FEB 2024, February 15, 2024; the month is named, so that no order is guessed."""
_YEAR_IN_WORDS, _COUNTED = "[〇零○O二一三四五六七八九]", "[\\d一二三四五六七八九十]"
BARE_DATE = (
    rf"(?:(?:\d{{4}}|{_YEAR_IN_WORDS}{{4}})\s*年\s*{_COUNTED}{{1,3}}\s*月\s*{_COUNTED}{{1,3}}\s*日"
    rf"|\d{{4}}[-./]\d{{1,2}}[-./]\d{{1,2}}(?!\d)|{ENGLISH_DATE})"
)
"""A pattern of a date by itself, in figures, in words or in English; the catalogue names it ``{bare_date}``."""
_ENGLISH = re.compile(
    rf"(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?,?[ -]?(?P<m>{_NAME})[ ,-]{{0,2}}(?P<y>[0-9]{{4}})"
    rf"|(?P<m2>{_NAME}) ?(?P<d2>[0-9]{{1,2}})(?:st|nd|rd|th)?,? ?(?P<y2>[0-9]{{4}})",
    re.IGNORECASE,
)


def _english(text: str, found: re.Match[str]) -> datetime.date:
    month = _MONTHS.index((found["m"] or found["m2"])[:3].lower()) + 1
    try:
        return datetime.date(int(found["y"] or found["y2"]), month, int(found["d"] or found["d2"]))
    except ValueError as error:
        raise DateError(text, 0, DateFault.DAY) from error


def parse_date(text: str) -> datetime.date:
    """The day that ``text`` states, from 1900 on. Raises ``DateError`` for anything but one full date."""
    if (english := _ENGLISH.fullmatch(text.strip())) is not None:
        return _english(text, english)
    plain = _plain(text)
    found = _match_day(plain, 0)
    if not found:
        _refuse(text, plain)
    day, end = _checked(text, plain, found)
    if end != len(plain):
        raise DateError(text, _TABLE.raw_position(text, end), DateFault.FORM)
    return day


def parse_partial(text: str) -> PartialDate:
    """As ``parse_date``, and also a month (2024年5月, 2024-05) or a year (2024年). Raises ``DateError``."""
    plain = _plain(text)
    if found := _YEAR_MONTH.fullmatch(plain):
        year = _year(text, found)
        group = 2 if found[2] else 3
        return PartialDate(year, _number(text, found, group, 12, DateFault.MONTH))
    if found := _YEAR_ALONE.fullmatch(plain):
        return PartialDate(_year(text, found))
    day = parse_date(text)
    return PartialDate(day.year, day.month, day.day)


def is_partial(text: str) -> bool:
    """Whether the text is a date without its day, or without its month and day.

    >>> is_partial("二〇二四年五月"), is_partial("2024年"), is_partial("2024年5月14日"), is_partial("年  月  日")
    (True, True, False, False)
    """
    try:
        return parse_partial(text).day is None
    except DateError:
        return False


def parse_range(text: str) -> DateRange:
    """First and last day: 自…起至…止, 2024.1.1-2024.12.31, 2024年1月1日—12月31日. Raises ``DateError``.

    An end without its year or month has those of the start, unless it would then lie before it.
    """
    plain = _plain(text)
    begin = _RANGE_START.match(plain)
    assert begin
    found = _match_day(plain, begin.end())
    if not found:
        _refuse(text, plain, DateFault.RANGE)
    start, end_of_start = _checked(text, plain, found)
    middle = _RANGE_MIDDLE.match(plain, end_of_start)
    if not middle:
        raise DateError(text, _TABLE.raw_position(text, end_of_start), DateFault.RANGE)
    end, stop = _range_end(text, plain, middle.end(), start)
    last = _RANGE_END.match(plain, stop)
    assert last
    if last.end() != len(plain):
        raise DateError(text, _TABLE.raw_position(text, last.end()), DateFault.RANGE)
    return DateRange(start, end)


def _plain(text: str) -> str:
    plain = text.translate(_TABLE)
    return plain[:-1] if plain and plain[-1] in _CLOSING else plain


def _match_day(plain: str, start: int) -> re.Match[str] | None:
    return _YMD.match(plain, start) or _SEPARATED.match(plain, start) or _COMPACT.match(plain, start)


def _checked(text: str, plain: str, found: re.Match[str]) -> tuple[datetime.date, int]:
    """The day that a match of ``_match_day`` states, and where it ends."""
    groups = (1, 3, 4) if found.re is _SEPARATED else (1, 2, 3)
    year = _year(text, found)
    month = _number(text, found, groups[1], 12, DateFault.MONTH)
    return _day(text, found, year, month, groups[2]), found.end()


def _range_end(text: str, plain: str, at: int, start: datetime.date) -> tuple[datetime.date, int]:
    if found := _match_day(plain, at):
        return _checked(text, plain, found)
    if found := _MONTH_DAY.match(plain, at):
        month = _number(text, found, 1, 12, DateFault.MONTH)
        end = _day(text, found, start.year, month, 2)
    elif found := _SEPARATED_MONTH_DAY.match(plain, at):
        month = _number(text, found, 1, 12, DateFault.MONTH)
        end = _day(text, found, start.year, month, 3)
    elif found := _DAY_ALONE.match(plain, at):
        end = _day(text, found, start.year, start.month, 1)
    else:
        raise DateError(text, _TABLE.raw_position(text, at), DateFault.RANGE)
    if end < start:
        raise DateError(text, _TABLE.raw_position(text, at), DateFault.INCOMPLETE)
    return end, found.end()


def _year(text: str, found: re.Match[str]) -> int:
    """Group 1 as a year: four figures, four numerals (二〇二四), or numerals with units (二千零二十四)."""
    year = found[1].translate(FIGURES)
    if len(year) == 4 and year.isdecimal():
        number = int(year)
    else:
        try:
            number = read_integer(found[1])
        except NumeralError:
            number = 0
    if not _FIRST_YEAR <= number <= _LAST_YEAR:
        raise DateError(text, _TABLE.raw_position(text, found.start(1)), DateFault.YEAR)
    return number


def _number(text: str, found: re.Match[str], group: int, most: int, fault: DateFault) -> int:
    """A group as a number from 1 to ``most``: one or two figures, or numerals as cheques or prose have them."""
    written = found[group]
    number = _PLAIN_MONTHS_AND_DAYS.get(written)
    if number is None:
        figures = written.replace("〇", "0")
        number = int(figures) if len(figures) <= 2 and figures.isdecimal() else 0
    if not 1 <= number <= most:
        raise DateError(text, _TABLE.raw_position(text, found.start(group)), fault)
    return number


def _day(text: str, found: re.Match[str], year: int, month: int, group: int) -> datetime.date:
    day = _number(text, found, group, 31, DateFault.DAY)
    try:
        return datetime.date(year, month, day)
    except ValueError:
        raise DateError(text, _TABLE.raw_position(text, found.start(group)), DateFault.DAY) from None


def _refuse(text: str, plain: str, otherwise: DateFault = DateFault.FORM) -> NoReturn:
    """Say why ``plain`` is no date."""
    if not plain.strip("年月日号/-."):
        raise DateError(text, 0, DateFault.EMPTY)
    if parts := _PARTS.fullmatch(plain[:_LONGEST]):
        if (len(parts[1]) > 4 and parts[1].isdigit()) or 0 < len(parts[1]) < 4:
            raise DateError(text, _TABLE.raw_position(text, 0), DateFault.YEAR)
        missing = next((group for group in (1, 2, 3) if not parts[group]), 3)
        raise DateError(text, _TABLE.raw_position(text, parts.end(missing)), DateFault.INCOMPLETE)
    if _MONTH_DAY.fullmatch(plain) or _YEAR_MONTH.fullmatch(plain):
        raise DateError(text, len(text), DateFault.INCOMPLETE)
    raise DateError(text, 0, otherwise)
