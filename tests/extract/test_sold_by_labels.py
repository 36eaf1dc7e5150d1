"""Items that labels tell one after another, on lines of their own or on one, as notices of contracts have them."""

from __future__ import annotations

import pytest

from .reading import read

HEAD = (
    "青岭区档案馆设备采购合同公告\n一、合同编号：QL-2031-08\n二、合同名称：青岭区档案馆设备采购合同\n"
    "采购人（甲方）：青岭区档案馆\n供应商（乙方）：临川百合家具有限公司\n六、合同主要信息\n"
)
Item = tuple[str | None, str, str | None, str]


def items(text: str) -> list[Item]:
    found = read(HEAD + text + "\n合同金额：86,000元\n七、合同签订日期：2031-03-28\n").contract.items
    return [(i.description, str(i.quantity), i.unit, str(i.unit_price)) for i in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "主要标的名称：档案密集架\n规格型号（或服务要求）：MJ-6\n主要标的数量：20组\n主要标的单价：4300元",
            [("档案密集架", "20", "组", "4300")],
        ),
        ("主要标的名称：密集架;\n主要标的数量：1 批;\n主要标的单价：86000.00元;", [("密集架", "1", "批", "86000.00")]),
        (
            "主要标的信息：档案数字化规格型号：A4主要标的数量：1主要标的单价：86000元",
            [("档案数字化", "1", None, "86000")],
        ),
        (
            "主要标的信息: 标项一 主要标的名称: 课桌 数量: 1200 单价(元): 186.5 规格型号: 60 "
            "标项二 主要标的名称: 课椅 数量: 1,200 单价(元): 92 规格型号: 靠背",
            [("课桌", "1200", None, "186.50"), ("课椅", "1200", None, "92")],
        ),
        (
            "主要标的名称：呼吸机;监护仪\n主要标的数量：4台;10台\n主要标的单价：98000元;23500元",
            [("呼吸机", "4", "台", "98000"), ("监护仪", "10", "台", "23500")],
        ),
        ("主要标的名称：桌;椅\n主要标的数量：1批\n主要标的单价：86000元", [("桌;椅", "1", "批", "86000")]),
        ("主要标的名称：密集架\n主要标的数量：2组\n主要标的单价(万元)：4.3", [("密集架", "2", "组", "43000")]),
        ("主要标的名称：食堂服务\n主要标的数量：1项\n主要标的单价：86000元", [("食堂服务", "1", "项", "86000")]),
        (
            "产品名称：密集架\n单价：4,300元/组\n数量：20组\n产品名称：书柜\n单价：900元/个\n数量：3个",
            [("密集架", "20", "组", "4300"), ("书柜", "3", "个", "900")],
        ),
        ("品名：密集架  数量：20组  单价：4300元", [("密集架", "20", "组", "4300")]),
    ],
)
def test_items_that_labels_tell(text: str, expected: list[Item]) -> None:
    assert items(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "主要标的名称：详见附件\n主要标的数量：1批\n主要标的单价：86000元",
        "主要标的名称：密集架\n主要标的数量：详见清单\n主要标的单价：详见清单",
        "主要标的名称：密集架\n主要标的数量：20组\n主要标的单价：***元",
        "主要标的名称：桌;椅;柜\n主要标的数量：4张;10把\n主要标的单价：98元;235元",
        "主要标的名称：车辆使用\n数量：2辆\n单价：6340元/月",
        "产品名称：密集架\n起订数量：20组\n单价：4300元",
        "产品名称：密集架\n规格：MJ-6",
        "服务内容：每季巡检\n库存数量：10台\n单价：5元",
    ],
)
def test_no_items_of_labels_without_both_numbers(text: str) -> None:
    assert items(text) == []


def test_a_table_goes_before_labels() -> None:
    table = (
        "序号\t名称\t单位\t数量\t单价\t小计\n1\t密集架\t组\t20\t4300\t86000\n产品名称：密集架\n数量：1批\n单价：86000元"
    )
    assert items(table) == [("密集架", "20", "组", "4300")]
