"""Pages: where characters lie on the paper, and how surely they were read."""

from __future__ import annotations

import math
from array import array

from hedui.models.page import Page, Reading

NOWHERE = (math.nan,) * 4
BOXES = [
    (10.0, 20.0, 20.0, 32.0),
    (20.0, 21.0, 30.004, 31.0),
    NOWHERE,
    (10.0, 40.0, 20.0, 52.0),
    NOWHERE,
    (90.0, 40.0, 99.996, 52.0),
]
PAGE = Page(
    number=1,
    text="甲方\n乙\t丙",
    reading=Reading.OCR,
    width=100.0,
    height=100.0,
    boxes=array("d", [number for box in BOXES for number in box]),
    confidences=array("d", [0.9, 0.7, math.nan, 0.8, math.nan, 1.0]),
)
PLAIN = Page(1, "甲方\n乙", Reading.PLAIN_TEXT)


def test_a_line_has_one_box_around_its_characters() -> None:
    assert PAGE.locate(0, 2) == ((10.0, 20.0, 30.0, 32.0),)
    assert PAGE.locate(1, 2) == ((20.0, 21.0, 30.0, 31.0),)


def test_lines_and_cells_have_boxes_of_their_own() -> None:
    assert PAGE.locate(0, 4) == ((10.0, 20.0, 30.0, 32.0), (10.0, 40.0, 20.0, 52.0))
    assert PAGE.locate(3, 6) == ((10.0, 40.0, 20.0, 52.0), (90.0, 40.0, 100.0, 52.0))


def test_what_has_no_place_has_no_box() -> None:
    assert PAGE.locate(2, 3) == PAGE.locate(1, 1) == ()
    assert PLAIN.locate(0, 4) == ()


def test_confidence_is_that_of_the_worst_character() -> None:
    assert PAGE.confidence(0, 2) == 0.7
    assert PAGE.confidence(0, 6) == 0.7
    assert PAGE.confidence(3, 6) == 0.8


def test_text_that_was_given_is_sure() -> None:
    assert PLAIN.confidence(0, 4) == PAGE.confidence(2, 3) == 1.0
