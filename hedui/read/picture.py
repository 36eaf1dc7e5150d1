"""A page's picture made ready for reading: even paper, seals taken off, straight strokes found.

Pictures are arrays of 8-bit numbers, rows by columns, 0 is black; colours are red, green, blue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from hedui.read.circles import find_circles

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]
    Floats = NDArray[np.float64]

RESOLUTION = 200.0
"""Dots per inch at which pages are read; more costs time and does not read better on clean scans."""

_WHITE = 0.75
_REDNESS = 40
_LEAST_RED = 2e-4
_INKED = 180
_INK_PERCENTILE = 5
_ENOUGH_INK = 50
_LEAST_CONTRAST = 40
_HALF_TONES = (0.15, 0.75)
_EVEN = 7
_LOW_ROW = 3
_THICKEST = 12
_TOUCHING = 8
_COLOUR_NOISE = 2
_LEAST_COLOURED = 0.01
_LEAST_SEAL = 1e-4
_LEAST_SPREAD = 5.0
_SPREAD = 2.5
_AROUND_SEAL = 25
_BACKGROUND_STEP = 16
_BANDS_SIDE, _LEAST_SIDE = 1000, 100
_PAPER = 255 - 26
_RIM = 0.03
_BAND_LONG, _BAND_LOW, _BAND_HIGH = 0.1, 0.005, 0.06
_LEAST_BANDS = 3
"""Of lines of writing: levels below the paper, the rim that is left out, length and height in shares of the page, and
how many there must be."""
_SAMPLE = 6
_DARK = 128


def is_coloured(picture: NDArray[np.uint8]) -> bool:
    """Whether a picture has red, green and blue, and more of one of them somewhere."""
    if picture.ndim < 3:
        return False
    sample = picture[::_SAMPLE, ::_SAMPLE].astype(np.int16)
    return bool((sample.max(axis=2) - sample.min(axis=2) > _REDNESS).mean() > _LEAST_RED)


def is_in_colour(picture: NDArray[np.uint8]) -> bool:
    """Whether a picture was taken in colour, be there any or not: its channels differ at least by their noise."""
    if picture.ndim < 3:
        return False
    sample = picture[::_SAMPLE, ::_SAMPLE].astype(np.int16)
    return bool((sample.max(axis=2) - sample.min(axis=2) > _COLOUR_NOISE).mean() > _LEAST_COLOURED)


def ink(picture: NDArray[np.uint8]) -> Picture:
    """The black ink only; see ``inks``."""
    return inks(picture)[0]


def inks(picture: NDArray[np.uint8]) -> tuple[Picture, Picture | None]:
    """Two grey pictures: of the black ink, paper white and even and red seals gone; and of the seals' ink (black where
    it is strongest), or None where there is none.

    Red ink is as light as paper in the red channel of a colour scan. What remains of it there is lighter than writing:
    the levels are stretched until it is white. On a grey scan a seal has one half tone; the levels are stretched
    further where it lies, if it is lighter than writing at all.
    """
    even = _even(first_channel(picture))
    black, span = _levels(even)
    clean = _stretch(even, black, _WHITE * span)
    if is_coloured(picture):
        return clean, _redness(picture)
    tone = _seal_tone(even)
    if tone is None:
        return clean, None
    dark_side = tone[0] - _SPREAD * tone[1]
    if dark_side > black:
        clean = np.where(_near_seals(_of_tone(even, tone)), _stretch(even, black, dark_side - black), clean)
    lighter = _stretch(even, tone[0], 0.75 * (255.0 - tone[0]))
    return clean, np.where(even < tone[0] - 2 * _SPREAD * tone[1], np.uint8(255), lighter)


def first_channel(picture: NDArray[np.uint8]) -> Picture:
    """The red channel of a colour picture; a grey picture itself."""
    return picture if picture.ndim == 2 else np.ascontiguousarray(picture[:, :, 0])


def _redness(picture: NDArray[np.uint8]) -> Picture | None:
    other = np.maximum(picture[:, :, 1], picture[:, :, 2])
    excess = cv2.subtract(first_channel(picture), other)
    if (excess > _REDNESS).mean() < _LEAST_RED:
        return None
    top = max(float(np.percentile(excess[excess > _REDNESS], 80)), 1.0)
    return np.asarray(255 - np.clip(excess * (255 / top), 0, 255), np.uint8)


def is_blank(grey: Picture) -> bool:
    """Whether hardly a pixel of a page made ready by ``ink`` is dark."""
    return bool((grey < _DARK).mean() < 5e-5)


def shows_writing(picture: NDArray[np.uint8]) -> bool:
    """Whether a picture plainly has lines of writing, be they too blurred or too faint to be read: several level bands,
    darker than the paper around them, away from the edges. Specks, folds, shadows and what shines through are none."""
    even = _even(first_channel(picture))
    step = max(max(even.shape) // _BANDS_SIDE, 1)
    height, width = even.shape[0] // step, even.shape[1] // step
    if min(height, width) < _LEAST_SIDE:
        return False
    small = cv2.resize(even, (width, height), interpolation=cv2.INTER_AREA)
    dark = (cv2.GaussianBlur(small, (0, 0), 1.5) < _PAPER).astype(np.uint8)
    rim = round(_RIM * min(height, width))
    dark[:rim], dark[-rim:], dark[:, :rim], dark[:, -rim:] = 0, 0, 0, 0
    bands = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((1, 2 * (width // 40) + 1), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(bands, connectivity=4)
    long, low, high = _BAND_LONG * width, _BAND_LOW * height, _BAND_HIGH * height
    lines = [
        (w, h)
        for _, _, w, h, area in stats[1:].tolist()
        if w >= long and low <= h <= high and w >= 3 * h and area >= w * h / 3
    ]
    return len(lines) >= _LEAST_BANDS


def find_strokes(grey: Picture, skew: float, longest_letter: int = 80) -> Floats:
    """Straight strokes (rows of x0, top, x1, bottom in pixels of the picture after it was straightened by ``skew``
    degrees) that are longer than any stroke of a letter, which ``longest_letter`` bounds in pixels; and shorter upright
    ones from one level stroke to the next, as a table's low rows have them."""
    dark = (straightened(grey, skew) < _DARK + 40).astype(np.uint8)
    level = [(x, y + h / 2, x + w, y + h / 2) for x, y, w, h in _straight(dark, longest_letter, longest_letter, (1, 0))]
    upright = [
        (x + w / 2, y, x + w / 2, y + h) for x, y, w, h in _straight(dark, longest_letter, longest_letter, (0, 1))
    ]
    if len(level) > 1:
        short = _straight(dark, longest_letter // _LOW_ROW, longest_letter, (0, 1))
        upright += [
            (x + w / 2, y, x + w / 2, y + h)
            for x, y, w, h in short
            if h < longest_letter and w <= _THICKEST and _ends_on(level, x, y) and _ends_on(level, x, y + h)
        ]
    return np.array(level + upright, np.float64).reshape(-1, 4)


def _straight(
    dark: NDArray[np.uint8], shortest: int, longest_letter: int, along: tuple[int, int]
) -> list[tuple[float, float, float, float]]:
    """Strokes ``along`` (1, 0) or (0, 1), as x, y, width and height in pixels."""
    across = along[1], along[0]
    bridge = np.ones((1 + 4 * along[1], 1 + 4 * along[0]), np.uint8)
    whole = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, bridge)
    kernel = np.ones((shortest if along[1] else 1, shortest if along[0] else 1), np.uint8)
    lines = cv2.morphologyEx(whole, cv2.MORPH_OPEN, kernel)
    lines = cv2.dilate(lines, np.ones((1 + 2 * across[1], 1 + 2 * across[0]), np.uint8))
    contours, _ = cv2.findContours(lines, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    boxes = sorted((cv2.boundingRect(contour) for contour in contours), key=lambda box: (box[1], box[0]))
    return [(x, y, w, h) for x, y, w, h in boxes if min(w, h) <= longest_letter / 4]


def _ends_on(level: list[tuple[float, float, float, float]], x: float, y: float) -> bool:
    """Whether the point lies on a level stroke, or next to one."""
    return any(
        abs(height - y) <= _TOUCHING and left - _TOUCHING <= x <= right + _TOUCHING for left, height, right, _ in level
    )


def straightened(grey: Picture, skew: float) -> Picture:
    """The picture turned about its middle so that lines sloping down by ``skew`` degrees run level."""
    if abs(skew) < 0.02:
        return grey
    height, width = grey.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), skew, 1.0)
    turned: Picture = np.asarray(
        cv2.warpAffine(grey, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=255.0), np.uint8
    )
    return turned


