"""A pen's stroke through a printed value of a scan strikes it out; other lines near to writing do not."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from hedui.models.page import MarkKind, Page
from hedui.read.glyphs import Glyphs
from hedui.read.inks import inks, pen
from hedui.read.ocr.engine import TextLine, even_spans
from hedui.read.picture import broken, find_strokes
from hedui.read.scan import page_of
from hedui.read.sight import Sight
from hedui.read.struck import struck

TEXT = "合同总价为71,600.00元整"
LEFT, TOP, SIDE = 200.0, 400.0, 30.0
FIRST = LEFT + 5 * SIDE
LAST = LEFT + 14 * SIDE


def seen(*strokes: tuple[float, float, float], sure: float = 0.99, broken: tuple[int, ...] = ()) -> Page:
    """A page of one line, with level strokes from x to x at a share of the letters' height; some ``broken``."""
    right, bottom = LEFT + len(TEXT) * SIDE, TOP + SIDE
    corners = np.array([(LEFT, TOP), (right, TOP), (right, bottom), (LEFT, bottom)])
    line = TextLine(TEXT, corners, even_spans(len(TEXT)), np.full(len(TEXT), sure))
    drawn = [(x0, TOP + share * SIDE, x1, TOP + share * SIDE) for x0, share, x1 in strokes]
    sight = Sight((1654.0, 2339.0), 0, 0.0, (line,), np.array(drawn, np.float64).reshape(-1, 4), broken=broken)
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


def test_what_runs_together_of_blurred_letters_strikes_nothing() -> None:
    page = seen((FIRST - 6, 0.5, LAST + 8), broken=(0,))
    assert "71,600.00元整" in page.text
    assert page.marks == ()


def test_a_stroke_that_is_drawn_strikes_beside_one_that_is_not() -> None:
    page = seen((FIRST - 6, 0.45, LAST + 8), (FIRST - 6, 0.55, LAST + 8), broken=(0,))
    assert page.text == "合同总价为元整\n"


@pytest.mark.parametrize(("pen", "interrupted"), [(1, ()), (2, ()), (None, (0,))], ids=["fine pen", "pen", "no pen"])
def test_paper_shows_between_letters_and_not_along_a_pens_stroke(pen: int | None, interrupted: tuple[int, ...]) -> None:
    """Letters of 12 pixels that a lens has blurred; the strokes of neighbours are bridged to one level stroke."""
    picture = np.full((60, 400), 255, np.uint8)
    for left in range(40, 340, 12):
        cv2.rectangle(picture, (left, 24), (left + 7, 35), 0, 1)
        cv2.line(picture, (left, 30), (left + 7, 30), 0, 1)
    if pen:
        cv2.line(picture, (36, 30), (344, 30), 60, pen)
    picture = np.asarray(cv2.GaussianBlur(picture, (0, 0), 0.6), np.uint8)
    strokes = find_strokes(picture, 0.0)
    level = [number for number, (x0, top, x1, bottom) in enumerate(strokes) if abs(top - 30) < 3 and x1 - x0 > 200]
    assert level
    assert tuple(number for number in broken(picture, 0.0, strokes) if number in level) == tuple(
        level[number] for number in interrupted
    )


def test_an_upright_stroke_and_no_stroke_are_never_broken() -> None:
    picture = np.full((200, 200), 255, np.uint8)
    assert broken(picture, 0.0, np.array([[50.0, 10.0, 50.0, 190.0]])) == ()
    assert broken(picture, 0.0, np.empty((0, 4))) == ()
    assert broken(picture, 0.0, np.array([[10.0, 500.0, 190.0, 500.0]])) == ()


@pytest.mark.parametrize(("height", "found"), [(12.0, True), (200.0, False)])
def test_a_rule_through_the_middle_of_a_box_as_large_as_a_table_strikes_nothing(height: float, found: bool) -> None:
    """As a font's bad measures give it: the letters of an upright heading in a table's first column."""
    boxes = np.array([[60.0, 100.0 - height / 2, 60.0 + height, 100.0 + height / 2]] * 2)
    boxes[1, [0, 2]] += height
    through, strikes = struck(Glyphs("范围", boxes), np.array([[60.0, 100.0, 60.0 + 2 * height, 100.0]]))
    assert through.tolist() == [found, found]
    assert strikes.tolist() == [found]


