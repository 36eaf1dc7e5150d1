"""Rings of ink in the picture of a sign, and how they stand to each other. Measures are heights of the sign's line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, permutations
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from hedui.read.ocr.engine import Picture

Ring = tuple[float, float, float, float]
"""The paper within it: left, top, right, bottom."""

_SCALE = 4
_LEAST, _MOST = 0.08, 0.55
"""Of a ring's height."""

_SPREADS, _PALE = (0.012, 0.025), 0.25
"""How far broken strokes are spread, and how much paler than ink they then may be."""
_LEVEL = 0.35
ALIKE, UNLIKE, EQUAL = 0.6, 0.4, 0.8
"""The lesser of two heights or widths in shares of the greater: of two rings of a sign, of such as may be, and of such
as are no sign's last ring and a full stop."""
_EDGE, _INKED, _STROKE = 0.1, 0.3, 0.8
"""Of a ring's width, what is no middle of it; of that middle's width, the ink that makes a row a stroke; of the ring's
height, how thick its own stroke may be."""
_NEAREST, _FARTHEST = 0.4, 2.2
"""Between the middles of the two lower rings, in heights of the higher ring."""


def last_rings(rings: Sequence[Ring], wide: float, high: float = ALIKE) -> Iterator[Ring]:
    """The later of two rings that stand side by side below a third; the shares of their widths and heights."""
    pairs = combinations(sorted(rings), 2)
    return (pair[1] for pair in pairs if is_pair(*pair, wide=wide, high=high) and _has_ring_above(pair, rings))


def is_free_above(ink: Picture, ring: Ring, stroke: float = _STROKE) -> bool:
    """Whether there is paper over a ring: what encloses paper in a figure or in a Chinese character beside % (的, 品)
    goes on above it."""
    high = round((ring[1] - stroke * (ring[3] - ring[1])) * len(ink))
    return not (ink[: max(high, 0), _middle(ink, ring)].mean(axis=1) > _INKED).any()


def is_alone(ink: Picture, ring: Ring) -> bool:
    """Whether no ink but the ring's own, or what has run into it, is over a ring."""
    rows = ink[: round(ring[1] * len(ink)), _middle(ink, ring)].mean(axis=1) > _INKED
    return int(np.count_nonzero(np.diff(rows.astype(np.int8)) == 1) + rows[:1].sum()) <= 1


def _middle(ink: Picture, ring: Ring) -> slice:
    left, right = ring[0] * len(ink), ring[2] * len(ink)
    edge = _EDGE * (right - left)
    return slice(round(left + edge), max(round(right - edge), round(left) + 1))


def steps(rings: Sequence[Ring]) -> Iterator[float]:
    """How far behind a ring those stand that stand lower, in heights of the ring."""
    for high, low in permutations(rings, 2):
        size = high[3] - high[1]
        if low[1] > high[1] + _LEVEL * size and low[0] > high[0]:
            yield (low[0] + low[2] - high[0] - high[2]) / 2 / size


def inks_of(sign: Picture) -> Iterator[Picture]:
    """The sign enlarged, 1 where it is ink: as it is, and with broken strokes joined, less and more."""
    if min(sign.shape) < 2:
        return
    large = np.asarray(cv2.resize(sign, None, fx=_SCALE, fy=_SCALE, interpolation=cv2.INTER_CUBIC), np.uint8)
    yield _as_ink(large)
    for spread in _SPREADS:
        yield _as_ink(np.asarray(cv2.GaussianBlur(large, (0, 0), spread * len(large)), np.uint8), 1 - _PALE)


def _as_ink(picture: Picture, share: float = 1.0) -> Picture:
    """1 where the picture is darker than what parts ink from paper, or than a share of the way from there to paper."""
    level, ink = cv2.threshold(picture, 0, 1, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    if share < 1:
        level = level * share + float(picture.max()) * (1 - share)
        _, ink = cv2.threshold(picture, level, 1, cv2.THRESH_BINARY_INV)
    return np.asarray(ink, np.uint8)


def rings_of(ink: Picture) -> list[Ring]:
    """The paper enclosed by ink: left, top, right, bottom, in heights of the line."""
    contours, tree = cv2.findContours(ink, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    if tree is None:
        return []
    height = len(ink)
    inner = [contour for contour, (*_, parent) in zip(contours, tree[0], strict=True) if parent >= 0]
    boxes = np.array([cv2.boundingRect(contour) for contour in inner]).reshape(-1, 4) / height
    return [(x, y, x + w, y + h) for x, y, w, h in boxes.tolist() if _LEAST <= h <= _MOST]


def is_pair(first: Ring, second: Ring, farthest: float = _FARTHEST, wide: float = ALIKE, high: float = ALIKE) -> bool:
    """Whether two rings stand side by side on one level, alike in width and height by these shares."""
    heights = first[3] - first[1], second[3] - second[1]
    widths = first[2] - first[0], second[2] - second[0]
    apart = (second[0] + second[2] - first[0] - first[2]) / 2
    level = abs(first[3] - second[3]) <= _LEVEL * max(heights) and abs(first[1] - second[1]) <= _LEVEL * max(heights)
    like = min(heights) >= high * max(heights) and min(widths) >= wide * max(widths)
    return level and like and _NEAREST * max(heights) <= apart <= farthest * max(heights)


def _has_ring_above(pair: tuple[Ring, Ring], rings: Sequence[Ring]) -> bool:
    """Whether a ring of about their size stands above the pair and before its second one's middle."""
    top, size = min(ring[1] for ring in pair), max(ring[3] - ring[1] for ring in pair)
    left, right = min(ring[0] for ring in pair), max(ring[0] for ring in pair)
    return any(
        ring[1] < top - _LEVEL * size and ring[0] < (left + right) / 2 and ring[3] - ring[1] >= ALIKE * size
        for ring in rings
        if ring not in pair and ring[3] - ring[1] <= size / ALIKE
    )
