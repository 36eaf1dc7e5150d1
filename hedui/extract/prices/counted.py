"""Numbers behind a table's 合计 that count its pieces: 合计 2 132,600.00 states two cars and what they cost."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal

import regex

from hedui.extract.mention import Mention
from hedui.extract.text.layout import Layout

_SUMMED = frozenset({"合计", "总计", "共计", "小计", "总额", "table"})
"""What stands under a table's columns; the number behind is of the column below which it stands."""
_BARE = regex.compile(r"\d{1,5}")
_SUM_BEHIND = regex.compile(r"\s{1,12}(?:[¥￥$]\s?)?\d[\d,]*+\s?(?:,\d{3}|\.\d{2})(?!\d)")
_REACH = 40
_LEAST = 10
"""Yuan; a smaller whole number without a sign, a unit or decimals counts something."""


def without_counts(layout: Layout, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions but for totals that are the number of pieces above, or run it into what they cost, which follows."""
    totals = [m for m in mentions if m.field == "total.amount"]
    cells = sorted((m.start, m.end) for m in totals if m.rule == "table")
    counts = {m for m in totals if _is_count(layout.text.raw, m) or _holds_cell(m, cells)}
    return [m for m in mentions if m not in counts]


def _holds_cell(mention: Mention, cells: Sequence[tuple[int, int]]) -> bool:
    """Whether the figures with a gap end in a cell of the table: 合计 5 500.00 is what five pieces cost."""
    following = bisect_right(cells, (mention.start, mention.end))
    return mention.rule in _SUMMED and following < len(cells) and cells[following][1] <= mention.end


def _is_count(raw: str, mention: Mention) -> bool:
    if mention.rule not in _SUMMED or _BARE.fullmatch(raw, mention.start, mention.end) is None:
        return False
    assert isinstance(mention.value, Decimal)
    small = mention.value < _LEAST and not raw[mention.end : mention.end + 1].strip()
    return small or _SUM_BEHIND.match(raw, mention.end, mention.end + _REACH) is not None
