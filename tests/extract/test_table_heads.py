"""A table is looked for only where a line, or that below it, may have a column's heading, however it is divided."""

from functools import cache

import pytest

from hedui.divide import divide
from hedui.extract import lay_out, load_catalogue
from hedui.extract.tables.cells import heads_columns
from hedui.extract.tables.find import find_tables
from hedui.extract.text.layout import Layout
from hedui.models.page import Page, Reading


def laid_out(text: str) -> Layout:
    pages = (Page(1, text, Reading.PLAIN_TEXT),)
    return lay_out(pages, load_catalogue(), divide(pages))


@cache
def empty() -> Layout:
    return laid_out("甲方：青岭有限公司\n")


@pytest.mark.parametrize(
    "row",
    [
        "序号\t名称\t数量\t单价\t金额",
        "品名  规格  数 量  单 价  小计",
        "名称 单位 数量 单价 金额",
        "设备名称单位数量单价金额",
        "数 量单 价金 额",
        "单价（元）",
        "【数量】",
        "含税\t不含税",
        "产品名称  甲型柜  乙型柜",
        "Quantity\tUnit Price",
    ],
)
def test_a_line_with_a_heading_may_head_columns(row: str) -> None:
    assert heads_columns(empty(), row)


@pytest.mark.parametrize(
    "row",
    [
        "(1)",
        "1.1 乙方应当按时交付。",
        "甲方：青岭有限公司",
        "1\t滤膜\t2\t3.00\t6.00",
        "签订日期：2024年1月1日",
        "----",
        "交货后三十日内付清。",
        "文件柜 8 组 760.00 6,080.00",
    ],
)
def test_other_lines_head_none(row: str) -> None:
    assert not heads_columns(empty(), row)


ITEM = ("滤膜", "台", "2", "30.00", "60.00")
HEADS = ("名称", "单位", "数量", "单价", "金额")


@pytest.mark.parametrize(
    "table",
    [
        "\t".join(HEADS) + "\n" + "\t".join(ITEM),
        "   ".join(HEADS) + "\n" + "   ".join(ITEM),
        " ".join(HEADS) + "\n" + " ".join(ITEM),
        "\n".join((*HEADS, *ITEM)),
        "名称数量单位单价金额\n滤膜2台30.00 60.00\n柜门4扇 20.00 80.00",
        "名称\t滤膜\n单位\t台\n数量\t2\n单价\t30.00\n金额\t60.00",
        "货物\t\t价格\t\t\n名称\t单位\t数量\t单价\t金额\n" + "\t".join(ITEM),
    ],
    ids=["tabs", "gaps", "blanks", "stacked", "glued", "transposed", "second row"],
)
def test_the_line_on_which_each_look_of_a_table_begins_is_not_passed_over(table: str) -> None:
    found = find_tables(laid_out("一、货物如下\n" + table + "\n二、付款\n"))
    assert any(cell is not None and cell.text == "滤膜" for each in found for row in each.rows for cell in row)
