"""The total of an agreement that calls nothing so: what its one recurring price adds up to, or its one price."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

import regex

from hedui.extract.extraction import AmountPair
from hedui.extract.mention import Mention, Place
from hedui.extract.prices.totals import both_halves
from hedui.extract.text.layout import Layout
from hedui.extract.words.catalogue import Catalogue
from hedui.normalize import grammar

_UNDER_TABLES = frozenset({"合计", "总计", "小计", "共计", "table"})


@lru_cache(maxsize=64)
def _price(catalogue: Catalogue) -> regex.Pattern[str]:
    """All that stands in its phrase before the amount that is paid for everything."""
    listed = "|".join(regex.escape(word) for entry in catalogue.sums if entry.alone for word in entry.spellings)
    return grammar.pattern(
        r"^(?:[(（]?[\d{ten}.]{1,4}[)）、.．]?)?(?:本(?:合同|协议|项目|次)?的?)?\p{Han}{0,20}"
        rf"(?:{listed})(?:\([^()\d]{{1,8}}\))?(?:总额|金额)?(?:共计|合计|总计|约定|固定)?(?:为|是|计|:)*$"
    )


def with_meant_total(layout: Layout, mentions: list[Mention], pairs: Sequence[AmountPair]) -> list[Mention]:
    """The mentions with a total, where nothing is called so: the one sum of a recurring price, or the one price.

    Either must also be written in words. The sum under a table of what one period's price is made of is no total.
    """
    if (pair := _meant(layout, mentions, pairs)) is None:
        return mentions
    fees = {m.value for m in mentions if m.field == "rate.fee" and m.value != pair.figures}
    kept = [m for m in mentions if not (m.field == "total.amount" and m.rule in _UNDER_TABLES and m.value in fees)]
    return mentions if any(map(_is_of_total, kept)) else [*kept, *both_halves(layout, pair)]


def _is_of_total(mention: Mention) -> bool:
    return mention.field.startswith("total.") and mention.field != "total.tax_rate"


def _meant(layout: Layout, mentions: Sequence[Mention], pairs: Sequence[AmountPair]) -> AmountPair | None:
    """What a recurring price adds up to, if only one sum does; without any, the only price."""
    sums = {m.start for m in mentions if m.field == "rate.total"}
    if not sums:
        return _only_price(layout, mentions, pairs)
    return next((pair for pair in pairs if pair.figures_span.start in sums), None) if len(sums) == 1 else None


def _sum_of_others(pairs: Sequence[AmountPair]) -> AmountPair | None:
    """The first of three amounts or more, which the others add up to: a price and what is paid of it by and by."""
    first = pairs[0] if len(pairs) > 2 else None
    rest = pairs[1:]
    return first if first is not None and sum(pair.figures for pair in rest) == first.figures else None


def _only_price(layout: Layout, mentions: Sequence[Mention], pairs: Sequence[AmountPair]) -> AmountPair | None:
    """审计费用为人民币86000元（大写：…）: the only amount in words, if it is a price paid once for everything."""
    if any(m.field.startswith("rate.") for m in mentions):
        return None
    pair = pairs[0] if len(pairs) == 1 else _sum_of_others(pairs)
    if pair is None or not pair.figures:
        return None
    flow, place = layout.text.flow, pair.words_span.start
    if layout.place_at(place) is not Place.BODY or not _is_called_price(layout, pair):
        return None
    first = bisect_left(flow.offsets, place)
    sentence = flow.text[flow.text.rfind("。", 0, first) + 1 : flow.text.find("。", first)]
    return pair if not layout.says("no_price_of_all", sentence) else None


def _is_called_price(layout: Layout, pair: AmountPair) -> bool:
    """Whether the clause is headed as a total is called, or the words before the amount call it the price."""
    article = layout.article_at(pair.words_span.start)
    if article is not None and article.heading is not None and _heads_total(layout.catalogue, article.heading):
        return True
    return _price(layout.catalogue).search(pair.subject) is not None


@lru_cache(maxsize=1024)
def _heads_total(catalogue: Catalogue, heading: str) -> bool:
    """Whether a clause's heading is what a total is called: 借款金额."""
    return any(
        entry.field == "total.amount" and not entry.alone and heading in entry.spellings for entry in catalogue.sums
    )
