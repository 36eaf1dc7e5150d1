"""Names that the end of a line, or of a column, cuts where the rest alone looks like a name or like nothing.

A signature 旭程 / 智能科技有限公司 is whole where the agreement states 旭程智能科技有限公司 elsewhere.
So is one of which a seal hid a character or two; it is less sure.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

import regex

from hedui.extract.mention import Mention
from hedui.extract.text.layout import Layout
from hedui.normalize.fold import fold_character

_FIELDS = ("party.name", "signature.name", "account.name")
_GAP = regex.compile(r"[ \t\u3000]{2,}|\t")
_LEAST_BEHIND = 6
"""Characters behind a gap that make sure whose name goes on there."""
_CONFIDENCE = 0.8
_BETWEEN = frozenset(" \t\n\r\u3000【】_")


def whole_names(layout: Layout, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, each name that is the beginning of another one drawn out where the page goes on with the rest."""
    known = sorted({str(m.value) for m in mentions if m.field in _FIELDS})
    return [_whole(layout, mention, known) if mention.field in _FIELDS else mention for mention in mentions]


def _whole(layout: Layout, mention: Mention, known: Sequence[str]) -> Mention:
    value = str(mention.value)
    behind = (known[at] for at in range(bisect(known, value), len(known)))
    longer = takewhile(lambda name: name.startswith(value), behind)
    for name in sorted(longer, key=len, reverse=True):
        end = _end_of(layout.text.raw, mention.end, name[len(value) :])
        if end is not None:
            return replace(mention, value=name, end=end)
        end = _end_behind_gap(layout.text.raw, mention.end, name[len(value) :])
        if end is not None:
            return replace(mention, value=name, end=end, confidence=min(mention.confidence, _CONFIDENCE))
    return mention


def _end_behind_gap(raw: str, start: int, rest: str) -> int | None:
    """Where the rest ends of which the first character or two are a gap on the page: 大川  水务有限公司."""
    if not _GAP.match(raw, start):
        return None
    ends = (_end_of(raw, start, rest[lost:]) for lost in (1, 2) if len(rest) - lost >= _LEAST_BEHIND)
    return next((end for end in ends if end is not None), None)


def _end_of(raw: str, start: int, rest: str) -> int | None:
    """Where the rest of a name ends that stands right behind ``start``, blanks and line ends aside; None elsewhere."""
    at = start
    for character in rest:
        while at < len(raw) and raw[at] in _BETWEEN:
            at += 1
        if at >= len(raw) or fold_character(raw[at]) != fold_character(character):
            return None
        at += 1
    return at
