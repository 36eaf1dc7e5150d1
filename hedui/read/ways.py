"""A page read in more than one way: place by place, the reading that is surest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hedui.read.ocr.engine import Floats, TextLine

_WORTH = 0.5
"""A character read less surely speaks against a reading."""
_DISPUTED = 0.85
"""How much less sure a character is that two ways read differently: on small photographs 82 of 100 of those of which
the surer way was sure by 0.95 or more were right, and 99 of 100 of those on which both agreed."""

_ASIDE = 0.5
_UPON = 0.1
"""Lines stand in one place that share so much of the lower one's height and of the narrower one's width."""


def surest(
    first: Sequence[TextLine], *others: Sequence[TextLine], is_in_question: Callable[[TextLine], bool] = bool
) -> tuple[TextLine, ...]:
    """The lines of the ``first`` way of reading a page, those of another way in places where they are surer.

    A place is what lines of different ways share; a line may be two in another way, so that the ways are compared by
    all of their lines there, and where each has one line, character by character too. Where no line is in question,
    the first way stands.
    """
    ways = (first, *others)
    lines = list(chain.from_iterable(ways))
    if len(lines) == len(first):
        return tuple(first)
    way_of = np.repeat(np.arange(len(ways)), [len(way) for way in ways])
    place_of = _places(_share_a_place(lines) & (way_of[:, None] != way_of))
    found: list[TextLine] = []
    for place in np.unique(place_of):
        here = np.flatnonzero(place_of == place)
        readings: list[Sequence[TextLine]] = [
            [lines[number] for number in here if way_of[number] == way] for way in range(len(ways))
        ]
        if any(is_in_question(lines[number]) for number in here):
            found += _best(readings)
        else:
            found += readings[0]
    return tuple(found)


def upon(lines: Sequence[TextLine], others: Sequence[TextLine]) -> list[TextLine]:
    """Those of the lines that stand where one of the others does."""
    if not lines or not others:
        return []
    shared = _share_a_place([*lines, *others])[: len(lines), len(lines) :]
    return [lines[number] for number in np.flatnonzero(shared.any(axis=1)).tolist()]


def _best(readings: Iterable[Sequence[TextLine]]) -> Sequence[TextLine]:
    """The reading that is worth most; of a single line with those characters of which another way is surer."""
    best, *others = sorted(readings, key=_worth, reverse=True)
    for other in others:
        if len(best) == len(other) == 1:
            best = [_with_surer(best[0], other[0])]
    return best


def _with_surer(line: TextLine, other: TextLine) -> TextLine:
    """The line with what the other reads more surely in place of a stretch of as many characters.

    Where the two agree, a character is as sure as the surer makes it; what both read, each otherwise, is less sure, and
    so is what stands beside a character that one of them has and the other has not.
    """
    text, sure = list(line.text), line.confidences.copy()
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, line.text, other.text, autojunk=False).get_opcodes():
        if i2 - i1 == j2 - j1:
            ours, theirs = sure[i1:i2], other.confidences[j1:j2]
            solid = _solid(line.text[i1:i2]) & _solid(other.text[j1:j2])
            disputed = solid & (kind == "replace") & (np.minimum(ours, theirs) >= _WORTH)
            surer = solid & (theirs > ours)
            for at in np.flatnonzero(surer):
                text[i1 + at] = other.text[j1 + at]
            ours[surer] = theirs[surer]
            ours[disputed] *= _DISPUTED
        elif _is_said(line, i1, i2) or _is_said(other, j1, j2):
            sure[max(i1 - 1, 0) : i2 + 1] *= _DISPUTED
    return replace(line, text="".join(text), confidences=sure)


def _is_said(line: TextLine, start: int, end: int) -> bool:
    """Whether a stretch of the line holds a character that was read with some confidence."""
    return bool((line.confidences[start:end][_solid(line.text[start:end])] >= _WORTH).any())


def _worth(lines: Iterable[TextLine]) -> float:
    """Many characters surely read are worth more than few; blanks, of which an engine is always sure, nothing."""
    return sum(float((line.confidences[_solid(line.text)] - _WORTH).sum()) for line in lines)


def _solid(text: str) -> NDArray[np.bool_]:
    return np.array([not character.isspace() for character in text], bool)


def _places(shared: NDArray[np.bool_]) -> NDArray[np.int32]:
    """For each line the number of its place: the lowest of the lines that it shares a place with, directly or not."""
    places = np.arange(len(shared), dtype=np.int32)
    while True:
        lowest = np.minimum(places, np.where(shared, places, np.int32(len(places))).min(axis=1, initial=len(places)))
        if np.array_equal(lowest, places):
            return places
        places = lowest[lowest]


def _share_a_place(lines: Sequence[TextLine]) -> NDArray[np.bool_]:
    """Whether two lines stand in one place, for each pair: measured in the middle of what they share across."""
    corners: Floats = np.array([line.corners for line in lines])
    (x0, y0), (x1, y1) = ((corners[:, 0] + corners[:, 3]) / 2).T, ((corners[:, 1] + corners[:, 2]) / 2).T
    height = np.linalg.norm(corners[:, 3] - corners[:, 0], axis=1)
    width = np.maximum(x1 - x0, 1.0)
    slope = (y1 - y0) / width
    shared = np.zeros((len(lines), len(lines)), bool)
    for number in range(len(lines)):
        low, high = np.maximum(x0, x0[number]), np.minimum(x1, x1[number])
        level = y0 + slope * ((low + high) / 2 - x0)
        own = y0[number] + slope[number] * ((low + high) / 2 - x0[number])
        aside = (height + height[number]) / 2 - np.abs(level - own)
        across = high - low > _UPON * np.minimum(width, width[number])
        shared[number] = across & (aside > _ASIDE * np.minimum(height, height[number]))
    return shared
