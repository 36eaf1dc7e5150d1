"""What a pen crosses out on a PDF page is not read and told; what it draws besides leaves the text as it is."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from hedui.models.page import MarkKind, Page
from hedui.pipeline import process
from hedui.read import read_document
from hedui.settings import OcrEngine, Settings

from .paper import SONG, Paper
from .test_pdf_beside import annotated

UNREAD = Settings(ocr=OcrEngine.NONE)
PRICE = "103,800.00"
LINES = ("1.1 乙方向甲方供应离心水泵12台。", f"1.2 合同总价为人民币{PRICE}元。", "1.3 上述价格含税。")
X0 = 72 + pdfmetrics.stringWidth("1.2 合同总价为人民币", SONG, 12)
X1 = X0 + pdfmetrics.stringWidth(PRICE, SONG, 12)
BASE = 842 - 120 - 12
Strokes = list[list[tuple[float, float]]]
"""Points, each a share of the price's width and the points above its foot."""


def zigzag(count: int, low: float, high: float, end: float = 1.0) -> Strokes:
    return [[(end * number / count, high if number % 2 else low) for number in range(count + 1)]]


CROSSED: dict[str, Strokes] = {
    "a slash": [[(0, -2), (1, 10)]],
    "a slash the other way": [[(-0.02, 11), (1.02, -2)]],
    "a cross": [[(0, -2), (1, 10)], [(0, 10), (1, -2)]],
    "a zigzag": zigzag(14, 1, 7),
    "a wide zigzag that misses the end": zigzag(7, 1, 9, 0.88),
    "a curve": [[(n / 20, 4 + 2.5 * math.sin(n / 3)) for n in range(21)]],
    "a scribble": [[(n * 0.37 % 1, -1 + n * 4.7 % 11) for n in range(40)]],
    "a slash through each figure": [[(n / 10, -1), ((n + 1) / 10, 9)] for n in range(10)],
}
LEFT: dict[str, Strokes] = {
    "a wave below": zigzag(18, -3.5, -1.5),
    "a tick over the first figures": [[(0, 4), (0.08, -1), (0.25, 12)]],
    "a slash through one figure": [[(0, -1), (0.1, 9)]],
    "a ring": [[(0.5 + 0.56 * math.cos(n / 4), 4 + 9 * math.sin(n / 4)) for n in range(26)]],
    "a tight ring": [[(0.5 + 0.52 * math.cos(n / 4), 4 + 7 * math.sin(n / 4)) for n in range(26)]],
    "a signature": [[(n * 0.37 % 1, -14 + n * 13.7 % 36) for n in range(40)]],
    "a line across the page": [[(-2, -150), (5, 200)]],
    "a line to the margin": [[(0.3, 4), (4, 60)]],
    "a brace behind": [[(1.04, 12), (1.12, 8), (1.04, 4), (1.12, 4), (1.04, 0), (1.1, -4)]],
}


def drawn(canvas: Canvas, strokes: Strokes) -> None:
    for (x, y), *points in strokes:
        path = canvas.beginPath()
        path.moveTo(X0 + x * (X1 - X0), BASE + y)
        for x, y in points:
            path.lineTo(X0 + x * (X1 - X0), BASE + y)
        canvas.drawPath(path)


def page_with(path: Path, draw: Callable[[Canvas], object]) -> Page:
    (page,) = read_document(Paper(path).lines(72, 100, *LINES).draw(draw).save(), UNREAD).pages
    return page


def struck(page: Page) -> list[str]:
    return [mark.text for mark in page.marks if mark.kind is MarkKind.STRUCK]


@pytest.mark.parametrize("strokes", CROSSED.values(), ids=CROSSED)
def test_what_a_pen_crosses_out_is_struck(tmp_path: Path, strokes: Strokes) -> None:
    page = page_with(tmp_path / "a.pdf", lambda canvas: drawn(canvas, strokes))
    assert struck(page) == [PRICE]
    assert PRICE not in page.text


@pytest.mark.parametrize("strokes", LEFT.values(), ids=LEFT)
def test_what_a_pen_draws_besides_strikes_nothing(tmp_path: Path, strokes: Strokes) -> None:
    page = page_with(tmp_path / "a.pdf", lambda canvas: drawn(canvas, strokes))
    assert (page.text.splitlines(), page.marks) == ([*LINES], ())


