"""Several accounts of a party, each label saying which: 基本户户名, 一般存款账户账号."""

from __future__ import annotations

import pytest

from tests.extract.reading import read

HEAD = "资金归集协议\n甲方：青岭控股有限公司\n乙方：临川置业有限公司\n一、账户信息\n"
ROWS = [
    ("{0}户名", "青岭控股有限公司", "临川置业有限公司"),
    ("{0}开户行", "青岭银行营业部", "临川银行西区支行"),
    ("{0}账号", "33015752862788104", "11056077216352135"),
    ("{1}户名", "青岭控股有限公司", "临川置业有限公司"),
    ("{1}开户行", "浦江银行青岭分行", "浦江银行临川分行"),
    ("{1}账号", "622205640946300515", "330178004228192378"),
]


@pytest.mark.parametrize(
    "kinds",
    [
        ("基本户", "一般户"),
        ("基本账户", "一般账户"),
        ("基本存款账户", "一般存款账户"),
        ("结算户", "备用户"),
        ("", "一般户"),
    ],
)
def test_each_account_of_each_party_goes_to_its_column(kinds: tuple[str, str]) -> None:
    rows = "\n".join("\t".join(cells).format(*kinds) for cells in [("", "甲方", "乙方"), *ROWS])
    parties = read(f"{HEAD}{rows}\n二、每日归集。\n").contract.parties
    assert [party.name for party in parties] == ["青岭控股有限公司", "临川置业有限公司"]
    read_so = [[(one.name, one.bank, one.number) for one in party.accounts] for party in parties]
    assert read_so == [
        [tuple(row[column] for row in ROWS[:3]), tuple(row[column] for row in ROWS[3:])] for column in (1, 2)
    ]
