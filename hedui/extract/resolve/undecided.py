"""Values that an agreement names and leaves open: 质保期：待定. What an annex may settle is not open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import regex

from hedui.extract.mention import Blank, Mention, Unread
from hedui.extract.text.layout import Layout
from hedui.extract.values.looks import looks

_ANYTHING = looks("undecided")["anything"]
_FIELDS = {name.replace("-", "."): words for name, words in looks("undecided").items() if name != "anything"}
"""Field → its label with words behind it that settle nothing, in a line of the flow."""
_SAME = {
    "total.amount": ("total.words",),
    "total.tax_rate": ("invoice.tax_rate",),
    "period.duration": ("period.end_date",),
    "payment.due_days": ("instalment.share", "instalment.amount", "instalment.cumulative_share", "payment.cycle"),
    "deposit.amount": ("deposit.share",),
    "delivery.due": ("delivery.due_days",),
    "effective.date": ("effective.condition",),
}
"""Field → others that settle it as well."""


def undecided(layout: Layout, known: Iterable[Mention], blanks: Iterable[Blank]) -> Iterator[Unread]:
    """Labels whose value is left open, of fields that nothing else states; each field once, none told as a blank."""
    stated = {(one.field, one.role) for one in known}
    told = {layout.line_at(one.start) for one in blanks if not one.not_applicable}
    for _, start, text in layout.own_lines():
        if _ANYTHING.search(text) is None:
            continue
        for field, role, match in _left_open(layout.catalogue.roles, text):
            place = layout.text.flow.raw_span(start + match.start("said"), start + match.end("said"))
            if layout.line_at(place[0]) not in told and not stated & {
                (f, role) for f in (field, *_SAME.get(field, ()))
            }:
                stated.add((field, role))
                yield Unread(field, *place, role=role)


def _left_open(roles: Mapping[str, str], text: str) -> Iterator[tuple[str, str | None, regex.Match[str]]]:
    """The fields that a line leaves open, and whose they are."""
    for field, words in _FIELDS.items():
        if (match := words.search(text)) is not None:
            yield field, roles.get(match["role"]) if "role" in words.groupindex else None, match
