"""Who handled an agreement signs it, where that stands in the block of signatures."""

from __future__ import annotations

import pytest

from tests.extract.reading import read

TEXT = """保洁服务合同
编号：QL-1
甲方：青岚市图书馆
乙方：澄江保洁公司
一、乙方提供服务。
二、服务费合计人民币24,000元。
甲方（盖章）：青岚市图书馆
{}
日期：2025年3月2日
乙方（盖章）：澄江保洁公司
"""


@pytest.mark.parametrize("line", ["经办：何静", "经手人：何静", "经办: 何静（签字）", "经 办：何静", "经手：何静"])
def test_who_handled_it_signs(line: str) -> None:
    assert read(TEXT.format(line)).contract.signatures[0].signatory == "何静"


@pytest.mark.parametrize("line", ["经办：", "经办：签字"])
def test_nobody_where_nobody_is_named(line: str) -> None:
    assert read(TEXT.format(line)).contract.signatures[0].signatory is None
