"""‰ told from %, which the recognition net takes for each other: the picture shows how many rings there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, permutations
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from hedui.read.ocr.engine import Floats, Picture

Ring = tuple[float, float, float, float]
PERCENT, PERMILLE = "%", "‰"
_SCALE = 4
_BEFORE, _BEHIND = 0.75, 1.0
"""How much of the line is looked at before and behind the sign's middle, in heights of the line."""

_LEAST, _MOST = 0.08, 0.55
"""Of a ring's height within the sign's line."""

_RINGS = frozenset("0oO")
_STOP, _GOES_ON = "。", frozenset("，,、；;）)")
"""A full stop before what goes on is no full stop, but the sign's last ring."""

_RING_BEHIND = 0.7
"""How far behind the sign's middle its last ring may lie, in heights of the line."""

_WIDE, _GAP = 1.0, 0.08
"""Of the height of the ink: how wide ‰ is at least, and the paper between two characters."""
_NEXT, _LAST = 3.0, 6.0
"""How far behind the upper ring the second and the third stand at most, in heights of the upper."""
_UNSURE = 0.5
"""How sure one is of a % whose rings have run together where there is room for three."""

_LEVEL = 0.35
_ALIKE = 0.6
_NEAREST, _FARTHEST = 0.4, 2.2
"""Between the middles of the two lower rings, in heights of the higher ring."""


def tell(line: Picture, text: str, middles: Floats, confidences: Floats) -> tuple[str, Floats, Floats]:
    """The characters with ‰ for each % that has two rings below its stroke, without the 0 that the second was read as.

    ``line`` is the straightened line, dark on light; ``middles`` are rough places (0 to 1) of the characters along it.
    """
    if PERCENT not in text and PERMILLE not in text:
        return text, middles, confidences
    reach = _RING_BEHIND * line.shape[0] / line.shape[1]
    characters, kept, sure = list(text), np.ones(len(text), bool), confidences.copy()
    for at in [at for at, character in enumerate(text) if character in (PERCENT, PERMILLE)]:
        behind = float(middles[at + 1]) if at + 1 < len(text) else 1.0
        is_stop = text[at + 1 : at + 2] == _STOP and text[at + 2 : at + 3] in _GOES_ON
        is_ring = is_stop or (text[at + 1 : at + 2] in _RINGS and behind - middles[at] <= reach)
        if text[at] == PERMILLE:
            kept[at + 1 : at + 2] = not is_stop
            continue
        sign = _sign(line, float(middles[at]), 1.0 if is_ring else behind)
        rings = _rings(sign)
        if _has_two_below(rings):
            characters[at] = PERMILLE
            kept[at + 1 : at + 2] = not is_ring
            continue
        if _may_have_two(sign, rings, is_ring):
            sure[at] = min(sure[at], _UNSURE)
    return "".join(np.array(characters)[kept].tolist()), middles[kept], sure[kept]


def _may_have_two(sign: Picture, rings: Sequence[Ring], is_ring: bool) -> bool:
    """Whether there is room for a second ring that did not show, and none is so near that it would have."""
    steps = list(_steps(rings))
    if any(step <= _NEXT for step in steps):
        return False
    return is_ring or _is_wide(sign) or any(step <= _LAST for step in steps)


def _sign(line: Picture, middle: float, behind: float) -> Picture:
    """The sign at ``middle``; ``behind`` is the middle of the character behind it."""
    height, width = line.shape
    left = max(round(middle * width - _BEFORE * height), 0)
    return line[:, left : round(min(middle * width + _BEHIND * height, behind * width))]


def _has_two_below(rings: Sequence[Ring]) -> bool:
    """Whether two rings stand side by side below a third."""
    return any(_is_pair(*sorted(pair)) and _has_ring_above(pair, rings) for pair in combinations(rings, 2))


def _steps(rings: Sequence[Ring]) -> Iterator[float]:
    """How far behind a ring those stand that stand lower, in heights of the ring."""
    for high, low in permutations(rings, 2):
        size = high[3] - high[1]
        if low[1] > high[1] + _LEVEL * size and low[0] > high[0]:
            yield (low[0] + low[2] - high[0] - high[2]) / 2 / size


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


def _rings(sign: Picture) -> list[Ring]:
    """The paper enclosed by ink: left, top, right, bottom, in heights of the line."""
    if min(sign.shape) < 2:
        return []
    large = cv2.resize(sign, None, fx=_SCALE, fy=_SCALE, interpolation=cv2.INTER_CUBIC)
    _, ink = cv2.threshold(large, 0, 1, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    contours, tree = cv2.findContours(ink, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    if tree is None:
        return []
    height = len(large)
    inner = [contour for contour, (*_, parent) in zip(contours, tree[0], strict=True) if parent >= 0]
    boxes = np.array([cv2.boundingRect(contour) for contour in inner]).reshape(-1, 4) / height
    return [(x, y, x + w, y + h) for x, y, w, h in boxes.tolist() if _LEAST <= h <= _MOST]


def _is_pair(first: tuple[float, ...], second: tuple[float, ...]) -> bool:
    """Whether two rings stand side by side on one level, of one size."""
    heights = first[3] - first[1], second[3] - second[1]
    widths = first[2] - first[0], second[2] - second[0]
    apart = (second[0] + second[2] - first[0] - first[2]) / 2
    level = abs(first[3] - second[3]) <= _LEVEL * max(heights) and abs(first[1] - second[1]) <= _LEVEL * max(heights)
    alike = min(heights) >= _ALIKE * max(heights) and min(widths) >= _ALIKE * max(widths)
    return level and alike and _NEAREST * max(heights) <= apart <= _FARTHEST * max(heights)


def _has_ring_above(pair: tuple[tuple[float, ...], ...], rings: Sequence[Ring]) -> bool:
    """Whether a ring of about their size stands above the pair and before its second one's middle."""
    top, size = min(ring[1] for ring in pair), max(ring[3] - ring[1] for ring in pair)
    left, right = min(ring[0] for ring in pair), max(ring[0] for ring in pair)
    return any(
        ring[1] < top - _LEVEL * size and ring[0] < (left + right) / 2 and ring[3] - ring[1] >= _ALIKE * size
        for ring in rings
        if ring not in pair and ring[3] - ring[1] <= size / _ALIKE
    )
