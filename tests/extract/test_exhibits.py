"""Agreements as exhibits: numbered as somebody else's paper, in two languages, put back into Chinese by a machine."""

from __future__ import annotations

import pytest

from hedui.extract.mention import Place
from tests.extract.reading import read, values

BLOCK = """甲方：北岭数码科技有限公司
地址：青岭市湖滨路12号
乙方：东山云图信息技术有限公司
地址：东山市学府路7号
鉴于：
1. 甲方有意委托乙方提供服务；
2. 双方经协商一致，达成本协议如下，以共同遵守。本协议一式两份，双方各执一份，具有同等法律效力，自双方签署之日起生效。
"""
TITLE = "独家业务合作协议"
DUTIES = "".join(
    f"{n}. 第{n}项义务由各方的{what}人员遵守，不得外传。\n" for n, what in enumerate("销售采购仓储运输财务法务", 1)
)


def parties(text: str) -> dict[str | None, str]:
    return {m.role: str(m.value) for m in read(text).of("party.name")}


@pytest.mark.parametrize(
    "head",
    [
        "附件4.20",
        "附件10.7\n\n执行版本",
        "附件 10.1",
        "附錄 99.2",
        "附件二",
        "附录三",
        "附件 4.15\n\n[***]表示机密信息已从本附件中删除，因为它既不重要，公开披露又可能造成损害。",
        "EX-4.20 6 ql-20231231xex4d20.htm EXHIBIT\n附件4.20",
        "附件A",
        "附表1",
        "附件:4.13",
        "EX-4.3 2 tm2499x_ex4-3.htm 图表4.3\n\n附件 4.3",
    ],
)
def test_what_is_numbered_as_an_exhibit_at_the_top_is_the_agreement(head: str) -> None:
    text = f"{head}\n\n{TITLE}\n\n{BLOCK}"
    assert parties(text) == {"甲方": "北岭数码科技有限公司", "乙方": "东山云图信息技术有限公司"}
    assert values(read(text), "party.address") == ["青岭市湖滨路12号", "东山市学府路7号"]
    assert not read(text).attachments


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}\n{BLOCK}附件一\n\n廉洁合作协议\n\n丙方：西岭监理有限公司\n" + DUTIES,
        f"{TITLE}\n附件1\n保密协议\n丙方：西岭监理有限公司\n" + DUTIES,
    ],
)
def test_an_annex_behind_the_agreement_s_title_names_no_party(text: str) -> None:
    assert "丙方" not in parties(text)
    assert Place.ATTACHMENT in {
        read(text).layout.regions.place(line) for line in range(len(read(text).layout.text.lines))
    }


def test_a_list_of_annexes_at_the_top_lists_them() -> None:
    found = read(f"附件1：报价单\n附件2：验收标准\n{TITLE}\n{BLOCK}").attachments
    assert [(one.label, one.title) for one in found] == [("附件一", "报价单"), ("附件二", "验收标准")]


@pytest.mark.parametrize(
    ("sentence", "date", "place"),
    [
        ("本协议（下称“本协议”）由以下各方于2023年6月27日（“执行日期”）在中国东山签署：", "2023-06-27", "东山"),
        ("本《云服务协议》由下列双方于2023年6月27日在青岭市湖滨区订立：", "2023-06-27", "青岭市湖滨区"),
        ("本股权质押合同(“本合同”)于2023年6月27日由下列各方在青岭签订:", "2023-06-27", "青岭"),
        (
            "本租赁合同（下称“本合同”）由双方于2023年6月27日在中华人民共和国（下称“中国”）东山市签订。",
            "2023-06-27",
            "东山市",
        ),
        ("本认购协议日期为2023年6月27日，由以下各方签署：", "2023-06-27", None),
        ("本《独家合作协议》(以下简称《协议》)于2023年6月27日在东山由以下各方签订、签订和签署:", "2023-06-27", "东山"),
        ("本质押协议(以下简称《协议》)于2023年6月27日在青岭中国以下各方签订。", "2023-06-27", "青岭"),
        ("本许可协议在青岭市于2023年6月27日由双方签订。", "2023-06-27", "青岭市"),
        ("本经修订和重述的许可协议（“协议”）由下列各方（“各方”）于2023年6月27日在青岭市签订：", "2023-06-27", "青岭市"),
        ("《许可协议》（以下简称《协议》）于2023年6月27日在青岭市湖滨区由以下各方签署：", "2023-06-27", "青岭市湖滨区"),
        ("本协议是于2023年6月27日签订的：", "2023-06-27", None),
    ],
)
def test_the_first_sentence_says_when_and_where_it_was_signed(sentence: str, date: str, place: str | None) -> None:
    contract = read(f"{TITLE}\n\n{sentence}\n\n{BLOCK}").contract
    assert str(contract.date_signed) == date
    assert contract.place_signed == place


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("附件4.24\n\n贷款协议", "贷款协议"),
        ("附件10.47\n雇佣合同", "雇佣合同"),
        ("附件 4.3\n\n独家供种协议的形式", "独家供种协议的形式"),
    ],
)
def test_the_exhibit_s_number_is_no_part_of_a_short_title(head: str, title: str) -> None:
    assert read(f"{head}\n本协议由以下双方于2023年6月27日在东山市签署：\n{BLOCK}").contract.title == title


