"""Masked cells of a table of items: told as masked, and no part of what is left is a value."""

from __future__ import annotations

from decimal import Decimal

import pytest

from hedui.models.record import Record
from hedui.pipeline import process

_AGREEMENT = """采购合同
合同编号：QL-2026-018
甲方：青岭机械有限公司
乙方：滨和设备有限公司
第一条 货物
序号\t名称\t规格\t数量\t单价（元）\t金额（元）
1\t搅拌机\t3*4*5\t2\t40,000.00\t80,000.00
{}
"""


def read(row: str) -> Record:
    return process(_AGREEMENT.format(row).encode(), name="a.txt")


def told(record: Record) -> list[str]:
    return [finding.message for finding in record.findings if finding.code == "value-unread"]


@pytest.mark.parametrize(
    ("row", "masked"),
    [
        ("2\t输送带\t5m\t2\t***\t20,000.00", ["***"]),
        ("2\t输送带\t5m\t2\t1*,*00.00\t2*,000.00", ["1*,*00.00", "2*,000.00"]),
        ("2\t输送带\t5m\t2\t1*,000.00\t20,000.00", ["1*,000.00"]),
        ("2\t***\t5m\t2\t10,000.00\t20,000.00", ["***"]),
        ("2\t输送带\t5m\t2\t***.50\t****", ["***", "****"]),
        ("2\t输送带\t5m\t****\t10,000.00\t20,000.00", ["****"]),
    ],
)
def test_what_a_mask_hides_of_an_item_is_told_and_no_value(row: str, masked: list[str]) -> None:
    record = read(row)
    assert [message for message in told(record) if all(f"“{one}" in message for one in masked)]
    assert [item.subtotal for item in record.contract.items][:1] == [Decimal("80000.00")]
    figures = [value for item in record.contract.items[1:] for value in (item.unit_price, item.quantity, item.subtotal)]
    assert {value for value in figures if value is not None} <= set(map(Decimal, ("2", "10000.00", "20000.00")))


@pytest.mark.parametrize(
    ("row", "price"),
    [
        ("2\t**输送带**\t5m\t2\t*10,000.00*\t**20,000.00**", "10000.00"),
        ("2\t输送带\t1.5*2.5\t2\t10,000.00\t20,000.00", "10000.00"),
        ("2\t输送带*\t12*8mm\t2\t10,000.00\t20,000.00\n带*的为进口件，价格*，另见清单。", "10000.00"),
        ("2\t输送带\t5m\t2\t10,000.00\t20,000.00\n联系电话：138****0000", "10000.00"),
    ],
)
def test_emphasis_sizes_and_notes_mask_no_cell(row: str, price: str) -> None:
    record = read(row)
    assert [message for message in told(record) if "输送带" in message or "10,000" in message] == []
    assert record.contract.items[1].unit_price == Decimal(price)
