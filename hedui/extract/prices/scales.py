"""Sums whose unit stands apart from their figures: 合同总价（万元）：12.86, 单位：万元 on the line above."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial

import regex

from hedui.extract.candidates.convert import scaled
from hedui.extract.extraction import AmountPair
from hedui.extract.mention import Mention, Value
from hedui.extract.text.layout import Layout
from hedui.extract.text.paper import header_of
from hedui.models.evidence import Method
from hedui.normalize.amount import AmountError, parse_money

_SCALES = {"千": 1000, "万": 10_000, "百万": 1_000_000, "千万": 10_000_000, "亿": 100_000_000}
_REACH = 160
_FIELDS = frozenset({"total.amount", "total.net", "total.tax"})


def in_units(layout: Layout, mentions: Sequence[Mention], pairs: Sequence[AmountPair]) -> list[Mention]:
    """The mentions; those of the total in yuan where the figures are so many thousands or 万 of them."""
    paired = {pair.figures_span.end: pair.figures for pair in pairs}
    cells = {m.end: m.value for m in mentions if m.method is Method.TABLE and m.field in _FIELDS}
    return [_in_unit(layout, m, cells) if m.field in _FIELDS and paired.get(m.end) != m.value else m for m in mentions]


def _in_unit(layout: Layout, mention: Mention, cells: Mapping[int, Value]) -> Mention:
    """The mention; what a table makes of the same figures goes first."""
    value = mention.value
    if isinstance(value, Decimal):
        value = cells.get(mention.end) or _scaled(layout, mention.start, mention.end, value)
    return mention if value == mention.value else replace(mention, value=value)


def pair_in_units(layout: Layout, pair: AmountPair) -> AmountPair:
    """The pair, likewise, but for figures of which the words beside them say that the unit was not minded."""
    span = pair.figures_span
    figures = _scaled(layout, span.start, span.end, pair.figures)
    return pair if figures == pair.figures or _says(pair.words, pair.figures) else replace(pair, figures=figures)


def _scaled(layout: Layout, start: int, end: int, value: Decimal) -> Decimal:
    """What the figures at an interval of the raw text are worth; as they are where they name a unit themselves."""
    flow = layout.text.flow
    first = bisect_left(flow.offsets, start)
    figures = flow.text[first : bisect_left(flow.offsets, end)].rstrip()
    last = first + len(figures)
    if not figures or not figures[-1].isdigit() or not _says(figures, value):
        return value
    before = layout.phrases["unit_before_sum"].search(flow.text, max(0, first - _REACH), first)
    named = before or layout.phrases["unit_behind_sum"].match(flow.text, last) or _in_heading(layout, start)
    return value if named is None else scaled(value, _SCALES[named["scale"]])


def _in_heading(layout: Layout, start: int) -> regex.Match[str] | None:
    """The one unit that a table's header names, above a row of sums or right above the figures."""
    number, text = layout.line_at(start), layout.text
    header = header_of(text, number)
    named = text.once(("unit of a header", header), partial(_unit_of, layout, header))
    head, row = (text.line_text(text.lines[line]) for line in (header, number)) if named is not None else ("", "")
    if named is None or head == row:
        return None
    column = text.rows.text.count("\t", text.lines[number].start, bisect_left(text.rows.offsets, start))
    above = head.split("\t")[column : column + 1]
    headed = layout.begins("total_row", row) or any(layout.says("unit_in_header", cell) for cell in above)
    return named if headed else None


def _unit_of(layout: Layout, line: int) -> regex.Match[str] | None:
    """The one unit that a line names."""
    named = list(layout.phrases["unit_in_header"].finditer(layout.text.line_text(layout.text.lines[line])))
    return named[0] if named and {match["scale"] for match in named} == {named[0]["scale"] or ""} else None


def _says(sum_of_money: str, value: Decimal) -> bool:
    """Whether figures or words alone say the value, without a unit that stands beside them."""
    try:
        return parse_money(sum_of_money).amount == value
    except AmountError:
        return False
