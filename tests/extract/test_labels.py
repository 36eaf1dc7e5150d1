"""Labels and parties as they really stand on the page: spaced, wrapped, run together, without a colon."""

from __future__ import annotations

import pytest

from hedui.extract import Extraction

from .reading import read, values

TAIL = """
第一条 租赁物
乙方向甲方出租测量设备一批。
第二条 其他
未尽事宜，由双方协商解决。
"""


def head(lines: str) -> Extraction:
    return read(f"设备租赁合同\n\n{lines}\n{TAIL}")


def party(lines: str) -> dict[str, str | None]:
    """What is read about the first party; its role, kind, accounts and where notices go apart."""
    first = head(lines).contract.parties[0]
    assert first.role == "甲方"
    return {key: value for key, value in first if value and key not in ("role", "kind", "accounts", "notice")}


NAME = {"name": "青川市测绘院"}
DETAILS = NAME | {"address": "青川市学府路12号", "telephone": "0899-6612345"}


@pytest.mark.parametrize(
    "lines",
    [
        "甲方：青川市测绘院\n地址：青川市学府路12号\n电话：0899-6612345",
        "甲　方：青川市测绘院\n地　　址：青川市学府路12号\n电 话 ： 0899-6612345",
        "甲方: 青川市测绘院\n地址; 青川市学府路12号\n电话 : 0899 - 6612345",
        "甲方：【青川市测绘院】\n地址：【青川市学府路12号】\n电话：【0899-6612345】",
        "甲方：__青川市测绘院__\n地址：_青川市学府路12号_\n电话：__0899-6612345__",
        "甲方：\n青川市测绘院\n地址：\n青川市学府路12号\n电话：\n0899-6612345",
        "甲方 青川市测绘院\n地址 青川市学府路12号\n电话 0899-6612345",
        "甲方：青川市测绘院\n地址【青川市学府路12号】\n电话0899-6612345",
        "甲方：青川市测绘院 地址：青川市学府路12号 电话：0899-6612345",
        "甲方：青川市测绘院\n地址：青川市学府路12号　电话：0899-6612345",
        "甲方：青川市测绘院\n地址：青川市学府路12号电话：0899-6612345",
        "甲方：青川市测绘院，地址：青川市学府路12号，电话：0899-6612345。",
        "甲方：青川市测绘院\n地址、电话：青川市学府路12号 0899-6612345",
        "甲方：青川市测绘院（以下简称“甲方”）\n地址：青川市学府路12号\n电话：0899-6612345",
        "甲方（出租方）：青川市测绘院\n地址：青川市学府路12号\n电话：0899-6612345",
        "采购人（甲方）：青川市测绘院\n地址：青川市学府路12号\n电话：0899-6612345",
        "青川市测绘院（甲方）\n地址：青川市学府路12号\n电话：0899-6612345",
        "甲方——青川市测绘院\n地址：青川市学府路12号\n电话：0899-6612345",
        "Party A（甲方）：青川市测绘院\n地址/Address：青川市学府路12号\nTel电话：0899-6612345",
        "甲方：\n地址：\n电话：\n青川市测绘院\n青川市学府路12号\n0899-6612345",
        "甲方：    地址：    电话：\n青川市测绘院    青川市学府路12号    0899-6612345",
        "甲方\t青川市测绘院\n地址\t青川市学府路12号\n电话\t0899-6612345",
        "甲方名称：青川市测绘院\n甲方地址：青川市学府路12号\n甲方电话：0899-6612345",
        "**甲方：** 青川市测绘院\n- 地址：青川市学府路12号\n- 电话：0899-6612345",
        "甲方：青川市测绘院\n1、地址：青川市学府路12号\n2、电话：0899-6612345",
        "甲 方 ： 青 川 市 测 绘 院\n地 址 ： 青 川 市 学 府 路 1 2 号\n电 话 ： 0899-6612345",
    ],
)
def test_one_party_in_many_shapes(lines: str) -> None:
    found = party(lines)
    assert {key: "".join(str(value).split()) for key, value in found.items()} == DETAILS


