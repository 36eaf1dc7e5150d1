"""Whom an agreement names beside its two sides: 监理人 below 发包人 and 承包人, 债务人 beside 债权人 and 保证人."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from hedui.extract.labels.naming import OPPOSITE
from hedui.extract.labels.sides import has_letter, names_party, sides
from hedui.extract.text.agreement import AgreementText
from hedui.extract.text.hit import Hit
from hedui.extract.values.names import read_name
from hedui.extract.words.catalogue import Catalogue
from hedui.extract.words.entries import Pair
from hedui.extract.words.meanings import Kind

_APART = 2
"""Lines between labels of one block of parties at most."""


def besides(
    text: AgreementText, hits: Sequence[Hit], naming: Mapping[str, str], catalogue: Catalogue
) -> frozenset[str]:
    """The words for a party by convention that this agreement uses for somebody beside both of its sides.

    Where letters say who the parties are, those that the catalogue tells; else also whoever is named in their block.
    """
    both = sides(hits, catalogue)
    if not both:
        return frozenset()
    naming_hits = list(filter(names_party, hits))
    lettered = {str(hit.words.named) for hit in filter(has_letter, naming_hits)}
    below = () if lettered.intersection(both) else _below(hits, both, catalogue.pairs)
    own, names = lettered.union(both), _names(text, naming_hits)
    parties = set().union(*(names.get(word, ()) for word in own))
    if len(parties) < len(both):
        return frozenset()
    words = catalogue.besides.union(below) - own
    apart = (
        word
        for word in words & names.keys()
        if naming.get(word) in OPPOSITE and names[word] and names[word].isdisjoint(parties)
    )
    return frozenset(words & _spoken_of(text, hits, catalogue) - names.keys()).union(apart)


def _names(text: AgreementText, hits: Iterable[Hit]) -> dict[str, set[str]]:
    """The words with which labels of parties name somebody, with the names behind them."""
    names: dict[str, set[str]] = {}
    for hit in hits:
        behind = text.rows.text[hit.value : hit.end]
        name = "".join(next((part.value for part in read_name(behind)), behind).split())
        names.setdefault(str(hit.words.named), set()).update([name] if name else [])
    return names


def _below(hits: Sequence[Hit], both: Collection[str], pairs: Iterable[Pair]) -> Iterator[str]:
    """The words in the block that names both sides which are of no pair with one of them."""
    listed = [{*pair.first, *pair.second} for pair in pairs]
    kin = set().union(*(words for words in listed if words.issuperset(both)))
    seen: set[str] = set()
    for before, hit in pairwise(hits):
        seen |= {str(before.words.named)} if names_party(before) else set()
        if not seen.issuperset(both):
            continue
        if hit.line - before.line > _APART:
            return
        if names_party(hit) and hit.words.named not in kin:
            yield str(hit.words.named)


def _spoken_of(text: AgreementText, hits: Iterable[Hit], catalogue: Catalogue) -> set[str]:
    """The words for somebody beside the parties with which labels of details begin: 债务人账户."""
    details = (hit for hit in hits if hit.words.kind is not Kind.ROLE and hit.words.role)
    labels = ("".join(text.rows.text[hit.start : hit.value].split()) for hit in details)
    return {word for label in labels for word in catalogue.besides if label.startswith(word)}
