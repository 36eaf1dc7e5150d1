"""What a settlement pays: 一次性赔偿…共计81,868元. There alone a sum of 赔偿 or 补偿 is the agreement's total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hedui.extract.dues.portions import Portion, Portions
from hedui.extract.dues.sentences import sentences
from hedui.extract.extraction import AmountPair
from hedui.extract.mention import Mention
from hedui.extract.prices.totals import SUMS, partners
from hedui.extract.text.layout import Layout

_RULE = "settlement"


def read_settlement(layout: Layout, mentions: Sequence[Mention], pairs: Sequence[AmountPair]) -> list[Mention]:
    """Mentions of ``total.amount`` and ``words`` in an agreement whose title settles something, where nothing is called
    its total; none where sentences state several sums."""
    titles = [str(m.value) for m in mentions if m.field == "title"]
    settles = titles and layout.phrases["settlement_title"].search(titles[0])
    if not settles or any(m.field in SUMS for m in mentions):
        return []
    found = list(_paid(layout))
    if len({portion.amount for portion in found}) != 1:
        return []
    paid = [_mention(layout, portion) for portion in found]
    return [*paid, *partners(layout, pairs, paid)]


def _paid(layout: Layout) -> Iterator[Portion]:
    """The sum that each sentence about 赔偿 or 补偿 pays: what it comes to, else the only one."""
    flow, phrases, portions = layout.text.flow.text, layout.catalogue.phrases, Portions(layout)
    for start, end in sentences(layout, "settled"):
        if phrases["settled_not"].search(flow, start, end):
            continue
        sums = [one for one in portions.within(start, end, owed=True) if one.amount is not None and one.share is None]
        summed = [one for one in sums if phrases["settled_sum"].search(flow, max(start, one.start - 24), one.start)]
        once = len(sums) == 1 and phrases["settled_once"].search(flow, start, end) is not None
        yield from summed[-1:] or sums[:once]


def _mention(layout: Layout, portion: Portion) -> Mention:
    stated = layout.as_written(*portion.amount_at)
    if stated[:1].isdigit() and portion.amount is not None:
        return layout.flow_mention("total.amount", portion.amount, *portion.amount_at, rule=_RULE, rank=2)
    return layout.flow_mention("total.words", stated, *portion.amount_at, rule=_RULE, rank=2)
