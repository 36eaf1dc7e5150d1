"""Reading a line: a net says for each step along the line which character stands there (CTC, Graves et al. 2006)."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from hedui.read.ocr.bends import straight
from hedui.read.ocr.permille import PERCENT, PERMILLE, tell
from hedui.read.ocr.spacing import settle

if TYPE_CHECKING:
    from hedui.read.ocr.engine import Floats, Picture
    from hedui.read.ocr.nets import Net, Tensor

HEIGHT = 48
_NARROWEST = 48
_WIDEST = 4800
_ROUND_TO = 16
_BLANK = 0
_MORE = 0.12
"""Of a line's height, the paper above and below it that is taken besides."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A line's characters, where along the line (0 to 1) each lies, and how sure each is."""

    text: str
    spans: Floats
    confidences: Floats

    @property
    def confidence(self) -> float:
        return float(self.confidences.mean()) if len(self.confidences) else 0.0


def crop(picture: Picture, corners: Floats, bend: Floats | None = None) -> Picture:
    """The line within ``corners``, straightened; ``bend`` as ``detection.Found`` has it."""
    width = max(round(float(np.linalg.norm(corners[1] - corners[0]))), 1)
    height = max(round(float(np.linalg.norm(corners[3] - corners[0]))), 1)
    target = np.array([(0, 0), (width, 0), (0, height)], np.float32)
    matrix = cv2.getAffineTransform(corners[[0, 1, 3]].astype(np.float32), target)
    if bend is not None:
        return straight(picture, (width, height), np.asarray(matrix, np.float64), bend)
    line = cv2.warpAffine(picture, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(line, np.uint8)


def taller(corners: Floats, bend: Floats | None = None) -> tuple[Floats, Floats | None]:
    """The corners and the bend of a line with more paper above and below it."""
    down = _MORE * (corners[3] - corners[0])
    return corners + np.array([-down, -down, down, down]), None if bend is None else bend / (1 + 2 * _MORE)


def read(net: Net, alphabet: list[str], line: Picture, taller: Callable[[], Picture] | None = None) -> Reading:
    """What a straightened line says; ``taller`` gives the same line with more paper above and below it, where there is
    such: rings of ‰ that the line's edge cuts off are none."""
    height, width = line.shape[:2]
    drawn = min(max(math.ceil(HEIGHT * width / height), 8), _WIDEST)
    padded = max(-(-drawn // _ROUND_TO) * _ROUND_TO, _NARROWEST)
    small = np.asarray(cv2.resize(line, (drawn, HEIGHT)), np.uint8)
    values = np.zeros((1, 3, HEIGHT, padded), np.float32)
    values[0, :, :, :drawn] = small.astype(np.float32) / 127.5 - 1.0
    steps = net(values)[0]
    text, middles, confidences = _decode(steps, alphabet, padded / drawn)
    shown = taller() if taller is not None and _is_cut(line, text, middles) else line
    return Reading(*settle(small, *tell(shown, text, middles, confidences)))


def _is_cut(line: Picture, text: str, middles: Floats) -> bool:
    """Whether the ink of a % or ‰ reaches the line's upper or lower edge."""
    height, width = line.shape
    for middle in middles[[character in (PERCENT, PERMILLE) for character in text]].tolist():
        near = line[:, max(round(middle * width - height / 2), 0) : round(middle * width + height / 2)]
        if near.size and near[[0, -1]].min() < (int(near.min()) + int(near.max())) / 2:
            return True
    return False


def _decode(steps: Tensor, alphabet: list[str], stretch: float) -> tuple[str, Floats, Floats]:
    """The likeliest character at each step, repetitions and blanks dropped; where its middle lies; how sure it is.

    ``stretch`` is the length of all steps in lengths of the line.
    """
    best = steps.argmax(axis=1)
    fresh = best != _BLANK
    fresh[1:] &= best[1:] != best[:-1]
    at = np.flatnonzero(fresh)
    text = "".join([alphabet[index] for index in best[at].tolist()])
    if len(text) != len(at):
        raise ValueError("the recognition net's alphabet must hold single characters")
    changes = np.append(np.flatnonzero(best[1:] != best[:-1]), len(best) - 1)
    ends = changes[np.searchsorted(changes, at)]
    middles = np.clip(((at + ends) / 2 + 0.5) / len(steps) * stretch, 0.0, 1.0)
    return text, middles, steps[at, best[at]].astype(np.float64)
