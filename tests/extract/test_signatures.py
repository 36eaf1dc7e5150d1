"""Signature blocks: one below the other, side by side, and interleaved line by line."""

from __future__ import annotations

import pytest

from hedui.extract import Extraction
from hedui.settings import Settings
from hedui.validate import validate

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
    "values-below": """甲方（盖章）：        乙方（盖章）：
青川市测绘院        青川恒达仪器有限公司
授权代表（签字）：        授权代表（签字）：
梁启文        卢建成
日期：        日期：
2024年3月5日        2024年3月6日""",
    "values-below-without-colons": """甲方（盖章）　　　　乙方（盖章）

青川市测绘院　　　　青川恒达仪器有限公司

授权代表（签字）　　　　授权代表（签字）

梁启文　　　　卢建成

日期　　　　日期

2024年3月5日　　　　2024年3月6日""",
    "values-below-one-space": """甲方（盖章）： 乙方（盖章）：
青川市测绘院 青川恒达仪器有限公司
授权代表（签字）： 授权代表（签字）：
梁启文 卢建成
日期： 日期：
2024年3月5日 2024年3月6日""",
    "values-below-line-by-line": """甲方（公章）：        乙方（公章）：
青川市测绘院
青川恒达仪器有限公司
授权代表：        授权代表：
梁启文
卢建成
日期：        日期：
2024年3月5日
2024年3月6日""",
    "names-above-seals": """青川市测绘院        青川恒达仪器有限公司
甲方（盖章）        乙方（盖章）
授权代表：梁启文        授权代表：卢建成
日期：2024年3月5日        日期：2024年3月6日""",
    "in-parentheses-below": """甲方（盖章）：        乙方（盖章）：
（青川市测绘院）        （青川恒达仪器有限公司）
授权代表：梁启文        授权代表：卢建成
日期：2024年3月5日        日期：2024年3月6日""",
    "table": """| 甲方（盖章）： | 乙方（盖章）： |
| 青川市测绘院 | 青川恒达仪器有限公司 |
| 授权代表（签字）： | 授权代表（签字）： |
| 梁启文 | 卢建成 |
| 日期：2024年3月5日 | 日期：2024年3月6日 |""",
    "labels-then-values": """甲方（盖章）：
授权代表：
日期：
青川市测绘院
梁启文
2024年3月5日
乙方（盖章）：
授权代表：
日期：
青川恒达仪器有限公司
卢建成
2024年3月6日""",
    "columns-of-a-table": """        甲方（盖章）        乙方（盖章）
单位名称        青川市测绘院        青川恒达仪器有限公司
授权代表        梁启文        卢建成
日期        2024年3月5日        2024年3月6日""",
    "names-labelled-in-columns": """甲方\t乙方
单位名称（章）：青川市测绘院\t单位名称（章）：青川恒达仪器有限公司
委托代理人：梁启文\t委托代理人：卢建成
日期：2024年3月5日\t日期：2024年3月6日""",
    "label-on-two-lines": """甲方（盖章）：青川市测绘院        乙方（盖章）：青川恒达仪器有限公司
法定代表人                法定代表人
或授权代表（签字）：梁启文        或授权代表（签字）：卢建成
日期：2024年3月5日        日期：2024年3月6日""",
    "names-broken-over-lines": """甲方（盖章）：青川市        乙方（盖章）：青川恒达仪器
测绘院        有限公司
授权代表：梁启文        授权代表：卢建成
日期：2024年3月5日        日期：2024年3月6日""",
    "heads-set-apart": """甲  方                            乙  方
名  称：青川市测绘院（印）          名  称：青川恒达仪器有限公司（合同专用章）
签  字：梁  启  文                  签  字：卢 建成
日  期：2024年3月5日                日  期：2024年3月6日""",
    "representatives-without-colons": """甲方（盖章）                      乙方（盖章）
青川市测绘院                      青川恒达仪器有限公司
代表人（签字）梁启文              代表人（签字）卢建成
2024年3月5日                      2024年3月6日""",
    "one-column-behind-the-other": """甲方（盖章）：青川市测绘院
乙方（盖章）：青川恒达仪器
有限公司
授权代表：梁启文
日期：2024年3月5日
授权代表：卢建成
日期：2024年3月6日""",
    "rules-between": """甲方（盖章）：青川市测绘院 | 乙方（盖章）：青川恒达仪器有限公司
授权代表：梁启文 | 授权代表：卢建成
日期：2024年3月5日 | 日期：2024年3月6日""",
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


