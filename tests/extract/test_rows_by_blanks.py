"""Tables that stand on one line, their cells divided by blanks and their rows numbered."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.extract.reading import read

HEAD = "设备采购合同\n甲方：青岭电子有限公司\n乙方：临川百合有限公司\n"
COLUMNS = "序号 名称 规格型号 单位 数量 单价（元） 小计（元）"
MICROSCOPES, CENTRIFUGES = "1 显微镜 XSP-36 台 30 860.00 25800.00", "2 离心机 TD-5 台 2 4500.00 9000.00"


@pytest.mark.parametrize(
    "line",
    [
        f"一、供货内容：{COLUMNS} {MICROSCOPES} {CENTRIFUGES} 合计 34800.00二、交货期30天。",
        f"一、供货内容： {COLUMNS}  {MICROSCOPES} {CENTRIFUGES}二、交货期30天。",
        f"供货清单 {COLUMNS} {MICROSCOPES} {CENTRIFUGES} 合计：34800.00元",
        f"{COLUMNS} {MICROSCOPES} {CENTRIFUGES}",
    ],
)
def test_rows_that_blanks_divide_are_items(line: str) -> None:
    items = read(f"{HEAD}{line}\n").contract.items
    assert [(i.description, i.quantity, i.unit_price, i.subtotal) for i in items] == [
        ("显微镜", 30, 860, 25800),
        ("离心机", 2, 4500, 9000),
    ]


def test_a_column_that_nobody_knows_is_one_all_the_same() -> None:
    columns = "序号 业务名称 速率 数量(条) 单价(元/月) 月租小计(元/月)"
    items = read(f"{HEAD}{columns} 1 互联网专线 500M 1 3000.00 3000.00 2 数字电路 20M 2 450.00 900.00\n").contract.items
    assert [(i.description, i.quantity, i.subtotal) for i in items] == [
        ("互联网专线", 1, Decimal(3000)),
        ("数字电路", 2, Decimal(900)),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "一、分项：编号 内容 1 第一阶段 2 第二阶段",
        "二、按序号 1 至 3 的名称、数量、单价执行，1 周内完成。",
        "序号 名称 数量 单价 以附件一为准，1 周内提供。",
        "合同编号 名称 数量 单价 见下表",
        "序号 名称 数量 单价 小计 1 显微镜 三十台 面议 面议",
    ],
)
def test_what_is_no_table_has_no_items(line: str) -> None:
    assert read(f"{HEAD}{line}\n").contract.items == ()
