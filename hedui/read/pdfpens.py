"""Strokes of a pen on a PDF page: in its content, and annotations drawn by hand or as lines (ISO 32000-2, 12.5.6)."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

Points = list[tuple[float, float]]
"""The points of a stroke in user space."""

MOST = 2000
"""Strokes beyond which a page is a drawing."""
_PALE, _OPAQUE, _WIDEST = 170, 180, 4.0
_SEEN = 0.7
_SLANT = 0.5
_MOST_POINTS = 5000
_WEIGHTS = (0.299, 0.587, 0.114)


def is_of_pen(path: Any) -> bool:
    """Whether pdfium's path is stroked as by a pen: thin, opaque and not pale."""
    width, light = _look(path)
    return width <= _WIDEST and not light


def is_of_marker(path: Any) -> bool:
    """Whether it is stroked as by a marker, which leaves text to be read: broad, and pale or to be seen through."""
    width, light = _look(path)
    return width > _WIDEST and light


def _look(path: Any) -> tuple[float, bool]:
    """How wide a path is stroked, in its own points, and whether it is pale or to be seen through."""
    colour, width = [ctypes.c_uint() for _ in range(4)], ctypes.c_float()
    if not pdfium.FPDFPageObj_GetStrokeColor(path, *map(ctypes.byref, colour)):
        return 0.0, True
    pdfium.FPDFPageObj_GetStrokeWidth(path, ctypes.byref(width))
    tone = sum(weight * part.value for weight, part in zip(_WEIGHTS, colour, strict=False))
    return width.value, tone >= _PALE or colour[3].value <= _OPAQUE


def is_slanting(points: Sequence[tuple[float, float]]) -> bool:
    """Whether a stroke is more than level and upright lines, as frames and rules are."""
    return any(min(abs(x1 - x0), abs(y1 - y0)) > _SLANT for (x0, y0), (x1, y1) in pairwise(points))


def annotated(annotation: Any) -> Iterator[Points]:
    """The strokes that an annotation draws, if it is of those made with a pen."""
    get = _STROKES.get(pdfium.FPDFAnnot_GetSubtype(annotation))
    if get is not None and _is_seen(annotation):
        yield from (points for points in get(annotation) if len(points) > 1)


def _is_seen(annotation: Any) -> bool:
    """Whether it is drawn as by a pen, as far as it says how it looks."""
    opacity = ctypes.c_float()
    if pdfium.FPDFAnnot_GetNumberValue(annotation, b"CA", ctypes.byref(opacity)) and opacity.value < _SEEN:
        return False
    drawn = [pdfium.FPDFAnnot_GetObject(annotation, n) for n in range(pdfium.FPDFAnnot_GetObjectCount(annotation))]
    return all(is_of_pen(each) for each in drawn if pdfium.FPDFPageObj_GetType(each) == pdfium.FPDF_PAGEOBJ_PATH)


def _line(annotation: Any) -> Iterator[Points]:
    start, end = pdfium.FS_POINTF(), pdfium.FS_POINTF()
    if pdfium.FPDFAnnot_GetLine(annotation, ctypes.byref(start), ctypes.byref(end)):
        yield [(start.x, start.y), (end.x, end.y)]


def _by_hand(annotation: Any) -> Iterator[Points]:
    for number in range(min(pdfium.FPDFAnnot_GetInkListCount(annotation), MOST)):
        yield _points(lambda *into, number=number: pdfium.FPDFAnnot_GetInkListPath(annotation, number, *into))


def _corners(annotation: Any) -> Iterator[Points]:
    yield _points(lambda *into: pdfium.FPDFAnnot_GetVertices(annotation, *into))


def _points(get: Any) -> Points:
    """What one of pdfium's functions writes into a buffer whose size it tells when given none."""
    size = get(None, 0)
    if not 0 < size <= _MOST_POINTS:
        return []
    buffer = (pdfium.FS_POINTF * size)()
    get(buffer, size)
    return [(point.x, point.y) for point in buffer]


_STROKES = {
    pdfium.FPDF_ANNOT_LINE: _line,
    pdfium.FPDF_ANNOT_INK: _by_hand,
    pdfium.FPDF_ANNOT_POLYLINE: _corners,
}