DAY = "2024年3月6日"


def test_a_column_that_was_left_empty() -> None:
    block = """甲方（盖章）                      乙方（盖章）
青川市测绘院                      青川恒达仪器有限公司
代表人（签字）                    代表人（签字）卢建成
2024年    月    日                2024年3月6日"""
    assert signatures(block) == [
        ("甲方", "青川市测绘院", None, None),
        ("乙方", "青川恒达仪器有限公司", "卢建成", "2024-03-06"),
    ]
    blanks = {(blank.field, blank.role) for blank in read(AGREEMENT.format(block=block)).blanks}
    assert blanks == {("signature.signatory", "甲方"), ("signature.date", "甲方")}


@pytest.mark.parametrize("empty", ["年   月   日", "20  年  月  日", "2024 年   月   日", "____年__月__日"])
def test_one_of_two_dates_on_a_line(empty: str) -> None:
    block = """甲方（盖章）                      乙方（盖章）
青川市测绘院                      青川恒达仪器有限公司
{}          {}"""
    dates = [[date for *_, date in signatures(block.format(*pair))] for pair in ((empty, DAY), (DAY, empty))]
    assert dates == [[None, "2024-03-06"], ["2024-03-06", None]]


def test_a_label_under_one_of_two_heads_is_that_party_s() -> None:
    block = """甲方（盖章）                      乙方（签字）
青川市测绘院                      卢建成
授权代表（签字）：梁启文
2024年3月5日                      2024年3月6日"""
    assert signatures(block) == [
        ("甲方", "青川市测绘院", "梁启文", "2024-03-05"),
        ("乙方", None, "卢建成", "2024-03-06"),
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


STACKED = "甲方（盖章）：青川市测绘院\n授权代表：梁启文\n\n乙方（盖章）：青川恒达仪器有限公司\n授权代表：卢建成\n"


@pytest.mark.parametrize(
    "block",
    [
        STACKED + "\n签订日期：2024年3月6日",
        STACKED + "\n签订地点：青川市\n签署时间：2024年3月6日",
        STACKED + "\n本合同签订日期：二〇二四年三月六日",
        "签订日期：2024年3月6日\n" + STACKED,
        "甲方（盖章）：        乙方（盖章）：\n青川市测绘院        青川恒达仪器有限公司\n"
        "授权代表：梁启文        授权代表：卢建成\n签订日期：2024年3月6日",
    ],
    ids=["below", "place-and-time", "words", "above", "below-columns"],
)
def test_one_date_for_both(block: str) -> None:
    assert signatures(block) == [
        ("甲方", "青川市测绘院", "梁启文", "2024-03-06"),
        ("乙方", "青川恒达仪器有限公司", "卢建成", "2024-03-06"),
    ]


@pytest.mark.parametrize(
    "block",
    [
        STACKED.replace("梁启文\n", "梁启文\n日期：\n") + "日期：2024年3月6日",
        STACKED + "乙方签署日期：2024年3月6日",
        STACKED + "2024年3月6日",
    ],
    ids=["own-line-left-blank", "own-label", "no-label"],
)
def test_a_date_of_one_side_is_not_the_others(block: str) -> None:
    assert [date for *_, date in signatures(block)] == [None, "2024-03-06"]


def test_a_value_below_two_labels_is_taken_for_the_one_that_it_stands_under() -> None:
    block = "甲方（盖章）：{gap}乙方（盖章）：\n{gap}      青川恒达仪器有限公司\n授权代表：{gap}授权代表：\n梁启文"
    assert signatures(block.format(gap=" " * 16)) == [
        ("甲方", None, "梁启文", None),
        ("乙方", "青川恒达仪器有限公司", None, None),
    ]


def test_a_value_below_labels_without_a_gap_is_nobodys() -> None:
    assert signatures("甲方（盖章）： 乙方（盖章）：\n青川恒达仪器有限公司") == [
        ("甲方", None, None, None),
        ("乙方", None, None, None),
    ]


@pytest.mark.parametrize("label", ["甲方（盖章）：", "甲方：", "甲方（公章）："])
def test_whoever_represents_a_company_is_no_second_name_of_it(label: str) -> None:
    text = (
        "服务合同\n甲方：青川市测绘院\n法定代表人：何静\n乙方：青川恒达仪器有限公司\n法定代表人：陈实\n"
        "第一条 服务\n乙方提供服务。\n第二条 其他\n未尽事宜，双方协商。\n"
        f"签订日期：2025年3月1日\n\n{label}            乙方（签字）：\n何静                 陈实\n"
    )
    contract = read(text).contract
    assert [party.name for party in contract.parties] == ["青川市测绘院", "青川恒达仪器有限公司"]
    assert [signature.signatory for signature in contract.signatures] == ["何静", "陈实"]


@pytest.mark.parametrize(
    "clause",
    [
        "甲方授权代表：何静\n乙方授权代表：林涛",
        "第四条 甲方授权代表：何静",
        "4.1 甲方授权代表：何静\n4.2 乙方授权代表：林涛",
        "授权代表：何静（负责签收文件）",
        "甲方授权代表：何静，电话：13800138000；乙方授权代表：林涛，电话：13900139000。",
    ],
)
@pytest.mark.parametrize("name", ["below", "side-by-side"])
def test_whom_a_clause_names_to_speak_for_a_party_did_not_sign(clause: str, name: str) -> None:
    contract = read(AGREEMENT.format(block=f"{clause}\n{BLOCKS[name]}")).contract
    assert [(s.name, s.signatory) for s in contract.signatures] == [
        ("青川市测绘院", "梁启文"),
        ("青川恒达仪器有限公司", "卢建成"),
    ]


def test_who_signs_behind_a_bracket_on_the_line_below() -> None:
    asked = "（盖章）\n法定代表人或授权代表：\n（签字） "
    block = f"甲方：青川市测绘院\n{asked}梁启文\n乙方：青川恒达仪器有限公司\n{asked}卢建成"
    signatures = read(AGREEMENT.format(block=block)).contract.signatures
    assert [signature.signatory for signature in signatures] == ["梁启文", "卢建成"]


def test_who_signs_beside_each_other_below_their_columns() -> None:
    asked = "（盖章）\n法定代表人或授权代表：\n"
    columns = f"甲方：青川市测绘院\n{asked}乙方：青川恒达仪器有限公司\n{asked}"
    signatures = read(AGREEMENT.format(block=columns + "（签字） 梁启文\t（签字） 卢建成")).contract.signatures
    assert [signature.signatory for signature in signatures] == ["梁启文", "卢建成"]
    unsigned = read(AGREEMENT.format(block=columns + "（签字）\t（签字）")).contract.signatures
    assert [signature.signatory for signature in unsigned] == [None, None]


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ("2024年3月5日\n2024年3月6日", ["2024-03-05", "2024-03-06"]),
        ("2024年3月5日\t2024年3月6日", ["2024-03-05", "2024-03-06"]),
        ("2024年3月5日", ["2024-03-05", "2024-03-05"]),
        ("2024年3月5日\n    年  月  日", ["2024-03-05", "None"]),
    ],
)
def test_whose_the_dates_below_both_names_are(dates: str, expected: list[str]) -> None:
    block = f"甲方（盖章）：青川市测绘院\n乙方（盖章）：青川恒达仪器有限公司\n{dates}"
    signatures = read(AGREEMENT.format(block=block)).contract.signatures
    assert [str(signature.date) for signature in signatures] == expected


