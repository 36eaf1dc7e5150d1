"""By which words an agreement names its two sides, where it opens with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from hedui.extract.text.hit import Hit
from hedui.extract.words.catalogue import Catalogue
from hedui.extract.words.entries import Pair
from hedui.extract.words.meanings import Kind
from hedui.models.codes import ROLES

_LETTERS = ROLES[:2]


def sides(hits: Sequence[Hit], catalogue: Catalogue) -> tuple[str, ...]:
    """The words for the first and the second side: those with letters, else those of a pair of which both come first.

    Nothing where the agreement names no two that are both sides.
    """
    return _lettered(hits) or _paired(Counter(str(hit.words.named) for hit in hits if names_party(hit)), catalogue)


def _lettered(hits: Sequence[Hit]) -> tuple[str, ...]:
    own = {hit.words.role: str(hit.words.named) for hit in reversed(hits) if names_party(hit) and has_letter(hit)}
    return tuple(own[role] for role in _LETTERS) if own.keys() >= set(_LETTERS) else ()


def _paired(used: Mapping[str, int], catalogue: Catalogue) -> tuple[str, ...]:
    """The words for the sides of that pair of whose words the later one comes first."""
    at = {word: index for index, word in enumerate(used)}
    pairs = (*(pair for pair in catalogue.openings if not _others_sign(used, pair)), *catalogue.pairs)
    both = [words for pair in pairs if len(words := tuple(_first(at, pair))) == len(_LETTERS)]
    return min(both, key=lambda words: max(at[word] for word in words), default=())


def _first(at: Mapping[str, int], pair: Pair) -> Iterator[str]:
    """Of each side of the pair the word that the agreement uses first."""
    for side in (pair.first, pair.second):
        yield from sorted(at.keys() & set(side), key=lambda word: at[word])[:1]


def _others_sign(used: Mapping[str, int], pair: Pair) -> bool:
    """Whether somebody else is named again, as whoever signs is, or somebody who is a side wherever he is named."""
    return not used.keys().isdisjoint(pair.without) or any(
        count > 1 for word, count in used.items() if word not in (*pair.first, *pair.second)
    )


def names_party(hit: Hit) -> bool:
    """Whether a label is a party's own, whose name stands behind it."""
    return hit.words.kind is Kind.ROLE and bool(hit.words.named) and hit.colon


def has_letter(hit: Hit) -> bool:
    """Whether a party's label says by a letter which one it names: 甲方, 承租方（甲方）."""
    return hit.words.text != hit.words.named or hit.words.named in _LETTERS
