"""Denials: fields of which the agreement says once for all that there is nothing: 本合同不设质保期, 双方不收押金."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from hedui.extract.mention import Mention
from hedui.extract.text.layout import Layout
from hedui.normalize import punctuation

_KIND = "deposit.kind"


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
    begun = [0, *(end + 1 for end in punctuation.places(flow, punctuation.SENTENCE))]
    for veto in layout.catalogue.vetoes:
        if veto.sentence is not None and any(map(partial(veto.sentence.match, flow), begun)):
            yield from veto.source.fields
