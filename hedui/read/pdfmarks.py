"""Boxes and rounds to tick that a PDF page draws, and whether they are: a tick, a cross or a filled middle within.

Printed forms draw them as strokes, not as characters; in the page's text they stand as □ and ☑ at their place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from hedui.read.symbols import EMPTY, TICKED

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hedui.read.glyphs import Glyphs

    Floats = NDArray[np.float64]

Rectangle = tuple[float, float, float, float]

SMALLEST, LARGEST = 5.0, 20.0
"""Sides of a box to tick, in points."""

_SQUARE = 0.8
_INNER = 0.2
_OUTER = 1.4
_EDGE = 1.5
_ASTRAY = 0.2
_SAME = 0.35
_WIDE = 0.75
"""A light outline that goes over more than this of a frame's side is one round it."""
_MOST = 400
_TICKS = frozenset("√✓✔×✕✖✗✘xXvV●■•·lLnüûÖ")
_OPEN = frozenset("□☐")
_REACH = 2.5
"""A box belongs to words that begin within this many of its widths."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A small path: its box in points from the page's top left, whether it is one closed outline that fills its box,
    and whether it is filled with something dark."""

    box: Rectangle
    outline: bool
    dark: bool

    @property
    def is_frame(self) -> bool:
        x0, top, x1, bottom = self.box
        sides = sorted((x1 - x0, bottom - top))
        return self.outline and sides[0] >= _SQUARE * sides[1] and SMALLEST <= sides[0] <= sides[1] <= LARGEST


def drawn(stroke: Floats) -> Shape:
    """A stroke of a pen as a shape; ``stroke`` are its points on the page as seen."""
    (x0, top), (x1, bottom) = stroke.min(axis=0).tolist(), stroke.max(axis=0).tolist()
    return Shape((x0, top, x1, bottom), outline=False, dark=False)


