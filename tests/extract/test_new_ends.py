"""The day to which a supplement moves the end of the term, in the words in which it is said."""

from __future__ import annotations

import pytest

from tests.extract.reading import read

HEAD = """补充协议
甲方：晨汐科技有限公司
乙方：蓝栎信息技术有限公司
双方于2024年3月1日签订《运维服务合同》（以下简称“原合同”），现补充如下：
"""


@pytest.mark.parametrize(
    "clause",
    [
        "原合同服务期延至2026年6月30日。",
        "原合同服务期延续至2026年6月30日。",
        "现将原合同租期展延至2026年6月30日止。",
        "原合同合作期限续至2026年6月30日。",
        "原合同到期日由2025年6月30日变更为2026年6月30日。",
        "原合同的终止日期调整为2026年6月30日。",
        "工期延后至2026年6月30日。",
        "原合同期限延展到2026年6月30日。",
    ],
)
def test_the_new_end_is_read(clause: str) -> None:
    assert str(read(f"{HEAD}一、{clause}\n二、其他条款不变。\n").contract.period.end_date) == "2026-06-30"


@pytest.mark.parametrize(
    "clause",
    [
        "原合同付款期限延至2026年6月30日。",
        "原合同交货期延至2026年6月30日。",
        "原合同质保期延至2026年6月30日。",
        "验收时间延后至2026年6月30日。",
        "原合同第五条约定的付款日延至2026年6月30日。",
        "原合同付款到期日变更为2026年6月30日。",
        "保函有效期延至2026年6月30日。",
    ],
)
def test_what_else_is_put_off_is_no_end_of_the_term(clause: str) -> None:
    assert read(f"{HEAD}一、{clause}\n二、其他条款不变。\n").contract.period.end_date is None
