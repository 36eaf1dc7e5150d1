"""Masked values of published agreements are null, and what is left of a mask is no value."""

from __future__ import annotations

import pytest

from hedui.settings import Settings
from hedui.validate import validate

from .reading import read

TEXT = """水泵维护合同
合同编号：{number}
甲方：{one}
地址：{address}
电话：{telephone}
乙方：{other}
联系人：{person}
一、合同金额：{amount}。
"""
WHOLE = {
    "number": "QL-2024-07",
    "one": "青山水务有限公司",
    "address": "青山市学府路12号",
    "telephone": "0571-66123450",
    "other": "北岸机电有限公司",
    "person": "何静",
    "amount": "人民币叁万陆仟元整（¥36000.00）",
}


def stated(**changed: str) -> dict[str, object]:
    contract = read(TEXT.format(**(WHOLE | changed))).contract
    found = {party.role: party for party in contract.parties}
    one, other = found.get("甲方"), found.get("乙方")
    return {
        "number": contract.number,
        "one": one and one.name,
        "address": one and one.address,
        "telephone": one and one.telephone,
        "other": other and other.name,
        "person": other and other.contact,
        "amount": contract.total.amount and str(contract.total.amount),
    }


@pytest.mark.parametrize(
    ("field", "masked"),
    [
        ("number", "QL-****-07"),
        ("number", "QL-XXXX-07"),
        ("one", "******有限公司"),
        ("one", "×××有限公司"),
        ("one", "青山 (略)"),
        ("one", "（略）水务有限公司"),
        ("address", "**省**市学府路12号"),
        ("address", "青山市（略）12号"),
        ("address", "xxxxxxxx 00 x"),
        ("telephone", "138****1234"),
        ("telephone", "000-00000000"),
        ("telephone", "1380000xxxx"),
        ("other", "北岸***公司"),
        ("person", "何*"),
        ("person", "***"),
        ("person", "xxx"),
        ("amount", "人民币叁万陆仟元整（¥***00.00）"),
        ("amount", "******.00元"),
    ],
)
def test_a_masked_value_is_null_and_the_others_are_not(field: str, masked: str) -> None:
    whole = stated()
    assert None not in whole.values()
    found = stated(**{field: masked})
    assert found[field] is None
    assert {key: value for key, value in found.items() if key != field} == {
        key: value for key, value in whole.items() if key != field
    }


@pytest.mark.parametrize(
    ("field", "written"),
    [
        ("one", "**青山水务有限公司**"),
        ("person", "**何静**"),
        ("number", "**QL-2024-07**"),
        ("amount", "**人民币叁万陆仟元整（¥36000.00）**"),
        ("address", "青山市学府路12号（附图略）"),
        ("telephone", "0571-66123450（7*24小时）"),
    ],
)
def test_emphasis_and_remarks_are_no_masks(field: str, written: str) -> None:
    assert str(stated(**{field: written})[field]).removesuffix("(附图略)").removesuffix("（附图略）") == str(
        stated()[field]
    )


def test_a_masked_sum_is_compared_with_nothing() -> None:
    text = TEXT.format(**(WHOLE | {"amount": "人民币叁万陆仟元整（¥***95.62）"}))
    assert read(text).amounts == ()


@pytest.mark.parametrize("name", ["XX电子商务有限公司", "青岭某某科技有限公司", "王某", "YY云计算有限公司"])
def test_somebody_whose_name_is_not_said(name: str) -> None:
    found = read(f"合同\n编号：HT-1\n甲方：{name}\n乙方：临川百合有限公司\n一、其他。\n")
    assert [(party.role, party.name) for party in found.contract.parties if party.name] == [
        ("乙方", "临川百合有限公司")
    ]
    assert "party-missing" not in {finding.code for finding in validate(found, Settings())}


@pytest.mark.parametrize("code", ["91441900MA4WXXXX12", "9111YYYYYYYYYYYYYY", "9144**********0012"])
def test_a_code_that_is_hidden_is_none_and_not_wrong(code: str) -> None:
    found = read(f"合同\n甲方：青岭电子有限公司\n统一社会信用代码：{code}\n乙方：临川百合有限公司\n一、其他。\n")
    assert [party.tax_id for party in found.contract.parties] == [None, None]
    assert "tax-id-invalid" not in {finding.code for finding in validate(found, Settings())}


@pytest.mark.parametrize("code", ["91330106MA2BXXXX01", "9133XXXXXXXXXXXXXX", "9133YYYYYYYYYYYYYY"])
def test_a_code_with_letters_for_hidden_figures_is_null_and_silent(code: str) -> None:
    found = read(TEXT.format(**WHOLE).replace("地址：", f"统一社会信用代码：{code}\n地址：", 1))
    assert found.contract.parties[0].tax_id is None
    assert not found.of("party.tax_id")


@pytest.mark.parametrize("name", ["XX水务有限公司", "ＸＸ公司", "xx大学"])
def test_two_letters_hide_an_organisations_name(name: str) -> None:
    assert read(TEXT.format(**(WHOLE | {"one": name}))).contract.parties[0].name is None


@pytest.mark.parametrize("name", ["宏XX-3仪器有限公司", "王女士", "李先生"])
def test_what_is_stated_of_a_name_is_read(name: str) -> None:
    assert read(TEXT.format(**(WHOLE | {"one": name}))).contract.parties[0].name == name


def test_letters_of_a_number_hide_nothing() -> None:
    assert read("合同\n合同编号：ZZ采购〔2024〕3号\n甲方：青岭电子有限公司\n").contract.number == "ZZ采购〔2024〕3号"


@pytest.mark.parametrize("total", ["￥[请填写金额，如100,000.00元]", "（示例：100000元）____元", "（例：100000元）"])
def test_what_shows_how_to_fill_in_is_no_value(total: str) -> None:
    assert read(f"合同\n甲方：青岭电子有限公司\n一、合同总价：{total}。\n").contract.total.amount is None


def test_what_an_example_is_not() -> None:
    found = read("合同\n甲方：青岭电子有限公司\n一、合同总价（如含税）：100000元。\n").contract.total
    assert found.amount == 100000


@pytest.mark.parametrize("other", ["李××", "李**", "李*", "李*梅", "李某", "××科技有限公司"])
def test_a_party_whose_name_is_masked_is_not_missing(other: str) -> None:
    found = read(f"借款合同\n出借人（甲方）：何静\n借款人（乙方）：{other}\n一、甲方借给乙方50000元。\n")
    assert "party-missing" not in {finding.code for finding in validate(found, Settings())}
    assert [party.name for party in found.contract.parties] == ["何静"]
