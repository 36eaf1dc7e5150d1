"""Prices that hold now: none that its sentence denies, and none that only a renewal will cost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hedui.extract.clauses.vetoes import sentence_before, without_denied
from hedui.extract.mention import Mention, stating
from hedui.extract.text.layout import Layout
from hedui.extract.trace import Why

_PRICES = ("rate.fee", "rate.unit_price")


def in_force(layout: Layout, rates: Sequence[Mention], known: Sequence[Mention]) -> list[Mention]:
    """The rates that the agreement asks for now; of what a renewal costs, those of an agreement that renews another or
    states no other price."""
    stated = stating(rates, *_PRICES)
    held = layout.trace.without(Why.DENIED, stated, without_denied(layout, stated))
    now = [m for m in held if not layout.says("upon_renewal", sentence_before(layout, m))]
    renews = any({"续", "延", "展"} & set(str(m.value)) for m in stating(known, "title"))
    if not renews and (now or stating(known, "total.amount")):
        held = layout.trace.without(Why.FORMER, held, now)
    gone = _groups(stated) - _groups(held)
    return [m for m in rates if m.group not in gone]


def _groups(mentions: Iterable[Mention]) -> set[int]:
    return {m.group for m in mentions}
