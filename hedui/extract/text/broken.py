"""Sums and dates of which a page set each piece on a line of its own: forms that were filled in over their blanks.

该车辆之总售价为港币 / 壹拾万零捌仟 / 元整（$ 108000 ）。 and 2026 / 年 / 5 / 月 / 24 / 日 are one line each.
"""

from __future__ import annotations

from collections.abc import Sequence

from hedui.extract.values.looks import looks

_WORDS = "零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿貳參陸萬億"
_BROKEN = looks("told_in_text")["torn_apart"]
_BREAKS_OFF = frozenset("币元圆角整写年月:：¥￥$(（0123456789,.，" + _WORDS)
"""How a line ends that may be broken off."""
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
    return _BROKEN.search(f"{above}\n{line}") is not None