def straighten_points(points: Floats, size: tuple[float, float], skew: float) -> Floats:
    """Where ``straightened`` puts points (… by 2) of a picture of ``size`` (width, height)."""
    angle = np.deg2rad(skew)
    middle = np.array(size) / 2
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    return np.asarray((points - middle) @ turn.T + middle)


def _even(grey: Picture) -> Picture:
    """The picture divided by its paper, so that shadows and yellowed corners are white."""
    height, width = grey.shape
    small = cv2.resize(
        grey, (max(width // _BACKGROUND_STEP, 1), max(height // _BACKGROUND_STEP, 1)), interpolation=cv2.INTER_AREA
    )
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((5, 5), np.uint8)), 5)
    paper = np.maximum(paper, 90)
    return np.asarray(cv2.divide(grey, cv2.resize(paper, (width, height)), scale=255.0), np.uint8)


def _seal_tone(grey: Picture) -> tuple[float, float] | None:
    """The level of a seal on a grey scan and how much it varies; None without one.

    The star and the ring of a seal are broad and even, and lighter than ink; strokes of writing are narrow.
    """
    black, span = _levels(grey)
    soft = cv2.blur(grey, (5, 5))
    broad = cv2.blur(cv2.absdiff(grey, soft), (5, 5)) < _EVEN
    levels = soft[broad & (soft > black + _HALF_TONES[0] * span) & (soft < black + _HALF_TONES[1] * span)]
    if len(levels) < _LEAST_SEAL * grey.size:
        return None
    usual = float(np.median(levels))
    spread = 1.4826 * float(np.median(np.abs(levels - usual)))
    return usual, max(spread, _LEAST_SPREAD)