def red_ink(*shapes: tuple[str, tuple[int, int, int, int]]) -> np.ndarray:
    """The red ink of an A4 page at 200 dots an inch, black on white, as ``inks`` gives it."""
    page = np.full((2339, 1654), 255, np.uint8)
    for kind, (x0, y0, x1, y1) in shapes:
        if kind == "line":
            cv2.line(page, (x0, y0), (x1, y1), 0, 4, cv2.LINE_AA)
        elif kind == "frame":
            cv2.rectangle(page, (x0, y0), (x1, y1), 0, 5)
        else:
            cv2.circle(page, ((x0 + x1) // 2, (y0 + y1) // 2), (x1 - x0) // 2, 0, 5)
    return page


@pytest.mark.parametrize(
    ("shape", "strikes"),
    [
        (("line", (200, 500, 460, 504)), True),
        (("line", (200, 500, 230, 500)), False),
        (("line", (200, 400, 204, 700)), False),
        (("frame", (200, 500, 620, 640)), False),
        (("ring", (200, 500, 514, 814)), False),
    ],
    ids=["a pen's stroke", "a stroke of a character", "upright", "a stamp's frame", "a seal's ring"],
)
def test_a_red_pen_is_told_from_seals_and_stamps(shape: tuple[str, tuple[int, int, int, int]], strikes: bool) -> None:
    left = pen(red_ink(shape))
    assert bool((left == 0).any()) == strikes
    assert bool(len(find_strokes(left, 0.0))) == strikes


def test_a_red_pens_stroke_beside_a_seal_strikes_and_the_seal_does_not() -> None:
    """The engine finds one line, wherever it lies; what is drawn in red lies over it."""
    picture = np.full((2339, 1654, 3), 250, np.uint8)
    picture[int(TOP) : int(TOP + SIDE) : 6, int(LEFT) : int(LEFT + len(TEXT) * SIDE) : 5] = 20
    ring = picture.copy()
    cv2.circle(ring, (1200, int(TOP)), 157, (205, 40, 50), 6)
    struck_out = ring.copy()
    y = int(TOP + SIDE / 2)
    cv2.line(struck_out, (int(FIRST) - 4, y), (int(LAST) + 6, y), (205, 40, 50), 4, cv2.LINE_AA)
    right, bottom = LEFT + len(TEXT) * SIDE, TOP + SIDE
    corners = np.array([(LEFT, TOP), (right, TOP), (right, bottom), (LEFT, bottom)])
    line = TextLine(TEXT, corners, even_spans(len(TEXT)), np.full(len(TEXT), 0.99))
    pages = []
    for shown in (ring, struck_out):
        stamps = inks(shown).stamps
        assert stamps is not None
        sight = Sight((1654.0, 2339.0), 0, 0.0, (line,), find_strokes(pen(stamps), 0.0))
        pages.append(page_of(sight, 1, (595.28, 841.89), "engine"))
    assert [[mark.text for mark in page.marks] for page in pages] == [[], ["71,600.00"]]


@pytest.mark.parametrize("shares", [(0.3, 0.7), (0.33, 0.67), (0.3, 0.75)])
def test_two_strokes_side_by_side_strike(shares: tuple[float, float]) -> None:
    page = seen(*((FIRST - 6, share, LAST + 8) for share in shares))
    assert page.text == "合同总价为元整\n"


@pytest.mark.parametrize(
    "strokes",
    [
        ((FIRST, -0.05, LAST), (FIRST, 1.05, LAST)),
        ((FIRST, 1.05, LAST), (FIRST, 1.2, LAST)),
        ((FIRST, 0.3, FIRST + 2 * SIDE), (FIRST + 4 * SIDE, 0.7, LAST)),
        ((40.0, 0.3, 1600.0), (40.0, 0.7, 1600.0)),
    ],
    ids=["a row's rules", "a double underline", "apart", "rules of a table"],
)
def test_other_pairs_of_lines_strike_nothing(strokes: tuple[tuple[float, float, float], ...]) -> None:
    page = seen(*strokes)
    assert "71,600.00元整" in page.text
    assert page.marks == ()


@pytest.mark.parametrize(("blur", "level"), [(2.4, True), (0.6, False), (1.0, False)])
def test_letters_that_a_lens_blurred_into_each_other_are_no_pens_stroke(blur: float, level: bool) -> None:
    """Zeros side by side, through which a line runs where a lens made one grey of them."""
    picture = np.full((60, 400), 255, np.uint8)
    for left in range(60, 300, 15):
        cv2.ellipse(picture, (left + 5, 30), (5, 9), 0, 0, 360, 0, 2)
    if not level:
        cv2.line(picture, (50, 30), (310, 30), 40, 3)
    picture = np.asarray(cv2.GaussianBlur(picture, (0, 0), blur), np.uint8)
    stroke = np.array([[55.0, 30.0, 305.0, 30.0]])
    assert broken(picture, 0.0, stroke) == ((0,) if level else ())
