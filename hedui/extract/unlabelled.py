"""Parties that no label and no 以下简称 names: A公司与B公司…签订本协议. Only here is the model of names asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from hedui.extract.catalogue import ROLES
from hedui.extract.labels import Hit
from hedui.extract.layout import Layout
from hedui.extract.mention import Mention, Place
from hedui.extract.ner import EntityLabel, entities
from hedui.extract.vocabulary import Kind
from hedui.models.evidence import Method

_AGREE = regex.compile(r"[^。\n]{0,200}(?:签订|订立|签署|达成|缔结|协商)[^。\n]{0,60}")
_BETWEEN = regex.compile(r"[\s（(）),，]*(?:与|和|及|同|跟|以及|、)[\s（(）),，]*")
_CONFIDENCE = 0.6
"""Who comes first is taken for 甲方; nothing on the page says so."""


def read_unlabelled(layout: Layout, mentions: Sequence[Mention]) -> list[Mention]:
    """The two organisations that an opening sentence joins, where nothing else names a party."""
    if any(m.field in ("party.name", "signature.name") for m in mentions) or any(map(_names_a_party, layout.hits)):
        return []
    return next(_openings(layout), [])


def _names_a_party(hit: Hit) -> bool:
    return hit.words.kind is Kind.ROLE


def _openings(layout: Layout) -> Iterator[list[Mention]]:
    flow = layout.text.flow.text
    for sentence in _AGREE.finditer(flow):
        if layout.place_in_flow(sentence.start()) is not Place.HEAD:
            return
        names = [e for e in entities(sentence[0]) if e.label is EntityLabel.ORG]
        if len(names) != 2 or not _BETWEEN.fullmatch(sentence[0], names[0].end, names[1].start):
            continue
        yield [
            layout.flow_mention(
                "party.name",
                sentence[0][name.start : name.end],
                sentence.start() + name.start,
                sentence.start() + name.end,
                rule="names",
                role=role,
                method=Method.NER,
                confidence=_CONFIDENCE,
            )
            for name, role in zip(names, ROLES, strict=False)
        ]
