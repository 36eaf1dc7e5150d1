"""From the picture of a page to a Page."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from hedui.models.page import MarkKind, Page, Reading, Seal
from hedui.read import pdfgeometry, seals
from hedui.read.asides import marks_of
from hedui.read.bars import with_bars
from hedui.read.cache import Cache
from hedui.read.cells import missed_in_cells
from hedui.read.checkboxes import with_checkboxes
from hedui.read.coloured import in_seals_ink
from hedui.read.glyphs import Glyphs
from hedui.read.inks import inks, pen, with_pale_ink
from hedui.read.layout import arrange
from hedui.read.ocr.engine import OcrEngine, Recognition, TextLine
from hedui.read.penned import penned
from hedui.read.picture import broken, find_strokes, is_blank, is_in_colour, large_enough, shows_writing
from hedui.read.sealed import turned, under_seals
from hedui.read.sight import Sight
from hedui.read.struck import struck
from hedui.read.tables import as_strokes
from hedui.read.trust import Problem
from hedui.read.ways import surest

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_LONG_LINE, _LONG_SHAPE = 8, 3.5
"""Characters of a line, and heights that it is wide, from which its slope is that of the page."""

_FEW = 6
"""Fewer characters than this on a page that shows lines of writing are a guess at what cannot be read."""


_PALE_BUT_SURE = 0.85
"""How surely a page is read, in the mean over its characters, on which nothing is dark and yet something is written."""

_MIDDLE, _WHOLE = (0.35, 0.65), (0.0, 1.0)
"""Between these shares of a letter's height runs a pen that strikes it out; what is written on a line crosses it lower
(shares from the letter's top)."""


def read_scan(
    picture: NDArray[np.uint8],
    number: int,
    size: tuple[float, float],
    engine: OcrEngine,
    cache: Cache | None,
) -> Page:
    """The page ``number`` that ``picture`` shows (rows by columns, grey or red, green, blue); ``size`` is the page's
    width and height in points. A page without any text has the problem ``blank`` or ``no-text``."""
    sight = cache.get(picture, engine) if cache else None
    if sight is None:
        sight = look(picture, engine).rounded()
        if cache:
            cache.put(picture, engine, sight)
    return page_of(sight, number, size, engine.name)


def look(picture: NDArray[np.uint8], engine: OcrEngine) -> Sight:
    """Everything that is seen on a picture."""
    given, picture = picture, large_enough(picture)
    page = inks(picture)
    height, width = page.black.shape
    if is_blank(page.drawn) and page.stamps is None:
        page = with_pale_ink(page, picture)
        if is_blank(page.drawn) or not _is_legible(engine.read(page.black)):
            return Sight((width, height), 0, 0.0, (), np.empty((0, 4)), written=shows_writing(picture))
    found = engine.read(page.black)
    if given is not picture:
        found = _as_given_too(found, given, picture.shape[0] / given.shape[0], engine)
    upright = turned(page.drawn, found.turn)
    size = (upright.shape[1], upright.shape[0])
    skew = skew_of(found.lines)
    seen = seals.find(turned(page.stamps, found.turn), engine) if page.stamps is not None else ()
    sealed = turned(page.zone, found.turn) if page.zone is not None else None
    lines = with_checkboxes(under_seals(found.lines, page, found.turn, engine), upright, sealed)
    if page.stamps is not None and page.zone is None:
        lines += in_seals_ink(turned(page.stamps, found.turn), seen, lines, engine)
    lines = with_bars(lines, upright, skew)
    strokes = find_strokes(upright, skew)
    lines += missed_in_cells(upright, skew, lines, strokes, engine)
    interrupted = broken(upright, skew, strokes)
    if page.stamps is not None and page.zone is None:
        strokes = np.concatenate([strokes, find_strokes(pen(turned(page.stamps, found.turn)), skew)])
    more = is_in_colour(picture), _shows_more(lines, picture), interrupted, penned(lines, upright, skew)
    return Sight(size, found.turn, skew, lines, strokes, seen, *more)


def _shows_more(lines: Sequence[TextLine], picture: NDArray[np.uint8]) -> bool:
    """Whether a picture of which next to nothing was read shows writing."""
    return sum(len(line.text) for line in lines) < _FEW and shows_writing(picture)


def _is_legible(found: Recognition) -> bool:
    """Whether what was found on a page on which nothing is dark is writing, and not what shines through or a stain."""
    written = [line for line in found.lines if line.text.strip()]
    sure = np.concatenate([line.confidences for line in written]) if written else np.empty(0)
    return len(sure) >= _FEW and float(sure.mean()) >= _PALE_BUT_SURE


def _as_given_too(large: Recognition, given: NDArray[np.uint8], scale: float, engine: OcrEngine) -> Recognition:
    """A picture's lines as it is surer of them, enlarged by ``scale`` (``large``) or as it was given."""
    small = engine.read(inks(given).black)
    if small.turn != large.turn:
        return large
    lines = [dataclasses.replace(line, corners=line.corners * scale) for line in small.lines]
    return Recognition(large.turn, surest(large.lines, lines))


def skew_of(lines: tuple[TextLine, ...]) -> float:
    """By how many degrees the lines slope down to the right: the median over the long ones."""
    angles = []
    for line in lines:
        (x0, y0), (x1, y1) = line.corners[0], line.corners[1]
        height = float(np.linalg.norm(line.corners[3] - line.corners[0]))
        if len(line.text) >= _LONG_LINE and x1 - x0 >= _LONG_SHAPE * height:
            angles.append(float(np.rad2deg(np.arctan2(y1 - y0, x1 - x0))))
    return round(float(np.median(angles)), 3) if angles else 0.0


def page_of(sight: Sight, number: int, size: tuple[float, float], engine: str) -> Page:
    """The page that a sight gives; ``size`` is its width and height in points, as seen before any turning."""
    width, height = size
    wide = size if sight.turn in (0, 180) else (height, width)
    scale = np.array([wide[0] / sight.size[0], wide[1] / sight.size[1]] * 2)
    level = sight.level()
    glyphs, strokes = Glyphs(level.text, level.boxes * scale, level.confidences), sight.strokes * scale
    _, strikes = struck(glyphs, strokes, band=_MIDDLE)
    drawn = strikes.copy()
    drawn[list(sight.broken)] = False
    through, _ = struck(glyphs, strokes[drawn], band=_MIDDLE)
    through |= struck(dataclasses.replace(glyphs, confidences=None), sight.penned * scale, band=_WHOLE)[0]
    arrangement = arrange(glyphs, as_strokes(strokes[~strikes])).without(through)
    marks = _seals(sight, wide, scale)
    if sight.written or not arrangement.text.strip():
        problem = Problem.NO_TEXT if sight.written or len(sight.strokes) or sight.seals else Problem.BLANK
        return Page(number, "", Reading.NONE, width, height, engine=engine, problem=problem, seals=marks)
    seen = sight.as_seen()
    paper = Glyphs(seen.text, pdfgeometry.turned(seen.boxes * scale, wide, -sight.turn % 360), seen.confidences)
    return Page(
        number,
        arrangement.text,
        Reading.OCR,
        width,
        height,
        boxes=arrangement.boxes(paper),
        confidences=arrangement.confidences(paper),
        engine=engine,
        turn=sight.turn,
        skew=sight.skew,
        seals=marks,
        in_colour=sight.in_colour,
        marks=marks_of(paper, {MarkKind.STRUCK: through}, arrangement),
    )


def _seals(sight: Sight, wide: tuple[float, float], scale: Floats) -> tuple[Seal, ...]:
    """The seals with their boxes on the page as seen; ``wide`` is the size of the upright page in points."""
    boxes = pdfgeometry.turned(
        np.array([seal.box for seal in sight.seals]).reshape(-1, 4) * scale, wide, -sight.turn % 360
    )
    return tuple(
        Seal(seal.text, (x0, top, x1, bottom), seal.confidence)
        for seal, (x0, top, x1, bottom) in zip(sight.seals, boxes.round(2).tolist(), strict=True)
    )
