"""Signature blocks: one below the other, side by side, and interleaved line by line."""

from __future__ import annotations

import pytest

from hedui.extract import Extraction

from .reading import read

AGREEMENT = """设备租赁合同

甲方：青川市测绘院
乙方：青川恒达仪器有限公司

第一条 租赁物
乙方向甲方出租测量设备一批。
第二条 租期
租期【2】年。
第三条 其他
未尽事宜，由双方协商解决。

{block}
"""

BLOCKS = {
    "below": """甲方（盖章）：青川市测绘院
授权代表（签字）：梁启文
日期：2024年3月5日

乙方（盖章）：青川恒达仪器有限公司
授权代表（签字）：卢建成
日期：2024年3月6日""",
    "side-by-side": """甲方（盖章）：青川市测绘院      乙方（盖章）：青川恒达仪器有限公司
授权代表：梁启文      授权代表：卢建成
日期：2024年3月5日      日期：2024年3月6日""",
    "one-space": """甲方（盖章）：青川市测绘院 乙方（盖章）：青川恒达仪器有限公司
授权代表：梁启文 授权代表：卢建成
日期：2024年3月5日 日期：2024年3月6日""",
    "tabs": """甲方（盖章）：青川市测绘院\t乙方（盖章）：青川恒达仪器有限公司
授权代表：梁启文\t授权代表：卢建成
2024年3月5日\t2024年3月6日""",
    "interleaved": """甲方（盖章）：青川市测绘院
乙方（盖章）：青川恒达仪器有限公司
授权代表：梁启文
授权代表：卢建成
日期：2024年3月5日
日期：2024年3月6日""",
    "vertical": """甲方（盖章）：
青川市测绘院
授权代表（签字）：
梁启文
日期：
2024年3月5日
乙方（盖章）：
青川恒达仪器有限公司
授权代表（签字）：
卢建成
日期：
2024年3月6日""",
    "bracketed": """甲方（公章）：【青川市测绘院】
法定代表人或授权代表（签字）：【梁启文】
签订日期：【2024】年【3】月【5】日
乙方（公章）：【青川恒达仪器有限公司】
法定代表人或授权代表（签字）：【卢建成】
签订日期：【2024】年【3】月【6】日""",
    "spaced": """甲 方 ： 青川市测绘院 （盖章）
授 权 代 表 ： 梁启文
日 期 ： 2024 年 3 月 5 日
乙 方 ： 青川恒达仪器有限公司 （盖章）
授 权 代 表 ： 卢建成
日 期 ： 2024 年 3 月 6 日""",
    "dates-without-label": """甲方（盖章）：青川市测绘院
授权代表：梁启文
2024年3月5日
乙方（盖章）：青川恒达仪器有限公司
授权代表：卢建成
2024年3月6日""",
}


def signatures(block: str) -> list[tuple[str, str | None, str | None, str | None]]:
    found: Extraction = read(AGREEMENT.format(block=block))
    return [(s.role, s.name, s.signatory, str(s.date) if s.date else None) for s in found.contract.signatures]


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_both_sides_sign(block: str) -> None:
    assert signatures(block) == [
        ("甲方", "青川市测绘院", "梁启文", "2024-03-05"),
        ("乙方", "青川恒达仪器有限公司", "卢建成", "2024-03-06"),
    ]
    assert str(read(AGREEMENT.format(block=block)).contract.date_signed) == "2024-03-06"


@pytest.mark.parametrize(
    "block",
    [
        "甲方（盖章）：\n授权代表（签字）：\n日期：    年  月  日\n"
        "乙方（盖章）：\n授权代表（签字）：\n日期：    年  月  日",
        "甲方（盖章）：____  乙方（盖章）：____\n"
        "授权代表：____  授权代表：____\n日期：____年__月__日  日期：____年__月__日",
        "甲方（盖章）：【】\n授权代表：【】\n日期：【】年【】月【】日\n"
        "乙方（盖章）：【】\n授权代表：【】\n日期：【】年【】月【】日",
    ],
)
def test_what_was_not_signed_is_null(block: str) -> None:
    assert signatures(block) == [("甲方", None, None, None), ("乙方", None, None, None)]
    assert read(AGREEMENT.format(block=block)).contract.date_signed is None


def test_one_side_signed() -> None:
    block = (
        "甲方（盖章）：青川市测绘院\n授权代表：\n日期：\n"
        "乙方（盖章）：青川恒达仪器有限公司\n授权代表：卢建成\n日期：2024年3月6日"
    )
    assert signatures(block) == [
        ("甲方", "青川市测绘院", None, None),
        ("乙方", "青川恒达仪器有限公司", "卢建成", "2024-03-06"),
    ]


def test_an_account_in_the_signature_block() -> None:
    block = BLOCKS["below"] + "\n开户行：青川农村商业银行城中支行\n账号：6222021001001234567"
    parties = read(AGREEMENT.format(block=block)).contract.parties
    assert [(p.role, a.purpose.value, a.number) for p in parties for a in p.accounts] == [
        ("乙方", "signature", "6222021001001234567")
    ]
    assert signatures(block)[1] == ("乙方", "青川恒达仪器有限公司", "卢建成", "2024-03-06")


def test_a_cover_is_no_signature_block() -> None:
    text = AGREEMENT.format(block=BLOCKS["below"]).replace(
        "乙方：青川恒达仪器有限公司\n", "乙方：青川恒达仪器有限公司\n签订日期：2024年3月1日\n", 1
    )
    contract = read(text).contract
    assert [str(s.date) for s in contract.signatures] == ["2024-03-05", "2024-03-06"]
    assert str(contract.date_signed) == "2024-03-06"
