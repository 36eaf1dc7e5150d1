"""Scans and images through the default engine."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from hedui.models.page import Page, Reading
from hedui.read import read_document
from hedui.read.again import read_again
from hedui.read.crew import Shot, read_shots
from hedui.read.trust import Problem
from hedui.settings import OcrEngine, Settings

from .paper import Paper
from .scans import Picture, save, scan, sealed, worn

PLAIN = Settings(cache=False, ocr_threads=1)
LINES = ("合同编号：QH-2024-0117", "甲方：青禾数据有限公司", "合同总价为人民币叁万元整（￥30,000.00）。")
FONT = Path("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whoever opens a connection fails the test."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a network connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    return


def drawn(paper: Paper) -> None:
    paper.lines(40, 40, *LINES, pitch=40)


def read_picture(picture: Picture, settings: Settings = PLAIN) -> Page:
    size = (picture.shape[1] * 0.36, picture.shape[0] * 0.36)
    (page,) = read_shots([Shot(1, picture, size)], settings)
    return page


def solid(text: str) -> str:
    return text.replace(" ", "").replace(",", "，").replace("（", "(").replace("）", ")").replace("¥", "￥")


EXPECTED = [solid(line) for line in LINES]


def test_a_skewed_and_grainy_scan_is_read_with_a_box_and_a_confidence_a_character(tmp_path: Path) -> None:
    page = read_picture(worn(scan(tmp_path, drawn), degrees=0.7))
    assert solid(page.text).splitlines() == EXPECTED
    assert (page.reading, page.engine, page.problem) == (Reading.OCR, "rapidocr", None)
    assert len(page.boxes) == 4 * len(page.text) == 4 * len(page.confidences)
    assert page.skew == pytest.approx(0.7, abs=0.2)
    start = page.text.index("青禾")
    ((x0, top, x1, bottom),) = page.locate(start, start + 4)
    assert (x0, x1) == (pytest.approx(76, abs=4), pytest.approx(124, abs=4))
    assert 76 < top < 84 < 90 < bottom < 98
    assert page.confidence(start, start + 4) > 0.8


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_scans_are_turned_back_and_boxes_point_at_the_paper_as_it_lies(tmp_path: Path, turn: int) -> None:
    upright = scan(tmp_path, drawn)
    page = read_picture(np.ascontiguousarray(np.rot90(upright, turn // 90)))
    assert page.turn == turn
    assert solid(page.text).splitlines() == EXPECTED
    ((x0, top, x1, bottom),) = page.locate(0, 4)
    wide, high = 420.0, 300.0
    where = {90: (49, wide - 64), 180: (wide - 64, high - 49), 270: (high - 49, 64)}[turn]
    assert ((x0 + x1) / 2, (top + bottom) / 2) == pytest.approx(where, abs=6)


@pytest.mark.needs("fonts")
def test_a_seal_does_not_hide_the_text_under_it_and_says_its_name(tmp_path: Path) -> None:
    picture = sealed(scan(tmp_path, drawn), 480, 260, "青禾数据有限公司", FONT)
    page = read_picture(worn(picture))
    assert solid(page.text).splitlines() == EXPECTED
    (seal,) = page.seals
    assert sum(character in seal.text for character in "青禾数据有限公司") >= 6
    assert seal.box == pytest.approx((116.3, 37.1, 229.3, 150.1), abs=5)


def test_a_ruled_table_keeps_its_rows_and_its_lone_digits(tmp_path: Path) -> None:
    rows = (("序号", "名称", "数量", "金额"), ("1", "云主机租用", "2", "300.00"), ("2", "运维服务", "", "1,200.00"))

    def draw(paper: Paper) -> None:
        paper.grid([40, 90, 200, 260, 360], [40, 70, 100, 130])
        for top, row in zip((48, 78, 108), rows, strict=True):
            for x, cell in zip((44, 94, 204, 264), row, strict=True):
                paper.text(x, top, cell)

    page = read_picture(worn(scan(tmp_path, draw), degrees=0.4))
    assert [line.split("\t") for line in page.text.splitlines()] == [list(row) for row in rows]


def test_boxes_to_tick_say_what_the_picture_shows(tmp_path: Path) -> None:
    def draw(paper: Paper) -> None:
        paper.text(40, 40, "付款方式：")
        for x, text, ticked in ((106, "银行转账", True), (184, "现金", False), (234, "支票", False)):
            paper.text(x + 12, 40, text).canvas.rect(x, paper.height - 51, 9, 9)
            if ticked:
                paper.stroke(x + 2, 46, x + 4, 49).stroke(x + 4, 49, x + 8, 43)

    text = read_picture(scan(tmp_path, draw)).text.replace(" ", "").replace("\t", "")
    assert text == "付款方式：☑银行转账□现金□支票\n"


@pytest.mark.parametrize("kind", ["tick", "cross", "open"])
def test_a_pen_that_runs_over_a_box_ticks_it(tmp_path: Path, kind: str) -> None:
    def draw(paper: Paper) -> None:
        canvas = paper.text(30, 40, "争议解决方式：").canvas
        for number, (x, words) in enumerate(((128, "提交仲裁"), (232, "向法院起诉"))):
            canvas.setLineWidth(0.4)
            canvas.setStrokeGray(0.35)
            canvas.rect(x, paper.height - 52, 10, 10)
            paper.text(x + 13, 40, words)
            if number and kind != "open":
                canvas.setLineWidth(1.6)
                canvas.setStrokeColorRGB(0.1, 0.1, 0.5)
                if kind == "tick":
                    paper.stroke(x - 1, 45, x + 4, 52).stroke(x + 4, 52, x + 15, 35)
                else:
                    paper.stroke(x - 2, 41, x + 12, 53).stroke(x - 2, 53, x + 12, 41)

    text = solid("".join(read_picture(worn(scan(tmp_path, draw), degrees=0.3)).text.split())).replace(":", "：")
    assert text == f"争议解决方式：□提交仲裁{'□' if kind == 'open' else '☑'}向法院起诉"


def test_frames_of_characters_and_tables_are_no_boxes_to_tick(tmp_path: Path) -> None:
    def draw(paper: Paper) -> None:
        paper.lines(40, 30, "口 回 国 田 日 目 因 园 图 四", "出口合同 回国 日期：四月", pitch=30)
        paper.grid([40, 52, 64, 76, 200], [100, 112, 124]).text(80, 100, "备注", 10).text(210, 100, "口岸", 10)

    text = read_picture(worn(scan(tmp_path, draw))).text
    assert "☑" not in text
    assert "□" not in text.replace("口", "")


def test_a_page_out_of_focus_is_unread_and_an_empty_sheet_blank(tmp_path: Path) -> None:
    def page(paper: Paper) -> None:
        paper.lines(30, 30, *["合同总价为人民币叁万元整，于验收合格后三十日内支付。"] * 7, pitch=30)

    sharp = scan(tmp_path, page)
    small = cv2.resize(sharp, None, fx=0.6, fy=0.6, interpolation=cv2.INTER_AREA)
    for blurred in (cv2.GaussianBlur(small, (0, 0), 7), cv2.GaussianBlur(sharp, (0, 0), 12)):
        assert read_picture(blurred).problem == Problem.NO_TEXT
    paper_tone = np.full_like(sharp, 236)
    specks = paper_tone.copy()
    specks[np.random.default_rng(5).random(sharp.shape[:2]) < 0.00002] = 90
    shade = paper_tone.copy()
    shade[:, :40], shade[400:404], shade[-30:] = 120, 215, 60
    through = np.clip(paper_tone.astype(int) - (255 - cv2.GaussianBlur(sharp[:, ::-1], (0, 0), 3)) // 14, 0, 255)
    for sheet in (paper_tone, specks, through.astype(np.uint8)):
        assert read_picture(sheet).problem == Problem.BLANK
    assert read_picture(shade).text == ""


def test_a_scan_whose_picture_cannot_be_decoded_is_no_blank_sheet(tmp_path: Path) -> None:
    picture = Image.fromarray(scan(tmp_path, drawn))
    picture.save(tmp_path / "a.jpg")
    paper = Paper(tmp_path / "a.pdf", (420, 300))
    paper.canvas.drawImage(str(tmp_path / "a.jpg"), 0, 0, 420, 300)
    whole = paper.page().save().read_bytes()
    start = whole.index(b"stream", whole.index(b"/DCTDecode")) + 20
    (tmp_path / "a.pdf").write_bytes(whole[:start] + b"!" * 500 + whole[start + 500 :])
    pages = read_document(tmp_path / "a.pdf", PLAIN).pages
    assert [page.problem for page in pages] == [Problem.DAMAGED, Problem.BLANK]


def test_signature_blocks_side_by_side_in_a_scan(tmp_path: Path) -> None:
    def draw(paper: Paper) -> None:
        paper.lines(30, 40, "甲方（盖章）：青禾公司", "代表人：周明远", "日期：2024年3月1日", pitch=30)
        paper.lines(230, 40, "乙方（盖章）：蓝石公司", "代表人：吴清", "日期：2024年3月2日", pitch=30)

    text = read_picture(worn(scan(tmp_path, draw))).text
    assert text.index("3月1日") < text.index("蓝石公司") < text.index("3月2日")


def test_mixed_documents_are_read_page_by_page(tmp_path: Path) -> None:
    picture = save(scan(tmp_path, drawn), tmp_path / "a.png")
    paper = Paper(tmp_path / "mixed.pdf", (420, 300)).text(40, 40, "第一页有文字层").page()
    paper.canvas.drawImage(str(picture), 0, 0, 420, 300)
    first, second = read_document(paper.save(), PLAIN).pages
    assert (first.reading, second.reading) == (Reading.TEXT_LAYER, Reading.OCR)
    assert solid(second.text).splitlines() == EXPECTED
    assert [page.problem for page in read_document(paper.path, Settings(ocr=OcrEngine.NONE)).pages] == [None, "empty"]


def test_images_of_several_pages_and_turned_by_exif(tmp_path: Path) -> None:
    picture = scan(tmp_path, drawn)
    one, two = Image.fromarray(picture).convert("L"), Image.fromarray(picture).convert("1")
    one.save(tmp_path / "a.tif", save_all=True, append_images=[two], dpi=(200, 200))
    pages = read_document(tmp_path / "a.tif", Settings(cache=False)).pages
    assert [page.number for page in pages] == [1, 2]
    assert all(solid(page.text).splitlines()[1] == EXPECTED[1] for page in pages)
    assert (pages[0].width, pages[0].height) == pytest.approx((420, 300), abs=1)
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.fromarray(np.ascontiguousarray(np.rot90(picture))).save(tmp_path / "b.jpg", exif=exif, quality=90)
    (page,) = read_document(tmp_path / "b.jpg", PLAIN).pages
    assert (page.turn, solid(page.text).splitlines()[1]) == (0, EXPECTED[1])


def test_a_second_reading_looks_at_the_same_place(tmp_path: Path) -> None:
    path = save(np.ascontiguousarray(np.rot90(worn(scan(tmp_path, drawn), 0.5))), tmp_path / "a.png")
    (page,) = read_document(path, PLAIN).pages
    start = page.text.index("QH")
    (readings,) = read_again(path, page, [page.locate(start, start + 12)], PLAIN)
    assert readings[0].engine == "rapidocr"
    assert readings[0].text.replace(" ", "") == "QH-2024-0117"
    assert readings[0].confidence > 0.5


def test_pages_without_text(tmp_path: Path) -> None:
    white = np.full((800, 600, 3), 255, np.uint8)
    noise = np.random.default_rng(1).integers(0, 256, (400, 300), np.uint8)
    assert read_picture(white).problem == Problem.BLANK
    page = read_picture(noise)
    assert page.reading is Reading.NONE or page.confidence(0, len(page.text)) < 1
    assert read_picture(np.zeros((1, 1), np.uint8)).text == ""