def test_the_exhibit_s_number_is_no_part_of_a_short_title_in_traditional_characters() -> None:
    text = (
        "附錄 4.8\n貸款協議\n本協議由以下雙方於2023年6月27日在東山縣簽署：\n"
        "甲方：東山雲圖資訊技術有限公司\n乙方：北嶺數碼科技有限公司\n"
    )
    assert read(text).contract.title == "貸款協議"


def test_it_says_so_in_traditional_characters() -> None:
    text = (
        "獨家業務合作協議\n本協議由以下雙方於2023年6月27日在東山縣簽署：\n"
        "甲方：東山雲圖資訊技術有限公司\n乙方：北嶺數碼科技有限公司\n"
    )
    contract = read(text).contract
    assert (str(contract.date_signed), contract.place_signed) == ("2023-06-27", "東山縣")


@pytest.mark.parametrize(
    "sentence",
    [
        "本协议由双方于2023年6月27日前签署。",
        "本补充协议于2023年6月27日签订的主合同终止后履行。",
        "甲方股东于2023年6月27日在青岭市签署了《股东协议》。",
        "本公司与乙方签订的采购合同于2023年6月27日在青岭市签署。",
        "本协议签订后，甲方于2023年6月27日在青岭市签署验收单。",
        "《股东协议》（以下简称“原协议”）于2023年6月27日在青岭市由以下各方签署：",
        "本协议是在2023年6月27日签订的《股东协议》基础上订立的。",
    ],
)
def test_another_paper_s_day_is_not_its_own(sentence: str) -> None:
    contract = read(f"{TITLE}\n\n{sentence}\n\n{BLOCK}").contract
    assert contract.date_signed is None
    assert contract.place_signed is None


def test_lines_in_two_languages_are_not_joined() -> None:
    text = (
        f"Exclusive Services Agreement of the Parties\n{TITLE}\nExclusive Business Cooperation Agreement\n"
        "本协议由以下双方于2023年6月27日在东山市签署：\n"
        "This Agreement is entered into by the following Parties on 27th June, 2023 in Dongshan:\n"
        "甲方：北岭数码科技有限公司\nParty A: Beiling Digital Co., Ltd.\n"
        "乙方：东山云图信息技术有限公司\nParty B: Yuntu Information Co., Ltd.\n"
    )
    contract = read(text).contract
    assert (str(contract.date_signed), contract.place_signed) == ("2023-06-27", "东山市")
    assert [party.name for party in contract.parties] == ["北岭数码科技有限公司", "东山云图信息技术有限公司"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("甲方：青岭合伙企业（有限合伙），一家根据中国法律正式成立并有效存续的合伙企业。", "青岭合伙企业（有限合伙）"),
        ("甲方：青岭科技有限公司,是一家依照中国法律成立的有限责任公司", "青岭科技有限公司"),
        ("甲方：Qingling Solar Pte.Ltd.,一家在新加坡注册成立的公司,其注册营业地位于新加坡", "Qingling Solar Pte.Ltd."),
        ("甲方：青岭科技有限公司。", "青岭科技有限公司"),
        ("A方：青岭科技有限公司", "青岭科技有限公司"),
        ("甲方：何静，一名中国公民，身份证号：", "何静"),
    ],
)
def test_what_a_party_is_belongs_to_no_name(line: str, name: str) -> None:
    assert parties(f"设备转让协议\n{line}\n乙方：东山机床有限公司\n第一条 标的\n设备一台。\n")["甲方"] == name


def test_a_name_may_hold_the_words_for_one_company() -> None:
    text = "设备转让协议\n甲方：第一家电商贸有限公司\n乙方：东山机床有限公司\n第一条 标的\n设备一台。\n"
    assert parties(text)["甲方"] == "第一家电商贸有限公司"


@pytest.mark.parametrize(
    ("lines", "labels"),
    [
        ("附件二一：设备清单\n", ["附件二一"]),
        ("第二条 设备\n设备详见附件二一《设备清单》。\n", ["附件二一"]),
        ("附件一一：设备清单；附件二一：报价单。\n", []),
        ("附件：\n1、设备清单\n一一、报价单\n", ["附件一"]),
    ],
)
def test_a_number_that_is_none_stays_as_it_is_written(lines: str, labels: list[str]) -> None:
    text = f"设备转让协议\n甲方：青岭科技有限公司\n乙方：东山机床有限公司\n第一条 标的\n设备一台。\n{lines}"
    assert [one.label for one in read(text).attachments] == labels


def test_a_long_list_of_attachments_is_read_to_its_end() -> None:
    listed = "\n".join(f"{number}、{number}号设备清单" for number in range(1, 26))
    text = f"设备转让协议\n甲方：青岭科技有限公司\n乙方：东山机床有限公司\n第一条 标的\n设备一台。\n附件：\n{listed}\n"
    assert len(read(text).attachments) == 25


def test_articles_in_one_line_of_which_one_bears_no_number() -> None:
    line = "第一条 标的 设备一台。第二一条 价款 总价为100元。第二条 交付 由乙方送货。第三条 其他 无。"
    found = read(f"设备转让协议\n甲方：青岭科技有限公司\n乙方：东山机床有限公司\n{line}\n")
    assert [clause.number for clause in found.layout.outline.clauses] == ["第一条", "第二条", "第三条"]
