"""Lines of a curled page: along the middle of what a detection net found, and straightened where they bend.

A rectangle around a line that bends by its own height is half empty: the net is not sure of it in the mean, and what is
read of it is poor.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hedui.read.ocr.engine import Floats, Picture

_LONG = 8
"""Of its own heights, the length from which a line is asked whether it bends."""
_LEAST, _MOST = 0.15, 3.0
"""By how many of its heights a line leaves its level where it bends; what leaves it further is no line of a page."""
_EVEN, _ALIKE, _SMOOTH = (0.55, 1.6), 0.9, 0.4
"""Between which shares of the usual height most columns of a line are high, how many of them, and by how many heights
the middle of any leaves the curve that is laid through all."""
_DEGREE, _STEPS = 3, 33


def middle_of(outline: NDArray[np.int32]) -> tuple[Floats, Floats] | None:
    """The corners of a line that bends, as if it did not, and by how many of its heights it runs below that, at even
    steps from left to right; None for a straight line, and for what is no single line."""
    left, top, width, height = cv2.boundingRect(outline)
    if width < _LONG * cv2.contourArea(outline) / width:
        return None
    mask = np.zeros((height, width), np.uint8)
    cv2.fillPoly(mask, [outline - (left, top)], 1)
    thick = mask.sum(axis=0, dtype=np.float64)
    usual = float(np.median(thick))
    x = np.arange(width, dtype=np.float64)
    middle = (mask * np.arange(height)[:, None]).sum(axis=0) / np.maximum(thick, 1.0) + 0.5
    slope, start = np.polyfit(x, middle, 1)
    curve = np.polynomial.Polynomial.fit(x, middle, _DEGREE)
    off = curve(x) - (slope * x + start)
    if not _LEAST * usual <= np.abs(off).max() <= _MOST * usual:
        return None
    alike = (thick >= _EVEN[0] * usual) & (thick <= _EVEN[1] * usual)
    if alike.mean() < _ALIKE or np.abs(middle - curve(x)).max() > _SMOOTH * usual:
        return None
    level = top + start + slope * np.array([0.0, float(width)])
    corners = np.array([(left, level[0]), (left + width, level[1]), (left + width, level[1]), (left, level[0])])
    corners[:2, 1] -= usual / 2
    corners[2:, 1] += usual / 2
    steps = np.linspace(0, width - 1, _STEPS)
    return corners, np.interp(steps, x, off) / usual


def straight(picture: Picture, size: tuple[int, int], matrix: Floats, bend: Floats) -> Picture:
    """The line of ``size`` (width, height) that ``matrix`` (as ``cv2.warpAffine`` takes it) puts level, each column
    raised by its ``bend``."""
    width, height = size
    back = cv2.invertAffineTransform(matrix)
    x, y = np.meshgrid(np.arange(width, dtype=np.float64), np.arange(height, dtype=np.float64))
    y = y + np.interp(np.arange(width), np.linspace(0, width - 1, len(bend)), bend) * height
    across, down = ((row[0] * x + row[1] * y + row[2]).astype(np.float32) for row in back)
    line = cv2.remap(picture, across, down, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(line, np.uint8)
