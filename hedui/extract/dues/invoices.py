"""What invoice is to be issued: its kind, its rate of tax, and whether it comes before the payment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import regex

from hedui.extract.choices.find import without_unchosen
from hedui.extract.dues.sentences import sentences
from hedui.extract.extraction import Choice, ChoiceState
from hedui.extract.mention import Mention, Place
from hedui.extract.text.layout import Layout
from hedui.models.codes import InvoiceKind
from hedui.normalize.percent import PercentError, parse_percent

_RULE = "invoices"
_OFFERED = regex.compile(r"[/／、]|或者?|/或")
_HIGHEST = 0.17
"""No rate of value-added tax was ever higher."""
_KINDS = (("invoice_special", InvoiceKind.SPECIAL), ("invoice_ordinary", InvoiceKind.ORDINARY))


def read_invoices(layout: Layout, choices: Sequence[Choice]) -> list[Mention]:
    """Mentions of ``invoice.*``; a value that the agreement states in two ways is ``invoice.*.open``."""
    found = [*_kinds(layout, choices), *_rates(layout), *_order(layout)]
    known: dict[str, set[str]] = {}
    for mention in found:
        known.setdefault(mention.field, set()).add(str(mention.value))
    return [one if len(known[one.field]) == 1 else replace(one, field=f"{one.field}.open") for one in found]


def _kinds(layout: Layout, choices: Sequence[Choice]) -> list[Mention]:
    """Which kinds the agreement asks for; none that stands in a choice which is left open."""
    open_ = [choice.span for choice in choices if choice.state is not ChoiceState.CHOSEN]
    kept = without_unchosen(_without_offers(layout, list(_named(layout))), choices)
    return [m for m in kept if not any(span.start <= m.start and m.end <= span.end for span in open_)]


def _named(layout: Layout) -> Iterator[Mention]:
    """Each kind that a sentence names, but for one that says that none is issued."""
    flow, phrases = layout.text.flow.text, layout.catalogue.phrases
    for phrase, kind in _KINDS:
        for start, end in sentences(layout, phrase):
            if phrases["invoice_not"].search(flow[start:end]) is None:
                for word in phrases[phrase].finditer(flow[start:end]):
                    place = start + word.start(), start + word.end()
                    yield layout.flow_mention("invoice.kind", kind, *place, rule=_RULE)


def _without_offers(layout: Layout, found: list[Mention]) -> list[Mention]:
    """The kinds but for two that stand side by side to choose from: （增值税专用发票/增值税普通发票）."""
    ordered = sorted(found, key=lambda mention: mention.start)
    offered: set[int] = set()
    for one, other in pairwise(ordered):
        between = layout.text.raw[one.end : other.start].strip()
        if one.value != other.value and _OFFERED.fullmatch(between):
            offered |= {one.start, other.start}
    return [mention for mention in found if mention.start not in offered]


def _rates(layout: Layout) -> Iterator[Mention]:
    flow = layout.text.flow.text
    for match in layout.phrases["invoice_rate"].finditer(flow):
        if layout.place_in_flow(match.start()) is Place.ATTACHMENT:
            continue
        try:
            rate = parse_percent(match["rate"])
        except PercentError:
            continue
        if rate <= _HIGHEST:
            yield layout.flow_mention("invoice.tax_rate", rate, *match.span("rate"), rule=_RULE)


def _order(layout: Layout) -> Iterator[Mention]:
    flow = layout.text.flow.text
    for phrase, first in (("invoice_first", True), ("invoice_after", False)):
        for match in layout.phrases[phrase].finditer(flow):
            if layout.place_in_flow(match.start()) is not Place.ATTACHMENT:
                yield layout.flow_mention("invoice.before_payment", first, *match.span(), rule=_RULE)