def with_marks(glyphs: Glyphs, shapes: list[Shape], strokes: Floats) -> tuple[list[tuple[str, Rectangle]], list[int]]:
    """A sign for each box to tick that is drawn, or written and ticked, with its place; and the glyphs that give way:
    the ticks within boxes, and such a box.

    ``strokes`` are the page's straight level and upright strokes, four of which may be a box. A frame around a word or
    a figure, one of a row of frames that touch, and one that no words follow is no box to tick.
    """
    frames, written = _frames(shapes, strokes), [n for n, character in enumerate(glyphs.text) if character in _OPEN]
    if not 0 < len(frames) + len(written) <= _MOST:
        return [], []
    boxes = glyphs.boxes
    middles = np.column_stack(((boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2))
    solid = np.array([not character.isspace() for character in glyphs.text], bool)
    signs, ticks = _ticked(glyphs.text, boxes, middles, written, shapes)
    for frame in _apart(frames):
        inside = np.flatnonzero(solid & _within(middles, frame)).tolist()
        if _TICKS.issuperset([glyphs.text[number] for number in inside]) and _has_words(boxes[solid], frame):
            signs.append((TICKED if inside or _is_marked(frame, shapes) else EMPTY, frame))
            ticks += inside
    return signs, ticks


def _ticked(
    text: str, boxes: Floats, middles: Floats, written: list[int], shapes: list[Shape]
) -> tuple[list[tuple[str, Rectangle]], list[int]]:
    """A sign for each box that is written as a character and ticked by what is drawn, or another character, in it; and
    the glyphs that give way to it."""
    signs, gone = [], []
    for number in written:
        x0, top, x1, bottom = frame = boxes[number].tolist()
        inside = [n for n in np.flatnonzero(_within(middles, frame)).tolist() if n != number and text[n] in _TICKS]
        if x0 < x1 and top < bottom and (inside or _is_marked(frame, shapes)):
            signs.append((TICKED, (x0, top, x1, bottom)))
            gone += [number, *inside]
    return signs, gone


def _is_marked(frame: Rectangle, shapes: list[Shape]) -> bool:
    """Whether one of the shapes ticks, crosses or fills a frame."""
    return any(_marks(shape, frame) for shape in shapes)


def _apart(frames: list[Rectangle]) -> Iterator[Rectangle]:
    """The frames that touch no other."""
    return (frame for frame in frames if not any(_touch(frame, other) for other in frames if other is not frame))


def _frames(shapes: list[Shape], strokes: Floats) -> list[Rectangle]:
    """The frames, each once: light outlines and those that four strokes make. A dark one counts only where it
    bears a tick or where the page has a light one of its size: else it is the bullet of a list."""
    dark, light = ([shape.box for shape in shapes if shape.is_frame and shape.dark is kind] for kind in (True, False))
    light += [box for box in _of_strokes(strokes) if not _is_among(box, dark)]
    dark = [box for box in dark if _is_to_tick(box, light, shapes)]
    return _each_once(sorted(light, key=_area, reverse=True) + dark)


def _each_once(boxes: list[Rectangle]) -> list[Rectangle]:
    """The boxes without those that an earlier one is the same place as; one more than ``_MOST`` at the most."""
    found: list[Rectangle] = []
    for box in boxes:
        if len(found) <= _MOST and not any(overlap(box, other) for other in found):
            found.append(box)
    return found


def _is_among(box: Rectangle, others: list[Rectangle]) -> bool:
    """Whether one of the others is the same frame."""
    return any(overlap(box, other) and _alike(box, other) for other in others)


def _is_to_tick(box: Rectangle, light: list[Rectangle], shapes: list[Shape]) -> bool:
    """Whether a dark frame is no bullet: a light one of its size is there, or something is drawn within it."""
    alike = any(_alike(box, other) for other in light)
    return alike or _is_marked(box, [shape for shape in shapes if not shape.is_frame])


_Strokes = dict[tuple[int, int], list[float]]
"""Where strokes stand, by the ends between which they go."""


def _of_strokes(strokes: Floats) -> list[Rectangle]:
    """The squares that two level strokes, one above the other, and two upright ones make."""
    if not len(strokes):
        return []
    level, upright = _sorted_strokes(strokes)
    found = []
    for (x0, x1), heights in level.items():
        for top, bottom in pairwise(sorted(heights)):
            square = abs(bottom - top - (x1 - x0)) <= (1 - _SQUARE) * (x1 - x0)
            if square and _are_sides(upright, (x0, x1), (top, bottom)):
                found.append((float(x0), top, float(x1), bottom))
    return found


def _sorted_strokes(strokes: Floats) -> tuple[_Strokes, _Strokes]:
    """The strokes as long as a side of a box: the level ones and the upright ones."""
    longest = (strokes[:, 2:] - strokes[:, :2]).max(axis=1)
    level: _Strokes = defaultdict(list)
    upright: _Strokes = defaultdict(list)
    for x0, top, x1, bottom in strokes[(longest >= SMALLEST) & (longest <= LARGEST)][: 4 * _MOST].tolist():
        if bottom - top < x1 - x0:
            level[round(x0), round(x1)].append(top)
        else:
            upright[round(top), round(bottom)].append(x0)
    return level, upright


def _are_sides(upright: _Strokes, ends: tuple[int, int], heights: tuple[float, float]) -> bool:
    """Whether an upright stroke stands between the heights at each of the ends."""
    across = [x for near in _near(round(heights[0]), round(heights[1])) for x in upright.get(near, ())]
    return all(any(abs(x - end) < _EDGE for x in across) for end in ends)


def _near(top: int, bottom: int) -> list[tuple[int, int]]:
    return [(top + one, bottom + other) for one in (-1, 0, 1) for other in (-1, 0, 1)]


def _marks(shape: Shape, frame: Rectangle) -> bool:
    """Whether a shape is a tick, a cross or a filling in a frame, and not the frame or one of its sides."""
    if shape.dark and shape.is_frame and overlap(shape.box, frame):
        return True
    side = max(frame[2] - frame[0], frame[3] - frame[1])
    short, long = sorted((shape.box[2] - shape.box[0], shape.box[3] - shape.box[1]))
    if not _INNER * side <= long <= _OUTER * side:
        return False
    thin = short < _EDGE
    if not shape.dark and (thin or (shape.outline and short > _WIDE * side)):
        return False
    return _is_middle_within(shape.box, frame, _ASTRAY * (-side if thin else side))


def _is_middle_within(box: Rectangle, frame: Rectangle, around: float) -> bool:
    """Whether the middle of a box lies in a frame that is wider by ``around`` on each side."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return frame[0] - around < x < frame[2] + around and frame[1] - around < y < frame[3] + around


def _within(middles: Floats, frame: Rectangle) -> NDArray[np.bool_]:
    x0, top, x1, bottom = frame
    x, y = middles.T
    with np.errstate(invalid="ignore"):
        return np.asarray((x > x0) & (x < x1) & (y > top - 1) & (y < bottom + 1))


def _has_words(boxes: Floats, frame: Rectangle) -> bool:
    """Whether a word stands close behind a frame on its line."""
    x0, top, x1, bottom = frame
    with np.errstate(invalid="ignore"):
        behind = (boxes[:, 0] > x1 - 1) & (boxes[:, 0] < x1 + _REACH * (x1 - x0))
        level = (boxes[:, 1] < (top + bottom) / 2) & (boxes[:, 3] > (top + bottom) / 2)
    return bool((behind & level).any())


def _touch(one: Rectangle, other: Rectangle) -> bool:
    return (
        one[0] < other[2] + _EDGE
        and other[0] < one[2] + _EDGE
        and one[1] < other[3] + _EDGE
        and other[1] < one[3] + _EDGE
    )


def overlap(one: Rectangle, other: Rectangle) -> bool:
    """Whether two boxes are one and the same place: they share most of the smaller."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > 0 and down > 0 and across * down > _SAME * min(_area(one), _area(other))


def _alike(one: Rectangle, other: Rectangle) -> bool:
    return (
        abs((one[2] - one[0]) - (other[2] - other[0])) < _EDGE
        and abs((one[3] - one[1]) - (other[3] - other[1])) < _EDGE
    )


def _area(box: Rectangle) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
