"""Rows that lack a number beside their unit, and sums of work beside those of money."""

from __future__ import annotations

import pytest

from hedui.settings import Settings
from hedui.validate import validate
from tests.extract.reading import read

HEAD = "设备采购合同\n甲方：青禾信息有限公司\n乙方：南坡电器有限公司\n一、明细\n"
PLAIN = "序号\t名称\t型号\t单位\t数量\t单价（元）\t合计（元）\n1\t电脑\tA-40\t台\t5\t4,010\t20,050\n"
TURNED = "序号\t名称\t型号\t数量\t单位\t单价（元）\t合计（元）\n1\t电脑\tA-40\t5\t台\t4,010\t20,050\n"
FIRST = ("电脑", "5", "4010", "20050")

Item = tuple[str | None, ...]


def rows(table: str, total: str) -> list[Item]:
    """Description, quantity, price and sum of each item; their sums are never said to make another total."""
    found = read(f"{HEAD}{table}\n总价：人民币{total}元\n二、甲方收货后30日内付款。\n")
    assert not {"total-mismatch", "item-subtotal-mismatch"} & {f.code for f in validate(found, Settings())}
    return [
        tuple(None if v is None else str(v) for v in (i.description, i.quantity, i.unit_price, i.subtotal))
        for i in found.contract.items
    ]


@pytest.mark.parametrize(
    ("table", "total", "rest"),
    [
        (f"{PLAIN}打印机\tA-20\t台\t6\t4,350\n2\t26,100", "46,150.00", [("打印机", "6", "4350", "26100")]),
        (f"{PLAIN}打印机\tA-20\t台\t6\t4,350\n2____________26,100", "46,150.00", [("打印机", "6", "4350", "26100")]),
        (f"{PLAIN}打印机\tA-20\t台\t6\t4,350\n2\t￥26，100", "46,150.00", [("打印机", "6", "4350", "26100")]),
        (f"{TURNED}打印机\tA-20\t6\t台\t4,350\n2\t26,100", "46,150.00", [("打印机", "6", "4350", "26100")]),
        (
            f"{PLAIN}打印机\tA-20\t台\t2\t1,650\n内存\tD-3\t条\t2\t90\n2\t3,300\n3\t180",
            "23,530.00",
            [("打印机", "2", "1650", "3300"), ("内存", "2", "90", "180")],
        ),
        # Nothing below proves which two they are.
        (f"{PLAIN}内存\tD-3\t条\t6\t85", "20,560.00", [("内存", None, None, None)]),
        (f"{TURNED}内存\tD-3\t6\t条\t85", "20,560.00", [("内存", "6", None, None)]),
        (f"{PLAIN}内存\tD-3\t条\t6\t85\n2\t999", "20,560.00", [("内存", None, None, None)]),
        # No count: the quantity is what lacks.
        (f"{PLAIN}打印机\tA-20\t台\t1,200.00\t1,200.00", "21,250.00", [("打印机", None, "1200.00", "1200.00")]),
        (f"{PLAIN}打印机\tA-20\t台\t4,350\t26,100", "46,150.00", [("打印机", None, "4350", "26100")]),
        # Whole rows, and rows whose empty cell the page shows.
        (f"{PLAIN}2\t打印机\tA-20\t台\t6\t4,350\t26,100", "46,150.00", [("打印机", "6", "4350", "26100")]),
        (f"{PLAIN}2\t运费\t\t项\t\t600\t600", "20,650.00", [("运费", None, "600", "600")]),
        (f"{PLAIN}2\t打印机\tA-20\t台\t6\t85\t510", "20,560.00", [("打印机", "6", "85", "510")]),
    ],
)
def test_rows_that_lack_a_number(table: str, total: str, rest: list[Item]) -> None:
    assert rows(table, total) == [FIRST, *rest]


WORK = "# 软件开发合同\n\n甲方：和光贸易有限公司\n乙方：北岸软件有限公司\n\n"
LINES = "| 架构规划 | 整体设计 | 30 天 | 20,000 |\n| 项目管理 | 需求确认 | 12 天 | 18,000 |\n"


@pytest.mark.parametrize(
    ("last", "total"),
    [
        ("| 总计 | | 42 天 | 38,000 |", "38000"),
        ("| **总计** |  | **42 天** | **38,000 元** |", "38000"),
        ("| 总计 |  | 42 天 | 38,000 NTD |", "38000"),
        ("| 合计 | | 42 人天 | 38,000元 |", "38000"),
        ("| 合计 | | 42 小时 | 38000.00 人民币 |", "38000.00"),
        ("总计：42 天", None),
        ("总计：45 个工作日", None),
        ("总计：16 周", None),
        ("总计：320 小时", None),
        ("合计：12 人月", None),
        ("合计：38000 元", "38000"),
        ("总计 38,000", "38000"),
    ],
)
def test_a_sum_of_days_is_no_total(last: str, total: str | None) -> None:
    head = "| 项目名称 | 内容说明 | 预估工期 | 费用（元） |\n|---|---|---|---|\n"
    gap = "" if last.startswith("|") else "\n"
    amount = read(f"{WORK}{head}{LINES}{gap}{last}\n\n双方签字后生效。\n").contract.total.amount
    assert (None if amount is None else str(amount)) == total


@pytest.mark.parametrize(
    ("last", "first_row", "second_row"),
    [
        ("交（提）货时间及数量", "电脑   A-40    台   5   4010.00   20050.00   20日内一次交清", "屏幕   B-12    台"),
        ("交货日期", "电脑       台   5   4010.00   20050.00   2024.3.8", "屏幕   B-12    台"),
        ("备注", "电脑       台   5   4010.00   20050.00   含运费", "屏幕      台"),
    ],
)
def test_rows_that_lack_a_cell_that_says_no_number(last: str, first_row: str, second_row: str) -> None:
    head = f"名称   规格型号      单位  数量   单价（元）  金额（元）  {last}"
    found = rows(f"{head}\n{first_row}\n{second_row}   5   990.00   4950.00\n", "25,000.00")
    assert found == [("电脑", "5", "4010.00", "20050.00"), ("屏幕", "5", "990.00", "4950.00")]
