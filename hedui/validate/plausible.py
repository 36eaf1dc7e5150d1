"""Which names can be relied on: whole ones, of no other party, and no word for one."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from weakref import WeakKeyDictionary

from hedui.extract.extraction import Extraction
from hedui.extract.mention import Mention
from hedui.extract.values.looks import looks
from hedui.validate.names import members, plain_name

_AROUND = frozenset({"委托", "受托", "接入", "使用", "租用", "由", "与", "和", "及", "同", "经", "致", "向", "对"})


_NAME_FIELDS = ("party.name", "signature.name", "account.name")


ORGANISATION = looks("rules")["organisation_ends"]


PREFIX = 4


_SHORTEST = 2


_AROUND_PIECE = 40


_ByLength = dict[int, frozenset[str]]
"""Words by their length, the longest first."""


@dataclass(frozen=True, slots=True)
class _Names:
    """Plain names, all and in order; by their length, and so what is no name: words for a party, what stands around."""

    all: frozenset[str]
    ordered: tuple[str, ...]
    by_length: _ByLength
    words: _ByLength
    roles: dict[str, set[str | None]]
    """What parties are called, as it is written → whose name that is."""


_KNOWN: WeakKeyDictionary[Extraction, _Names] = WeakKeyDictionary()


def is_plausible(extraction: Extraction, mention: Mention) -> bool:
    """Whether the mention is one whole name.

    It is none where it heads a clause, is a word for a party, runs two names together, or is a piece of a name that the
    page's lines or columns cut.
    """
    name = plain_name(str(mention.value))
    if _are_one_party(extraction, mention):
        return True
    return is_whole(extraction, name) and not is_piece(extraction, mention.start, mention.end, name)


def _are_one_party(extraction: Extraction, mention: Mention) -> bool:
    """Whether the mention joins several by a word for it, none of whom is another party."""
    several = members(str(mention.value))
    roles = _known(extraction).roles
    return len(several) > 1 and all(roles.get(name, set()) <= {mention.role} for name in several)


def _known(extraction: Extraction) -> _Names:
    """The plain names of all parties, signers and holders of accounts; found once."""
    if extraction not in _KNOWN:
        names = frozenset(plain_name(str(m.value)) for m in extraction.mentions if m.field in _NAME_FIELDS)
        words = _AROUND.union(extraction.layout.roles, extraction.layout.catalogue.roles)
        roles: dict[str, set[str | None]] = {}
        for mention in extraction.of("party.name"):
            roles.setdefault(str(mention.value), set()).add(mention.role)
        _KNOWN[extraction] = _Names(names, tuple(sorted(names)), _by_length(names), _by_length(words), roles)
    return _KNOWN[extraction]


def _by_length(words: Iterable[str]) -> _ByLength:
    longest_first = sorted(filter(None, words), key=len, reverse=True)
    return {length: frozenset(alike) for length, alike in groupby(longest_first, len)}


def is_whole(extraction: Extraction, name: str) -> bool:
    """Whether the plain name is no word for a party, and does not fall apart into other names and such words."""
    known = _known(extraction)
    is_word = name in known.words.get(len(name), ())
    if len(name) < _SHORTEST or is_word or extraction.layout.catalogue.begins("behind_a_name", name):
        return False
    rest, pieces = name, 0
    for piece in (*_within(name, known.by_length), *_within(name, known.words)):
        if piece in rest and (len(piece) >= PREFIX or rest.startswith(piece) or rest.endswith(piece)):
            rest = rest.replace(piece, "", 1)
            pieces += 1
    return bool(rest) or pieces < 2


def _within(name: str, words: _ByLength) -> Iterator[str]:
    """The words that stand in a longer name, the longest first."""
    for length, alike in words.items():
        if length < len(name):
            parts = dict.fromkeys(name[at : at + length] for at in range(len(name) - length + 1))
            yield from filter(alike.__contains__, parts)


def is_piece(extraction: Extraction, start: int, end: int, name: str) -> bool:
    """Whether a longer name begins or ends with this one, and the page goes on with the rest of it."""
    raw = extraction.layout.text.raw
    before = plain_name(raw[max(0, start - _AROUND_PIECE) : start])
    behind = plain_name(raw[end : end + _AROUND_PIECE])
    known = _known(extraction)
    at = bisect(known.ordered, name)
    longer = at < len(known.ordered) and known.ordered[at].startswith(name)
    if longer and not ORGANISATION.search(name):
        return True
    goes_on = any(name + behind[: last + 1] in known.all for last in range(len(behind)))
    return goes_on or any(before[first:] + name in known.all for first in range(len(before)))


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
