"""Runs of glyphs: what stands twice at one place, and what only seems to."""

from __future__ import annotations

import numpy as np
import pytest

from hedui.read.glyphs import Glyphs
from hedui.read.runs import find_runs

HEIGHT = 8.0


def placed(*pieces: tuple[str, float]) -> Glyphs:
    """Glyphs side by side: each piece is one glyph of so many points' width that stands for its letters."""
    x, boxes = 100.0, []
    for letters, width in pieces:
        boxes += [(x, 100.0, x + width, 100.0 + HEIGHT)] * len(letters)
        x += width + 0.2
    return Glyphs("".join(letters for letters, _ in pieces), np.array(boxes))


@pytest.mark.parametrize(
    ("glyphs", "text"),
    [
        (placed(("O", 6), ("ffi", 9), ("c", 4), ("e", 4)), "Office"),
        (placed(("o", 4), ("ff", 6), ("e", 4), ("r", 3)), "offer"),
        (placed(("f", 3), ("f", 3)), "ff"),
        (placed(("ff", 3), ("oo", 4), ("rr", 3)), "for"),
        (placed(("总总", 8), ("价价", 8)), "总价"),
    ],
    ids=["ffi", "ff", "two", "drawn twice", "drawn twice, in Chinese"],
)
def test_letters_of_a_ligature_are_all_read(glyphs: Glyphs, text: str) -> None:
    (run,) = find_runs(glyphs, np.full(len(glyphs.text), -1, np.intp))
    assert run.text == text
