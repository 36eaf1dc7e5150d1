"""Notes of hand: who owes and who is owed."""

from __future__ import annotations

import pytest

from hedui.pipeline import process
from tests.extract.reading import read


@pytest.mark.parametrize(
    ("text", "lender", "borrower"),
    [
        (
            "借条：今向许文借到现金人民币叁万元（30000元），于2024年6月30日前还清。借款人：何静 2024年1月5日",
            "许文",
            "何静",
        ),
        ("今借到许文现金30000元（叁万元整）。借款人：何静", "许文", "何静"),
        ("借条\n本人何静，因资金周转，于2024年3月8日向许文借款人民币30000元。\n借款人：何静", "许文", "何静"),
        ("欠条\n今欠许文货款人民币叁万元整（¥30000元）。\n欠款人：何静\n2024年1月5日", "许文", "何静"),
        (
            "欠条\n截至2024年1月5日，尚欠青川恒达建材有限公司材料款人民币叁万元整。\n欠款人：何静",
            "青川恒达建材有限公司",
            "何静",
        ),
        (
            "欠条\n今欠到许文工程款人民币叁万元整。\n欠款人：远岭装饰工程有限公司（盖章）",
            "许文",
            "远岭装饰工程有限公司",
        ),
        ("借款合同\n借款人：何静\n借款人向贷款人借款人民币伍万元整。\n", None, "何静"),
        ("供货协议\n供方：何静\n需方拖欠货款人民币伍万元整的，供方停止供货。\n", None, "何静"),
    ],
)
def test_who_is_owed_and_who_owes(text: str, lender: str | None, borrower: str) -> None:
    names = {party.role: party.name for party in read(text).contract.parties}
    assert (names.get("甲方"), names.get("乙方")) == (lender, borrower)


@pytest.mark.parametrize(
    ("told", "number"),
    [
        ("（身份证号：110101199003076536）", "110101199003076536"),
        ("（身份证号110101199003076536）", "110101199003076536"),
        ("（110101199003076536）", "110101199003076536"),
        ("（即出借人）", None),
        ("", None),
    ],
)
def test_the_identity_number_of_who_lends(told: str, number: str | None) -> None:
    parties = read(f"借条\n今借到许文{told}人民币伍万元整。\n借款人：何静\n").contract.parties
    assert [party.id_number for party in parties if party.role == "甲方"] == [number]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("借条\n今借到许文人民币伍万元整。\n借款人：何静\n", False),
        ("欠 条\n今欠许文货款人民币伍万元整。\n欠款人：何静\n", False),
        ("今借到许文人民币伍万元整。借款人：何静\n", False),
        ("借款合同\n出借人：许文\n借款人：何静\n出借人向借款人出借人民币伍万元整。\n", True),
    ],
)
def test_a_note_of_hand_has_no_number(text: str, *, asked: bool) -> None:
    found = process(text.encode(), name="a.txt").findings
    assert ("number-missing" in [finding.code for finding in found]) is asked
