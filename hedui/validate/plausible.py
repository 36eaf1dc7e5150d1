"""Which names can be relied on: whole ones, of no other party, and no word for one."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from weakref import WeakKeyDictionary

import regex

from hedui.extract.extraction import Extraction
from hedui.extract.mention import Mention
from hedui.validate.names import plain_name

_AROUND = frozenset({"委托", "受托", "接入", "使用", "租用", "由", "与", "和", "及", "同", "经", "致", "向", "对"})


_NAME_FIELDS = ("party.name", "signature.name", "account.name")


ORGANISATION = regex.compile(
    r"(?:公司|集团|局|厅|院|校|学|中心|委员会|政府|办公室|办事处|行|厂|店|社|所|站|队|部|处|会|馆|户|园|库|厅|室)$"
)


PREFIX = 4


_SHORTEST = 2


_AROUND_PIECE = 40


@dataclass(frozen=True, slots=True)
class _Names:
    """Plain names: all, in order, and each read backwards, in order."""

    all: frozenset[str]
    forwards: tuple[str, ...]
    backwards: tuple[str, ...]


_KNOWN: WeakKeyDictionary[Extraction, _Names] = WeakKeyDictionary()


def is_plausible(extraction: Extraction, mention: Mention) -> bool:
    """Whether the mention is one whole name.

    It is none where it heads a clause, is a word for a party, runs two names together, or is a piece of a name that the
    page's lines or columns cut.
    """
    name = plain_name(str(mention.value))
    return is_whole(extraction, name) and not is_piece(extraction, mention.start, mention.end, name)


def _known(extraction: Extraction) -> _Names:
    """The plain names of all parties, signers and holders of accounts; found once."""
    if extraction not in _KNOWN:
        names = frozenset(plain_name(str(m.value)) for m in extraction.mentions if m.field in _NAME_FIELDS)
        _KNOWN[extraction] = _Names(names, tuple(sorted(names)), tuple(sorted(name[::-1] for name in names)))
    return _KNOWN[extraction]


def is_whole(extraction: Extraction, name: str) -> bool:
    """Whether the plain name is no word for a party, and does not fall apart into other names and such words."""
    words = extraction.layout.roles.keys() | extraction.layout.catalogue.roles.keys()
    if len(name) < _SHORTEST or name in words or extraction.layout.catalogue.begins("behind_a_name", name):
        return False
    rest, pieces = name, 0
    for piece in (*_longest_first(_known(extraction).all - {name}), *_longest_first(words | _AROUND)):
        if piece in rest and (len(piece) >= PREFIX or rest.startswith(piece) or rest.endswith(piece)):
            rest = rest.replace(piece, "", 1)
            pieces += 1
    return bool(rest) or pieces < 2


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(filter(None, words), key=len, reverse=True)


def is_piece(extraction: Extraction, start: int, end: int, name: str) -> bool:
    """Whether a longer name begins or ends with this one, and the page goes on with the rest of it."""
    raw = extraction.layout.text.raw
    before = plain_name(raw[max(0, start - _AROUND_PIECE) : start])
    behind = plain_name(raw[end : end + _AROUND_PIECE])
    known = _known(extraction)
    rests = _going_on(known.forwards, name)
    if any(behind.startswith(rest) for rest in rests) or (rests and not ORGANISATION.search(name)):
        return True
    return any(before.endswith(rest[::-1]) for rest in _going_on(known.backwards, name[::-1]))


def _going_on(known: Sequence[str], name: str) -> list[str]:
    """What follows a name in those of the sorted names that begin with it and are longer."""
    behind = (known[at] for at in range(bisect(known, name), len(known)))
    return [longer[len(name) :] for longer in takewhile(lambda one: one.startswith(name), behind)]


def is_well_assigned(extraction: Extraction, mentions: Sequence[Mention]) -> bool:
    """Whether the mentions surely are of one party.

    Where two values of one party stand in one article and another party has none there, the second is likely that
    party's own, and the reader took it for the first's. Who only keeps a copy is no party.
    """
    first = mentions[0]
    articles = {(m.place, extraction.layout.article_at(m.start)) for m in mentions}
    if len(articles) > 1:
        return True
    here = {
        mention.role
        for mention in extraction.of(first.field)
        if (mention.place, extraction.layout.article_at(mention.start)) in articles
    }
    return all(party.role in here for party in extraction.contract.parties)
