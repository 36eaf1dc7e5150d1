"""Titles as agreements of many trades bear them; words that only begin like a sentence are no hindrance."""

from __future__ import annotations

import pytest

from .reading import read

TITLES = (
    "房屋租约",
    "工程承包书",
    "委托代理书",
    "和解书",
    "分期还款计划书",
    "不可撤销担保函",
    "演员经纪合同",
    "经纪合同",
    "经销协议书",
    "经开区园林养护服务合同",
    "甲醇购销合同",
    "乙二醇销售合同",
    "本溪岭物业服务合同",
    "为民小区物业服务合同",
    "君子兰养殖合作协议",
    "审计业务约定书",
    "谅解备忘录",
)
TEXT = "{}\n甲方：青川测绘院\n乙方：北岸机电有限公司\n{}\n第二条 一式两份，双方各执一份。\n"
CLAUSES = (
    "第一条 双方就有关事项约定如下。",
    "经双方协商，订立本合同。\n第一条 双方就有关事项约定如下。",
    "为明确双方的权利义务，订立本协议。\n第一条 双方就有关事项约定如下。",
)


@pytest.mark.parametrize("clause", CLAUSES, ids=["clause", "agreed", "purpose"])
@pytest.mark.parametrize("title", TITLES)
def test_titles_of_many_trades(title: str, clause: str) -> None:
    assert read(TEXT.format(title, clause)).contract.title == title


@pytest.mark.parametrize(
    "line",
    [
        "经双方协商订立本合同",
        "为规范采购签订合同",
        "本合同为框架合同",
        "甲方委托乙方签订合同",
        "乙方已收到上述合同",
        "根据合同",
    ],
)
def test_a_sentence_that_ends_like_a_title_is_none(line: str) -> None:
    assert read(TEXT.format(line, CLAUSES[0])).contract.title is None
