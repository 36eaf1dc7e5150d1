"""Recurring and usage prices in clauses: 每月300元包含8571条，超过8571条按0.035元/条，合计6个月共1800元."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import regex

from hedui.extract.candidates.convert import PER, figure
from hedui.extract.candidates.money_in_words import find_words
from hedui.extract.extraction import AmountPair
from hedui.extract.mention import Mention, Place, Value
from hedui.extract.prices.rate_lines import UNIT_PRICES, Line, fees_of, openings, period_of, rate_mention
from hedui.extract.prices.rate_sums import is_about_another, periods_in, sums_apart
from hedui.extract.prices.services import Priced, service_of
from hedui.extract.prices.sums_behind import with_sum_behind
from hedui.extract.text.layout import Layout
from hedui.models.codes import Per
from hedui.normalize import punctuation

_ONCE = "一次性"
_IN_A_YEAR = {"月": 12, "自然月": 12, "季": 4, "季度": 4, "半年": 2}
_BEFORE_WORDS = 30
"""Characters before an amount in words that say what it is."""


def read_rates(layout: Layout, pairs: Sequence[AmountPair]) -> list[Mention]:
    """Mentions of ``rate.*``; those of one price share a group."""
    words = {pair.figures_span.start: pair for pair in pairs}
    found: list[Mention] = []
    start = 0
    above: _Open | None = None
    for text in layout.text.flow.text.split("\n"):
        if "元" in text or "¥" in text:
            line = Line(text, start, layout.catalogue)
            if layout.place_in_flow(start) in (Place.BODY, Place.HEAD) and "\t" not in text:
                more = list(_more(layout, line, above)) if above is not None else []
                priced = more or list(_line(layout, line, words))
                found += priced
                above = above if more else _open_price(priced)
        start += len(text) + 1
    found += _in_words(layout, pairs)
    return found + sums_apart(layout, found)


def _in_words(layout: Layout, pairs: Sequence[AmountPair]) -> Iterator[Mention]:
    """Prices in words alone: 月租金为人民币伍仟捌佰元整."""
    paired = {pair.words_span.start for pair in pairs}
    flow = layout.text.flow
    for money in find_words(layout.text):
        begin = flow.text.rfind("\n", 0, money.start) + 1
        low = max(begin, money.start - _BEFORE_WORDS)
        before = layout.phrases["fee_in_words_before"].search(flow.text, low, money.start)
        readings = {money.value} if money.value is not None else set(money.readings)
        if before is None or len(readings) != 1 or flow.offsets[money.first] in paired:
            continue
        line = Line(flow.text[begin : money.end], begin, layout.catalogue)
        if layout.place_in_flow(begin) not in (Place.BODY, Place.HEAD) or _speaks_of_more(line):
            continue
        group = money.first + 1
        (fee,) = readings
        noun, per, words = before.span("noun"), before.span("per"), (money.first, money.last)
        values: tuple[tuple[str, Value, tuple[int, int]], ...] = (
            ("service", before["noun"], noun),
            ("fee", fee, words),
            ("fee_words", money.text, words),
            ("per", PER[before["per"]], per),
        )
        for name, value, (low, high) in values:
            yield rate_mention(layout, line, f"rate.{name}", value, (low - begin, high - begin), group)


def _speaks_of_more(line: Line) -> bool:
    """Whether the sentence up to a price speaks of penalties, deposits and the like."""
    return line.catalogue.says("no_rate", punctuation.since(line.text, "。;"))


@dataclass(frozen=True, slots=True)
class _Open:
    """A price to which the lines below may add: its group, service and fee, and the unit of what it includes.

    ``closed`` is one of which it is known already what use beyond that costs, ``summed`` one that was added up.
    """

    group: int
    service: str
    fee: Decimal
    unit: str | None
    closed: bool
    summed: bool


def _more(layout: Layout, line: Line, above: _Open) -> Iterator[Mention]:
    """What a line without a price of its own adds to the one above: what use beyond it costs, or its sum."""
    if layout.says("no_rate", line.text) or fees_of(line):
        return
    if _is_use_beyond(layout, line.text, above):
        yield from _usage(layout, line, line.text, 0, above.group, 0)
    elif _is_sum_of(layout, line.text, above):
        yield from _sum(layout, line, line.text, 0, above.group, 0, ("", above.fee))


def _is_use_beyond(layout: Layout, text: str, price: _Open) -> bool:
    """Whether a line prices what is used beyond what the price above includes."""
    over = layout.phrases["use_beyond"].search(text)
    if over is None or price.closed or _unit_price(layout, text) is None:
        return False
    included = layout.phrases["use_included"].search(text)
    return bool(over["unit"] == (included["unit"] if included else price.unit))


def _is_sum_of(layout: Layout, text: str, price: _Open) -> bool:
    """Whether a line begins with what the price above comes to over the term."""
    lead = layout.phrases["in_term"].match(text)
    total = layout.phrases["sum_of_periods"].match(text, lead.end()) if lead is not None else None
    return total is not None and not price.summed and not is_about_another(layout, total[0], price.service)


def _open_price(rates: Sequence[Mention]) -> _Open | None:
    """The only price among these, where it recurs."""
    values: dict[str, list[Mention]] = defaultdict(list)
    for mention in rates:
        values[mention.field].append(mention)
    fees = values["rate.fee"]
    once = any(m.value is Per.ONCE for m in values["rate.per"])
    if len(fees) != 1 or once or not isinstance(fees[0].value, Decimal):
        return None
    unit = next((str(m.value) for m in values["rate.included_unit"]), None)
    service = next((str(m.value) for m in values["rate.service"]), "")
    closed, summed = bool(values["rate.unit_price"]), bool(values["rate.total"])
    return _Open(fees[0].group, service, fees[0].value, unit, closed, summed)


def _line(layout: Layout, line: Line, words: dict[int, AmountPair]) -> Iterator[Mention]:
    """The prices of one line: each sentence that states one, what follows in the line added to it."""
    rates = openings(line)
    starts = [match.start() for _, match in rates]
    recurring = [match.start() for _, match in rates if period_of(match) != _ONCE]
    start = 0
    for kind, match in rates:
        behind = starts if period_of(match) == _ONCE else recurring
        at = bisect(behind, match.start())
        end = behind[at] if at < len(behind) else len(line.text)
        yield from _rate(layout, line, kind, match, (start, end), words)
        start = match.end()


def _rate(
    layout: Layout,
    line: Line,
    kind: str,
    match: regex.Match[str],
    bounds: tuple[int, int],
    words: dict[int, AmountPair],
) -> Iterator[Mention]:
    service = service_of(Priced(line.text, match, bounds, layout.catalogue))
    if service is None:
        return
    group = line.start + match.start() + 1
    name, start, end = service
    if name:
        yield rate_mention(layout, line, "rate.service", name, (start, end), group)
    if kind == "fee":
        yield from _fee(layout, line, match, group, words)
    if period_of(match) != _ONCE:
        text = line.text[bounds[0] : bounds[1]]
        if kind == "fee":
            low, high = match.start() - bounds[0], match.end() - bounds[0]
            text = text[:low] + "　" * (high - low) + text[high:]
        offset = match.end() - bounds[0] if kind == "fee" else 0
        own = match if kind == "unit" else None
        yield from _usage(layout, line, text, bounds[0], group, offset, own)
        fee = figure(match["fee"]) if kind == "fee" else Decimal(0)
        summed = list(_sum(layout, line, text, bounds[0], group, match.end() - bounds[0], (period_of(match), fee)))
        yield from with_sum_behind(layout, line, match, group, summed) if kind == "fee" else summed


def _fee(
    layout: Layout, line: Line, match: regex.Match[str], group: int, words: dict[int, AmountPair]
) -> Iterator[Mention]:
    span = match.span("fee")
    yield rate_mention(layout, line, "rate.fee", figure(match["fee"]), span, group)
    per = Per.ONCE if match["per"] == _ONCE else PER[match["per"]]
    yield rate_mention(layout, line, "rate.per", per, match.span("per"), group)
    pair = words.get(layout.text.flow.offsets[line.start + span[0]])
    if pair is not None:
        yield layout.raw_mention(
            "rate.fee_words", pair.words, pair.words_span.start, pair.words_span.end, rule="rate", group=group
        )


def _usage(
    layout: Layout,
    line: Line,
    text: str,
    base: int,
    group: int,
    offset: int,
    own: regex.Match[str] | None = None,
) -> Iterator[Mention]:
    """What is included, from when on each unit costs, and how much: its ``own`` price on the line, else the text's."""

    def at(span: tuple[int, int]) -> tuple[int, int]:
        return base + span[0], base + span[1]

    if (included := layout.phrases["use_included"].search(text, offset)) is not None:
        yield rate_mention(layout, line, "rate.included", _int(included["n"]), at(included.span("n")), group)
        yield rate_mention(layout, line, "rate.included_unit", included["unit"], at(included.span("unit")), group)
    if (over := layout.phrases["use_beyond"].search(text, offset)) is not None:
        yield rate_mention(layout, line, "rate.overage_from", _int(over["n"]), at(over.span("n")), group)
    base = base if own is None else 0
    if (price := own or _unit_price(layout, text)) is not None and not _is_secured(layout, text, price):
        yield rate_mention(layout, line, "rate.unit_price", figure(price["price"]), at(price.span("price")), group)
        low, high = at(price.span("unit"))
        unit = layout.as_written(line.start + low, line.start + high)
        yield rate_mention(layout, line, "rate.unit", unit, (low, high), group)


