"""From a pattern's text to a field's value: one converter a field, each raising ``ValueError`` for what is none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from typing import get_args, get_origin

import regex

from hedui.extract.mention import Value
from hedui.extract.words.field_names import MODELS
from hedui.models.codes import DayType, DisputeMethod, InvoiceKind, Kind, PartyKind, Per, Timing
from hedui.models.contract import Contract
from hedui.models.numbers import Duration
from hedui.normalize import punctuation
from hedui.normalize.amount_text import parse_price
from hedui.normalize.date import parse_date
from hedui.normalize.duration import parse_duration
from hedui.normalize.numeral import parse_integer
from hedui.normalize.percent import parse_percent
from hedui.normalize.placeholder import is_placeholder

_IN_BRACKETS = regex.compile(r"^\((\w{1,6})\)")
"""A number filled in between brackets: (2)年."""
_COURT = ("法院", "法庭", "诉讼", "起诉", "官司")
_NOTICE_IN = {"季度": 90, "月": 30, "周": 7, "星期": 7, "礼拜": 7}
"""Days of notice in a unit; any other is a day."""
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


def figure(text: str) -> Decimal:
    """Digits as a number, without the commas between its thousands; 万 behind them is multiplied out."""
    value = Decimal(text.rstrip("万").replace(",", ""))
    return scaled(value, 10_000) if text.endswith("万") else value


def scaled(value: Decimal, scale: int) -> Decimal:
    """What figures come to that count thousands, 万 or 亿; a whole number without the decimals that they have.

    >>> scaled(Decimal("128.600000"), 10_000), scaled(Decimal("0.00125"), 10_000)
    (Decimal('1286000'), Decimal('12.50000'))
    """
    amount = value * scale
    return amount if amount % 1 else Decimal(int(amount))


def count(text: str) -> int:
    """A whole number in figures or words; 叁(3) only where both agree."""
    match = _COUNT.fullmatch(text)
    if match is None:
        raise ValueError(f"not a number: {text}")
    value = parse_integer(match[1])
    if match[2] is not None and parse_integer(match[2]) != value:
        raise ValueError(f"two different numbers: {text}")
    return value


def days_of_notice(text: str) -> int:
    """A whole number of days, by itself or with its unit; a month is thirty of them, as notice is counted.

    >>> days_of_notice("60"), days_of_notice("15天"), days_of_notice("两个月"), days_of_notice("一个季度")
    (60, 15, 60, 90)
    """
    unit = next((unit for unit in _NOTICE_IN if text.endswith(unit)), "")
    number = text.removesuffix(unit).rstrip("日历天工作自然个")
    return _NOTICE_IN[unit] // 2 if number == "半" else count(number) * _NOTICE_IN.get(unit, 1)


def period_word(text: str) -> Per:
    """月, 每季度, 半年 … as a member of ``Per``."""
    word = text.removeprefix("每").removeprefix("个")
    if word not in PER:
        raise ValueError(f"not a period: {text}")
    return PER[word]


def timing(text: str) -> Timing:
    """Whether what is paid is paid before, by the word for it."""
    return Timing.PREPAID if text.startswith(("预", "先付", "先交")) else Timing.POSTPAID


def _day_type(text: str) -> DayType:
    return DayType.WORKING if "工作" in text else DayType.CALENDAR


def _once(text: str) -> Per:
    return Per.ONCE if text.startswith("一次") else period_word(text)


def _duration(text: str) -> str:
    return parse_duration(_IN_BRACKETS.sub(r"\1", text)).iso()


def _digits(text: str) -> str:
    return "".join(c for c in text if c not in " -")


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _number(text: str) -> Decimal:
    """A fraction where the text says percent or the like, else a sum, a price or a plain number."""
    return parse_percent(text) if "分之" in text or punctuation.holds(text, "%‰") else parse_price(text)


def _fraction(text: str) -> Decimal:
    """A share or a rate: 13%, 0.13, 千分之三. Raises ``ValueError`` for 13, which would be thirteen times the whole."""
    value = _number(text)
    if value > 1 and "分之" not in text and not punctuation.holds(text, "%‰"):
        raise ValueError(f"no share: {text}")
    return value


def as_text(text: str) -> str:
    """A text as it stands there. Raises ``ValueError`` where it only says what is to be filled in."""
    if is_placeholder(text):
        raise ValueError(f"to be filled in: {text}")
    return text


def _method(text: str) -> DisputeMethod:
    court, arbitration = any(word in text for word in _COURT), "仲裁" in text
    if court == arbitration:
        raise ValueError(f"neither a court nor arbitration, or both: {text}")
    return DisputeMethod.LITIGATION if court else DisputeMethod.ARBITRATION


_OF_TYPE: tuple[tuple[object, Callable[[str], Value]], ...] = (
    (Duration, _duration),
    (Decimal, _number),
    (int, count),
    (date, parse_date),
    (Timing, timing),
    (DayType, _day_type),
    (Per, _once),
    (DisputeMethod, _method),
    (Kind, Kind),
    (PartyKind, PartyKind),
    (InvoiceKind, InvoiceKind),
)
"""Type of a field in the models of the contract → its converter; a field of another type is text."""
_OF_FIELD: dict[str, Callable[[str], Value]] = {
    "signed": parse_date,
    "invoice.tax_rate": _fraction,
    "period.notice_days": days_of_notice,
    "messaging.access_code": _digits,
    "messaging.own_access_code": _digits,
    "support.telephones": _squeezed,
}
"""Fields that are text, but not as it stands there, or no field of a model by that name."""
_SHARES = ("_rate", "share")
"""How the names of fields end that state a part of something."""


@cache
def converter(field: str) -> Callable[[str], Value]:
    """How a field's text becomes its value, by the field's type in the model."""
    if field in _OF_FIELD:
        return _OF_FIELD[field]
    section, _, step = field.rpartition(".")
    model = Contract if not section else MODELS.get(section)
    info = model.model_fields.get(step) if model is not None else None
    kinds = set(_kinds(info.annotation)) if info is not None else set()
    if step.endswith(_SHARES) and Decimal in kinds:
        return _fraction
    return next((known for kind, known in _OF_TYPE if kind in kinds), as_text)


def _kinds(annotation: object) -> Iterator[object]:
    """The types that an annotation is made of: those of a union, a list, and what is annotated."""
    yield annotation
    for inner in get_args(annotation):
        yield from _kinds(inner)


@cache
def is_single(field: str) -> bool:
    """Whether the contract has one value of the field, of a type that not every text is."""
    section = field.partition(".")[0]
    info = Contract.model_fields.get(section)
    listed = info is None or tuple in map(get_origin, _kinds(info.annotation))
    return not listed and converter(field) in (_duration, _number, _fraction, count, parse_date, _once)


def convert(field: str, text: str) -> Value:
    """The typed value of a field's text. Raises ``ValueError`` where the text is none."""
    return converter(field)(text)


def convertible(field: str, text: str) -> Value | None:
    """The typed value of a field's text, None where it is none: that is for checks to tell."""
    try:
        return convert(field, text)
    except ValueError:
        return None
