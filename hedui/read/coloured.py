"""Writing in the red ink that seals have: headings, printed numbers, stamps beside the text. Taken off for the page's
black ink to be read, it is read by itself, and is part of the page where it is no seal's and lies on nothing black."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import cv2
import numpy as np

from hedui.read.ocr.engine import OcrEngine, TextLine

if TYPE_CHECKING:
    from hedui.read.ocr.engine import Floats
    from hedui.read.picture import Picture
    from hedui.read.sight import SeenSeal

_DARK = 128
_LEAST_INK, _LEAST_SHARE = 400, 1e-4
"""Of the ink that is no seal's, in pixels and as a share of the page, for that any writing may be among it."""
_AROUND = 0.12
"""Of a seal's radius, beyond which nothing is its own."""
_LEAST_SURE, _LEAST_LONG, _LARGE = 0.9, 4, 1.3
"""How surely a line is read, and how many characters it has, or how many times it is as high as the usual line: what a
seal of which no ring was seen leaves is none."""
_MOST_ASLANT = 0.15
"""How far a line may fall or rise, in its lengths."""
_OVER = 0.15
"""Share of a line's box that may lie on black writing."""


def in_seals_ink(
    stamps: Picture, seals: Iterable[SeenSeal], lines: tuple[TextLine, ...], engine: OcrEngine
) -> tuple[TextLine, ...]:
    """The lines in an upright picture of the seals' ink that are no seal's, beside the black ``lines``."""
    left = _without_seals(stamps, seals)
    inked = int((left < _DARK).sum())
    if inked < max(_LEAST_INK, _LEAST_SHARE * left.size):
        return ()
    found = engine.read(left)
    if found.turn:
        return ()
    black = [_box(line) for line in lines]
    usual = float(np.median([_height(line) for line in lines])) if lines else 0.0
    return tuple(line for line in found.lines if _is_writing(line, usual) and not _lies_on(_box(line), black))


def _without_seals(stamps: Picture, seals: Iterable[SeenSeal]) -> Picture:
    left = stamps.copy()
    for seal in seals:
        x0, top, x1, bottom = seal.box
        middle = round((x0 + x1) / 2), round((top + bottom) / 2)
        radii = round((x1 - x0) / 2 * (1 + _AROUND)), round((bottom - top) / 2 * (1 + _AROUND))
        cv2.ellipse(left, middle, radii, 0, 0, 360, 255, -1)
    return left


def _is_writing(line: TextLine, usual: float) -> bool:
    (x0, y0), (x1, y1) = line.corners[0], line.corners[1]
    solid = "".join(line.text.split())
    is_long = len(solid) >= _LEAST_LONG or (len(solid) > 1 and _height(line) >= _LARGE * usual)
    return is_long and line.confidence >= _LEAST_SURE and abs(y1 - y0) <= _MOST_ASLANT * (x1 - x0)


def _lies_on(box: Floats, black: list[Floats]) -> bool:
    area = float((box[2] - box[0]) * (box[3] - box[1]))
    for other in black:
        across = min(box[2], other[2]) - max(box[0], other[0])
        down = min(box[3], other[3]) - max(box[1], other[1])
        if across > 0 and down > 0 and across * down > _OVER * area:
            return True
    return False


def _box(line: TextLine) -> Floats:
    return np.concatenate((line.corners.min(axis=0), line.corners.max(axis=0)))


def _height(line: TextLine) -> float:
    return float(np.linalg.norm(line.corners[3] - line.corners[0]))
