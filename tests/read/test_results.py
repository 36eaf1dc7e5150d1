"""Results of recognition as JSON: their text, and places on the paper that evidence can point at."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from hedui.batch.discover import discover
from hedui.batch.found import Problem
from hedui.errors import UnsupportedFileError
from hedui.models.page import MarkKind, Page, Reading
from hedui.pipeline import process
from hedui.read import read_document
from hedui.settings import Settings

CONTENT = [
    {"type": "header", "text": "青山集团", "bbox": [100, 10, 300, 20], "page_idx": 0},
    {"type": "text", "text": "水泵购销合同", "text_level": 1, "bbox": [400, 50, 600, 80], "page_idx": 0},
    {"type": "text", "text": "合同编号：**QL-2024-07**", "bbox": [100, 100, 400, 120], "page_idx": 0},
    {"type": "text", "text": "甲方：青山水务有限公司", "bbox": [100, 130, 400, 150], "page_idx": 0},
    {"type": "text", "text": "乙方：北岸机电有限公司", "bbox": [100, 160, 400, 180], "page_idx": 0},
    {
        "type": "table",
        "table_body": "<table><tr><td>名称</td><td>数量</td><td>单价</td><td>金额</td></tr>"
        "<tr><td>水泵</td><td>2</td><td>300</td><td>600</td></tr></table>",
        "table_caption": ["一、标的"],
        "table_footnote": [],
        "bbox": [100, 200, 900, 300],
        "page_idx": 0,
    },
    {"type": "image", "img_path": "images/a.jpg", "image_caption": [], "bbox": [1, 1, 2, 2], "page_idx": 0},
    {"type": "list", "list_items": ["二、付款", "收货后30日内付款。"], "bbox": [100, 100, 900, 140], "page_idx": 1},
    {"type": "seal", "text": "北岸机电有限公司合同专用章", "bbox": [500, 500, 600, 600], "page_idx": 1},
]
LINES = [
    ("水泵购销合同", (400, 50, 760, 90)),
    ("合同编号：QL-2024-07", (100, 120, 500, 150)),
    ("甲方：青山水务有限公司", (100, 170, 600, 200)),
    ("乙方：北岸机电有限公司", (100, 220, 600, 250)),
]


def write(folder: Path, content: object, name: str = "a_content_list.json") -> Path:
    path = folder / name
    path.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    return path


def pages(path: Path) -> tuple[Page, ...]:
    return read_document(path, Settings()).pages


def corners(box: tuple[int, ...]) -> list[list[int]]:
    x0, top, x1, bottom = box
    return [[x0, top], [x1, top], [x1, bottom], [x0, bottom]]


def test_a_content_list_gives_text_tables_and_marks(tmp_path: Path) -> None:
    first, second = pages(write(tmp_path, CONTENT))
    assert first.text == (
        "水泵购销合同\n合同编号：QL-2024-07\n甲方：青山水务有限公司\n乙方：北岸机电有限公司\n"
        "一、标的\n名称\t数量\t单价\t金额\n水泵\t2\t300\t600\n"
    )
    assert second.text.strip() == "二、付款\n收货后30日内付款。"
    assert (first.reading, first.engine) == (Reading.OCR, "MinerU")
    assert [(mark.kind, mark.text) for mark in second.marks] == [(MarkKind.SEAL, "北岸机电有限公司合同专用章")]


def test_evidence_points_into_the_block(tmp_path: Path) -> None:
    record = process(write(tmp_path, CONTENT))
    assert record.contract.number == "QL-2024-07"
    assert [item.description for item in record.contract.items] == ["水泵"]
    (box,) = record.evidence["/parties/0/name"][0].boxes
    x0, top, x1, bottom = (value / side * 1000 for value, side in zip(box, (595.28, 841.89) * 2, strict=True))
    assert 100 < x0 < x1 <= 400.1
    assert 129.9 <= top < bottom <= 150.1


def test_what_is_unsure_is_said_and_not_read_a_second_time(tmp_path: Path) -> None:
    lines = [*LINES, ("税号：91330100MA27YXXX1X", (100, 270, 600, 300))]
    scores = [0.4] * len(lines)
    content = {"rec_texts": [t for t, _ in lines], "rec_boxes": [b for _, b in lines], "rec_scores": scores}
    codes = {finding.code for finding in process(write(tmp_path, content)).findings}
    assert "low-confidence" in codes
    assert "second-reading-differs" not in codes


@pytest.mark.parametrize(
    "content",
    [
        {"rec_texts": [t for t, _ in LINES], "rec_boxes": [b for _, b in LINES], "rec_scores": [0.9] * 4},
        {"res": {"rec_texts": [t for t, _ in LINES], "rec_polys": [corners(b) for _, b in LINES]}},
        [[corners(b), [t, 0.9]] for t, b in LINES],
        [[[corners(b), [t, 0.9]] for t, b in LINES]],
        {"code": 100, "data": [{"text": t, "box": corners(b), "score": 0.9} for t, b in LINES]},
        {
            "width": 1200,
            "height": 1600,
            "parsing_res_list": [{"block_label": "text", "block_content": t, "block_bbox": b} for t, b in LINES],
        },
    ],
)
def test_each_of_paddle_s_forms_gives_the_same_text(tmp_path: Path, content: object) -> None:
    (page,) = pages(write(tmp_path, content, "a_res.json"))
    assert page.text.strip() == "\n".join(text for text, _ in LINES)
    assert page.engine == "PaddleOCR"
    start = page.text.index("北岸")
    assert len(page.locate(start, start + 8)) == 1
    assert len(page.boxes) == 4 * len(page.text)


def test_lines_are_put_in_reading_order(tmp_path: Path) -> None:
    turned = list(reversed(LINES))
    content = {"rec_texts": [t for t, _ in turned], "rec_boxes": [b for _, b in turned]}
    assert pages(write(tmp_path, content))[0].text.strip() == "\n".join(text for text, _ in LINES)


@pytest.mark.parametrize(
    "content",
    [
        {"name": "a"},
        [],
        [1, 2],
        "text",
        {"pdf_info": [{"page_idx": 0}]},
        {"rec_texts": ["a"], "rec_boxes": []},
        [{"page_idx": "x", "text": "a"}],
        {"rec_texts": ["a"], "rec_boxes": [[float("nan")] * 4]},
    ],
)
def test_other_json_is_no_document(tmp_path: Path, content: object) -> None:
    with pytest.raises(UnsupportedFileError):
        pages(write(tmp_path, content))


def test_broken_json_and_empty_results(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    for text in ("{", "[" * 100_000, '{"rec_texts": ['):
        path.write_text(text, "utf-8")
        with pytest.raises(UnsupportedFileError):
            pages(path)
    (page,) = pages(write(tmp_path, [{"type": "text", "text": "", "page_idx": 0}]))
    assert page.problem is not None


def test_a_folder_s_other_json_is_skipped(tmp_path: Path) -> None:
    write(tmp_path, CONTENT)
    write(tmp_path, {"fields": {}}, "a.expected.json")
    write(tmp_path, {"pdf_info": [{"page_idx": 0}]}, "a_middle.json")
    found = {one.path: one.problem for one in discover(tmp_path)}
    assert found == {
        "a_content_list.json": None,
        "a.expected.json": Problem.UNSUPPORTED,
        "a_middle.json": Problem.UNSUPPORTED,
    }


def test_many_pages_that_are_not_there_cost_nothing(tmp_path: Path) -> None:
    began = time.process_time()
    with pytest.raises(UnsupportedFileError):
        pages(write(tmp_path, [{"type": "text", "text": "a", "page_idx": 10**9}]))
    assert time.process_time() - began < 5
