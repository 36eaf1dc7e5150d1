"""From PDF user space (y upwards, crop box anywhere, page rotation apart) to points from the page's top left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


_LETTER = (0.0, 0.0, 612.0, 792.0)
"""What pdfium and other viewers take for the size of a page that states none, or one without width or height."""


def geometry_of(page: Any) -> Geometry:
    """The geometry of a ``pypdfium2.PdfPage``."""
    left, bottom, right, top = page.get_bbox()
    whole = right - left >= 1 and top - bottom >= 1
    return Geometry((left, bottom, right, top) if whole else _LETTER, page.get_rotation())


@dataclass(frozen=True, slots=True)
class Geometry:
    """A page's crop box in user space (left, bottom, right, top) and its rotation, clockwise: 0, 90, 180 or 270."""

    crop: tuple[float, float, float, float]
    rotation: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as the page is seen, in points."""
        left, bottom, right, top = self.crop
        return (top - bottom, right - left) if self.rotation in (90, 270) else (right - left, top - bottom)

    def boxes(self, rectangles: NDArray[np.float64]) -> NDArray[np.float64]:
        """Rows of left, bottom, right, top in user space become rows of x0, top, x1, bottom on the page as seen."""
        left, bottom, right, top = self.crop
        x0, y0, x1, y1 = rectangles.T
        columns = {
            0: (x0 - left, top - y1, x1 - left, top - y0),
            90: (y0 - bottom, x0 - left, y1 - bottom, x1 - left),
            180: (right - x1, y0 - bottom, right - x0, y1 - bottom),
            270: (top - y1, right - x1, top - y0, right - x0),
        }[self.rotation]
        return np.column_stack(columns)

    def points(self, points: Sequence[tuple[float, float]]) -> NDArray[np.float64]:
        """Rows of x and y on the page as seen, of points in user space."""
        rows = np.array(points, np.float64)
        return self.boxes(np.concatenate((rows, rows), axis=1))[:, :2]


def turned(boxes: NDArray[np.float64], size: tuple[float, float], degrees: int) -> NDArray[np.float64]:
    """Boxes of a page of ``size`` after the page was turned clockwise by 0, 90, 180 or 270 degrees."""
    width, height = size
    x0, top, x1, bottom = boxes.T
    columns = {
        0: (x0, top, x1, bottom),
        90: (height - bottom, x0, height - top, x1),
        180: (width - x1, height - bottom, width - x0, height - top),
        270: (top, width - x1, bottom, width - x0),
    }[degrees]
    return np.column_stack(columns)
