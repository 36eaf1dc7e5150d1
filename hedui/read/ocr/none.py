"""No OCR: an engine like any other, which reads nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from hedui.read.ocr.engine import Recognition, TextLine, corners_of

if TYPE_CHECKING:
    from hedui.read.ocr.engine import Picture


class NoEngine:
    """Leaves every picture unread, so that its page stays what it was."""

    name = "none"
    version = "1"

    def read(self, picture: Picture) -> Recognition:
        return Recognition(0, ())

    def read_line(self, picture: Picture) -> TextLine:
        return TextLine("", corners_of(picture), np.empty((0, 2)), np.empty(0))


def load() -> NoEngine:
    return NoEngine()
