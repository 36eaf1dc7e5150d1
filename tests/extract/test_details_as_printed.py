"""What forms print beside a value: what is to be filled in there, and a stroke between two values behind one label."""

from __future__ import annotations

import pytest

from .reading import read


@pytest.mark.parametrize(
    "printed",
    [
        "（全称）",
        "(单位全称)",
        "（名称）",
        "（单位名称） ",
        "【全称】",
        "[公司名称] ",
        "（姓名或名称）：",
        "（企业名称）",
    ],
)
def test_what_is_to_be_filled_in_is_no_part_of_a_name(printed: str) -> None:
    contract = read(f"施工合同\n发包人：{printed}青禾岭酒店有限公司\n承包人：{printed}何静\n一、工期30天。\n").contract
    assert [party.name for party in contract.parties] == ["青禾岭酒店有限公司", "何静"]


@pytest.mark.parametrize("name", ["（香港）青禾发展有限公司", "名称设计有限公司", "青禾（全称）有限公司"])
def test_what_a_name_begins_with_stays(name: str) -> None:
    contract = read(f"服务合同\n甲方：{name}\n乙方：宁川科技有限公司\n一、服务期30天。\n").contract
    assert contract.parties[0].name == name


@pytest.mark.parametrize("apart", ["/", " / ", "／", " | ", "、", "  "])
@pytest.mark.parametrize("label", ["地址/电话", "地址、电话", "电话/地址"])
def test_an_address_beside_a_telephone_ends_before_what_parts_them(apart: str, label: str) -> None:
    both = ("宁川市学府路12号3/4层", "0899-6612345")
    said = apart.join(both if label.startswith("地址") else both[::-1])
    party = read(f"服务合同\n甲方：青禾县水务局\n{label}：{said}\n乙方：宁川科技有限公司\n").contract.parties[0]
    assert (party.address, party.telephone) == both


@pytest.mark.parametrize("apart", ["/", " / ", "／", "、", " "])
@pytest.mark.parametrize("label", ["开户行/账号", "开户行及账号", "账号/开户行", "账号及开户行"])
def test_a_bank_beside_its_account_ends_before_what_parts_them(apart: str, label: str) -> None:
    both = ("农业银行宁川支行", "19405245377781")
    said = apart.join(both if label.startswith("开") else both[::-1])
    party = read(f"服务合同\n甲方：青禾县水务局\n{label}：{said}\n乙方：宁川科技有限公司\n").contract.parties[0]
    assert [(account.bank, account.number) for account in party.accounts] == [both]


@pytest.mark.parametrize("said", ["/", " / ", "0899-6612345 转 801", "0899-6612345/13900001234"])
def test_no_address_stands_behind_a_telephone_alone(said: str) -> None:
    party = read(f"服务合同\n甲方：青禾县水务局\n地址/电话：{said}\n乙方：宁川科技有限公司\n").contract.parties[0]
    assert party.address is None


@pytest.mark.parametrize(
    "halves",
    [
        ("湘江通仓储服务有限公", "司岳麓分公司"),
        ("湘江通仓储服务有限公司岳麓", "分公司"),
        ("湘江通仓储服务有限公司岳", "麓分公司"),
        ("湘江通仓储服务有限公司", "岳麓分公司"),
    ],
)
@pytest.mark.parametrize("label", ["单位名称", "名称", "全称"])
def test_a_name_over_two_lines_below_its_party_is_one(label: str, halves: tuple[str, str]) -> None:
    text = (
        f"仓储协议\n甲方\n{label}：柏岭医药有限公司\n乙方\n{label}：{halves[0]}\n{halves[1]}\n地址：宁川市学府路12号\n"
    )
    text += f"户名：{halves[0]}\n{halves[1]}\n账号：6217000010001234567\n"
    party = read(text).contract.parties[1]
    assert party.name == party.accounts[0].name == "".join(halves)


@pytest.mark.parametrize(
    "below", ["长沙市学府路6号", "女，住长沙市", "服务期限一年", "第一条 总则", "电话：0899-6612345"]
)
@pytest.mark.parametrize("name", ["柏岭医药有限公司", "何静"])
def test_what_stands_below_a_whole_name_is_none_of_it(name: str, below: str) -> None:
    contract = read(f"仓储协议\n甲方\n名称：{name}\n{below}\n乙方\n名称：宁川科技有限公司\n").contract
    assert [party.name for party in contract.parties] == [name, "宁川科技有限公司"]


@pytest.mark.parametrize(
    "words", [("订货单位", "承印单位"), ("购置单位", "供货单位"), ("来料单位", "加工单位"), ("管养单位", "作业单位")]
)
def test_parties_called_by_what_their_unit_does(words: tuple[str, str]) -> None:
    contract = read(f"承揽合同\n{words[1]}：宁川科技有限公司\n{words[0]}：青禾县文化馆\n一、工期30天。\n").contract
    assert [(party.role, party.name) for party in contract.parties] == [
        ("甲方", "青禾县文化馆"),
        ("乙方", "宁川科技有限公司"),
    ]


@pytest.mark.parametrize("apart", [" ", "/", " / ", "，"])
@pytest.mark.parametrize(
    "english", ["No.88 Xuefu Road, Ningchuan", "3F, 88 Xuefu Street, Ningchuan, China", "88 Xuefu Rd."]
)
def test_an_address_that_is_said_again_in_english_is_read_once(apart: str, english: str) -> None:
    text = f"采购合同\n甲方：青禾县水务局\n地址：宁川市学府路88号{apart}{english}\n乙方：宁川科技有限公司\n"
    assert read(text).contract.parties[0].address == "宁川市学府路88号"


@pytest.mark.parametrize(
    "address",
    [
        "宁川市环湖路1000号IFC A座12楼",
        "88 Xuefu Road, Ningchuan, China",
        "宁川市Moon Bay广场B座",
        "宁川市学府路88号Office Tower 1, 23F",
    ],
)
def test_what_of_an_address_is_written_in_latin_letters_stays(address: str) -> None:
    text = f"采购合同\n甲方：青禾县水务局\n地址：{address}\n乙方：宁川科技有限公司\n"
    assert read(text).contract.parties[0].address == address
