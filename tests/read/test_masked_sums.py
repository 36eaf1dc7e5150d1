"""Asterisks that cover the figures of a sum, beside those of emphasis."""

from __future__ import annotations

import pytest

from hedui.read.markup.reader import read_markup

MASKED = [
    "服务费合计人民币***元（大写：***元整）。",
    "服务费合计人民币***元，大写人民币***元整。",
    "合同金额（大写）：***元整（小写：***元）。",
    "服务费***万元，其中首付款***万元。",
    "合同总价为**元（大写：**元整），税率6%。",
    "总价：¥**元，人民币大写：**元整",
    "合同价：人民币*** 元；其中税金***元。",
]
MEANT = [
    ("合计人民币**24,000**元（大写：**贰万肆仟元整**）。", "合计人民币24,000元（大写：贰万肆仟元整）。"),
    ("**服务费合计**人民币24,000**元（大写：贰万肆仟元整）**。", "服务费合计人民币24,000元（大写：贰万肆仟元整）。"),
    ("**元件费用：**合计人民币24,000元。", "元件费用：合计人民币24,000元。"),
    ("合计***24,000元（大写：贰万肆仟元整）***", "合计24,000元（大写：贰万肆仟元整）"),
]


@pytest.mark.parametrize("text", MASKED)
def test_a_mask_is_kept(text: str) -> None:
    assert read_markup(text)[0].text == text


@pytest.mark.parametrize(("text", "shown"), MEANT)
def test_emphasis_is_gone(text: str, shown: str) -> None:
    assert read_markup(text)[0].text == shown
