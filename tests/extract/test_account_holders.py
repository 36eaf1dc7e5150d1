"""Whose an account is: its printed holder's, and nobody's by its turn alone."""

from __future__ import annotations

import pytest

from .reading import read

BUYER, SELLER = "晴川粮油贸易有限公司", "鹿鸣汽车运输有限公司"
FIRST, SECOND = "9558801300110022334", "1012023344556677"
ONE, OTHER = "鹿鸣农村商业银行城北支行", "晴川银行西郊支行"


def accounts(text: str) -> dict[str, list[tuple[str | None, str | None]]]:
    """Each party's accounts, as number and bank."""
    found = read(f"货物运输合同\n甲方：{BUYER}\n乙方：{SELLER}\n{text}\n")
    return {str(p.role): [(a.number, a.bank) for a in p.accounts] for p in found.contract.parties if p.accounts}


def table(head: str, *rows: str) -> str:
    return "\n".join([f"| {head} |", f"|{'---|' * (head.count('|') + 1)}", *(f"| {row} |" for row in rows)])


SELLERS, BUYERS = f"{SELLER} | {ONE} | {FIRST}", f"{BUYER} | {OTHER} | {SECOND}"


@pytest.mark.parametrize(
    "text",
    [
        table("户名 | 开户行 | 账号 | 备注", f"{SELLERS} | 运费", f"{BUYERS} | 退款"),
        "收款账户信息如下：\n" + table("序号 | 户名 | 开户行 | 账号", f"1 | {SELLERS}", f"2 | {BUYERS}"),
        f"运费请汇至以下账户：户名：{SELLER}，账号：{FIRST}，开户行：{ONE}；"
        f"退款请汇至：户名：{BUYER}，账号：{SECOND}，开户行：{OTHER}。",
        f"户名：{SELLER}\n开户行：{ONE}\n账号：{FIRST}\n户名：{BUYER}\n开户行：{OTHER}\n账号：{SECOND}",
        f"户名1：{SELLER}\n开户行1：{ONE}\n账号1：{FIRST}\n户名2：{BUYER}\n开户行2：{OTHER}\n账号2：{SECOND}",
    ],
)
def test_an_account_is_its_holder_s_whatever_its_turn(text: str) -> None:
    assert accounts(text) == {"甲方": [(SECOND, OTHER)], "乙方": [(FIRST, ONE)]}


def test_two_accounts_of_one_holder_are_both_its_own() -> None:
    text = table("户名 | 开户行 | 账号", SELLERS, f"{SELLER} | {OTHER} | {SECOND}")
    assert accounts(text) == {"乙方": [(FIRST, ONE), (SECOND, OTHER)]}


@pytest.mark.parametrize(
    "text",
    [
        f"开户行1：{ONE}\n账号1：{FIRST}\n开户行2：{OTHER}\n账号2：{SECOND}",
        table("账户类型 | 开户行 | 账号", f"基本户 | {ONE} | {FIRST}", f"一般户 | {OTHER} | {SECOND}"),
        table("户名 | 开户行 | 账号", f"望江仓储有限公司 | {ONE} | {FIRST}", f"南渡贸易有限公司 | {OTHER} | {SECOND}"),
    ],
)
def test_numbered_accounts_and_a_lone_table_are_not_dealt_out(text: str) -> None:
    assert accounts(text) == {}


def test_accounts_in_two_columns_are_still_each_its_party_s() -> None:
    text = f"开户行：{OTHER}\n开户行：{ONE}\n账号：{SECOND}\n账号：{FIRST}"
    assert accounts(text) == {"甲方": [(SECOND, OTHER)], "乙方": [(FIRST, ONE)]}
