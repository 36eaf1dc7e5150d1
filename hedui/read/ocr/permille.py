"""‰ told from %, which the recognition net takes for each other: the picture shows how many rings there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, combinations
from typing import TYPE_CHECKING, NamedTuple

import cv2
import numpy as np

from hedui.read.ocr.overhang import overhang
from hedui.read.ocr.rings import (
    ALIKE,
    EQUAL,
    UNLIKE,
    Ring,
    inks_of,
    is_alone,
    is_free_above,
    is_pair,
    last_rings,
    rings_of,
    steps,
)

if TYPE_CHECKING:
    from hedui.read.ocr.engine import Floats, Picture

_Look = tuple["Picture", list[Ring]]
"""What is ink in the sign's picture, and the rings in it."""
PERCENT, PERMILLE = "%", "‰"
_BEFORE, _BEHIND = 0.75, 1.0
"""How much of the line is looked at before and behind the sign's middle, in heights of the line."""

_RINGS = frozenset("0oO₀m")
_FIGURES = frozenset("0123456789.,")
"""Before these a ring behind % begins the next number; before anything else it is the sign's last."""
_STOP, _GOES_ON = "。", frozenset("，,、；;）)。")
"""A full stop before what goes on is no full stop, but the sign's last ring."""

_LOW = frozenset("。，,.、；;")
"""These stand where the last ring of ‰ would."""

_RING_BEHIND = 0.7
"""How far behind the sign's middle its last ring may lie, in heights of the line."""
_STOP_IS_RING, _STOP_BEHIND = 0.45, 0.7
"""As far behind the sign's middle a full stop is the last ring of a sign that goes on below at most, and none of % at
least, in heights of the line."""
_SMALL, _NARROW, _THICK, _LOW_FROM, _LAST_FIGURE = 0.12, 3.0, 0.12, 0.55, 0.2
"""Two rings whose middles have nearly run together: their height at most; how far apart they stand at most, in their
heights; how thick their stroke is at most; where their middles lie at least; and how far before the sign's middle the
earlier one ends at most. In heights of the line."""

_WIDE, _GAP = 1.0, 0.08
"""Of the height of the ink: how wide ‰ is at least, and the paper between two characters."""
_NEXT, _LAST = 3.0, 6.0
"""How far behind the upper ring the second and the third stand at most, in heights of the upper."""
_UNSURE = 0.5
"""How sure one is of a % whose rings have run together where there is room for three."""

_LONGER, _LONG = 0.26, 0.11
"""In heights of the sign, how much further below than above ‰ reaches at least, and what leaves a % in doubt that shows
its upper ring."""


def tell(line: Picture, text: str, middles: Floats, confidences: Floats) -> tuple[str, Floats, Floats]:
    """The characters with ‰ for each % that has two rings below its stroke, without the 0 that the second was read as.

    Where the picture leaves it open, the sign is unsure.
    ``line`` is the straightened line, dark on light; ``middles`` are rough places (0 to 1) of the characters along it.
    """
    if PERCENT not in text and PERMILLE not in text:
        return text, middles, confidences
    characters, kept, sure = list(text), np.ones(len(text), bool), confidences.copy()
    for at in [at for at, character in enumerate(text) if character in (PERCENT, PERMILLE)]:
        told = _told(line, text, at, middles)
        characters[at] = told.sign
        kept[at + 1 : at + 2] = not told.with_next
        sure[at] = min(sure[at], _UNSURE) if told.unsure else sure[at]
    return "".join(np.array(characters)[kept].tolist()), middles[kept], sure[kept]


class _Told(NamedTuple):
    """What a sign is, whether the character behind it is a part of it, and whether the picture leaves it open."""

    sign: str
    with_next: bool = False
    unsure: bool = False


class _Behind(NamedTuple):
    """What was read behind a sign: maybe the last of its own rings, taken for a full stop or a 0."""

    middle: float
    """Where it stands along the line, 1 for nothing."""
    distance: float
    """How far behind the sign's middle that is, in heights of the line."""
    following: str
    then: str
    is_stop: bool
    """Whether it is a full stop that ends nothing, and so the sign's last ring."""
    is_ring: bool
    """Whether it is a ring near enough to be the sign's last."""

    @property
    def may_be_part(self) -> bool:
        return self.is_stop or self.is_ring

    @property
    def edge(self) -> float:
        """How far the sign may go along the line."""
        return 1.0 if self.may_be_part else self.middle


def _behind(line: Picture, text: str, at: int, middles: Floats) -> _Behind:
    following, then = text[at + 1 : at + 2], text[at + 2 : at + 3]
    middle = float(middles[at + 1]) if following else 1.0
    distance = (middle - float(middles[at])) * line.shape[1] / line.shape[0]
    is_stop = following == _STOP and then in _GOES_ON
    is_ring = distance <= _RING_BEHIND and following in _RINGS
    return _Behind(middle, distance, following, then, is_stop, is_ring=is_ring)


