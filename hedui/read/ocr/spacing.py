"""Where the characters of a line really are, and the spaces between them that recognition leaves out.

A recogniser says roughly where a character stands and ignores narrow spaces, so that a quantity and the price behind it
become one number. The ink of the line says it precisely.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from hedui.read.runs import FIRST_WIDE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hedui.read.ocr.engine import Floats, Picture

_DARK = 128
_EDGE = 0.12
_USUAL_EM = 0.87
_ENOUGH_PAIRS = 3
_WIDTHS = (0.75, 0.4)
"""Of a wide and a narrow character, in heights of a line as it is detected."""

_SPACED = ((0.69, 0.3), (0.9, 0.35), (1.19, 0.42))
"""From which distance of middles and which gap on, in widths of a Chinese character, there is a space between two
digits, a digit and an ideograph, and two ideographs."""

_LIGHTER, _BELOW_PAPER = 1.6, 20
"""Where a lens blurred a line its thin strokes are lighter than its broad ones by so much, and darker than paper by so
many levels."""


def settle(line: Picture, text: str, middles: Floats, confidences: Floats) -> tuple[str, Floats, Floats]:
    """The text with its missing spaces, each character's stretch (0 to 1) along the line, and its confidence.

    ``line`` is the straightened line, ``middles`` are rough places (0 to 1) of the characters.
    """
    if not text:
        return text, np.empty((0, 2)), confidences
    height, width = line.shape
    edge = round(_EDGE * height)
    inner = line[edge : height - edge]
    inked = np.asarray((inner < _ink(inner)).any(axis=0))
    extents = _extents(inked, np.clip(middles * width, 0, width - 1))
    spans = _nominal(text, middles * width, height)
    em = _em(text, extents, height)
    characters, places, sure = [text[0]], [spans[0]], [float(confidences[0])]
    for number, (before, after) in enumerate(pairwise(text), 1):
        left, right = extents[number - 1], extents[number]
        if _is_apart(before, after, left, right, em):
            characters.append(" ")
            places.append(np.array([left[1], right[0]]))
            sure.append(1.0)
        characters.append(after)
        places.append(spans[number])
        sure.append(float(confidences[number]))
    return "".join(characters), np.clip(np.array(places) / width, 0.0, 1.0), np.array(sure)


def _ink(line: Picture) -> float:
    """The level below which a line's pixels are ink."""
    darkest, paper = np.percentile(line, (1, 90))
    return float(max(_DARK, min(_LIGHTER * darkest, paper - _BELOW_PAPER)))


def _nominal(text: str, middles: Floats, height: int) -> Floats:
    """Stretches around the middles: as wide as the character's kind, but not into its neighbours."""
    wide = np.array([ord(character) >= FIRST_WIDE for character in text])
    half = np.where(wide, *_WIDTHS) * height / 2
    between = (middles[1:] + middles[:-1]) / 2
    left = np.maximum(middles - half, np.concatenate(([-np.inf], between)))
    right = np.minimum(middles + half, np.concatenate((between, [np.inf])))
    return np.column_stack((left, right))


def _extents(inked: NDArray[np.bool_], middles: Floats) -> Floats:
    """From where to where each character's ink reaches, in columns: cut at the widest gap between two middles."""
    filled = np.flatnonzero(inked)
    first, last = (int(filled[0]), int(filled[-1]) + 1) if len(filled) else (0, len(inked))
    lefts, rights = [float(min(first, middles[0]))], []
    for before, after in pairwise(middles.tolist()):
        start, end = _widest_gap(inked, int(before), max(int(after), int(before) + 1))
        rights.append(start)
        lefts.append(end)
    rights.append(float(max(last, middles[-1] + 1)))
    return np.column_stack((lefts, np.maximum(rights, np.array(lefts) + 1)))


def _widest_gap(inked: NDArray[np.bool_], start: int, end: int) -> tuple[float, float]:
    """The longest stretch without ink between two columns; their middle where there is none."""
    filled = np.flatnonzero(np.concatenate(([True], inked[start + 1 : end], [True])))
    gaps = np.diff(filled)
    widest = int(gaps.argmax())
    if gaps[widest] <= 1:
        return (start + end) / 2, (start + end) / 2
    return float(start + filled[widest] + 1), float(start + filled[widest + 1])


def _em(text: str, spans: Floats, height: int) -> float:
    """The width of a Chinese character in this line."""
    middles = spans.mean(axis=1)
    steps = [
        middles[number + 1] - middles[number]
        for number, (before, after) in enumerate(pairwise(text))
        if _is_ideograph(before) and _is_ideograph(after)
    ]
    return float(np.median(steps)) if len(steps) >= _ENOUGH_PAIRS else _USUAL_EM * height


def _is_apart(before: str, after: str, left: Floats, right: Floats, em: float) -> bool:
    """Whether two characters, digits or ideographs, stand further apart than they would without a space."""
    if not (_counts(before) and _counts(after)):
        return False
    least_step, least_gap = _SPACED[_is_ideograph(before) + _is_ideograph(after)]
    return bool(right.mean() - left.mean() > least_step * em and right[0] - left[1] > least_gap * em)


def _counts(character: str) -> bool:
    return _is_ideograph(character) or (character.isascii() and character.isdigit())


def _is_ideograph(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"
