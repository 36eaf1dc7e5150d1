"""The total of an agreement that calls nothing so: what its one recurring price adds up to, or its one price."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

import regex

from hedui.extract.candidates.spot import Candidate, spot, value_of
from hedui.extract.extraction import AmountPair
from hedui.extract.mention import Mention, Place, stating
from hedui.extract.prices.additions import additions
from hedui.extract.prices.products import find_products
from hedui.extract.prices.sums_behind import total_of_price
from hedui.extract.prices.totals import both_halves, partners
from hedui.extract.text.layout import Layout
from hedui.extract.values.looks import looks
from hedui.extract.words.catalogue import Catalogue, names_total
from hedui.extract.words.entries import Kind
from hedui.normalize import grammar, punctuation
from hedui.normalize.fold import fold

_CURRENCY = r"(?:人民币|RMB|[¥￥]|大写|小写|[:(])*"
_REACH, _BEHIND = 60, 600
"""Characters of a sentence before a sum and behind it that are looked at."""
_OTHER_TITLES = looks("told_of_sums")["other_titles"]
_REDUCED = looks("sums_in_figures")["reduced"]
"""Behind a product that is a factor of what is paid: 6000元×0.9=5400元."""
_TELLING = 4
"""Characters before 费 that may say what the fee is for."""
_UNDER_TABLES = frozenset({"合计", "总计", "小计", "共计", "table"})


@lru_cache(maxsize=64)
def _price(catalogue: Catalogue) -> regex.Pattern[str]:
    """All that stands in its phrase before the amount that is paid for everything."""
    listed = "|".join(regex.escape(word) for entry in catalogue.sums if entry.alone for word in entry.spellings)
    return grammar.pattern(
        r"^(?:[(（]?[\d{ten}.]{1,4}[)）、.．]?)?(?:本(?:合同|协议|项目|次)?的?)?\p{Han}{0,20}"
        rf"(?:{listed})(?:\([^()\d]{{1,8}}\))?(?:总额|金额)?(?:共计?|合计|总[计共]|一共|约定|固定)?(?:为|是|计|:)*$"
    )


def with_meant_total(layout: Layout, mentions: list[Mention], pairs: Sequence[AmountPair]) -> list[Mention]:
    """The mentions with a total, where nothing is called so: the one sum of a recurring price, or the one price.

    Either must also be written in words. The sum under a table of what one period's price is made of is no total.
    """
    if (pair := _meant(layout, mentions, pairs)) is None:
        found = _unpaired(layout, mentions)
        return [*mentions, *found, *partners(layout, pairs, found)]
    fees = {m.value for m in stating(mentions, "rate.fee")} - {pair.figures}
    kept = [m for m in mentions if not (m.field == "total.amount" and m.rule in _UNDER_TABLES and m.value in fees)]
    return mentions if _state(kept, "total.") else [*kept, *both_halves(layout, pair)]


def _unpaired(layout: Layout, mentions: Sequence[Mention]) -> list[Mention]:
    """A total in figures alone, where nothing is called so."""
    if _state(mentions, "total."):
        return []
    found = _named_as_titled(layout, mentions) or _of_one_product(layout, mentions) or _of_parts(layout, mentions)
    return found or total_of_price(mentions)


def _state(mentions: Iterable[Mention], *fields: str) -> bool:
    """Whether one of the mentions is of a field that begins so, and no rate of tax."""
    return any(m.field.startswith(fields) and m.field != "total.tax_rate" for m in mentions)


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
    if _state(mentions, "rate."):
        return None
    pair = pairs[0] if len(pairs) == 1 else _sum_of_others(pairs)
    if pair is None or not pair.figures:
        return None
    flow, place = layout.text.flow, pair.words_span.start
    if layout.place_at(place) is not Place.BODY or not _is_called_price(layout, pair):
        return None
    first = bisect_left(flow.offsets, place)
    sentence = flow.text[flow.text.rfind("。", 0, first) + 1 : flow.text.find("。", first)]
    return pair if _is_of_all_sold(mentions, pair) or not layout.says("no_price_of_all", sentence) else None


def _is_of_all_sold(mentions: Sequence[Mention], pair: AmountPair) -> bool:
    """Whether a sum is what the one thing that is sold comes to: 3000平方米，单价42元，暂定价126,000元."""
    counts, prices = ([m.value for m in stating(mentions, f"item.{name}")] for name in ("quantity", "unit_price"))
    if not len(counts) == len(prices) == 1:
        return False
    return Decimal(str(counts[0])) * Decimal(str(prices[0])) == pair.figures


def _is_called_price(layout: Layout, pair: AmountPair) -> bool:
    """Whether the clause is headed as a total is called, or the words before the amount call it the price."""
    article = layout.article_at(pair.words_span.start)
    if article is not None and article.heading is not None and names_total(layout.catalogue, article.heading):
        return True
    return _price(layout.catalogue).search(pair.subject) is not None


def _named_as_titled(layout: Layout, mentions: Sequence[Mention]) -> list[Mention]:
    """The one sum, and the largest, that is called a price and is paid in full, or a fee for what the title names.

    修理费18,400元，修好后付清; 咨询费50,000元 of a 咨询合同.
    """
    title = next((str(m.value) for m in stating(mentions, "title")), "")
    if _OTHER_TITLES.search(title) or _state(mentions, "rate.", "item."):
        return []
    sums = _sums(layout)
    largest = _largest(layout)
    shares = stating(mentions, "instalment.share")
    planned = shares if sum(Decimal(str(m.value)) for m in shares) == 1 else []
    called = [one for one in sums if _is_titled(layout, one, title, planned)]
    if any(sums[one] != largest for one in called):
        return []
    return [
        layout.flow_mention("total.amount", sums[one], one.start, one.end, rule="named-as-titled", rank=1)
        for one in called
    ]


def _of_one_product(layout: Layout, mentions: Sequence[Mention]) -> list[Mention]:
    """The sum of the one sentence that says how many at what price, where no other sum is larger."""
    if _state(mentions, "rate.fee"):
        return []
    products = [one for one in find_products(layout) if one.total == one.right]
    if len(products) != 1 or products[0].total < _largest(layout):
        return []
    one = products[0]
    raw = layout.text.raw
    if _REDUCED.match(fold(raw[one.total_span.end : raw.find("\n", one.total_span.end)]).text):
        return []
    return [
        layout.raw_mention("total.amount", one.total, one.total_span.start, one.total_span.end, rule="product", rank=1)
    ]


def _of_parts(layout: Layout, mentions: Sequence[Mention]) -> list[Mention]:
    """What the parts are said to come to, where nothing else is added up and no other sum is larger."""
    if _state(mentions, "rate."):
        return []
    found = additions(layout)
    if len(found) != 1 or found[0].stated < _largest(layout):
        return []
    whole = found[0].whole
    return [layout.raw_mention("total.amount", found[0].stated, whole.start, whole.end, rule="added-up", rank=1)]


def _sums(layout: Layout) -> dict[Candidate, Decimal]:
    """All sums of money in figures, looked for once."""
    return layout.text.once("sums", lambda: _spotted(layout))


def _spotted(layout: Layout) -> dict[Candidate, Decimal]:
    found = tuple(spot(layout, frozenset({Kind.MONEY})))
    values = {one.text: _value(one) for one in {one.text: one for one in found}.values()}
    return {one: values[one.text] for one in found}


def _largest(layout: Layout) -> Decimal:
    """The largest sum whose sentence says of no security, insurance or limit; 0 without any."""
    flow = layout.text.flow.text
    prices = (
        value
        for one, value in _sums(layout).items()
        if not layout.says("sum_beside_price", punctuation.before(flow, one.start, punctuation.SENTENCE, _REACH))
    )
    return max(prices, default=Decimal(0))


def _value(one: Candidate) -> Decimal:
    """The sum, 0 where it cannot be read."""
    try:
        return Decimal(str(value_of("total.amount", one)))
    except (ValueError, ArithmeticError):
        return Decimal(0)


def _is_titled(layout: Layout, one: Candidate, title: str, planned: Sequence[Mention]) -> bool:
    """Whether the words before a sum call it a price that its sentence has paid in full, or the title names what for.

    ``planned`` are the shares of the whole that is paid by and by.
    """
    flow = layout.text.flow.text
    if layout.place_in_flow(one.start) not in (Place.HEAD, Place.BODY):
        return False
    before = punctuation.before(flow, one.start, punctuation.SENTENCE, _REACH)
    named = _named(layout.catalogue).search(before)
    if named is None:
        return False
    last = min(one.end + _BEHIND, len(flow))
    said = before + flow[one.start : punctuation.first(flow, punctuation.PHRASE, one.end, last)]
    if any(layout.says(words, said) for words in ("no_price_of_all", "no_only_price")):
        return False
    end = punctuation.first(flow, punctuation.SENTENCE, one.end, last)
    in_parts = planned and all(one.end <= bisect_left(layout.text.flow.offsets, m.start) < end for m in planned)
    if in_parts or layout.says("price_of_a_right", named["price"]) or layout.says("paid_in_full", flow[one.end : end]):
        return True
    return any(first + second in title for first, second in pairwise(named["noun"][-_TELLING:] + named["price"]))


@lru_cache(maxsize=64)
def _named(catalogue: Catalogue) -> regex.Pattern[str]:
    """The words for a price right before its sum, and what it is for."""
    listed = "|".join(regex.escape(word) for entry in catalogue.sums if entry.alone for word in entry.spellings)
    return regex.compile(
        rf"(?<noun>\p{{Han}}{{0,14}}?)(?<price>{listed})(?:\([^()\d]{{1,8}}\))?(?:总额|金额)?(?:共计?|合计|总[计共]|一共|约定|固定|暂定|税[前后]|含税)?"
        rf"(?:为|是|计|:)*{_CURRENCY}$"
    )
