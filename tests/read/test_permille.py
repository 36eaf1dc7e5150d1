"""‰ and % drawn as pictures of lines, small and soft as scans show them."""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from reportlab.pdfbase.pdfmetrics import stringWidth

from hedui.read.ocr import rapidocr
from hedui.read.ocr.detection import Found
from hedui.read.ocr.permille import tell
from tests.conftest import FONTS

from .scans import Picture, scan, worn

SURE = 0.9


def line(folder: Path, text: str, font: str, size: float) -> tuple[Picture, NDArray[np.float64]]:
    """A line as it is cut out of a page, and where the middles of its characters lie."""
    widths = [stringWidth(character, font, size) for character in text]
    page = (sum(widths) + 2 * size, 1.5 * size)
    picture = worn(scan(folder, lambda paper: paper.text(size, 0.2 * size, text, size, font), page))
    ends = np.array(list(accumulate(widths)))
    return np.ascontiguousarray(picture[:, :, 0]), (size + ends - np.array(widths) / 2) / page[0]


@pytest.mark.parametrize("font", ["Helvetica", "Helvetica-Bold", "Times-Roman", "Times-Bold"])
@pytest.mark.parametrize("size", [9, 12, 16])
@pytest.mark.parametrize("text", ["3‰.", "[0.5‰]", "10‰", "(8‰ 6)", "3%.", "[0.5%]", "100%", "(8% 60)", "9.8% 00"])
def test_signs_are_told_apart(tmp_path: Path, text: str, size: int, font: str) -> None:
    picture, middles = line(tmp_path, text, font, size)
    found, _, sure = tell(picture, text.replace("‰", "%"), middles, np.full(len(text), SURE))
    assert found == text
    assert sure.min() == SURE


def test_the_ring_that_was_read_as_a_zero_goes(tmp_path: Path) -> None:
    picture, middles = line(tmp_path, "5‰ 0", "Helvetica", 12)
    ring = middles[1] + 0.3 * picture.shape[0] / picture.shape[1]
    found, places, sure = tell(picture, "5%00", np.array([*middles[:2], ring, middles[3]]), np.full(4, SURE))
    assert (found, places.tolist(), len(sure)) == ("5‰0", middles[[0, 1, 3]].tolist(), 3)


def test_other_text_stays_as_it_is() -> None:
    middles, sure = np.array([0.2, 0.8]), np.array([0.5, 0.6])
    assert tell(np.full((48, 200), 255, np.uint8), "甲方", middles, sure) == ("甲方", middles, sure)
    assert tell(np.full((48, 200), 255, np.uint8), "3%", middles, sure)[0] == "3%"


@pytest.mark.parametrize("font", ["Helvetica", "Times-Roman"])
@pytest.mark.parametrize("text", ["0.3‰B", "5‰,", "20%B", "13%,"])
def test_broken_strokes_are_joined_or_tell_nothing_surely(tmp_path: Path, text: str, font: str) -> None:
    """As a facsimile sends them: black and white, thin strokes with gaps."""
    picture, middles = line(tmp_path, text, font, 14)
    sent = np.where(picture < np.quantile(picture, 0.9) * 0.55, 0, 255).astype(np.uint8)
    found, _, sure = tell(sent, text.replace("‰", "%"), middles, np.full(len(text), SURE))
    assert found == text or min(sure) < SURE
    assert font == "Times-Roman" or found == text


@pytest.mark.parametrize(
    ("text", "read", "found"), [("5‰B", "5%0B", "5‰B"), ("5‰)", "5%₀)", "5‰)"), ("5% 0.8", "5%0.8", "5%0.8")]
)
def test_a_ring_that_was_read_tells_where_the_picture_does_not(
    tmp_path: Path, text: str, read: str, found: str
) -> None:
    picture, middles = line(tmp_path, text.replace(" ", ""), "Helvetica", 12)
    places = np.insert(middles, 2, middles[1] + 0.3 * picture.shape[0] / picture.shape[1])[: len(read)]
    blurred = np.asarray(cv2.GaussianBlur(picture, (0, 0), 6), np.uint8)
    told, _, sure = tell(blurred, read, places, np.full(len(read), SURE))
    assert told == found
    assert sure[1] < SURE


