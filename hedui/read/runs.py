"""Runs: stretches of glyphs that follow each other closely on one line.

A page has a thousand glyphs and some fifty runs; everything up to here is done on whole arrays, everything after it
run by run.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hedui.read.edges import GUTTER, find_edges
from hedui.read.glyphs import Glyphs

if TYPE_CHECKING:
    from numpy.typing import NDArray

SAME_PLACE = 0.15
"""Two equal glyphs closer than this share of their height are one glyph drawn twice (bold faked by overprinting)."""

FIRST_WIDE = 0x2E80
"""Characters from here on take a full square, as Chinese characters and their punctuation do."""

_RUN_GAP = 0.9
_BACKWARD = 0.35
_OTHER_LINE = 0.45
_NARROW_GAP = 0.2
_LIGATURE = 0.65
"""How wide a glyph is at least, of its height, that is two letters and no f."""
_SECOND = 0x10FFFE
"""No character: what the second letter of a ligature counts as where glyphs are compared."""
_WATERMARK_HEIGHT = 1.8
_WATERMARK_COVERS = 3


@dataclass(slots=True)
class Run:
    """Glyphs ``indices`` in reading order, their surrounding box in points, and the cell that they lie in (or -1)."""

    indices: NDArray[np.intp]
    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    em: float
    cell: int
    after_blank: bool = False
    """Whether the gap before the run is ruled: a blank to be filled in."""
    at_edge: bool = False
    """Whether a column begins with the run, however little paper there is before it."""

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def find_runs(glyphs: Glyphs, cells: NDArray[np.intp]) -> list[Run]:
    """The runs of a page. ``cells`` holds for each glyph the number of the table cell it lies in, or -1."""
    codes = np.frombuffer(glyphs.text.encode("utf-32-le", "surrogatepass"), np.uint32)
    blank = _is_blank(codes)
    solid = np.flatnonzero(~blank & np.isfinite(glyphs.boxes).all(axis=1))
    solid = solid[_first_of_overprinted(codes[solid], glyphs.boxes[solid])]
    if not len(solid):
        return []
    boxes = glyphs.boxes[solid]
    breaks, open_gap = _breaks(boxes, codes[solid], cells[solid])
    breaks |= _filled_gaps(boxes, breaks)
    boxes, at_edge = _with_edges(codes[solid].tobytes().decode("utf-32-le", "surrogatepass"), boxes, breaks)
    breaks |= at_edge[1:]
    placed = blank & (glyphs.boxes[:, 2] - glyphs.boxes[:, 0] > 0)
    kept = _kept(solid, blank, placed, open_gap, breaks)
    starts = np.concatenate(([0], np.flatnonzero(breaks) + 1))
    ends = np.append(starts[1:], len(solid)) - 1
    frames = np.column_stack(
        (
            np.minimum.reduceat(boxes[:, :2], starts),
            np.maximum.reduceat(boxes[:, 2:], starts),
            np.maximum.reduceat(boxes[:, 3] - boxes[:, 1], starts),
        )
    ).tolist()
    members = np.flatnonzero(kept)
    begins, stops = np.searchsorted(members, solid[starts]).tolist(), np.searchsorted(members, solid[ends]).tolist()
    firsts, lasts = solid[starts].tolist(), solid[ends].tolist()
    runs: list[Run] = []
    for frame, begin, stop, first, last in zip(frames, begins, stops, firsts, lasts, strict=True):
        indices = members[begin : stop + 1]
        whole = len(indices) == last - first + 1
        text = glyphs.text[first : last + 1] if whole else "".join([glyphs.text[index] for index in indices.tolist()])
        x0, top, x1, bottom, em = frame
        opens = bool(at_edge[starts[len(runs)]])
        runs.append(Run(indices, text, x0, top, x1, bottom, em, int(cells[first]), at_edge=opens))
    return _without_watermarks(runs)


def _breaks(
    boxes: NDArray[np.float64], codes: NDArray[np.uint32], cells: NDArray[np.intp]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Between each two glyphs: whether a run ends there, and whether the gap is wide enough for a space."""
    x0, top, x1, bottom = boxes.T
    height = bottom - top
    em = np.maximum(height[1:], height[:-1])
    gap = x0[1:] - x1[:-1]
    apart = np.abs((top + bottom)[1:] - (top + bottom)[:-1]) / 2
    breaks = (gap > _RUN_GAP * em) | (x0[1:] < x0[:-1] - _BACKWARD * em) | (apart > _OTHER_LINE * em)
    breaks |= cells[1:] != cells[:-1]
    wide = codes >= FIRST_WIDE
    open_gap = ~(wide[1:] & wide[:-1]) | (gap >= _NARROW_GAP * em)
    return breaks, open_gap


