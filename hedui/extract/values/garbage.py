"""What stands in the place of a value and holds no character of any: ###, ？, □□□□. It is no blank, and no value."""

from __future__ import annotations

from collections.abc import Iterator

import regex

UNREAD = r"?□◻☐▢囗#�〓"
"""What stands where a character was not read, as it stands in a set of a pattern."""
WIDE = {0xFF01 + i: chr(0x21 + i) for i in range(94)}
"""Full-width characters → the plain ones."""

_MARKS = rf"{UNREAD}口&@^"
_ANY = rf"{_MARKS}<>$%~+=!¤§|\-"
_GARBAGE = regex.compile(rf"(?!#{{4}})(?=[^{_MARKS}]{{0,8}}[{_MARKS}])[{_ANY}]{{1,40}}")
_AROUND = " \t\n_【】[]()（）《》“”\"',.。;:、"
_ASKED = (
    r"(?:期|期限|时间|日期|日|率|额|价|价款|总计|合计|费|费用|租金|押金|金|地点|地址|住所|号|号码|代码|编号|开户行|银行|户名"
    r"|名称|姓名|人|代表|方式|比例|数量|份数|天数|电话|传真|邮箱|账户|条件|大写|小写)"
)
"""How a label ends that asks for one value."""
_BEHIND_LABEL = regex.compile(
    rf"(?<={_ASKED}[)】]?(?:为|:)[ \t_【]{{0,6}})"
    rf"(?P<garbage>(?:[?？#&@^�〓]{{2}}|[?？�〓]|[□◻☐▢囗口]{{3}})[{_ANY}]{{0,36}}+)"
    r"(?=[ _】]{0,6}(?:[\n\t。;,)]|$))"
)
"""Behind a label or a word and 为; one box or two may be a choice's."""
_NUMBERED = regex.compile(r"第[ 【]{0,2}(?P<garbage>[?？#�〓□囗口]{1,3})(?=[ 】]{0,2}[条款项章])")
_MASK = "#" * 4
"""What hides a value."""


def is_garbage(text: str) -> bool:
    """Whether something stands there that is neither blank nor holds one character of a value: ###, ？, &%.

    >>> is_garbage("###"), is_garbage("【？】"), is_garbage("3#楼"), is_garbage("/"), is_garbage("____")
    (True, True, False, False, False)
    """
    bare = text.translate(WIDE).strip(_AROUND)
    return bool(bare) and _GARBAGE.fullmatch(bare) is not None


def garbage(text: str) -> Iterator[tuple[int, int]]:
    """The intervals of what stands behind a label, a 为 or a 第 and holds no character of a value.

    >>> [("期限：###。"[slice(*span)], span) for span in garbage("期限：###。")]
    [('###', (3, 6))]
    """
    for pattern in (_BEHIND_LABEL, _NUMBERED):
        for match in pattern.finditer(text):
            if _MASK not in match["garbage"]:
                yield match.span("garbage")
