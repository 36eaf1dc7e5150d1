"""docling's documents as JSON: the order of their items, their cells, and where they stand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hedui.batch.discover import discover
from hedui.errors import UnsupportedFileError
from hedui.models.page import MarkKind, Page, Reading
from hedui.pipeline import process
from hedui.read import read_document
from hedui.settings import Settings

Item = dict[str, Any]
WIDTH, HEIGHT = 600.0, 800.0


def place(page: int, left: float, top: float, right: float, bottom: float, end: int = 0, start: int = 0) -> Item:
    box = {"l": left, "t": HEIGHT - top, "r": right, "b": HEIGHT - bottom, "coord_origin": "BOTTOMLEFT"}
    return {"page_no": page, "bbox": box, "charspan": [start, end]}


def text(words: str, label: str = "text", **more: Any) -> Item:
    return {"children": [], "content_layer": "body", "label": label, "prov": [], "orig": words, "text": words} | more


def cell(words: str, row: int, column: int, across: int = 1) -> Item:
    offsets = {"start_row_offset_idx": row, "end_row_offset_idx": row + 1, "start_col_offset_idx": column}
    return offsets | {"row_span": 1, "col_span": across, "text": words, "end_col_offset_idx": column + across}


def refers(*names: str) -> list[Item]:
    return [{"$ref": f"#/{name}"} for name in names]


def document(order: list[Item], texts: list[Item], pages: int = 1, **more: Any) -> Item:
    sizes = {str(n): {"size": {"width": WIDTH, "height": HEIGHT}, "page_no": n} for n in range(1, pages + 1)}
    return {
        "schema_name": "DoclingDocument",
        "version": "1.8.0",
        "name": "a",
        "furniture": {"self_ref": "#/furniture", "children": []},
        "body": {"self_ref": "#/body", "children": order},
        "texts": texts,
        "pages": sizes,
    } | more


AGREEMENT = document(
    refers("texts/1", "texts/0", "texts/2", "groups/0", "tables/0", "texts/6", "texts/7"),
    [
        text("合同编号：QL-2024-07", prov=[place(1, 60, 80, 300, 100)]),
        text("水泵购销合同", "section_header", level=1, prov=[place(1, 240, 40, 360, 64)]),
        text("青山集团", "page_header", content_layer="furniture", prov=[place(1, 60, 5, 120, 15)]),
        text("甲方：青山水务有限公司", "list_item", prov=[place(1, 60, 104, 300, 120)]),
        text("乙方：北岸机电有限公司", "list_item", prov=[place(1, 60, 130, 300, 150)]),
        text("一、标的", "caption", prov=[place(1, 60, 160, 200, 176)]),
        text("收货后30日内付款。", "list_item", enumerated=True, marker="2.", prov=[place(2, 60, 40, 500, 60)]),
        text("争议由青山仲裁委员会仲裁。", prov=[place(2, 60, 70, 500, 90)]),
    ],
    pages=2,
    groups=[{"children": refers("texts/3", "texts/4"), "content_layer": "body", "label": "list", "name": "list"}],
    tables=[
        {
            "children": refers("texts/5"),
            "content_layer": "body",
            "label": "table",
            "prov": [place(1, 60, 180, 540, 260)],
            "captions": refers("texts/5"),
            "footnotes": [],
            "data": {
                "table_cells": [
                    *(cell(words, 0, n) for n, words in enumerate(("名称", "数量", "单价", "金额"))),
                    *(cell(words, 1, n) for n, words in enumerate(("水泵", "2", "300", "600"))),
                    cell("合计", 2, 0, 3),
                    cell("600", 2, 3),
                ],
                "num_rows": 3,
                "num_cols": 4,
                "grid": [],
            },
        }
    ],
)


def write(folder: Path, content: object) -> Path:
    path = folder / "a.json"
    path.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    return path


def pages(folder: Path, content: object) -> tuple[Page, ...]:
    return read_document(write(folder, content), Settings()).pages


def test_the_body_s_order_is_that_of_reading(tmp_path: Path) -> None:
    first, second = pages(tmp_path, AGREEMENT)
    assert first.text == (
        "水泵购销合同\n合同编号：QL-2024-07\n甲方：青山水务有限公司\n乙方：北岸机电有限公司\n"
        "一、标的\n名称\t数量\t单价\t金额\n水泵\t2\t300\t600\n合计\t600\n"
    )
    assert second.text == "2. 收货后30日内付款。\n争议由青山仲裁委员会仲裁。\n"
    assert (first.reading, first.engine) == (Reading.OCR, "docling")


@pytest.mark.parametrize("wrap", [lambda it: it, lambda it: {"document": {"json_content": it}, "status": "success"}])
def test_evidence_points_at_the_place(tmp_path: Path, wrap: Any) -> None:
    path = write(tmp_path, wrap(AGREEMENT))
    assert [one.path for one in discover(tmp_path) if one.problem is None] == ["a.json"]
    record = process(path)
    contract = record.contract
    assert (contract.number, str(contract.total.amount)) == ("QL-2024-07", "600")
    assert [(item.description, str(item.subtotal)) for item in contract.items] == [("水泵", "600")]
    (box,) = record.evidence["/parties/0/name"][0].boxes
    x0, top, x1, bottom = (value / side for value, side in zip(box, (595.28, 841.89) * 2, strict=True))
    assert 60 / WIDTH < x0 < x1 <= 300.5 / WIDTH
    assert 103.5 / HEIGHT <= top < bottom <= 120.5 / HEIGHT


def test_what_goes_on_over_the_page_stands_on_both(tmp_path: Path) -> None:
    words = "甲方应于收到发票后三十日内付清全部价款。"
    split = text(words, prov=[place(1, 60, 780, 540, 796, 10), place(2, 60, 20, 540, 40, len(words), 10)])
    first, second = pages(tmp_path, document(refers("texts/0"), [split], pages=2))
    assert (first.text, second.text) == (words[:10] + "\n", words[10:] + "\n")


def test_a_word_file_without_pages_is_one_page(tmp_path: Path) -> None:
    heading = text("第一条 价款", "section_header", children=refers("groups/0", "texts/3"))
    pieces = [text("合同总价为"), text("128,600", formatting={"bold": True}), text("元，含税。")]
    inline = {"children": refers("texts/1", "texts/2", "texts/4"), "label": "inline", "content_layer": "body"}
    content = document(
        refers("texts/0"),
        [heading, *pieces[:2], text("第二条 其他", "section_header"), pieces[2]],
        pages=0,
        groups=[inline],
    )
    (page,) = pages(tmp_path, content)
    assert page.text == "第一条 价款\n合同总价为128,600元，含税。\n第二条 其他\n"
    assert not page.boxes


def test_ticks_strokes_seals_and_signs_of_markup(tmp_path: Path) -> None:
    texts = [
        text("增值税专用发票", "checkbox_selected"),
        text("☐ 普通发票", "checkbox_unselected"),
        text("定金5,000元", formatting={"strikethrough": True}),
        text("北岸机电有限公司合同专用章"),
        text("数量<10 & 单价>5"),
        text("附注", content_layer="notes"),
    ]
    picture = {
        "children": refers("texts/3"),
        "content_layer": "body",
        "label": "picture",
        "prov": [],
        "annotations": [{"kind": "classification", "predicted_classes": [{"class_name": "stamp", "confidence": 0.9}]}],
    }
    order = refers("texts/0", "texts/1", "texts/2", "pictures/0", "texts/4", "texts/5")
    (page,) = pages(tmp_path, document(order, texts, pictures=[picture]))
    lines = [line for line in page.text.split("\n") if line]
    assert lines == ["☑ 增值税专用发票", "☐ 普通发票", "数量<10 & 单价>5"]
    assert [(mark.kind, mark.text) for mark in page.marks] == [
        (MarkKind.STRUCK, "定金5,000元"),
        (MarkKind.SEAL, "北岸机电有限公司合同专用章"),
    ]


def test_a_scan_that_is_one_picture_is_read(tmp_path: Path) -> None:
    picture = {"children": refers("texts/0"), "content_layer": "body", "label": "picture", "prov": [], "captions": []}
    (page,) = pages(tmp_path, document(refers("pictures/0"), [text("借款合同")], pictures=[picture]))
    assert page.text == "借款合同\n"


@pytest.mark.parametrize(
    "broken",
    [
        {"body": {}},
        {"texts": []},
        {"body": {"children": [{"$ref": "texts"}]}},
        {"body": {"children": [{"$ref": "#/other/0"}]}},
        {"pages": {"x": {}}},
        {"tables": [{"data": {"table_cells": [{"text": "a"}]}}], "body": {"children": refers("tables/0")}},
    ],
)
def test_a_broken_document_is_none(tmp_path: Path, broken: Item) -> None:
    with pytest.raises(UnsupportedFileError):
        read_document(write(tmp_path, AGREEMENT | {"pages": {}} | broken), Settings())


def test_what_refers_to_itself_ends(tmp_path: Path) -> None:
    ring = [text("甲", children=refers("texts/1")), text("乙", children=refers("texts/0"))]
    (page,) = pages(tmp_path, document(refers("texts/0", "texts/1"), ring))
    assert page.text == "甲\n乙\n"
