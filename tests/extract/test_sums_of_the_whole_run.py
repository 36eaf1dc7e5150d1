"""The total beside a monthly price: what the whole term, school term or prolongation costs."""

from __future__ import annotations

import pytest

from .reading import read


def total(clause: str) -> str | None:
    found = read(
        f"校车服务合同\n甲方：远岭幼儿园\n乙方：青川校车有限公司\n一、乙方提供校车2辆。\n二、{clause}\n"
    ).contract.total
    return None if found is None or found.amount is None else str(found.amount)


@pytest.mark.parametrize(
    "stated",
    [
        "本学期合计",
        "全学期费用共计",
        "整个租期合计",
        "服务期内共计",
        "延长期内合计",
        "续租期限内总计",
        "承包期间合计",
        "本项目总共",
    ],
)
def test_what_the_whole_run_costs_is_the_total(stated: str) -> None:
    assert total(f"服务费：每月18,000元，{stated}81,000元（大写：捌万壹仟元整）。") == "81000"


@pytest.mark.parametrize(
    "stated",
    [
        "每名学生每学期合计900元",
        "每服务期共计900元",
        "每人本学期合计900元",
        "每月合计900元",
        "保证金在服务期内共退900元",
    ],
)
def test_what_one_costs_or_one_period_is_none(stated: str) -> None:
    assert total(f"{stated}，由甲方支付。") is None


@pytest.mark.parametrize("label", ["代表 By", "代表人 Signed by", "授权代表/By", "By 授权代表", "代表 Signatory"])
def test_who_signs_under_a_label_in_two_languages(label: str) -> None:
    signed = "".join(
        f"{role}（盖章）：{name}\n{label}：{person}\n日期 Date：2031年2月1日\n"
        for role, name, person in (("甲方", "远岭幼儿园", "何静"), ("乙方", "青川校车有限公司", "陶小满"))
    )
    text = f"校车服务合同\n甲方：远岭幼儿园\n乙方：青川校车有限公司\n一、校车2辆。\n二、一式两份。\n{signed}"
    assert [one.signatory for one in read(text).contract.signatures] == ["何静", "陶小满"]
