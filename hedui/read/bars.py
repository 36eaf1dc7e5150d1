"""Black bars on the picture of a page, laid over what is not to be read: they stand in the text as signs of their own,
so that nobody takes what they left open for a whole value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import cv2
import numpy as np

from hedui.read.ocr.engine import TextLine, even_spans
from hedui.read.picture import straighten_points, straightened

if TYPE_CHECKING:
    from hedui.read.ocr.engine import Floats
    from hedui.read.picture import Picture

BAR = "█"
_LEAST_SIGNS = 3
"""As many as make a mask (``hedui.normalize.mask``)."""
_DARK = 96
_CORE = (0.45, 0.6)
"""Height and width of what lies within a bar and within no letter's stroke, in heights of a usual line."""
_HEIGHT = (0.5, 1.7)
"""Of a bar, in heights of the line that it stands on."""
_SHAPE = 1.25
"""How many times a bar is at least wider than high: a box to tick is square."""
_FULL = 0.85
"""Share of its box that a bar fills; dark cells with light writing in them do not."""
_REACH = 1.2
"""Between a bar and the writing of its line at most, in heights of that."""
_SLACK = 0.2
"""By how much, in heights of a line, a line that lies on a dark ground may stand out of it."""
_MOST = 100
_BESIDE, _PAPER = (0.1, 0.3), 0.3
"""Above and below a bar, in heights of a usual line, where a row shows paper, and how much of that row may be dark:
what is solid in a seal's star goes on into its arms."""


def with_bars(lines: tuple[TextLine, ...], upright: Picture, skew: float) -> tuple[TextLine, ...]:
    """The lines of a page that is skewed by ``skew`` degrees, without what was read of the bars on them, and a line of
    signs for each of those."""
    if not lines:
        return lines
    size = (float(upright.shape[1]), float(upright.shape[0]))
    quads = [straighten_points(line.corners, size, skew) for line in lines]
    boxes = np.array([(*quad.min(axis=0), *quad.max(axis=0)) for quad in quads])
    heights = np.array([np.linalg.norm(quad[3] - quad[0]) for quad in quads])
    found = [
        (bar, height)
        for bar in _solid(straightened(upright, skew), float(np.median(heights)))
        if (height := _height_beside(bar, boxes, heights)) is not None
    ]
    if not found:
        return lines
    bars = [bar for bar, _ in found]
    kept = (_without(line, quad, bars) for line, quad in zip(lines, quads, strict=True))
    signs = (_line(bar, height, size, skew) for bar, height in found)
    return (*(line for line in kept if line.text), *signs)


def _solid(straight: Picture, usual: float) -> Iterator[Floats]:
    """The boxes (x0, top, x1, bottom) that are dark all over, broader than any stroke of the usual writing."""
    kernel = np.ones((max(round(_CORE[0] * usual), 3), max(round(_CORE[1] * usual), 3)), np.uint8)
    inked = (straight < _DARK).astype(np.uint8)
    dark = cv2.morphologyEx(inked, cv2.MORPH_OPEN, kernel)
    near, far = (max(round(share * usual), 2) for share in _BESIDE)
    _, _, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=4)
    for x, y, width, height, area in stats[1 : _MOST + 1].tolist():
        above = inked[max(y - far, 0) : max(y - near + 1, 0), x : x + width]
        below = inked[y + height + near - 1 : y + height + far, x : x + width]
        is_full = width >= _SHAPE * height and area >= _FULL * width * height
        if is_full and _shows_paper(above) and _shows_paper(below):
            yield np.array([x, y, x + width, y + height], np.float64)


def _shows_paper(rows: Picture) -> bool:
    return not rows.size or bool((rows.mean(axis=1) <= _PAPER).any())


def _height_beside(bar: Floats, boxes: Floats, heights: Floats) -> float | None:
    """The height of the line on whose level a bar stands, right beside or within its writing; None without one,
    and where a line lies on it: light writing on a dark ground."""
    x0, top, x1, bottom = bar
    middles = (boxes[:, 1] + boxes[:, 3]) / 2
    apart = np.maximum(np.maximum(boxes[:, 0] - x1, x0 - boxes[:, 2]), 0)
    level = (middles > top) & (middles < bottom) & (apart <= _REACH * heights)
    level &= (bottom - top >= _HEIGHT[0] * heights) & (bottom - top <= _HEIGHT[1] * heights)
    slack = _SLACK * heights
    inside = (boxes[:, 0] >= x0 - slack) & (boxes[:, 2] <= x1 + slack)
    return float(heights[level].min()) if level.any() and not (level & inside).any() else None


def _without(line: TextLine, quad: Floats, bars: Iterable[Floats]) -> TextLine:
    """The line without the characters whose middles lie on a bar."""
    middles = quad[0] + line.spans.mean(axis=1, keepdims=True) * (quad[1] - quad[0]) + (quad[3] - quad[0]) / 2
    on = np.zeros(len(line.text), bool)
    for x0, top, x1, bottom in bars:
        on |= (middles[:, 0] > x0) & (middles[:, 0] < x1) & (middles[:, 1] > top) & (middles[:, 1] < bottom)
    if not on.any():
        return line
    text = "".join(character for character, is_on in zip(line.text, on, strict=True) if not is_on)
    return replace(line, text=text, spans=line.spans[~on], confidences=line.confidences[~on])


def _line(bar: Floats, height: float, size: tuple[float, float], skew: float) -> TextLine:
    """The signs that stand for a bar on a line of that height."""
    x0, top, x1, bottom = bar
    middle = (top + bottom) / 2
    top, bottom = middle - height / 2, middle + height / 2
    corners = np.array([(x0, top), (x1, top), (x1, bottom), (x0, bottom)])
    count = max(_LEAST_SIGNS, round((x1 - x0) / (height * 0.7)))
    return TextLine(BAR * count, straighten_points(corners, size, -skew), even_spans(count), np.ones(count))
