"""Whoever is named with details of his own and is no party keeps them; a party gets none of his."""

from __future__ import annotations

import pytest

from .reading import read

AGREEMENT = """设备采购合同
甲方：青川市测绘院
地址：青川市学府路12号
联系人：何静
乙方：青川恒达仪器有限公司
联系人：苏婉
{lines}
第一条 标的
乙方向甲方出售测量仪器一台。
"""


@pytest.mark.parametrize(
    "lines",
    [
        f"{word}：{name}{gap}电话：0899-6612399{gap}地址：青川市北苑路1号"
        for word, name in (
            ("监理单位", "青川正信监理有限公司"),
            ("采购代理机构", "青川招标代理有限公司"),
            ("收货人", "李强"),
            ("见证人", "赵云"),
        )
        for gap in ("\n", "  ", "，")
    ],
)
def test_details_of_others(lines: str) -> None:
    for party in read(AGREEMENT.format(lines=lines)).contract.parties:
        assert party.telephone is None
        assert party.address in (None, "青川市学府路12号")


def test_an_organisation_named_where_a_person_is_asked_for_has_its_own_details() -> None:
    lines = "{}：青川正信能源有限公司（以下简称“正信”）\n法定代表人：赵云\n电话：0899-6612399\n地址：青川市北苑路1号"
    for label in ("收件人", "负责人"):
        for party in read(AGREEMENT.format(lines=lines.format(label))).contract.parties:
            assert (party.telephone, party.legal_representative) == (None, None)
    known = lines.format("联系人").replace("青川正信能源有限公司（以下简称“正信”）", "赵云")
    assert read(AGREEMENT.format(lines=known)).contract.parties[1].telephone == "0899-6612399"


def test_a_party_behind_somebody_else_is_read_again() -> None:
    lines = "监理单位：青川正信监理有限公司\n电话：0899-6612399\n乙方电话：0899-6612355"
    assert read(AGREEMENT.format(lines=lines)).contract.parties[1].telephone == "0899-6612355"


@pytest.mark.parametrize(
    "lines",
    ["委托代理人：王磊 身份证号：110101199003072316", "法定代表人：王磊\n身份证号码：110101199003072316"],
)
def test_an_agents_identity_number_is_no_organisations(lines: str) -> None:
    assert all(party.id_number is None for party in read(AGREEMENT.format(lines=lines)).contract.parties)


def test_a_persons_own_identity_number() -> None:
    text = AGREEMENT.format(lines="身份证号：110101199003072316").replace("青川恒达仪器有限公司", "王磊")
    assert read(text).contract.parties[1].id_number == "110101199003072316"


ACCOUNT = "户名：青川市公共资源交易中心\n开户行：青川农村商业银行学府支行\n账号：6222021001007654321"


@pytest.mark.parametrize(
    "opening",
    [
        "乙方应将履约保证金5000元汇入以下账户：\n",
        "保证金账户：\n",
        "保证金账户",
        "农民工工资专用账户：\n",
    ],
)
def test_an_account_for_deposits_is_no_settlement_account(opening: str) -> None:
    contract = read(AGREEMENT.format(lines=opening + ACCOUNT)).contract
    assert [party.accounts for party in contract.parties] == [(), ()]


@pytest.mark.parametrize(
    "opening", ["甲方将押金及首期租金汇入乙方以下账户：\n", "乙方收款账户：\n", "保证金另行约定。\n乙方账户：\n"]
)
def test_an_account_for_the_price_besides_a_deposit(opening: str) -> None:
    contract = read(AGREEMENT.format(lines=opening + ACCOUNT)).contract
    assert [account.number for account in contract.parties[1].accounts] == ["6222021001007654321"]


