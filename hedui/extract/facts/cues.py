"""Cues: what stands around a candidate, as numbers of features of a linear model.

Character n-grams on either side, each alone and with its distance, the clause's heading, and the candidate's own shape.
Words for the parties are one sign each, whatever the agreement calls them; figures are one sign. Numbers are hashes,
so that no list of features is kept (feature hashing, Weinberger et al. 2009).
"""

from __future__ import annotations

from dataclasses import dataclass
from zlib import crc32

import numpy as np
import numpy.typing as npt
import regex

from hedui.extract.candidates.spot import Candidate
from hedui.extract.text.layout import Layout

SIZE = 1 << 16
"""Number of features."""
LEFT, RIGHT = 44, 32
"""Characters of context on either side."""
_GRAMS = 4
_NEAR = (3, 8, 18)
"""Distances at which the buckets end."""
_PRIMES = np.array([2654435761, 2246822519, 3266489917, 668265263], dtype=np.uint64)
_MIX = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(48)
_HEADING = 14
_SENTENCE = 90
_STOP = regex.compile(r"[。;]")
_FIGURES = regex.compile(r"[\d.,]+|[零〇壹贰叁肆伍陆柒捌玖拾佰仟]+")
_SIGNS = {"甲方": "\ue000", "乙方": "\ue001", "丙方": "\ue002"}


@dataclass(frozen=True, slots=True)
class Context:
    """The text on both sides of a candidate within its line, and the heading above, normalised."""

    left: str
    right: str
    heading: str
    about: tuple[str, ...]
    """Names of the catalogue's cues in the candidate's sentence: before it, and behind."""


class Surroundings:
    """What stands around the candidates of one agreement."""

    def __init__(self, layout: Layout) -> None:
        self._layout, self._flow = layout, layout.text.flow.text
        self._signs = {
            word: _SIGNS.get(role, word) for word, role in (layout.catalogue.roles | layout.roles).items() if word
        }
        listed = "|".join(map(regex.escape, sorted(self._signs, key=len, reverse=True)))
        self._words = regex.compile(listed or r"(?!)")

    def of(self, candidate: Candidate) -> Context:
        """The candidate's context; it is looked for over a few characters, however long the line is."""
        first, last = self._stretch(candidate)
        before = _STOP.split(self._flow[first : candidate.start])[-1]
        behind = _STOP.split(self._flow[candidate.end : last], maxsplit=1)[0]
        about = [f"{name}<" for name, said in self._layout.catalogue.cues if said.search(before)]
        about += [f"{name}>" for name, said in self._layout.catalogue.cues if said.search(behind)]
        article = self._layout.article_at(self._layout.text.flow.offsets[candidate.start])
        return Context(
            self._normal(self._flow[max(first, candidate.start - LEFT) : candidate.start]),
            self._normal(self._flow[candidate.end : min(last, candidate.end + RIGHT)]),
            (article.heading or "")[:_HEADING] if article is not None else "",
            tuple(about),
        )

    def _stretch(self, candidate: Candidate) -> tuple[int, int]:
        """The candidate's line, as far as it is near."""
        low, high = max(candidate.start - _SENTENCE, 0), min(candidate.end + _SENTENCE, len(self._flow))
        above, below = self._flow.rfind("\n", low, candidate.start), self._flow.find("\n", candidate.end, high)
        return low if above < 0 else above + 1, high if below < 0 else below

    def _normal(self, text: str) -> str:
        """Each word for a party and each figure as one sign."""
        return str(_FIGURES.sub("0", str(self._words.sub(lambda match: self._signs[match[0]], text))))


def features(around: Context, candidate: Candidate) -> npt.NDArray[np.int64]:
    """Numbers of the features that are there, each once."""
    shape = f"{candidate.kind}|{_FIGURES.sub('0', candidate.text)}|{len(candidate.text)}"
    found = [
        _grams(around.left[::-1], 1),
        _grams(around.right, 2),
        _grams(around.heading, 3, placed=False),
        _grams(shape, 4, placed=False),
        np.array([crc32(name.encode()) % SIZE for name in around.about], dtype=np.int64),
    ]
    return np.unique(np.concatenate(found))


def _grams(text: str, side: int, *, placed: bool = True) -> npt.NDArray[np.int64]:
    """The n-grams of a text that is read away from the candidate; ``placed``: each also with its distance."""
    codes = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    found: list[npt.NDArray[np.uint64]] = []
    for n in range(1, min(_GRAMS, len(codes)) + 1):
        sums = np.zeros(len(codes) - n + 1, dtype=np.uint64)
        for k in range(n):
            sums += codes[k : len(codes) - n + 1 + k] * _PRIMES[k]
        base = sums + np.uint64(side * 8191 + n * 131071)
        found.append(base)
        if placed:
            bucket = np.searchsorted(_NEAR, np.arange(len(sums)), side="right").astype(np.uint64)
            found.append(base + (bucket + np.uint64(1)) * np.uint64(1000003))
    if not found:
        return np.zeros(0, dtype=np.int64)
    return ((np.concatenate(found) * _MIX) >> _SHIFT).astype(np.int64)
