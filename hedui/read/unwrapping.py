"""Lines that the width of a column cut in two are one again.

Where two parties stand side by side, each has half of the page: names, addresses and codes are cut there at any
character, and the rest alone means nothing.
"""

from __future__ import annotations

import re
from itertools import pairwise

from hedui.normalize.grammar import GRAMMAR
from hedui.read.lines import Line, Segment

Row = list[Segment]

_NEAR_EDGE = 2.6
"""From a full line to the next column's beginning, in widths of a character at most."""
_INDENT = 0.6
_GUTTER = 2.0
_FROM_MIDDLE = 1.5
"""From the middle of the paper to a column of half of it, in widths of a character at most."""
_LEADING = 2.5
_WIDE = 0.7
"""The share of its column that the widest line fills where the paper, not what it says, ended it."""
_CODE_END = re.compile(r"[0-9A-Z]{4}$")
_CODE_REST = re.compile(r"[0-9A-Z]{1,14}")
_ENDS = re.compile(r"[:：]\s*$")
_COLON = re.compile(r".{0,16}[:：]")
_OPENS = re.compile(
    r"[（(【]?(?:法定|授权|委托|代表|代理|负责|经办|联系|地址|住所|电话|手机|开户|银行|账[号户]|帐[号户]|户名|税号|行号|邮[编箱政]"
    r"|传真|统一|纳税|单位|签[字名章订署约]|盖章|公章|日期|时间|姓名|身份|\d{4} ?[-年./]"
    rf"|{GRAMMAR['lettered']}|本页|第 ?\d)"
)
"""What begins a line of its own, although its colon was lost."""
_CLOSED = "。；;：:"
_CUT, _CUT_OFF = re.compile(r"有(?:限(?:责任?)?)?$"), re.compile(r"(?:限?责?任?)公司")
"""How no company's name ends, and what it lacks then."""
_FORM = re.compile(r"(?:股份|集团|科技|控股){0,2}有限(?:责任)?公司(?:[\u4e00-\u9fff]{2,6}分公司)?|股份公司")
"""A legal form, alone on its line."""
_WHOLE = re.compile(
    r"(?:公司|[局院校厂店社站所部]|大学|学院|[中小]学|医院|中心|委员会|银行|[分支]行|政府|协会|集团)\s*$"
)
"""How a name ends that lacks nothing."""
_CUT_WITHIN = (
    (_CODE_END, _CODE_REST),
    (_CUT, _CUT_OFF),
    (re.compile(r"[\u4e00-\u9fff]{4}$"), re.compile(r"[\u4e00-\u9fff]")),
)
"""How a line ends, and what the next one holds then that is its rest: a code's, a name's, a single character."""


def unwrapped(rows: list[Row], pitch: float) -> list[Row]:
    """A column's rows, the rest of each line that reaches the column's edge put behind it.

    ``pitch`` is the distance in points from the column's beginning to the next one's; columns are equally wide.
    """
    joined = rows[:1]
    widest = max((_width(row) for row in rows), default=0.0)
    for before, row in pairwise(rows):
        if _goes_on(before, row, pitch) or (widest > _WIDE * pitch and _is_cut(before, row, widest)):
            joined[-1] = [Segment(joined[-1][0].runs + row[0].runs)]
        else:
            joined.append(row)
    return joined


def with_rests(lines: list[Line]) -> list[Line]:
    """The lines, each with what was wrapped of it below: of values that stand apart from their labels in a narrow
    column, or of the last of two labelled values that blanks set side by side, where the paper ended."""
    whole = lines[:1]
    edge = max((line.segments[0].x1 for line in lines if len(line.segments) == 1), default=0.0)
    for line in lines[1:]:
        above, pause = whole[-1], line.top - whole[-1].bottom
        cells = (_values_above(above, line) or _run_over(above, line, edge)) if pause < line.height else None
        if cells is None and pause < _LEADING * line.height:
            cells = _cut_name(above, line)
        if cells is None:
            whole.append(line)
            continue
        for cell, rest in zip(cells, line.segments, strict=True):
            above.segments[above.segments.index(cell)] = Segment(cell.runs + rest.runs)
        whole[-1].bottom = line.bottom
    return whole