def _of_tone(grey: Picture, tone: tuple[float, float]) -> NDArray[np.uint8]:
    """1 where the picture has a level close to ``tone`` on more than the edge of a stroke."""
    near = cv2.absdiff(cv2.blur(grey, (3, 3)), np.full_like(grey, round(tone[0]))) < _SPREAD * tone[1] + 4
    return np.asarray(cv2.morphologyEx(near.astype(np.uint8), cv2.MORPH_OPEN, np.ones((3, 3), np.uint8)), np.uint8)


def _near_seals(toned: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Within the seals' circles, and close to anything else that has a seal's tone."""
    near = cv2.dilate(toned, np.ones((_AROUND_SEAL, _AROUND_SEAL), np.uint8))
    for x, y, radius in find_circles(np.asarray(255 - 255 * toned, np.uint8)):
        cv2.circle(near, (round(x), round(y)), round(radius) + _AROUND_SEAL // 2, 1, -1)
    return np.asarray(near > 0)


def _levels(grey: Picture) -> tuple[float, float]:
    """How dark ink is, and how far it is from there to paper."""
    sample = grey[::3, ::3]
    dark = sample[sample < _INKED]
    black = float(np.percentile(dark, _INK_PERCENTILE)) if len(dark) > _ENOUGH_INK else 0.0
    return black, max(255.0 - black, _LEAST_CONTRAST)


def _stretch(grey: Picture, black: float, span: float) -> Picture:
    """Levels stretched so that ``black`` is black and what is lighter by ``span`` or more is white."""
    table = np.clip((np.arange(256) - black) * (255.0 / max(span, 1.0)), 0, 255).astype(np.uint8)
    return np.asarray(cv2.LUT(grey, table), np.uint8)
