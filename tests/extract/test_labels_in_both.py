"""Labels in two languages behind a value on their line."""

from __future__ import annotations

import pytest

from tests.extract.reading import read

TEXT = """保洁服务合同
编号：QL-2025-071
甲方：青岚市图书馆
乙方：澄江保洁有限公司
一、乙方向甲方提供保洁服务。
甲方（盖章）：青岚市图书馆
{}
乙方（盖章）：澄江保洁有限公司
"""

LINES = [
    "代表: 何静　日期/Date: 2025年3月2日",
    "代表/Representative: 何静　日期/Date: 2025-03-02",
    "授权代表 Authorized Representative：何静  日期 Date：2025年3月2日",
    "签字/Signature: 何静\t日期/Date: 2025/3/2",
    "代表（Representative）：何静　日期（Date）：2025年3月2日",
    "代表：何静 Date：2025年3月2日",
    "代表: 何静  签约日期/Date of Signing: 2025-03-02",
    "代表：何静　地址/Address：青岚市大学路8号　日期/Date：2025年3月2日",
    "代表：何静　Date/日期：2025年3月2日",
    "代表：何静　日期：2025年3月2日",
]


@pytest.mark.parametrize("line", LINES)
def test_who_signs_and_when(line: str) -> None:
    (signed, *_) = read(TEXT.format(line)).contract.signatures
    assert (signed.signatory, str(signed.date)) == ("何静", "2025-03-02")


def test_nobody_is_made_of_a_label() -> None:
    (signed, *_) = read(TEXT.format("代表：　　　日期/Date：2025年3月2日")).contract.signatures
    assert (signed.signatory, str(signed.date)) == (None, "2025-03-02")
