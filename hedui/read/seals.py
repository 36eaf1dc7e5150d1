"""Round seals: where they are, and what stands on their ring and below their star."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from hedui.read.sight import SeenSeal

if TYPE_CHECKING:
    from hedui.read.ocr.engine import OcrEngine
    from hedui.read.picture import Picture

_SMALLEST, _LARGEST = 0.08, 0.45
_ROUND = 0.8
_LEAST_RED = 0.08
_RING = (0.60, 0.99)
_STRIP_HEIGHT = 48
_LEAST_SURE = 0.5


def find(red: Picture, engine: OcrEngine) -> tuple[SeenSeal, ...]:
    """The round seals in a picture of the red ink, from top to bottom. Text that cannot be read is empty."""
    return tuple(
        SeenSeal(text, (x - radius, y - radius, x + radius, y + radius), sure)
        for x, y, radius in sorted(circles(red), key=lambda circle: circle[1])
        for text, sure in [read_ring(red, x, y, radius, engine)]
    )


def circles(red: Picture) -> list[tuple[float, float, float]]:
    """Middle and radius, in pixels, of the round shapes of a seal's size."""
    height, width = red.shape
    step = max(min(height, width) // 600, 1)
    small = red[::step, ::step]
    dark = (small < 160).astype(np.uint8)
    short = min(small.shape)
    joined = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((short // 60 | 1, short // 60 | 1), np.uint8))
    outlines, _ = cv2.findContours(joined, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    found = []
    for outline in outlines:
        x, y, wide, high = cv2.boundingRect(outline)
        if not _SMALLEST * short <= max(wide, high) <= _LARGEST * short or min(wide, high) < _ROUND * max(wide, high):
            continue
        if dark[y : y + high, x : x + wide].mean() < _LEAST_RED:
            continue
        found.append((step * (x + wide / 2), step * (y + high / 2), step * (wide + high) / 4))
    return found


def read_ring(red: Picture, x: float, y: float, radius: float, engine: OcrEngine) -> tuple[str, float]:
    """The text along the ring, from the lower left over the top to the lower right, and how surely it was read."""
    around = round(2 * np.pi * radius * 0.8)
    polar = cv2.warpPolar(red, (round(radius), around), (x, y), radius, cv2.WARP_POLAR_LINEAR | cv2.INTER_LINEAR)
    ring = np.rot90(polar[:, round(_RING[0] * radius) : round(_RING[1] * radius)])
    ring = np.roll(ring, -round(around / 4), axis=1)
    best = ("", 0.0)
    for inner in (0.0, 0.12):
        strip = ring[round(inner * len(ring)) : round((1 - inner) * len(ring))]
        line = engine.read_line(np.ascontiguousarray(_between_ends(np.asarray(strip, np.uint8))))
        if line.confidence > best[1]:
            best = (line.text.strip(), line.confidence)
    return best if best[1] >= _LEAST_SURE else ("", best[1])


def _between_ends(strip: Picture) -> Picture:
    """The strip without the empty stretch at the foot of the ring, whose middle is at both ends."""
    inked = np.flatnonzero((strip < 128).mean(axis=0) > 0.08)
    if not len(inked):
        return strip
    pad = len(strip) // 3
    return strip[:, max(int(inked[0]) - pad, 0) : int(inked[-1]) + pad]
