"""Scopes: what a heading or an opening sentence puts out of the agreement holds for all that is told below it.

以下为甲方与其他供应商的付款惯例：, 二、示例, 一、背景: below stands what others do, what was, or nothing real.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from hedui.extract.text.layout import FlowLine, Layout
from hedui.extract.text.outline import Clause

Interval = tuple[int, int]
"""Half-open, in offsets of the flow."""


def put_aside(layout: Layout) -> tuple[Interval, ...]:
    """The stretches of the flow that are put out of the agreement, in order and apart; found once."""
    return layout.text.once("put aside", lambda: tuple(_stretches(layout)))


def is_put_aside(layout: Layout, offset: int) -> bool:
    """Whether an offset of the flow stands in such a stretch."""
    aside = put_aside(layout)
    index = bisect_right(aside, (offset, len(layout.text.flow.text))) - 1
    return index >= 0 and aside[index][0] <= offset < aside[index][1]


def _stretches(layout: Layout) -> Iterator[Interval]:
    opened: Clause | None = None
    start: int | None = None
    for line in layout.own_lines():
        clause = layout.clause_at(layout.text.flow.offsets[line.start])
        if start is not None and _ends(layout, line, clause, opened):
            yield start, line.start
            start = None
        if start is None and layout.says("opens_aside", line.text):
            opened, start = clause if _is_numbered(layout, line, clause) else None, line.start
    if start is not None:
        yield start, len(layout.text.flow.text)


def _ends(layout: Layout, line: FlowLine, clause: Clause | None, opened: Clause | None) -> bool:
    """Whether a line is below the opening no longer: of its own level or above, or the agreement's own words again."""
    if layout.begins("own_words", line.text):
        return True
    if opened is None:
        return not layout.begins("item_line", line.text)
    return _is_numbered(layout, line, clause) and clause is not None and clause.level <= opened.level


def _is_numbered(layout: Layout, line: FlowLine, clause: Clause | None) -> bool:
    """Whether a clause's number stands on the line itself."""
    return clause is not None and clause.line == layout.line_at(layout.text.flow.offsets[line.start])
