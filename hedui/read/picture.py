"""A page's picture made ready for reading: even paper, seals taken off, straight strokes found.

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

_WHITE = 0.75
_WHITE_UNDER_GREY_SEALS = 0.42
_HALF_TONE = (0.3, 0.8)
_STAMPED = 0.002
_REDNESS = 40
_INK_PERCENTILE = 0.3
_LEAST_CONTRAST = 40
_BACKGROUND_STEP = 16
_SAMPLE = 6
_DARK = 128


def is_coloured(picture: NDArray[np.uint8]) -> bool:
    """Whether a picture has red, green and blue, and more of one of them somewhere."""
    if picture.ndim < 3:
        return False
    sample = picture[::_SAMPLE, ::_SAMPLE].astype(np.int16)
    return bool((sample.max(axis=2) - sample.min(axis=2) > _REDNESS).mean() > 2e-4)


def ink(picture: NDArray[np.uint8]) -> Picture:
    """A grey picture of the black ink only: paper white and even, red seals gone.

    Red ink is as light as paper in the red channel of a colour scan. What remains of it there is lighter than writing:
    the levels are stretched until it is white. On a grey scan a seal is darker, and the levels are stretched further
    where it lies.
    """
    grey = picture if picture.ndim == 2 else np.ascontiguousarray(picture[:, :, 0])
    even = _even(grey)
    clean = _stretch(even, _WHITE)
    if picture.ndim == 2 or not is_coloured(picture):
        stamped = _stamped(even)
        if stamped is not None:
            clean = np.where(stamped, _stretch(even, _WHITE_UNDER_GREY_SEALS), clean)
    return clean


def redness(picture: NDArray[np.uint8]) -> Picture | None:
    """A grey picture of the red ink only (black where it is reddest), or None where there is none."""
    if not is_coloured(picture):
        return None
    other = np.maximum(picture[:, :, 1], picture[:, :, 2])
    excess = cv2.subtract(np.ascontiguousarray(picture[:, :, 0]), other)
    if (excess > _REDNESS).mean() < 2e-4:
        return None
    top = max(float(np.percentile(excess[excess > _REDNESS], 80)), 1.0)
    return np.asarray(255 - np.clip(excess * (255 / top), 0, 255), np.uint8)


def is_blank(grey: Picture) -> bool:
    """Whether hardly a pixel of a page made ready by ``ink`` is dark."""
    return bool((grey < _DARK).mean() < 5e-5)


def find_strokes(grey: Picture, skew: float, longest_letter: int = 80) -> Floats:
    """Straight strokes (rows of x0, top, x1, bottom in pixels of the picture after it was straightened by ``skew``
    degrees) that are longer than any stroke of a letter, which ``longest_letter`` bounds in pixels."""
    straight = straightened(grey, skew)
    dark = (straight < _DARK + 40).astype(np.uint8)
    found = []
    for size in ((longest_letter, 1), (1, longest_letter)):
        bridge = (5, 1) if size[0] > 1 else (1, 5)
        whole = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones(bridge[::-1], np.uint8))
        lines = cv2.morphologyEx(whole, cv2.MORPH_OPEN, np.ones(size[::-1], np.uint8))
        lines = cv2.dilate(lines, np.ones((3, 1) if size[0] > 1 else (1, 3), np.uint8))
        _, _, stats, _ = cv2.connectedComponentsWithStats(lines, connectivity=8)
        for x, y, width, height, _ in stats[1:].tolist():
            if min(width, height) > longest_letter / 4:
                continue
            if size[0] > 1:
                found.append((x, y + height / 2, x + width, y + height / 2))
            else:
                found.append((x + width / 2, y, x + width / 2, y + height))
    return np.array(found, np.float64).reshape(-1, 4)


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


def _stamped(grey: Picture) -> NDArray[np.bool_] | None:
    """Where half tones lie that are no edges of writing, as a seal's do on a grey scan; None where there are none."""
    black, span = _levels(grey)
    dark = (grey < black + _HALF_TONE[0] * span).astype(np.uint8)
    written = cv2.dilate(dark, np.ones((9, 9), np.uint8))
    half = ((grey < black + _HALF_TONE[1] * span) & (written == 0)).astype(np.uint8)
    half = cv2.morphologyEx(half, cv2.MORPH_OPEN, np.ones((2, 2), np.uint8))
    if half.mean() < _STAMPED:
        return None
    return np.asarray(cv2.dilate(half, np.ones((25, 25), np.uint8)) > 0)


def _levels(grey: Picture) -> tuple[float, float]:
    """How dark ink is, and how far it is from there to paper."""
    black = float(np.percentile(grey[::3, ::3], _INK_PERCENTILE))
    return black, max(255.0 - black, _LEAST_CONTRAST)


def _stretch(grey: Picture, white: float) -> Picture:
    """Levels stretched so that ink is black and what is lighter than ``white`` of the way to paper is white."""
    black, span = _levels(grey)
    span *= white
    table = np.clip((np.arange(256) - black) * (255.0 / span), 0, 255).astype(np.uint8)
    return np.asarray(cv2.LUT(grey, table), np.uint8)
