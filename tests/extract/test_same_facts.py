"""The same facts as other agreements say them: who signs, when, where a name ends and what is no part of it."""

from __future__ import annotations

import pytest

from hedui.models.contract import Contract
from tests.extract.reading import read

PARTIES = "甲方：青岭电子有限公司\n乙方：何晓岚\n"


def contract(text: str) -> Contract:
    return read(text).contract


def names(text: str) -> dict[str | None, str | None]:
    return {party.role: party.name for party in contract(text).parties}


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("双方签署日期：2024年1月15日", "2024-01-15"),
        ("甲乙双方签订日期：2024年1月15日", "2024-01-15"),
        ("本协议于2024年1月15日（“签署日”）签订。", "2024-01-15"),
        ("本合同签署于2024年1月15日。", "2024-01-15"),
        ("本协议由下列双方于二〇二四年一月十五日在东山市签署：", "2024-01-15"),
        ("2024年1月15日，双方在东山市签订本合同。", "2024-01-15"),
        ("Date: 15 JAN 2024", "2024-01-15"),
        ("双方于2022年1月15日签订的《原合同》终止。", None),
        ("本合同于2024年1月15日前签署有效。", None),
        ("交货日期：2024年1月15日", None),
    ],
)
def test_the_day_of_signing(line: str, day: str | None) -> None:
    signed = contract("借款协议\n" + PARTIES + line + "\n第一条 借款十万元。\n").date_signed
    assert (str(signed) if signed else None) == day


def test_a_day_no_part_of_the_place_where_it_was_signed() -> None:
    assert contract("协议\n" + PARTIES + "本协议由双方于二〇二四年一月十五日签署：\n").place_signed is None


def test_each_day_behind_the_name_of_who_signed() -> None:
    text = "出版合同\n甲方：乔一鸣\n乙方：北岸书社\n第一条 出版。\n甲方（签字）：乔一鸣（艺名：南山）   2024年1月15日\n"
    signed = contract(text + "乙方（盖章）：北岸书社   2024年1月17日\n").signatures
    assert [str(one.date) for one in signed] == ["2024-01-15", "2024-01-17"]


@pytest.mark.parametrize(
    "parties",
    [
        "委托方（甲方）：东山市图书馆 受托方（乙方）：何晓岚",
        "委托方（甲方）：东山市图书馆 受托方（乙方）：何晓岚 根据有关法律，就物业服务事宜订立本合同。",
        "债权人：东山市图书馆，下称甲方\n保证人：何晓岚，下称乙方",
        "品牌方：东山市图书馆，以下简称甲方\n门店：何晓岚，以下简称乙方",
        "抵押权人：东山市图书馆\n抵押人：何晓岚",
        "委\n托\n人\n（\n甲\n方\n）\n东山市图书馆\n乙方：何晓岚",
        "甲方:东山市图书馆 第一条 概况 地点位于云岭县河西村\n乙方：何晓岚",
    ],
)
def test_who_the_parties_are(parties: str) -> None:
    assert names(f"服务合同\n{parties}\n") == {"甲方": "东山市图书馆", "乙方": "何晓岚"}


def test_a_role_in_brackets_behind_the_name_is_no_part_of_the_next_label() -> None:
    text = "场地租赁协议出租方：东山会展中心（甲方）承租方：青岭展览有限公司（乙方）一、场地：3号馆。二、租期：五日。"
    assert names(text) == {"甲方": "东山会展中心", "乙方": "青岭展览有限公司"}


def test_labels_of_two_columns_go_by_where_they_stand() -> None:
    rows = (
        "甲方：东山电力有限公司                    乙方：青岭仪表有限公司",
        "电话：028-85001234                        账户名称：青岭仪表有限公司",
        "地址：东山市电力路3号                     账号：310066661018000001",
    )
    first, second = contract("技术服务合同\n" + "\n".join(rows)).parties
    assert (first.telephone, first.address, first.accounts) == ("028-85001234", "东山市电力路3号", ())
    assert (second.telephone, second.accounts[0].number) == (None, "310066661018000001")


