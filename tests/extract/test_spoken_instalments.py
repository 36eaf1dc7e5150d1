"""Instalments in the sums of everyday speech, which are told by what they come to, and the number of their article."""

from __future__ import annotations

import pytest

from tests.extract.reading import read

TEXT = (
    "打井约\n甲方：棠溪村民小组\n乙方：机井队老岳\n第一条 乙方打一眼机井，总价{}。\n第二条 {}\n第三条 本约一式两份。\n"
)


@pytest.mark.parametrize(
    ("total", "clause", "parts"),
    [
        (
            "六万三千元整",
            "出水了给五万，泵转满两个月没坏给一万三。",
            [("50000", "出水了"), ("13000", "泵转满两个月没坏")],
        ),
        (
            "31,000元",
            "料进门给九千，架子立起来给一万四，漆干了给八千。",
            [("9000", "料进门"), ("14000", "架子立起来"), ("8000", "漆干了")],
        ),
        ("20,000元", "开工先给五千块，打完再给一万五。", [("5000", "开工"), ("15000", "打完")]),
        (
            "20,000元",
            "开工给五千，打完给一万五。\n晚一天少给一百。",
            [("5000", "开工"), ("15000", "打完")],
        ),
        ("20,000元", "验收合格后支付5,000元，竣工后支付15,000元。", [("5000", "验收合格后"), ("15000", "竣工后")]),
    ],
)
def test_sums_that_come_to_the_total_are_instalments(total: str, clause: str, parts: list[tuple[str, str]]) -> None:
    instalments = read(TEXT.format(total, clause)).contract.payment.instalments
    assert [(f"{one.amount:.0f}", one.condition) for one in instalments] == parts


@pytest.mark.parametrize(
    ("total", "clause"),
    [
        ("60,000元", "出水了给五万，泵转满两个月没坏给一万三。"),
        ("100,000元", "设备费给八万，安装费给二万。"),
        ("100,000元", "甲方先给八万，乙方再给二万。"),
        ("100,000元", "老大分八万，老二分二万。"),
    ],
)
def test_other_sums_are_none(total: str, clause: str) -> None:
    assert not read(TEXT.format(total, clause)).contract.payment.instalments
