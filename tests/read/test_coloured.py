"""Writing in the ink of seals is read where it is no seal's and lies on nothing black."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from hedui.read import read_document
from hedui.read.coloured import in_seals_ink
from hedui.read.ocr.engine import Recognition, TextLine, corners_of, even_spans
from hedui.read.sight import SeenSeal
from hedui.settings import Settings

from .paper import Paper
from .scans import save, scan

Picture = NDArray[np.uint8]
RING = SeenSeal("", (500.0, 300.0, 800.0, 600.0), 0.9)


def line(text: str, x: float = 100, y: float = 100, size: float = 40, fall: float = 0, sure: float = 0.97) -> TextLine:
    width = len(text) * size
    corners = np.array([(x, y), (x + width, y + fall), (x + width, y + fall + size), (x, y + size)], np.float64)
    return TextLine(text, corners, even_spans(len(text)), np.full(len(text), sure))


BLACK = (line("甲方：青山水务有限公司", 100, 700), line("乙方：北岸机电有限公司", 100, 760))


@dataclass
class Engine:
    """Reads what it is told to, and counts how often it is asked."""

    lines: tuple[TextLine, ...]
    turn: int = 0
    name: str = "fake"
    version: str = "1"
    asked: int = 0

    def read(self, picture: Picture) -> Recognition:
        self.asked += 1
        return Recognition(self.turn, self.lines)

    def read_line(self, picture: Picture) -> TextLine:
        return TextLine("", corners_of(picture), even_spans(0), np.empty(0))


def ink(*boxes: tuple[int, int, int, int]) -> Picture:
    picture = np.full((1000, 1000), 255, np.uint8)
    for x0, top, x1, bottom in boxes:
        cv2.rectangle(picture, (x0, top), (x1, bottom), 0, -1)
    return picture


def read(engine: Engine, picture: Picture | None = None) -> list[str]:
    found = in_seals_ink(ink((100, 100, 400, 140)) if picture is None else picture, (RING,), BLACK, engine)
    return [each.text for each in found]


@pytest.mark.parametrize(
    "seen", [line("房屋租赁合同"), line("No.0031527"), line("作废", size=70), line("仅供备案", fall=15)]
)
def test_headings_numbers_and_stamps_are_read(seen: TextLine) -> None:
    assert read(Engine((seen,))) == [seen.text]


@pytest.mark.parametrize(
    "seen",
    [
        line("溪方"),  # the upper half of a person's chop
        line("司公限有", sure=0.7),
        line("有限公司", fall=120),
        line("合同专用章", 200, 705),
    ],
    ids=["two characters", "hardly read", "along a ring", "on black writing"],
)
def test_what_a_seal_leaves_is_no_writing(seen: TextLine) -> None:
    assert read(Engine((seen,))) == []


def test_a_page_with_nothing_red_but_its_seal_costs_no_further_reading() -> None:
    engine = Engine((line("有限公司"),))
    assert read(engine, ink((560, 360, 740, 540))) == []
    assert engine.asked == 0


def test_a_picture_that_seems_turned_is_left_out() -> None:
    assert read(Engine((line("房屋租赁合同"),), turn=180)) == []


@pytest.mark.needs("fonts")
def test_a_title_and_a_number_printed_in_red_are_read(tmp_path: Path) -> None:
    def draw(paper: Paper) -> None:
        paper.draw(lambda canvas: canvas.setFillColorRGB(0.8, 0.1, 0.15))
        paper.text(120, 30, "房屋租赁合同", 18).text(270, 60, "No.0031527")
        paper.draw(lambda canvas: canvas.setFillGray(0))
        paper.lines(40, 100, "甲方：南屏县恒远物业有限公司", "乙方：南屏县供水有限公司", "月租金为人民币3,800.00元")

    (page,) = read_document(save(scan(tmp_path, draw), tmp_path / "a.png"), Settings(cache=False)).pages
    lines = page.text.splitlines()
    assert lines[0] == "房屋租赁合同"
    assert lines[1].replace(" ", "") == "No.0031527"
