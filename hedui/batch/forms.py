"""The same agreement in several forms: as PDF, as a scan, as text, as a copy under another name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from hedui.batch.facts import Facts, likeness, number_key, title_key
from hedui.normalize.fold import Spaces, fold

_LEAST_LIKENESS = 0.5
"""Of the texts' pieces: recognition of a poor scan mixes up every tenth character, and each spoils four pieces."""
_LEAST_LIKENESS_GIVEN = 0.9
"""Of texts that were given, not recognised: a clause that differs makes another agreement."""
MOST_COMPARED = 100
"""Of more agreements that share a number none are put together but those of the same content."""


def groups(candidates: Iterable[Sequence[Facts]]) -> list[list[Facts]]:
    """Agreements that are there in several forms, each with its forms, the best reading first.

    Each sequence of candidates shares a number, or title and parties, or the content.
    """
    homes: dict[str, list[Facts]] = {}
    for members in candidates:
        firsts: dict[tuple[str, int], Facts] = {}
        for member in members:
            first = firsts.setdefault((member.sha256, member.part), member)
            _join(homes, first, member)
        if len(firsts) <= MOST_COMPARED:
            for one, other in combinations(firsts.values(), 2):
                if is_same(one, other):
                    _join(homes, one, other)
    several = {id(home): home for home in homes.values() if len(home) > 1}
    return [sorted(home, key=_best) for home in sorted(several.values(), key=lambda home: min(f.path for f in home))]


def _join(homes: dict[str, list[Facts]], one: Facts, other: Facts) -> None:
    """Put two together with those that each is with already, unless some two of all these cannot be the same."""
    home, away = homes.setdefault(one.path, [one]), homes.setdefault(other.path, [other])
    if home is away:
        return
    firsts = [{(each.sha256, each.part): each for each in side}.values() for side in (home, away)]
    if all(is_same(each, another) for each in firsts[0] for another in firsts[1]):
        home += away
        homes |= {each.path: home for each in away}


def is_same(one: Facts, other: Facts) -> bool:
    """Whether two are the same agreement: the same content, or a text alike whose values do not contradict each other.

    A name that recognition may have read with another character contradicts nothing.
    """
    if (one.sha256, one.part) == (other.sha256, other.part):
        return True
    if one.sha256 == other.sha256 or not _agree(one, other):
        return False
    scan = one.is_scan or other.is_scan
    least = _LEAST_LIKENESS if scan else _LEAST_LIKENESS_GIVEN
    return _name_the_same(one, other, scan=scan) and likeness(one.sketch, other.sketch) >= least


def _agree(one: Facts, other: Facts) -> bool:
    """Whether no value contradicts the other's, and enough of them are the same: the number or the title among them."""
    plain = [
        (number_key(one.number), number_key(other.number)),
        (one.date_signed, other.date_signed),
        (one.total, other.total),
        (one.expires_on, other.expires_on),
    ]
    if one.amendment != other.amendment or any(a and b and a != b for a, b in plain):
        return False
    titled = title_key(one.title) == title_key(other.title) != ""
    shared = sum(bool(a and a == b) for a, b in plain)
    return shared + titled >= 2 and (all(plain[0]) or titled)


def _name_the_same(one: Facts, other: Facts, *, scan: bool) -> bool:
    """Whether both name the same parties, as far as both name them."""
    names, others = ([fold(name, spaces=Spaces.DROP).text for name in each.parties] for each in (one, other))
    fewer, more = sorted((names, others), key=len)
    return bool(fewer) and all(any(_alike(name, known, scan=scan) for known in more) for name in fewer)


def _alike(name: str, known: str, *, scan: bool) -> bool:
    if name == known:
        return True
    return scan and len(name) == len(known) > 5 and sum(a != b for a, b in zip(name, known, strict=True)) == 1


def _best(facts: Facts) -> tuple[int, int, float, str]:
    return (-facts.reading, -facts.values, -facts.confidence, facts.path)
