"""Details for an invoice, 开票信息: by whose heading they stand, by whose name, by to whom the invoice is issued."""

from __future__ import annotations

import pytest

from hedui.models.codes import AccountPurpose

from .reading import read, values

BUYER, SELLER = "东岭水务集团有限公司", "澜江智联软件有限公司"
BUYERS, SELLERS = "91330108MA28XXK12K", "91330108MA27YYL34P"


def block(name: str, code: str, number: str) -> str:
    return f"名称：{name}\n税号：{code}\n地址、电话：清泉路9号 0571-86001122\n开户行及账号：东岭银行 {number}\n"


OF_BUYER, OF_SELLER = block(BUYER, BUYERS, "201000045678901"), block(SELLER, SELLERS, "755000123456789")


def ids(lines: str) -> tuple[list[str], list[str]]:
    """The tax ids of both parties, after what tells them was read; each details' account goes with its id."""
    head = f"软件采购合同\n甲方：{BUYER}\n乙方：{SELLER}\n第一条 标的\n软件一套。\n第二条 发票\n"
    found = read(f"{head}{lines}第三条 份数\n一式两份。\n")
    for party, number in zip(found.contract.parties, ("201000045678901", "755000123456789"), strict=True):
        own = [a.number for a in party.accounts if a.purpose is AccountPurpose.INVOICE]
        assert own == ([number] if party.tax_id else [])
    return values(found, "party.tax_id", "甲方"), values(found, "party.tax_id", "乙方")


@pytest.mark.parametrize(
    "heading",
    [
        "甲方增值税发票开票资料：\n",
        "发票开具信息（甲方）：\n",
        "甲方指定的开票信息：\n",
        "甲方的纳税人信息：\n",
        "受票单位信息（甲方）：\n",
        "2.1 甲方付款前，乙方应按甲方提供的下列信息开具发票：\n",
        "2.1 乙方按以下信息向甲方开具6%增值税专用发票：\n",
        "乙方开具发票所需信息：\n",
        "开票信息：\n",
    ],
)
def test_the_buyer_s(heading: str) -> None:
    assert ids(heading + OF_BUYER) == ([BUYERS], [])


@pytest.mark.parametrize("heading", ["乙方开票资料：\n", "开票资料：\n", "发票信息如下：\n"])
def test_the_seller_s(heading: str) -> None:
    assert ids(heading + OF_SELLER) == ([], [SELLERS])


@pytest.mark.parametrize("heading", ["双方开票信息如下：\n", "开票信息：\n"])
def test_one_after_the_other_by_their_names(heading: str) -> None:
    assert ids(heading + OF_BUYER + OF_SELLER) == ([BUYERS], [SELLERS])


def test_a_heading_that_says_whose_they_are_is_believed_before_a_name() -> None:
    found = read(
        f"软件采购合同\n甲方：{BUYER}\n乙方：{SELLER}\n第一条 发票\n甲方开票信息：\n{OF_SELLER}第二条 一式两份。\n"
    )
    assert values(found, "party.tax_id", "甲方") == [SELLERS]
    assert values(found, "party.tax_id", "乙方") == []


def test_a_row_of_labels_heads_the_row_of_values_below() -> None:
    row = "青禾百川装卸有限公司\t91370212742910433H\t青禾银行环湖支行\t6222021001112233344"
    head = "采购合同\n甲方：云泽水务局\n乙方：青禾百川装卸有限公司\n第一条 账户信息\n"
    found = read(f"{head}单位名称\t税号\t开户行\t账号\n{row}\n第二条 标的\n仪器一台。\n")
    assert found.blanks == ()
    [account] = found.contract.parties[1].accounts
    assert (account.bank, account.number) == ("青禾银行环湖支行", "6222021001112233344")
    assert found.contract.parties[1].tax_id == "91370212742910433H"
