"""Parties that are called 甲 and 乙 alone."""

from __future__ import annotations

import pytest

from .reading import read

BOTH = ("青岭水务局", "临川百合园艺有限公司")


def names(text: str) -> tuple[str | None, ...]:
    return tuple(party.name for party in read(text).contract.parties)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("甲：青岭水务局\n乙：临川百合园艺有限公司\n", BOTH),
        ("甲: 青岭水务局    乙: 临川百合园艺有限公司\n", BOTH),
        ("甲（委托人）：青岭水务局\n乙（受托人）：临川百合园艺有限公司\n", BOTH),
        ("甲 ：青岭水务局\n地址：青岭市学府路12号\n乙 ：临川百合园艺有限公司\n电话：0899-6612345\n", BOTH),
        ("甲：【青岭水务局】\n乙方：【临川百合园艺有限公司】\n", BOTH),
        ("甲方：青岭水务局\n乙：临川百合园艺有限公司\n", BOTH),
        ("　　甲：青岭水务局\n　　乙：许文\n", ("青岭水务局", "许文")),
        ("甲：青岭水务局，地址：青岭市学府路12号\n乙：临川百合园艺有限公司，地址：临川市春晖路3号\n", BOTH),
        ("甲：青岭水务局\n乙：临川百合园艺有限公司\n丙：青禾担保有限公司\n", (*BOTH, "青禾担保有限公司")),
    ],
)
def test_letters_alone_are_parties(head: str, expected: tuple[str, ...]) -> None:
    said = "一、甲委托乙养护绿地，养护费共计人民币36,000元。\n二、乙每月巡检两次。\n甲（盖章）：\n乙（盖章）：\n"
    assert names(f"绿地养护协议\n{head}{said}2031年5月6日\n") == expected


def test_clauses_may_call_them_in_full() -> None:
    text = "绿地养护协议\n甲：青岭水务局\n乙：临川百合园艺有限公司\n甲方按月付费。一式三份，甲执一份，乙执二份。\n"
    contract = read(text).contract
    assert tuple(party.name for party in contract.parties) == BOTH
    assert contract.copies.held == {"甲方": 1, "乙方": 2}


@pytest.mark.parametrize(
    "said",
    [
        "甲：你好，请坐。\n乙：谢谢。\n",
        "方案分为两档。\n甲：1000元\n乙：2000元\n",
        "甲：合格\n乙：不合格\n",
        "甲：张三\n见证人：李四\n",
        "甲级资质：青禾设计有限公司\n乙级资质：青岭设计有限公司\n",
    ],
)
def test_letters_of_anything_else_are_none(said: str) -> None:
    head = "绿地养护协议\n委托方：青岭水务局\n受托方：临川百合园艺有限公司\n"
    assert names(head + said + "一、养护费共计人民币36,000元。\n") == BOTH


def test_whoever_signs_for_a_labelled_party_is_no_party() -> None:
    text = "绿地养护协议\n甲方：青岭水务局\n乙方：临川百合园艺有限公司\n养护费36,000元。\n甲：许文\n乙：陶小满\n"
    assert names(text) == BOTH
