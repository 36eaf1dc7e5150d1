"""Recurring prices: whether fee, periods and total fit, and where overage begins."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import regex

from hedui.extract.extraction import Extraction
from hedui.messages import Message
from hedui.models.contract import plain
from hedui.validate.draft import Draft, Side
from hedui.validate.quote import is_cut, quote_mention, stated

_TOTAL = Message(
    "“{service}”费用合计不符：{fee} × {periods}期 = {right}元，写为{total}",
    "“{service}”: {fee} × {periods} periods = {right} yuan, but {total} is stated",
)
_OVERAGE = Message(
    "“{service}”套餐包含{included}，超出计费却从{overage}起算",
    "“{service}” includes {included}, but overage is charged from {overage}",
)
_FEE = Message("费用", "fee")
_FEN = Decimal("0.01")
_MOST_LINES = 10000


def rate_total_mismatch(extraction: Extraction) -> Iterator[Draft]:
    """Fee × periods is not the stated total."""
    for index, rate in enumerate(extraction.contract.rates):
        if rate.fee is None or rate.periods is None or rate.total is None:
            continue
        right = rate.fee * rate.periods
        if abs(right - rate.total) < _FEN or _is_multiplied(extraction, index, right, rate.total):
            continue
        pointers = tuple(f"/rates/{index}/{name}" for name in ("fee", "periods", "total"))
        sides = _sides(extraction, pointers)
        if _is_cut(extraction, pointers):
            continue
        facts = {
            "service": rate.service or _FEE,
            "fee": plain(rate.fee),
            "periods": rate.periods,
            "right": plain(right),
            "total": sides[-1] if sides else plain(rate.total),
        }
        yield Draft(_TOTAL, facts, sides, pointers)


def overage_threshold_mismatch(extraction: Extraction) -> Iterator[Draft]:
    """The included quantity and the quantity above which each is charged differ."""
    for index, rate in enumerate(extraction.contract.rates):
        if rate.included is None or rate.overage_from is None or rate.included == rate.overage_from:
            continue
        pointers = (f"/rates/{index}/included", f"/rates/{index}/overage_from")
        sides = _sides(extraction, pointers)
        if len(sides) == len(pointers):
            facts = {"service": rate.service or _FEE, "included": sides[0], "overage": sides[1]}
            yield Draft(_OVERAGE, facts, sides, pointers)


def _sides(extraction: Extraction, pointers: tuple[str, ...]) -> tuple[Side, ...]:
    mentions = [stated(extraction, pointer) for pointer in pointers]
    return tuple(quote_mention(extraction, mention) for mention in mentions if mention is not None)


def _is_cut(extraction: Extraction, pointers: tuple[str, ...]) -> bool:
    mentions = [stated(extraction, pointer) for pointer in pointers]
    return any(mention is not None and is_cut(extraction, mention) for mention in mentions)


def _is_multiplied(extraction: Extraction, index: int, right: Decimal, total: Decimal) -> bool:
    """Whether the same clause names the number of lines, seats or persons by which the product is multiplied."""
    if not right:
        return True
    ratio = total / right
    if ratio != ratio.to_integral_value() or not 1 < ratio <= _MOST_LINES:
        return False
    fee, stated_total = stated(extraction, f"/rates/{index}/fee"), stated(extraction, f"/rates/{index}/total")
    if fee is None or stated_total is None:
        return True
    low, high = min(fee.start, stated_total.start), max(fee.end, stated_total.end)
    around = extraction.layout.text.raw[max(0, low - 200) : high + 100]
    return regex.search(rf"(?<![\d.,]){int(ratio)}(?![\d.,])", around) is not None
