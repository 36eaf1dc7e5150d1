"""Every 【…】 with what was filled in, whatever a reader made of its sides."""

from __future__ import annotations

import pytest

from hedui.extract.extraction import FoundBracket

from .reading import read

AGREEMENT = """设备租赁合同

甲方：青川市测绘院
乙方：青川恒达仪器有限公司

第一条 约定
{body}

第二条 其他
未尽事宜，由双方协商解决。
"""


def brackets(body: str) -> list[FoundBracket]:
    extraction = read(AGREEMENT.format(body=body))
    for bracket in extraction.brackets:
        assert extraction.layout.text.raw[bracket.span.start : bracket.span.end] == bracket.text
    return list(extraction.brackets)


@pytest.mark.parametrize(
    ("inside", "state", "value"),
    [
        ("2", "filled", "2"),
        (" 2 ", "filled", "2"),
        ("青川\n恒达", "filled", "青川恒达"),
        ("", "blank", None),
        ("　", "blank", None),
        ("____", "blank", None),
        ("   年  月  日", "blank", None),
        ("月", "filled", "月"),
        (" 月", "blank", None),
        ("/", "not-applicable", None),
        ("无", "not-applicable", None),
        ("-", "not-applicable", None),
        ("N/A", "not-applicable", None),
        ("不适用", "not-applicable", None),
        ("需要不需要", "unresolved", "需要不需要"),
        ("是否", "unresolved", "是否"),
        ("□需要□不需要", "unresolved", "□需要□不需要"),
        ("☑需要□不需要", "filled", "需要"),
        ("□需要√不需要", "filled", "不需要"),
    ],
)
def test_state_and_value(inside: str, state: str, value: str | None) -> None:
    (bracket,) = brackets(f"乙方提供的项目为【{inside}】。")
    assert (bracket.state, bracket.value, bracket.text) == (state, value, f"【{inside}】")


@pytest.mark.parametrize("sides", ["【】", "[]", "〔〕", "［］", "〖〗"])
def test_variants_of_the_sides(sides: str) -> None:
    (bracket,) = brackets(f"租期为{sides[0]}2{sides[1]}年。")
    assert (bracket.text, bracket.value) == (f"{sides[0]}2{sides[1]}", "2")


@pytest.mark.parametrize(
    ("body", "text", "value"),
    [("租期为【2年，自签订之日起。", "【2年", "2年"), ("租期为2】年，自签订之日起。", "2】", "2")],
)
def test_a_lost_side(body: str, text: str, value: str) -> None:
    (bracket,) = brackets(body)
    assert (bracket.text, bracket.value, bracket.state) == (text, value, "filled")


def test_punctuation_is_listed_as_well_in_reading_order() -> None:
    found = brackets("根据公通字【2005】77号，租期【2】年，押金【/】元。")
    assert [(b.value, b.state) for b in found] == [("2005", "filled"), ("2", "filled"), (None, "not-applicable")]


def test_the_clause_around_it() -> None:
    body = "（一）租期\n1、租期为【2】年。\n（二）押金\n押金为【300】元。"
    assert [bracket.clause for bracket in brackets(body)] == ["第一条(一)1", "第一条(二)"]
