"""Names that begin with what elsewhere is a word of a sentence: 经纬, 和平, 同方, 向阳."""

from __future__ import annotations

import pytest

from .reading import read

NAMES = (
    "经纬测绘有限公司",
    "和平机械有限公司",
    "同方软件股份有限公司",
    "与众文化传媒有限公司",
    "向阳小学校",
    "向日葵科技有限公司",
    "将军岭机械有限公司",
    "对外工程承包有限公司",
    "按摩医院管理有限公司",
    "及时雨家政有限公司",
    "为民药房连锁有限公司",
    "因特软件有限公司",
    "应县粮食局",
    "如皋岭水务局",
)


@pytest.mark.parametrize("name", NAMES)
def test_they_are_whole_behind_labels_and_in_sentences(name: str) -> None:
    for text in (
        f"服务合同\n甲方：{name}\n乙方：青川测绘院\n一、服务内容\n",
        f"服务合同\n{name}（以下简称“甲方”）与青川测绘院（以下简称“乙方”）订立本合同。\n",
        f"服务合同\n本合同由青川测绘院（以下简称“乙方”）与{name}（以下简称“甲方”）订立。\n",
    ):
        assert {party.role: party.name for party in read(text).contract.parties} == {
            "甲方": name,
            "乙方": "青川测绘院",
        }


@pytest.mark.parametrize(
    "sentence",
    [
        "本公司占股份95%的{0}（以下简称“甲方”）于2031年4月1日与{1}（以下简称“乙方”）签订本合同。",
        "远岭公司控股子公司{0}（以下简称“甲方”）于2031年4月1日在青川市与{1}（以下简称“乙方”）签订本合同。",
        "经{0}（以下简称“甲方”）和{1}（以下简称“乙方”）协商一致，订立本合同。",
        "兹有{0}（以下简称甲方）委托{1}（以下简称乙方）印制画册。",
        "由{0}（以下简称甲方）同{1}（以下简称乙方）订立。",
    ],
)
def test_what_leads_to_a_name_is_none_of_it(sentence: str) -> None:
    names = ("青川港务广告有限公司", "北岸雅风广告有限公司")
    parties = read(f"广告合同\n{sentence.format(*names)}\n一、内容\n").contract.parties
    assert tuple(party.name for party in parties) == names
