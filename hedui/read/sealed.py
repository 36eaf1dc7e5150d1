"""Lines on which a grey seal lies: read in more than one way, the surest kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from hedui.read.ocr.engine import OcrEngine, TextLine
from hedui.read.ocr.recognition import crop

if TYPE_CHECKING:
    from hedui.read.inks import Inks, Mask
    from hedui.read.picture import Picture

_WORTH = 0.5
"""A character read less surely speaks against a reading."""

_ASIDE = 0.5
_UPON = 0.1
"""Lines compete that share so much of the lower one's height and of the narrower one's width."""

_STAR = 2
_MARGIN = 20
"""Rows around the seals that are read with them, in pixels."""


def under_seals(lines: tuple[TextLine, ...], page: Inks, turn: int, engine: OcrEngine) -> tuple[TextLine, ...]:
    """The lines of a page that was turned clockwise by ``turn`` degrees, each that a grey seal touches as it is surest.

    Where the seal was taken off, the line is read once more with it. Where that would have wiped the writing, the rows
    that the seals touch are read by themselves, larger, with the seals and without.
    """
    if page.other is None or page.zone is None:
        return lines
    other, zone = turned(page.other, turn), turned(page.zone, turn)
    touched = [line for line in lines if _touches(line, zone)]
    if page.is_clean:
        again = [replace(engine.read_line(crop(other, line.corners)), corners=line.corners) for line in touched]
    else:
        again = [line for way in (turned(page.black, turn), other) for line in _in_rows(way, zone, engine)]
    upon = [line for line in (*touched, *again) if not _is_star(line, zone)]
    return (*(line for line in lines if not _touches(line, zone)), *_best(upon))


def turned(picture: Picture, turn: int) -> Picture:
    """The picture turned clockwise by ``turn`` degrees."""
    return np.ascontiguousarray(np.rot90(picture, -turn // 90))


def _touches(line: TextLine, zone: Mask) -> bool:
    return bool(crop(zone, line.corners).any())


def _is_star(line: TextLine, zone: Mask) -> bool:
    """Whether a line is what a seal's star was taken for: one or two Latin letters, the seal all around them."""
    signs = "".join(line.text.split())
    return len(signs) <= _STAR and signs.isascii() and signs.isalpha() and bool(crop(zone, line.corners).all())


def _in_rows(upright: Picture, zone: Mask, engine: OcrEngine) -> list[TextLine]:
    """The lines that touch the zone, from the rows that it takes up."""
    rows = np.flatnonzero(zone.any(axis=1))
    top = max(int(rows[0]) - _MARGIN, 0)
    found = engine.read(np.ascontiguousarray(upright[top : int(rows[-1]) + _MARGIN]))
    if found.turn:
        return []
    placed = [replace(line, corners=line.corners + np.array([0, top])) for line in found.lines]
    return [line for line in placed if _touches(line, zone)]


def _best(lines: list[TextLine]) -> list[TextLine]:
    """Of lines that stand in one place the one of most worth."""
    found: list[TextLine] = []
    for line in sorted(lines, key=_worth, reverse=True):
        if _worth(line) > 0 and not any(_are_one(line, other) for other in found):
            found.append(line)
    return found


def _worth(line: TextLine) -> float:
    """Many characters surely read are worth more than few."""
    return float((line.confidences - _WORTH).sum())


def _are_one(line: TextLine, other: TextLine) -> bool:
    """Whether two lines stand in one place."""
    low, high = (
        np.maximum(line.corners.min(axis=0), other.corners.min(axis=0)),
        np.minimum(line.corners.max(axis=0), other.corners.max(axis=0)),
    )
    shared = high - low
    sizes = np.minimum(np.ptp(line.corners, axis=0), np.ptp(other.corners, axis=0))
    return bool(shared[0] > _UPON * sizes[0] and shared[1] > _ASIDE * sizes[1])
