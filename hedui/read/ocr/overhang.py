"""How far a % or ‰ reaches beyond its stroke, which is seen where its rings have run together.

% is the same when it is turned half round: its upper ring goes as far before the stroke's head as its lower one goes
behind it. ‰ goes further below, by a ring.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hedui.read.ocr.engine import Picture

_SCALE = 4
_BEFORE, _BEHIND = 1.3, 1.5
"""How much of the line is looked at before and behind the sign's middle, in heights of the line."""
_CORE = 0.4
"""Within this of the middle there is nothing but the sign."""
_FIGURES_BEFORE, _FIGURES_BEHIND = 0.6, 0.3
"""Where there are only the sign and the figures before it, which give its height."""
_UPPER_BEFORE, _UPPER_BEHIND, _LOWER_BEFORE = 1.0, 0.3, 0.3
"""Where the upper ring is looked for, and from where on the lower: in heights of the sign."""
_NEXT_FROM = 0.1
"""How far behind the middle a gap may part the sign from the next character."""
_DARKEST, _INK = 3, 0.3
"""The percentile that is the sign's own ink, however pale, and how far from paper to it ink begins."""
_BARE = 0.03
"""Of a row, what is no ink yet."""
_PART = 0.36
"""Of the sign's height, what is above and below."""

_EVEN, _SEEN, _HIDDEN = 0.08, 0.15, 0.1
"""In heights of the sign: how much further % reaches below than above, at most, the least that shows an upper ring, and
what one that has run into its stroke or the figure before it reaches none the less."""


class Overhang(NamedTuple):
    """In heights of the sign: how far it goes on above where nothing is below, and below where nothing is above."""

    above: float
    below: float

    @property
    def longer(self) -> float:
        """How much further it reaches below."""
        return self.below - max(self.above, _HIDDEN)

    @property
    def is_even(self) -> bool:
        """Whether both rings of % show, and no more."""
        return self.above >= _SEEN and 0 < self.below <= self.above + _EVEN


def overhang(line: Picture, middle: float, behind: float, *, is_low: bool) -> Overhang:
    """Of the sign at ``middle`` (0 to 1 along the line); ``behind`` is the middle of the next character.

    A character that is low (a comma) and not parted from the sign by a gap leaves open what is below.
    """
    height, width = line.shape
    left = max(round(middle * width - _BEFORE * height), 0)
    sign = line[:, left : round(min(middle * width + _BEHIND * height, behind * width))]
    if min(sign.shape) < 2:
        return Overhang(0.0, 0.0)
    size = _SCALE * height
    at = _SCALE * (middle * width - left)
    ink = _ink(sign, _around(at, size, _CORE, _CORE))
    rows = np.flatnonzero(ink[:, _around(at, size, _FIGURES_BEFORE, _FIGURES_BEHIND)].mean(axis=1) > _BARE)
    if not len(rows):
        return Overhang(0.0, 0.0)
    ink = ink[rows[0] : rows[-1] + 1]
    part = max(round(_PART * len(ink)), 1)
    upper, lower = (np.asarray(half.any(axis=0), np.bool_) for half in (ink[:part], ink[-part:]))
    start, end = max(round(at - _LOWER_BEFORE * len(ink)), 0), _end(ink, at + _NEXT_FROM * size, behind, is_low)
    above = np.asarray(upper & ~lower)[_around(at, len(ink), _UPPER_BEFORE, _UPPER_BEHIND)]
    below = np.asarray(lower & ~upper)[start:end]
    return Overhang(_longest(above) / len(ink), _longest(below) / len(ink))


def _end(ink: NDArray[np.bool_], start: float, behind: float, is_low: bool) -> int:
    """Where the sign ends: at the last gap, where the picture goes on to the middle of the next character."""
    gaps = np.flatnonzero(~ink.any(axis=0))
    gaps = gaps[gaps > start]
    if behind < 1 and len(gaps):
        return int(gaps[-1])
    return 0 if is_low else ink.shape[1]


def _around(at: float, size: int, before: float, behind: float) -> slice:
    return slice(max(round(at - before * size), 0), max(round(at + behind * size), 1))


def _ink(sign: Picture, core: slice) -> NDArray[np.bool_]:
    """Where the sign, enlarged, is ink; a thin sign is paler than the characters around it."""
    large = cv2.resize(sign, None, fx=_SCALE, fy=_SCALE, interpolation=cv2.INTER_CUBIC).astype(np.float32)
    paper = float(np.percentile(large, 75))
    return np.asarray(large < paper - _INK * (paper - float(np.percentile(large[:, core], _DARKEST))))


def _longest(there: NDArray[np.bool_]) -> int:
    """The length of the longest stretch."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], there.astype(np.int8), [0]))))
    return int((edges[1::2] - edges[::2]).max(initial=0))
