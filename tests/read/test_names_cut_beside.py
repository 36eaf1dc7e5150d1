"""Two parties' names on one line, of which the last runs over and goes on below the first."""

from __future__ import annotations

from pathlib import Path

import pytest

from hedui.read import read_document
from hedui.settings import OcrEngine, Settings

from .paper import Paper


def rows(path: Path, left: str, right: str, rest: str, x: float = 85) -> list[str]:
    paper = Paper(path / "a.pdf").text(85, 100, left).text(340, 100, right).text(x, 132, rest)
    paper.lines(85, 164, "法定代表人：易松", "2025年2月11日").text(340, 164, "法定代表人：廖长煜").text(
        340, 184, "2025年2月11日"
    )
    (page,) = read_document(paper.save(), Settings(ocr=OcrEngine.NONE)).pages
    return page.text.split("\n")


@pytest.mark.parametrize(
    ("left", "right", "rest", "whole"),
    [
        ("甲方（盖章）：某市第二医院", "乙方（盖章）：启正检测技术集团有限", "公司", "启正检测技术集团有限公司"),
        ("甲方（盖章）：启正技术有限公司", "乙方（盖章）：越思检测技术有", "限公司", "越思检测技术有限公司"),
        ("甲方：某市图文中心", "乙方：木兰家具有限责", "任公司", "木兰家具有限责任公司"),
        ("甲方：启正商业银行股份有限公司", "乙方：越思再生资源科技", "股份有限公司", "越思再生资源科技股份有限公司"),
        ("甲方：某市第二医院", "乙方：越思再生资源", "科技有限公司", "越思再生资源科技有限公司"),
        ("甲方（盖章）：某县水务局", "乙方（盖章）：木兰家具", "有限责任公司", "木兰家具有限责任公司"),
        ("甲方：启正技术有限公司", "乙方：木兰家具", "有限公司青岚分公司", "木兰家具有限公司青岚分公司"),
    ],
)
def test_the_end_of_a_name_goes_to_the_name_that_lacks_it(
    tmp_path: Path, left: str, right: str, rest: str, whole: str
) -> None:
    found = rows(tmp_path, left, right, rest)
    assert any(row.endswith(whole) for row in found)
    assert any(row.endswith(left.partition("：")[2]) for row in found)


@pytest.mark.parametrize(
    ("left", "right", "rest", "x"),
    [
        ("甲方（盖章）：启正检测技术集团有限", "乙方（盖章）：越思有限", "公司", 85),
        ("甲方（盖章）：启正检测技术集团有限", "乙方（盖章）：越思有限公司", "公司", 85),
        ("甲方（盖章）：某市第二医院", "乙方（盖章）：越思有限公司", "公司", 85),
        ("甲方（盖章）：某市第二医院", "乙方（盖章）：启正检测技术集团有限", "地址：公司", 85),
        ("甲方：启正再生资源科技", "乙方：越思再生资源科技", "股份有限公司", 85),
        ("甲方：启正再生资源科技", "乙方：越思有限公司", "股份有限公司", 85),
        ("甲方：启正有限公司", "乙方：越思有限公司", "股份有限公司", 85),
        ("甲方：启正有限公司", "乙方：越思再生资源", "股份有限公司签章", 85),
    ],
)
def test_else_it_does_not(tmp_path: Path, left: str, right: str, rest: str, x: float) -> None:
    assert not any(row.endswith(right.partition("：")[2] + rest) for row in rows(tmp_path, left, right, rest, x))
