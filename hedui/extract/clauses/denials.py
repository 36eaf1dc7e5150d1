"""Denials: fields of which the agreement says once for all that there is nothing: 本合同不设质保期, 双方不收押金."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from hedui.extract.mention import Mention
from hedui.extract.text.layout import Layout
from hedui.normalize import punctuation

_KIND = "deposit.kind"
NOT = "不无未免没"
"""Characters of which each denial has one."""


def without_denied_at_all(layout: Layout, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions but for those of fields that a sentence of the agreement denies, wherever it stands."""
    denied = layout.text.once("denied at all", lambda: tuple(_denied(layout)))
    if not denied:
        return list(mentions)
    kinds = {m.group: f"deposit.{m.value}" for m in mentions if m.field == _KIND}
    return [m for m in mentions if not _names(m, kinds.get(m.group, "")).startswith(denied)]


def _names(mention: Mention, kind: str) -> str:
    """What a denial calls it by: a deposit by its kind, too."""
    return kind if kind and mention.field.startswith("deposit.") else mention.field


def _denied(layout: Layout) -> Iterator[str]:
    """The fields, or what they begin with, that some sentence denies."""
    flow = layout.text.flow.text
    ends = [end + 1 for end in punctuation.places(flow, punctuation.SENTENCE)]
    # Of each sentence by itself: where its end is not told, regex looks for words that must follow up to the text's.
    sentences = {flow[start:end] for start, end in pairwise([0, *ends, len(flow)])}
    sentences = {sentence for sentence in sentences if punctuation.holds(sentence, NOT)}
    for veto in layout.catalogue.vetoes:
        if veto.sentence is not None and any(map(veto.sentence.match, sentences)):
            yield from veto.source.fields
