"""What a PDF page draws besides characters: straight strokes, pictures, what lies over or under text."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import pypdfium2.raw as pdfium

from hedui.read.pdfclips import EVERYTHING, Box, clip_of, is_cut_off, within
from hedui.read.pdfgeometry import Geometry
from hedui.read.pdfmarks import LARGEST, Shape
from hedui.read.pdfpens import MOST, Points, is_of_marker, is_of_pen, is_slanting
from hedui.read.struck import TALLEST

if TYPE_CHECKING:
    from numpy.typing import NDArray

_THIN = 3.0
_SHORTEST = 3.0
_SLANT = 0.5
_MOST_SEGMENTS = 20_000
_MOST_OBJECTS = 50_000
_MOST_SHAPES = 5_000
_DEEPEST = 5
_FULL = 0.7
"""An outline takes this share of its box; a tick or a cross takes less."""
_DARK = 140
_BLACK = 60
_WEIGHTS = (0.299, 0.587, 0.114)

_PALE = 0xF0
_FAINT = 40
_MOST_COVERS = 2000

Matrix = tuple[float, float, float, float, float, float]
_UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Cover:
    """Something opaque: its box in user space, how many texts were drawn before it, whether it is dark, and whether it
    is a picture."""

    box: tuple[float, float, float, float]
    order: int
    dark: bool = False
    picture: bool = False


@dataclass(slots=True)
class PageObjects:
    """``segments`` are the boxes of straight strokes, ``pictures`` those of images (left, bottom, right, top), in user
    space."""

    segments: list[tuple[float, float, float, float]] = field(default_factory=list)
    pictures: list[tuple[float, float, float, float]] = field(default_factory=list)
    shapes: list[tuple[tuple[float, float, float, float], bool, bool]] = field(default_factory=list)
    """Small paths: their boxes in user space, whether they are outlines that fill them, and filled with a dark tone."""
    texts: list[Any] = field(default_factory=list)
    """pdfium's handles of the text objects, in the order in which they are drawn."""
    invisible: set[int] = field(default_factory=set)
    """Which of them are drawn in the invisible mode."""
    faint: set[int] = field(default_factory=set)
    """Which of them are white, or next to transparent."""
    clipped: set[int] = field(default_factory=set)
    """Which of them stand wholly or in part where a clipping path leaves nothing."""
    covers: list[Cover] = field(default_factory=list)
    """What may hide text: drawn over some, or dark enough to swallow what is drawn on it."""
    pens: list[Points] = field(default_factory=list)
    """Strokes of a pen that may go through a line of text: the points of each in user space."""
    paths: int = 0
    objects: int = 0

    def strokes(self, geometry: Geometry) -> NDArray[np.float64]:
        """The strokes' boxes on the page as seen; none where there are so many that the page must be a drawing."""
        if not self.segments or len(self.segments) > _MOST_SEGMENTS:
            return np.empty((0, 4))
        return geometry.boxes(np.array(self.segments))

    def small_shapes(self, geometry: Geometry) -> list[Shape]:
        """The small paths on the page as seen; none where there are so many that the page must be a drawing."""
        if not self.shapes or len(self.shapes) > _MOST_SHAPES:
            return []
        boxes = geometry.boxes(np.array([shape[0] for shape in self.shapes])).tolist()
        return [
            Shape((x0, top, x1, bottom), outline, dark)
            for (x0, top, x1, bottom), (_, outline, dark) in zip(boxes, self.shapes, strict=True)
        ]

    def picture_share(self, geometry: Geometry) -> float:
        """How much of the page pictures cover, 0 to 1; overlaps count twice."""
        if not self.pictures:
            return 0.0
        width, height = geometry.size
        boxes = np.clip(geometry.boxes(np.array(self.pictures)), 0, [width, height, width, height])
        areas = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
        return min(float(areas.sum()) / max(width * height, 1.0), 1.0)


def read_objects(page: Any) -> PageObjects:
    """Collect what a ``pypdfium2.PdfPage`` draws, contents of form XObjects included."""
    found = PageObjects()
    _Collector(found).collect(page.raw, pdfium.FPDFPage_CountObjects(page.raw), pdfium.FPDFPage_GetObject, _UNIT)
    return found