@pytest.mark.parametrize("value", ["", "/", "【】", "【/】", "______", "无", "—"])
def test_what_was_not_filled_in_is_null(value: str) -> None:
    assert party(f"甲方：青川市测绘院\n传真：{value}\n邮箱：{value}") == NAME


def test_an_empty_label_does_not_take_the_next_label_s_value() -> None:
    found = party("甲方：青川市测绘院\n法定代表人：\n联系人：\n地址：青川市学府路12号")
    assert found == NAME | {"address": "青川市学府路12号"}


def test_labels_of_two_parties_side_by_side() -> None:
    lines = (
        "甲方：青川市测绘院    乙方：青川恒达仪器有限公司\n"
        "地址：青川市学府路12号    地址：青川市工业路8号\n"
        "电话：0899-6612345    电话：0899-6654321"
    )
    extraction = head(lines)
    assert [(p.role, p.name, p.address, p.telephone) for p in extraction.contract.parties] == [
        ("甲方", "青川市测绘院", "青川市学府路12号", "0899-6612345"),
        ("乙方", "青川恒达仪器有限公司", "青川市工业路8号", "0899-6654321"),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [("采购人", "供应商"), ("出租方", "承租方"), ("发包人", "承包人"), ("委托方", "受托方"), ("买方", "卖方")],
)
def test_other_words_for_the_parties(first: str, second: str) -> None:
    extraction = head(f"{first}：青川市测绘院\n{second}：青川恒达仪器有限公司")
    assert [(p.role, p.name) for p in extraction.contract.parties] == [
        ("甲方", "青川市测绘院"),
        ("乙方", "青川恒达仪器有限公司"),
    ]


def test_an_explicit_role_wins() -> None:
    extraction = head("承租方（甲方）：青川市测绘院\n出租方（乙方）：青川恒达仪器有限公司")
    assert [(p.role, p.name) for p in extraction.contract.parties] == [
        ("甲方", "青川市测绘院"),
        ("乙方", "青川恒达仪器有限公司"),
    ]


def test_three_parties_in_their_order() -> None:
    extraction = head("丙方：青川安信担保有限公司\n乙方：青川恒达仪器有限公司\n甲方：青川市测绘院")
    assert [p.role for p in extraction.contract.parties] == ["甲方", "乙方", "丙方"]


ACCOUNT = {
    "name": "青川恒达仪器有限公司",
    "bank": "青川农村商业银行城中支行",
    "number": "6222021001001234567",
    "bank_code": "402641000123",
}


@pytest.mark.parametrize(
    "lines",
    [
        "户名：青川恒达仪器有限公司\n开户行：青川农村商业银行城中支行\n"
        "账号：6222 0210 0100 1234 567\n行号：402641000123",
        "账户名称：【青川恒达仪器有限公司】\n开户银行：【青川农村商业银行城中支行】\n"
        "帐 号：【6222021001001234567】\n联行号：【402641000123】",
        "户名：青川恒达仪器有限公司 开户行：青川农村商业银行城中支行 账号：6222-0210-0100-1234-567 行号：402641000123",
        "户名\n青川恒达仪器有限公司\n开户行\n青川农村商业银行城中支行\n账号\n6222021001001234567\n行号\n402641000123",
    ],
)
def test_an_account_in_many_shapes(lines: str) -> None:
    extraction = head(f"甲方：青川市测绘院\n乙方：青川恒达仪器有限公司\n{lines}")
    (account,) = extraction.contract.parties[1].accounts
    assert account.model_dump(mode="json", exclude={"swift"}) == ACCOUNT | {"purpose": "settlement"}
    assert extraction.contract.parties[0].accounts == ()


