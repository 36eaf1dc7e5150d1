"""Tables whose cells run together: what the header says and quantity × price = sum tell them apart, or nothing does."""

from __future__ import annotations

import pytest

from hedui.models.page import Page, Reading
from hedui.settings import Settings
from hedui.validate import validate

from .reading import read
from .test_columns_of_items import HEAD, rows

Rows = list[tuple[str | None, ...]]
FLOUR = ("面粉", "2500", "公斤", "4.10", "10250.00")
RICE = ("粳米", "6000", "公斤", "5.20", "31200.00")


PENS = [
    ("中性笔", "1200", None, "1.80", "2160.00"),
    ("A4复印纸", "350", None, "22.50", "7875.00"),
    ("档案盒", "800", None, "6.40", "5120.00"),
]
STEEL = [
    ("冷轧板", "12", "吨", "4850", "58200"),
    ("镀锌管", "800", "米", "32.5", "26000"),
    ("角钢", "3.5", "吨", "4200", "14700"),
]
BOLTS = [("1号螺栓", "1000", None, "0.5", "500"), ("2号螺母", "400", None, "0.25", "100")]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("品名 数量 单位单价（元）金额（元）\n粳米6000 公斤5.20 31200.00\n面粉 2500公斤4.10 10250.00", [RICE, FLOUR]),
        (
            "品名   数量 单位 单价（元）金额（元）\n粳米   6000 公斤 5.20\t31200.00\n面粉    2500公斤4.10\t10250.00",
            [RICE, FLOUR],
        ),
        ("品名数量单位单价金额\n粳米6000公斤5.20 31200.00\n面粉2500公斤 4.10 10250.00", [RICE, FLOUR]),
        (
            "品名\t数量\t单位 单价\t金额\n粳米\t6000公斤\t5.20\t31200.00\n面粉\t2500 公斤 4.10\t10250.00",
            [RICE, FLOUR],
        ),
        (
            "序号  货物名称  规格型号  数量 单价  小计\n1    中性笔    0.5mm黑 12001.80 2160.00\n"
            "2    A4复印纸 70克\t350  22.50 7875.00\n档案盒\t55mm\t800 6.40 5120.00",
            PENS,
        ),
        (
            "名称   规格  单位数量 单价  金额\n冷轧板 1.2mm 吨 12   4850 58200\n"
            "镀锌管 DN50   米 800 32.5 26000\n角钢   50×5   吨  3.5 4200 14700",
            STEEL,
        ),
        ("品名 数量 单价 金额\n粳米 6000公斤 5.20元 31,200.00元\n面粉2500公斤 4.10 10,250.00", [RICE, FLOUR]),
        ("品名 单价 数量 金额\n1号螺栓0.5 1000 500\n2号螺母 0.25 400100", BOLTS),
        ("品名 数量 单位单价 金额 备注\n粳米6000 公斤5.20 31200.00 新米\n面粉 2500公斤4.10 10250.00", [RICE, FLOUR]),
        (
            "序号 名称   规格  单位 数量 单价小计\n1    冷轧板 1.2mm 吨  12   4850 58200\n"
            "2    镀锌管 DN50  米  800  32.5 26000\n3    角钢   50×5  吨  3.5  4200 14700",
            STEEL,
        ),
    ],
)
def test_cells_that_run_together_come_apart(table: str, expected: Rows) -> None:
    assert rows(table) == expected


def test_a_row_that_does_not_multiply_is_read_where_its_numbers_stand_apart() -> None:
    table = "品名 数量 单位单价 金额\n粳米6000 公斤5.20 31200.00\n面粉 2500公斤4.10 10251.00\n糖 10公斤4.10 41.00"
    assert [row[4] for row in rows(table)] == ["31200.00", "10251.00", "41.00"]
    text = f"{HEAD}{table}\n二、甲方收货后30日内付款。\n"
    (finding,) = (each for each in validate(read(text), Settings()) if each.code == "item-subtotal-mismatch")
    assert "10251" in finding.message


@pytest.mark.parametrize(
    "table",
    [
        "品名 数量 单位单价 金额\n粳米6000公斤5.2031200.00",  # three in one
        "品名 数量 单价 金额\n纸11111",
        "品名 数量 单价 金额\n角钢DN50 10 500",  # 50 is of the name
    ],
)
def test_what_fits_in_no_way_or_in_several_gives_nothing(table: str) -> None:
    assert [row for row in rows(table) if row[4]] == []


def test_a_number_that_parts_in_two_ways_is_not_parted() -> None:
    """1 × 64 and 16 × 4 both come to 64."""
    assert [row for row in rows("品名 数量 单价 金额\n纸 164 64\n笔 12 5 60") if row[0] == "纸" and row[2]] == []


def test_prose_and_lists_under_such_words_are_no_table() -> None:
    text = "数量、单价、金额以附件为准\n电话0531-86110000 2 3 6\n地址：青山路6号2幢3单元 6\n"
    assert read(f"{HEAD}{text}二、其他\n").contract.items == ()


def test_a_long_table_is_read_in_time() -> None:
    lines = "".join(f"货{n}号{n + 2} 箱3.50 {(n + 2) * 3.5:.2f}\n" for n in range(1, 3001))
    page = Page(1, f"{HEAD}品名 数量 单位单价 金额\n{lines}二、其他\n", Reading.PLAIN_TEXT)
    assert len(read(page.text).contract.items) > 2900
