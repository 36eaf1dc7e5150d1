"""Words by what they mean: the flow's words for paying, receiving, ending …, as the catalogue's concepts list them.

At each place the longest listed word counts, so that 交付 is a word for delivering and 交 one for paying. The flow is
looked through piece by piece, only around candidates, each piece once.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import NamedTuple

_PIECE = 128
"""Characters that are looked through at once."""


class Token(NamedTuple):
    """A word ``[start, end)`` of the flow and the concepts that list it."""

    start: int
    end: int
    names: tuple[str, ...]


class Lexicon:
    """Words, each with the concepts that list it, ready for looking up the longest at a place."""

    def __init__(self, words: Mapping[str, tuple[str, ...]]) -> None:
        self.words = words
        found: dict[str, set[int]] = {}
        for word in words:
            found.setdefault(word[0], set()).add(len(word))
        self.lengths = {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}
        """First character → how long the words are that begin with it, the longest first."""


class Concepts:
    """The words of concepts in one flow."""

    def __init__(self, flow: str, lexicon: Lexicon) -> None:
        self._flow, self._words, self._lengths = flow, lexicon.words, lexicon.lengths
        self._pieces: dict[int, tuple[Token, ...]] = {}

    def between(self, start: int, end: int) -> list[Token]:
        """The words within an interval of the flow, in reading order, none overlapping the next."""
        found: list[Token] = []
        for index in range(start // _PIECE, (max(end - 1, start)) // _PIECE + 1):
            found += [token for token in self._piece(index) if token.start >= start and token.end <= end]
        return found

    def _piece(self, index: int) -> tuple[Token, ...]:
        if (known := self._pieces.get(index)) is None:
            before = self._pieces.get(index - 1, ())
            first = max(index * _PIECE, before[-1].end if before else 0)
            known = self._pieces[index] = tuple(self._scanned(first, (index + 1) * _PIECE))
        return known

    def _scanned(self, at: int, stop: int) -> list[Token]:
        flow, lengths, words, found = self._flow, self._lengths, self._words, []
        stop = min(stop, len(flow))
        while at < stop:
            for length in lengths.get(flow[at], ()):
                if names := words.get(flow[at : at + length]):
                    found.append(Token(at, at + length, names))
                    at += length
                    break
            else:
                at += 1
        return found


def outside(tokens: Sequence[Token], spans: Sequence[tuple[int, int, str]]) -> list[Token]:
    """The words that lie in none of the spans, and the spans themselves as words; spans are in order and apart."""
    if not spans:
        return list(tokens)
    starts = [start for start, _, _ in spans]
    kept = [Token(start, end, (f"#{kind}",)) for start, end, kind in spans]
    for token in tokens:
        index = bisect_left(starts, token.end) - 1
        if index < 0 or spans[index][1] <= token.start:
            kept.append(token)
    return sorted(kept, key=lambda token: token.start)
