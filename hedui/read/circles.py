"""Circles and ovals of a seal's size in a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hedui.read.picture import Picture

Circle = tuple[float, float, float]
"""Middle (x, y) and radius, in pixels."""

_WORKING_SIDE = 600
_SMALLEST, _LARGEST = 0.04, 0.22
_PERFECT = 0.8
_EDGE = 150
_APART = 0.05
_INKED = 160
_CLOSE, _LEAST_HULL = 9, 20
_FLATTEST = 0.5
_OFF, _ON_OVAL = 0.06, 0.85
"""Of an oval: the level of ink, how far apart its parts may be, the corners of its hull, its width in lengths, and
which share of the corners lies how close to an ellipse, in half axes."""


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


def find_ovals(stamps: Picture) -> list[Circle]:
    """The oval seals in a picture of the seals' ink, as the circles around them: ink whose hull is an ellipse."""
    step = max(min(stamps.shape) // _WORKING_SIDE, 1)
    small = np.ascontiguousarray(stamps[::step, ::step])
    short = min(small.shape)
    ink = (small < _INKED).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(cv2.dilate(ink, np.ones((_CLOSE, _CLOSE), np.uint8)))
    found = []
    for label, (x, y, width, height, _) in enumerate(stats[1:].tolist(), 1):
        if not 2 * _SMALLEST * short <= max(width, height) <= 2 * _LARGEST * short:
            continue
        inside = (slice(y, y + height), slice(x, x + width))
        points = np.argwhere((labels[inside] == label) & (ink[inside] > 0))[:, ::-1].astype(np.float32)
        if oval := _oval(points):
            found.append(((oval[0] + x) * step, (oval[1] + y) * step, oval[2] * step))
    return sorted(found, key=lambda circle: circle[1])


def _oval(points: NDArray[np.float32]) -> Circle | None:
    """The middle and the longer half axis of the ellipse that the hull of the points is; None where it is none."""
    hull = cv2.convexHull(points).reshape(-1, 2) if len(points) else points
    if len(hull) < _LEAST_HULL:
        return None
    (x, y), axes, angle = cv2.fitEllipse(hull)
    low, high = sorted(axes)
    if low < _FLATTEST * high:
        return None
    turn = np.deg2rad(angle)
    off = (hull - (x, y)) @ np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    distance = np.abs(np.hypot(2 * off[:, 0] / axes[0], 2 * off[:, 1] / axes[1]) - 1)
    return (x, y, high / 2) if float((distance < _OFF).mean()) >= _ON_OVAL else None
