"""Sums that are named right behind each other and do not come to what they are said to come to."""

from __future__ import annotations

from collections.abc import Iterator

from hedui.extract.extraction import Addition, Extraction
from hedui.messages import Message
from hedui.models.numbers import plain
from hedui.validate.amounts import items_mismatch
from hedui.validate.draft import Draft, Side
from hedui.validate.quote import quote

DIFFERS = Message("合同总价前后不一致：{sides}", "The total differs between places: {sides}")
_SUM = Message("各项金额之和为{sum}，与合计{whole}不符", "The sums add up to {sum}, but {whole} is stated")


def total_mismatch(extraction: Extraction) -> Iterator[Draft]:
    """The items' subtotals do not add up to the total, or parts to what is called their 合计."""
    yield from items_mismatch(extraction)
    for one in extraction.additions:
        if one.is_of_parts and not one.holds:
            *parts, whole = _sides(extraction, one)
            fields = extraction.stating((one.whole.start, one.whole.end))
            yield Draft(_SUM, {"sum": plain(one.right), "whole": whole}, (whole, *parts), fields)


def said_again(extraction: Extraction) -> Iterator[Draft]:
    """A total right behind which another one is called so: 合同总价100,000元，总计110,000元."""
    for one in extraction.additions:
        if not (one.is_of_parts or one.holds):
            sides = tuple(_sides(extraction, one))
            yield Draft(DIFFERS, {"sides": sides}, sides, ("/total/amount",))


def _sides(extraction: Extraction, one: Addition) -> Iterator[Side]:
    for span in (*one.parts, one.whole):
        yield quote(extraction, span.start, span.end)
