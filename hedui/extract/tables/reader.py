"""The tables of an agreement, and the one price list of its annexes that comes to what the agreement costs."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal

from hedui.extract.mention import Mention, Place, stating
from hedui.extract.tables.breakdown import read_breakdown
from hedui.extract.tables.find import find_tables
from hedui.extract.tables.items import mentions_of
from hedui.extract.tables.parts_of_term import parts_of_term
from hedui.extract.text.layout import Layout


def read_tables(layout: Layout) -> list[Mention]:
    """Mentions of ``item.*``, ``rate.*`` and ``total.*`` in the tables of the agreement, attachments left out."""
    parts = list(parts_of_term(layout))
    found: list[Mention] = [*read_breakdown(layout), *(mention for part in parts for mention in part.mentions)]
    for table in find_tables(layout):
        apart = all(table.end_line <= part.first or part.end <= table.first_line for part in parts)
        if apart and layout.regions.place(table.first_line) is not Place.ATTACHMENT:
            found += mentions_of(layout, table)
    return found


def annexed_items(layout: Layout, mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions of ``item.*`` in the one table of the annexes whose sums come to a total of the agreement.

    Nothing where the agreement itself lists items: an annex may list the same ones, or what they consist of.
    """
    totals = {mention.value for mention in stating(mentions, "total.amount", "total.net")}
    if not (totals and layout.regions.bodies) or any(mention.field.startswith("item.") for mention in mentions):
        return []
    annexed = (table for table in find_tables(layout) if layout.regions.place(table.first_line) is Place.ATTACHMENT)
    lists = [_items(mentions_of(layout, table), totals) for table in annexed]
    fitting = list(filter(None, lists))
    return fitting[0] if len(fitting) == 1 else []


def _items(mentions: Sequence[Mention], totals: AbstractSet[object]) -> list[Mention]:
    """The items of a table if it comes to one of the totals, by the rows' own sums or the one under them."""
    items = [mention for mention in mentions if mention.field.startswith("item.")]
    rows = (mention.value for mention in stating(items, "item.subtotal"))
    sums = {mention.value for mention in stating(mentions, "total.amount")}
    sums.add(sum((value for value in rows if isinstance(value, Decimal)), Decimal()))
    return items if not totals.isdisjoint(sums) else []
