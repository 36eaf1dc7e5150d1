"""Agreements as pages of purchasers and carriers announce them, with what the site has around them."""

from __future__ import annotations

from typing import Any

import pytest

from hedui.pipeline import process
from tests.extract.announcements import at

PAIRS = """合同编号：YLHT-2031-05
合同名称：学生课桌椅采购合同
采购人：云澜县实验小学
供应商：湖光教育装备有限公司
合同金额：171,000元
合同签订日期：2031年5月10日
"""
READ = {
    "/number": "YLHT-2031-05",
    "/title": "学生课桌椅采购合同",
    "/parties/0/name": "云澜县实验小学",
    "/parties/1/name": "湖光教育装备有限公司",
    "/total/amount": "171000",
    "/date_signed": "2031-05-10",
}
HEADS = [
    "当前位置：首页 » 政采公告 » 合同公告",
    "首页 > 信息公告 > 合同公告",
    "[首页](/) > [采购公告](/cggg) > 合同公告",
    "通知公告",
    "公告公示",
    "课桌椅采购项目合同公告",
    "云澜县实验小学采购合同备案公示",
    "首頁 > 採購公告 > 合同公告",
    "政府采购合同信息公告",
]


def read(text: str, pointers: dict[str, Any], name: str = "a.txt") -> dict[str, Any]:
    """What is read at the pointers."""
    contract = process(text.encode(), name=name).model_dump(mode="json")["contract"]
    return {pointer: at(contract, pointer) for pointer in pointers}


@pytest.mark.parametrize("head", HEADS)
def test_the_path_on_a_site_and_the_name_of_its_page_make_an_agreement_no_other_paper(head: str) -> None:
    record = process(f"{head}\n{PAIRS}".encode(), name="a.md").model_dump(mode="json")
    assert {pointer: at(record["contract"], pointer) for pointer in READ} == READ
    assert not {"not-an-agreement", "party-missing"} & {finding["code"] for finding in record["findings"]}


@pytest.mark.parametrize(
    "head", ["课桌椅采购项目成交结果公告", "课桌椅采购项目更正公告", "关于停水的公告", "中标候选人公示"]
)
def test_what_else_is_announced_is_no_agreement(head: str) -> None:
    record = process(f"{head}\n一、项目名称：课桌椅采购\n二、采购人：云澜县实验小学\n".encode(), name="a.txt")
    assert "not-an-agreement" in {finding.code for finding in record.findings}


@pytest.mark.parametrize("published", ["合同公告日期", "公告时间", "发布日期", "公示日期", "中标日期"])
def test_the_day_of_an_announcement_is_none_of_signing(published: str) -> None:
    text = f"合同公告\n{PAIRS}{published}：2031年5月16日\n"
    assert read(text, READ) == READ
    masked = text.replace("2031年5月10日", "2031年**月**日")
    assert read(masked, {"/date_signed": None}) == {"/date_signed": None}


@pytest.mark.parametrize(
    ("line", "pointer"),
    [
        ("合同编号：YL-点击登录查看-03", "/number"),
        ("合同金额：登录即可免费查看", "/total/amount"),
        ("合同签订日期：请登录后查看", "/date_signed"),
    ],
)
def test_what_a_site_shows_to_its_members_alone_is_masked(line: str, pointer: str) -> None:
    kept = [one for one in PAIRS.splitlines() if not one.startswith(line.split("：")[0])]
    assert read("合同公告\n" + "\n".join([*kept, line]), {pointer: None}) == {pointer: None}
    assert read(f"合同公告\n{PAIRS}登录后查看附件\n", READ) == READ


def test_what_announces_an_agreement_is_no_notice_of_award_for_the_words_that_both_use() -> None:
    said = "中标（成交）供应商名称：湖光教育装备有限公司\n供应商地址：江州市工业园3号\n公告时间：2031年5月16日\n"
    record = process(f"信息公告\n{PAIRS}{said}".encode(), name="a.txt").model_dump(mode="json")
    assert "not-an-agreement" not in {finding["code"] for finding in record["findings"]}
    assert {pointer: at(record["contract"], pointer) for pointer in READ} == READ


@pytest.mark.parametrize("behind", ["业主类型", "单位性质", "审批机关"])
def test_the_next_label_of_an_empty_form_is_nobody_s_name(behind: str) -> None:
    cells = "".join(f"<td>{cell}</td>" for cell in ("业主单位", "", behind, ""))
    form = f"<table><tr><td>项目名称</td><td></td></tr><tr>{cells}</tr></table>"
    rest = "".join(f"<p>{line}</p>" for line in PAIRS.splitlines())
    assert read(f"<html><body>{form}{rest}</body></html>", READ, "a.html") == READ


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("网站首页政务公开招标采购正文南屏区物业管理服务合同", "南屏区物业管理服务合同"),
        ("合同公告消防设施检测服务合同", "消防设施检测服务合同"),
        ("政务公开平台建设合同", "政务公开平台建设合同"),
    ],
)
def test_the_words_of_a_site_s_menu_are_none_of_a_title_s(line: str, title: str) -> None:
    assert read(f"{line}\n甲方：青川中学\n乙方：远岭消防技术有限公司\n", {"/title": title}) == {"/title": title}
