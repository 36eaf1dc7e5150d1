"""Frames of boxes are found however large a line is written, and a line of any size costs little."""

from __future__ import annotations

import time

import numpy as np
import pytest

from hedui.read.frames import framed
from hedui.read.ocr.engine import TextLine


def line(x: float, y: float, length: float, height: float) -> TextLine:
    corners = np.array([[x, y], [x + length, y], [x + length, y + height], [x, y + height]], np.float32)
    return TextLine("同意", corners, np.array([[0.0, 0.5], [0.5, 1.0]]), np.array([0.9, 0.9]))


@pytest.mark.parametrize(("height", "side", "thick"), [(60, 44, 3), (400, 300, 4), (900, 640, 6)])
def test_a_frame_before_a_line_is_found(height: int, side: int, thick: int) -> None:
    picture = np.full((1600, 3600), 255, np.uint8)
    x, y = 1200 - round(1.2 * height), 400 + (height - side) // 2
    picture[y : y + side, x : x + side] = 0
    picture[y + thick : y + side - thick, x + thick : x + side - thick] = 255
    [(left, top, width, _)] = framed(picture, (line(1200, 400, 2 * height, height),))
    assert abs(left - x) <= 0.05 * height
    assert abs(top - y) <= 0.05 * height
    assert abs(width - side) <= 0.1 * height


def test_a_line_as_high_as_the_page_is_no_trap() -> None:
    """Of shades without any writing an engine may make such lines; each took minutes."""
    shades = np.tile(np.linspace(0, 255, 4000).astype(np.uint8), (4000, 1))
    started = time.process_time()
    framed(shades, tuple(line(1500, 200 + 100 * index, 2000, 3000) for index in range(4)))
    assert time.process_time() - started < 10