def test_an_account_belongs_to_the_party_whose_heading_it_follows() -> None:
    lines = (
        "甲方：青川市测绘院\n乙方：青川恒达仪器有限公司\n\n"
        "甲方开票信息：\n名称：青川市测绘院\n开户行：青川农村商业银行学府支行\n账号：6222021001007654321\n"
        "乙方收款账户：\n户名：青川恒达仪器有限公司\n开户行：青川农村商业银行城中支行\n账号：6222021001001234567"
    )
    accounts = [(p.role, a.purpose.value, a.number) for p in head(lines).contract.parties for a in p.accounts]
    assert accounts == [
        ("甲方", "invoice", "6222021001007654321"),
        ("乙方", "settlement", "6222021001001234567"),
    ]


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("合同编号：QC-2024-018", "QC-2024-018"),
        ("合 同 编 号 ： 青 测 【 2024 】 018 号", "青测【2024】018号"),
        ("编号：青测〔2024〕018号", "青测〔2024〕018号"),
        ("【合同编号】QC-2024-018", "QC-2024-018"),
        ("编号：", None),
        ("编号：____________", None),
        ("青测租字（2024）第018号", "青测租字（2024）第018号"),
        ("(QC-ZL-2024-018)", "QC-ZL-2024-018"),
        ("2024-03-18", None),
        ("协议号：\n400语音服务协议", None),
    ],
)
def test_the_contract_s_number(line: str, number: str | None) -> None:
    extraction = read(f"设备租赁合同\n\n{line}\n\n甲方：青川市测绘院\n乙方：青川恒达仪器有限公司\n{TAIL}")
    assert extraction.contract.number == number


@pytest.mark.parametrize(
    ("cover", "title"),
    [
        ("设备租赁合同", "设备租赁合同"),
        ("设 备 租 赁 合 同", "设备租赁合同"),
        ("测量设备租赁与维护\n服务合同", "测量设备租赁与维护服务合同"),
        ("设备租\n赁合同", "设备租赁合同"),
        ("青川市测绘院\n与恒达公司设备租赁合同", "青川市测绘院与恒达公司设备租赁合同"),
        ("正本\n设备租赁合同", "设备租赁合同"),
        ("青川恒达仪器有限公司\n设备租赁合同", "设备租赁合同"),
        ("# 设备租赁合同（2024版）", "设备租赁合同(2024版)"),
    ],
)
def test_the_title_on_the_cover(cover: str, title: str) -> None:
    extraction = read(f"{cover}\n\n甲方：青川市测绘院\n乙方：青川恒达仪器有限公司\n{TAIL}")
    assert str(extraction.contract.title).translate(str.maketrans("（）", "()")) == title


def test_names_stay_in_evidence_however_they_differ() -> None:
    text = "设备租赁合同\n\n甲方：青川市测绘院\n乙方：青川恒达仪器有限公司\n" + TAIL
    signed = text + "\n甲方（盖章）：青川市测绘院\n乙方（盖章）：青川恒大仪器有限公司\n日期：2024年3月5日\n"
    extraction = read(signed)
    assert extraction.contract.parties[1].name == "青川恒达仪器有限公司"
    assert values(extraction, "signature.name", "乙方") == ["青川恒大仪器有限公司"]
    assert [str(m.value) for m in extraction.sources["/parties/1/name"]] == [
        "青川恒达仪器有限公司",
        "青川恒大仪器有限公司",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "联系人：何静（13900001234）",
        "联 系 人：【何静】（【13900001234】）",
        "联系人：何静（办公室主任，13900001234）",
        "联系人：何静女士，电话13900001234",
        "联系人：何静13900001234",
        "联系人/电话：何静/139 0000 1234",
        "联系人（电话）：何静 13900001234",
        "联系人及电话：\n何静 13900001234",
        "联系人姓名及电话：13900001234 何静",
    ],
)
def test_a_contact_and_the_telephone_behind_it(line: str) -> None:
    assert party("甲方：青川市测绘院\n" + line) == NAME | {"contact": "何静", "telephone": "13900001234"}