@pytest.mark.parametrize(
    ("line", "stated"),
    [
        (
            "甲方应将合同款汇入乙方开户行：东山银行云溪支行，账号：6222001234567890123。",
            ("东山银行云溪支行", "6222001234567890123"),
        ),
        (
            "合同款汇入乙方开户行：东山银行云溪支行，账号6222001234567890123。",
            ("东山银行云溪支行", "6222001234567890123"),
        ),
        ("乙方账户：6222001234567890123（东山银行云溪支行）", ("东山银行云溪支行", "6222001234567890123")),
        ("乙方账户：6222001234567890123（以此为准）", (None, "6222001234567890123")),
        (
            "请将货款付至：户名：青川恒达仪器有限公司；账号：6222001234567890123；开户行：东山银行云溪支行。",
            ("东山银行云溪支行", "6222001234567890123"),
        ),
    ],
)
def test_an_account_stated_inside_a_sentence(line: str, stated: tuple[str | None, str]) -> None:
    [account] = read(AGREEMENT.format(lines=line)).contract.parties[1].accounts
    assert (account.bank, account.number) == stated
    assert account.name in (None, "青川恒达仪器有限公司")


OWNER, BUILDER, THIRD = "青川市水务局", "青川恒达建设有限公司", "青川正信咨询有限公司"
SIDES = {"甲方": OWNER, "乙方": BUILDER}


def parties_of(head: str, body: str = "第一条 内容\n双方按约履行。", signed: str = "") -> dict[str, str | None]:
    contract = read(f"合同\n{head}\n根据有关法律，订立本合同。\n{body}\n{signed}\n").contract
    return {str(party.role): party.name for party in contract.parties}


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [
        ("发包人", "承包人", "监理人"),
        ("转让方", "受让方", "目标公司"),
        ("出借人", "借款人", "抵押人"),
        ("总承包人", "分包人", "建设单位"),
        ("出租人", "承租人", "保险人"),
        ("质权人", "出质人", "债务人"),
        ("债权人", "保证人", "债务人"),
        ("甲方（发包人）", "乙方（承包人）", "监理人"),
        ("甲方（总承包方）", "乙方（分包方）", "建设单位"),
        ("甲方", "乙方", "债务人"),
        ("甲方", "乙方", "共有人"),
    ],
)
def test_somebody_named_below_both_sides_is_neither(first: str, second: str, third: str) -> None:
    head = f"{first}：{OWNER}\n{second}：{BUILDER}\n{third}：{THIRD}\n地址：青川市学府路3号"
    signed = f"{first}（盖章）：{OWNER}\n{second}（盖章）：{BUILDER}"
    assert parties_of(head, signed=signed) == SIDES
    assert [party.address for party in read(f"合同\n{head}\n订立本合同。").contract.parties] == [None, None]


def test_somebody_beside_named_first_or_in_a_clause() -> None:
    assert parties_of(f"目标公司：{THIRD}\n转让方：{OWNER}\n受让方：{BUILDER}") == SIDES
    assert parties_of(f"保证人：{BUILDER}\n债权人：{OWNER}\n债务人：{THIRD}") == SIDES
    head = f"甲方（总承包方）：{OWNER}\n乙方（分包方）：{BUILDER}"
    assert parties_of(head, f"第一条 概况\n1.1 工程名称：泵站\n1.2 建设单位：{THIRD}") == SIDES


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("投资方", "目标公司"),
        ("投保人", "保险人"),
        ("债权人", "债务人"),
        ("建设单位", "施工单位"),
        ("业主", "物业公司"),
    ],
)
def test_the_same_words_are_a_party_s_where_the_agreement_names_its_sides_so(first: str, second: str) -> None:
    signed = f"{first}（盖章）：{OWNER}\n{second}（盖章）：{BUILDER}"
    assert parties_of(f"{first}：{OWNER}\n{second}：{BUILDER}", signed=signed) == SIDES


def test_parties_may_sign_by_other_words_than_those_that_name_them() -> None:
    signed = f"建设单位（盖章）：{OWNER}\n日期：2024年3月1日\n施工单位（盖章）：{BUILDER}\n日期：2024年3月2日"
    contract = read(f"合同\n甲方：{OWNER}\n乙方：{BUILDER}\n第一条 内容\n双方按约履行。\n{signed}").contract
    assert {str(signature.role): signature.name for signature in contract.signatures} == SIDES


def test_who_guarantees_is_a_third_party_where_the_debtor_signs() -> None:
    words = {"债权人": OWNER, "保证人": THIRD, "债务人": BUILDER}
    head = "\n".join(f"{word}：{name}" for word, name in words.items())
    signed = "\n".join(f"{word}（盖章）：{name}" for word, name in words.items())
    assert parties_of(head, signed=signed) == SIDES | {"丙方": THIRD}