def test_a_date_below_the_second_name_is_only_its_own_where_the_first_has_one() -> None:
    block = "甲方（盖章）：青川市测绘院\n2024年3月5日\n乙方（盖章）：青川恒达仪器有限公司\n2024年3月6日"
    signatures = read(AGREEMENT.format(block=block)).contract.signatures
    assert [str(signature.date) for signature in signatures] == ["2024-03-05", "2024-03-06"]


COLUMNS_AS_RECOGNISED = {
    "seals on one line": """甲方（盖章） 乙方（盖章）
青川市测绘院 青川恒达仪器有限公司
法定代表人： 法定代表人：
梁启文 卢建成
2024年3月5日 2024年3月6日""",
    "each one's label, then both values": """甲方：青川市测绘院
法定代表人：
乙方：青川恒达仪器有限公司
法定代表人：
梁启文
卢建成
日期：2024.3.5
日期：2024. 3 .6""",
    "seals between labels and names": """甲方：
乙方：
（盖章）
（盖章）
青川市测绘院
青川恒达仪器有限公司
法定代表人：
法定代表人：
梁启文
卢建成
日期：2024年3月5曰
日期：2024年3月6日""",
}


@pytest.mark.parametrize("name", COLUMNS_AS_RECOGNISED)
def test_columns_line_by_line(name: str) -> None:
    signatures = read(AGREEMENT.format(block=COLUMNS_AS_RECOGNISED[name])).contract.signatures
    assert [(s.name, s.signatory, str(s.date)) for s in signatures] == [
        ("青川市测绘院", "梁启文", "2024-03-05"),
        ("青川恒达仪器有限公司", "卢建成", "2024-03-06"),
    ]


