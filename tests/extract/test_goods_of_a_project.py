"""Of a project's column and one that tells the goods, the goods name the rows where all are for one project."""

from __future__ import annotations

import pytest

from tests.extract.reading import read

HEAD = "采购合同\n甲方：青川电力自动化有限公司\n乙方：南岭新能科技股份有限公司\n\n"
GOODS = ["调频系统", "对时系统"]


def described(header: str, *rows: str) -> list[str | None]:
    columns = [*header.split("|"), "单位", "数量", "单价（元）", "总价（元）"]
    lines = [columns, ["---"] * len(columns), *([*row.split("|"), "台", "1", "300", "300"] for row in rows)]
    table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    return [item.description for item in read(HEAD + table + "\n").contract.items]


@pytest.mark.parametrize(
    "told", ["产品说明/规格型号", "物料描述", "货物描述", "设备说明", "产品名称", "商品描述（型号）"]
)
@pytest.mark.parametrize("project", ["项目名称", "所属项目", "工程名称"])
def test_the_goods_name_the_rows(told: str, project: str) -> None:
    assert described(f"序号|{told}|{project}", "1|调频系统|北溪风场", "2|对时系统|北溪风场") == GOODS
    assert described(f"序号|{project}|{told}", "1|北溪风场|调频系统", "2|北溪风场|对时系统") == GOODS


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        ("序号|项目名称|产品说明", ["1|调频系统|含安装", "2|对时系统|含安装"]),
        ("序号|项目名称|产品说明", ["1|调频系统|主柜", "2|对时系统|副柜"]),
        ("序号|项目名称|规格型号", ["1|调频系统|S1", "2|对时系统|S2"]),
        ("序号|项目名称|说明", ["1|调频系统|主柜", "2|对时系统|副柜"]),
        ("序号|物料名称|物料说明|项目名称", ["1|调频系统|主柜|北溪", "2|对时系统|副柜|南溪"]),
    ],
)
def test_what_tells_more_of_the_goods_names_none(header: str, rows: list[str]) -> None:
    assert described(header, *rows) == GOODS


def test_of_one_row_alone_the_project_s_column_stays_the_name() -> None:
    assert described("序号|项目名称|产品说明", "1|体检套餐|含血常规") == ["体检套餐"]
