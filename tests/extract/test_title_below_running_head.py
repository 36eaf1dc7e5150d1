"""The title below a running head that says the agreement's number and the title."""

from __future__ import annotations

import pytest

from hedui.pipeline import process

BODY = """
甲方：鹿汀市岩雀展览有限公司
乙方：棣阳市恒杉机电有限责任公司
第一条 乙方向甲方供应展示设备一批。
"""


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("CZ2025-770 设备采购合同\n设备采购合同", "设备采购合同"),
        ("HN-[2025]741 设备采购合同\n设备采购合同\n（合同编号：HN-[2025]741）", "设备采购合同"),
        ("设备采购合同", "设备采购合同"),
        ("2025年度设备采购合同\n设备采购合同", "2025年度设备采购合同"),
        ("5G基站设备采购合同\n采购合同", "5G基站设备采购合同"),
    ],
)
def test_the_title_is_without_the_number_of_the_running_head(head: str, title: str) -> None:
    assert process((head + BODY).encode(), name="a.txt").contract.title == title
