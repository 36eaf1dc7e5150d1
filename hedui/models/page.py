"""One page: its text, and for every character its place on the paper."""

from __future__ import annotations

import math
from array import array
from dataclasses import dataclass, field
from enum import StrEnum

from hedui.models.evidence import Box

_LOW_PERCENTILE = 0.05
_LEAST_LEGIBLE = 0.75
"""Of a page\'s ``legibility``."""


class Reading(StrEnum):
    """How a page's text was had."""

    PLAIN_TEXT = "plain-text"
    TEXT_LAYER = "text-layer"
    OCR = "ocr"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Seal:
    """A seal on a page, round or oval: what it says, as far as it could be read, and where it is (points)."""

    text: str
    box: Box
    confidence: float


class MarkKind(StrEnum):
    """What a mark beside the text says."""

    SIGNATURE = "signature"
    SEAL = "seal"
    STRUCK = "struck"
    """Text that was struck through, and so holds no longer."""
    HIDDEN = "hidden"
    """Text that the file holds and does not show: covered, white on white, vanished, off the paper."""
    REVISED = "revised"
    """A tracked change of Word: text that was deleted, inserted, or both, and that nobody accepted or refused."""
    LAYER = "layer"
    """What a PDF's text layer says where the page shows something else."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands beside the text and is no part of it: what recognition wrote down in words, such as ``[Signature]``,
    and what the file holds and the page does not say.

    ``text`` is what it says, empty where nothing; ``start`` the offset in the page's text where it stood, or would
    have; ``instead`` is what the page shows there in its place; ``boxes`` are where it lies (points, as ``Box``).
    """

    kind: MarkKind
    text: str
    start: int
    instead: str = ""
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page in reading order.

    ``text`` has a newline between lines. Cells of one row of a ruled table stand on one line with a tab between
    them; so do the parts of a line that a wide gap divides. ``boxes`` holds four numbers a character of ``text``
    (x0, top, x1, bottom in points from the top left, rotation applied; NaN where a character has no place, such as
    newlines and tabs), or nothing at all for plain text. ``confidences`` holds one number from 0 to 1 a character,
    or nothing for text that was not recognised but given.
    """

    number: int
    text: str
    reading: Reading
    width: float = 0.0
    height: float = 0.0
    boxes: array[float] = field(default_factory=lambda: array("d"))
    confidences: array[float] = field(default_factory=lambda: array("d"))
    engine: str | None = None
    problem: str | None = None
    """Why there is no text that can be relied on (``blank``, ``empty``, ``scan``, ``garbled``, …; see
    ``hedui.read.trust.Problem``), or None."""
    turn: int = 0
    """How far the page as seen had to be turned clockwise to be read upright: 0, 90, 180 or 270 degrees."""
    skew: float = 0.0
    """By how many degrees the lines of a recognised page slope down to the right, after it was turned."""
    seals: tuple[Seal, ...] = ()
    """The round seals seen on a recognised page, from top to bottom; none for text that was given."""
    marks: tuple[Mark, ...] = ()
    """Signatures and seals that recognised text told in words, and text that is struck through, hidden or revised, in
    reading order; no part of ``text``."""
    is_layer: bool = False
    """Whether the text is a layer over or under a picture of the page, as OCR programs add it to scans."""
    in_colour: bool = False
    """Whether a recognised page's picture was taken in colour, so that a red seal on it would have been seen."""

    @property
    def legibility(self) -> float | None:
        """A low percentile of the characters' confidences, so that a few bad ones show; None for given text."""
        if not self.confidences:
            return None
        known = sorted(value for value in self.confidences if value == value)
        return round(known[int(len(known) * _LOW_PERCENTILE)], 4) if known else None

    @property
    def is_hardly_legible(self) -> bool:
        """Whether so much of a recognised page was a guess that it proves nothing."""
        return self.reading is Reading.OCR and self.legibility is not None and self.legibility < _LEAST_LEGIBLE

    @property
    def proves_nothing(self) -> bool:
        """Whether what lacks elsewhere may stand on the page: it is hardly legible, or shows something of which no text
        was had; an empty sheet is none."""
        return self.is_hardly_legible or (self.reading is Reading.NONE and self.problem not in (None, "blank"))

    def locate(self, start: int, end: int) -> tuple[Box, ...]:
        """Boxes of the characters ``[start, end)``, one for each line touched. Only here do offsets become boxes.

        Characters belong to one line while they follow each other without a newline or tab between, unless the paper
        goes on further left: what a column's or cell's width wrapped is one line of text and several of boxes.
        """
        if not self.boxes:
            return ()
        found: list[Box] = []
        line: list[Box] = []
        for index in range(start, end):
            if self.text[index] in "\n\t":
                found += _around(line)
                line = []
                continue
            x0, top, x1, bottom = self.boxes[4 * index : 4 * index + 4]
            if math.isnan(x0):
                continue
            if line and self.turn == 0 and x0 < line[-1][0] - (bottom - top):
                found += _around(line)
                line = []
            line.append((x0, top, x1, bottom))
        return tuple(found + _around(line))

    def confidence(self, start: int, end: int) -> float:
        """The lowest confidence among the characters ``[start, end)``; 1.0 where the text was given, not recognised."""
        if not self.confidences:
            return 1.0
        known = [value for value in self.confidences[start:end] if not math.isnan(value)]
        return min(known, default=1.0)


def _around(boxes: list[Box]) -> list[Box]:
    if not boxes:
        return []
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return [(round(min(lefts), 2), round(min(tops), 2), round(max(rights), 2), round(max(bottoms), 2))]
