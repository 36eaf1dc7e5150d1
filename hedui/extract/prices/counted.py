"""Numbers behind a table's 合计 that count its pieces: 合计 2 132,600.00 states two cars and what they cost."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from contextlib import suppress
from decimal import Decimal
from operator import itemgetter

from hedui.extract.mention import Mention, Place, Unread, stating
from hedui.extract.text.layout import Layout
from hedui.extract.text.paper import head_of
from hedui.extract.values.looks import looks
from hedui.normalize.amount import AmountError, parse_money

_SUMMED = frozenset({"合计", "总计", "共计", "小计", "总额", "table"})
"""What stands under a table's columns; the number behind is of the column below which it stands."""
_SUM_BEHIND = looks("sums_in_figures")["sum_in_next_cell"]
_REACH = 40
_MOST_DIGITS = 5
"""Of a number of pieces."""
_LEAST = 10
"""Yuan; a smaller whole number without a sign, a unit or decimals counts something."""


def without_counts(layout: Layout, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions but for totals that are the number of pieces above, or run it into what they cost, which follows."""
    totals = stating(mentions, "total.amount")
    cells = sorted((m.start, m.end) for m in totals if m.rule == "table")
    counts = {m for m in totals if _is_count(layout.text.raw, m) or _holds_cell(m, cells)}
    return [m for m in mentions if m not in counts]


def rows_of_sums(layout: Layout) -> Iterator[tuple[int, int]]:
    """Where a row of sums stands whose cells only a table's header tells apart: raw offsets."""
    rows = layout.text.rows
    for number, line in enumerate(layout.text.lines if "计" in rows.text else ()):
        row = layout.text.line_text(line)
        if layout.begins("row_of_sums", row) and layout.regions.place(number) is not Place.ATTACHMENT:
            yield rows.raw_span(line.start, line.end)


def without_runs(layout: Layout, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without totals that run the cells of such a row together or are one of several items' own sums, and
    that nothing but the row states."""
    spans = list(rows_of_sums(layout))
    totals = stating(mentions, "total.amount")
    items = {m.start for m in stating(mentions, "item.subtotal")}
    own = items if len(items) > 1 else set()
    inside = {m for m in totals if m.rule != "table" and (m.start in own or _encloses(spans, m.start))}
    said = {m.value for m in totals if m not in inside} | set(_in_words(mentions))
    return [m for m in mentions if m not in inside or m.value in said]


def unread_rows(layout: Layout, mentions: Sequence[Mention]) -> list[Unread]:
    """Such rows where no total is stated, but for items' own sums, and where a header has sums of months and years."""
    spans = [] if stating(mentions, "total.amount") else list(rows_of_sums(layout))
    items = sorted(m.start for m in stating(mentions, "item.subtotal")) if spans else []
    return [
        Unread("total.amount", *span)
        for span in spans
        if bisect_left(items, span[0]) == bisect_left(items, span[1])
        and not layout.says("sum_of_period", head_of(layout.text, layout.line_at(span[0])))
    ]


def _encloses(spans: Sequence[tuple[int, int]], offset: int) -> bool:
    at = bisect_right(spans, offset, key=itemgetter(0)) - 1
    return at >= 0 and offset < spans[at][1]


def _in_words(mentions: Sequence[Mention]) -> Iterator[Decimal]:
    for mention in stating(mentions, "total.words"):
        with suppress(AmountError):
            yield parse_money(str(mention.value)).amount


def _holds_cell(mention: Mention, cells: Sequence[tuple[int, int]]) -> bool:
    """Whether the figures with a gap end in a cell of the table: 合计 5 500.00 is what five pieces cost."""
    following = bisect_right(cells, (mention.start, mention.end))
    return mention.rule in _SUMMED and following < len(cells) and cells[following][1] <= mention.end


def _is_count(raw: str, mention: Mention) -> bool:
    figures = raw[mention.start : mention.end]
    below = raw[mention.start - 1 : mention.start] == "\n"  # 总价(元) over 1: a last heading, and a row's number
    if not (mention.rule in _SUMMED or below) or not figures.isdecimal() or len(figures) > _MOST_DIGITS:
        return False
    assert isinstance(mention.value, Decimal)
    small = mention.value < _LEAST and not raw[mention.end : mention.end + 1].strip()
    return small or _SUM_BEHIND.match(raw, mention.end, mention.end + _REACH) is not None
