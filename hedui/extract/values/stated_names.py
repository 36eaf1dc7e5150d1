"""Whose the names are that an agreement stated so far."""

from __future__ import annotations

from collections.abc import Collection
from itertools import takewhile

from hedui.extract.values.names import is_organisation

_ALIKE = 5
"""Characters at the start that two names of one party share at least."""
_MARKS = str.maketrans("", "", ".,")


class StatedNames:
    """Whose the names are that were stated so far, blanks aside."""

    def __init__(self) -> None:
        self._roles: dict[str, str | None] = {}
        self._beginnings: dict[str, set[str | None]] = {}
        """Whose names begin so."""
        self._organisations: set[str | None] = set()

    def add(self, name: str, role: str | None) -> None:
        bare = _bare(name)
        self._roles[bare] = role
        if is_organisation(name):
            self._organisations.add(role)
        for end in range(len(bare) + 1):
            self._beginnings.setdefault(bare[:end], set()).add(role)

    def has(self, role: str | None) -> bool:
        """Whether a name of that party was stated."""
        return role in self._beginnings.get("", ())

    def has_organisation(self, role: str | None) -> bool:
        """Whether a name of that party was stated that is an organisation's."""
        return role in self._organisations

    def names(self) -> Collection[str]:
        return self._roles.keys()

    def role(self, name: str) -> str | None:
        """Whose the name is; of whom it was stated last."""
        return self._roles.get(_bare(name))

    def role_alike(self, name: str) -> str | None:
        """Whose name begins as this one does, plainly further than those of all others; else None."""
        bare = _bare(name)
        shared = list(takewhile(bool, (self._beginnings.get(bare[: end + 1], set()) for end in range(len(bare)))))
        others = sum(len(roles) > 1 for roles in shared)
        if len(shared) < max(_ALIKE, others + 2):
            return None
        return next(iter(shared[-1]))


def _bare(name: str) -> str:
    """A name without blanks; one in English in capitals without its marks: A Trading Co., Ltd. is ATRADINGCOLTD."""
    bare = "".join(name.split())
    return bare.translate(_MARKS).upper() if bare.isascii() else bare
