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


def unowned(text: str) -> list[str]:
    """What is missed for want of an owner, with what stands there."""
    found = read(f"货物运输合同\n甲方：{BUYER}\n乙方：{SELLER}\n{text}\n第三条 其他\n")
    raw = found.layout.text.raw
    return [f"{one.field} {raw[one.start : one.end]}" for one in found.unread if one.unowned]


@pytest.mark.parametrize(
    "text",
    [
        f"收款账户\n户名：望江仓储有限公司\n开户行：{ONE}\n账号：{FIRST}\n行号：103100000018",
        f"地址：鹿鸣市西街1号\n收款账户：户名：望江仓储有限公司，开户行：{ONE}，账号：{FIRST}",
        "账户信息如下：\n" + table("户名 | 开户行 | 账号", f"望江仓储有限公司 | {ONE} | {FIRST}"),
    ],
)
def test_a_stranger_s_account_under_a_heading_that_names_nobody_is_told_once(text: str) -> None:
    assert accounts(text) == {}
    (told,) = unowned(text)
    assert told.startswith("account.number") and told.endswith(FIRST)


def test_several_strangers_accounts_are_told_each_once() -> None:
    text = table(
        "户名 | 开户行 | 账号", f"望江仓储有限公司 | {ONE} | {FIRST}", f"南渡贸易有限公司 | {OTHER} | {SECOND}"
    )
    assert accounts(f"账户信息如下：\n{text}") == {}
    assert unowned(f"账户信息如下：\n{text}") == [f"account.number {FIRST}", f"account.number {SECOND}"]


@pytest.mark.parametrize(
    "text",
    [
        f"第二条 保费由甲方付至以下账户：\n户名：东山财产保险股份有限公司\n开户行：{ONE}\n账号：{FIRST}",
        f"收款账户\n户名：青岭市财政局\n开户行：{ONE}\n账号：{FIRST}",
        f"第二条 乙方委托望江物流有限公司收取运费，收款账户：\n户名：望江物流有限公司\n开户行：{ONE}\n账号：{FIRST}",
        f"监管账户\n户名：望江置业有限公司\n开户行：{ONE}\n账号：{FIRST}",
        f"第三方平台账户：\n户名：望江支付有限公司\n开户行：{ONE}\n账号：{FIRST}",
    ],
)
def test_the_account_of_who_is_plainly_somebody_else_is_nobody_s_and_not_told(text: str) -> None:
    assert accounts(text) == {} and unowned(text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"乙方收款账户：\n户名：望江仓储有限公司\n开户行：{ONE}\n账号：{FIRST}",
        f"收款账户\n户名：{SELLER}晴川分公司\n开户行：{ONE}\n账号：{FIRST}",
        f"户名：望江仓储有限公司\n开户行：{ONE}\n账号：{FIRST}",
        f"账户名称：望江仓储有限公司\n开户行：{ONE}\n账号：{FIRST}",
        f"甲方付款至乙方账户：\n户名：望江仓储有限公司\n开户行：{ONE}\n账号：{FIRST}",
    ],
)
def test_an_account_that_the_agreement_calls_a_party_s_is_its_own_whoever_holds_it(text: str) -> None:
    assert accounts(text) == {"乙方": [(FIRST, ONE)]} and unowned(text) == []


def test_an_account_of_one_whose_name_is_like_another_party_s_is_not_the_last_named_s() -> None:
    text = f"总公司账户：\n户名：{BUYER}望江分公司\n开户行：{ONE}\n账号：{FIRST}"
    assert "乙方" not in accounts(text)


CLAUSES = "第一条 甲方委托乙方运输。\n第二条 运费12,000元。\n第三条 期限一年。\n第四条 路线。\n"


@pytest.mark.parametrize(
    ("block", "told"),
    [
        (
            f"第五条 收款账户\n账户名称：望江仓储有限公司\n开户行：{ONE}\n账号：{FIRST}",
            [f"account.number 账号：{FIRST}"],
        ),
        (f"第五条 收款信息\n户名：望江仓储有限公司\n账号：{FIRST}", [f"account.number 账号：{FIRST}"]),
        (f"收款账户\n户名：望江仓储有限公司\n开户行：{ONE}\n账号：{FIRST}", [f"account.number 账号：{FIRST}"]),
        (f"第五条 保险\n户名：东山财产保险股份有限公司\n开户行：{ONE}\n账号：{FIRST}", []),
        (f"第五条 收款账户\n户名：{SELLER}\n开户行：{ONE}\n账号：{FIRST}", []),
    ],
)
def test_a_strangers_account_far_below_the_parties_is_told_too(block: str, told: list[str]) -> None:
    assert unowned(CLAUSES + block) == told
    assert bool(accounts(CLAUSES + block)) == (SELLER in block)


def test_what_is_paid_to_stands_above_an_account_and_no_details() -> None:
    """乙方收款账户： alone on its line is no heading of details: its name is the account's."""
    found = read(
        "服务合同\n甲方：青岭电子有限公司\n乙方：临川百合有限公司\n5.2 乙方收款账户：\n单位名称： 临川百合有限公司\n"
        "帐号： 239368264717368\n开户行： 青川银行临川市支行\n"
    )
    (account,) = found.contract.parties[1].accounts
    assert (account.name, account.number) == ("临川百合有限公司", "239368264717368")
