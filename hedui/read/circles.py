"""Circles of a round seal's size in a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from hedui.read.picture import Picture

Circle = tuple[float, float, float]
"""Middle (x, y) and radius, in pixels."""

_WORKING_SIDE = 600
_SMALLEST, _LARGEST = 0.04, 0.22
_PERFECT = 0.8
_EDGE = 150
_APART = 0.05


def find_circles(stamps: Picture) -> list[Circle]:
    """The circles that a picture of the seals' ink shows, from top to bottom; of concentric ones the largest.

    A seal is 30 to 58 mm across; on A4 that is 0.07 to 0.14 of the short side for the radius, on a photograph of a part
    of a page more.
    """
    step = max(min(stamps.shape) // _WORKING_SIDE, 1)
    small = cv2.GaussianBlur(np.ascontiguousarray(stamps[::step, ::step]), (0, 0), 1.2)
    short = min(small.shape)
    if short < 50:
        return []
    found = cv2.HoughCircles(
        small,
        cv2.HOUGH_GRADIENT_ALT,
        1.5,
        max(_APART * short, 1.0),
        param1=_EDGE,
        param2=_PERFECT,
        minRadius=round(_SMALLEST * short),
        maxRadius=round(_LARGEST * short),
    )
    if found is None:
        return []
    circles: list[Circle] = []
    for x, y, radius in sorted((found.reshape(-1, found.shape[-1])[:, :3] * step).tolist(), key=lambda c: -c[2]):
        if all(np.hypot(x - other[0], y - other[1]) > 0.3 * other[2] for other in circles):
            circles.append((x, y, radius))
    return sorted(circles, key=lambda circle: circle[1])
