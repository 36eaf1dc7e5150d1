"""A page's black ink told from the ink of its seals.

Only where a seal was found is anything taken off, and only there are levels stretched: blurred strokes are as light as
a seal, and a page that is left as it is is read best.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import cv2
import numpy as np

from hedui.read.circles import Circle, find_circles
from hedui.read.picture import even, first_channel, is_coloured, levels, stretch

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hedui.read.picture import Picture

    Mask = NDArray[np.uint8]
    """1 where something is, else 0."""

_WHITE = 0.75
"""What is lighter than this share of the way from ink to paper is paper, where levels are stretched."""

_REDNESS, _LEAST_RED = 40, 2e-4
"""By how much red exceeds green and blue in a seal's ink, and the share of a page that bears it."""

_PINK, _RIM = 12, 9
"""The blurred edge of red ink: by how much red exceeds there, and how many pixels around it are still its own."""

_PEN, _FLAT, _LEAST_PEN, _MOST_PEN = 160, 4, 0.03, 0.012
"""A stroke of a red pen: how dark where the ink is strongest, how many times wider than high, and of the page its least
width and most height."""

_HALF_TONES = (0.15, 0.75)
_BROAD = 7
_LEAST_TONED = 2e-3
"""Of a grey seal: between which shares of the way from ink to paper it lies, how even its strokes are in levels, and
the share of its circle that is such."""

_SPREAD, _LEAST_SPREAD = 2.5, 5.0
_STROKE, _LIGHT_STROKES, _DARKER = 7, 75, 48
"""Most strokes of writing (in percent; as dark as within so many pixels) must be darker than a seal by so many levels,
if it is to be taken off before lines are looked for."""

_BROADER = 0.04
"""Of a seal's radius, the width of strokes of writing at most."""

_INK = 150
_AROUND_SEAL = 0.08
"""Of a seal's radius, beyond which nothing is taken off."""


@dataclass(frozen=True, slots=True)
class Inks:
    """Grey pictures of one page, all of its size."""

    black: Picture
    """What is to be read: the page as it is; with seals, on even paper and seals taken off where writing is left."""
    drawn: Picture
    """The same with its levels stretched, as strokes and boxes are looked for."""
    stamps: Picture | None = None
    """The seals' ink, black where it is strongest; None without seals."""
    other: Picture | None = None
    """Where a grey seal lies, the same with it if it was taken off, without its broad strokes if not; None without a
    grey seal."""
    zone: Mask | None = None
    """Where ``black`` and ``other`` differ."""
    is_clean: bool = True
    """Whether the seals were taken off ``black``."""


def inks(picture: NDArray[np.uint8]) -> Inks:
    """The inks of a page, grey or red, green, blue.

    Red ink is as light as paper in the red channel of a colour scan; what remains of it there is lighter than writing,
    and the levels are stretched until it is white. On a grey scan a seal has one half tone: it is found by its circle,
    and taken off if it is lighter than writing at all.
    """
    grey = first_channel(picture)
    page = even(grey)
    black, span = levels(page)
    redness = _redness(picture) if is_coloured(picture) else None
    if redness is not None:
        excess, stamps = redness
        clean = np.where(_reddish(excess) > 0, stretch(page, black, _WHITE * span), page)
        return Inks(clean, stretch(clean, black, _WHITE * span), stamps)
    circles = find_circles(page)
    zone = _zone(page, circles)
    tone = _tone(page, zone, black, span) if circles else None
    if tone is None:
        return Inks(grey, stretch(page, black, _WHITE * span))
    level, spread = tone
    dark_side = level - _SPREAD * spread
    if dark_side <= black:
        return Inks(grey, stretch(page, black, _WHITE * span))
    stamps = np.where(page < level - 2 * spread, np.uint8(255), stretch(page, level, _WHITE * (255.0 - level)))
    stamps = np.where(zone > 0, stamps, np.uint8(255))
    clean = np.where(zone > 0, stretch(page, black, dark_side - black), page)
    is_clean = _is_darker(page, zone, dark_side)
    first, other = (clean, page) if is_clean else (page, _without_broad(page, zone, circles))
    return Inks(first, stretch(clean, black, _WHITE * span), stamps, other, zone, is_clean)


