"""Numbers behind a table's 合计 that count its pieces: 合计 2 132,600.00 states two cars and what they cost."""

from __future__ import annotations

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
    """The mentions but for totals that are the number of pieces above: what they cost follows."""
    return [m for m in mentions if not (m.field == "total.amount" and _is_count(layout.text.raw, m))]


def _is_count(raw: str, mention: Mention) -> bool:
    if mention.rule not in _SUMMED or _BARE.fullmatch(raw, mention.start, mention.end) is None:
        return False
    assert isinstance(mention.value, Decimal)
    small = mention.value < _LEAST and not raw[mention.end : mention.end + 1].strip()
    return small or _SUM_BEHIND.match(raw, mention.end, mention.end + _REACH) is not None
