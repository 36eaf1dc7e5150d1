"""From a pattern's text to a field's value: one converter a field, each raising ``ValueError`` for what is none."""

from __future__ import annotations

from collections.abc import Callable

import regex

from hedui.extract.mention import Value
from hedui.models.contract import DayType, Per, Timing
from hedui.normalize.date import parse_date
from hedui.normalize.duration import parse_duration
from hedui.normalize.numeral import parse_integer
from hedui.normalize.percent import parse_percent

_COUNT = regex.compile(r"([^()]+)(?:\(([^()]+)\))?")

PER: dict[str, Per] = {
    "天": Per.DAY,
    "日": Per.DAY,
    "月": Per.MONTH,
    "个月": Per.MONTH,
    "月度": Per.MONTH,
    "自然月": Per.MONTH,
    "季": Per.QUARTER,
    "季度": Per.QUARTER,
    "半年": Per.HALF_YEAR,
    "半年度": Per.HALF_YEAR,
    "年": Per.YEAR,
    "年度": Per.YEAR,
    "次": Per.ONCE,
    "一": Per.MONTH,
    "1": Per.MONTH,
    "三": Per.QUARTER,
    "3": Per.QUARTER,
    "六": Per.HALF_YEAR,
    "6": Per.HALF_YEAR,
}
"""Words for a recurring period."""


def count(text: str) -> int:
    """A whole number in figures or words; 叁(3) only where both agree."""
    match = _COUNT.fullmatch(text)
    if match is None:
        raise ValueError(f"not a number: {text}")
    value = parse_integer(match[1])
    if match[2] is not None and parse_integer(match[2]) != value:
        raise ValueError(f"two different numbers: {text}")
    return value


def period_word(text: str) -> Per:
    """月, 每季度, 半年 … as a member of ``Per``."""
    word = text.removeprefix("每").removeprefix("个")
    if word not in PER:
        raise ValueError(f"not a period: {text}")
    return PER[word]


def _timing(text: str) -> Timing:
    return Timing.PREPAID if text.startswith(("预", "先付", "先交")) else Timing.POSTPAID


def _day_type(text: str) -> DayType:
    return DayType.WORKING if "工作" in text else DayType.CALENDAR


def _once(text: str) -> Per:
    return Per.ONCE if text.startswith("一次") else period_word(text)


def _duration(text: str) -> str:
    return parse_duration(text).iso()


def _digits(text: str) -> str:
    return "".join(c for c in text if c not in " -")


def _squeezed(text: str) -> str:
    return "".join(text.split())


CONVERTERS: dict[str, Callable[[str], Value]] = {
    "period.duration": _duration,
    "period.renewal": _duration,
    "period.start_date": parse_date,
    "period.end_date": parse_date,
    "period.notice_days": count,
    "signed": parse_date,
    "payment.timing": _timing,
    "payment.cycle": _once,
    "payment.due_days": count,
    "payment.due_day_type": _day_type,
    "total.tax_rate": parse_percent,
    "messaging.access_code": _digits,
    "messaging.own_access_code": _digits,
    "support.telephones": _squeezed,
    "support.repair_hours": count,
    "support.feedback_hours": count,
}
"""Field → converter; a field that is not here is text."""


def convert(field: str, text: str) -> Value:
    """The typed value of a field's text. Raises ``ValueError`` where the text is none."""
    converter = CONVERTERS.get(field)
    return converter(text) if converter else text
