"""Names that the end of a line, or of a column, cuts where the rest alone looks like a name or like nothing.

A signature 旭程 / 智能科技有限公司 is whole where the agreement states 旭程智能科技有限公司 elsewhere.
So is one of which a seal hid a character or two; it is less sure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import islice, product

import regex

from hedui.extract.mention import Mention
from hedui.extract.text.layout import Layout
from hedui.normalize.fold import fold_character

_FIELDS = ("party.name", "signature.name", "account.name")
_GAP = regex.compile(r"[ \t\u3000]{2,}|\t")
_LOST = (0, 1, 2)
"""Characters of a name that a gap may stand for."""
_LEAST_BEHIND = 6
"""Characters behind a gap that make sure whose name goes on there."""
_CONFIDENCE = 0.8
_BETWEEN = frozenset(" \t\n\r\u3000【】_")


_Rest = tuple[str, ...]
"""Characters of a name in their plain forms."""


def whole_names(layout: Layout, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, each name that is the beginning of another one drawn out where the page goes on with the rest."""
    longer = _Longer({str(m.value) for m in mentions if m.field in _FIELDS})
    return [longer.whole(layout.text.raw, m) if m.field in _FIELDS else m for m in mentions]


class _Longer:
    """The names that begin with another one, by what they say behind that."""

    def __init__(self, known: Set[str]) -> None:
        self._longest = max(map(len, known), default=0)
        self._by_rest: dict[tuple[str, int, _Rest], str] = {}
        """A name, how many characters behind it are lost in a gap, and what follows these → the longer name."""
        self._begun: set[str] = set()
        for name in sorted(known):
            plain = tuple(map(fold_character, name))
            for size in (size for size in range(1, len(name)) if name[:size] in known):
                self._begun.add(name[:size])
                for lost in _LOST:
                    self._by_rest.setdefault((name[:size], lost, plain[size + lost :]), name)

    def whole(self, raw: str, mention: Mention) -> Mention:
        """The mention of a name with all of the longest one with which the page goes on there."""
        value = str(mention.value)
        if value not in self._begun:
            return mention
        most = self._longest - len(value)
        behind = list(islice(_characters(raw, mention.end), most))
        rest = tuple(character for character, _ in behind)
        ways = _LOST if _GAP.match(raw, mention.end) else _LOST[:1]
        for size, lost in product(range(most, 0, -1), ways):
            stated = size - lost
            if stated <= len(rest) and (stated >= _LEAST_BEHIND or not lost):
                name = self._by_rest.get((value, lost, rest[:stated]))
                if name is not None:
                    sure = min(mention.confidence, _CONFIDENCE) if lost else mention.confidence
                    return replace(mention, value=name, end=behind[stated - 1][1], confidence=sure)
        return mention


def _characters(raw: str, at: int) -> Iterator[tuple[str, int]]:
    """Each character from ``at`` on in its plain form, with where it ends, blanks and line ends left out."""
    for index in range(at, len(raw)):
        if raw[index] not in _BETWEEN:
            yield fold_character(raw[index]), index + 1
