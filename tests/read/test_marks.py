"""Boxes to tick in PDFs, drawn or form fields, and what is filled in on top of a page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from hedui.read import read_document
from hedui.settings import OcrEngine, Settings

from .paper import Paper
from .test_pdf_beside import annotated

NO_OCR = Settings(ocr=OcrEngine.NONE)
Draw = Callable[[Canvas, float, float], object]


def text_of(path: Path) -> str:
    return read_document(path, NO_OCR).pages[0].text


def square(canvas: Canvas, x: float, y: float) -> None:
    canvas.rect(x, y, 10, 10)


def ring(canvas: Canvas, x: float, y: float) -> None:
    canvas.circle(x + 5, y + 5, 5)


def four_strokes(canvas: Canvas, x: float, y: float) -> None:
    for start, end in (((0, 0), (10, 0)), ((0, 10), (10, 10)), ((0, 0), (0, 10)), ((10, 0), (10, 10))):
        canvas.line(x + start[0], y + start[1], x + end[0], y + end[1])


def tick(canvas: Canvas, x: float, y: float) -> None:
    path = canvas.beginPath()
    path.moveTo(x + 2, y + 5)
    path.lineTo(x + 5, y + 1)
    path.lineTo(x + 12, y + 12)
    canvas.drawPath(path)


def cross(canvas: Canvas, x: float, y: float) -> None:
    canvas.line(x + 1, y + 1, x + 9, y + 9)
    canvas.line(x + 1, y + 9, x + 9, y + 1)


def dot(canvas: Canvas, x: float, y: float) -> None:
    canvas.circle(x + 5, y + 5, 2.5, fill=1)


def filling(canvas: Canvas, x: float, y: float) -> None:
    canvas.rect(x, y, 10, 10, fill=1)


def sign(character: str) -> Draw:
    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.setFont("Helvetica", 9)
        canvas.drawString(x + 2.5, y + 2, character)

    return draw


def nothing(canvas: Canvas, x: float, y: float) -> None:
    pass


def form(path: Path, *boxes: tuple[Draw, Draw], step: float = 24.0) -> Path:
    """An option a line, with a box before it and what is drawn in the box."""
    paper = Paper(path).text(72, 60, "争议按下列方式解决：", 11)
    for number, (box, mark) in enumerate(boxes):
        top = 100 + step * number
        for draw in (box, mark):
            paper.draw(lambda canvas, draw=draw, top=top: draw(canvas, 72, paper.height - top - 11))  # type: ignore[misc]
        paper.text(88, top, f"{'甲乙丙丁戊己'[number]}种方式", 11)
    return paper.save()


@pytest.mark.parametrize("box", [square, ring, four_strokes])
@pytest.mark.parametrize("mark", [tick, cross, dot, sign("x"), sign("V")])
def test_a_drawn_box_stands_in_the_text_ticked_or_open(tmp_path: Path, box: Draw, mark: Draw) -> None:
    text = text_of(form(tmp_path / "a.pdf", (box, nothing), (box, mark), (box, nothing)))
    assert text.split() == ["争议按下列方式解决：", "□", "甲种方式", "☑", "乙种方式", "□", "丙种方式"]


def test_a_filled_box_among_open_ones_is_ticked_and_alone_a_bullet(tmp_path: Path) -> None:
    assert "☑ 乙种方式" in text_of(form(tmp_path / "a.pdf", (square, nothing), (filling, nothing)))
    assert text_of(form(tmp_path / "b.pdf", (filling, nothing), (filling, nothing))).split()[1:] == [
        "甲种方式",
        "乙种方式",
    ]


def test_frames_that_are_no_boxes_to_tick(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf").text(72, 60, "邮政编码：", 11)
    for number, digit in enumerate("650031"):
        paper.draw(lambda canvas, x=140 + 12 * number: canvas.rect(x, paper.height - 71, 12, 12))  # type: ignore[misc]
        paper.text(143 + 12 * number, 60, digit, 9)
    for number in range(6):
        paper.draw(lambda canvas, x=140 + 12 * number: canvas.rect(x, paper.height - 101, 12, 12))  # type: ignore[misc]
    paper.text(214, 90, "传真", 11)
    paper.draw(lambda canvas: canvas.rect(72, paper.height - 141, 12, 12)).text(74, 130, "密", 9).text(90, 130, "级", 9)
    paper.draw(lambda canvas: canvas.rect(400, paper.height - 171, 12, 12))
    text = text_of(paper.save())
    assert "□" not in text
    assert "☑" not in text
    assert "650031" in "".join(text.split())


def test_form_fields_are_part_of_the_page(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    fields = paper.canvas.acroForm
    paper.text(72, 60, "合同编号：__________", 11).text(72, 90, "签订地点：", 11)
    fields.textfield(name="number", value="QH-2025-7", x=128, y=paper.height - 74, width=120, height=16, fontSize=10)
    fields.choice(
        name="place",
        value="Haikou",
        options=["Harbin", "Haikou"],
        x=128,
        y=paper.height - 104,
        width=80,
        height=16,
        fontSize=10,
    )
    for number, (option, on) in enumerate((("仲裁", False), ("诉讼", True))):
        y = paper.height - 134 - 24 * number
        fields.checkbox(name=option, checked=on, x=72, y=y, size=12)
        fields.radio(name="tax", value=option, selected=on, x=200, y=y, size=12)
        paper.text(90, 122 + 24 * number, option, 11).text(218, 122 + 24 * number, f"{option}费", 11)
    lines = ["".join(line.split()) for line in text_of(paper.save()).splitlines()]
    assert lines == ["合同编号：QH-2025-7", "签订地点：Haikou", "□仲裁□仲裁费", "☑诉讼☑诉讼费"]


def test_a_page_of_form_fields_only_is_read(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.canvas.acroForm.textfield(name="a", value="Total 128,600.00", x=72, y=700, width=200, height=16, fontSize=10)
    assert text_of(paper.save()) == "Total 128,600.00\n"


def test_text_typed_on_top_of_a_page(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf").text(72, 60, "合同编号：", 11).text(72, 90, "甲方：青禾公司", 11)
    y = paper.height - 74
    paper.canvas.freeTextAnnotation("QH-2025-0301", "/Helv 11 Tf 0 g", [130, y, 290, y + 16], addtopage=1)
    paper.canvas.textAnnotation("Please check", [300, y, 320, y + 20], addtopage=1)
    assert text_of(paper.save()) == "合同编号：QH-2025-0301\n甲方：青禾公司\n"


def written(path: Path, draw: Draw) -> str:
    """The line of two boxes that are written as characters, with what is drawn at the foot of the second."""
    paper = Paper(path).lines(72, 80, "争议按下列方式解决：", "□申请仲裁　□提起诉讼")
    return text_of(paper.draw(lambda canvas: draw(canvas, 144, paper.height - 113)).save()).splitlines()[1]


def small_frame(canvas: Canvas, x: float, y: float) -> None:
    canvas.rect(x + 0.5, y - 0.5, 11, 11)


def strike(canvas: Canvas, x: float, y: float) -> None:
    canvas.line(x - 2, y - 1, x + 62, y + 11)


def ring_around(canvas: Canvas, x: float, y: float) -> None:
    canvas.ellipse(x - 3, y - 5, x + 62, y + 15)


def dingbat(canvas: Canvas, x: float, y: float) -> None:
    canvas.setFont("ZapfDingbats", 11)
    canvas.drawString(x + 1, y + 1, "4")


@pytest.mark.parametrize("mark", [tick, cross, dot, sign("x"), dingbat])
def test_a_box_that_is_written_is_ticked_by_what_is_drawn_in_it(tmp_path: Path, mark: Draw) -> None:
    assert written(tmp_path / "a.pdf", mark).split() == ["□申请仲裁", "☑提起诉讼"]


@pytest.mark.parametrize("mark", [nothing, small_frame, ring_around])
def test_a_box_that_is_written_stays_open_where_nothing_ticks_it(tmp_path: Path, mark: Draw) -> None:
    assert written(tmp_path / "a.pdf", mark).split() == ["□申请仲裁", "□提起诉讼"]


def test_an_option_that_is_crossed_out_is_not_ticked(tmp_path: Path) -> None:
    assert "☑" not in written(tmp_path / "a.pdf", strike)


def test_a_tick_by_hand_is_an_annotation(tmp_path: Path) -> None:
    path = Paper(tmp_path / "a.pdf").lines(72, 80, "争议按下列方式解决：", "□申请仲裁　□提起诉讼").save()
    found = annotated(path, "/Subtype/Ink /Rect[144 728 158 742] /InkList[[146 733 149 729 156 740]]")
    assert text_of(found).splitlines()[1].split() == ["□申请仲裁", "☑提起诉讼"]
