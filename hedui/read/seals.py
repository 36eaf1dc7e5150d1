"""Seals: where they are, and what stands on the ring of a round one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from hedui.read.circles import find_circles, find_ovals
from hedui.read.sight import SeenSeal

if TYPE_CHECKING:
    from hedui.read.ocr.engine import OcrEngine, TextLine
    from hedui.read.picture import Picture

_RINGS = ((0.58, 0.95), (0.62, 0.94), (0.55, 1.03))
_INKED = 0.06
_LEAST_SURE = 0.5


def find(stamps: Picture, engine: OcrEngine) -> tuple[SeenSeal, ...]:
    """The round and oval seals in a picture of the seals' ink, from top to bottom. Text that cannot be read is empty,
    as that of an oval seal is."""
    circles = find_circles(stamps)
    seen = [
        SeenSeal(text, (x - radius, y - radius, x + radius, y + radius), sure)
        for x, y, radius in circles
        for text, sure in [read_ring(stamps, x, y, radius, engine)]
    ]
    seen += [
        SeenSeal("", (x - radius, y - radius, x + radius, y + radius), 0.0)
        for x, y, radius in find_ovals(stamps)
        if not any(np.hypot(x - other[0], y - other[1]) < other[2] for other in circles)
    ]
    return tuple(sorted(seen, key=lambda seal: seal.box[1]))


def read_ring(stamps: Picture, x: float, y: float, radius: float, engine: OcrEngine) -> tuple[str, float]:
    """The text along the ring, clockwise from its widest gap on, and how surely it was read."""
    around, deep = round(2 * np.pi * radius * 0.8), round(1.1 * radius)
    flags = cv2.WARP_POLAR_LINEAR | cv2.INTER_LINEAR | cv2.WARP_FILL_OUTLIERS
    polar = cv2.warpPolar(stamps, (deep, around), (x, y), deep, flags)
    best: TextLine | None = None
    for inner, outer in _RINGS:
        ring = np.rot90(polar[:, round(inner * radius) : round(outer * radius)])
        line = engine.read_line(_from_gap(np.asarray(ring, np.uint8)))
        if best is None or _worth(line) > _worth(best):
            best = line
    if best is None or best.confidence < _LEAST_SURE:
        return "", 0.0
    return best.text.strip(), round(best.confidence, 3)


def _worth(line: TextLine) -> float:
    """Many characters surely read are worth more than few."""
    return float((line.confidences - _LEAST_SURE).sum())


def _from_gap(ring: Picture) -> Picture:
    """The strip cut open in the middle of its widest gap, with a little paper at both ends."""
    width = ring.shape[1]
    middle = ring[len(ring) // 4 : -len(ring) // 4]
    inked = np.flatnonzero((middle < 128).mean(axis=0) > _INKED)
    if not len(inked):
        return np.ascontiguousarray(ring)
    gaps = np.diff(np.append(inked, inked[0] + width))
    widest = int(gaps.argmax())
    start, gap = int(inked[widest]), int(gaps[widest])
    pad = min(gap // 2, len(ring) // 2)
    opened = np.roll(ring, -(start + gap - pad), axis=1)
    return np.ascontiguousarray(opened[:, : width - gap + 2 * pad])
