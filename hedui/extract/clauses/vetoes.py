"""Vetoes: a value that its sentence calls void, another agreement's, denied, or an example is none of the agreement's.

Patterns and the model of clauses both ask here, so that a pattern is a strong cue and no law.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import regex

from hedui.extract.mention import Mention
from hedui.extract.text.layout import Layout
from hedui.extract.words.catalogue import Catalogue

_STOP = regex.compile(r"[。;\n]")
_BEFORE, _BEHIND = 48, 40
"""Characters of the sentence that are looked at on either side."""


def is_denied(catalogue: Catalogue, field: str, flow: str, start: int, end: int) -> bool:
    """Whether a veto of the catalogue speaks of the value ``[start, end)`` of the flow."""
    before = _STOP.split(flow[max(0, start - _BEFORE) : start])[-1]
    behind = _STOP.split(flow[end : end + _BEHIND], maxsplit=1)[0]
    return any(veto.speaks(field, before, behind) for veto in catalogue.vetoes)


def without_denied(layout: Layout, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of clauses without those of which a veto speaks; other fields than the model's are left alone."""
    flow, catalogue = layout.text.flow, layout.catalogue
    ours = {name for fact in catalogue.facts for name in (fact.field, fact.day_type)}
    kept = []
    for mention in mentions:
        start, end = (bisect_left(flow.offsets, offset) for offset in (mention.start, mention.end))
        if mention.field not in ours or not is_denied(catalogue, mention.field, flow.text, start, end):
            kept.append(mention)
    return kept
