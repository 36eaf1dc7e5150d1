"""Offers: alternatives side by side without a box, of which nothing was chosen unless a tick stands beside one."""

from __future__ import annotations

from collections.abc import Iterator

from hedui.extract.extraction import Choice, ChoiceState, Option, Span
from hedui.extract.mention import Place
from hedui.extract.text.layout import Layout
from hedui.extract.words.offers import offers_in


def find_offers(layout: Layout) -> Iterator[Choice]:
    """The agreement's own offers, attachments left out."""
    flow = layout.text.flow
    for offer in layout.catalogue.offers:
        for start, end, alternatives in offers_in(flow.text, offer):
            raw = Span(*flow.raw_span(start, end))
            if layout.place_in_flow(start) is Place.ATTACHMENT:
                continue
            options = tuple(_option(layout, one.start, one.end) for one in alternatives)
            chosen = tuple(option for option, one in zip(options, alternatives, strict=True) if one.ticked)
            state = ChoiceState.CHOSEN if chosen else ChoiceState.UNRESOLVED
            yield Choice(raw, layout.text.raw[raw.start : raw.end], state, chosen, options)


def _option(layout: Layout, start: int, end: int) -> Option:
    return Option(None, layout.text.flow.text[start:end], Span(*layout.text.flow.raw_span(start, end)))
