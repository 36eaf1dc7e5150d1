"""Where notices to a party go, where an agreement states that apart from the party's details."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from hedui.extract.mention import Mention, Place
from hedui.extract.text.layout import Layout

_STEPS = {"contact": "name", "address": "address", "telephone": "telephone", "email": "email"}
"""Detail of a party → what it is of the place for notices."""
_ABOVE = 12
"""Lines over a detail within its clause in which the clause may say that they are for notices."""


def read_notices(layout: Layout, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The details of parties that stand in a clause about notices, or behind a label that says so.

    They stay the party's own where nothing else states these.
    """
    for mention in mentions:
        section, _, step = mention.field.partition(".")
        if section == "party" and step in _STEPS and mention.role is not None and _is_for_notices(layout, mention):
            yield replace(mention, field=f"notice.{_STEPS[step]}")


def _is_for_notices(layout: Layout, mention: Mention) -> bool:
    words = layout.catalogue.notice
    if _finds(words.get("label"), mention.rule):
        return True
    if mention.place is not Place.BODY:
        return False
    article = layout.article_at(mention.start)
    if article is not None and _finds(words.get("heading"), article.heading or ""):
        return True
    last = layout.line_at(mention.start)
    first = max(last - _ABOVE, article.line if article is not None else 0)
    above = "\n".join(layout.text.line_text(span) for span in layout.text.lines[first:last])
    return _finds(words.get("sentence"), above)


def _finds(pattern: regex.Pattern[str] | None, text: str) -> bool:
    return pattern is not None and pattern.search(text) is not None
