"""Names that stand right behind a date, a house's number or a heading begin behind these and not amid them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.extract.announcements import FOOT, HEAD
from tests.extract.reading import read

OWN, OTHER = "远岭股份有限公司", "青禾供水集团有限公司"
CALLED = f"{OWN}（以下简称“远岭股份”、“公司”）"
SIGNED = f"与{OTHER}（以下简称“青禾供水”）签订了《阀门采购合同》。"
TERMS = "二、合同主要条款 1、合同金额：人民币1,268万元。2、签订地点：青川市。3、合同份数：一式四份。"


def parties(text: str) -> list[str | None]:
    return [party.name for party in read(text).contract.parties]


@pytest.mark.parametrize("day", ["2031年3月5日", "2031年 3月 5日", "2031年12月12日"])
@pytest.mark.parametrize("heading", ["一、合同概述及董事会决议情况", "一、合同签署概况", "一、合同的基本情况"])
def test_behind_a_day_on_one_line(day: str, heading: str) -> None:
    text = f"{HEAD.replace(chr(10), ' ')}{heading} {day}{CALLED}{SIGNED}{TERMS}"
    contract = read(text).contract
    assert sorted(party.name or "" for party in contract.parties) == sorted([OWN, OTHER])
    assert contract.date_signed is not None


@pytest.mark.parametrize(
    "heading", ["合同主要内容", "合同概况", "协议签署情况", "交易对方介绍", "合同的主要条款", "合同概述"]
)
def test_below_a_heading(heading: str) -> None:
    text = f"{HEAD}一、{heading}\n\n{CALLED}{SIGNED}\n1、{OTHER}（买方）\n2、合同金额：人民币1,268万元。\n{FOOT}"
    assert sorted(filter(None, parties(text))) == sorted([OWN, OTHER])


@pytest.mark.parametrize(
    "name",
    ["北岸内容科技有限公司", "青川职业介绍中心", "日昇机电有限公司", "东山基本概念设计有限公司", "年丰机电有限公司"],
)
def test_names_with_such_words_are_kept(name: str) -> None:
    assert parties(f"采购合同\n甲方：{OTHER}\n乙方：{name}\n合同总价：1000元。\n") == [OTHER, name]
    assert parties(f"采购合同\n甲方：{OTHER}\n{name}（以下简称“乙方”）\n合同总价：1000元。\n") == [OTHER, name]


@pytest.mark.parametrize(
    "former",
    [
        "6、在本次交易之前，公司于2030年4月与青禾供水集团有限公司签订了《泵站维护合同》，合同总金额为人民币35,810,000.00元",
        "2、此前，公司于2030年4月与其签订了《泵站维护合同》，合同总金额为人民币35,810,000.00元",
        "2、最近三个会计年度，公司与其签订了《泵站维护合同》，合同总金额为人民币35,810,000.00元",
        "2、本次签约之前，公司与青禾供水集团有限公司签订了《泵站维护合同》，合同金额3,581万元",
    ],
)
def test_what_was_agreed_before_is_not_the_agreement_s(former: str) -> None:
    text = (
        f"{HEAD}近日，公司{SIGNED}\n一、交易对方情况介绍\n1、名称：{OTHER}\n{former}，具体情况详见公司公告。\n"
        f"7、{OTHER}具备很强的履约能力。\n三、合同的主要内容\n1、合同总价为人民币12,680,000元。\n{FOOT}"
    )
    contract = read(text).contract
    assert (contract.title, contract.total.amount) == ("阀门采购合同", Decimal(12_680_000))
