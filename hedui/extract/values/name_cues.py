"""How names end, as a hint for the model of names.

A name of an organisation is known by its end (…有限公司, …水利局), which may stand twenty characters behind its first;
the model's own view is shorter. So each character is told what ending follows it, and how far away.
"""

from __future__ import annotations

import regex

REACH = 26
"""Characters that a hint may look ahead."""

_ENDINGS = {
    "B": r"银行|信用合作联?社|信用联?社|联合社|[支分]行|营业[部室]|分理处",
    "O": r"公司|集团(?!客户)|[委员]会|联合会|协会|学会|商会|基金会|局|厅|法院|检察院|医院|保健院|研究院|科学院|学院"
    r"|疗养院|福利院|勘查院|大学|[中小]学|学校|幼儿园|事务所|派出所|管理所|研究所|供电所|中心|办事处|管理处|办公室|政府|经营部|[商车]行|修理厂|合作社"
    r"|[大支]队|车站|工作站|保持站|[图博档]\w馆|档案馆|青少年宫|林场|信息部|管理段|快印店|血站|有限合伙）|普通合伙）|指挥部",
    "A": r"\d+(?:号|室|层|栋|幢|座|组|米)|号楼|[大路街巷道]\d|大厦|广场|写字楼|产业园|科技园|创业园|综合楼|办公楼"
    r"|国际中心|商务中心|村(?=\W|$)",
}
_ENDING = regex.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _ENDINGS.items()))
_STOP = frozenset('，,。；;：:！!？?、《》“”"【】\t')
_BUCKETS = (2, 4, 7, 11, 16, REACH)


def name_cues(characters: tuple[str, ...]) -> list[str]:
    """For each character the kind of ending that follows before any stop, and about how far away; ``-`` for none."""
    text = "".join(character if len(character) == 1 else "?" for character in characters)
    ends: dict[int, str] = {}
    for match in _ENDING.finditer(text, overlapped=True):
        ends.setdefault(match.end() - 1, match.lastgroup or "-")
    cues = ["-"] * len(text)
    kind, place = "-", -1
    for index in range(len(text) - 1, -1, -1):
        if text[index] in _STOP:
            kind = "-"
            continue
        if index in ends:
            kind, place = ends[index], index
        if kind != "-" and place - index <= REACH:
            cues[index] = f"{kind}{_bucket(place - index)}"
    return cues


def _bucket(distance: int) -> int:
    return next(number for number, limit in enumerate(_BUCKETS) if distance <= limit)
