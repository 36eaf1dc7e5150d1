"""A pen's strokes through a scan's value strike it out though they waver; what is drawn beside it does not."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest

from hedui.models.page import MarkKind, Page
from hedui.read.ocr import load_engine
from hedui.read.scan import look, page_of
from hedui.settings import Language, OcrEngine

from .paper import Paper
from .scans import Picture, scan, worn

ACCOUNT, SUM, DATE = "18043201040029753", "118,200.00", "2026年2月12日"
LINES = ["甲方：青禾市河滨区第二实验小学", f"合同总价为{SUM}元整。", f"账号：{ACCOUNT}", f"签订日期：{DATE}"]
Box = tuple[float, float, float, float]
Pen = Callable[[Picture, Box], object]
SIZE = (420, 220)


def drawn(paper: Paper) -> None:
    paper.lines(40, 40, *LINES, pitch=40)


def strokes(*ways: Callable[[float], tuple[float, float]], thick: int = 4) -> Pen:
    """A pen that goes each way from 0 to 1, in shares of a value's box."""

    def draw(picture: Picture, box: Box) -> None:
        x0, top, x1, bottom = box
        for way in ways:
            at = [way(share) for share in np.linspace(0, 1, 120)]
            points = [(x0 - 5 + x * (x1 - x0 + 10), top + y * (bottom - top)) for x, y in at]
            cv2.polylines(picture, [np.array(points).round().astype(np.int32)], False, (30, 30, 90), thick, cv2.LINE_AA)

    return draw


def ellipse(picture: Picture, box: Box) -> None:
    x0, top, x1, bottom = (round(side) for side in box)
    cv2.ellipse(picture, ((x0 + x1) // 2, (top + bottom) // 2), ((x1 - x0) // 2 + 18, 34), 0, 0, 360, (30, 30, 90), 4)


def frame(picture: Picture, box: Box) -> None:
    x0, top, x1, bottom = (round(side) for side in box)
    cv2.rectangle(picture, (x0 - 8, top - 8), (x1 + 8, bottom + 8), (30, 30, 90), 4)


def marker(picture: Picture, box: Box) -> None:
    x0, top, x1, bottom = (round(side) for side in box)
    place = picture[top - 4 : bottom + 4, x0:x1]
    place[:] = np.minimum(place, np.array([255, 240, 60], np.uint8))


def ring(picture: Picture, box: Box) -> None:
    x0, top, x1, _ = (round(side) for side in box)
    cv2.circle(picture, ((x0 + x1) // 2, top - 100), 157, (20, 20, 20), 6)


WAVE = strokes(lambda x: (x, 0.5 + 0.12 * math.sin(20 * x)))
TWO = strokes(lambda x: (x, 0.38 + 0.03 * x), lambda x: (x, 0.62 + 0.05 * x), thick=3)
CROSS = strokes(lambda x: (x, x), lambda x: (x, 1 - x))
ZIGZAG = strokes(lambda x: (x, 0.5 + 0.4 * (2 * abs((9 * x) % 1 - 0.5) * 2 - 1)))
ASLANT = strokes(lambda x: (x, 0.7 - 0.4 * x))


def read(tmp_path: Path, pen: Pen | None, value: str) -> Page:
    picture = scan(tmp_path, drawn, SIZE)
    engine = load_engine(OcrEngine.RAPIDOCR, Language.EN)
    if pen is not None:
        plain = page_of(look(picture, engine), 1, SIZE, engine.name)
        start = plain.text.index(value)
        ((x0, top, x1, bottom),) = plain.locate(start, start + len(value))
        scale = 200 / 72
        pen(picture, (x0 * scale, top * scale, x1 * scale, bottom * scale))
    return page_of(look(worn(picture, noise=2), engine), 1, SIZE, engine.name)


def struck(page: Page) -> str:
    return "".join(mark.text for mark in page.marks if mark.kind is MarkKind.STRUCK)


@pytest.mark.needs("fonts")
@pytest.mark.parametrize(
    ("pen", "value"),
    [(WAVE, SUM), (WAVE, ACCOUNT), (TWO, SUM), (CROSS, SUM), (CROSS, ACCOUNT), (ASLANT, SUM), (ASLANT, ACCOUNT)],
)
def test_a_value_is_struck(tmp_path: Path, pen: Pen, value: str) -> None:
    page = read(tmp_path, pen, value)
    assert value not in page.text
    assert len(struck(page)) >= 0.7 * len(value)
    assert LINES[0] in page.text.replace(" ", "")


@pytest.mark.needs("fonts")
def test_a_value_under_a_zigzag_is_not_given(tmp_path: Path) -> None:
    assert ACCOUNT not in read(tmp_path, ZIGZAG, ACCOUNT).text


@pytest.mark.needs("fonts")
@pytest.mark.parametrize(
    "pen",
    [
        None,
        strokes(lambda x: (x, 1.12)),
        strokes(lambda x: (x, 1.15 + 0.08 * math.sin(20 * x))),
        ellipse,
        frame,
        marker,
        ring,
    ],
    ids=["nothing", "an underline", "a wave below", "an ellipse around", "a frame", "a marker", "a seal's ring"],
)
@pytest.mark.parametrize("value", [ACCOUNT, DATE])
def test_a_value_that_is_marked_otherwise_is_not(tmp_path: Path, pen: Pen | None, value: str) -> None:
    assert struck(read(tmp_path, pen, value)) == ""
