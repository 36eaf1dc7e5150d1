"""Announcements that tell of the signing in an overview, and of several contracts one behind the other."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extract.announcements import FOOT, HEAD
from tests.extract.reading import read

SIGNED = "2031年3月5日，公司与青禾供水集团有限公司签订《商品房买卖合同》，公司以自有资金4,368万元购买办公用房。\n"
RESOLVED = "2031年3月1日，公司董事会审议通过了《关于购买办公用房的议案》，投资总额不超过5,000万元。\n"
TERMS = "二、合同主要内容\n出卖人：青禾供水集团有限公司\n买受人：远岭股份有限公司\n总价款：人民币43,680,000元\n"


def announced(text: str) -> Any:
    return read(f"{HEAD}{text}{FOOT}").contract


@pytest.mark.parametrize(
    "heading", ["一、交易概述", "一、本次交易概况", "一、购买资产概述", "一、关联交易基本情况", "一、合同签署概况"]
)
def test_an_overview_says_what_was_signed_and_when(heading: str) -> None:
    contract = announced(f"{heading}\n{RESOLVED}{SIGNED}{TERMS}")
    assert (contract.title, str(contract.date_signed), str(contract.total.amount)) == (
        "商品房买卖合同",
        "2031-03-05",
        "43680000",
    )


@pytest.mark.parametrize("heading", ["一、风险提示", "一、审议程序", "一、对公司的影响"])
def test_what_was_signed_is_not_taken_from_what_the_company_says_of_itself(heading: str) -> None:
    assert announced(f"{heading}\n{RESOLVED}{SIGNED}{TERMS}").date_signed is None


def one(number: str, name: str, sum_of_money: str) -> str:
    stated = f"合同名称：{name}\n买方：青禾供水集团有限公司\n卖方：远岭股份有限公司\n合同金额：{sum_of_money}\n"
    return f"{number}\n{stated}"


@pytest.mark.parametrize(
    "heads", [("一、合同一", "二、合同二"), ("一、第一份合同", "二、第二份合同"), ("一、合同1", "二、合同2")]
)
def test_the_first_of_several_contracts_is_read(heads: tuple[str, str]) -> None:
    told = "近日，公司与青禾供水集团有限公司签订了《阀门采购合同》和《水泵采购合同》，合计人民币1亿元。\n"
    both = one(heads[0], "阀门采购合同", "5,200万元") + one(heads[1], "水泵采购合同", "4,800万元")
    contract = announced(told + both)
    assert [party.name for party in contract.parties] == ["青禾供水集团有限公司", "远岭股份有限公司"]
    assert (contract.title, str(contract.total.amount)) == ("阀门采购合同", "52000000")
