"""Options of which several are ticked although only one can hold: 付款方式：☑一次性付款 ☑分期付款 states neither.

Which exclude each other the catalogue's offers say; and of a field that has one value, two that differ in nothing else.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import combinations

from hedui.extract.candidates.convert import convert, is_single
from hedui.extract.candidates.offered import are_denials
from hedui.extract.choices.find import flow_offset
from hedui.extract.extraction import Choice, ChoiceState, Option
from hedui.extract.mention import Mention, Value
from hedui.extract.text.layout import Layout
from hedui.extract.values.looks import looks

_IDLE = looks("picks")["idle"]
_LEAD = 40
"""Characters before a choice in which it is asked for."""


def of_exclusive_options(layout: Layout, choices: Iterable[Choice]) -> Iterator[Choice]:
    """The choices; one of which options are ticked that exclude each other has none chosen."""
    for choice in choices:
        yield _contradictory(choice) if len(choice.chosen) > 1 and _excludes_itself(layout, choice) else choice


def of_one_value(layout: Layout, choices: Sequence[Choice], mentions: Iterable[Mention]) -> Iterator[Choice]:
    """The choices; one of which two ticked options give a field different values has none chosen."""
    ordered = sorted((m for m in mentions if m.role is None and is_single(m.field)), key=lambda mention: mention.start)
    starts = [mention.start for mention in ordered]
    for choice in choices:
        low, high = (bisect_left(starts, offset) for offset in (choice.span.start, choice.span.end))
        differ = len(choice.chosen) > 1 and low < high and _differ(layout.text.raw, choice, ordered[low:high])
        yield _contradictory(choice) if differ else choice


def _excludes_itself(layout: Layout, choice: Choice) -> bool:
    start = flow_offset(layout, choice.span.start)
    lead = layout.text.flow.text[max(0, start - _LEAD) : start]
    options = ["".join(option.text.split()) for option in choice.chosen]
    if any(are_denials(*pair) for pair in combinations(options, 2)):
        return True
    return any(offer.are_exclusive(lead, options) for offer in layout.catalogue.offers)


def _differ(raw: str, choice: Choice, mentions: Sequence[Mention]) -> bool:
    """Whether two ticked options differ in nothing but a field: not 服务费按月支付, 维护费按年支付."""
    for field in {mention.field for mention in mentions}:
        of_options = [_stated(raw, option, field, mentions) for option in choice.chosen]
        for (one, about), (other, about_other) in combinations(of_options, 2):
            if one and other and one.isdisjoint(other) and about == about_other:
                return True
    return False


def _stated(raw: str, option: Option, field: str, mentions: Sequence[Mention]) -> tuple[set[Value], str]:
    """What the option states of the field, and its other words: what was read in it, or what all of it says."""
    span = option.span
    found = [m for m in mentions if m.field == field and span.start <= m.start and m.end <= span.end]
    if not found:
        with suppress(ValueError):
            return {convert(field, "".join(option.text.split()))}, ""
    kept = set(range(span.start, span.end)).difference(*(range(m.start, m.end) for m in found))
    return {m.value for m in found}, _IDLE.sub("", "".join(raw[at] for at in sorted(kept)))


def _contradictory(choice: Choice) -> Choice:
    return replace(choice, state=ChoiceState.CONTRADICTORY, chosen=())
