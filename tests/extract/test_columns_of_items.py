"""Headers of item tables: units beside or within them, rates off a price, marks of currency."""

from __future__ import annotations

import pytest

from .reading import read

HEAD = "水泵购销合同\n合同编号：QL-7\n甲方：青山水务有限公司\n乙方：北岸机电有限公司\n一、标的\n"


def rows(table: str) -> list[tuple[str | None, ...]]:
    items = read(f"{HEAD}{table}\n二、甲方收货后30日内付款。\n").contract.items
    return [
        tuple(None if v is None else str(v) for v in (i.description, i.quantity, i.unit, i.unit_price, i.subtotal))
        for i in items
    ]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("名称\t数量\t数量单位\t单价\t金额\n水泵\t2\t台\t3\t6", ("水泵", "2", "台", "3", "6")),
        ("项目\t数量（台）\t单价（元／台）\t小计／RMB（含税）\n水泵\t2\t3\t6", ("水泵", "2", "台", "3", "6")),
        ("项目\t数量（台）\t单价\t金额/CNY\n水泵\t2\t3\t6", ("水泵", "2", "台", "3", "6")),
        ("名称\t数量（暂估）\t单价\t金额\n水泵\t2\t3\t6", ("水泵", "2", None, "3", "6")),
        ("序号\t标的名称\t数量单位\t数量\t优惠率(%)\n1\t水泵维护\t项\t1\t11", ("水泵维护", "1", "项", None, None)),
        ("序号\t服务名称\t单位\t数量\t下浮率\n1\t水泵维护\t项\t1\t5%", ("水泵维护", "1", "项", None, None)),
    ],
)
def test_what_a_header_says_is_read(table: str, expected: tuple[str | None, ...]) -> None:
    assert rows(table) == [expected]


def test_a_list_without_prices_states_no_items() -> None:
    assert rows("序号\t名称\t单位\t数量\t备注\n1\t水泵\t台\t2\t甲方提供") == []


@pytest.mark.parametrize("alias", ["（以下称甲方）", "(下称“甲方”)", "（以下简称：甲方）"])
def test_what_a_party_is_called_may_stand_before_its_name(alias: str) -> None:
    text = f"水泵维护合同\n发包人：{alias}青山水务管理处\n承包人：北岸机电有限公司\n一、总价5万元。\n"
    assert [party.name for party in read(text).contract.parties] == ["青山水务管理处", "北岸机电有限公司"]


def test_a_header_of_two_rows() -> None:
    found = read(
        "供应合同\n甲方：青岭市第三小学\n乙方：临川百合农产品配送中心\n一、品种及价格\n"
        '<table><tr><td rowspan="2">序号</td><td rowspan="2">品名</td><td rowspan="2">单位</td>'
        '<td colspan="2">价格</td></tr><tr><td>单价（元）</td><td>数量</td></tr>'
        "<tr><td>1</td><td>猪后腿肉</td><td>斤</td><td>18.5</td><td>2000</td></tr>"
        "<tr><td>2</td><td>大米</td><td>斤</td><td>2.8</td><td>8000</td></tr></table>\n二、其他\n"
    )
    items = [(i.description, str(i.quantity), i.unit, str(i.unit_price)) for i in found.contract.items]
    assert items == [("猪后腿肉", "2000", "斤", "18.5"), ("大米", "8000", "斤", "2.8")]


@pytest.mark.parametrize(
    "header",
    [
        "品名\t数量\t单位\t单价\t金额",
        "商品  数量  单位  单价  金额",
        "名称\t数量\t单位\t单价\t金额",
        "商品\t规格\t数量\t单位\t单价",
    ],
)
def test_the_heads_of_a_table_below_the_parties_name_nobody(header: str) -> None:
    extraction = read(f"水泵购销合同\n甲方：青山水务有限公司\n乙方：北岸机电有限公司\n{header}\n水泵\t2\t台\t3\t6\n")
    names = {str(mention.value) for mention in extraction.mentions if mention.field == "party.name"}
    assert names == {"青山水务有限公司", "北岸机电有限公司"}


@pytest.mark.parametrize(
    "row", ["乙方单位\t北岸机电有限公司", "单位\t北岸机电有限公司\t地址\t东岸路1号\t电话\t0871-6543210"]
)
def test_a_label_in_a_row_of_cells_names_a_party(row: str) -> None:
    extraction = read(f"水泵购销合同\n甲方：青山水务有限公司\n乙方\n{row}\n")
    assert "北岸机电有限公司" in {
        str(mention.value) for mention in extraction.mentions if mention.field == "party.name"
    }