@pytest.mark.parametrize("font", ["Helvetica", "Times-Roman"])
@pytest.mark.parametrize("size", [10, 14])
def test_a_character_that_encloses_paper_is_no_ring(tmp_path: Path, size: int, font: str) -> None:
    """The left half of 的: two boxes, one on the other, of which the lower stands level with the last ring of %."""
    picture, middles = line(tmp_path, "50%   ", font, size)
    ink = np.where(picture < 128, 1, 0)
    rows = np.flatnonzero(ink.any(axis=1))
    right, top, bottom = int(np.flatnonzero(ink.any(axis=0))[-1]), int(rows[0]), int(rows[-1])
    wide, middle = round(0.45 * (bottom - top)), (top + bottom) // 2
    left = right + max(round(0.12 * (bottom - top)), 3)
    for low, high in ((top, middle), (middle, bottom)):
        cv2.rectangle(picture, (left, low), (left + wide, high), (0,), 2)
    found, _, sure = tell(
        picture, "50%的", middles[:4] + np.array([0, 0, 0, wide / picture.shape[1]]), np.full(4, SURE)
    )
    assert (found, sure.min()) == ("50%的", SURE)


@pytest.mark.parametrize("font", ["Helvetica", "Helvetica-Bold", "Times-Roman", "Times-Bold"])
@pytest.mark.parametrize("size", [4.5, 5, 6])
@pytest.mark.parametrize("text", ["3‰B", "0.3‰B", "3%B", "0.3%B", "13%B", "13%,B"])
def test_where_rings_have_run_together_the_reach_below_the_stroke_tells(
    tmp_path: Path, text: str, size: float, font: str
) -> None:
    """As at 100 or 150 dots an inch: % reaches as far below behind its stroke as above before it, ‰ a ring further."""
    picture, middles = line(tmp_path, text, font, size)
    soft = np.asarray(cv2.GaussianBlur(picture, (0, 0), 1), np.uint8)
    found, _, sure = tell(soft, text.replace("‰", "%"), middles, np.full(len(text), SURE))
    assert found == text
    assert "‰" in text or "," in text or sure.min() == SURE


def test_a_full_stop_behind_is_no_ring_of_a_blurred_sign(tmp_path: Path) -> None:
    """。 stands below, where the last ring of ‰ would."""
    picture, middles = line(tmp_path, "5%  ", "Helvetica", 6)
    ink = picture < 128
    right, bottom = int(np.flatnonzero(ink.any(axis=0))[-1]), int(np.flatnonzero(ink.any(axis=1))[-1])
    cv2.circle(picture, (right + 4, bottom - 2), 3, (60,), 1)
    soft = np.asarray(cv2.GaussianBlur(picture, (0, 0), 0.8), np.uint8)
    places = np.array([*middles[:2], (right + 4) / picture.shape[1]])
    assert tell(soft, "5%。", places, np.full(3, SURE))[0] == "5%。"


def small(text: str) -> tuple[Picture, NDArray[np.float64]]:
    """A line in a sans serif face at 6 points and 200 dots an inch: the upper ring of ‰ is full of ink."""
    letters = ImageFont.truetype(str(FONTS[2]), 17)
    left, top, right, bottom = letters.getbbox(text)
    canvas = Image.new("L", (round(right) + 34, round(bottom) + 34), 255)
    ImageDraw.Draw(canvas).text((17, 17), text, font=letters, fill=10)
    soft = np.asarray(canvas.filter(ImageFilter.GaussianBlur(0.5)), float) * 0.96
    soft += np.random.default_rng(4).normal(0, 4, soft.shape)
    picture = np.clip(soft, 0, 255)[13 + round(top) : 21 + round(bottom), 13 + round(left) : 21 + round(right)]
    ends = np.array([letters.getlength(text[: n + 1]) for n in range(len(text))])
    starts = np.array([0.0, *ends[:-1]])
    return np.ascontiguousarray(picture.astype(np.uint8)), (4 - left + (starts + ends) / 2) / picture.shape[1]


@pytest.mark.needs("fonts")
@pytest.mark.parametrize("text", ["税率1‰的发票", "每日0.3‰支付", "8%罚息", "0.06%田间", "扣6%四舍五入"])
def test_two_rings_side_by_side_are_those_of_permille_though_the_upper_one_is_full_of_ink(text: str) -> None:
    picture, middles = small(text)
    found, _, _ = tell(picture, text.replace("‰", "%"), middles, np.full(len(text), SURE))
    assert found == text