def _values_above(above: Line, line: Line) -> list[Segment] | None:
    """The value below which each of the line's segments stands; None where one stands below none, or is no rest."""
    values = _values(above)
    found = [_value_above(values, rest) for rest in line.segments] if values else []
    cells = [cell for cell in found if cell is not None]
    return cells if cells and len({id(cell) for cell in cells}) == len(line.segments) else None


def _run_over(above: Line, line: Line, edge: float) -> list[Segment] | None:
    """The last of two labelled values that reaches the ``edge`` of lines that go across, where the line is its rest:
    the first has room left, or they are no columns of half the paper."""
    if len(above.segments) != 2 or len(line.segments) != 1:
        return None
    (first, last), rest = above.segments, line.segments[0]
    labelled = all(_COLON.match(value.text) and not _ENDS.search(value.text) for value in above.segments)
    is_rest = _goes_on_as(last.text, rest.text) and not _COLON.search(rest.text)
    return [last] if labelled and is_rest and _are_wrapped(first, last, rest, edge) else None


def _cut_name(above: Line, line: Line) -> list[Segment] | None:
    """The last of two labelled values, a company's name cut before its end, where the line begins below the first one
    and holds that end: 乙方：某技术有限 over 公司; or any legal form, where the first one has its own already."""
    if len(above.segments) != 2 or len(line.segments) != 1:
        return None
    (first, last), rest = above.segments, line.segments[0]
    is_cut = _CUT.search(last.text) is not None and _CUT.search(first.text) is None
    end = _CUT_OFF if is_cut else _FORM
    lacks = is_cut or (_WHOLE.search(first.text) is not None and _WHOLE.search(last.text) is None)
    is_below = abs(rest.x0 - first.x0) <= _INDENT * rest.runs[0].em
    labelled = all(_COLON.match(value.text) for value in above.segments)
    return [last] if labelled and lacks and is_below and end.fullmatch(rest.text.strip()) else None


def _are_wrapped(first: Segment, last: Segment, rest: Segment, edge: float) -> bool:
    """Whether the paper ended a line's last value, whose rest begins below the first one: that has room left."""
    em = max(run.em for run in rest.runs)
    if abs(edge - last.x1) > em or rest.x1 > edge - em or abs(rest.x0 - first.x0) > _INDENT * em:
        return False
    halves = last.runs[0].at_edge or abs(2 * last.x0 - first.x0 - edge) <= 2 * _FROM_MIDDLE * em
    return not halves or last.x0 - first.x1 >= _GUTTER * em


def _values(line: Line) -> list[Segment]:
    """The segments right behind a label, which are none themselves."""
    return [
        value for label, value in pairwise(line.segments) if _ENDS.search(label.text) and not _ENDS.search(value.text)
    ]


def _value_above(values: list[Segment], rest: Segment) -> Segment | None:
    if _COLON.match(rest.text) or opens(rest.text):
        return None
    return next((value for value in values if abs(value.x0 - rest.x0) <= _INDENT * rest.runs[0].em), None)


def _width(row: Row) -> float:
    return row[-1].x1 - row[0].x0


def _is_cut(before: Row, row: Row, widest: float) -> bool:
    """Whether the widest of the column's lines ends within a code or a name, of which the next is but the rest."""
    said, rest = before[-1].text, row[0].text.strip()
    cut = any(end.search(said) and whole.fullmatch(rest) for end, whole in _CUT_WITHIN)
    return cut and _goes_on(before, row, widest)


def _goes_on(before: Row, row: Row, pitch: float) -> bool:
    """Whether ``row`` is the rest of ``before``."""
    if len(before) > 1 or len(row) > 1:
        return False
    upper, lower = before[0], row[0]
    em = max(run.em for run in upper.runs)
    if not 0 <= pitch - (upper.x1 - upper.x0) <= _NEAR_EDGE * em or abs(upper.x0 - lower.x0) > _INDENT * em:
        return False
    if not 0 <= lower.runs[0].top - upper.runs[0].bottom + em <= (_LEADING + 1) * em:
        return False
    return _goes_on_as(upper.text, lower.text.strip())


def _goes_on_as(text: str, rest: str) -> bool:
    """Whether nothing ends the text, and what may be its rest begins nothing of its own."""
    return text.rstrip()[-1:] not in _CLOSED and not _COLON.match(rest) and not opens(rest)


def opens(text: str) -> bool:
    """Whether the text begins a line of its own, although it shows no colon."""
    return _OPENS.match(text.strip()) is not None
