"""Names before their party's word in brackets, with a colon behind: 金牌教育(甲方):."""

from __future__ import annotations

import pytest

from .reading import read

FULL = "明澈印务有限公司"


def names(head: str) -> list[str | None]:
    return [party.name for party in read(f"教材采购合同\n{head}\n一、甲方向乙方采购教材一批。").contract.parties]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (f"金牌教育(甲方):\n{FULL}(乙方):", ["金牌教育", FULL]),
        (f"{FULL}（甲方）：\n远山科技（乙方）：", [FULL, "远山科技"]),
        ("青禾幼儿园（甲方）： 地址：临川市青云路8号\n" + f"{FULL}（乙方）：", ["青禾幼儿园", FULL]),
        ("金牌教育（甲方）：统一社会信用代码：91350100M000100Y43\n明澈印务(乙方)：", ["金牌教育", "明澈印务"]),
        ("张青禾（甲方）：身份证号：110101199003078515\n李明澈（乙方）：", ["张青禾", "李明澈"]),
        ("张青禾（甲方）：\n身份证号：110101199003078515\n" + f"{FULL}（乙方）：", ["张青禾", FULL]),
        ("远山科技（甲方）：\n红叶影楼（乙方）：\n户名：红叶影楼", ["远山科技", "红叶影楼"]),
    ],
)
def test_what_stands_before_a_party_s_word_is_its_name(head: str, expected: list[str]) -> None:
    assert names(head) == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("养殖户（甲方）：\n饲料公司（乙方）：", []),
        (f"培训学校（甲方）：\n{FULL}（乙方）：", [FULL]),
        (f"采购部门（甲方）：\n{FULL}（乙方）：", [FULL]),
        (f"学校（甲方）：\n{FULL}（乙方）：", [FULL]),
        (f"培训学校（甲方）：\n{FULL}\n学员（乙方）：李明", [FULL, "李明"]),
        (f"单位名称（甲方）：青禾幼儿园\n单位名称（乙方）：{FULL}", ["青禾幼儿园", FULL]),
        (f"订货单位（甲方）：青禾幼儿园\n供货单位（乙方）：{FULL}", ["青禾幼儿园", FULL]),
        (f"金牌教育（甲方）：{FULL}\n乙方：李明", [FULL, "李明"]),
        (f"金牌教育（甲方）：____\n{FULL}（乙方）：", [FULL]),
        (f"甲方（采购人）：青禾幼儿园\n乙方（供应商）：{FULL}", ["青禾幼儿园", FULL]),
    ],
)
def test_a_form_s_word_for_a_party_is_none(head: str, expected: list[str]) -> None:
    assert [name for name in names(head) if name is not None] == expected


def test_a_short_name_of_four_characters_tells_no_kind() -> None:
    first, second, third = read("合作协议\n甲方：金牌教育\n乙方：何静\n丙方：阿依努尔·买买提\n").contract.parties
    assert (first.kind, second.kind, third.kind) == (None, "person", "person")
