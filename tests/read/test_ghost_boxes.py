"""A box that was read where paper is bare is none; one that the picture shows stays, however unsurely it was read."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from hedui.read.checkboxes import with_checkboxes
from hedui.read.ocr.engine import TextLine, even_spans

TEXT = "第二条☑服务费用"
SIDE, LEFT, TOP = 30, 100, 100


def read(sure: float, frame: int = 0, tick: bool = False, sign: str = "☑") -> str:
    """The line with ``sign`` for its box; the characters beside it are dark, its place shows a frame of that size."""
    text = TEXT.replace("☑", sign)
    picture = np.full((300, 600), 255, np.uint8)
    for number, character in enumerate(text):
        x = LEFT + number * SIDE
        if character != sign:
            picture[TOP + 4 : TOP + 26 : 4, x + 3 : x + 27] = 20
        elif frame:
            middle, half = x + SIDE // 2, frame // 2
            cv2.rectangle(picture, (middle - half, TOP + 15 - half), (middle + half, TOP + 15 + half), 20, 2)
            if tick:
                cv2.line(picture, (middle - half, TOP + 15), (middle, TOP + 15 + half), 20, 3)
    right, bottom = LEFT + len(text) * SIDE, TOP + SIDE
    corners = np.array([(LEFT, TOP), (right, TOP), (right, bottom), (LEFT, bottom)], np.float64)
    confidences = np.array([sure if character == sign else 0.99 for character in text])
    (line,) = with_checkboxes((TextLine(text, corners, even_spans(len(text)), confidences),), picture)
    return line.text[3]


@pytest.mark.parametrize("sign", "☑□■☐口")
def test_a_box_on_bare_paper_is_none(sign: str) -> None:
    assert read(0.4, sign=sign) == " "


@pytest.mark.parametrize("frame", [14, 20, 24])
@pytest.mark.parametrize("tick", [False, True])
def test_a_box_that_shows_stays(frame: int, tick: bool) -> None:
    assert read(0.4, frame, tick) in "☑☐□■"


def test_a_box_that_was_surely_read_stays() -> None:
    assert read(0.9) == "☑"
