"""Sums and dates of which a page set each piece on a line of its own: forms that were filled in over their blanks.

该车辆之总售价为港币 / 壹拾万零捌仟 / 元整（$ 108000 ）。 and 2026 / 年 / 5 / 月 / 24 / 日 are one line each.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

_WORDS = "零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿貳參陸萬億"
_ASKS = regex.compile(r"(?:(?:人民币|港币|港元|美元)[:：]?|[¥￥$]|[(（]\s*(?:大写|小写)?[:：]?)\s*$")
_SUM = regex.compile(rf"\s*(?:[{_WORDS}]{{1,20}}|\d[\d,]*(?:\.\d+)?)\s*(?:[元圆整)）。,，]|$)")
_FIGURE_END = regex.compile(rf"(?:\d|[{_WORDS}])\s*$")
_UNIT = regex.compile(r"\s*(?:[元圆](?=[整)）(（。,，\s]|$)|整(?=[)）(（。,，\s]|$)|[)）](?=[。,，;；]|$))")
_WHOLE, _BESIDE = regex.compile(r"[元圆整]\s*$"), regex.compile(r"\s*[(（]\s*(?:小写)?[:：]?\s*(?:[¥￥$]|HK|US)")
_YEAR, _MONTH = regex.compile(r"(?<!\d)(?:19|20)\d{2}\s*$"), regex.compile(r"[年月]\s*\d{1,2}\s*$")
_BEHIND_YEAR, _BEHIND_MONTH = regex.compile(r"\s*年(?=\s*(?:\d|$))"), regex.compile(r"\s*[月日]")
_OPEN_DATE = regex.compile(r"(?:(?:19|20)\d{2}\s*年|年\s*\d{1,2}\s*月)\s*$")
_NUMBER = regex.compile(r"\s*\d{1,2}\s*(?:[月日]|$)")
_BREAKS_OFF = frozenset("币元圆整写年月:：¥￥$(（0123456789" + _WORDS)
"""How a line ends that one of the patterns above finds broken off."""
_LONGEST = 80
"""Characters of a line, and of what was joined, that are looked at."""


def pieces(lines: Sequence[str]) -> frozenset[int]:
    """Indices of lines that go on with the sum or the date that the line above broke off in."""
    found: set[int] = set()
    above = ""
    for index, line in enumerate(lines):
        if "\t" not in line and len(line) <= _LONGEST and above and _goes_on(above, line):
            found.add(index)
            above = (above + line)[-_LONGEST:]
        else:
            above = line[-_LONGEST:]
    return frozenset(found)


def _goes_on(above: str, line: str) -> bool:
    if "\t" in above or above.rstrip()[-1:] not in _BREAKS_OFF:
        return False
    if _ASKS.search(above):
        return _SUM.match(line) is not None
    if _OPEN_DATE.search(above):
        return _NUMBER.match(line) is not None
    return any(end.search(above) and begin.match(line) for end, begin in _TORN)


_TORN = ((_YEAR, _BEHIND_YEAR), (_MONTH, _BEHIND_MONTH), (_WHOLE, _BESIDE), (_FIGURE_END, _UNIT))
"""How a line ends, and how the next one begins, where one thing is torn between them."""