@pytest.mark.parametrize(("text", "found"), [("5%m）", "5‰）"), ("5%。。", "5‰。")])
def test_rings_that_were_read_as_something_else_go(tmp_path: Path, text: str, found: str) -> None:
    picture, middles = line(tmp_path, "5‰ )", "Helvetica", 12)
    ring = middles[1] + 0.3 * picture.shape[0] / picture.shape[1]
    places = np.array([*middles[:2], ring, middles[3]])
    assert tell(picture, text, places, np.full(4, SURE))[0] == found


FACES = ["arphic/uming.ttc", "arphic/ukai.ttc", "wqy/wqy-zenhei.ttc"]


def faced(text: str, face: str, size: int) -> tuple[Picture, NDArray[np.float64], tuple[int, int]]:
    """A line in a typeface, where the middles of its characters lie, and from where to where its ink reaches down."""
    letters = ImageFont.truetype(f"/usr/share/fonts/truetype/{face}", size)
    wide = round(letters.getlength(text)) + 2 * size
    canvas = Image.new("L", (wide, round(1.5 * size)), 255)
    ImageDraw.Draw(canvas).text((size, 0.2 * size), text, font=letters, fill=0)
    ends = np.array([letters.getlength(text[: n + 1]) for n in range(len(text))])
    rows = np.flatnonzero((np.asarray(canvas) < 128).any(axis=1))
    middles = (size + (np.array([0.0, *ends[:-1]]) + ends) / 2) / wide
    return np.array(canvas), middles, (int(rows[0]), int(rows[-1]) + 1)


@pytest.mark.needs("fonts")
@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("size", [20, 24, 32])
@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("额的5‰（含", "额的5%。（含"),
        ("额的0.5‰支付", "额的0.5%。支付"),
        ("额的5%。（含", "额的5%。（含"),
        ("额的0.5%。另", "额的0.5%。另"),
    ],
)
def test_a_full_stop_as_large_as_the_ring_before_it_is_a_ring(face: str, size: int, text: str, read: str) -> None:
    picture, middles, _ = faced(text, face, size)
    if "‰" in text:
        middles = np.insert(middles, text.index("‰") + 1, middles[text.index("‰")] + 0.25 * size / picture.shape[1])
        middles[text.index("‰")] -= 0.15 * size / picture.shape[1]
    assert tell(picture, read, middles, np.full(len(read), SURE))[0] == text


@pytest.mark.needs("fonts")
@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("text", ["按应付金额的0.5‰支付违约金", "按应付金额的0.5%支付违约金"])
@pytest.mark.parametrize("cut", [1, 2, 3])
def test_rings_that_the_edge_of_a_line_cuts_off_are_seen_in_a_taller_one(face: str, text: str, cut: int) -> None:
    picture, _, (top, bottom) = faced(text, face, 30)
    width = picture.shape[1]
    corners = np.array([(15, top + cut), (width - 15, top + cut), (width - 15, bottom), (15, bottom)], np.float64)
    assert rapidocr.load()._line(picture, Found(corners)).text == text


def sent(text: str) -> tuple[Picture, NDArray[np.float64]]:
    """A line in Kai as a facsimile of 204 by 98 dots an inch has it, its dots made square."""
    letters = ImageFont.truetype("/usr/share/fonts/truetype/arphic/ukai.ttc", 29)
    wide, high = round(letters.getlength(text)) + 40, 43
    canvas = Image.new("L", (wide, high), 255)
    ImageDraw.Draw(canvas).text((20, 6), text, font=letters, fill=0)
    faxed = canvas.resize((wide * 204 // 200, high * 98 // 200), Image.Resampling.LANCZOS)
    faxed = faxed.point([0] * 151 + [255] * 105).resize((wide * 40 // high, 40), Image.Resampling.BICUBIC)
    ends = np.array([letters.getlength(text[: n + 1]) for n in range(len(text))])
    middles = (20 + (np.array([0.0, *ends[:-1]]) + ends) / 2) / wide
    return np.ascontiguousarray(np.asarray(faxed)), middles


@pytest.mark.needs("fonts")
@pytest.mark.parametrize(
    "text", ["应按3‰支付", "款的5‰的违", "应按0.3‰支付", "应按3%支付", "款的5%的违", "应按13%支付"]
)
def test_a_percent_of_a_fax_whose_one_ring_shows_is_in_doubt_where_it_reaches_further_below(text: str) -> None:
    picture, middles = sent(text)
    found, _, sure = tell(picture, text.replace("‰", "%"), middles, np.full(len(text), SURE))
    assert (found == text) or sure[text.index("‰")] < SURE
    assert "‰" in text or sure.min() == SURE
