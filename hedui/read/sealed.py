"""Lines on which a grey seal lies: read in more than one way, the surest kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from hedui.read.ocr.engine import OcrEngine, TextLine
from hedui.read.ocr.recognition import crop
from hedui.read.ways import surest, upon

if TYPE_CHECKING:
    from hedui.read.inks import Inks, Mask
    from hedui.read.picture import Picture

_STAR = 2
_MARGIN = 20
"""Rows around the seals that are read with them, in pixels."""


def under_seals(lines: tuple[TextLine, ...], page: Inks, turn: int, engine: OcrEngine) -> tuple[TextLine, ...]:
    """The lines of a page that was turned clockwise by ``turn`` degrees, each that a grey seal touches as it is surest.

    Where the seal was taken off, a line is read once more with it. Where that would have wiped the writing, the rows
    that the seals touch are read by themselves, larger: with the seals, without, and without their broad strokes, which
    shows letters of the seals so well that it is no witness for lines that stand nowhere else.
    """
    if page.other is None or page.zone is None:
        return lines
    other, zone = turned(page.other, turn), turned(page.zone, turn)
    touched = partial(_touches, zone)

    if page.is_clean:
        ways = [[_again(other, line, engine) for line in lines if touched(line)]]
    else:
        ways = [_in_rows(way, zone, engine) for way in (turned(page.black, turn), turned(page.drawn, turn))]
        ways.append(upon(_in_rows(other, zone, engine), [*lines, *ways[0], *ways[1]]))
    return surest(*(_without_stars(way, zone) for way in (lines, *ways)), is_in_question=touched)


def _again(picture: Picture, line: TextLine, engine: OcrEngine) -> TextLine:
    return replace(engine.read_line(crop(picture, line.corners)), corners=line.corners)


def turned(picture: Picture, turn: int) -> Picture:
    """The picture turned clockwise by ``turn`` degrees."""
    return np.ascontiguousarray(np.rot90(picture, -turn // 90))


def _touches(zone: Mask, line: TextLine) -> bool:
    return bool(crop(zone, line.corners).any())


def _without_stars(lines: Iterable[TextLine], zone: Mask) -> list[TextLine]:
    return [line for line in lines if not _is_star(line, zone)]


def _is_star(line: TextLine, zone: Mask) -> bool:
    """Whether a line is what a seal's star was taken for: one or two Latin letters, the seal all around them."""
    signs = "".join(line.text.split())
    return len(signs) <= _STAR and signs.isascii() and signs.isalpha() and bool(crop(zone, line.corners).all())


def _in_rows(upright: Picture, zone: Mask, engine: OcrEngine) -> list[TextLine]:
    """The lines of the rows that the zone takes up."""
    rows = np.flatnonzero(zone.any(axis=1))
    top = max(int(rows[0]) - _MARGIN, 0)
    found = engine.read(np.ascontiguousarray(upright[top : int(rows[-1]) + _MARGIN]))
    return [] if found.turn else [replace(line, corners=line.corners + np.array([0, top])) for line in found.lines]
