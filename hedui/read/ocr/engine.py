"""What an OCR engine is: something that finds lines in a picture and says what they read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]
    """A grey picture, rows by columns, 0 is black."""
    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class TextLine:
    """One recognised line.

    ``corners`` are its top left, top right, bottom right and bottom left in pixels. Along the line from left (0) to
    right (1), character *n* of ``text`` lies between ``spans[n, 0]`` and ``spans[n, 1]``. ``confidences`` holds one
    number from 0 to 1 a character.
    """

    text: str
    corners: Floats
    spans: Floats
    confidences: Floats

    @property
    def confidence(self) -> float:
        """The mean over the characters but for blanks, of which an engine is always sure; 0 for an empty line."""
        solid = [value for character, value in zip(self.text, self.confidences, strict=True) if not character.isspace()]
        return float(np.mean(solid)) if solid else 0.0


@dataclass(frozen=True, slots=True)
class Recognition:
    """What an engine made of a picture: the lines, in pixels of the picture after it was turned clockwise by ``turn``
    degrees (0, 90, 180 or 270), which puts it upright."""

    turn: int
    lines: tuple[TextLine, ...]


class OcrEngine(Protocol):
    """One engine, loaded. Its methods may be called from several threads at once and open no network connection."""

    name: str
    version: str
    """Changes whenever the same picture may give another text; names the models too."""

    def read(self, picture: Picture) -> Recognition:
        """Turn a page upright and read its lines, in no particular order. A picture without text has none."""
        ...

    def read_line(self, picture: Picture) -> TextLine:
        """Read an upright picture that holds a single line; its corners are the picture's."""
        ...


def corners_of(picture: Picture) -> Floats:
    """The corners of a whole picture, as ``TextLine.corners`` has them."""
    height, width = picture.shape[:2]
    return np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float64)


def even_spans(count: int, start: float = 0.0, end: float = 1.0) -> Floats:
    """Spans of ``count`` characters that share the stretch from ``start`` to ``end`` evenly."""
    edges = np.linspace(start, end, count + 1)
    return np.column_stack((edges[:-1], edges[1:]))
