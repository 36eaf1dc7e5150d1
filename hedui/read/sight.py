"""What was seen on the picture of a page: turn, skew, lines, strokes, seals. What is kept of it is enough for text."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from hedui.read.glyphs import Glyphs
from hedui.read.ocr.engine import TextLine
from hedui.read.ocr.figures import as_figures
from hedui.read.ocr.simplified import put_right
from hedui.read.picture import straighten_points

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

FORMAT = 24
"""Changes whenever the same picture may be seen differently by the same engine."""

_INSET = 0.14
"""Share of a detected line's height, above and below, that is paper."""


@dataclass(frozen=True, slots=True)
class SeenSeal:
    """A seal's text and its box, in pixels of the upright picture."""

    text: str
    box: tuple[float, float, float, float]
    confidence: float


@dataclass(frozen=True, slots=True)
class Sight:
    """``size`` (width, height), ``lines`` and ``strokes`` are in pixels of the picture turned clockwise by ``turn``
    degrees; the strokes after it was straightened by ``skew`` degrees besides."""

    size: tuple[float, float]
    turn: int
    skew: float
    lines: tuple[TextLine, ...]
    strokes: Floats
    seals: tuple[SeenSeal, ...] = ()
    in_colour: bool = False
    """Whether the picture was taken in colour, so that a red seal would have shown."""

    written: bool = False
    """Whether a picture of which no text was had plainly shows writing."""

    broken: tuple[int, ...] = ()
    """The numbers of those strokes that paper interrupts again and again; no pen drew them."""

    penned: Floats = field(default_factory=lambda: np.empty((0, 4)))
    """Through what a pen struck out with strokes that are not straight, from its first to its last character."""

    def level(self) -> Glyphs:
        """All characters with their boxes on the straightened page."""
        return self._glyphs(lambda corners: straighten_points(corners, self.size, self.skew))

    def as_seen(self) -> Glyphs:
        """All characters with their boxes on the upright page, as skewed as it is."""
        return self._glyphs(lambda corners: corners)

    def _glyphs(self, move: Any) -> Glyphs:
        boxes = [_boxes(move(line.corners), line.spans) for line in self.lines]
        return Glyphs(
            put_right("".join(as_figures(line.text) for line in self.lines)),
            np.concatenate(boxes) if boxes else np.empty((0, 4)),
            np.concatenate([line.confidences for line in self.lines]) if boxes else np.empty(0),
        )

    def to_json(self) -> str:
        return json.dumps(
            {
                "size": self.size,
                "turn": self.turn,
                "skew": self.skew,
                "lines": [
                    {
                        "text": line.text,
                        "corners": line.corners.round(2).tolist(),
                        "spans": line.spans.round(5).tolist(),
                        "confidences": line.confidences.round(4).tolist(),
                    }
                    for line in self.lines
                ],
                "strokes": self.strokes.round(1).tolist(),
                "seals": [[seal.text, seal.box, seal.confidence] for seal in self.seals],
                "in_colour": self.in_colour,
                "written": self.written,
                "broken": self.broken,
                "penned": self.penned.round(1).tolist(),
            },
            ensure_ascii=False,
        )

    @staticmethod
    def from_json(text: str) -> Sight:
        """The inverse of ``to_json``. Raises ``ValueError``, ``KeyError`` or ``TypeError`` for anything else."""
        data = json.loads(text)
        lines = [
            TextLine(
                line["text"],
                np.array(line["corners"], np.float64).reshape(4, 2),
                np.array(line["spans"], np.float64).reshape(len(line["text"]), 2),
                np.array(line["confidences"], np.float64).reshape(len(line["text"])),
            )
            for line in data["lines"]
        ]
        strokes = np.array(data["strokes"], np.float64).reshape(-1, 4)
        seals = tuple(SeenSeal(text, tuple(box), sure) for text, box, sure in data["seals"])
        seen = (
            tuple(lines),
            strokes,
            seals,
            bool(data["in_colour"]),
            bool(data["written"]),
            tuple(map(int, data["broken"])),
            np.array(data["penned"], np.float64).reshape(-1, 4),
        )
        return Sight(tuple(data["size"]), data["turn"], data["skew"], *seen)

    def rounded(self) -> Sight:
        """What a cache gives back, so that a fresh sight and a kept one lead to the same record."""
        return Sight.from_json(self.to_json())


def _boxes(corners: Floats, spans: Floats) -> Floats:
    """The characters' boxes within a line's corners, white space above and below taken off."""
    top_left, top_right, bottom_right, bottom_left = corners
    down = _INSET * (bottom_left - top_left)
    pieces = []
    for share in (spans[:, :1], spans[:, 1:]):
        pieces += [
            top_left + share * (top_right - top_left) + down,
            bottom_left + share * (bottom_right - bottom_left) - down,
        ]
    points = np.stack(pieces, axis=1)
    return np.column_stack((points.min(axis=1), points.max(axis=1)))
