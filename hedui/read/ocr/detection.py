"""Finding lines: a net says for each pixel how surely it is text, and what hangs together becomes a rectangle.

The method is DB (Liao et al., Real-time Scene Text Detection with Differentiable Binarization, 2020).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from hedui.read.ocr.engine import Floats, Picture
    from hedui.read.ocr.nets import Net, Tensor

_STEP = 32
_LONGEST_SIDE = 960
_TEXT = 0.3
_SURE = 0.5
_UNCLIP = 1.6
_SMALLEST = 3.0
_MOST_LINES = 1000


def find_text(net: Net, picture: Picture, longest: int = _LONGEST_SIDE) -> list[Floats]:
    """The corners (top left, top right, bottom right, bottom left, in pixels) of each line in the picture."""
    height, width = picture.shape[:2]
    scale = min(longest / max(height, width), 1.0)
    size = tuple(max(round(side * scale / _STEP), 1) * _STEP for side in (width, height))
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    certainty = net(_tensor(np.asarray(small, np.uint8)))[0, 0]
    factors = np.array([width / size[0], height / size[1]])
    limit = np.array([width, height], np.float64)
    return [np.clip(corners * factors, 0, limit) for corners in _rectangles(certainty)]


def _tensor(picture: Picture) -> Tensor:
    values = picture.astype(np.float32) / 127.5 - 1.0
    return np.broadcast_to(values, (1, 3, *values.shape)).copy()


def _rectangles(certainty: Tensor) -> list[Floats]:
    mask = cv2.dilate((certainty > _TEXT).astype(np.uint8), np.ones((2, 2), np.uint8))
    outlines, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    outlines = sorted(outlines, key=cv2.contourArea, reverse=True)[:_MOST_LINES]
    found = []
    for outline in outlines:
        (x, y), (width, height), angle = cv2.minAreaRect(outline)
        if min(width, height) < _SMALLEST or _certainty_inside(certainty, (x, y), (width, height), angle) < _SURE:
            continue
        grow = 2 * width * height * _UNCLIP / (2 * (width + height))
        found.append(_in_order(np.asarray(cv2.boxPoints(((x, y), (width + grow, height + grow), angle)), np.float64)))
    return found


def _certainty_inside(certainty: Tensor, middle: tuple[float, float], size: tuple[float, float], angle: float) -> float:
    """The mean over a rectangle, taken within the box around it."""
    points = cv2.boxPoints((middle, size, angle))
    rows, columns = certainty.shape
    left, top = np.clip(np.floor(points.min(axis=0)).astype(int), 0, [columns - 1, rows - 1])
    right, bottom = np.clip(np.ceil(points.max(axis=0)).astype(int), 0, [columns - 1, rows - 1])
    mask = np.zeros((bottom - top + 1, right - left + 1), np.uint8)
    cv2.fillPoly(mask, [(points - [left, top]).astype(np.int32)], 1)
    return float(cv2.mean(certainty[top : bottom + 1, left : right + 1], mask)[0])


def _in_order(points: Floats) -> Floats:
    """Corners from the top left on clockwise, so that the first side runs rightwards."""
    by_x = points[np.argsort(points[:, 0], kind="stable")]
    left, right = by_x[:2][np.argsort(by_x[:2, 1])], by_x[2:][np.argsort(by_x[2:, 1])]
    return np.array([left[0], right[0], right[1], left[1]])
