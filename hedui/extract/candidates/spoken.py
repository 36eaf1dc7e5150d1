"""Values as they are spoken: 三成五 is 0.35, 四分之一 0.25, 十三个点 0.13, 每万元四元 0.0004; 一万二 is 12,000.

A length of time in another dress (六载, 18M, 45 days, 一昼夜) is spelled as others are.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import regex

from hedui.extract.candidates.convert import count
from hedui.extract.words.entries import Kind
from hedui.normalize.amount_text import parse_price

_HAN = "一二三四五六七八九十"
SHARES = (
    r"(?<![第百十几千万\d])[一二两三四五六七八九](?:成(?:[一二三四五六七八九半](?![份个年月日天套台件人次批期笔]))?"
    r"(?![员立为本功品果交熟都绩型材形套分]|就(?!封顶|打住|算|停))|分之[一二三四五六七](?![\d点零十百]))|(?<!第)半成(?!品)"
    r"|(?<![多大小每各过])一半(?!以上|以下|左右)|(?<![一二两三四五六七八九十百])[二两三四五六七八九][百千万]分之一(?![\d点零十百])"
    r"|每(?:拖?欠)?(?:[一1壹]?[百千万佰仟]|10{2,4})(?:元|块钱?|圆)[^。;\n\d]{0,12}?"
    r"(?:\d(?:\.\d)?|[一二两三四五六七八九十壹贰叁肆伍陆柒捌玖])(?:元|块|圆|角|毛|分(?!之))钱?"
)
"""A fraction in everyday words; the last of them are sums of sums."""
SUMS = regex.compile(
    rf"(?<![{_HAN}百千万亿两点\d])[{_HAN}百千万亿两零]{{2,16}}(?:元|块(?!地|田)|圆)"
    rf"|(?<![{_HAN}百千万亿两点\d第])(?:[{_HAN}百千两]{{1,6}}万[一二三四五六七八九]?|[一二两三四五六七八九]千[一二三四五六七八九])"
    r"(?=[,;。、)]|$)"
)
"""A sum in everyday numerals: 二十三万五千元, 一万二, 四千五."""
_POINTS = regex.compile(r"(?<number>.+)个(?:(?:税|百分)?点)?")
_TENTHS = regex.compile(r"(?<tenths>[一二两三四五六七八九])成(?<behind>[一二三四五六七八九半])?|(?<behind>半)成")
_PARTS = regex.compile(r"(?<of>[二两三四五六七八九][百千万]?)分之(?<parts>[一二三四五六七])")
_OF_A_SUM = regex.compile(r"每(?:拖?欠)?[一壹]?(?<of>.+?)(?:元|块钱?|圆).*?(?<part>[\d.]+|.)(?<unit>[元块圆角毛分])钱?")
_SMALL = {"角": 10, "毛": 10, "分": 100}
_SHORT = regex.compile(r".*([万千])[一二三四五六七八九]")
_BELOW = {"万": "千", "千": "百"}
"""The unit that is not said behind the last numeral: 一万二 is 一万二千."""
_SPELLED = {"乙份": "一份", "半个月": "15日", "一昼夜": "24小时", "一天一夜": "24小时", "两昼夜": "48小时"}
"""What is written for something else by custom."""
_RESPELLED: Mapping[Kind, tuple[tuple[regex.Pattern[str], str], ...]] = {
    Kind.TERM: (
        (regex.compile(r"载|周年|整年|个整?年头?| ?(?i:years?|Y)"), "年"),
        (regex.compile(r"个?(?:日历|自然|公历|整)月| ?(?i:months?|M)"), "个月"),
    ),
    Kind.DAYS: (
        (regex.compile(r" ?(?i:calendar )?(?i:days?)"), "日"),
        (regex.compile(r" ?(?i:(?:working|business|banking) ?日)"), "工作日"),
    ),
    Kind.HOURS: ((regex.compile(r" ?(?i:h(?:ou)?rs?|h)"), "小时"),),
    Kind.RATE: ((regex.compile(r"(?<=[万千百])之"), "分之"),),
}
"""Kind → what is written in another dress, and how others write it."""
_FIGURE = regex.compile(r"\d(?!\d{0,3}[年月日号])")


def respelled(kind: Kind, text: str) -> str:
    """The text as the readers of values know it."""
    text = _SPELLED.get(text, text)
    for pattern, plain in _RESPELLED.get(kind, ()):
        text = pattern.sub(plain, text)
    return text


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
    if (parts := _PARTS.fullmatch(text)) is not None:
        return _fraction(Decimal(count(parts["parts"])), count(parts["of"]))
    if (parts := _OF_A_SUM.fullmatch(text)) is not None:
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


def spoken_sum(text: str) -> Decimal | None:
    """The sum in everyday numerals; None where it is one in figures."""
    if _FIGURE.match(text) is not None:
        return None
    if (short := _SHORT.fullmatch(text)) is not None:
        text = f"{text}{_BELOW[short[1]]}"
    return parse_price(text if text[-1] in "元块圆" else f"{text}元")