def _told(line: Picture, text: str, at: int, middles: Floats) -> _Told:
    """What the sign is, by the rings that show; where these leave it open, by how far it reaches below its stroke."""
    behind = _behind(line, text, at, middles)
    sign = _sign(line, float(middles[at]), behind.edge)
    looks = [(ink, rings_of(ink)) for ink in inks_of(sign)]
    if any(is_free_above(ink, ring) for ink, ring in _last(looks)):
        return _Told(PERMILLE, behind.may_be_part)
    if _is_equal_stop(line, text, at, middles, behind):
        return _Told(PERMILLE, with_next=True)
    if text[at] == PERMILLE:
        return _Told(PERMILLE, behind.is_stop, any(_is_percent(sign, rings) for _, rings in looks))
    if any(_is_low_pair(ink, *pair) for ink, rings in looks for pair in combinations(sorted(rings), 2)):
        return _Told(PERMILLE, behind.may_be_part, unsure=True)
    if behind.is_ring and behind.then not in _FIGURES:
        return _Told(PERMILLE, with_next=True, unsure=True)
    told = _by_reach(line, float(middles[at]), behind, shows=any(map(_is_upper, chain(*(rings for _, rings in looks)))))
    return told or _Told(PERCENT, unsure=_leave_open(sign, looks, may_be_part=behind.may_be_part))


def _is_equal_stop(line: Picture, text: str, at: int, middles: Floats, behind: _Behind) -> bool:
    """Whether the full stop behind a sign is as large as the ring before it and on its level, and so its last ring."""
    if behind.following != _STOP or behind.distance > _STOP_BEHIND:
        return False
    sign = _sign(line, float(middles[at]), float(middles[at + 2]) if behind.then else 1.0)
    looks = [(ink, rings_of(ink)) for ink in inks_of(sign)]
    return any(is_free_above(ink, ring) for ink, rings in looks for ring in last_rings(rings, ALIKE, EQUAL))


def _by_reach(line: Picture, middle: float, behind: _Behind, *, shows: bool) -> _Told | None:
    """What a sign is that surely reaches as far as one of the two does; None where it may be either. ``shows``: whether
    its upper ring does."""
    is_low = behind.following in _LOW and not behind.may_be_part
    reach = overhang(line, middle, behind.edge, is_low=is_low)
    is_part = behind.is_stop or (behind.following == _STOP and behind.distance <= _STOP_IS_RING)
    if reach.longer >= _LONGER and (is_part or behind.following != _STOP or behind.distance >= _STOP_BEHIND):
        return _Told(PERMILLE, with_next=is_part, unsure=True)
    if shows and reach.longer >= _LONG:
        return _Told(PERCENT, unsure=True)
    return _Told(PERCENT) if reach.is_even and not behind.may_be_part else None


def _leave_open(sign: Picture, looks: Sequence[_Look], *, may_be_part: bool) -> bool:
    """Whether the rings of a % leave room for a second below its stroke, or one of two has nothing above it."""
    may_have_two = all(_may_have_two(sign, rings, may_be_part) for _, rings in looks)
    may_have_two |= any(is_free_above(ink, ring) for ink, ring in _last(looks, UNLIKE))
    return may_have_two or any(is_alone(ink, ring) for ink, ring in _last(looks))


def _last(looks: Sequence[_Look], alike: float = ALIKE) -> Iterator[tuple[Picture, Ring]]:
    """The later of two lower rings, in each of the pictures."""
    return ((ink, ring) for ink, rings in looks for ring in last_rings(rings, alike))


def _is_upper(ring: Ring) -> bool:
    """Whether a ring stands where the upper one of the sign does."""
    return ring[2] >= _BEFORE - _LAST_FIGURE and ring[0] < _BEFORE and ring[1] + ring[3] < 2 * _LOW_FROM


def _is_percent(sign: Picture, rings: Sequence[Ring]) -> bool:
    """Whether one ring stands below and behind another, and there is no room for a third."""
    return any(step <= _NEXT for step in steps(rings)) and not _is_wide(sign)


def _may_have_two(sign: Picture, rings: Sequence[Ring], is_ring: bool) -> bool:
    """Whether there is room for a second ring that did not show, and none is so near that it would have."""
    found = list(steps(rings))
    if any(step <= _NEXT for step in found):
        return False
    return is_ring or _is_wide(sign) or any(step <= _LAST for step in found)


def _sign(line: Picture, middle: float, behind: float) -> Picture:
    """The sign at ``middle``; ``behind`` is the middle of the character behind it."""
    height, width = line.shape
    left = max(round(middle * width - _BEFORE * height), 0)
    return line[:, left : round(min(middle * width + _BEHIND * height, behind * width))]


def _is_wide(sign: Picture) -> bool:
    """Whether there is a stretch of ink in the sign's place that is wider than most % are."""
    if min(sign.shape) < 2:
        return False
    _, ink = cv2.threshold(sign, 0, 1, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    rows = np.flatnonzero(ink.any(axis=1))
    columns = np.flatnonzero(ink.any(axis=0))
    if not len(rows) or not len(columns):
        return False
    height = rows[-1] - rows[0] + 1
    gaps = np.flatnonzero(np.diff(columns) > _GAP * height)
    edges = np.split(columns, gaps + 1)
    return any(group[-1] - group[0] + 1 > _WIDE * height for group in edges)


def _is_low_pair(ink: Picture, first: Ring, second: Ring) -> bool:
    """Whether two small rings stand side by side, low in the sign's place, with paper above the later: those of ‰ whose
    upper ring has run together."""
    height = second[3] - second[1]
    is_low = first[2] >= _BEFORE - _LAST_FIGURE and (second[1] + second[3]) / 2 >= _LOW_FROM
    is_small = 0 < height <= _SMALL and is_pair(first, second, _NARROW)
    return is_low and is_small and is_free_above(ink, second, _THICK / height)
