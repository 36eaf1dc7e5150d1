"""What an announcement says of the agreement that it republishes: its title, its number, the day of its signing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hedui.extract.candidates.convert import convertible
from hedui.extract.clauses.nature import is_republished
from hedui.extract.mention import Mention
from hedui.extract.text.layout import Layout
from hedui.models.evidence import Method

_FIELDS = {"title": "title", "number": "number", "date": "signed"}


def read_announced(layout: Layout, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Of the first sentence that says that it was signed what nothing else states; nothing outside announcements."""
    if not is_republished(layout):
        return
    stated = {m.field for m in mentions}
    for match in layout.phrases["announced"].finditer(layout.text.flow.text):
        for group, field in _FIELDS.items():
            value = convertible(field, match[group]) if match[group] and field not in stated else None
            if value is not None:
                stated.add(field)
                start, end = match.span(group)
                yield layout.flow_mention(field, value, start, end, rule="announced", method=Method.LABEL)
