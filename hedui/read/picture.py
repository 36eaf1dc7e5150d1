"""What a page's picture shows before it is read: even paper, levels, colour, lines of writing, straight strokes.

Pictures are arrays of 8-bit numbers, rows by columns, 0 is black; colours are red, green, blue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]
    Floats = NDArray[np.float64]

RESOLUTION = 200.0
"""Dots per inch at which pages are read; more costs time and does not read better on clean scans."""

_LEAST_LONG, _LEAST_WIDE, _MOST_ENLARGED = 1000, 16, 3
"""Of a page's picture: the long side that leaves writing of 10 points some 12 pixels, in pixels; pictures narrower than
that are no pages; how many times larger one is made at most."""

_COLOURED, _LEAST_COLOUR = 40, 2e-4
_INKED = 180
_INK_PERCENTILE = 5
_ENOUGH_INK = 50
_LEAST_CONTRAST = 40
_LOW_ROW = 3
_THICKEST = 12
_TOUCHING = 8
_COLOUR_NOISE = 2
_LEAST_COLOURED = 0.01
_BACKGROUND_STEP = 16
_BANDS_SIDE, _LEAST_SIDE = 1000, 100
_PAPER = 255 - 26
_RIM = 0.03
_BAND_LONG, _BAND_LOW, _BAND_HIGH = 0.1, 0.005, 0.06
_LEAST_BANDS = 3
"""Of lines of writing: levels below the paper, the rim that is left out, length and height in shares of the page, and
how many there must be."""
_NEAR, _BARE, _MOST_LIGHT = 3, 225, 0.1
"""Of a level stroke: rows above and below it where its darkest may lie, the level of bare paper, and which share of the
darkest row may be bare, or of the stroke in none of these rows darker than a blur between letters: a pen wavers."""

_SAMPLE = 6
_DARK = 128


def large_enough(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The picture, enlarged where it is so small that a page's writing on it is lower than recognition needs."""
    factor = -(-_LEAST_LONG // max(picture.shape[:2]))
    if factor == 1 or min(picture.shape[:2]) < _LEAST_WIDE:
        return picture
    scale = min(factor, _MOST_ENLARGED)
    return np.asarray(cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC), np.uint8)


def is_coloured(picture: NDArray[np.uint8]) -> bool:
    """Whether a picture has red, green and blue, and more of one of them somewhere."""
    if picture.ndim < 3:
        return False
    sample = picture[::_SAMPLE, ::_SAMPLE].astype(np.int16)
    return bool((sample.max(axis=2) - sample.min(axis=2) > _COLOURED).mean() > _LEAST_COLOUR)


def is_in_colour(picture: NDArray[np.uint8]) -> bool:
    """Whether a picture was taken in colour, be there any or not: its channels differ at least by their noise."""
    if picture.ndim < 3:
        return False
    sample = picture[::_SAMPLE, ::_SAMPLE].astype(np.int16)
    return bool((sample.max(axis=2) - sample.min(axis=2) > _COLOUR_NOISE).mean() > _LEAST_COLOURED)


def first_channel(picture: NDArray[np.uint8]) -> Picture:
    """The red channel of a colour picture; a grey picture itself."""
    return picture if picture.ndim == 2 else np.ascontiguousarray(picture[:, :, 0])


def is_blank(drawn: Picture) -> bool:
    """Whether hardly a pixel of a page whose levels were stretched is dark."""
    return bool((drawn < _DARK).mean() < 5e-5)


def shows_writing(picture: NDArray[np.uint8]) -> bool:
    """Whether a picture plainly has lines of writing, be they too blurred or too faint to be read: several level bands,
    darker than the paper around them, away from the edges. Specks, folds, shadows and what shines through are none."""
    paper = even(first_channel(picture))
    step = max(max(paper.shape) // _BANDS_SIDE, 1)
    height, width = paper.shape[0] // step, paper.shape[1] // step
    if min(height, width) < _LEAST_SIDE:
        return False
    small = cv2.resize(paper, (width, height), interpolation=cv2.INTER_AREA)
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


def broken(grey: Picture, skew: float, strokes: Floats) -> tuple[int, ...]:
    """The numbers of those level strokes, as ``find_strokes`` gives them, that no pen drew: along each row paper shows
    again and again, as between blurred letters that run together."""
    level = np.flatnonzero(strokes[:, 2] - strokes[:, 0] > strokes[:, 3] - strokes[:, 1])
    if not len(level):
        return ()
    picture = straightened(grey, skew)
    return tuple(number for number in level.tolist() if _is_broken(picture, *strokes[number, :3].tolist()))


def _is_broken(picture: Picture, x0: float, y: float, x1: float) -> bool:
    rows = picture[max(round(y) - _NEAR, 0) : round(y) + _NEAR + 1, max(round(x0), 0) : round(x1)]
    if not rows.size:
        return False
    on_paper = float((rows > _BARE).mean(axis=1).min())
    blurred = float((rows.min(axis=0) > _DARK).mean())
    return max(on_paper, blurred) > _MOST_LIGHT


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


def even(grey: Picture) -> Picture:
    """The picture divided by its paper, so that shadows and yellowed corners are white."""
    height, width = grey.shape
    small = cv2.resize(
        grey, (max(width // _BACKGROUND_STEP, 1), max(height // _BACKGROUND_STEP, 1)), interpolation=cv2.INTER_AREA
    )
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((5, 5), np.uint8)), 5)
    paper = np.maximum(paper, 90)
    return np.asarray(cv2.divide(grey, cv2.resize(paper, (width, height)), scale=255.0), np.uint8)


def levels(grey: Picture, *, is_pale: bool = False) -> tuple[float, float]:
    """How dark ink is, be it as pale as it may, and how far it is from there to paper."""
    sample = grey[::3, ::3]
    dark = sample[sample < (_PAPER if is_pale else _INKED)]
    black = float(np.percentile(dark, _INK_PERCENTILE)) if len(dark) > _ENOUGH_INK else 0.0
    return black, max(255.0 - black, _LEAST_CONTRAST)


def stretch(grey: Picture, black: float, span: float) -> Picture:
    """Levels stretched so that ``black`` is black and what is lighter by ``span`` or more is white."""
    table = np.clip((np.arange(256) - black) * (255.0 / max(span, 1.0)), 0, 255).astype(np.uint8)
    return np.asarray(cv2.LUT(grey, table), np.uint8)
