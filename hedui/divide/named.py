"""What a line names: parties, the agreement's number, a place for a seal."""

from __future__ import annotations

from collections.abc import Set
from functools import lru_cache

import regex

from hedui.divide.headings import Headings
from hedui.divide.lines import Line
from hedui.divide.words import said
from hedui.normalize import punctuation

_NUMBER = said("own_number")
_OTHERS_NUMBER = said("others_number")
_SEAL = said("seal")
_LONGEST_SEAL_LINE = 60
_SEAL_LABEL = said("seal_label")
_NAMED_BEFORE = frozenset(":_)")
"""What ends a party's label, or what explains a name: a line without has none of either."""
_LEAST_NAME = 2
_LONG_NAME = 8
_MOST = 40
"""Names that are looked at one by one; an agreement has fewer."""


def is_signing(line: Line, headings: Headings) -> bool:
    """Whether the line is one of a signature block: it names who signs, or is nothing but the place for it."""
    words = line.words
    if not 0 < len(words) <= _LONGEST_SEAL_LINE or _SEAL.search(words) is None or punctuation.holds(words, "。,;"):
        return False
    return headings.role.search(words) is not None or line.names_party or _SEAL_LABEL.fullmatch(words) is not None


def names_on(line: Line, headings: Headings) -> Set[str]:
    """The names of parties on the line, without blanks."""
    return set() if _NAMED_BEFORE.isdisjoint(line.words) else _named(headings.role, line.words)


@lru_cache(maxsize=4096)
def _named(role: regex.Pattern[str], words: str) -> Set[str]:
    found = (match["name"] or match["called"] or "" for match in role.finditer(words))
    return {name for name in found if len(name) >= _LEAST_NAME}


def numbers_on(line: Line) -> set[str]:
    """The agreement's own numbers on the line."""
    words = line.words
    if "号" not in words or _OTHERS_NUMBER.search(words):
        return set()
    return {match[1].strip("_") for match in _NUMBER.finditer(words) if any(map(str.isdigit, match[1]))}


def are_others(names: Set[str], known: Set[str]) -> bool:
    """Whether some name is none of those known, nor one of them but for a few characters that recognition mixed up."""
    return bool(known) and any(not any(_alike(name, other) for other in known) for name in names)


def _alike(one: str, other: str) -> bool:
    if one == other or one.startswith(other) or other.startswith(one):
        return True
    if min(len(one), len(other)) < _LONG_NAME or abs(len(one) - len(other)) > 1:
        return False
    return sum(a != b for a, b in zip(one, other, strict=False)) <= 1 or one[1:] == other or one == other[1:]


def shared(names: Set[str], known: Set[str]) -> bool:
    """Whether some name is one of those known, or one of them but for a few characters."""
    if names & known:
        return True
    return any(_alike(name, other) for name in sorted(names)[:_MOST] for other in sorted(known)[:_MOST])
