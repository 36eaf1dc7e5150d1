"""Values that a sentence states of something else than its field: days, lengths and places that are none of it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extract.reading import read

NAMED = "甲方：青川水务建设集团有限公司\n乙方：南岭大学\n"


def contract(title: str, clause: str) -> Any:
    return read(f"{title}\n{NAMED}\n{clause}\n").contract


FORMER = [
    "甲方与乙方于二〇三二年十二月十日签订了《渠道边坡研究技术服务合同》（以下简称“原合同”）。经协商，达成如下补充协议：",
    '甲方与乙方于2032年12月10日签订了《技术服务合同》（以下简称"原合同"）。双方现就原合同相关事宜达成如下补充协议：',
    "甲方与乙方于2032年12月10日签订了技术服务合同（以下简称原协议）。经协商，达成如下补充协议：",
    "甲乙双方于2032年12月10日签署了《技术服务合同》（以下称“主合同”），现就有关事宜补充如下：",
]


@pytest.mark.parametrize("opening", FORMER)
def test_the_day_of_the_former_agreement_is_what_is_cited(opening: str) -> None:
    found = contract("补充协议", opening)
    assert (found.date_signed, str(found.amends.date_signed)) == (None, "2032-12-10")


@pytest.mark.parametrize(
    "opening", ["本补充协议由甲乙双方于2032年12月10日签订。", f"{FORMER[1]}\n本补充协议于2032年12月10日签订。"]
)
def test_a_supplement_has_its_own_day(opening: str) -> None:
    assert str(contract("补充协议", opening).date_signed) == "2032-12-10"


@pytest.mark.parametrize(
    "clause",
    [
        "乙方授权甲方使用乙方标识与素材；授权期限至本届展会闭幕后12个月。",
        "肖像使用期限至活动结束后六个月。",
        "许可期限至项目验收合格之日起两年。",
    ],
)
def test_until_so_long_behind_an_event_is_no_term(clause: str) -> None:
    assert contract("合作协议", clause).period.duration is None


@pytest.mark.parametrize(
    "clause",
    [
        "授权期限为自签订之日起12个月。",
        "合作期限自签订之日起至2033年3月1日，共12个月。",
        "服务期限：自验收合格之日起12个月。",
    ],
)
def test_a_term_from_a_day_on_is_one(clause: str) -> None:
    assert contract("合作协议", clause).period.duration == "P12M"


@pytest.mark.parametrize(
    ("clause", "days"),
    [
        ("甲方有权从货款中扣除违约金，不足部分乙方应收到甲方通知之日起【30个】工作日内支付。", None),
        ("甲方有权扣除违约金，不足的部分由乙方在收到通知后10日内支付给甲方。", None),
        ("甲方收到发票后【30个】工作日内支付货款，不足部分次月支付。", 30),
        ("甲方收到发票后30日内支付货款。", 30),
    ],
)
def test_what_a_deduction_leaves_open_is_not_the_price(clause: str, days: int | None) -> None:
    payment = contract("供货合同", clause).payment
    assert payment.due_days == days
    assert (payment.due_day_type is None) == (days is None)


@pytest.mark.parametrize(
    ("clause", "place"),
    [
        ("四、运输方式及费用负担：货物送至指定地点，运杂费由卖方承担。", None),
        ("四、交货地点：指定地点", None),
        ("四、交货地点：指定的地点", None),
        ("四、乙方将货物送至约定的地点卸货。", None),
        ("四、交货地点：甲方指定地点", "甲方指定地点"),
        ("四、乙方将货物送至甲方工地。", "甲方工地"),
    ],
)
def test_a_place_that_nobody_names_is_none(clause: str, place: str | None) -> None:
    assert contract("供货合同", clause).delivery.place == place


@pytest.mark.parametrize(
    "opening",
    ["于【　　】在【东山】签订：", "于2032年3月1日在东山签订：", "于【　】年【　】月【　】日在【东山】签署："],
)
def test_a_place_of_signing_begins_behind_its_preposition(opening: str) -> None:
    assert read(f"受托管理协议\n本协议由以下双方{opening}\n{NAMED}").contract.place_signed == "东山"


@pytest.mark.parametrize(
    ("title", "opening", "amended"),
    [
        (
            "供水特许经营合同补充协议",
            "双方就供水项目签订了《供水特许经营合同补充协议》，一致如下：",
            "供水特许经营合同",
        ),
        (
            "供水特许经营合同补充协议",
            "双方于2031年6月29日签订了《供水特许经营合同》，现签订《供水特许经营合同补充协议》：",
            "供水特许经营合同",
        ),
        ("补充协议二", "双方于2031年6月29日签订了《补充协议》，现对其补充如下：", "补充协议"),
        ("补充协议", "双方于2031年6月29日签订了《供水特许经营合同》，现补充如下：", "供水特许经营合同"),
    ],
)
def test_a_supplement_does_not_amend_itself(title: str, opening: str, amended: str) -> None:
    assert contract(title, opening).amends.title == amended
