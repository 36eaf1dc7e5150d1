"""What recurring prices add up to where a later line says so, and of which service a line speaks."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import regex

from hedui.extract.candidates.convert import PER, count
from hedui.extract.mention import Mention, Place
from hedui.extract.prices.rate_lines import Line, rate_mention
from hedui.extract.prices.rate_patterns import CHANGED, FEE_OF, GENERIC, NOT_RATE, SUM
from hedui.extract.text.layout import Layout
from hedui.models.codes import Per

_MONTHS = {Per.MONTH: 1, Per.QUARTER: 3, Per.HALF_YEAR: 6, Per.YEAR: 12}


def sums_apart(layout: Layout, rates: Sequence[Mention]) -> list[Mention]:
    """A sum that a later line gives for a price above: 12个月的租赁费合计558000元."""
    fees, services = _fees(rates), _not_summed(rates)
    pers = {m.group: Per(str(m.value)) for m in rates if m.field == "rate.per"}
    known = {m.start for m in rates}
    found: list[Mention] = []
    flow = layout.text.flow
    for match in SUM.finditer(flow.text) if fees else ():
        begin = flow.text.rfind("\n", 0, match.start()) + 1
        line = Line(flow.text[begin : match.end()], begin)
        group = next((g for s, g in services.items() if g in fees and _is_about(line.text, s)), None)
        if group is None or flow.offsets[match.start("total")] in known or not _is_agreed(layout, line, match):
            continue
        amount, periods = Decimal(match["total"].replace(",", "")), periods_in(match, pers.get(group))
        behind = flow.text[match.start() : flow.text.find("\n", match.end())]
        if periods and (amount == fees[group] * periods or not CHANGED.search(behind)):
            services = {s: g for s, g in services.items() if g != group}
            spans = [(start - begin, end - begin) for start, end in map(match.span, ("n", "total"))]
            found.append(rate_mention(layout, line, "rate.periods", periods, spans[0], group))
            found.append(rate_mention(layout, line, "rate.total", amount, spans[1], group))
    return found


def periods_in(total: regex.Match[str], per: Per | None) -> int | None:
    """For how many of its periods a price is due in a sum: 6 months are two quarters; None for no whole number."""
    number, unit = count(total["n"]), PER.get(total["unit"])
    if unit not in _MONTHS or per not in _MONTHS:
        return number
    periods, rest = divmod(number * _MONTHS[unit], _MONTHS[per])
    return periods if not rest else None


def _fees(rates: Sequence[Mention]) -> dict[int, Decimal]:
    """Group of a price → the fee, of those whose service nothing adds up yet."""
    waiting = set(_not_summed(rates).values())
    fees = (m for m in rates if m.field == "rate.fee" and m.group in waiting)
    return {m.group: m.value for m in fees if m.group is not None and isinstance(m.value, Decimal)}


def _not_summed(rates: Sequence[Mention]) -> dict[str, int | None]:
    """Name of a service → group of its price, of those that nothing adds up yet."""
    summed = {m.group for m in rates if m.field == "rate.total"}
    return {str(m.value): m.group for m in rates if m.field == "rate.service" and m.group not in summed}


def _is_agreed(layout: Layout, line: Line, match: regex.Match[str]) -> bool:
    """Whether a sum stands in the agreement's own clauses, and in no sentence about penalties and the like."""
    return NOT_RATE.search(line.text) is None and layout.place_in_flow(match.start()) is Place.BODY


def _is_about(text: str, service: str) -> bool:
    """Whether a line speaks of a service: by the end of its name, or by a word of it before 费."""
    return service[-3:] in text or any(word + "费" in text for word in _telling(service))


def is_about_another(text: str, service: str) -> bool:
    """Whether a sum is called that of something else: 培训服务费 is not what 短信服务 costs."""
    named = FEE_OF.search(text)
    words = _telling(named["noun"]) if named is not None else []
    return bool(words) and not any(word in service for word in words)


def _telling(service: str) -> list[str]:
    """The pairs of characters in a service's name that tell it from others."""
    return [pair for at in range(len(service) - 1) if (pair := service[at : at + 2]) not in GENERIC]
