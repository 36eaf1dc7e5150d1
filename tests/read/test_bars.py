"""Black bars on scans: what they cover is no value, nor is what they left open."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from hedui.pipeline import process
from hedui.read.bars import with_bars
from hedui.read.ocr.engine import TextLine, even_spans

from .paper import Paper
from .scans import save, scan

Box = tuple[int, int, int, int]
HEIGHT = 40
NONE: tuple[Box, ...] = ()


def line(text: str, x: int, y: int, width: int, height: int = HEIGHT) -> TextLine:
    corners = np.array([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], np.float64)
    return TextLine(text, corners, even_spans(len(text)), np.full(len(text), 0.95))


def read(lines: tuple[TextLine, ...], bars: tuple[Box, ...], holes: tuple[Box, ...] = NONE) -> list[str]:
    picture = np.full((300, 900), 255, np.uint8)
    for boxes, level in ((bars, 10), (holes, 255)):
        for x0, top, x1, bottom in boxes:
            cv2.rectangle(picture, (x0, top), (x1, bottom), level, -1)
    return [each.text for each in with_bars(lines, picture, 0.0)]


ACCOUNT = line("账号：001359", 100, 100, 360)


@pytest.mark.parametrize(
    ("lines", "bars", "expected"),
    [
        (
            (line("账号：", 100, 100, 120), line("1359", 420, 100, 80)),
            ((225, 104, 415, 136),),
            ["账号：", "1359", "███████"],
        ),
        ((line("总价10元", 100, 100, 300),), ((250, 102, 340, 138),), ["总价1元", "███"]),
        ((line("总价", 100, 100, 80),), ((185, 100, 240, 142),), ["总价", "███"]),
        ((ACCOUNT,), ((470, 110, 640, 135),), ["账号：001359", "██████"]),
    ],
)
def test_a_bar_beside_or_within_writing_stands_in_the_text(
    lines: tuple[TextLine, ...], bars: tuple[Box, ...], expected: list[str]
) -> None:
    assert read(lines, bars) == expected


@pytest.mark.parametrize(
    ("bars", "holes"),
    [
        (((100, 145, 460, 152),), NONE),  # a heavy rule below the line
        (((470, 104, 502, 136),), NONE),  # a filled box
        (((700, 104, 860, 136),), NONE),  # far from any writing
        (((470, 0, 560, 299),), NONE),  # the dark beside the sheet
        (((0, 60, 899, 200),), NONE),  # a photograph's dark part
        (((470, 100, 640, 140),), tuple((x, 108, x + 16, 132) for x in range(480, 630, 26))),  # light on dark
        (((470, 116, 640, 122),), NONE),  # a dash
        (((100, 104, 460, 136),), NONE),  # a dark cell around all of its writing
    ],
)
def test_what_else_is_dark_is_no_bar(bars: tuple[Box, ...], holes: tuple[Box, ...]) -> None:
    assert read((ACCOUNT,), bars, holes) == [ACCOUNT.text]


def test_a_stroke_of_a_large_title_is_no_bar() -> None:
    title = line("合一", 100, 50, 260, 130)
    assert read((title, *(line("地址", 100, 200, 80) for _ in range(5))), ((235, 105, 355, 127),))[0] == "合一"


def test_a_page_without_writing_has_no_bars() -> None:
    assert read((), ((100, 100, 300, 140),)) == []


@pytest.mark.needs("fonts")
@pytest.mark.parametrize("degrees", [0.0, 1.2])
def test_what_a_bar_left_open_is_no_value(tmp_path: Path, degrees: float) -> None:
    def draw(paper: Paper) -> None:
        paper.lines(40, 30, "水泵采购合同", "甲方：南屏县供水有限公司", "乙方：南屏县恒远机电有限公司")
        paper.lines(40, 90, "开户行：建设银行南屏支行", "账号：65050161620800001359", "合同总价为人民币103,800.00元")

    picture = scan(tmp_path, draw)
    for x0, x1, top in ((76, 160, 110), (148, 192, 130)):
        cv2.rectangle(
            picture, *((round(x * 200 / 72), round(y * 200 / 72)) for x, y in ((x0, top), (x1, top + 13))), 0, -1
        )
    turn = cv2.getRotationMatrix2D((picture.shape[1] / 2, picture.shape[0] / 2), degrees, 1.0)
    picture = cv2.warpAffine(picture, turn, picture.shape[1::-1], borderValue=(255, 255, 255))
    record = process(save(picture, tmp_path / "a.png"))
    assert record.contract.total.amount is None
    assert [account.number for party in record.contract.parties for account in party.accounts] in ([], [None])
    assert "value-unread" in [finding.code for finding in record.findings]


@pytest.mark.parametrize(("long", "short"), [(40, 18), (45, 18), (45, 20), (50, 20), (90, 36)])
def test_what_is_solid_in_a_seals_star_is_no_bar(long: int, short: int) -> None:
    picture = np.full((300, 900), 255, np.uint8)
    angles, radii = np.pi * np.arange(10) / 5, np.where(np.arange(10) % 2, short, long)
    star = np.stack([500 + radii * np.sin(angles), 120 - radii * np.cos(angles)], axis=1)
    cv2.fillPoly(picture, [star.round().astype(np.int32)], 10)
    lines = (line("签订日期：2026年2月", 100, 100, 360), line("12日", 600, 100, 70))
    assert [each.text for each in with_bars(lines, picture, 0.0)] == [each.text for each in lines]
