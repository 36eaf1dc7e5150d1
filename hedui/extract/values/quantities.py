"""Readers of quantities behind a label: lengths of time, shares, counts. What is in doubt gives nothing."""

from __future__ import annotations

import regex

from hedui.extract.values.pieces import Part, trim
from hedui.normalize import punctuation
from hedui.normalize.percent import PercentError, parse_percent

_NUMERALS = "〇零一二三四五六七八九十百千两壹贰叁肆伍陆柒捌玖拾佰仟"
_SLOT = r"[ 【】_]{0,12}"
_NUMBER = rf"(?:半|[\d.]{{1,8}}|[{_NUMERALS}]{{1,8}}){_SLOT}(?:\([\d{_NUMERALS}]{{1,8}}\))?"
_UNIT = r"(?:年|月|季度|季|周|星期|工作日|工作天|(?:日历|自然)?[日天]|小时|钟头|分钟)"
_LENGTH = rf"[又零]?{_SLOT}{_NUMBER}{_SLOT}个?半?个?{_UNIT}半?"
_LEAD = r"(?:为期|历时|暂定|约定|共计|合计|总计|共|计|约|为|是)?"
_DURATION = regex.compile(rf"{_LEAD}(?<value>(?:{_LENGTH}){{1,4}}(?:\((?:{_LENGTH}){{1,3}}\))?)(?![\d{_NUMERALS}])")
_SHARE = regex.compile(
    rf"(?<![\d.])\d{{1,12}}(?:\.\d{{1,12}})?{_SLOT}[%‰‱﹪]|[百千万十]{{1,2}}分之{_SLOT}(?:[\d.]{{1,12}}|[{_NUMERALS}点]{{1,12}})"
)
_SHARE_WITHIN = 40
"""Characters within which a share must begin: 合同总价的5%."""
_WHOLE = rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,5}}|\d{{1,12}}[万亿]?|[{_NUMERALS}万]{{1,10}})"
_COUNT = regex.compile(
    rf"(?:共计|合计|总计|共|计|约|为|第)?{_SLOT}(?<value>{_WHOLE}"
    rf"(?:\((?:\d{{1,12}}|[{_NUMERALS}万]{{1,10}})\))?){_SLOT}"
    rf"(?![\d.,{_NUMERALS}]|[%‰年月日元圆]|个月|分之|[-~—–至到]{_SLOT}\d)"
)


def read_duration(text: str) -> tuple[Part, ...]:
    """A length of time at the start of the text: 3年, 叁(3)年, 【36】个月, 一年半; dates from and to are none."""
    start, _ = trim(text)
    found = _DURATION.match(text, start)
    return (Part(found["value"], *found.span("value")),) if found else ()


def read_percent(text: str) -> tuple[Part, ...]:
    """The only share near the start of the text: 6%, 千分之三, 合同总价的5%."""
    found = list(_SHARE.finditer(punctuation.up_to(text, punctuation.SENTENCE)))
    if not found or found[0].start() > _SHARE_WITHIN or len({_worth(one[0]) for one in found}) > 1:
        return ()
    return (Part(found[0][0], *found[0].span()),)


def _worth(text: str) -> object:
    try:
        return parse_percent(text)
    except PercentError:
        return text


def read_count(text: str) -> tuple[Part, ...]:
    """A whole number at the start of the text, whatever is counted: 3台, 叁(3)份, 1,200; no sum, share or range."""
    start, _ = trim(text)
    found = _COUNT.match(text, start)
    return (Part(found["value"], *found.span("value")),) if found else ()
