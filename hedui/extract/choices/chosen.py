"""What the chosen options say of fields: how, when and how often is paid, which kinds of messages are sent."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from hedui.extract.candidates.convert import PER, timing
from hedui.extract.choices.find import flow_offset
from hedui.extract.extraction import Choice
from hedui.extract.mention import Mention, Place, Value
from hedui.extract.text.layout import Layout
from hedui.extract.values.looks import looks

_BEFORE = 40
_ASKED_BEHIND = looks("picks")["asked_behind"]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A field, the phrase that asks for it before a choice, the one that an option says then, and what that means."""

    field: str
    lead: str
    option: str
    read: Callable[[str], Value]
    several: bool = False


def _period(text: str) -> Value:
    return PER[text.removeprefix("每").removeprefix("按").removeprefix("个")]


_ASKED = (
    _Asked("messaging.service_types", "asked_service_types", "chosen_service_types", str, several=True),
    _Asked("messaging.service_types", "asked_services", "chosen_services", str, several=True),
    _Asked("payment.method", "asked_method", "chosen_method", str),
    _Asked("payment.cycle", "asked_cycle", "chosen_cycle", _period),
    _Asked("payment.timing", "asked_timing", "chosen_timing", timing),
)


def read_chosen(layout: Layout, choices: Sequence[Choice]) -> Iterator[Mention]:
    """Mentions that the options chosen give for what the words before the choice ask for."""
    flow = layout.text.flow.text
    for choice in choices:
        if not choice.chosen or layout.place_at(choice.span.start) is Place.ATTACHMENT:
            continue
        start = flow_offset(layout, choice.span.start)
        lead = flow[max(0, start - _BEFORE) : start].removesuffix("第")
        behind = _ASKED_BEHIND.match(flow, start)
        asked_by = (lead, behind["asked"]) if behind is not None else (lead,)
        for asked in _ASKED:
            if any(layout.says(asked.lead, words) for words in asked_by) and (asked.several or len(choice.chosen) == 1):
                yield from _mentions(layout, choice, asked)


def _mentions(layout: Layout, choice: Choice, asked: _Asked) -> Iterator[Mention]:
    for option in choice.chosen:
        said = layout.phrases[asked.option].match(option.text)
        if said is not None:
            value = asked.read(said[0])
            yield layout.raw_mention(asked.field, value, option.span.start, option.span.end, rule="choice")
