"""XXX behind a label: a form's blank, or a mask."""

from __future__ import annotations

import pytest

from hedui.pipeline import process

HEAD = "保洁合同\n甲方：青禾信息技术有限公司\n{}\n乙方：明澈保洁服务有限公司\n{}\n一、{}\n"
OPEN, FILLED = "地址：____", "地址：临川市青云路8号"


def told(first: str, second: str, clause: str = "服务期2年。", end: str = "") -> dict[str, str]:
    record = process((HEAD.format(first, second, clause) + end).encode(), name="a.txt")
    return {finding.code: finding.message for finding in record.findings}


@pytest.mark.parametrize(
    ("first", "second", "clause"),
    [
        ("地址：XXX", OPEN, "服务期2年。"),
        ("地址：XXX", FILLED, "服务期____年。"),
        ("电话：XXX", FILLED, "合同总价【 】元。"),
        ("地址：ＸＸＸ", OPEN, "服务期2年。"),
        ("法定代表人：XXX", FILLED, "合同总价{{金额}}元。"),
        ("联系人：XXX", FILLED, "服务内容：【填写服务内容】。"),
    ],
)
def test_a_form_s_placeholder_is_a_blank(first: str, second: str, clause: str) -> None:
    found = told(first, second, clause)
    assert "value-unread" not in found
    assert "blank-field" in found


@pytest.mark.parametrize(
    ("first", "second", "end"),
    [
        ("地址：XXX", FILLED, ""),
        ("电话：XXX", FILLED, "甲方（盖章）：\n签字：______\n日期：____年__月__日\n"),
        ("电话：138****1234", OPEN, ""),
        ("电话：xxx", OPEN, ""),
        ("法定代表人：张*", OPEN, ""),
    ],
)
def test_what_is_masked_stays_so(first: str, second: str, end: str) -> None:
    assert "value-unread" in told(first, second, end=end)
