"""Two parties' columns with hardly any paper between them, as browsers set them: their labels tell where they begin."""

from __future__ import annotations

from pathlib import Path

import pytest

from hedui.pipeline import process
from hedui.read import read_document
from hedui.settings import OcrEngine, Settings

from .paper import Paper

LEFT = [
    "甲方（盖章）：启明机械制造有限公司",
    "地址：青岚市云溪区白鹭路88号云溪工业园",
    "3号楼二层",
    "电话：0532-88776655",
    "统一社会信用代码：91370212MA3CU7WX50",
    "账号：37101986810051006123",
]
RIGHT = [
    "乙方（盖章）：临川设备有限公司",
    "地址：霞浦县南浦大道219号",
    "电话：0593-8812345",
    "统一社会信用代码：91350921MA2XW4QY88",
    "账号：13450101040012345",
]
TEXT = "甲方应于验收合格后30日内一次性付清全部价款，逾期的按日万分之三支付违约金"


def text_of(paper: Paper) -> list[str]:
    (page,) = read_document(paper.save(), Settings(ocr=OcrEngine.NONE)).pages
    return page.text.split("\n")


def columns(path: Path, left: list[str], right: list[str], edge: float, *, by_row: bool) -> Paper:
    """Two columns of which the right one begins at ``edge``; the paper's width is told by a line above."""
    paper = Paper(path / "a.pdf").text(72, 60, TEXT)
    places = [(72.0, 100.0 + 20 * n, text) for n, text in enumerate(left)]
    places += [(edge, 100.0 + 20 * n, text) for n, text in enumerate(right)]
    for x, top, text in sorted(places, key=lambda place: (place[1], place[0])) if by_row else places:
        paper.text(x, top, text)
    return paper


@pytest.mark.parametrize("by_row", [False, True])
@pytest.mark.parametrize("gap", [0, 2, 5, 9])
def test_columns_that_touch_are_read_one_behind_the_other(tmp_path: Path, gap: float, *, by_row: bool) -> None:
    edge = 72 + 12 * 19 + gap
    found = text_of(columns(tmp_path, LEFT, RIGHT, edge, by_row=by_row))
    whole = [LEFT[0], LEFT[1] + LEFT[2], *LEFT[3:], *RIGHT]
    assert found[1 : len(whole) + 1] == whole


@pytest.mark.parametrize("by_row", [False, True])
def test_each_party_has_its_own_details(tmp_path: Path, *, by_row: bool) -> None:
    path = columns(tmp_path, LEFT, RIGHT, 72 + 12 * 19, by_row=by_row).save()
    parties = {party.role: party for party in process(path).contract.parties}
    assert parties["甲方"].tax_id == "91370212MA3CU7WX50"
    assert parties["甲方"].address == "青岚市云溪区白鹭路88号云溪工业园3号楼二层"
    assert parties["乙方"].tax_id == "91350921MA2XW4QY88"
    assert parties["乙方"].telephone == "0593-8812345"


def test_the_value_below_the_last_label_is_its_own(tmp_path: Path) -> None:
    left = [*LEFT[:2], LEFT[3], "统一社会信用代码：", "91370212MA3CU7WX50", LEFT[5]]
    found = text_of(columns(tmp_path, left, [RIGHT[0], *RIGHT[2:4]], 72 + 12 * 20, by_row=False))
    assert found.index("91370212MA3CU7WX50") == found.index("统一社会信用代码：") + 1


def test_a_character_that_a_narrow_right_column_cut_off_is_joined(tmp_path: Path) -> None:
    right = [RIGHT[0], "开户银行：中国农业银行霞浦临川支", "行", "账号：13450101040012345"]
    left = [LEFT[0], "开户银行：中国建设银行青岚支行", "账号：37101986810051006123", "电话：0532-88776655"]
    assert "开户银行：中国农业银行霞浦临川支行" in text_of(columns(tmp_path, left, right, 72 + 12 * 20, by_row=False))


@pytest.mark.parametrize("indent", [0, 24])
def test_lines_that_go_across_between_two_blocks_stay_whole(tmp_path: Path, indent: float) -> None:
    paper = Paper(tmp_path / "a.pdf")
    for top in (60, 500):
        paper.lines(72, top, *LEFT[3:]).lines(72 + 12 * 18, top, *RIGHT[2:])
    for number in range(12):
        paper.text(72 + indent, 180 + 20 * number, TEXT)
    assert text_of(paper).count(TEXT) == 12


@pytest.mark.parametrize(
    "line",
    [
        "单价：20元，数量：10台，合计：200元",
        "联系人：周若兰，电话：0593-8812345；备用联系人：陈立群，电话：0532-88776655",
        "一、质保期：两年；二、付款期限：30日",
    ],
)
def test_labels_of_one_line_are_no_columns(tmp_path: Path, line: str) -> None:
    found = text_of(Paper(tmp_path / "a.pdf").lines(72, 60, TEXT, line, TEXT))
    assert found[:3] == [TEXT, line, TEXT]


def test_the_rows_of_a_list_stay_rows(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    for number, (name, price) in enumerate([("水泵", "1,200.00"), ("阀门", "300.00"), ("电缆", "2,400.00")]):
        paper.text(72, 60 + 20 * number, f"名称：{name}").text(200, 60 + 20 * number, f"单价：{price}元")
    assert [row.replace("\t", " ") for row in text_of(paper)[:3]] == [
        "名称：水泵 单价：1,200.00元",
        "名称：阀门 单价：300.00元",
        "名称：电缆 单价：2,400.00元",
    ]
