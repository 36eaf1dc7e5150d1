"""Options of which several are ticked although only one can hold: 付款方式：☑一次性付款 ☑分期付款 states neither.

Which exclude each other the catalogue's offers say; and of a field that has one value, two that differ.
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

_LEAD = 40
"""Characters before a choice in which it is asked for."""


def of_exclusive_options(layout: Layout, choices: Iterable[Choice]) -> Iterator[Choice]:
    """The choices; one of which options are ticked that exclude each other has none chosen."""
    for choice in choices:
        yield _contradictory(choice) if len(choice.chosen) > 1 and _excludes_itself(layout, choice) else choice


def of_one_value(choices: Sequence[Choice], mentions: Iterable[Mention]) -> Iterator[Choice]:
    """The choices; one of which two ticked options give a field different values has none chosen."""
    ordered = sorted((m for m in mentions if m.role is None and is_single(m.field)), key=lambda mention: mention.start)
    starts = [mention.start for mention in ordered]
    for choice in choices:
        low, high = (bisect_left(starts, offset) for offset in (choice.span.start, choice.span.end))
        differ = len(choice.chosen) > 1 and low < high and _differ(choice, ordered[low:high])
        yield _contradictory(choice) if differ else choice


def _excludes_itself(layout: Layout, choice: Choice) -> bool:
    start = flow_offset(layout, choice.span.start)
    lead = layout.text.flow.text[max(0, start - _LEAD) : start]
    options = ["".join(option.text.split()) for option in choice.chosen]
    if any(are_denials(*pair) for pair in combinations(options, 2)):
        return True
    return any(offer.are_exclusive(lead, options) for offer in layout.catalogue.offers)


def _differ(choice: Choice, mentions: Sequence[Mention]) -> bool:
    """Whether what one ticked option states of a field is not what another one does."""
    for field in {mention.field for mention in mentions}:
        of_options = [_values(option, field, mentions) for option in choice.chosen]
        if any(one and other and one.isdisjoint(other) for one, other in combinations(of_options, 2)):
            return True
    return False


def _values(option: Option, field: str, mentions: Sequence[Mention]) -> set[Value]:
    """What the option states of the field: what was read in it, or what all of it says."""
    span = option.span
    found = {m.value for m in mentions if m.field == field and span.start <= m.start and m.end <= span.end}
    if not found:
        with suppress(ValueError):
            found.add(convert(field, "".join(option.text.split())))
    return found


def _contradictory(choice: Choice) -> Choice:
    return replace(choice, state=ChoiceState.CONTRADICTORY, chosen=())
