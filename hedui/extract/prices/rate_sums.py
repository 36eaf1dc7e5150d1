"""What recurring prices add up to where a later line says so, and of which service a line speaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import pairwise

import regex

from hedui.extract.candidates.convert import PER, count, figure
from hedui.extract.mention import Mention, Place, stating
from hedui.extract.prices.rate_lines import Line, rate_mention
from hedui.extract.text.layout import Layout
from hedui.models.codes import Per

_MONTHS = {Per.MONTH: 1, Per.QUARTER: 3, Per.HALF_YEAR: 6, Per.YEAR: 12}


@dataclass(frozen=True, slots=True)
class _Price:
    """A recurring price that nothing adds up yet."""

    group: int
    service: str
    fee: Decimal
    per: Per | None


def sums_apart(layout: Layout, rates: Sequence[Mention]) -> list[Mention]:
    """A sum that a later line gives for a price above: 12个月的租赁费合计558000元."""
    waiting = list(_not_summed(rates))
    known = {m.start for m in rates}
    found: list[Mention] = []
    flow = layout.text.flow
    for match in layout.phrases["sum_of_periods"].finditer(flow.text) if waiting else ():
        begin = flow.text.rfind("\n", 0, match.start()) + 1
        line = Line(flow.text[begin : match.end()], begin, layout.catalogue)
        price = next(filter(partial(_is_about, layout, line.text), waiting), None)
        if price is None or flow.offsets[match.start("total")] in known or not _is_agreed(layout, line, match):
            continue
        if (periods := periods_in(match, price.per)) and _is_plain_sum(layout, match, price.fee * periods):
            waiting.remove(price)
            for name, value, at in (("periods", periods, "n"), ("total", figure(match["total"]), "total")):
                span = match.start(at) - begin, match.end(at) - begin
                found.append(rate_mention(layout, line, f"rate.{name}", value, span, price.group))
    return found


def _is_plain_sum(layout: Layout, match: regex.Match[str], product: Decimal) -> bool:
    """Whether a sum is what the price comes to, or no word behind it says that it was reduced."""
    flow = layout.text.flow.text
    behind = flow[match.start() : flow.find("\n", match.end())]
    return figure(match["total"]) == product or not layout.says("sum_changed", behind)


def periods_in(total: regex.Match[str], per: Per | None) -> int | None:
    """For how many of its periods a price is due in a sum: 6 months are two quarters; None for no whole number."""
    number, unit = count(total["n"]), PER.get(total["unit"])
    if unit not in _MONTHS or per not in _MONTHS:
        return number
    periods, rest = divmod(number * _MONTHS[unit], _MONTHS[per])
    return periods if not rest else None


def _not_summed(rates: Sequence[Mention]) -> Iterator[_Price]:
    """The recurring prices of a named service that nothing adds up yet."""
    fees, pers, sums = (
        {m.group: m.value for m in stating(rates, f"rate.{name}")} for name in ("fee", "per", "total")
    )  # fmt: skip
    for service in stating(rates, "rate.service"):
        fee, per = fees.get(service.group), pers.get(service.group)
        if isinstance(fee, Decimal) and service.group not in sums:
            yield _Price(service.group, str(service.value), fee, per if isinstance(per, Per) else None)


def _is_agreed(layout: Layout, line: Line, match: regex.Match[str]) -> bool:
    """Whether a sum stands in the agreement's own clauses, and in no sentence about penalties and the like."""
    return not layout.says("no_rate", line.text) and layout.place_in_flow(match.start()) is Place.BODY


def _is_about(layout: Layout, text: str, price: _Price) -> bool:
    """Whether a line speaks of a price's service: by the end of its name, or by a word of it before 费."""
    return price.service[-3:] in text or any(word + "费" in text for word in _telling(layout, price.service))


def is_about_another(layout: Layout, text: str, service: str) -> bool:
    """Whether a sum is called that of something else: 培训服务费 is not what 短信服务 costs."""
    named = layout.phrases["fee_of_periods"].search(text)
    words = _telling(layout, named["noun"]) if named is not None else []
    return bool(words) and not any(word in service for word in words)


def _telling(layout: Layout, service: str) -> list[str]:
    """The pairs of characters in a service's name that tell it from others."""
    pairs = map("".join, pairwise(service))
    return [pair for pair in pairs if not layout.says("generic_service", pair)]
