"""Between whom a company announces an agreement, where no two labels say it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from hedui.pipeline import process
from tests.extract.announcements import HEAD

FOOT = """
三、合同履行对公司的影响
合同金额占公司上年营业收入的8.5%。
四、风险提示
请投资者注意风险。
特此公告。
远岭股份有限公司董事会
2031年3月9日
"""
COMPANY = "远岭股份有限公司"
SAID = [
    (
        "近日，远岭股份有限公司（以下简称“公司”）和青禾（南山）水泥有限公司（以下简称“青禾水泥”）签署了"
        "青禾（南山）水泥有限公司4500t/d熟料生产线总承包合同。",
        ["青禾（南山）水泥有限公司", COMPANY],
    ),
    (
        "近日，公司与湛川市公安局（以下简称“甲方”）就前述工程签订了“湛川市交警指挥中心建设项目合同书”（以下简称“项目合同”）。",
        ["湛川市公安局", COMPANY],
    ),
    (
        "近日，公司与ARCOMA MANAGEMENT GmbH（以下简称“交易对方”）共同签订了《产品供应协议》（以下简称“合同”）。",
        ["ARCOMA MANAGEMENT GmbH", COMPANY],
    ),
    (
        "远岭股份有限公司（以下简称“公司”）控股孙公司城光照明服务有限公司（以下简称“城光照明”）与宜川县交通投资有限公司"
        "签署了《照明工程建设合同》。",
        ["宜川县交通投资有限公司", "城光照明服务有限公司"],
    ),
    (
        "日前，公司与该工程的发包人签署施工合同，具体情况如下：\n一、发包人及项目基本情况\n1、发包人：宁川城市交通建设有限公司",
        ["宁川城市交通建设有限公司", COMPANY],
    ),
    (
        "公司于近日收到双方签署的钢结构制作工程合同。\n一、交易对方介绍\n交易对方名称：上川宝冶集团有限公司法定代表人：陈明",
        ["上川宝冶集团有限公司", COMPANY],
    ),
    (
        "一、合同签署概况\n公司于2031年3月5日签订了《设备供货合同》。\n二、合同对方情况\n合同对方：南岭钢铁有限公司",
        ["南岭钢铁有限公司", COMPANY],
    ),
    (
        "一、合同签署概况\n公司于2031年3月5日与客户签订了《设备供货合同》。\n二、交易对手方介绍\n1、交易对手方：南岭钢铁有限公司",
        ["南岭钢铁有限公司", COMPANY],
    ),
    (
        "一、合同签署概况\n近日，公司与南岭钢铁签订了《设备供货合同》。\n二、交易对方基本情况\n1、基本情况\n公司名称：南岭钢铁有限公司",
        ["南岭钢铁有限公司", COMPANY],
    ),
    (
        "一、合同主要内容\n合同双方：买方为南方电网有限责任公司，卖方为远岭电缆有限公司；\n合同金额：155,997,200元",
        ["南方电网有限责任公司", "远岭电缆有限公司"],
    ),
    (
        "一、合同主要内容\n合同当事人：（卖方）远岭叶片有限公司、（买方）北疆风电科技股份有限公司\n合同金额：6.3亿元",
        ["北疆风电科技股份有限公司", "远岭叶片有限公司"],
    ),
    (
        "2031年10月23日，公司收到惠川高速公路有限公司签署的惠川高速公路K2标段施工的《合同协议书》。",
        ["惠川高速公路有限公司", COMPANY],
    ),
    (
        "公司（以下简称“公司”，或者“乙方”）于2031年3月5日与南川省质量监督局通关司（以下简称“通关司”，或者“甲方”）"
        "就系统开发项目签订了《技术开发合同》。",
        ["南川省质量监督局通关司", COMPANY],
    ),
    (
        "公司于2031年3月5日与ESA ENTERPRISES,INC（以下简称“ESA公司”）签署了液晶电视采购合同。",
        ["ESA ENTERPRISES,INC", COMPANY],
    ),
    (
        "一、合同签署概况\n近日，公司向南岭机床有限公司采购设备并签订了《设备采购合同》。\n二、交易对方基本情况\n公司名称：南岭机床有限公司",
        [COMPANY, "南岭机床有限公司"],
    ),
]
UNSAID = [
    "近日，公司签订了《设备供货合同》。\n一、合同主要内容\n合同金额：8,890万元",
    "近日，公司全资子公司签订了《设备供货合同》。\n一、合同对方情况\n合同对方：南岭钢铁有限公司",
    "近日，公司签订了《设备供货合同》。\n一、交易对方情况\n交易对方具备履约能力，与公司不存在关联关系。",
    "近日，公司签订了《设备供货合同》。\n一、交易对方情况\n交易对方：应客户要求不予披露",
]


def names(text: str) -> list[str | None]:
    """The parties' names in order."""
    return [party.name for party in process((HEAD + text + FOOT).encode(), name="a.txt").contract.parties]


@pytest.mark.parametrize(("text", "sides"), SAID)
def test_the_announcing_company_deals_with_whom_a_sentence_or_a_label_names(text: str, sides: list[str]) -> None:
    assert names(text) == sides


@pytest.mark.parametrize("text", UNSAID)
def test_nobody_is_a_party_for_announcing_it_alone(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("近日，公司与南岭公司签订了《产品供应协议》（以下简称“合同”），合同总金额约为336万美元。", "3360000"),
        (
            "近日，公司与南岭公司签署施工合同，具体情况如下：\n一、合同主要内容\n1、合同金额：33,554,388元\n2、工期：180日历天",
            "33554388",
        ),
        (
            "近日，公司与南岭公司签订了《供货合同》。\n一、合同主要内容\n1、项目金额：暂估价为58,080,440.00元",
            "58080440",
        ),
        ("近日，公司与南岭钢铁有限公司签署了压缩机组合同，具体内容如下：\n1.合同总价：人民币26,196万元", "261960000"),
        ("近日，公司与南岭公司签订了《供货合同》。\n一、合同主要内容\n1、合同总价预计29.22亿元", "2922000000"),
    ],
)
def test_sums_of_the_sentence_of_signing_and_behind_it_are_the_agreement_s(text: str, total: str) -> None:
    amount = process((HEAD + text + FOOT).encode(), name="a.txt").contract.total.amount
    assert amount == Decimal(total)