def pale(canvas: Canvas) -> None:
    canvas.setStrokeGray(0.85)
    drawn(canvas, CROSSED["a cross"])


def marker(canvas: Canvas) -> None:
    canvas.setStrokeColorRGB(1, 1, 0)
    canvas.setLineWidth(10)
    drawn(canvas, [[(0, 3), (1, 5)]])


def boxes(canvas: Canvas) -> None:
    for number in range(10):
        canvas.rect(X0 + number * (X1 - X0) / 10, BASE - 2, (X1 - X0) / 10, 12)


def rings(canvas: Canvas) -> None:
    for number in range(5):
        canvas.circle(X0 + 3 + number * 12, BASE + 4, 6)


def security_print(canvas: Canvas) -> None:
    canvas.setStrokeColorRGB(0.4, 0.5, 0.7)
    for number in range(40):
        drawn(canvas, [[(n / 10 - 2, 8 * math.sin(n / 3 + number) + 19 * (number - 20)) for n in range(80)]])


@pytest.mark.parametrize("draw", [pale, marker, boxes, rings, security_print])
def test_what_leaves_text_to_be_read(tmp_path: Path, draw: Callable[[Canvas], object]) -> None:
    page = page_with(tmp_path / "a.pdf", draw)
    assert (page.marks, PRICE in page.text.replace("\t", "")) == ((), True)


INK, CORNERS = "/Subtype/Ink /Rect[{0} 700 {1} 730] /InkList[[{0} 708 {1} 720] [{0} 720 {1} 708]]", "/Subtype/PolyLine"
ANNOTATIONS: dict[str, tuple[str, list[str]]] = {
    "a cross by hand": (INK, [PRICE]),
    "a marker by hand": (INK + " /CA 0.4", []),
    "a line": ("/Subtype/Line /Rect[{0} 710 {1} 718] /L[{0} 714 {1} 714]", [PRICE]),
    "a line below": ("/Subtype/Line /Rect[{0} 706 {1} 712] /L[{0} 708 {1} 708]", []),
    "a zigzag": (CORNERS + " /Rect[{0} 700 {1} 730] /Vertices[{0} 710 {2} 718 {3} 710 {1} 718]", [PRICE]),
}


@pytest.mark.parametrize(("annotation", "told"), ANNOTATIONS.values(), ids=ANNOTATIONS)
def test_annotations_of_a_pen(tmp_path: Path, annotation: str, told: list[str]) -> None:
    third = (X1 - X0) / 3
    path = Paper(tmp_path / "a.pdf").lines(72, 100, *LINES).save()
    found = annotated(path, annotation.format(*(round(x, 1) for x in (X0, X1, X0 + third, X1 - third))))
    (page,) = read_document(found, UNREAD).pages
    assert struck(page) == told


def test_a_price_that_is_crossed_out_is_no_value_and_told(tmp_path: Path) -> None:
    lines = ("采购合同", "甲方：启明商贸有限公司", "乙方：明德制造有限公司", f"1.2 合同总价为人民币{PRICE}元。")
    paper = Paper(tmp_path / "a.pdf").lines(72, 60, *lines).draw(lambda canvas: drawn(canvas, CROSSED["a cross"]))
    record = process(paper.save(), UNREAD)
    assert record.contract.total is None or record.contract.total.amount is None
    assert f"“{PRICE}”" in {finding.code: finding for finding in record.findings}["text-struck"].message


@pytest.mark.parametrize("rotation", [90, 180, 270])
@pytest.mark.parametrize("strokes", [CROSSED["a cross"], [[(0, 4), (1, 4)]]], ids=["a cross", "a line"])
def test_a_page_that_lies_on_its_side_is_crossed_out_as_well(tmp_path: Path, rotation: int, strokes: Strokes) -> None:
    paper = Paper(tmp_path / "upright.pdf").lines(72, 100, *LINES).draw(lambda canvas: drawn(canvas, strokes))
    document = pypdfium2.PdfDocument(paper.save())
    document[0].set_rotation(rotation)
    document.save(tmp_path / "a.pdf")
    (page,) = read_document(tmp_path / "a.pdf", UNREAD).pages
    assert (struck(page), PRICE in page.text) == ([PRICE], False)