def _is_secured(layout: Layout, text: str, price: regex.Match[str]) -> bool:
    """Whether a price of one is called a deposit, a fine or the like: 押金每台500元."""
    return layout.says("no_rate", punctuation.since(text[: price.start()], ",。;"))


def _sum(
    layout: Layout, line: Line, text: str, base: int, group: int, offset: int, price: tuple[str, Decimal]
) -> Iterator[Mention]:
    """What the price adds up to over a stated number of periods; over the whole year, where it does add up to it.

    A sum that includes more than the price, or was reduced, is not the price's.
    """
    per, fee = price
    stated = layout.phrases["sum_of_periods"].search(text, offset)
    total = stated or layout.phrases["sum_of_year"].search(text, offset)
    if total is None:
        return
    periods = _IN_A_YEAR.get(per, 0) if stated is None else periods_in(stated, PER.get(per))
    (first, last), (low, high) = total.span("n"), total.span("total")
    amount = figure(total["total"])
    as_stated = stated is not None and len(fees_of(line)) < 2 and not layout.says("sum_changed", text, offset)
    if periods and (as_stated or amount == fee * periods):
        yield rate_mention(layout, line, "rate.periods", periods, (base + first, base + last), group)
        yield rate_mention(layout, line, "rate.total", amount, (base + low, base + high), group)


def _int(text: str) -> int:
    return int(text.replace(",", ""))


def _unit_price(layout: Layout, text: str) -> regex.Match[str] | None:
    """The first price of a piece."""
    found = (layout.phrases[phrase].search(text) for phrase in UNIT_PRICES)
    return min(filter(None, found), key=lambda match: match.start(), default=None)