@pytest.mark.parametrize(
    "label", ["法人代表或授权代理人", "法定代表人（授权代理人）", "法定代表人或其授权人", "负责人/授权代表"]
)
def test_a_representative_or_an_agent(label: str) -> None:
    text = f"采购合同\n甲方：东山疾控中心\n{label}：顾念\n地址：东山市一路1号\n乙方：青岭药业有限公司\n第一条 标的\n"
    assert contract(text).parties[0].legal_representative == "顾念"


def test_an_address_in_a_sentence_below_the_name() -> None:
    text = "合作协议\n甲方：东山茶业专业合作社\n其法定地址为东山县茶源乡1号\n乙方：何晓岚\n"
    assert contract(text).parties[0].address == "东山县茶源乡1号"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("《北岸纪事》有声读物改编授权书", "《北岸纪事》有声读物改编授权书"),
        ("第一部分 合同协议书", "合同协议书"),
        ("授权书", None),
    ],
)
def test_titles(head: str, title: str | None) -> None:
    assert contract(f"{head}\n{PARTIES}").title == title


def test_contents_that_name_more_than_the_text_has() -> None:
    contents = "目 录\n第一章 合同协议书\n第二章 通用条款\n附件\n"
    text = contents + f"第一章 合同协议书\n{PARTIES}合同价：人民币捌佰壹拾万元整（¥8,100,000.00）。\n"
    assert str(contract(text).total.amount) == "8100000.00"


@pytest.mark.parametrize(
    "annex",
    [
        "附件一 清单\n序号 借款人 本金（元）\n1 青岭木业有限公司 300000\n2 东山制衣厂 150000",
        "附件：授权委托书\n授权委托书\n甲方：东山钢构有限公司\n乙方：孟川",
    ],
)
def test_what_an_annex_holds_is_not_the_agreements(annex: str) -> None:
    found = read("分包合同\n" + PARTIES + "第一条 分包。\n" + annex + "\n")
    assert names("分包合同\n" + PARTIES + "第一条 分包。\n" + annex + "\n") == names("分包合同\n" + PARTIES)
    assert [clause.text for clause in found.layout.regions.listed] == []


def test_attachments_of_a_numbered_list_are_in_the_file() -> None:
    listed = "十、附件\n（1）附件一 报价明细；\n（2）附件二 成员名单。\n"
    found = read("咨询合同\n" + PARTIES + listed + "附件一 报价明细\n（略）\n附件二 成员名单\n（略）\n")
    assert [clause.number for clause in found.layout.regions.bodies] == ["附件一", "附件二"]


@pytest.mark.parametrize(
    ("behind", "number"),
    [
        ("QL-2024-118 项目名称: 校园网扩容 签订地点: 东山市", "QL-2024-118"),
        ("青合字〔2024〕第8号", "青合字〔2024〕第8号"),
        ("QL-2024-118", "QL-2024-118"),
    ],
)
def test_numbers_end_before_the_next_label(behind: str, number: str) -> None:
    assert contract(f"采购合同\n合同编号: {behind}\n{PARTIES}").number == number


def test_entries_counted_in_brackets_on_one_line() -> None:
    text = (
        "（一）合同编号：BA-2024-77（二）合同名称：测评服务（三）甲方：东山海关 地址：东山市港口路3号"
        "（四）乙方：青岭测评有限公司 地址：青岭市软件园6号（五）合同金额：120000元"
    )
    first, second = contract(text).parties
    assert (first.name, first.kind, first.address) == ("东山海关", "organisation", "东山市港口路3号")
    assert (second.address, str(contract(text).total.amount)) == ("青岭市软件园6号", "120000")


def test_roles_in_brackets_and_placeholders_are_no_names_and_numbers() -> None:
    found = contract("框架协议\n合同编号：##{合同编号-1}\n甲方：（买方）东山采购中心\n乙方：（卖方）\n")
    assert (found.number, [party.name for party in found.parties if party.name]) == (None, ["东山采购中心"])


def test_what_stands_behind_a_label_and_cannot_be_its_value() -> None:
    party = contract("质押合同\n甲方：何晓岚\n身份证号: Identity Card No\n地址：湖\n乙方：沈立\n").parties[0]
    assert (party.id_number, party.address) == (None, None)


def test_the_number_of_an_exhibit_is_no_part_of_the_title() -> None:
    assert contract(f"Exhibit 10.18\n租赁合同\n{PARTIES}").title == "租赁合同"
