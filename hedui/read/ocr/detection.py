"""Finding lines: a net says for each pixel how surely it is text, and what hangs together becomes a rectangle.

The method is DB (Liao et al., Real-time Scene Text Detection with Differentiable Binarization, 2020).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

from hedui.read.ocr.bends import middle_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hedui.read.ocr.engine import Floats, Picture
    from hedui.read.ocr.nets import Net, Tensor

_STEP = 32
_LONGEST_SIDE = 960
_TEXT = 0.3
_SURE = 0.5
_UNCLIP = 1.6
_SMALLEST = 3.0
_MOST_LINES = 1000


@dataclass(frozen=True, slots=True)
class Found:
    """A line in a picture: its corners (top left, top right, bottom right, bottom left, in pixels), and where the paper
    was curled, by how many of its heights it runs below its level, at even steps from left to right."""

    corners: Floats
    bend: Floats | None = None


def find_text(net: Net, picture: Picture, longest: int = _LONGEST_SIDE) -> list[Found]:
    """The lines of the picture, the largest first."""
    height, width = picture.shape[:2]
    scale = min(longest / max(height, width), 1.0)
    size = tuple(max(round(side * scale / _STEP), 1) * _STEP for side in (width, height))
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    certainty = net(_tensor(np.asarray(small, np.uint8)))[0, 0]
    factors = np.array([width / size[0], height / size[1]])
    limit = np.array([width, height], np.float64)
    return [Found(np.clip(line.corners * factors, 0, limit), line.bend) for line in _lines(certainty)]


def _tensor(picture: Picture) -> Tensor:
    values = picture.astype(np.float32) / 127.5 - 1.0
    return np.broadcast_to(values, (1, 3, *values.shape)).copy()


def _lines(certainty: Tensor) -> list[Found]:
    mask = cv2.dilate((certainty > _TEXT).astype(np.uint8), np.ones((2, 2), np.uint8))
    outlines, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    outlines = sorted(outlines, key=cv2.contourArea, reverse=True)[:_MOST_LINES]
    found = (_line(certainty, np.asarray(outline, np.int32)) for outline in outlines)
    return [line for line in found if line is not None]


def _line(certainty: Tensor, outline: NDArray[np.int32]) -> Found | None:
    """The line that an outline encloses; None where it is too small, or not surely text."""
    middle, (width, height), angle = cv2.minAreaRect(outline)
    if min(width, height) < _SMALLEST:
        return None
    bent = middle_of(outline)
    if bent is not None:
        return _grown(Found(*bent)) if _certainty_inside(certainty, outline) >= _SURE else None
    corners = cv2.boxPoints((middle, (width, height), angle))
    if _certainty_inside(certainty, corners) < _SURE:
        return None
    return _grown(Found(_in_order(np.asarray(corners, np.float64))))


def _grown(line: Found) -> Found:
    """The line with the paper around it: the net finds what is well within."""
    corners = line.corners
    across, down = corners[1] - corners[0], corners[3] - corners[0]
    width, height = float(np.linalg.norm(across)), float(np.linalg.norm(down))
    grow = width * height * _UNCLIP / (width + height)
    right, below = grow / 2 * across / width, grow / 2 * down / height
    corners = corners + np.array([-right - below, right - below, right + below, below - right])
    return Found(corners, None if line.bend is None else line.bend * (height / (height + grow)))


def _certainty_inside(certainty: Tensor, points: NDArray[Any]) -> float:
    """The mean over what the points enclose, taken within the box around it."""
    rows, columns = certainty.shape
    points = points.reshape(-1, 2)
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
