"""Values as they are spoken: 三成五 is 0.35, 四分之一 0.25, 十三个点 0.13, 每万元四元 0.0004; 一万二 is 12,000.

A length of time in another dress (六载, 18M, 45 days, 一昼夜) is spelled as others are.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from decimal import Decimal

from hedui.extract.candidates.convert import count
from hedui.extract.candidates.money import Money
from hedui.extract.text.agreement import AgreementText
from hedui.extract.values.looks import looks
from hedui.extract.words.entries import Kind
from hedui.normalize.amount_text import parse_price
from hedui.normalize.date import parse_partial

LOOKS = looks("spoken")
_SMALL = {"角": 10, "毛": 10, "分": 100}
_BELOW = {"万": "千", "千": "百"}
"""The unit that is not said behind the last numeral: 一万二 is 一万二千."""
_SPELLED = {"乙份": "一份", "半个月": "15日", "一昼夜": "24小时", "一天一夜": "24小时", "两昼夜": "48小时"}
"""What is written for something else by custom."""
_RESPELLED: Mapping[Kind, tuple[tuple[str, str], ...]] = {
    Kind.TERM: (("pair_of", "两"), ("three_of", "三"), ("years", "年"), ("months", "个月")),
    Kind.DAYS: (("days", "日"), ("working_days", "工作日")),
    Kind.HOURS: (("hours", "小时"),),
    Kind.RATE: (("parts_of", "分之"), ("in_short", "分之")),
}
"""Kind → what is written in another dress, and how others write it."""


def respelled(kind: Kind, text: str) -> str:
    """The text as the readers of values know it."""
    text = _SPELLED.get(text, text)
    for look, plain in _RESPELLED.get(kind, ()):
        text = LOOKS[look].sub(plain, text)
    return text


def spoken_day(text: str) -> str:
    """The day as others write it: 2026年2月底 is 2026年2月28日, 2026年8月的第十五日 2026年8月十五日."""
    text = LOOKS["which_day"].sub("", text)
    if (end := LOOKS["end_of"].search(text)) is None:
        return text
    try:
        span = parse_partial(text[: end.start()])
    except ValueError:
        return text
    month = span.month or 12
    return f"{span.year}年{month}月{monthrange(span.year, month)[1]}日"


def spoken_share(text: str) -> Decimal | None:
    """The fraction; None where the text is written as percentages are. Raises ``ValueError`` for one that no decimal
    states."""
    if text == "一半":
        return Decimal("0.5")
    if (points := LOOKS["points"].fullmatch(text)) is not None:
        return Decimal(count(points["number"])) / 100
    if (tenths := LOOKS["tenths"].fullmatch(text)) is not None:
        whole, behind = tenths["tenths"] or "零", (tenths["behind"] or "零").replace("半", "五")
        return Decimal(10 * count(whole) + count(behind)) / 100
    if (parts := LOOKS["parts"].fullmatch(text)) is not None:
        return _fraction(Decimal(count(parts["parts"])), count(parts["of"]))
    if (parts := LOOKS["of_a_sum"].fullmatch(text)) is not None:
        part = Decimal(parts["part"]) if parts["part"][0].isdecimal() else Decimal(count(parts["part"]))
        return _fraction(part, _whole(parts["of"]) * _SMALL.get(parts["unit"], 1))
    return None


def _whole(text: str) -> int:
    """一百, 百 or 100."""
    return count(text if len(text) > 1 else f"一{text}")


def _fraction(parts: Decimal, of: int) -> Decimal:
    """The fraction. Raises ``ValueError`` where it is the whole or more, or no decimal states it."""
    found = parts / of
    if found * of != parts or found >= 1:
        raise ValueError(f"no fraction as a decimal: {parts} of {of}")
    return found


def spoken_sums(text: AgreementText) -> Iterator[Money]:
    """The sums of the flow in everyday numerals, with a unit or without: 两万元, 一万二."""
    for said in LOOKS["sum"].finditer(text.flow.text):
        start, end = said.span()
        value = spoken_sum(said[0])
        united = said[0][-1] in "元块圆"
        yield Money(
            start, end, start, end, said[0], value, (), None, in_words=True, signed=False, masked=False, united=united
        )


def spoken_sum(text: str) -> Decimal | None:
    """The sum in everyday numerals; None where it is one in figures."""
    if LOOKS["figure"].match(text) is not None:
        return None
    if (short := LOOKS["short"].fullmatch(text)) is not None:
        text = f"{text}{_BELOW[short[1]]}"
    return parse_price(text if text[-1] in "元块圆" else f"{text}元")