def test_one_name_below_the_second_of_two_open_labels_is_its_own() -> None:
    block = "甲方：青川市测绘院\n代表：\n乙方：青川恒达仪器有限公司\n代表：\n卢建成\n日期：2024年3月6日"
    signatures = read(AGREEMENT.format(block=block)).contract.signatures
    assert [signature.signatory for signature in signatures] == [None, "卢建成"]


@pytest.mark.parametrize("between", [" ", "", "（盖章）", "\t"])
def test_a_date_right_behind_the_name(between: str) -> None:
    block = f"甲方：青川市恒远公司{between}2024年3月5日\n乙方：青川恒达仪器有限公司{between}2024.3.6"
    text = AGREEMENT.replace("青川市测绘院", "青川市恒远公司").format(block=block)
    assert [(s.name, str(s.date)) for s in read(text).contract.signatures] == [
        ("青川市恒远公司", "2024-03-05"),
        ("青川恒达仪器有限公司", "2024-03-06"),
    ]


def test_one_date_at_the_margin_below_both_names_is_both_parties() -> None:
    block = "甲方（盖章） 乙方（盖章）\n法定代表人：梁启文 法定代表人：卢建成\n2024.3.5"
    signatures = read(AGREEMENT.format(block=block)).contract.signatures
    assert [str(one.date) for one in signatures] == ["2024-03-05"] * 2


THREE = "三方协议\n甲方：{0}\n乙方：{1}\n丙方：{2}\n第一条 标的\n水泵两台。\n"
SIGNERS = ("青岭水务有限公司", "云州机电有限公司", "东山物流有限公司")


@pytest.mark.parametrize(
    ("block", "dates"),
    [
        ("甲方（盖章）\t乙方（盖章）\t丙方（盖章）\n2024年3月5日\t\t2024年3月7日", ["2024-03-05", None, "2024-03-07"]),
        ("甲方（盖章）\t乙方（盖章）\t丙方（盖章）\n\t2024年3月6日\t2024年3月7日", [None, "2024-03-06", "2024-03-07"]),
        (
            f"甲方（盖章）：{' ' * 20}乙方（盖章）：{' ' * 20}丙方（盖章）：\n2024年3月5日{' ' * 54}2024年3月7日",
            ["2024-03-05", None, "2024-03-07"],
        ),
        ("甲方（盖章）：\n乙方（盖章）：\n丙方（盖章）：\n2024年3月5日  2024年3月7日", [None, None, None]),
        (
            "甲方（盖章）：{0}\n2024年3月5日\n乙方（盖章）：{1}\n丙方（盖章）：{2}\n2024年3月7日",
            ["2024-03-05", None, "2024-03-07"],
        ),
        ("甲方（盖章）：{0}\n乙方（盖章）：{1}\n丙方（盖章）：{2}\n2024年3月7日", ["2024-03-07"] * 3),
        (
            "甲方（盖章）\t乙方（盖章）\t丙方（盖章）\n2024年3月5日\t2024年3月6日\t2024年3月7日",
            ["2024-03-05", "2024-03-06", "2024-03-07"],
        ),
    ],
)
def test_of_three_who_sign_none_has_another_s_date(block: str, dates: list[str | None]) -> None:
    found = read((THREE + block + "\n").format(*SIGNERS)).contract
    assert [one.date and one.date.isoformat() for one in found.signatures] == dates
    assert (found.date_signed and found.date_signed.isoformat()) == max(filter(None, dates), default=None)


def test_parties_named_again_behind_points_without_articles_sign() -> None:
    extraction = read(
        "解除协议\n甲方（公司）：青岭电子有限公司\n乙方（员工）：何静\n1、双方于3月31日解除劳动关系。\n2、本协议一式两份。\n"
        "甲方：青岭电子有限公司  乙方：何静\n2025年3月31日\n"
    )
    signed = [(one.role, one.name, str(one.date)) for one in extraction.contract.signatures]
    assert signed == [("甲方", "青岭电子有限公司", "2025-03-31"), ("乙方", "何静", "2025-03-31")]


