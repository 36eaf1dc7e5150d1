"""Copies: how many there are and who holds them, whatever they are counted by and however the parties are called."""

from __future__ import annotations

import pytest

from tests.extract.reading import read

HEAD = "供货合同\n甲方：{}\n乙方：{}\n\n第一条 乙方向甲方供货。\n第二条 {}\n"
FIRM, COOP = "云岭茶厂", "八坪茶农互助社"


@pytest.mark.parametrize(
    ("clause", "total", "held"),
    [
        ("合同写了一式两张，甲方一张，乙方一张。", 2, {"甲方": 1, "乙方": 1}),
        ("此据写了四张，云岭茶厂留三张，八坪茶农互助社留一张。", 4, {"甲方": 3, "乙方": 1}),
        ("本协议文本六套，茶厂四套，互助社两套，效力相同。", 6, {"甲方": 4, "乙方": 2}),
        ("立约两纸，各执其一，以昭信守。", 2, {"甲方": 1, "乙方": 1}),
        ("本订单三份，茶厂、互助社、乡司法所各拿一份。", 3, {"甲方": 1, "乙方": 1, "乡司法所": 1}),
        ("本合同一式肆套，双方各执贰套。", 4, {"甲方": 2, "乙方": 2}),
        ("字据一式两份，两家各留一份。", 2, {"甲方": 1, "乙方": 1}),
        ("本单一式两份，双方各执一份。", 2, {"甲方": 1, "乙方": 1}),
        ("本函一式三份，甲方一份，乙方二份。", 3, {"甲方": 1, "乙方": 2}),
        ("本约定书一式两份，具同等效力，甲乙各执其一。", 2, {"甲方": 1, "乙方": 1}),
        ("四份合同，甲方执三，乙方执一。", 4, {"甲方": 3, "乙方": 1}),
        ("正本两份，双方各存一份；副本四份，甲方留三份，乙方留一份。", 6, {"甲方": 4, "乙方": 2}),
        ("约定写成两份，一人捏一份。", 2, {"甲方": 1, "乙方": 1}),
        ("约定写成三份，两个人各揣一份，村委会留一份。", 3, {"甲方": 1, "乙方": 1}),
    ],
)
def test_copies_are_counted(clause: str, total: int, held: dict[str, int]) -> None:
    copies = read(HEAD.format(FIRM, COOP, clause)).contract.copies
    assert (copies.total, copies.held) == (total, held)


@pytest.mark.parametrize(
    "clause",
    [
        "乙方提交竣工图纸一式三套，甲方两套，监理一套。",
        "桌椅四套、凳子两张由乙方送到。",
        "乙方交付设备三套，甲方验收后留一套备用。",
        "照片一式两张，贴在登记表上。",
        "送货单一式三份，甲方两份，乙方一份。",
        "保函一式两份，登记表一式两份。",
        "本表一式两份，由经办部门留存一份。",
        "乙方已签四份合同，甲方均未收到。",
        "乙方提交正本两份、副本四份的投标文件。",
    ],
)
def test_what_else_is_counted_is_none(clause: str) -> None:
    copies = read(HEAD.format(FIRM, COOP, clause)).contract.copies
    assert (copies.total, copies.held) == (None, {})


def test_a_part_of_both_names_is_nobodys() -> None:
    copies = read(HEAD.format("云岭茶厂", "南坡茶厂", "本合同一式五份，茶厂两份，乙方一份。")).contract.copies
    assert (copies.total, copies.held.get("乙方"), copies.held.get("甲方")) == (5, 1, None)


@pytest.mark.parametrize(
    ("clause", "total", "held"),
    [
        ("合同共五份，厂方三份，供方一份，报镇农经站备案一份。", 5, {"甲方": 3, "乙方": 1}),
        ("本合同一式三份，茶厂两份，互助组一份。", 3, {"甲方": 2, "乙方": 1}),
        ("约写了两张，厂里一张，社里一张。", 2, {"甲方": 1, "乙方": 1}),
        ("合同六份，甲四乙二。", 6, {"甲方": 4, "乙方": 2}),
        ("合同捌份，甲伍、乙叁。", 8, {"甲方": 5, "乙方": 3}),
        ("条子写了两张，一家收一张。", 2, {"甲方": 1, "乙方": 1}),
        ("写了两张纸，各拿一张走。", 2, {"甲方": 1, "乙方": 1}),
        ("协议四份，双方分存。", 4, {"甲方": 2, "乙方": 2}),
        ("约定书一式两份，具同等效力，甲乙各执其一。", 2, {"甲方": 1, "乙方": 1}),
        ("合同三份，甲方两份，公证处一份。", 3, {"甲方": 2}),
        ("合同三份，运输队两份，装卸队一份。", 3, {}),
        ("合同五份，厂方两份，社方两份。", 5, {}),
    ],
)
def test_whoever_holds_a_copy_is_a_party_where_the_numbers_say_so(
    clause: str, total: int, held: dict[str, int]
) -> None:
    copies = read(HEAD.format(FIRM, COOP, clause)).contract.copies
    assert copies.total == total
    assert {role: number for role, number in copies.held.items() if role in {"甲方", "乙方"}} == held
