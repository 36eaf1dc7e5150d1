"""Names, found by what they have in common with another one, however many there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

_LONG, _SHORT = 4, 2
"""Characters in a row by which names are looked up, and shorter ones."""


class NameIndex:
    """Names without the empty one; each is looked at only where it shares a few characters in a row."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = dict.fromkeys(filter(None, names))
        self._lengths = sorted({len(name) for name in self._names})
        self._sharing: dict[str, list[str]] = defaultdict(list)
        for name in self._names:
            for length in (_LONG, _SHORT):
                for piece in set(_pieces(name, length)):
                    self._sharing[piece].append(name)

    def within(self, text: str) -> Iterator[str]:
        """Those that stand in the text, or are it."""
        for length in self._lengths:
            yield from filter(self._names.__contains__, set(_pieces(text, length)))

    def around(self, text: str) -> Iterator[str]:
        """Those in which the text stands, or that are it."""
        return (name for name in self._near(text) if text in name)

    def _near(self, text: str) -> Collection[str]:
        length = _LONG if len(text) >= _LONG else _SHORT
        sharing = [self._sharing.get(piece, ()) for piece in _pieces(text, length)]
        return min(sharing, key=len) if sharing else self._names


def _pieces(text: str, length: int) -> Iterator[str]:
    return (text[at : at + length] for at in range(len(text) - length + 1))
