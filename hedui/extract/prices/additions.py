"""Sums that are said to come to another one: 设备款80,000元、安装费20,000元，合计100,000元; 总价…由…组成; rows.

Only where nothing but the parts' names stands between the sums, so that none was passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from hedui.extract.candidates.money import Money, figure_at
from hedui.extract.extraction import Addition, Span
from hedui.extract.mention import Place
from hedui.extract.text.layout import Layout

_MOST = 200
"""Sums in a row; what has more is no list that anybody adds up in words."""
_AROUND, _BEHIND = 60, 30
"""Characters before the sums and behind them that may say what else changes what they come to."""
_MOST_TAXED = Decimal("1.17")
_LEAST_SHARE = 2
"""Parts that leave out more than half of the whole are but named in passing."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A sum with its name, which may begin with what leads to it: 由设备款."""

    name: str
    start: int
    money: Money
    value: Decimal


def additions(layout: Layout) -> tuple[Addition, ...]:
    """What parts are said to come to, before them or behind them; and wholes right behind which they are said again."""
    return layout.text.once("additions", lambda: tuple(_find(layout)))


def _find(layout: Layout) -> Iterator[Addition]:
    end = 0
    for found in layout.phrases["first_sum"].finditer(layout.text.flow.text):
        if found.start() < end:
            continue
        row = _row(layout, found.start(), found["name"], found.end())
        end = row[-1].money.end if row else found.end()
        if len(row) > 1 and layout.place_in_flow(row[0].start) is not Place.ATTACHMENT and not _is_changed(layout, row):
            yield from _said(layout, row)


def _row(layout: Layout, start: int, name: str, end: int) -> Sequence[_Named]:
    """The sums that follow each other from a first one on."""
    flow, row = layout.text.flow.text, list[_Named]()
    while (money := figure_at(layout.text, end)) is not None and len(row) < _MOST:
        if not money.value or not (money.like_money or flow[money.end : money.end + 1] in ("", "\n")):
            break
        row.append(_Named(name, start, money, money.value))
        following = layout.phrases["next_sum"].match(flow, money.end)
        if following is None:
            break
        start, name, end = following.start(), following["name"], following.end()
    return row


def _is_changed(layout: Layout, row: Sequence[_Named]) -> bool:
    """Whether something beside the sums changes what they come to: a discount, a price of each, another sum."""
    flow, first, last = layout.text.flow.text, row[0].start, row[-1].money.end
    before = max(0, first - _AROUND, 1 + flow.rfind("。", 0, first))
    if layout.says("no_addition", flow, before, last + _BEHIND) or layout.says("sum_before", flow, before, first):
        return True
    return len({one.money.currency for one in row} - {None}) > 1


def _said(layout: Layout, row: Sequence[_Named]) -> Iterator[Addition]:
    """What the sums of a row are said to come to, and that a whole is said again, each where it surely is so."""
    first, last = (layout.says("whole_of_parts", row[end].name) for end in (0, -1))
    parts = row[first : len(row) - last]
    if not _are_parts(layout, parts) or len(parts) == 1:
        return
    found = []
    if last and parts and not (first and _sum(row[:-1]) == row[-1].value):
        found.append(_addition(layout, parts, row[-1]))
    if first and last and _sum(parts) in (0, row[-1].value) and row[-1].value % row[0].value:
        found.append(_addition(layout, row[:1], row[-1]))
    if first and not last and layout.says("parts_follow", parts[0].name) and _are_all(layout, parts, row[0]):
        found.append(_addition(layout, parts, row[0]))
    yield from (one for one in found if not _is_taxed(layout, row, one))


def _are_parts(layout: Layout, parts: Sequence[_Named]) -> bool:
    """Whether the names are those of parts, none of them again divided; the rows of a table are whatever they say."""
    if any(layout.says("parts_follow", one.name) for one in parts[1:]):
        return False
    return all(_is_cell(layout, one) or layout.says("part_of_whole", one.name) for one in parts)


def _is_cell(layout: Layout, one: _Named) -> bool:
    return "\t" in layout.text.flow.text[one.start : one.money.first]


def _is_taxed(layout: Layout, row: Sequence[_Named], found: Addition) -> bool:
    """Whether the whole may be the parts with their tax."""
    said = layout.text.flow.text[row[0].start : row[-1].money.end + _BEHIND]
    return "税" in said and found.right < found.stated <= found.right * _MOST_TAXED


def _are_all(layout: Layout, parts: Sequence[_Named], whole: _Named) -> bool:
    """Whether the sums behind the whole are surely all of its parts, or come to more."""
    end, right = parts[-1].money.end, _sum(parts)
    if right > whole.value:
        return True
    if right * _LEAST_SHARE < whole.value or not layout.begins("parts_end", layout.text.flow.text, end):
        return False
    return layout.says("all_parts_follow", parts[0].name)


def _sum(row: Sequence[_Named]) -> Decimal:
    return sum((one.value for one in row), Decimal(0))


def _addition(layout: Layout, parts: Sequence[_Named], whole: _Named) -> Addition:
    flow = layout.text.flow
    spans = [Span(*flow.raw_span(one.money.first, one.money.last)) for one in (*parts, whole)]
    return Addition(tuple(spans[:-1]), _sum(parts), whole.value, spans[-1])
