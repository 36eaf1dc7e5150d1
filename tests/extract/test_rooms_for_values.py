"""Labels without a colon whose values stand in a form's room, and two values behind one label."""

from __future__ import annotations

import pytest

from hedui.models.contract import Party

from .reading import read

HEAD = "服务外包协议\n甲方：远岭保险股份有限公司\n{}乙方：青川客服有限公司\n{}第一条 乙方为甲方接听来电。\n{}"


def second(details: str = "", clause: str = "") -> Party:
    return read(HEAD.format("", details, clause)).contract.parties[1]


@pytest.mark.parametrize("room", ["____", "__", " ____ ", "______"])
@pytest.mark.parametrize(
    ("label", "value", "field"),
    [
        ("住所", "青川市云谷路12号", "address"),
        ("注册地址", "青川市云谷路A座12层", "address"),
        ("法定代表人", "周小明", "legal_representative"),
        ("法定代表人/负责人", "周小明", "legal_representative"),
        ("联系电话", "0839-6672390", "telephone"),
        ("乙方注册地址", "青川市云谷路12号", "address"),
    ],
)
def test_a_value_in_a_form_s_room_needs_no_colon(room: str, label: str, value: str, field: str) -> None:
    assert getattr(second(f"{label}{room}{value}{room}\n"), field) == value


@pytest.mark.parametrize(
    "line", ["住所____________", "住所____ ____", "地址__变更时应在三日内通知对方，否则视为送达__。"]
)
def test_an_empty_room_and_a_sentence_give_nothing(line: str) -> None:
    assert second(f"{line}\n").address is None


def test_names_of_parties_stand_in_rooms() -> None:
    found = read(
        "租房协议\n出租方____林晓云______\n承租方__青川设备有限公司___\n租期__12__个月，租金每月付。\n"
    ).contract
    assert [(party.role, party.name) for party in found.parties] == [("甲方", "林晓云"), ("乙方", "青川设备有限公司")]


@pytest.mark.parametrize("line", ["甲方____（出租人）", "甲方____有权检查房屋", "乙方__应于每月付清__租金"])
def test_a_room_without_a_name_names_nobody(line: str) -> None:
    assert all(party.name is None for party in read(f"租房协议\n{line}\n第一条 租金按月付。\n").contract.parties)


@pytest.mark.parametrize("between", [" ", "", "，", "，账号：", "、"])
def test_the_number_behind_a_bank_is_the_account_s(between: str) -> None:
    account = second(f"开户行：青川银行云谷支行{between}6222020903001483077\n").accounts[0]
    assert (account.bank, account.number) == ("青川银行云谷支行", "6222020903001483077")


@pytest.mark.parametrize("bank", ["青川银行云谷支行", "青川银行2楼营业部", "青川银行第3支行"])
def test_a_bank_alone_has_no_number(bank: str) -> None:
    account = second(f"开户行：{bank}\n账号：6222020903001483077\n").accounts[0]
    assert (account.bank, account.number) == (bank, "6222020903001483077")


@pytest.mark.parametrize("number", ["13900012345", "0839-6672390", "400-667-2390"])
@pytest.mark.parametrize("between", [" ", "，", "、", "\t"])
def test_the_telephone_behind_an_address_is_no_part_of_it(number: str, between: str) -> None:
    party = second(f"联系地址：青川市云谷路723号13幢532室{between}{number}\n")
    assert (party.address, party.telephone) == ("青川市云谷路723号13幢532室", number)


def test_a_telephone_with_its_label_comes_before_the_one_behind_an_address() -> None:
    assert second("地址：青川市云谷路723号 13900012345\n电话：0839-6672390\n").telephone == "0839-6672390"


@pytest.mark.parametrize("address", ["青川市云谷路1390号", "青川市云谷路12号13幢5321室", "青川市云谷路12号1390001"])
def test_a_house_s_number_is_no_telephone(address: str) -> None:
    party = second(f"地址：{address}\n")
    assert (party.address, party.telephone) == (address, None)


@pytest.mark.parametrize(
    "said",
    [
        "甲方将费用支付至乙方指定的以下银行账户，付款日期以银行实际到账日期为准：",
        "甲方将费用汇入乙方以下账户，以到账为准：",
        "甲方将费用足额支付至乙方指定的以下银行账户：",
    ],
)
def test_whose_account_follows_a_sentence_with_a_remark(said: str) -> None:
    account = second(
        clause=f"{said}\n户名：青川客服有限公司\n开户行：青川银行云谷支行\n账号：6222020903001483077\n"
    ).accounts[0]
    assert (account.number, account.bank) == ("6222020903001483077", "青川银行云谷支行")
