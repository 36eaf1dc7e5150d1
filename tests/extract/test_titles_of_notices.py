"""The heading of a page serves for its agreement's title where it states no other."""

from __future__ import annotations

import pytest

from .reading import read

STATED = (
    "政府采购合同编号：QL-7\n采购人（甲方）：青岭水务局\n供应商（乙方）：临川百合园艺有限公司\n合同金额：86,000元\n"
)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("青岭公园绿地养护合同公告\n", "青岭公园绿地养护合同公告"),
        (
            "当前位置：首页 > 合同公告\n2031年青岭公园绿地养护合同公示\n发布时间：2031-04-02\n",
            "2031年青岭公园绿地养护合同公示",
        ),
        ("青岭公园绿地养护合同公告\n合同名称：公园养护合同\n", "公园养护合同"),
        ("青岭公园绿地养护合同公告\n公园养护合同\n", "公园养护合同"),
        ("2031-2032年青岭公园绿地养护合同\n", "2031-2032年青岭公园绿地养护合同"),
        ("2031-2032学年度食堂食材采购合同\n", "2031-2032学年度食堂食材采购合同"),
        ("合同公告\n2031-04-02 合同\n", None),
    ],
)
def test_the_heading_of_a_notice(head: str, title: str | None) -> None:
    assert read(head + STATED).contract.title == title
