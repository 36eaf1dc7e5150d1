"""RapidOCR's PP-OCR models, driven with settings that are faster and surer on pages than the library's own.

Detection at no more than 960 pixels, one line a batch, the orientation model for whole pages and not for lines.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING

import cv2
import numpy as np

from hedui.read.ocr import nets, recognition
from hedui.read.ocr.detection import Found, find_text
from hedui.read.ocr.engine import Recognition, TextLine, corners_of

if TYPE_CHECKING:
    from hedui.read.ocr.engine import Floats, Picture

_VOTERS = 16
_DOUBTFUL = (0.25, 0.75)
_TALL = 1.5
_LEAST_SURE = 0.5
_WORTH = 0.5
"""More characters make a better reading only if they are read this surely."""


class RapidOcrEngine:
    """Detection, page orientation and recognition, one after the other."""

    name = "rapidocr"

    def __init__(self) -> None:
        recogniser = nets.model("PP-OCR*_rec_*.onnx")
        detector = nets.model("PP-OCR*_det_*.onnx")
        self.version = f"{nets.version()} {detector.stem} {recogniser.stem} {nets.runtimes()}"
        self._detect = nets.detector(detector)
        self._recognise = nets.recogniser(recogniser)
        self._orient = nets.OnnxNet(nets.model("*_cls_*.onnx"))
        alphabet = nets.OnnxNet(recogniser).characters()
        self._alphabet = ["", *alphabet, " "]

    def read(self, picture: Picture) -> Recognition:
        found = find_text(self._detect, picture)
        turn = self._turn(picture, [line.corners for line in found])
        if turn:
            picture = np.ascontiguousarray(np.rot90(picture, -turn // 90))
            found = find_text(self._detect, picture)
        lines = [self._line(picture, line) for line in found]
        return Recognition(turn, tuple(line for line in lines if line.text.strip() and line.confidence >= _LEAST_SURE))

    def read_line(self, picture: Picture) -> TextLine:
        found = self._read(picture)
        return TextLine(found.text, corners_of(picture), found.spans, found.confidences)

    def _read(self, line: Picture, taller: Callable[[], Picture] | None = None) -> recognition.Reading:
        return recognition.read(self._recognise, self._alphabet, line, taller)

    def _line(self, picture: Picture, at: Found) -> TextLine:
        corners = at.corners
        line = recognition.crop(picture, corners, at.bend)
        found = self._read(line, lambda: recognition.crop(picture, *recognition.taller(corners, at.bend)))
        height, width = line.shape
        if height >= _TALL * width:
            return self._tall(line, corners, found)
        return TextLine(found.text, corners, found.spans, found.confidences)

    def _tall(self, line: Picture, corners: Floats, upright: recognition.Reading) -> TextLine:
        """A line higher than wide is one narrow character, characters one below the other, or text set sideways."""
        if upright.text.isascii() and len(upright.text) == 1 and upright.confidence >= _WORTH:
            return TextLine(upright.text, corners, upright.spans, upright.confidences)
        height, width = line.shape
        squares = [part for part in np.array_split(line, max(round(height / width), 1)) if len(part)]
        size = min(len(part) for part in squares)
        stacked = self._read(np.ascontiguousarray(np.hstack([part[:size] for part in squares])))
        sideways = self._read(np.ascontiguousarray(np.rot90(line)))
        best = max((upright, stacked, sideways), key=lambda reading: float((reading.confidences - _WORTH).sum()))
        if best is upright:
            return TextLine(best.text, corners, best.spans, best.confidences)
        return TextLine(best.text, corners[[1, 2, 3, 0]], best.spans, best.confidences)

    def _turn(self, picture: Picture, quads: list[Floats]) -> int:
        """How far to turn the page clockwise so that its text stands upright."""
        lines = [quad for quad in quads if _length(quad) >= 2 * min(_sides(quad))]
        if not lines:
            return 0
        tall = [quad for quad in lines if _is_tall(quad)]
        sideways = sum(map(_length, tall)) > sum(map(_length, lines)) / 2
        voters = tall if sideways else [quad for quad in lines if not _is_tall(quad)]
        voters = sorted(voters, key=_length, reverse=True)[:_VOTERS]
        crops = [_crop(picture, quad, sideways=sideways) for quad in voters]
        return (270 * sideways + 180 * self._is_upside_down(crops)) % 360

    def _is_upside_down(self, crops: list[Picture]) -> bool:
        """A vote of the orientation net; where it is divided, two lines are read both ways."""
        share = sum(self._upside_down(line) for line in crops) / len(crops)
        if not _DOUBTFUL[0] <= share <= _DOUBTFUL[1]:
            return share > 0.5
        longest = crops[:2]
        upright = sum(self._read(line).confidence for line in longest)
        turned = sum(self._read(np.ascontiguousarray(line[::-1, ::-1])).confidence for line in longest)
        return turned > upright

    def _upside_down(self, line: Picture) -> float:
        """How surely a line stands on its head, 0 to 1."""
        height, width = line.shape
        drawn = min(max(round(48 * width / height), 1), 192)
        values = np.zeros((1, 3, 48, 192), np.float32)
        values[0, :, :, :drawn] = cv2.resize(line, (drawn, 48)).astype(np.float32) / 127.5 - 1.0
        return float(self._orient(values)[0, 1])


def _sides(corners: Floats) -> tuple[float, float]:
    """A quadrangle's width and height."""
    return float(np.linalg.norm(corners[1] - corners[0])), float(np.linalg.norm(corners[3] - corners[0]))


def _length(corners: Floats) -> float:
    return max(_sides(corners))


def _is_tall(corners: Floats) -> bool:
    width, height = _sides(corners)
    return height > width


def _crop(picture: Picture, corners: Floats, *, sideways: bool) -> Picture:
    """The picture of a line, turned round by a quarter where it stands sideways."""
    line = recognition.crop(picture, corners)
    return np.ascontiguousarray(np.rot90(line)) if sideways else line


@functools.cache
def load() -> RapidOcrEngine:
    """The engine, once a process. Raises ``ImportError`` or ``OSError`` where a part of it is not installed."""
    cv2.setNumThreads(1)
    return RapidOcrEngine()
