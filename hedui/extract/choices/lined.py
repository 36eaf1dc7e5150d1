"""Options with a line each on which one is ticked: 付款方式：__转账 _√_支票, 转账__ 支票__."""

from __future__ import annotations

from collections.abc import Iterator

from hedui.extract.extraction import Choice, ChoiceState, Option, Span
from hedui.extract.mention import Place
from hedui.extract.text.layout import Layout
from hedui.extract.values.looks import looks

_LINED = looks("picks")["lined"]


def find_lined(layout: Layout) -> Iterator[Choice]:
    """Choices whose label asks for a way or a term; attachments left out."""
    rows = layout.text.rows
    for match in _LINED.finditer(rows.text) if "_" in rows.text else ():
        marks = [Span(*rows.raw_span(*span)) for span in match.spans("mark")]
        options = [Option(None, rows.text[slice(*span)], Span(*rows.raw_span(*span))) for span in match.spans("option")]
        span = Span(min(marks[0].start, options[0].span.start), max(marks[-1].end, options[-1].span.end))
        if layout.place_at(span.start) is Place.ATTACHMENT:
            continue
        chosen = [option for option, mark in zip(options, match.captures("mark"), strict=True) if mark.strip("_")]
        state = ChoiceState.CHOSEN if chosen else ChoiceState.UNRESOLVED
        yield Choice(span, layout.text.raw[span.start : span.end], state, tuple(chosen), tuple(options), tuple(marks))
