"""The sum of a recurring price right behind it, over an unstated number of periods: 每月9,600元，合计115,200元.

That it is a whole multiple of the price is what tells it from other sums.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from hedui.extract.candidates.convert import figure
from hedui.extract.mention import Mention, stating
from hedui.extract.prices.rate_lines import Line, rate_mention
from hedui.extract.text.layout import Layout
from hedui.extract.words.catalogue import Catalogue
from hedui.normalize import punctuation

_RULE = "sum-of-price"
_MOST_PERIODS = 240


def sum_behind(text: str, fee: regex.Match[str], catalogue: Catalogue) -> tuple[int, int] | None:
    """Where the sum of a line's fee stands; None where none follows at once, or the sentence speaks of other sums."""
    total = catalogue.phrases["sum_right_behind"].match(text, fee.end())
    if total is None or not (price := figure(fee["fee"])):
        return None
    periods, rest = divmod(figure(total["total"]), price)
    sentence = punctuation.since(text[: total.end()], punctuation.SENTENCE)
    if rest or not 1 < periods <= _MOST_PERIODS or catalogue.says("no_sum_of_price", sentence):
        return None
    start, end = total.span("total")
    return start, end


def with_sum_behind(
    layout: Layout, line: Line, fee: regex.Match[str], group: int, summed: Sequence[Mention]
) -> list[Mention]:
    """What was found of a fee's sum, or the sum right behind it."""
    place = sum_behind(line.text, fee, layout.catalogue)
    if place is None:
        return list(summed)
    total = rate_mention(layout, line, "rate.total", figure(line.text[slice(*place)]), place, group)
    return [*(m for m in summed if m.field != "rate.total"), replace(total, rule=_RULE)]


def total_of_price(mentions: Sequence[Mention]) -> list[Mention]:
    """The total of an agreement with one recurring price, whose sum stands right behind it."""
    sums = stating(mentions, "rate.total")
    if len(sums) != 1 or sums[0].rule != _RULE or len(stating(mentions, "rate.fee")) != 1:
        return []
    return [replace(sums[0], field="total.amount", group=0, rank=1)]
