"""Recurring prices: whether fee, periods and total fit, and where overage begins."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import regex

from hedui.extract.extraction import Extraction
from hedui.extract.values.looks import looks
from hedui.messages import Message
from hedui.models.numbers import plain
from hedui.normalize import punctuation
from hedui.normalize.numeral import parse_integer
from hedui.validate.draft import Draft, fill
from hedui.validate.quote import fields_of, is_any_cut, quote_flow, sides_of, stated

_TOTAL = Message(
    "{service}合计不符：{fee} × {periods}期 = {right}元，写为{total}",
    "{service}: {fee} × {periods} periods = {right} yuan, but {total} is stated",
)
_OVERAGE = Message(
    "{service}套餐包含{included}，超出计费却从{overage}起算",
    "{service} includes {included}, but overage is charged from {overage}",
)
_FEE = Message("费用", "Fee")
_FEE_OF = Message("“{service}”费用", "“{service}”")
_FEN = Decimal("0.01")
_MOST_LINES = 10000
_LOOKS = looks("rules")
_SENTENCE = _LOOKS["fee_and_total"]
_YUAN = _LOOKS["yuan_paid"]
_OTHER_SUM = _LOOKS["other_sum"]
_FAR = 200
_SAID = 60
"""Characters before a fee in which its sentence may say for how many it is paid: 工程师2名，每人每月…."""
_SPELLED = ("零", "一", "[二两]", "三", "四", "五", "六", "七", "八", "九", "十")


def rate_total_mismatch(extraction: Extraction) -> Iterator[Draft]:
    """Fee × periods is not the stated total, whether in a row of prices or in a sentence."""
    yield from _in_sentences(extraction)
    for index, rate in enumerate(extraction.contract.rates):
        if rate.fee is None or rate.periods is None or rate.total is None:
            continue
        right = rate.fee * rate.periods
        if _is_accounted_for(extraction, index, right, rate.total):
            continue
        pointers = tuple(f"/rates/{index}/{name}" for name in ("fee", "periods", "total"))
        sides = sides_of(extraction, pointers)
        if not is_any_cut(extraction, pointers):
            facts = {
                "service": fill(_FEE_OF, service=rate.service) if rate.service else _FEE,
                "fee": plain(rate.fee),
                "periods": rate.periods,
                "right": plain(right),
                "total": sides[-1] if sides else plain(rate.total),
            }
            yield Draft(_TOTAL, facts, sides, pointers)


def _is_accounted_for(extraction: Extraction, index: int, right: Decimal, total: Decimal) -> bool:
    """Whether a total is what the fee comes to, in as many pieces as its row has, or another sum stands beside it."""
    if abs(right - total) < _FEN or _is_multiplied(extraction, index, right, total):
        return True
    return _has_other_sum(extraction, index)


def overage_threshold_mismatch(extraction: Extraction) -> Iterator[Draft]:
    """The included quantity and the quantity above which each is charged differ."""
    for index, rate in enumerate(extraction.contract.rates):
        if rate.included is None or rate.overage_from is None or rate.included == rate.overage_from:
            continue
        pointers = (f"/rates/{index}/included", f"/rates/{index}/overage_from")
        sides = sides_of(extraction, pointers)
        if len(sides) == len(pointers):
            service = Message(f"“{rate.service}”", f"“{rate.service}”") if rate.service else _FEE
            facts = {"service": service, "included": sides[0], "overage": sides[1]}
            yield Draft(_OVERAGE, facts, sides, pointers)


def _amount(figures: str, scale: str | None) -> Decimal:
    return Decimal(figures.replace(",", "")) * (10**4 if scale else 1)


def _in_sentences(extraction: Extraction) -> Iterator[Draft]:
    """每月3600元，……按12个月计算，合计43200元: one sentence with one fee, its periods and their total."""
    flow = extraction.layout.text.flow
    known = {mention.start for mention in extraction.of("rate.total")}
    for match in _SENTENCE.finditer(flow.text):
        if not _is_one_sum(extraction, match) or flow.offsets[match.start("total")] in known:
            continue
        fee, total = (_amount(match[name], match[f"{name}_scale"]) for name in ("fee", "total"))
        periods = parse_integer(match["periods"])
        right = fee * periods
        sentence = punctuation.before(flow.text, match.start(), punctuation.SENTENCE, _SAID) + match[0]
        if abs(right - total) >= _FEN and not _is_factor(sentence, right, total):
            sides = tuple(quote_flow(extraction, *match.span(name)) for name in ("fee", "periods", "total"))
            facts = {"service": _FEE, "fee": plain(fee), "periods": periods, "right": plain(right), "total": sides[-1]}
            yield Draft(_TOTAL, facts, sides, _fee_at(extraction, flow.offsets[match.start("fee")]))


def _is_one_sum(extraction: Extraction, match: regex.Match[str]) -> bool:
    """Whether a sentence has one fee, counted in its own periods, and one total, and speaks of nothing besides."""
    alone = match["per"] == match["unit"] and len(_YUAN.findall(match[0])) == 2
    return alone and not extraction.says("sum_and_more", match[0])


def _fee_at(extraction: Extraction, start: int) -> tuple[str, ...]:
    """The pointer of the fee that is stated at the raw offset, if there is one."""
    here = [m for m in extraction.of("rate.fee") if m.start <= start < m.end]
    return fields_of(extraction, here)


def _is_factor(sentence: str, right: Decimal, total: Decimal) -> bool:
    """Whether the sentence names the number by which fee × periods must be multiplied."""
    ratio = total / right if right else Decimal(0)
    whole = ratio == ratio.to_integral_value() and 1 < ratio <= _MOST_LINES
    return not right or (whole and _names(sentence, int(ratio)))


def _names(text: str, number: int) -> bool:
    """Whether a text has the number, in figures, or in a word before what it counts."""
    spelled = rf"|{_SPELLED[number]}(?=[名人台套个条辆户部位间])" if number < len(_SPELLED) else ""
    return regex.search(rf"(?<![\d.,])(?:{number}(?!\d|[.,]\d){spelled})", text) is not None


def _has_other_sum(extraction: Extraction, index: int) -> bool:
    """Whether another sum, which the total may include, stands between the fee and the total."""
    fee, total = stated(extraction, f"/rates/{index}/fee"), stated(extraction, f"/rates/{index}/total")
    if fee is None or total is None or not fee.end < total.start <= fee.end + _FAR:
        return False
    return _OTHER_SUM.search(extraction.layout.text.raw, fee.end, total.start) is not None


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
    return _names(around, int(ratio))
