"""Accounts of export contracts, with labels and names in two languages: whose they are, and what is not compared."""

from __future__ import annotations

import pytest

from hedui.settings import Settings
from hedui.validate import validate

from .reading import read

SELLER, BUYER = "鹿鸣进出口有限公司", "晴川国际贸易有限公司"
ENGLISH = "Luming Import & Export Co., Ltd."
NUMBER = "955880130011"
TITLE = "SALES CONTRACT 销售合同\n合同编号：LM-2025-018\n"
AFTER_BUYER = f"卖方 Seller：{SELLER}\n买方 Buyer：{BUYER}\n"
NAMED_TWICE = f"The Seller 卖方: {ENGLISH} {SELLER}\nThe Buyer 买方: Blue Ridge Trading GmbH\n"


def holders(text: str) -> dict[str, list[tuple[str | None, str | None]]]:
    """Each party's accounts by its name, as number and bank."""
    parties = read(TITLE + text).contract.parties
    return {str(p.name): [(a.number, a.bank) for a in p.accounts] for p in parties if p.accounts}


@pytest.mark.parametrize(
    ("text", "bank"),
    [
        (
            f"卖方收款银行 Seller's Bank：\n受益人 Beneficiary: {SELLER}\n银行 Bank: 鹿鸣银行\n账号 A/C No.: {NUMBER}",
            "鹿鸣银行",
        ),
        (f"卖方银行 Seller's Bank: 鹿鸣银行\n卖方账号 Seller's A/C No.: {NUMBER}", "鹿鸣银行"),
        (
            f"卖方银行资料 Banking information of the Seller:\nBank Name: Luming Bank\nAccount No.: {NUMBER}",
            "Luming Bank",
        ),
        (f"Beneficiary's Bank: Luming Bank\nBeneficiary: {ENGLISH}\nAccount No.: {NUMBER}", "Luming Bank"),
        (
            f"付款方式 Payment terms: T/T\n银行信息 Bank details:\nBENEFICIARY: {ENGLISH.upper()}\n"
            f"BENEFICIARY BANK: LUMING BANK\nA/C NO.: {NUMBER}",
            "LUMING BANK",
        ),
        (f"受益人银行：鹿鸣银行\n受益人账号：{NUMBER}\n受益人名称：{SELLER}", "鹿鸣银行"),
        (f"收款行：鹿鸣银行\n账号：{NUMBER}", "鹿鸣银行"),
    ],
)
def test_the_account_into_which_is_paid_is_the_seller_s_though_the_buyer_is_named_last(text: str, bank: str) -> None:
    assert holders(AFTER_BUYER + text) == {SELLER: [(NUMBER, bank)]}


@pytest.mark.parametrize(
    "text",
    [
        f"Bank name 开户行: Luming Bank\nAccount name 户名: {ENGLISH}\nAccount number 账号: {NUMBER}",
        f"Beneficiary 受益人: {ENGLISH.upper()}\nBank 开户行: Luming Bank\nA/C 账号: {NUMBER}",
    ],
)
def test_an_account_in_the_english_name_beside_the_chinese_one_is_that_party_s(text: str) -> None:
    assert holders(NAMED_TWICE + text) == {SELLER: [(NUMBER, "Luming Bank")]}


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        (f"买方开户银行 Buyer's Bank: 晴川银行\n买方账号 Buyer's A/C: {NUMBER}", BUYER),
        (f"开户行 Bank: 晴川银行\n账号 A/C No.: {NUMBER}", BUYER),
        (f"买方退款账户：\n收款人：{BUYER}\n开户行：晴川银行\n账号：{NUMBER}", BUYER),
    ],
)
def test_an_account_with_the_buyer_s_details_stays_the_buyer_s(text: str, owner: str) -> None:
    assert holders(AFTER_BUYER + text) == {owner: [(NUMBER, "晴川银行")]}


@pytest.mark.parametrize(
    ("name", "told"), [(ENGLISH, False), ("Blue Ridge Trading GmbH", False), ("望江仓储有限公司", True)]
)
def test_a_holder_in_latin_letters_is_not_compared_with_a_name_in_chinese_ones(name: str, told: bool) -> None:
    text = f"{TITLE}买方：{BUYER}\n卖方：{SELLER}\n卖方账户：\n户名：{name}\n开户行：鹿鸣银行\n账号：{NUMBER}\n"
    assert ("account-holder-mismatch" in {each.code for each in validate(read(text), Settings())}) is told


@pytest.mark.parametrize(
    ("written", "name"),
    [
        (f"{ENGLISH} {SELLER}", SELLER),
        (f"{ENGLISH.upper()} / {SELLER}", SELLER),
        (f"{SELLER}/{ENGLISH}", SELLER),
        (f"{SELLER} | {ENGLISH}", SELLER),
        (f"{SELLER}（{ENGLISH}）", SELLER),
        ("3M鹿鸣进出口有限公司", "3M鹿鸣进出口有限公司"),
        ("TCL 鹿鸣进出口有限公司", "TCL鹿鸣进出口有限公司"),
        (ENGLISH, ENGLISH),
    ],
)
def test_a_name_in_two_languages_is_the_chinese_one(written: str, name: str) -> None:
    found = read(f"{TITLE}卖方：{written}\n买方：{BUYER}\n").contract.parties
    assert [party.name for party in found] == [BUYER, name]


def test_the_total_value_in_two_languages_is_the_total() -> None:
    assert read(f"{TITLE}{AFTER_BUYER}Total Value 总值: USD 12,600.00\n").contract.total.amount == 12600
