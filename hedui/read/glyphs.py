"""Characters with their places, in the order in which a page draws them or an engine recognised them."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

NO_PLACE = -1
"""Stands in an order for a character that the arrangement added: a newline, a tab or a space."""


_WHITE = np.array([chr(code).isspace() for code in range(0x3002)])
"""Which characters are white space, by their codes; from the last one on none is."""


@dataclass(frozen=True, slots=True)
class Glyphs:
    """One character of ``text`` for each row of ``boxes`` (x0, top, x1, bottom in points from the page's top left).

    White space that the source holds is included; its boxes count for nothing and may be NaN. ``confidences`` is
    None for text that was given and not recognised.
    """

    text: str
    boxes: NDArray[np.float64]
    confidences: NDArray[np.float64] | None = None

    def solid(self) -> NDArray[np.bool_]:
        """Which characters are other than white space."""
        codes = np.frombuffer(self.text.encode("utf-32-le", "surrogatepass"), np.uint32)
        return np.asarray(~_WHITE[np.minimum(codes, len(_WHITE) - 1)])

    def is_sideways(self) -> bool:
        """Whether most lines run up or down the page."""
        steps = np.abs(np.diff(self.boxes[self.solid(), :2], axis=0))
        return bool(len(steps)) and bool(np.less(*np.median(steps, axis=0)))

    def keep(self, mask: NDArray[np.bool_]) -> Glyphs:
        """Only the characters where ``mask`` is true."""
        text = "".join(character for character, kept in zip(self.text, mask.tolist(), strict=True) if kept)
        confidences = None if self.confidences is None else self.confidences[mask]
        return Glyphs(text, self.boxes[mask], confidences)


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A text in reading order, and for each of its characters the glyph that it is (or ``NO_PLACE``)."""

    text: str
    order: NDArray[np.intp]

    def without(self, left_out: NDArray[np.bool_]) -> Arrangement:
        """The arrangement without some glyphs, as if they had stood there until now; no line is left of them alone."""
        gone = np.isin(self.order, np.flatnonzero(left_out)) if left_out.any() else left_out
        if not gone.any():
            return self
        keep, start = ~gone, 0
        for line in self.text.splitlines(keepends=True):
            end = start + len(line)
            rest = (character for character, left in zip(line, keep[start:end].tolist(), strict=True) if left)
            if gone[start:end].any() and not "".join(rest).strip():
                keep[start:end] = False
            start = end
        text = "".join(character for character, left in zip(self.text, keep.tolist(), strict=True) if left)
        return Arrangement(text, self.order[keep])

    def boxes(self, glyphs: Glyphs) -> array[float]:
        """Four numbers a character, as ``Page.boxes`` wants them."""
        places = np.full((len(self.order), 4), np.nan)
        known = self.order >= 0
        places[known] = glyphs.boxes[self.order[known]]
        return array("d", places.tobytes())

    def confidences(self, glyphs: Glyphs) -> array[float]:
        """One number a character, as ``Page.confidences`` wants them; nothing for text that was given."""
        if glyphs.confidences is None:
            return array("d")
        values = np.full(len(self.order), np.nan)
        known = self.order >= 0
        values[known] = glyphs.confidences[self.order[known]]
        return array("d", values.tobytes())
