"""Clipping in PDFs: which texts are drawn where a clipping path leaves nothing, or little, of them to be seen."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

Box = tuple[float, float, float, float]
EVERYTHING: Box = (float("-inf"), float("-inf"), float("inf"), float("inf"))
_MOST_POINTS = 200
"""Points of a clipping path beyond which it is a drawing's, and not looked at."""
_LEAST_SEEN = 0.6
"""Share of a text's width or height inside its clipping path from which on it is taken for seen."""


def clip_of(thing: Any) -> Box:
    """The box of all that a page object's clipping paths leave, in the space that holds the object: left, bottom,
    right, top; ``EVERYTHING`` where it has none."""
    clip, box = pdfium.FPDFPageObj_GetClipPath(thing), EVERYTHING
    x, y = ctypes.c_float(), ctypes.c_float()
    for number in range(max(0, pdfium.FPDFClipPath_CountPaths(clip)) if clip else 0):
        count = pdfium.FPDFClipPath_CountPathSegments(clip, number)
        if not 0 < count <= _MOST_POINTS:
            continue
        xs, ys = [], []
        for at in range(count):
            pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFClipPath_GetPathSegment(clip, number, at), x, y)
            xs.append(x.value)
            ys.append(y.value)
        box = within(box, (min(xs), min(ys), max(xs), max(ys)))
    return box


def within(one: Box, other: Box) -> Box:
    """What two boxes share; of what they do not, the sides are in the wrong order."""
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def is_cut_off(text: Box, clip: Box) -> bool:
    """Whether so much of a text's box lies outside of what is left that some of it may not be seen."""
    left, bottom, right, top = within(text, clip)
    width, height = text[2] - text[0], text[3] - text[1]
    return right - left < _LEAST_SEEN * width or top - bottom < _LEAST_SEEN * height
