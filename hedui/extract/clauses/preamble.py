"""Parties that only the preamble names: 由A（以下简称甲方）与B（以下简称乙方）签订; and who lends in a note of hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from hedui.extract.mention import Mention
from hedui.extract.text.layout import Layout
from hedui.extract.values.looks import looks
from hedui.extract.values.names import is_name
from hedui.extract.values.readers import READERS
from hedui.normalize import grammar

_JOINED = looks("told_in_text")["joined_persons"]
"""What joins a person's name to the party's before: …与何静（下称乙方）."""
_JOINING = tuple(mark + word for mark in ")）" for word in "与和及同")
"""What joins to the party before what is neither an organisation nor a person: …与北岸（下称乙方）."""
_MOST_CHARACTERS = 3000
_IN_BRACKETS = grammar.pattern(r"(?<role>{lettered})[”\"']?\)")


def read_opening(layout: Layout, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Parties that only the preamble names: 由A（以下简称甲方）与B（以下简称乙方）签订."""
    named = {m.role for m in mentions if m.field == "party.name"}
    head = layout.text.flow.text[:_MOST_CHARACTERS]
    lent = layout.phrases["lent"].search(head) if "甲方" not in named else None
    if lent is not None and is_name(lent["name"]):
        yield _party(layout, lent.span("name"), "甲方")
        yield from _told(layout, lent)
    elif not all(match["role"] in named for match in _IN_BRACKETS.finditer(head)):
        yield from (_party(layout, span, role) for span, role in _introduced(layout, head) if role not in named)


def _party(layout: Layout, span: tuple[int, int], role: str) -> Mention:
    return layout.flow_mention("party.name", layout.as_written(*span), *span, rule="preamble", role=role)


def _told(layout: Layout, lent: regex.Match[str]) -> Iterator[Mention]:
    """The number of the identity card that stands in brackets behind the name of who lends."""
    for part in READERS["id_number"](lent["told"] or ""):
        span = (lent.start("told") + part.start, lent.start("told") + part.end)
        yield layout.flow_mention("party.id_number", part.value, *span, rule="preamble", role="甲方")


def _introduced(layout: Layout, head: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Where a name stands before what its bearer is called, and the role."""
    for match in layout.phrases["introduced_as"].finditer(head):
        start, end = match.span("name")
        while (lead := layout.phrases["lead_of_preamble"].match(head, start, end)) is not None:
            start = lead.end()
        start += _JOINED.match(head[start:end]) is not None
        if head.endswith(_JOINING, 0, start + 1) or layout.says("label_of_no_name", head, 0, start):
            continue
        if _may_name(layout, head[start:end]):
            yield (start, end), match["role"]


def _may_name(layout: Layout, name: str) -> bool:
    """Whether it is a name, and no word for a party or a label."""
    return name not in layout.catalogue.roles and name not in layout.catalogue.labels and is_name(name)
