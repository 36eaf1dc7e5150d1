"""Offers: alternatives side by side without a box, of which nothing was chosen unless a tick stands beside one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hedui.extract.choices.options import number_of
from hedui.extract.extraction import Choice, ChoiceState, Option, Span
from hedui.extract.mention import Place
from hedui.extract.text.layout import Layout
from hedui.extract.values.looks import looks
from hedui.extract.words.offers import TICKS, offers_in

_PICKED = looks("picks")["picked_of_offer"]


def find_offers(layout: Layout) -> Iterator[Choice]:
    """The agreement's own offers, attachments left out."""
    flow = layout.text.flow
    for offer in layout.catalogue.offers:
        for start, end, alternatives in offers_in(flow.text, offer):
            raw = Span(*flow.raw_span(start, end))
            if layout.place_in_flow(start) is Place.ATTACHMENT:
                continue
            options = tuple(_option(layout, one.start, one.end) for one in alternatives)
            ticked = [option for option, one in zip(options, alternatives, strict=True) if one.ticked]
            chosen = tuple(ticked or _leaned_on(layout, options) or _picked(flow.text, end, options))
            state = ChoiceState.CHOSEN if chosen else _undecided(layout, end)
            yield Choice(raw, layout.text.raw[raw.start : raw.end], state, chosen, options)


def _undecided(layout: Layout, end: int) -> ChoiceState:
    """What is to become of an offer of which nothing is chosen, by what stands behind it."""
    elsewhere = layout.begins("decided_elsewhere", layout.text.flow.text, end)
    return ChoiceState.NOT_APPLICABLE if elsewhere else ChoiceState.UNRESOLVED


def _leaned_on(layout: Layout, options: Sequence[Option]) -> list[Option]:
    """Those with a tick that touches them alone: 一次性付款√ 分期付款."""
    raw = layout.text.raw
    return [
        option
        for option in options
        if _is_tick(raw[option.span.end : option.span.end + 1], raw[option.span.end + 1 : option.span.end + 2])
        or _is_tick(raw[option.span.start - 1 : option.span.start], raw[option.span.start - 2 : option.span.start - 1])
    ]


def _is_tick(beside: str, beyond: str) -> bool:
    """Whether a tick stands beside an option, and a blank on the tick's other side."""
    return beside != "" and beside in TICKS and beyond.isspace()


def _picked(text: str, end: int, options: Sequence[Option]) -> Sequence[Option]:
    """The one that the next sentence picks by its number: 双方选择第2种."""
    said = _PICKED.match(text, end)
    number = number_of(said["number"]) if said is not None else None
    return options[number - 1 : number] if number else ()


def _option(layout: Layout, start: int, end: int) -> Option:
    return Option(None, layout.text.flow.text[start:end], Span(*layout.text.flow.raw_span(start, end)))