def _filled_gaps(boxes: NDArray[np.float64], breaks: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Between each two glyphs of a run: whether a glyph that is drawn elsewhere fills the gap, as quotation marks of
    another font do that a program draws before or behind their line."""
    x0, top, x1, bottom = boxes.T
    height, middle, centre = bottom - top, (top + bottom) / 2, (x0 + x1) / 2
    em = np.maximum(height[1:], height[:-1])
    filled = np.zeros(len(breaks), bool)
    gaps = np.flatnonzero(~breaks & (x0[1:] - x1[:-1] >= _NARROW_GAP * em))
    order = np.argsort(centre)
    begins, ends = np.searchsorted(centre[order], x1[gaps]), np.searchsorted(centre[order], x0[gaps + 1], "right")
    for gap, begin, end in zip(gaps.tolist(), begins.tolist(), ends.tolist(), strict=True):
        inside = order[begin:end]
        near = np.abs(middle[inside] - middle[gap]) < _OTHER_LINE * em[gap]
        filled[gap] = bool((near & (height[inside] < _WATERMARK_HEIGHT * em[gap])).any())
    return filled


def _with_edges(
    text: str, boxes: NDArray[np.float64], breaks: NDArray[np.bool_]
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """The boxes, a gutter left before each column's edge, and which glyphs begin at one."""
    begins = np.zeros(len(boxes), bool)
    for edge in find_edges(text, boxes, breaks):
        at_edge, reached = edge.begins(boxes), edge.reached(boxes)
        boxes = boxes.copy()
        boxes[reached, 2] = edge.x - GUTTER * edge.em
        begins |= at_edge
    return boxes, begins


def _is_blank(codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    plain = (codes <= 0x20) | (codes == 0xA0) | (codes == 0x3000) | (codes == 0xFEFF)
    return np.asarray(plain | ((codes >= 0x2000) & (codes <= 0x200F)))


def _first_of_overprinted(codes: NDArray[np.uint32], boxes: NDArray[np.float64]) -> NDArray[np.bool_]:
    """False for each glyph that repeats an earlier equal one at the same place."""
    first = np.ones(len(codes), bool)
    sizes = np.round(2 * np.log2(np.maximum(boxes[:, 3] - boxes[:, 1], 1.0)))
    unit = 2 * SAME_PLACE * 2 ** (sizes / 2)
    columns, rows = boxes[:, 0] / unit, boxes[:, 1] / unit
    codes = np.where(_seconds_of_ligatures(codes, boxes), _SECOND, codes)
    kinds = (codes.astype(np.int64) << 5 | (sizes.astype(np.int64) & 0x1F)) << 36
    for shift_x in (0.0, 0.5):
        for shift_y in (0.0, 0.5):
            x, y = (columns + shift_x).astype(np.int64), (rows + shift_y).astype(np.int64)
            key = kinds | (x & 0x3FFFF) << 18 | (y & 0x3FFFF)
            ordered = np.sort(key)
            if (ordered[1:] == ordered[:-1]).any():
                seen = np.zeros(len(codes), bool)
                seen[np.unique(key, return_index=True)[1]] = True
                first &= seen
    return first


def _seconds_of_ligatures(codes: NDArray[np.uint32], boxes: NDArray[np.float64]) -> NDArray[np.bool_]:
    """True for each second f of ﬀ, ﬃ and ﬄ: one wide glyph that stands for several letters, all in its own box."""
    seconds = np.zeros(len(codes), bool)
    wide = boxes[1:, 2] - boxes[1:, 0] > _LIGATURE * (boxes[1:, 3] - boxes[1:, 1])
    same = (codes[1:] == codes[:-1]) & (boxes[1:] == boxes[:-1]).all(axis=1)
    seconds[1:] = (codes[1:] == ord("f")) & same & wide
    return seconds


def _kept(
    solid: NDArray[np.intp],
    blank: NDArray[np.bool_],
    placed: NDArray[np.bool_],
    open_gap: NDArray[np.bool_],
    breaks: NDArray[np.bool_],
) -> NDArray[np.bool_]:
    """Which glyphs stand in the text of runs: the solid ones, and one white space in each gap that has any.

    In a closed gap between two Chinese characters only a space that takes room (``placed``) counts; readers guess
    others where type is set wide.
    """
    kept = np.zeros(len(blank), bool)
    kept[solid] = True
    for position in np.flatnonzero(~breaks & (np.diff(solid) > 1)).tolist():
        start, end = int(solid[position]) + 1, int(solid[position + 1])
        spaces = (blank if open_gap[position] else placed)[start:end]
        if spaces.any():
            kept[start + int(spaces.argmax())] = True
    return kept


def _without_watermarks(runs: list[Run]) -> list[Run]:
    """Drop runs much taller than the page's text that lie across several of its lines."""
    usual = float(np.median([run.em for run in runs]))
    tall = [run for run in runs if run.em > _WATERMARK_HEIGHT * usual]
    marks = {id(run) for run in tall if sum(_lies_under(run, other) for other in runs) >= _WATERMARK_COVERS}
    return [run for run in runs if id(run) not in marks] if marks else runs


def _lies_under(mark: Run, run: Run) -> bool:
    if run is mark or run.em > mark.em / _WATERMARK_HEIGHT:
        return False
    return mark.top < run.middle < mark.bottom and run.x0 < mark.x1 and mark.x0 < run.x1
