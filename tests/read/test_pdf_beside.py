"""Text of PDFs that nobody can see, or that is struck through: left out of the page, and shown by its marks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from hedui.models.page import MarkKind, Page
from hedui.pipeline import process
from hedui.read import read_document
from hedui.settings import OcrEngine, Settings

from .paper import SONG, Paper

HIDDEN, STRUCK = MarkKind.HIDDEN, MarkKind.STRUCK
UNREAD = Settings(ocr=OcrEngine.NONE)
Told = list[tuple[MarkKind, str]]


def page_of(paper: Paper) -> Page:
    (page,) = read_document(paper.save(), UNREAD).pages
    return page


def wide(text: str) -> float:
    """How wide a text is, in points."""
    return pdfmetrics.stringWidth(text, SONG, 12)


def told(page: Page) -> Told:
    return [(mark.kind, mark.text) for mark in page.marks]


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    """Two lines of an agreement, between which there is room for a third."""
    return Paper(tmp_path / "a.pdf").text(72, 100, "甲方：启明商贸有限公司").text(72, 180, "双方各执一份。")


def written(text: str, x: float = 72, top: float = 140, size: float = 12, **look: float) -> Callable[[Canvas], object]:
    """Text drawn with a tone from 0 (black) to 1 (white), an opacity and a render mode."""

    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.setFillGray(look.get("tone", 0))
        canvas.setFillAlpha(look.get("opacity", 1))
        line = canvas.beginText(x, 841.89 - top - size)
        line.setTextRenderMode(int(look.get("mode", 0)))
        line.setFont(SONG, size)
        line.textOut(text)
        canvas.drawText(line)
        canvas.restoreState()

    return draw


def painted(
    x0: float, top: float, x1: float, bottom: float, tone: float = 1, opacity: float = 1
) -> Callable[..., None]:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.setFillGray(tone)
        canvas.setFillAlpha(opacity)
        canvas.rect(x0, 841.89 - bottom, x1 - x0, bottom - top, stroke=0, fill=1)
        canvas.restoreState()

    return draw


def pictured(x0: float, top: float, x1: float, bottom: float, colour: tuple[int, ...]) -> Callable[[Canvas], object]:
    picture = Image.new("RGBA" if len(colour) == 4 else "RGB", (40, 20), colour)
    box = (x0, 841.89 - bottom, x1 - x0, bottom - top)
    return lambda canvas: canvas.drawImage(ImageReader(picture), *box, mask="auto")


PRICE = "合同总价：71,600.00元"
LOOKS: dict[str, dict[str, float]] = {
    "white": {"tone": 1},
    "nearly white": {"tone": 0.97},
    "transparent": {"opacity": 0},
    "drawn invisibly": {"mode": 3},
    "too small": {"size": 1},
    "beside the paper": {"x": 700},
    "below the paper": {"top": 900},
}


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_what_nobody_can_see_is_no_part_of_the_page(paper: Paper, look: dict[str, float]) -> None:
    page = page_of(paper.draw(written(PRICE, **look)))
    assert page.text == "甲方：启明商贸有限公司\n双方各执一份。\n"
    assert told(page) == [(HIDDEN, PRICE)]


def clipped(x0: float, top: float, x1: float, bottom: float, *inner: float) -> Callable[[Canvas], object]:
    """The price drawn where a clipping path leaves the box, and one more within it what that leaves."""

    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        for left, high, right, low in ((x0, top, x1, bottom), inner) if inner else ((x0, top, x1, bottom),):
            path = canvas.beginPath()
            path.rect(left, 841.89 - low, right - left, low - high)
            canvas.clipPath(path, stroke=0, fill=0)
        written(PRICE)(canvas)
        canvas.restoreState()

    return draw


def in_form(draw: Callable[[Canvas], object]) -> Callable[[Canvas], object]:
    """The same drawn within a form, which is then placed."""

    def drawn(canvas: Canvas) -> None:
        canvas.beginForm("inner")
        draw(canvas)
        canvas.endForm()
        canvas.doForm("inner")

    return drawn


def form_clipped(canvas: Canvas) -> None:
    """The price within a form that is placed where a clipping path leaves nothing of it."""
    canvas.beginForm("inner")
    written(PRICE)(canvas)
    canvas.endForm()
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(300, 100, 100, 100)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.doForm("inner")
    canvas.restoreState()


CLIPPED: dict[str, Callable[[Canvas], object]] = {
    "elsewhere": clipped(300, 500, 400, 520),
    "below": clipped(60, 156, 400, 300),
    "nothing": clipped(72, 140, 72, 152),
    "two that do not meet": clipped(60, 135, 400, 160, 60, 300, 400, 320),
    "in a form": in_form(clipped(300, 500, 400, 520)),
    "of the form": form_clipped,
}


@pytest.mark.parametrize("draw", CLIPPED.values(), ids=CLIPPED)
def test_what_is_clipped_away_is_hidden(paper: Paper, draw: Callable[[Canvas], object]) -> None:
    page = page_of(paper.draw(draw))
    assert page.text == "甲方：启明商贸有限公司\n双方各执一份。\n"
    assert told(page) == [(HIDDEN, PRICE)]


def test_what_is_clipped_in_part_is_read_as_far_as_it_is_seen(paper: Paper) -> None:
    page = page_of(paper.draw(clipped(60, 135, 72 + wide("合同总价："), 160)))
    assert page.text == "甲方：启明商贸有限公司\n合同总价：\n双方各执一份。\n"
    assert told(page) == [(HIDDEN, "71,600.00元")]


COVERS: dict[str, Callable[[Canvas], object]] = {
    "white": painted(60, 135, 400, 160),
    "black": painted(60, 135, 400, 160, tone=0),
    "a picture": pictured(60, 135, 400, 160, (250, 250, 250)),
}


@pytest.mark.parametrize("cover", COVERS.values(), ids=COVERS)
def test_what_was_covered_later_is_hidden(paper: Paper, cover: Callable[[Canvas], object]) -> None:
    page = page_of(paper.draw(written(PRICE)).draw(cover))
    assert page.text == "甲方：启明商贸有限公司\n双方各执一份。\n"
    assert told(page) == [(HIDDEN, PRICE)]


def test_black_on_black_is_hidden(paper: Paper) -> None:
    page = page_of(paper.draw(painted(60, 135, 400, 160, tone=0)).draw(written(PRICE)))
    assert told(page) == [(HIDDEN, PRICE)]


def test_a_value_painted_over_and_typed_anew_is_the_new_one(tmp_path: Path) -> None:
    paper = (
        Paper(tmp_path / "a.pdf").text(72, 100, "合同总价：人民币71,600.00元，含税。").text(72, 130, "双方各执一份。")
    )
    x, end = 72 + 8 * 12, 72 + 8 * 12 + wide("71,600.00")
    page = page_of(paper.draw(painted(x, 98, end, 115)).draw(written("91,600.00", x=x, top=100)))
    assert page.text == "合同总价：人民币91,600.00元，含税。\n双方各执一份。\n"
    (mark,) = page.marks
    assert (mark.text, mark.instead) == ("71,600.00", "91,600.00")
    assert page.text[mark.start :].startswith("91,600.00元")
    ((x0, _, x1, _),) = mark.boxes
    assert (x0, x1) == (pytest.approx(x, abs=1), pytest.approx(end, abs=1))


TOTAL = "71,600.00"


@pytest.mark.parametrize("covered", [(0, 5), (0, 6), (0, 7), (1, 9), (4, 9), (2, 4)], ids=str)
@pytest.mark.parametrize("tone", [0, 1], ids=["black", "white"])
def test_what_a_cover_leaves_of_a_sum_is_no_sum_and_told(tmp_path: Path, covered: tuple[int, int], tone: float) -> None:
    ends = [72 + wide("合同总价：" + TOTAL[:end]) for end in covered]
    paper = Paper(tmp_path / "a.pdf").text(72, 60, "设备采购合同").text(72, 90, "甲方：启明商贸有限公司")
    paper = paper.text(72, 120, f"合同总价：{TOTAL}元。").text(72, 150, "单价：1,234.50元，质保期12个月。")
    record = process(paper.draw(painted(ends[0] + 0.2, 118, ends[1] - 0.2, 135, tone=tone)).save())
    assert record.contract.total.amount is None
    assert [finding.code for finding in record.findings].count("value-unread") == 1


@pytest.mark.parametrize("look", [{"opacity": 0.0}, {"tone": 1.0}], ids=str)
@pytest.mark.parametrize("beside", [0.0, 0.6])
def test_words_drawn_first_unseen_and_then_seen_are_read(paper: Paper, look: dict[str, float], beside: float) -> None:
    """As browsers draw a title with a shadow, whole or character by character."""
    sum_, title = "合同总价71,600.00元", "设备采购合同"
    paper.draw(written(sum_, **look)).draw(written(sum_, x=72 + beside))
    for number, character in enumerate(title):
        x = 72 + 12 * number
        paper.draw(written(character, x=x, top=220, **look)).draw(written(character, x=x + beside, top=220))
    page = page_of(paper)
    assert sum_ in page.text
    assert title in page.text
    assert told(page) == []


@pytest.mark.parametrize("look", [{"opacity": 0.0}, {"mode": 3}, {"tone": 1.0}], ids=str)
def test_words_drawn_unseen_below_others_are_hidden(paper: Paper, look: dict[str, float]) -> None:
    paper.draw(written("合同总价71,600.00元", **look)).draw(written("合同总价91,600.00元"))
    page = page_of(paper)
    assert "91,600.00" in page.text
    assert "71,600.00" not in page.text
    assert any(kind is HIDDEN and "7" in text for kind, text in told(page))


def test_figures_drawn_twice_are_read(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf").text(72, 90, "甲方：启明商贸有限公司")
    paper = paper.draw(written("合同总价：71,600.00元。", top=120.5, tone=1)).text(72, 120, "合同总价：71,600.00元。")
    assert str(process(paper.save()).contract.total.amount) == "71600.00"


SEEN: dict[str, list[Callable[[Canvas], object]]] = {
    "white on a dark bar": [painted(60, 135, 400, 160, tone=0.2), written(PRICE, tone=1)],
    "white on a picture": [pictured(60, 135, 400, 160, (20, 60, 120)), written(PRICE, tone=1)],
    "black on grey": [painted(60, 135, 400, 160, tone=0.6), written(PRICE)],
    "on a white ground": [painted(60, 135, 400, 160), written(PRICE)],
    "grey": [written(PRICE, tone=0.8)],
    "below a marker": [written(PRICE), painted(60, 135, 400, 160, tone=0.9, opacity=0.4)],
    "below a stamp with a clear ground": [written(PRICE), pictured(60, 135, 400, 160, (250, 250, 250, 0))],
    "beside what is painted": [written(PRICE), painted(60, 156, 400, 170)],
    "outlined in black": [written(PRICE, tone=1, mode=2)],
    "small print": [written(PRICE, size=5)],
    "in a cell that clips": [clipped(60, 138, 400, 158)],
    "in a narrow cell": [clipped(70, 141, 72 + wide(PRICE), 152)],
    "in a form and a cell": [in_form(clipped(60, 138, 400, 158))],
    "in two cells": [clipped(0, 0, 595, 842, 60, 135, 400, 160)],
}


@pytest.mark.parametrize("drawings", SEEN.values(), ids=SEEN)
def test_what_can_be_seen_is_read(paper: Paper, drawings: list[Callable[[Canvas], object]]) -> None:
    for drawing in drawings:
        paper.draw(drawing)
    page = page_of(paper)
    assert (PRICE in page.text, page.marks) == (True, ())


def test_the_half_of_a_spread_that_the_crop_box_cuts_off_is_hidden_unless_another_page_shows_it(tmp_path: Path) -> None:
    def spread(path: Path, crops: list[tuple[float, ...]]) -> list[Told]:
        paper = Paper(tmp_path / "drawn.pdf", (1190, 842))
        for number in range(len(crops)):
            paper = paper.page() if number else paper
            paper.text(72, 100, "第一条 标的：服务器十台").text(680, 100, "第二条 价款：71,600元")
        document = pypdfium2.PdfDocument(paper.save())
        for page, crop in zip(document, crops, strict=True):
            page.set_cropbox(*crop)
        document.save(path)
        return [told(page) for page in read_document(path, UNREAD).pages]

    left, right = (0.0, 0.0, 595.0, 842.0), (595.0, 0.0, 1190.0, 842.0)
    assert spread(tmp_path / "both.pdf", [left, right]) == [[], []]
    assert spread(tmp_path / "left.pdf", [left]) == [[(HIDDEN, "第二条 价款：71,600元")]]


@pytest.mark.parametrize("rotation", [0, 180])
def test_lines_through_the_middle_strike_text(tmp_path: Path, rotation: int) -> None:
    paper = Paper(tmp_path / "drawn.pdf").text(72, 100, "合同总价：71,600.00元").text(72, 130, "付款期限六十日内")
    paper.text(72, 160, "附则").stroke(72, 167, 96, 167)
    paper.stroke(132, 107, 132 + wide("71,600.00"), 107).draw(painted(120, 136, 156, 137.2, tone=0))
    document = pypdfium2.PdfDocument(paper.save())
    document[0].set_rotation(rotation)
    document.save(tmp_path / "a.pdf")
    (page,) = read_document(tmp_path / "a.pdf", UNREAD).pages
    assert page.text.split() == ["合同总价：元", "付款期限内"]
    assert sorted(told(page)) == [(STRUCK, "71,600.00"), (STRUCK, "六十日"), (STRUCK, "附则")]


LINES: dict[str, tuple[float, float, float]] = {
    "an underline": (72, 113, 200),
    "a line just under the letters": (72, 111.5, 200),
    "a line above": (72, 99, 200),
    "a rule across the page": (40, 107, 555),
    "a line that ends before the text": (20, 107, 71),
    "a dash": (131, 107, 134),
}


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_other_lines_strike_nothing(tmp_path: Path, line: tuple[float, float, float]) -> None:
    x0, top, x1 = line
    page = page_of(Paper(tmp_path / "a.pdf").text(72, 100, "合同总价：71,600.00元").stroke(x0, top, x1, top))
    assert (page.text, page.marks) == ("合同总价：71,600.00元\n", ())


def test_a_blank_that_is_crossed_out_says_nothing(tmp_path: Path) -> None:
    page = page_of(Paper(tmp_path / "a.pdf").text(72, 100, "其他：________").stroke(108, 107, 156, 107))
    assert page.marks == ()


def test_rules_of_a_tight_table_strike_nothing(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf").grid([70, 170, 270], [100, 113, 126, 139])
    for row, cells in enumerate((("品名", "单价"), ("粳米", "5.20"), ("面粉", "4.80"))):
        for column, cell in enumerate(cells):
            paper.text(72 + 100 * column, 100.5 + 13 * row, cell)
    assert page_of(paper).marks == ()


def annotated(path: Path, *annotations: str) -> Path:
    """The PDF with annotations, written as PDF writes dictionaries, behind what it had."""
    data = path.read_bytes()
    objects = data.count(b" 0 obj")
    refs = " ".join(f"{objects + 1 + number} 0 R" for number in range(len(annotations)))
    bodies = "".join(f"{objects + 1 + n} 0 obj\n<</Type/Annot {a}>>\nendobj\n" for n, a in enumerate(annotations))
    data = data.replace(b"/Type /Page\n", f"/Type /Page /Annots [{refs}]\n".encode())
    path.write_bytes(data.replace(b"xref\n", bodies.encode() + b"xref\n", 1))
    return path


def test_annotations_strike_out_and_cover(tmp_path: Path) -> None:
    lines = ("合同总价：71,600.00元", "付款期限：六十日内付款", "质保期：二十四个月", "双方各执一份。")
    path = Paper(tmp_path / "a.pdf").lines(72, 100, *lines, pitch=30).save()
    end = 132 + wide("71,600.00")
    strike = f"/Subtype/StrikeOut /Rect[132 728 {end} 746] /QuadPoints[132 744 {end} 744 132 729 {end} 729] /C[1 0 0]"
    white = "/Subtype/Square /Rect[130 {} 240 {}] /C[1 1 1] /IC[1 1 1] /CA {}"
    found = annotated(path, strike, white.format(698, 718, 1), white.format(668, 688, 0.2))
    (page,) = read_document(found, UNREAD).pages
    assert page.text == "合同总价：元\n付款期限：\n质保期：二十四个月\n双方各执一份。\n"
    assert told(page) == [(STRUCK, "71,600.00"), (HIDDEN, "六十日内付款")]


def test_text_typed_on_a_page_in_rich_text_only_is_read(tmp_path: Path) -> None:
    path = Paper(tmp_path / "a.pdf").lines(72, 100, "合同编号：", "双方各执一份。", pitch=30).save()
    rich = "<body><p style=x>QM-2026-7 &amp; 8</p></body>"
    (page,) = read_document(annotated(path, f"/Subtype/FreeText /Rect[132 728 240 746] /RC({rich})"), UNREAD).pages
    assert page.text == "合同编号：QM-2026-7 & 8\n双方各执一份。\n"


def test_findings_show_what_was_not_read(tmp_path: Path) -> None:
    lines = ("采购合同", "甲方：启明商贸有限公司", "乙方：明德制造有限公司", "合同总价：71,600.00元78,600.00元。")
    paper = Paper(tmp_path / "a.pdf").lines(72, 100, *lines, pitch=30).stroke(132, 197, 132 + wide("71,600.00元"), 197)
    paper.draw(written("付款期限：收到发票后90日", tone=1, top=220))
    record = process(paper.save(), UNREAD)
    assert str(record.contract.total.amount) == "78600.00"
    said = {finding.code: finding for finding in record.findings}
    assert "“71,600.00元”" in said["text-struck"].message
    assert "收到发票后90日" in said["text-hidden"].message
    assert said["text-struck"].evidence[0].boxes[0][0] == pytest.approx(132, abs=1)
    assert record.contract.payment.due_days is None


@pytest.mark.parametrize(
    ("line", "struck", "number"),
    [
        ("账号：65050161620800001359", "080000", None),
        ("账号：6505016162 65050161620800001359", "6505016162", "65050161620800001359"),
    ],
    ids=["out of the middle", "a first number"],
)
def test_a_number_of_which_the_middle_is_struck_out_is_none(
    tmp_path: Path, line: str, struck: str, number: str | None
) -> None:
    start = 72 + wide(line.partition(struck)[0])
    paper = Paper(tmp_path / "a.pdf").lines(
        72,
        60,
        "采购合同",
        "甲方：清河市云岭粮油有限公司",
        "乙方：清河市恒泰米业有限公司",
        "开户行：建设银行清河支行",
        line,
    )
    record = process(paper.stroke(start, 147, start + wide(struck), 147).save())
    accounts = [account.number for party in record.contract.parties for account in party.accounts]
    assert accounts == [number]
    assert ("value-unread" in [finding.code for finding in record.findings]) is (number is None)
