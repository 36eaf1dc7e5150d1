"""Shares and sums as they are spoken: 三成五 is 0.35, 四分之一 0.25, 一半 0.5, 十三个点 0.13; 一万二 is 12,000."""

from __future__ import annotations

from decimal import Decimal

import regex

from hedui.extract.candidates.convert import count
from hedui.normalize.amount_text import parse_price

_HAN = "一二三四五六七八九十"
SHARES = (
    r"(?<![第百十几千万\d])[一二两三四五六七八九](?:成(?:[一二三四五六七八九半](?![份个年月日天套台件人次批期笔]))?"
    r"(?![员立为本功品果交熟都绩就型材形套分])|分之[一二三四五六七](?![\d点零十百]))|(?<!第)半成(?!品)"
    r"|(?<![多大小每各过])一半(?!以上|以下|左右)"
)
SUMS = regex.compile(
    rf"(?<![{_HAN}百千万亿两点\d])[{_HAN}百千万亿两零]{{2,16}}(?:元|块(?!地|田)|圆)"
    rf"|(?<![{_HAN}百千万亿两点\d第])(?:[{_HAN}百千两]{{1,6}}万[一二三四五六七八九]?|[一二两三四五六七八九]千[一二三四五六七八九])"
    r"(?=[,;。、)]|$)"
)
"""A sum in everyday numerals: 二十三万五千元, 一万二, 四千五."""
_POINTS = regex.compile(r"(?<number>.+)个(?:(?:税|百分)?点)?")
_TENTHS = regex.compile(r"(?<tenths>[一二两三四五六七八九])成(?<behind>[一二三四五六七八九半])?|(?<behind>半)成")
_PARTS = regex.compile(r"(?<of>[二四五八])分之(?<parts>[一二三四五六七])")
_SHORT = regex.compile(r".*([万千])[一二三四五六七八九]")
_BELOW = {"万": "千", "千": "百"}
"""The unit that is not said behind the last numeral: 一万二 is 一万二千."""
_FIGURE = regex.compile(r"\d(?!\d{0,3}[年月日号])")


def spoken_share(text: str) -> Decimal | None:
    """The fraction; None where the text is written as percentages are. Raises ``ValueError`` for one that no decimal
    states."""
    if text == "一半":
        return Decimal("0.5")
    if (points := _POINTS.fullmatch(text)) is not None:
        return Decimal(count(points["number"])) / 100
    if (tenths := _TENTHS.fullmatch(text)) is not None:
        whole, behind = tenths["tenths"] or "零", (tenths["behind"] or "零").replace("半", "五")
        return Decimal(10 * count(whole) + count(behind)) / 100
    if (parts := _PARTS.fullmatch(text)) is not None and count(parts["parts"]) < count(parts["of"]):
        return Decimal(count(parts["parts"])) / count(parts["of"])
    return None


def spoken_sum(text: str) -> Decimal | None:
    """The sum in everyday numerals; None where it is one in figures."""
    if _FIGURE.match(text) is not None:
        return None
    if (short := _SHORT.fullmatch(text)) is not None:
        text = f"{text}{_BELOW[short[1]]}"
    return parse_price(text if text[-1] in "元块圆" else f"{text}元")