def test_who_guarantees_is_a_third_party_where_the_borrower_is_named() -> None:
    assert parties_of(f"债权人：{OWNER}\n担保人：{THIRD}\n借款人：{BUILDER}") == SIDES | {"丙方": THIRD}
    assert parties_of(f"债权人：{OWNER}\n担保人：{BUILDER}\n债务人：{THIRD}") == SIDES


@pytest.mark.parametrize("owners", ["本小区全体业主", "以购房人为准"])
def test_who_builds_is_the_first_side_before_there_are_owners(owners: str) -> None:
    assert parties_of(f"建设单位：{OWNER}\n物业服务企业：{BUILDER}\n业主：{owners}") == SIDES


@pytest.mark.parametrize("words", ["债务人账户：\n", "债务人账户：", "抵押人的账户："])
def test_the_account_of_somebody_beside_is_no_party_s(words: str) -> None:
    head = f"甲方（转让方）：{OWNER}\n乙方（受让方）：{BUILDER}\n第一条 账户\n"
    contract = read(f"债权转让合同\n{head}{words}{ACCOUNT}").contract
    assert [party.accounts for party in contract.parties] == [(), ()]


@pytest.mark.parametrize(
    "clause",
    [
        "2.3 乙方技术联系人：苏婉，电话：13812345678，负责安装调试。",
        "2.3 维保期内，乙方维保负责人：苏婉，手机：13812345678。",
        "2.3 乙方售后服务联系人：苏婉，售后电话：400-812-3456。",
        "2.3 甲方收货联系人：苏婉，电话：13812345678。",
    ],
)
def test_a_contact_for_one_task_is_not_the_party_s(clause: str) -> None:
    parties = read(f"采购合同\n甲方：{OWNER}\n乙方：{BUILDER}\n第一条 标的\n仪器一台。\n{clause}\n").contract.parties
    assert [(party.contact, party.telephone) for party in parties] == [(None, None), (None, None)]


def test_a_contact_for_the_agreement_is_the_party_s_in_a_clause_too() -> None:
    clause = "2.3 乙方商务联系人：苏婉，电话：13812345678；乙方技术联系人：周洋，电话：13912345678。"
    parties = read(f"采购合同\n甲方：{OWNER}\n乙方：{BUILDER}\n第一条 标的\n仪器一台。\n{clause}\n").contract.parties
    assert [(party.contact, party.telephone) for party in parties] == [(None, None), ("苏婉", "13812345678")]
    head = f"采购合同\n甲方：{OWNER}\n乙方：{BUILDER}\n技术联系人：周洋\n第一条 标的\n仪器一台。\n"
    assert read(head).contract.parties[1].contact == "周洋"


@pytest.mark.parametrize(
    "lines",
    [
        "售后服务联系人：苏婉\n联系电话：0899-6612345\n邮箱：help@qingchuan.example.com",
        "客服中心\n地址：青川市西街1号\n电话：0899-6612345",
        "技术支持：\n联系人：苏婉\n电话：13812345678",
        "售后：苏婉　电话：13812345678",
        "监管银行：青川银行\n电话：0899-6612345",
        "第三方：青川支付有限公司\n地址：青川市西街1号\n电话：0899-6612345",
    ],
)
def test_who_serves_the_goods_is_neither_party_s_contact(lines: str) -> None:
    for head in (f"甲方：{OWNER}\n乙方：{BUILDER}", f"甲方：{OWNER}        乙方：{BUILDER}"):
        parties = read(f"采购合同\n{head}\n{lines}\n第一条 标的\n仪器一台。\n").contract.parties
        details = [(p.name, p.contact, p.telephone, p.email, p.address) for p in parties]
        assert details == [(OWNER, None, None, None, None), (BUILDER, None, None, None, None)]


def test_a_telephone_for_service_does_not_hide_the_party_s_own() -> None:
    lines = "地址：青川市西街1号\n售后电话：400-812-3456\n联系人：苏婉\n电话：13812345678"
    party = read(
        f"采购合同\n甲方：{OWNER}\n乙方：青川维修有限公司\n{lines}\n第一条 标的\n仪器一台。\n"
    ).contract.parties[1]
    assert (party.contact, party.telephone, party.address) == ("苏婉", "13812345678", "青川市西街1号")
