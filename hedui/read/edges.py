"""Edges: where the right one of two columns begins, told by the labels that stand at the left of both.

A program that sets two parties beside each other leaves no more paper between them than the left one's longest line
does, and that may be none at all. What says where the columns begin is that labels come twice, at one distance.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_COLON = re.compile(r"[:：]")
_FEWEST = 4
"""Colons of a page that has two labels in each of two columns."""
_LABEL = re.compile(r"[\u4e00-\u9fff]{2,12}(?:[（(][^（）():：]{1,8}[）)])?")
_PARTY = re.compile(r"[甲乙丙供需买卖]方(?:[（(][^（）():：]{1,8}[）)])?$")
_LONGEST = 22
_SHARED = 2
"""Labels that two columns have in common."""
_BESIDE = 5.0
"""How much higher or lower a column's label may stand than the other's, in heights of a character."""
_NARROWEST = 7.0
_PAUSE = 8.0
"""Between two labels of a block, in heights of a character at most."""
_SAME = 0.15
"""Glyphs that begin so near each other, in widths of a character, begin at one edge."""
_OVER = 0.5
"""What a line of the left column may reach over the edge, in widths of a character."""
GUTTER = 1.0
"""The paper, in widths of a character, that is taken to stand before an edge."""


@dataclass(frozen=True, slots=True)
class Edge:
    """Where the right column begins and how high on the page that holds, in points, and a character's width."""

    x: float
    top: float
    bottom: float
    em: float

    def begins(self, boxes: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Which of the glyphs begin at the edge."""
        return (np.abs(boxes[:, 0] - self.x) < _SAME * self.em) & self._beside(boxes)

    def reached(self, boxes: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Which of the glyphs end right before the edge."""
        near = (boxes[:, 2] > self.x - GUTTER * self.em) & (boxes[:, 0] < self.x - _SAME * self.em)
        return near & (boxes[:, 2] < self.x + _OVER * self.em) & self._beside(boxes)

    def _beside(self, boxes: NDArray[np.float64]) -> NDArray[np.bool_]:
        middle = (boxes[:, 1] + boxes[:, 3]) / 2
        return np.asarray((middle > self.top) & (middle < self.bottom))


@dataclass(frozen=True, slots=True)
class _Label:
    """A label's words, where it begins and how high it is."""

    words: str
    x: float
    top: float
    em: float


_Pair = tuple[_Label, _Label]


def find_edges(text: str, boxes: NDArray[np.float64], breaks: NDArray[np.bool_]) -> Iterator[Edge]:
    """The edges on a page of which ``breaks`` tells between each two glyphs whether a line or a gap ends there."""
    if len(_COLON.findall(text)) < _FEWEST:
        return
    pairs = sorted(_pairs(_labels(text, boxes, breaks)), key=lambda pair: pair[1].x)
    for column in _grouped(pairs, lambda one, other: other[1].x - one[1].x):
        for both in _grouped(sorted(column, key=lambda pair: pair[0].x), lambda one, other: other[0].x - one[0].x):
            yield from _blocks(both)


def _blocks(pairs: Iterable[_Pair]) -> Iterator[Edge]:
    """The edge of each block that shares labels enough, of pairs that stand at the same distance."""
    block: list[_Pair] = []
    for pair in [*sorted(pairs, key=lambda pair: pair[0].top), None]:
        if block and (pair is None or pair[0].top - block[-1][0].top > _PAUSE * pair[0].em):
            if len({left.words for left, _ in block}) >= _SHARED:
                labels = [label for both in block for label in both]
                bottom = max(label.top + label.em for label in labels)
                yield Edge(block[0][1].x, min(label.top for label in labels), bottom, block[0][0].em)
            block = []
        if pair is not None:
            block.append(pair)


def _grouped(pairs: Sequence[_Pair], distance: Callable[[_Pair, _Pair], float]) -> Iterator[list[_Pair]]:
    """The sorted pairs, parted where the next one is further off than one place is from another."""
    group = list(pairs[:1])
    for one, other in pairwise(pairs):
        if distance(one, other) > _SAME * other[1].em:
            yield group
            group = []
        group.append(other)
    yield group


def _pairs(labels: Iterable[_Label]) -> Iterator[_Pair]:
    """Each two labels of the same words, the right one well beside the left one, and none of them far below."""
    alike: dict[str, list[_Label]] = defaultdict(list)
    for label in labels:
        alike[label.words].append(label)
    for same in alike.values():
        same.sort(key=lambda label: label.top)
        for number, one in enumerate(same):
            for other in same[number + 1 : number + 3]:
                left, right = sorted((one, other), key=lambda label: label.x)
                if right.x - left.x > _NARROWEST * left.em and other.top - one.top < _BESIDE * left.em:
                    yield left, right


def _labels(text: str, boxes: NDArray[np.float64], breaks: NDArray[np.bool_]) -> Iterator[_Label]:
    """The labels at the beginning of lines, and the same again, or a party's, behind other words."""
    starts = np.concatenate(([0], np.flatnonzero(breaks) + 1))
    colons = [found.start() for found in _COLON.finditer(text)]
    lines = starts[np.searchsorted(starts, colons, "right") - 1].tolist()
    leading = [(line, text[line:colon]) for line, colon in zip(lines, colons, strict=True)]
    known = {words for _, words in leading if _LABEL.fullmatch(words)}
    for (line, said), colon in zip(leading, colons, strict=True):
        start = line if said in known else _behind(text, line, colon, known)
        if start is not None:
            x0, top, _, bottom = boxes[start].tolist()
            yield _Label(_PARTY.sub("", text[start:colon]), x0, top, bottom - top)


def _behind(text: str, line: int, colon: int, known: Container[str]) -> int | None:
    """Where a label begins that ends at the colon and has something before it on its line."""
    first = max(line, colon - _LONGEST)
    start = next((at for at in range(first, colon - 1) if text[at:colon] in known), None)
    party = _PARTY.search(text, first, colon) if start is None else None
    return party.start() if party is not None else start
