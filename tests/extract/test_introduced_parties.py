"""Parties that a sentence introduces, with what it tells of each before or behind the bracket that names its role."""

from __future__ import annotations

import pytest

from .reading import read

BOTH = [
    ("青川海拓有限公司", "青川市长桥路18号"),
    ("石港莱德（中国）有限公司", "石港市源一路1号厂房"),
]
_END = "\n一、本协议自双方签字之日起生效。\n"


def _parties(sentence: str) -> list[tuple[str | None, str | None]]:
    found = read("长期合作协议\n" + sentence + _END)
    return [(party.name, party.address) for party in found.contract.parties]


@pytest.mark.parametrize(
    "sentence",
    [
        "由以下双方签订：\n{a}，其住所位于 {at_a}。（以下简称“甲方”）和{b}，其住所位于 {at_b}。（以下简称“乙方”）",
        "本协议由以下双方签订：\n{a}，其住所位于{at_a}（以下简称“甲方”）和{b}，其住所位于{at_b}（以下简称“乙方”）",
        "{a}，一家依中国法律成立的公司，注册地址在{at_a}。（下称“甲方”）与{b}，一家依中国法律成立的公司，注册地址在{at_b}。（下称“乙方”）订立本协议。",
        "由下列双方签订：{a}，其注册地址位于{at_a}，法定代表人为何静。（以下简称甲方）；{b}，其注册地址位于{at_b}，法定代表人为陶小满。（以下简称乙方）。",
        "{a}，住所地为{at_a}，法定代表人：何静（以下称甲方），与{b}，住所地为{at_b}，法定代表人：陶小满（以下称乙方）签订本协议。",
        "{a}，注册地址{at_a}（甲方）；{b}，注册地址{at_b}（乙方）。",
        "{a}（以下简称“甲方”），住所：{at_a}；{b}（以下简称“乙方”），住所：{at_b}。",
        "{a}（以下简称“甲方”，住所：{at_a}）与{b}（以下简称“乙方”，住所：{at_b}）签订本协议。",
        "{a}（以下简称“甲方”，住所：{at_a}）与{b}（以下简称“乙方”，住所：{at_b}）于2025年3月1日签订本协议。",
        "{a}（以下简称“甲方”），住所为{at_a}，与{b}（以下简称“乙方”），住所为{at_b}，签订本协议。",
    ],
)
def test_what_is_told_of_a_party_keeps_it_none_of_its_name(sentence: str) -> None:
    (a, at_a), (b, at_b) = BOTH
    assert _parties(sentence.format(a=a, at_a=at_a, b=b, at_b=at_b)) == BOTH


@pytest.mark.parametrize(
    "sentence",
    [
        "青川海拓有限公司，其住所位于青川市长桥路18号，石港莱德（中国）有限公司（以下简称“乙方”），经协商签订本协议。",
        "何静，住址：青川市长桥路18号，石港莱德（中国）有限公司（以下简称“乙方”），经协商签订本协议。",
        "青川海拓有限公司，其住所位于青川市长桥路18号，与石港莱德（中国）有限公司（以下简称“乙方”）签订本协议。",
    ],
)
def test_a_name_of_whom_is_told_is_not_the_one_before_the_bracket(sentence: str) -> None:
    assert ("石港莱德（中国）有限公司", None) in _parties(sentence)


@pytest.mark.parametrize(
    "clause",
    [
        "三、青川测绘院，其住所位于青川市大桥路3号。（甲方指定的第三方）",
        "三、青川测绘院，依法取得许可，许可证号为青检字第18号（见附件一），由甲方另行委托。",
        "三、监理人为青川测绘院，其地址为青川市大桥路3号（乙方应予配合）。",
        "三、交货地址为青川市大桥路3号；青川测绘院（下称“测绘院”），住所：青川市大桥路5号。",
    ],
)
def test_others_of_whom_is_told_are_no_parties(clause: str) -> None:
    head = "甲方：青川海拓有限公司\n住所：青川市长桥路18号\n乙方：石港莱德（中国）有限公司\n住所：石港市源一路1号厂房\n"
    assert _parties(head + clause) == BOTH
