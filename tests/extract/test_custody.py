"""Roles of finance and of gifts, titles that sites count, supplements without a title."""

from __future__ import annotations

import pytest

from tests.extract.reading import read, values

MANAGER, BANK = "青岭基金管理有限公司", "东山银行股份有限公司"


def parties(text: str) -> dict[str | None, str]:
    return {m.role: str(m.value) for m in read(text).of("party.name")}


@pytest.mark.parametrize(
    "text",
    [
        f"青岭稳健混合型证券投资基金托管协议\n基金管理人：{MANAGER}\n基金托管人：{BANK}\n目录\n一、协议当事人 1\n",
        f"青岭 稳 健 货 币 市 场 基 金\n托 管 协 议\n基 金 管 理 人 : {MANAGER}\n基 金 托 管 人 : {BANK}\n",
        f"青岭稳健基金\n托管协议\n基金 管理人: {MANAGER} 基金托 管人:{BANK}\n",
        f"资产管理合同\n资产管理人：{MANAGER}\n资产托管人：{BANK}\n",
        f"专项计划托管协议\n计划管理人：{MANAGER}\n托管银行：{BANK}\n",
        f"一、托管协议当事人\n(一)基金管理人\n名称：{MANAGER}\n住所：青岭市湖滨路1号\n(二)基金托管人\n名称：{BANK}\n住所：东山市学府路7号\n",
    ],
)
def test_a_fund_s_manager_and_custodian_are_its_parties(text: str) -> None:
    assert parties(text) == {"甲方": MANAGER, "乙方": BANK}


def test_the_details_below_each_belong_to_it_and_its_founding_is_no_signing() -> None:
    text = (
        f"青岭稳健基金托管协议\n基金管理人：{MANAGER}\n基金托管人：{BANK}\n一、托管协议当事人\n"
        f"(一)基金管理人\n名称：{MANAGER}\n法定代表人：周明远\n设立日期：2006年7月19日\n联系电话：021-5550 9600\n"
        f"(二)基金托管人\n名称：{BANK}\n法定代表人：陶小满\n成立时间：1984年1月1日\n电话：(010)55510579\n"
    )
    contract = read(text).contract
    assert [party.legal_representative for party in contract.parties] == ["周明远", "陶小满"]
    assert [party.telephone for party in contract.parties] == ["021-55509600", "(010)55510579"]
    assert contract.date_signed is None


@pytest.mark.parametrize("word", ["成立时间", "设立日期", "注册时间", "开工日期", "交货时间", "到期日期"])
def test_another_date_beside_a_signature_is_not_its_own(word: str) -> None:
    text = (
        "设备转让协议\n第一条 标的\n设备一台。\n第二条 其他\n未尽事宜由双方协商。\n"
        f"甲方（盖章）：青岭科技有限公司\n法定代表人：周明远 {word}：2004年11月8日\n"
        "乙方（盖章）：东山机床有限公司\n法定代表人：陶小满 日期：2024年3月8日\n"
    )
    assert values(read(text), "signature.date") == ["2024-03-08"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("捐赠协议\n捐赠方：青岭科技有限公司\n受捐方：东山市第一中学\n", ("青岭科技有限公司", "东山市第一中学")),
        ("奖学金捐赠协议\n赠予方：青岭科技有限公司\n受赠方：东山大学\n", ("青岭科技有限公司", "东山大学")),
        (
            "财产保险合同\n投保人：青岭科技有限公司\n保险人：东山财产保险有限公司\n",
            ("青岭科技有限公司", "东山财产保险有限公司"),
        ),
        (
            "债券受托管理协议\n债券发行人：青岭投资有限公司\n债券受托管理人：东山证券股份有限公司\n",
            ("青岭投资有限公司", "东山证券股份有限公司"),
        ),
        (
            "债券受托管理协议\n发行人：青岭投资有限公司\n受托管理人：东山证券股份有限公司\n",
            ("青岭投资有限公司", "东山证券股份有限公司"),
        ),
    ],
)
def test_givers_insured_and_issuers_come_first(text: str, names: tuple[str, str]) -> None:
    assert parties(text) == dict(zip(("甲方", "乙方"), names, strict=True))


def test_a_fund_that_a_sentence_names_is_no_party() -> None:
    text = "投资顾问合同\n甲方：青岭科技有限公司\n乙方：东山咨询有限公司\n第一条 说明\n基金托管人：由甲方另行选定。\n"
    assert parties(text) == {"甲方": "青岭科技有限公司", "乙方": "东山咨询有限公司"}


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("广告发布业务合同篇一", "广告发布业务合同"),
        ("煤炭运输合同1", "煤炭运输合同"),
        ("房屋租赁合同范本二", "房屋租赁合同"),
        ("设备采购协议书 范文3", "设备采购协议书"),
        ("技术服务合同(三)", "技术服务合同(三)"),
        ("2024年度技术服务合同", "2024年度技术服务合同"),
        ("园区物业服务合同补充协议二", "园区物业服务合同补充协议二"),
        ("补充协议1", "补充协议1"),
    ],
)
def test_what_a_site_counts_its_texts_by_is_no_part_of_the_title(line: str, title: str) -> None:
    text = f"{line}\n甲方：青岭科技有限公司\n乙方：东山机床有限公司\n第一条 标的\n按约定履行。\n"
    assert read(text).contract.title == title


def test_a_clause_that_ends_with_a_number_is_no_title() -> None:
    text = "甲方：青岭科技有限公司\n乙方：东山机床有限公司\n第一条 标的\n第一部分 合同协议书1\n"
    assert read(text).contract.title is None


@pytest.mark.parametrize(
    ("opening", "kind"),
    [
        ("甲乙双方就2022年3月8日签订的建设工程施工合同达成如下补充协议：", "supplement"),
        ("甲乙双方经协商，就原协议有关事项签订以下补充条款：", "supplement"),
        ("甲乙双方就设备采购事宜达成如下协议，乙方供货：", "purchase"),
    ],
)
def test_an_opening_makes_a_supplement_of_what_has_no_title(opening: str, kind: str) -> None:
    text = f"甲方：青岭科技有限公司\n乙方：东山机床有限公司\n{opening}\n一、付款方式\n甲方付款三十万元。\n"
    found = read(text).contract
    assert found.kind == kind
    assert (found.amends is not None) or kind != "supplement"