@pytest.mark.parametrize(
    "line", ["联系人：何静（办公室）", "联系人：何静（      ）", "联系人：何静（513030198803121245）"]
)
def test_a_contact_without_a_telephone(line: str) -> None:
    assert party("甲方：青川市测绘院\n" + line) == NAME | {"contact": "何静"}


def test_the_partys_own_telephone_comes_before_its_contacts() -> None:
    assert party("甲方：青川市测绘院\n联系人：何静（13900001234）\n电话：0899-6612345") == NAME | {
        "contact": "何静",
        "telephone": "0899-6612345",
    }


@pytest.mark.parametrize(
    "lines",
    [
        "法定代表人：何  静\n经  办  人：许 文斌\n证照号码（统一社会信用代码）    12370212742910433H",
        "法定代表人 何静        经办人 许文斌\n执业许可证（信用代码）：12370212742910433H",
        "负责人：何 静    经 办 人：许文斌    税 号 12370212742910433H",
    ],
)
def test_people_set_wide_and_labels_that_lost_their_colon(lines: str) -> None:
    people = {"legal_representative": "何静", "contact": "许文斌"}
    assert party("甲方：青川市测绘院\n" + lines) == NAME | people | {"tax_id": "12370212742910433H"}


def test_columns_without_colons() -> None:
    found = head("""甲方名称 青川市测绘院        乙方名称 青川恒达仪器有限公司
住所 青川市学府路12号        住所 青川市西街1号
联系人 何静              联系人 许文斌
联系电话 0899-6612345    联系电话 13912345678""").contract.parties
    assert [(one.name, one.address, one.contact, one.telephone) for one in found] == [
        ("青川市测绘院", "青川市学府路12号", "何静", "0899-6612345"),
        ("青川恒达仪器有限公司", "青川市西街1号", "许文斌", "13912345678"),
    ]


def test_details_in_parentheses_behind_a_name() -> None:
    line = "甲方：青川市测绘院（地址：青川市学府路12号（邮编：628100），法定代表人：何静）"
    assert party(line) == NAME | {"address": "青川市学府路12号", "postcode": "628100", "legal_representative": "何静"}


@pytest.mark.parametrize("line", ["IP地址：10.20.30.40", "MAC地址：A0-B1-C2-D3-E4-F5", "管理账号ID：admin0001"])
def test_technical_words_are_no_labels_in_two_languages(line: str) -> None:
    assert party("甲方：青川市测绘院\n" + line) == NAME


def test_a_field_of_a_named_party() -> None:
    contract = head(
        "甲方：青川市测绘院\n乙方：青川恒达仪器有限公司\n联系人（甲方）：何静\n联系人（乙方）：赵立"
    ).contract
    assert [party.contact for party in contract.parties] == ["何静", "赵立"]


@pytest.mark.parametrize(
    "sentence",
    [
        "2.甲方应在收到增值税普通发票后将费用一次性以银行转账方式支付至乙方账户。户名：青川恒\n"
        "达仪器有限公司；账号：4600 1005 2360 5000 1234；开户银行：青川农村商业银行城中支行。",
        "2.甲方应将费用以银行转账方式支付至乙方账户。户名：青川恒达仪器有限公司；账号：4600 1005 2360 5000\n"
        "1234；开户银行：青川农村商业银行城中支行。",
        "2.甲方应将费用支付至乙方账户。户名：青川恒达仪器有限公司；开户银行：青\n"
        "川农村商业银行城中支行；账号：46001005236050001234。",
    ],
    ids=["name", "account", "bank"],
)
def test_a_value_of_a_list_that_the_end_of_the_line_cut(sentence: str) -> None:
    contract = head(f"甲方：青川市测绘院\n乙方：青川恒达仪器有限公司\n第一条 付款\n{sentence}").contract
    accounts = [(account.name, account.number, account.bank) for account in contract.parties[1].accounts]
    assert accounts == [("青川恒达仪器有限公司", "46001005236050001234", "青川农村商业银行城中支行")]
