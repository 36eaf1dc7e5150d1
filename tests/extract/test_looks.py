"""Quick looks that spare the reading of lines say what the reading itself says."""

from __future__ import annotations

import pytest
import regex

from hedui.extract.candidates.money import MAY_BE_SUM, figure_at
from hedui.extract.candidates.spot import spot
from hedui.extract.words.entries import Kind
from tests.extract.reading import read

_FIGURE = regex.compile(r"(?<![\d.,])\d(?!\d{0,3}[年月日号])")
_BEFORE = ("", "(", "共", "：", "¥", "HK$", "人民币", "USD ", "-", "口", "x", "\t", "第", "**", "总价(元)")
_FIGURES = ("7", "71", "9,800.00", "98.5", "5000", "2024", "1 200", "1,95 5")
_BEHIND = (
    "",
    ")",
    "元",
    "万元",
    " 元",
    "台",
    "美元",
    "(人民币)",
    "年",
    "月",
    "#",
    "角",
    "整",
    "，",
    "。",
    "亿",
    "\t",
    "条",
    "千克",
)


@pytest.mark.parametrize("before", _BEFORE)
def test_every_figure_that_is_like_money_is_looked_at(before: str) -> None:
    """Of all figures beside other characters, those that are passed over are no sums."""
    text = "\n".join(f"某{before}{figure}{behind}某" for figure in _FIGURES for behind in _BEHIND)
    layout = read(text).layout
    looked = {match.start() for match in MAY_BE_SUM.finditer(layout.text.flow.text)}
    for match in _FIGURE.finditer(layout.text.flow.text):
        money = figure_at(layout.text, match.start())
        if match.start() not in looked:
            assert money is None or not money.like_money


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.DAYS, "收到发票后10日内付款"),
        (Kind.TERM, "保修十二个季度"),
        (Kind.RATE, "按三个点计"),
        (Kind.RATE, "千分之五"),
        (Kind.COPIES, "一式两本"),
        (Kind.HOURS, "四个钟头内到场"),
        (Kind.CYCLE, "费用趸缴"),
        (Kind.CYCLE, "the fee is payable MONTHLY"),
        (Kind.CYCLE, "款项一并付清"),
        (Kind.CYCLE, "全额付款"),
    ],
)
def test_a_kind_is_looked_for_wherever_it_may_be(kind: Kind, text: str) -> None:
    assert [candidate.kind for candidate in spot(read(text).layout, frozenset({kind}))] == [kind]


def test_own_lines_are_those_of_the_flow_with_their_places() -> None:
    layout = read("第一条 标的\n甲方购买水泵。\n第二条 付款\n乙方交货后付款。").layout
    lines = layout.own_lines()
    assert [line.text for line in lines] == [line for line in layout.text.flow.text.split("\n") if line]
    assert all(layout.text.flow.text.startswith(line.text, line.start) for line in lines)
    assert layout.own_lines() is lines


@pytest.mark.parametrize(
    ("pattern", "said"), [("付款", True), ("^付款", True), ("押金", False), ("押金$", True), ("(?<![^交])押金", True)]
)
def test_one_look_tells_only_of_patterns_that_know_no_lines(pattern: str, said: bool) -> None:
    """A pattern that is about where lines begin or end may always be met."""
    assert read("甲方应付款。").layout.may_say(regex.compile(pattern)) is said