def pen(stamps: Picture) -> Picture:
    """What of the seals' ink is no seal but a pen's: strokes that go across, by themselves, white beside them. What
    hangs together with a ring, a frame or a character is as high as that."""
    high, wide = stamps.shape
    _, labels, boxes, _ = cv2.connectedComponentsWithStats((stamps < _PEN).astype(np.uint8), connectivity=8)
    width, height = boxes[:, cv2.CC_STAT_WIDTH], boxes[:, cv2.CC_STAT_HEIGHT]
    flat = (width >= _FLAT * height) & (width >= _LEAST_PEN * wide) & (height <= _MOST_PEN * high)
    flat[0] = False
    return np.where(flat[labels], np.uint8(0), np.uint8(255))


def with_pale_ink(page: Inks, picture: NDArray[np.uint8]) -> Inks:
    """The inks of a page on which nothing is dark, its levels stretched by the darkest that there is."""
    paper = even(first_channel(picture))
    black, span = levels(paper, is_pale=True)
    return replace(page, drawn=stretch(paper, black, _WHITE * span))


def _without_broad(page: Picture, zone: Mask, circles: list[Circle]) -> Picture:
    """The page whose strokes that are broader than writing are paper within the zone, as a seal's ring and star are;
    what is written on them stays, as dark beside them as it was beside paper."""
    size = round(_BROADER * max(radius for _, _, radius in circles)) | 1
    broad = cv2.morphologyEx(page, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size)))
    return np.where(zone > 0, cv2.divide(page, broad, scale=255.0), page).astype(np.uint8)


def _is_darker(page: Picture, zone: Mask, dark_side: float) -> bool:
    """Whether the strokes of writing beside the seals are so much darker that they survive where a seal goes."""
    darkest = cv2.erode(page, np.ones((_STROKE, _STROKE), np.uint8))[(page < _INK) & (zone == 0)]
    return bool(len(darkest)) and float(np.percentile(darkest, _LIGHT_STROKES)) <= dark_side - _DARKER


def _redness(picture: NDArray[np.uint8]) -> tuple[Picture, Picture] | None:
    """By how much red exceeds green and blue, and the same with its strongest places black; None without red ink."""
    other = np.maximum(picture[:, :, 1], picture[:, :, 2])
    excess = np.asarray(cv2.subtract(first_channel(picture), other), np.uint8)
    if (excess > _REDNESS).mean() < _LEAST_RED:
        return None
    top = max(float(np.percentile(excess[excess > _REDNESS], 80)), 1.0)
    return excess, np.asarray(255 - np.clip(excess * (255 / top), 0, 255), np.uint8)


def _reddish(excess: Picture) -> Mask:
    """Where red ink lies, its edges with it."""
    near = cv2.dilate((excess > _REDNESS).astype(np.uint8), np.ones((_RIM, _RIM), np.uint8))
    pink = cv2.dilate((excess > _PINK).astype(np.uint8), np.ones((3, 3), np.uint8))
    return np.asarray(cv2.bitwise_and(near, pink), np.uint8)


def _zone(page: Picture, circles: list[Circle]) -> Mask:
    """The circles' discs and a little around them."""
    zone = np.zeros(page.shape, np.uint8)
    for x, y, radius in circles:
        cv2.circle(zone, (round(x), round(y)), round(radius * (1 + _AROUND_SEAL)) + 2, 1, -1)
    return zone


def _tone(page: Picture, zone: Mask, black: float, span: float) -> tuple[float, float] | None:
    """The level of the seals within the zone and how much it varies; None where nothing there is a seal.

    The star and the ring of a seal are broad and even, and lighter than ink; strokes of writing are narrow.
    """
    soft = cv2.blur(page, (5, 5))
    broad = cv2.blur(cv2.absdiff(page, soft), (5, 5)) < _BROAD
    low, high = black + _HALF_TONES[0] * span, black + _HALF_TONES[1] * span
    found = soft[broad & (zone > 0) & (soft > low) & (soft < high)]
    if len(found) < _LEAST_TONED * np.count_nonzero(zone):
        return None
    usual = float(np.median(found))
    spread = 1.4826 * float(np.median(np.abs(found - usual)))
    return usual, max(spread, _LEAST_SPREAD)
