"""Whoever takes goods in where they are delivered is no party's contact, unless a party's word says so."""

from __future__ import annotations

import pytest

from tests.extract.reading import read

BUYER, SELLER = "无岸生物有限公司", "晴川食品有限公司"
HEAD = f"销售合同\n甲方：{BUYER}\n乙方：{SELLER}\n"
SIGNED = f"二、验收：甲方收货后提出异议。\n甲方（盖章）：{BUYER}\n电话：0510-85191572\n乙方（盖章）：{SELLER}\n"
OWN = (None, "0510-85191572")
NONE = (None, None)
ASKED = ("许文", "13900001111")


def contacts(text: str) -> list[tuple[str | None, str | None]]:
    return [(party.contact, party.telephone) for party in read(text).contract.parties]


@pytest.mark.parametrize(
    "clause",
    [
        "一、交货地点：青川市港口大道8号，联系人：许文，联系方式：13900001111",
        "六、交货地点：青川市港口大道8号，联系人： 许文   ，联系方式：13900001111七、验收：甲方验收。",
        "一、交货：乙方送货至甲方仓库（地址：青川市港口大道8号，联系人：许文，电话：13900001111）。",
        "一、收货人及地址：青川市港口大道8号 许文 电话：13900001111",
        "一、收货地址：青川市港口大道8号；联系电话：13900001111",
        "一、到货地点为青川市港口大道8号，联系人：许文，电话：13900001111。",
        "一、乙方负责将货物运至青川市港口大道8号，联系人：许文，电话：13900001111。",
        "一、交货地点：青川市港口大道8号\n联系人：许文\n电话：13900001111",
    ],
)
def test_who_takes_goods_in(clause: str) -> None:
    assert contacts(f"{HEAD}{clause}\n{SIGNED}") == [OWN, NONE]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{HEAD}一、乙方送货至甲方。甲方联系人：许文，电话：13900001111。\n{SIGNED}", [ASKED, NONE]),
        (f"{HEAD}一、交货地点：甲方仓库，甲方联系人：许文，电话：13900001111。\n{SIGNED}", [ASKED, NONE]),
        (f"{HEAD}地址：青川市港口大道8号\n联系人：许文\n电话：13900001111\n{SIGNED}", [OWN, ASKED]),
        (f"{HEAD}一、通知送达地址：乙方：青川市港口大道8号，联系人：许文，电话：13900001111\n", [NONE, ASKED]),
        (
            f"销售合同\n甲方：{BUYER}，收货地址：青川市港口大道8号，联系人：许文，电话：13900001111\n乙方：{SELLER}\n",
            [ASKED, NONE],
        ),
        (
            f"销售合同\n甲方：{BUYER}\n收货地址：青川市港口大道8号\n联系人：许文\n电话：13900001111\n乙方：{SELLER}\n",
            [ASKED, NONE],
        ),
        (
            f"销售合同\n甲方：{BUYER}\n收货地址：青川市港口大道8号\n乙方：{SELLER}\n联系人：许文\n电话：13900001111\n",
            [NONE, ASKED],
        ),
    ],
)
def test_a_partys_own_contact(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert contacts(text) == expected
