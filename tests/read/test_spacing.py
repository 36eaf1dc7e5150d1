"""Spaces that recognition left out are told by the ink of a line; a lens that blurred it puts none in."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from hedui.read.ocr.spacing import settle

WIDTH, STEP = 8, 16


def line(text: str, gap_behind: int | None, blur: float) -> str:
    """What ``settle`` gives back of figures, each a ring or a stroke, with an em of paper behind the n-th."""
    lefts = [20 + STEP * n + (2 * STEP if gap_behind is not None and n > gap_behind else 0) for n in range(len(text))]
    picture = np.full((48, lefts[-1] + 40), 255, np.uint8)
    for character, left in zip(text, lefts, strict=True):
        middle = left + WIDTH // 2
        if character == "1":
            cv2.line(picture, (middle, 12), (middle, 36), 0, 2)
        else:
            cv2.ellipse(picture, (middle, 24), (WIDTH // 2 + 1, 12), 0, 0, 360, 0, 3)
    picture = np.asarray(cv2.GaussianBlur(picture, (0, 0), blur), np.uint8) if blur else picture
    middles = (np.array(lefts) + WIDTH / 2) / picture.shape[1]
    return settle(picture, text, middles, np.full(len(text), 0.99))[0]


@pytest.mark.parametrize("blur", [0.0, 0.8, 2.5, 3.5])
@pytest.mark.parametrize("text", ["2015031", "1010100", "65050161", "11111"])
def test_a_number_is_whole_however_blurred(text: str, blur: float) -> None:
    assert line(text, None, blur) == text


@pytest.mark.parametrize("blur", [0.0, 0.8, 2.0])
@pytest.mark.parametrize(("text", "behind", "expected"), [("6000520", 3, "6000 520"), ("12085", 1, "12 085")])
def test_a_gap_is_a_space(text: str, behind: int, expected: str, blur: float) -> None:
    assert line(text, behind, blur) == expected
