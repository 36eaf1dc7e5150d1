"""Lines of a curled page are found and read whole, however far they bend; what is no bent line stays as it was."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from hedui.read.ocr import load_engine
from hedui.read.ocr.bends import middle_of
from hedui.read.scan import look
from hedui.settings import Language, OcrEngine

from .paper import Paper
from .scans import Picture, scan, worn
from .test_scan import solid

LINES = [
    "甲方：青禾市河滨区第二实验小学",
    "服务费每月9,850.00元，全年合计118,200.00元（大写：壹拾壹万捌仟贰佰元整）",
    "甲方于每季度结束后十个工作日内凭发票支付上一季度服务费，逾期按日承担违约金。",
]
SHAPES = {
    "an arch": lambda x: np.sin(np.pi * x),
    "a hollow": lambda x: -np.sin(np.pi * x),
    "a wave": lambda x: np.sin(2 * np.pi * x) / 1.6,
    "the fold of a book": lambda x: np.exp(-5 * x),
}


def drawn(paper: Paper) -> None:
    paper.lines(40, 60, *LINES, pitch=60)


def curled(picture: Picture, shape: str, depth: float) -> Picture:
    """The picture with each column moved up by the ``shape`` and ``depth``, in pixels."""
    height, width = picture.shape[:2]
    x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    down = (y + depth * SHAPES[shape](x / width)).astype(np.float32)
    moved = cv2.remap(picture, x, down, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(moved, np.uint8)


@pytest.mark.needs("fonts")
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("depth", [40, 60])
def test_a_curled_page_is_read_whole(tmp_path: Path, shape: str, depth: float) -> None:
    engine = load_engine(OcrEngine.RAPIDOCR, Language.EN)
    picture = curled(worn(scan(tmp_path, drawn, (595, 240))), shape, depth)
    lines = sorted(look(picture, engine).lines, key=lambda line: float(line.corners[:, 1].mean()))
    assert [solid(line.text) for line in lines] == [solid(line) for line in LINES]
    assert all(float(line.confidences.min()) > 0.4 for line in lines)


def outline(*lines: list[tuple[int, int]], thick: int = 9) -> np.ndarray[tuple[int, ...], np.dtype[np.int32]]:
    mask = np.zeros((300, 900), np.uint8)
    for line in lines:
        cv2.polylines(mask, [np.array(line, np.int32)], False, 1, thick)
    (found,), _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    return np.asarray(found, np.int32)


def arch(depth: float, length: int = 600) -> list[tuple[int, int]]:
    return [(x, round(150 - depth * np.sin(np.pi * (x - 100) / length))) for x in range(100, 100 + length)]


def test_a_bent_line_has_the_height_of_its_writing_and_runs_below_its_level_by_its_bend() -> None:
    found = middle_of(outline(arch(16)))
    assert found is not None
    corners, bend = found
    height = corners[3, 1] - corners[0, 1]
    assert height == pytest.approx(10, abs=1.5)
    assert corners[:, 0].tolist() == pytest.approx([100, 700, 700, 100], abs=8)
    assert bend[0] * height == pytest.approx(10, abs=2)
    assert bend[len(bend) // 2] * height == pytest.approx(-6, abs=2)


@pytest.mark.parametrize(
    "lines",
    [
        [[(100, 150), (700, 150)]],
        [[(100, 150), (700, 110)]],
        [arch(2)],
        [arch(16, 60)],
        [arch(120)],
        [[(100, 150), (700, 150)], [(100, 170), (400, 170)], [(100, 150), (100, 170)]],
        [[(100, 150), (400, 150), (400, 172), (700, 172)]],
        [[(300, 20), (300, 280)]],
    ],
    ids=["level", "aslant", "hardly bent", "short", "a ring", "two lines", "a step", "upright"],
)
def test_what_is_no_bent_line_is_left_to_its_rectangle(lines: list[list[tuple[int, int]]]) -> None:
    assert middle_of(outline(*lines)) is None
