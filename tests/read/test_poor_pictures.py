"""Pages that are read as well as the engine alone would read them, however poor their picture is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from PIL import Image

from hedui.read.checkboxes import with_checkboxes
from hedui.read.circles import find_ovals
from hedui.read.document import read_document
from hedui.read.inks import Inks, inks
from hedui.read.ocr import load_engine
from hedui.read.ocr.engine import OcrEngine as Engine
from hedui.read.ocr.engine import Recognition, TextLine
from hedui.read.picture import large_enough
from hedui.read.scan import look, page_of
from hedui.read.sealed import under_seals
from hedui.read.seals import find
from hedui.read.ways import surest, upon
from hedui.settings import Language, OcrEngine, Settings

from .paper import Paper
from .scans import RED, Picture, scan, sealed, worn
from .test_scan import EXPECTED, FONT, drawn, solid

PLAIN = Settings(cache=False)


def read(picture: Picture) -> str:
    engine = load_engine(OcrEngine.RAPIDOCR, Language.EN)
    return solid(page_of(look(picture, engine), 1, (420, 300), engine.name).text)


def grey(picture: Picture) -> Picture:
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.uint8)


@pytest.mark.parametrize("dots", [100, 150])
def test_few_dots_an_inch_in_grey(tmp_path: Path, dots: int) -> None:
    few = cv2.resize(grey(scan(tmp_path, drawn)), None, fx=dots / 200, fy=dots / 200, interpolation=cv2.INTER_AREA)
    back = cv2.resize(few, None, fx=200 / dots, fy=200 / dots, interpolation=cv2.INTER_LINEAR)
    for picture in (few, back):
        page = inks(picture)
        assert page.other is None
        assert np.array_equal(page.black, picture)
        assert read(picture).splitlines() == EXPECTED


def test_strong_blur(tmp_path: Path) -> None:
    assert read(cv2.GaussianBlur(grey(scan(tmp_path, drawn)), (0, 0), 1.8)).splitlines() == EXPECTED


@pytest.mark.needs("fonts")
def test_print_that_is_pale_all_over_is_read_and_what_shines_through_is_not(tmp_path: Path) -> None:
    sheet = grey(scan(tmp_path, drawn))
    pale = (255 - 0.26 * (255.0 - sheet)).astype(np.uint8)
    assert read(pale).splitlines() == EXPECTED
    back = cv2.GaussianBlur(pale[:, ::-1], (0, 0), 2)
    assert read(back) == ""


@pytest.mark.needs("fonts")
@pytest.mark.parametrize("strength", [0.4, 0.8])
def test_a_grey_seal_is_taken_off_where_it_lies_and_nowhere_else(tmp_path: Path, strength: float) -> None:
    plain = scan(tmp_path, drawn)
    stamp = sealed(np.full_like(plain, 255), 480, 260, "青禾数据有限公司", FONT)
    stamped = (plain * (1 - strength * (1 - grey(stamp)[..., None] / 255))).astype(np.uint8)
    picture = grey(worn(stamped))
    page = inks(picture)
    assert page.zone is not None
    outside = page.zone == 0
    assert np.array_equal(page.black[outside], page.other[outside])  # type: ignore[index]
    assert read(picture).splitlines() == EXPECTED


def test_a_seal_as_dark_as_writing_leaves_the_page_as_it_is(tmp_path: Path) -> None:
    picture = grey(scan(tmp_path, drawn))
    cv2.circle(picture, (480, 260), 150, 20.0, 6)
    assert read(picture).replace("O", "").splitlines()[:2] == EXPECTED[:2]


def test_a_small_picture_is_enlarged_and_a_large_one_left(tmp_path: Path) -> None:
    picture = grey(scan(tmp_path, drawn))
    assert large_enough(picture) is picture
    small = cv2.resize(picture, None, fx=0.33, fy=0.33, interpolation=cv2.INTER_AREA)
    assert large_enough(small).shape[1] >= 1000
    assert large_enough(np.zeros((1, 1), np.uint8)).shape == (1, 1)
    assert read(small).splitlines()[1] == EXPECTED[1]


def test_facsimile_with_half_as_many_lines_as_columns(tmp_path: Path) -> None:
    picture = grey(scan(tmp_path, drawn))
    sent = cv2.resize(picture, (picture.shape[1], picture.shape[0] // 2), interpolation=cv2.INTER_AREA)
    Image.fromarray(np.where(sent < 150, 0, 255).astype(np.uint8)).convert("1").save(
        tmp_path / "a.tif", dpi=(200, 100), compression="group4"
    )
    (page,) = read_document(tmp_path / "a.tif", PLAIN).pages
    assert (page.width, page.height) == pytest.approx((420, 300), abs=1)
    assert solid(page.text).splitlines()[1:] == EXPECTED[1:]


def test_an_oval_seal_is_a_seal_and_a_frame_is_none() -> None:
    sheet = np.full((1600, 1200, 3), 255, np.uint8)
    cv2.ellipse(sheet, (600, 900), (180, 120), 12, 0, 360, RED, 6, cv2.LINE_AA)
    cv2.putText(sheet, "0371", (540, 920), cv2.FONT_HERSHEY_SIMPLEX, 2, RED, 5)
    cv2.putText(sheet, "SIGNED HERE IN BLACK", (300, 1000), cv2.FONT_HERSHEY_SIMPLEX, 2, (20, 20, 20), 5)
    stamps = inks(sheet).stamps
    assert stamps is not None
    (seal,) = find(stamps, load_engine(OcrEngine.RAPIDOCR, Language.EN))
    assert seal.box == pytest.approx((420, 720, 780, 1080), abs=12)
    framed = np.full((1600, 1200), 255, np.uint8)
    cv2.rectangle(framed, (400, 800), (760, 1040), 0.0, 6)
    cv2.putText(framed, "RED", (300, 400), cv2.FONT_HERSHEY_SIMPLEX, 6, 0.0, 14)
    cv2.line(framed, (200, 1300), (500, 1400), 0.0, 9)
    assert find_ovals(framed) == []


def test_red_writing_beside_no_seal_stays_where_it_is_black(tmp_path: Path) -> None:
    def both(paper: Paper) -> None:
        drawn(paper)
        paper.canvas.setFillColorRGB(0.8, 0.1, 0.1)
        paper.text(40, 220, "红色的批注")

    assert read(worn(scan(tmp_path, both))).splitlines()[: len(EXPECTED)] == EXPECTED


def line_of(text: str, corners: tuple[float, float, float, float], *confidences: float) -> TextLine:
    """A level line whose characters share its width evenly."""
    x0, top, x1, bottom = corners
    edges = np.linspace(0, 1, len(text) + 1)
    sure = np.array(confidences or [0.9] * len(text))
    frame = np.array([(x0, top), (x1, top), (x1, bottom), (x0, bottom)], float)
    return TextLine(text, frame, np.column_stack((edges[:-1], edges[1:])), sure)


def test_blanks_make_no_line_surer() -> None:
    assert line_of("2 2 8", (0, 0, 50, 20), 0.8, 1.0, 0.4, 1.0, 0.3).confidence == pytest.approx(0.5)
    assert line_of("  ", (0, 0, 50, 20), 1.0, 1.0).confidence == 0.0


@pytest.mark.parametrize("is_sealed", [False, True])
def test_a_box_that_was_not_read_is_put_in_but_for_lines_under_a_seal(*, is_sealed: bool) -> None:
    picture = np.full((60, 400), 255, np.uint8)
    cv2.rectangle(picture, (24, 22), (40, 38), 0, 2)
    zone = np.zeros_like(picture)
    zone[:, 300:] = is_sealed
    line = replace(
        line_of("自行提货", (44, 18, 360, 42)), spans=np.array([(0, 0.2), (0.25, 0.45), (0.5, 0.7), (0.75, 1)])
    )
    (found,) = with_checkboxes((line,), picture, zone)
    assert found.text == ("自行提货" if is_sealed else "□自行提货")


def test_the_star_of_a_seal_is_no_letter() -> None:
    class Blind:
        name = "blind"
        version = "1"

        def read(self, picture: Picture) -> Recognition:
            return Recognition(0, ())

        def read_line(self, picture: Picture) -> TextLine:
            return line_of("", (0, 0, 1, 1))

    page = np.full((200, 400), 255, np.uint8)
    zone = np.zeros_like(page)
    cv2.circle(zone, (100, 100), 80, 1, -1)
    seals = Inks(page, page, page, page, zone, is_clean=False)
    kept = under_seals(
        (line_of("A", (90, 90, 110, 110)), line_of("A1", (90, 120, 110, 140)), line_of("B", (300, 90, 320, 110))),
        seals,
        0,
        Blind(),
    )
    assert sorted(line.text for line in kept) == ["A1", "B"]


def said(*ways: list[TextLine], **options: Any) -> list[str]:
    return sorted(line.text for line in surest(*ways, **options))


def test_a_place_is_read_the_way_that_is_surest() -> None:
    whole = line_of("甲方云泽公司乙方", (0, 0, 400, 20), 0.7, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7)
    parts = [line_of("甲方云泽公司", (0, 1, 280, 21)), line_of("乙方", (320, 1, 400, 21))]
    below, better = line_of("日期", (0, 30, 60, 50)), line_of("曰期", (0, 31, 60, 51), 0.8, 0.8)
    assert said([whole, below], [*parts, better]) == sorted(["甲方云泽公司", "乙方", "日期"])
    found = said([whole, better], [*parts, below], is_in_question=lambda line: line is below)
    assert found == sorted(["甲方云泽公司乙方", "日期"])


def test_a_line_has_the_characters_of_which_either_way_is_surer() -> None:
    one = line_of("甲万云择公司", (0, 0, 120, 20), 0.9, 0.4, 0.9, 0.7, 0.9, 0.9)
    other = line_of("申方云泽公司", (0, 1, 120, 21), 0.6, 0.8, 0.7, 0.9, 0.95, 0.6)
    (line,) = surest([one], [other])
    assert line.text == "甲方云泽公司"
    assert line.confidences == pytest.approx([0.765, 0.8, 0.9, 0.765, 0.95, 0.9])
    assert one.confidences[3] == 0.7
    (line,) = surest([one], [line_of("甲 万云择公章司", (0, 1, 120, 21), *[0.6] * 8)])
    assert line.text == one.text
    assert line.confidences == pytest.approx([0.9, 0.6, 0.9, 0.7, 0.765, 0.765])


def test_a_line_that_one_way_alone_found_is_kept() -> None:
    one, other = line_of("甲方", (0, 0, 60, 20)), line_of("日期", (0, 60, 60, 80))
    assert said([one], [other]) == sorted(["甲方", "日期"])
    assert said([one], []) == ["甲方"]
    assert said([], []) == []


def test_lines_that_stand_upon_others() -> None:
    one, other = line_of("甲方", (0, 0, 60, 20)), line_of("日期", (0, 60, 60, 80))
    assert [line.text for line in upon([one, other], [line_of("曰", (30, 62, 50, 82))])] == ["日期"]
    assert upon([one], []) == upon([], [one]) == []


def test_blanks_make_no_reading_surer() -> None:
    plain = line_of("日期", (0, 0, 60, 20), 0.9, 0.9)
    spaced = line_of("日  期", (0, 0, 60, 20), 0.8, 1.0, 1.0, 0.8)
    assert said([spaced], [plain]) == ["日期"]


def test_lines_of_one_slope_share_no_place_with_the_line_below() -> None:
    def sloping(text: str, top: float) -> TextLine:
        frame = np.array([(0, top), (900, top + 40), (900, top + 60), (0, top + 20)], float)
        return replace(line_of(text, (0, 0, 1, 1)), corners=frame)

    first, second = sloping("第一行", 0), sloping("第二行", 30)
    assert said([first], [second]) == sorted(["第一行", "第二行"])


class Sized:
    """Reads one line on every picture, surely only on those of ``width``."""

    name = "sized"
    version = "1"

    def __init__(self, width: int) -> None:
        self.width = width

    def read(self, picture: Picture) -> Recognition:
        sure = picture.shape[1] == self.width
        scale = picture.shape[1] / 300
        line = line_of("甲方" if sure else "申方", (30, 60, 90, 80), *([0.95 if sure else 0.7] * 2))
        return Recognition(0, (replace(line, corners=line.corners * scale),))

    def read_line(self, picture: Picture) -> TextLine:
        return line_of("", (0, 0, 1, 1))


@pytest.mark.parametrize("width", [300, 900])
def test_a_small_picture_is_read_as_it_is_too(width: int) -> None:
    picture = np.full((400, 300), 255, np.uint8)
    cv2.putText(picture, "XX", (30, 80), cv2.FONT_HERSHEY_SIMPLEX, 0.8, 0.0, 2)
    engine: Engine = Sized(width)
    sight = look(picture, engine)
    assert sight.size == (900, 1200)
    assert [line.text for line in sight.lines] == ["甲方"]
    assert sight.lines[0].corners[0] == pytest.approx((90, 180))


@pytest.mark.needs("fonts")
def test_broad_strokes_of_a_dark_seal_go_and_writing_on_them_stays(tmp_path: Path) -> None:
    plain = scan(tmp_path, drawn)
    stamp = grey(sealed(np.full_like(plain, 255), 480, 260, "青禾数据有限公司", FONT))
    faint = cv2.GaussianBlur(grey(plain), (0, 0), 0.9)
    page = inks((faint * (0.35 + 0.65 * stamp / 255)).astype(np.uint8))
    assert page.zone is not None
    assert page.other is not None
    assert not page.is_clean
    star = slice(250, 270), slice(470, 490)
    assert (page.zone[star] > 0).all()
    assert page.other[star].mean() > page.black[star].mean() + 60
