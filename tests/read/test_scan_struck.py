"""A pen's stroke through a printed value of a scan strikes it out; other lines near to writing do not."""

from __future__ import annotations

import numpy as np
import pytest

from hedui.models.page import MarkKind, Page
from hedui.read.ocr.engine import TextLine, even_spans
from hedui.read.scan import page_of
from hedui.read.sight import Sight

TEXT = "合同总价为71,600.00元整"
LEFT, TOP, SIDE = 200.0, 400.0, 30.0
FIRST = LEFT + 5 * SIDE
LAST = LEFT + 14 * SIDE


def seen(*strokes: tuple[float, float, float], sure: float = 0.99) -> Page:
    """A page of one line, with level strokes from x to x at a share of the letters' height."""
    right, bottom = LEFT + len(TEXT) * SIDE, TOP + SIDE
    corners = np.array([(LEFT, TOP), (right, TOP), (right, bottom), (LEFT, bottom)])
    line = TextLine(TEXT, corners, even_spans(len(TEXT)), np.full(len(TEXT), sure))
    drawn = [(x0, TOP + share * SIDE, x1, TOP + share * SIDE) for x0, share, x1 in strokes]
    sight = Sight((1654.0, 2339.0), 0, 0.0, (line,), np.array(drawn, np.float64).reshape(-1, 4))
    return page_of(sight, 1, (595.28, 841.89), "engine")


@pytest.mark.parametrize("share", [0.42, 0.5, 0.58])
def test_a_stroke_through_the_middle_strikes(share: float) -> None:
    page = seen((FIRST - 6, share, LAST + 8))
    assert page.text == "合同总价为元整\n"
    (mark,) = page.marks
    assert (mark.kind, mark.text, mark.start) == (MarkKind.STRUCK, "71,600.00", 5)
    ((x0, top, x1, bottom),) = mark.boxes
    assert (round(x0), round(x1)) == (round(FIRST * 0.36), round(LAST * 0.36))
    assert top < (TOP + share * SIDE) * 0.36 < bottom


@pytest.mark.parametrize(
    ("stroke", "sure"),
    [
        ((FIRST, 0.85, LAST), 0.99),
        ((FIRST, 1.05, LAST), 0.99),
        ((FIRST, 0.1, LAST), 0.99),
        ((40.0, 0.5, 1600.0), 0.99),
        ((FIRST - 300, 0.5, FIRST), 0.99),
        ((FIRST, 0.5, FIRST + 2 * SIDE), 0.99),
        ((LEFT, 0.5, LEFT + 4 * SIDE), 0.99),
        ((FIRST, 0.5, LAST), 0.6),
    ],
    ids=[
        "a line to write on",
        "an underline",
        "above",
        "a rule",
        "before",
        "two letters",
        "strokes of letters",
        "blurred letters",
    ],
)
def test_other_lines_strike_nothing(stroke: tuple[float, float, float], sure: float) -> None:
    page = seen(stroke, sure=sure)
    assert "71,600.00元整" in page.text
    assert page.marks == ()