@pytest.mark.parametrize("head", ["项目\t内容\n", "字段\t具体内容\n", ""])
def test_a_block_of_labels_and_values_may_have_a_head(head: str) -> None:
    sides = (("甲方（委托方）", "青川市测绘院", "8"), ("乙方（受托方）", "青川恒达仪器有限公司", "___"))
    block = "\n".join(
        f"{role}\n{head}单位名称\t{name}\n公章\t（加盖）\n日期\t2026 年 6 月 {day} 日\n" for role, name, day in sides
    )
    signatures = read(AGREEMENT.format(block=block)).contract.signatures
    assert [(one.name, one.date and one.date.isoformat()) for one in signatures] == [
        ("青川市测绘院", "2026-06-08"),
        ("青川恒达仪器有限公司", None),
    ]


SIGNED_BY_HAND = "供货合同\n供方：青禾商贸有限公司\n需方：远山机械有限公司\n第一条 供货。\n"
SEALED = "供方（盖章）：青禾商贸有限公司\n需方（盖章）：远山机械有限公司\n"


@pytest.mark.parametrize(
    "block",
    [
        "供方签名：张三\n需方签字：李四\n",
        "供方（签名）：张三\n需方（签字）：李四\n",
        "供方盖章：\n需方盖章：\n供方签字：张三\n需方签字：李四\n",
        f"{SEALED}供方签字：张三\n需方签字：李四\n日期：2025年3月1日\n",
        "供方（盖章）：  需方（盖章）：\n供方签字：张三  需方签字：李四\n",
        "供方（盖章）：\n供方签字：张三\n日期：2025年3月1日\n需方（盖章）：\n需方签字：李四\n日期：2025年3月2日\n",
        f"1、供方签名：张三\n2、需方签名：李四\n第二条 附则\n{SEALED}日期：2025年3月1日\n",
        "供方签字人：张三\n需方代表签名：李四\n",
    ],
)
def test_who_signs_by_hand_for_an_organisation_is_a_signatory_and_no_second_name(block: str) -> None:
    found = read(SIGNED_BY_HAND + block)
    assert [(each.role, each.signatory) for each in found.contract.signatures] == [("甲方", "李四"), ("乙方", "张三")]
    assert "party-name-mismatch" not in {each.code for each in validate(found, Settings())}


@pytest.mark.parametrize(
    ("block", "told"),
    [
        ("供方（公章）：东海机械有限公司\n需方（公章）：远山机械有限公司\n", True),
        ("供方签字：东海机械有限公司\n需方签字：远山机械有限公司\n", True),
        ("供方签字盖章：青禾商贸有限公司\n需方签字盖章：远山机诫有限公司\n", True),
        (SEALED, False),
    ],
)
def test_another_organisation_where_a_party_signs_is_still_told(block: str, told: bool) -> None:
    assert ("party-name-mismatch" in {each.code for each in validate(read(SIGNED_BY_HAND + block), Settings())}) is told


def test_a_person_who_signs_in_another_name_is_still_told() -> None:
    found = read("租房合同\n甲方：王小林\n乙方：李大海\n第一条 出租。\n甲方签名：王晓林\n乙方签名：李大海\n")
    assert "party-name-mismatch" in {each.code for each in validate(found, Settings())}


@pytest.mark.parametrize(
    "annex", ["附录\n测量范围0.1～300μm。", "附件一：技术指标\n测量范围0.1～300μm。", "附表\n序号 名称\n1 阀"]
)
@pytest.mark.parametrize("seal", ["（盖章）", "(公章)", ""])
@pytest.mark.parametrize("day", ["   2025年5月6日", "\t2025.5.6", " 2025-05-06"])
def test_an_annex_behind_days_behind_names_hides_no_signatures(annex: str, seal: str, day: str) -> None:
    signed = f"甲方：青禾县财政局{seal}{day}\n乙方：宁川科技有限公司{seal}{day}\n"
    text = f"服务合同\n甲方：青禾县财政局\n乙方：宁川科技有限公司\n第一条 总额320000元。\n{signed}{annex}\n"
    assert [str(one.date) for one in read(text).contract.signatures] == ["2025-05-06", "2025-05-06"]


@pytest.mark.parametrize(
    "behind", ["第二条 服务期一年。", "二、服务期一年。", "附件一：委托单\n甲方：青禾县财政局\n乙方：宁川科技有限公司"]
)
def test_parties_amid_the_clauses_or_in_an_annex_sign_nothing(behind: str) -> None:
    parties = "甲方：青禾县财政局\n乙方：宁川科技有限公司\n"
    amid = parties if behind[0] in "第二" else ""
    first = "第一条" if behind[0] != "二" else "一、"
    text = f"服务合同\n{parties}{first} 总额320000元。\n{amid}{behind}\n"
    assert read(text).contract.signatures == ()