class _Collector:
    """Walks over page objects; holds the buffers that pdfium writes into."""

    def __init__(self, found: PageObjects) -> None:
        self._found = found
        self._numbers = [ctypes.c_float() for _ in range(4)]
        self._references = [ctypes.byref(number) for number in self._numbers]
        self._matrix = pdfium.FS_MATRIX()
        self._colour = [ctypes.c_uint() for _ in range(4)]
        self._colours = [ctypes.byref(part) for part in self._colour]

    def collect(
        self, holder: Any, count: int, get: Any, matrix: Matrix, clip: Box = EVERYTHING, depth: int = 0
    ) -> None:
        found = self._found
        get_type = pdfium.FPDFPageObj_GetType
        for number in range(min(count, _MOST_OBJECTS - found.objects)):
            thing = get(holder, number)
            kind = get_type(thing)
            found.objects += 1
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                self._text(thing)
                left = self._clip(thing, matrix, clip)
                if left is not EVERYTHING and is_cut_off(self._bounds(thing, matrix), left):
                    found.clipped.add(len(found.texts) - 1)
            elif kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._path(thing, matrix)
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                found.pictures.append(self._bounds(thing, matrix))
                self._cover(thing, found.pictures[-1], picture=True)
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                inner = _times(self._matrix_of(thing), matrix)
                count_inside = pdfium.FPDFFormObj_CountObjects(thing)
                left = self._clip(thing, matrix, clip)
                self.collect(thing, count_inside, pdfium.FPDFFormObj_GetObject, inner, left, depth + 1)

    def _text(self, thing: Any) -> None:
        found = self._found
        mode = pdfium.FPDFTextObj_GetTextRenderMode(thing)
        if mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE:
            found.invisible.add(len(found.texts))
        elif mode == pdfium.FPDF_TEXTRENDERMODE_FILL and pdfium.FPDFPageObj_GetFillColor(thing, *self._colours):
            red, green, blue, opaque = self._colour
            if opaque.value < _FAINT or (red.value >= _PALE and green.value >= _PALE and blue.value >= _PALE):
                found.faint.add(len(found.texts))
        found.texts.append(thing)

    def _cover(self, thing: Any, box: tuple[float, float, float, float], *, picture: bool = False) -> None:
        found = self._found
        dark = not picture and self._is_dark(thing, _BLACK)
        if (
            (found.texts or dark)
            and len(found.covers) <= _MOST_COVERS
            and not pdfium.FPDFPageObj_HasTransparency(thing)
        ):
            found.covers.append(Cover(box, len(found.texts), dark, picture))

    def _bounds(self, thing: Any, matrix: Matrix) -> Box:
        pdfium.FPDFPageObj_GetBounds(thing, *self._references)
        left, bottom, right, top = (number.value for number in self._numbers)
        return _moved((left, bottom, right, top), matrix)

    def _clip(self, thing: Any, matrix: Matrix, outer: Box) -> Box:
        """What the clipping paths of an object, and of the forms that hold it, leave."""
        own = clip_of(thing)
        return outer if own is EVERYTHING else within(_moved(own, matrix), outer)

    def _matrix_of(self, thing: Any) -> Matrix:
        pdfium.FPDFPageObj_GetMatrix(thing, self._matrix)
        m = self._matrix
        return m.a, m.b, m.c, m.d, m.e, m.f

    def _path(self, path: Any, matrix: Matrix) -> None:
        self._found.paths += 1
        filled, stroked = self._mode(path)
        if stroked and not filled and is_of_marker(path):
            return
        left, bottom, right, top = self._bounds(path, matrix)
        if max(right - left, top - bottom) <= 1.5 * LARGEST and len(self._found.shapes) <= _MOST_SHAPES:
            self._shape(path, matrix)
        narrow = min(right - left, top - bottom)
        if narrow <= _THIN:
            self._thin(left, bottom, right, top)
            return
        if filled:
            self._cover(path, (left, bottom, right, top))
        elif stroked and narrow <= TALLEST:
            self._pen(path, matrix)
        if len(self._found.segments) <= _MOST_SEGMENTS:
            self._lines(path, matrix, stroked=stroked)

    def _mode(self, path: Any) -> tuple[bool, bool]:
        """Whether a path is filled, and whether it is stroked."""
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
        return bool(fill.value), bool(stroke.value)

    def _lines(self, path: Any, matrix: Matrix, *, stroked: bool) -> None:
        """The level and upright lines that a path draws; what slants has none, though a curve's crest be level."""
        for outline in self._outlines(path, _times(self._matrix_of(path), matrix)):
            xs, ys = zip(*outline, strict=True)
            if min(max(xs) - min(xs), max(ys) - min(ys)) <= _THIN:
                self._thin(min(xs), min(ys), max(xs), max(ys))
            elif stroked and not is_slanting(outline):
                self._straight(outline)

    def _shape(self, path: Any, matrix: Matrix) -> None:
        filled, stroked = self._mode(path)
        if not filled and not stroked:
            return
        parts = self._outlines(path, _times(self._matrix_of(path), matrix), curves=True)
        if parts:
            xs, ys = zip(*(point for part in parts for point in part), strict=True)
            box = min(xs), min(ys), max(xs), max(ys)
            full = _FULL * (box[2] - box[0]) * (box[3] - box[1])
            outline = len(parts) == 1 and 0 < full <= _area(parts[0])
            self._found.shapes.append((box, outline, filled and self._is_dark(path, _DARK)))

    def _is_dark(self, path: Any, most: int) -> bool:
        if not pdfium.FPDFPageObj_GetFillColor(path, *self._colours):
            return False
        tone = sum(weight * part.value for weight, part in zip(_WEIGHTS, self._colour, strict=False))
        return tone < most and self._colour[3].value > _DARK

    def _thin(self, left: float, bottom: float, right: float, top: float) -> None:
        """A line, or a filled rectangle as thin as one."""
        if right - left >= top - bottom:
            bottom = top = (bottom + top) / 2
        else:
            left = right = (left + right) / 2
        if max(right - left, top - bottom) >= _SHORTEST:
            self._found.segments.append((left, bottom, right, top))

    def _pen(self, path: Any, matrix: Matrix) -> None:
        """A path that may cross text out: stroked, thin, opaque and not pale."""
        if len(self._found.pens) <= MOST and is_of_pen(path):
            outlines = self._outlines(path, _times(self._matrix_of(path), matrix), curves=True)
            self._found.pens += filter(is_slanting, outlines)

    def _straight(self, outline: list[tuple[float, float]]) -> None:
        for (x0, y0), (x1, y1) in pairwise(outline):
            if min(abs(x1 - x0), abs(y1 - y0)) <= _SLANT and max(abs(x1 - x0), abs(y1 - y0)) >= _SHORTEST:
                self._thin(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def _outlines(self, path: Any, matrix: Matrix, *, curves: bool = False) -> list[list[tuple[float, float]]]:
        """The path's parts as lists of points; curves end a part, or count by the points that span them."""
        outlines: list[list[tuple[float, float]]] = []
        x, y = self._numbers[0], self._numbers[1]
        for number in range(min(pdfium.FPDFPath_CountSegments(path), _MOST_SEGMENTS)):
            segment = pdfium.FPDFPath_GetPathSegment(path, number)
            pdfium.FPDFPathSegment_GetPoint(segment, *self._references[:2])
            point = _apply(matrix, x.value, y.value)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            on = kind == pdfium.FPDF_SEGMENT_LINETO or (curves and kind == pdfium.FPDF_SEGMENT_BEZIERTO)
            if on and outlines:
                outlines[-1].append(point)
            else:
                outlines.append([point])
            if pdfium.FPDFPathSegment_GetClose(segment):
                outlines[-1].append(outlines[-1][0])
        return outlines


def _moved(box: Box, matrix: Matrix) -> Box:
    """The box around a box that a matrix turns."""
    if matrix is _UNIT:
        return box
    xs, ys = zip(*(_apply(matrix, x, y) for x in box[::2] for y in box[1::2]), strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _area(outline: list[tuple[float, float]]) -> float:
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise([*outline, outline[0]]))) / 2


def _apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that applies ``inner`` first."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u
