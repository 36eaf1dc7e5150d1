"""Two columns whose lines a recogniser put one below the other: whose each detail is, or that it does not show."""

from __future__ import annotations

import pytest

from hedui.settings import Settings
from hedui.validate import validate

from .reading import read, values

BUYER, SELLER = "岚县启元机械有限公司", "沁水广达仪器有限公司"
HEAD = (
    f"零件加工合同\n需方（甲方）：{BUYER}\n供方（乙方）：{SELLER}\n一、质量要求：按图纸要求。\n二、货到付款。\n"
    "三、争议由需方所在地人民法院管辖。\n四、本合同一式两份，双方各执一份，盖章生效。\n"
)
DETAILS = (
    "公司地址：岚县东村镇1号\n公司地址：沁水县龙港镇2号\n电话：0358-4421001\n电话：0356-7021002\n"
    "开户银行：岚县银行城中支行\n开户银行：沁水银行城北支行\n账号：2604012309200456781\n账号：44250100999900001234\n"
)


@pytest.mark.parametrize(
    "heads",
    [
        f"需方签字盖章专用章\n供方签字盖章\n公司名称：{BUYER}\n公司名称：{SELLER}\n",
        "需方签字盖章专用章\n供方签字盖章\n公司名称：岚县启元机有限公司\n公司名称：沁水广达仪有限公司\n",
        f"需方\n供方\n单位名称（章）：{BUYER}\n单位名称（章）：{SELLER}\n",
        f"需方：\n供方：\n单位名称：\n单位名称：\n{BUYER}\n{SELLER}\n",
        f"需方（盖章）：{BUYER}  供方（盖章）：{SELLER}\n",
        f"需方信息\n供方信息\n单位名称：{BUYER}\n单位名称：{SELLER}\n",
    ],
    ids=["sealed", "garbled", "bare", "names-below", "one-line", "headings"],
)
def test_details_go_to_the_column_that_they_stood_in(heads: str) -> None:
    found = read(HEAD + heads + DETAILS)
    assert values(found, "party.address", "甲方") == ["岚县东村镇1号"]
    assert values(found, "party.address", "乙方") == ["沁水县龙港镇2号"]
    assert values(found, "party.telephone", "甲方") == ["0358-4421001"]
    assert values(found, "party.telephone", "乙方") == ["0356-7021002"]
    accounts = [[(a.number, a.bank) for a in party.accounts] for party in found.contract.parties]
    assert accounts == [
        [("2604012309200456781", "岚县银行城中支行")],
        [("44250100999900001234", "沁水银行城北支行")],
    ]
    assert [f for f in validate(found, Settings()) if f.code == "value-unread"] == []


def test_details_of_one_column_after_the_other() -> None:
    found = read(
        HEAD + f"需方\n供方\n名称：{BUYER}\n电话：0358-4421001\n传真：0358-4421003\n名称：{SELLER}\n"
        "电话：0356-7021002\n传真：\n"
    )
    assert values(found, "party.telephone", "甲方") == ["0358-4421001"]
    assert values(found, "party.telephone", "乙方") == ["0356-7021002"]
    assert values(found, "party.fax", "甲方") == ["0358-4421003"]
    assert values(found, "party.fax", "乙方") == []


def test_what_may_be_either_party_s_is_nobody_s() -> None:
    found = read(HEAD + f"需方（盖章）\n供方（盖章）\n名称：{BUYER}\n名称：{SELLER}\n电话：13622220001\n")
    assert values(found, "party.telephone") == []
    told = [f.message for f in validate(found, Settings()) if f.code == "value-unread"]
    assert len(told) == 1 and "13622220001" in told[0] and "哪一方" in told[0]
