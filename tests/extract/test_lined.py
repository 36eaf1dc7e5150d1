"""Options with a line each for the tick: one that is not ticked is never taken."""

from __future__ import annotations

import pytest

from hedui.extract.extraction import Extraction
from hedui.settings import Settings
from hedui.validate import validate
from tests.extract.reading import read

HEAD = "采购合同\n合同编号：YS-07\n甲方：云杉小学\n乙方：鹿鸣木器有限公司\n一、"


def is_told(found: Extraction) -> bool:
    return "choice-unresolved" in {each.code for each in validate(found, Settings())}


@pytest.mark.parametrize(
    "line",
    [
        "付款方式：__转账 __支票",
        "付款方式：____转账；____支票；____现金",
        "付款方式：转账__ 支票__",
        "付款方式为 ___ 转账 / ___ 支票。",
        "结算方式：___月结 ___季结",
        "合同期限：___一年 ___两年",
        "付款周期：___按月 ___按季",
        "争议解决：___仲裁 ___诉讼",
        "发票类型：___增值税专用发票 ___增值税普通发票",
    ],
)
def test_nothing_is_chosen_without_a_tick(line: str) -> None:
    found = read(f"{HEAD}{line}\n")
    contract = found.contract
    values = (contract.payment.method, contract.payment.cycle, contract.period.duration, contract.dispute.method)
    assert set(values) == {None}
    assert is_told(found)


@pytest.mark.parametrize(
    ("line", "method"),
    [
        ("付款方式：_√_转账 ___支票", "转账"),
        ("付款方式：___转账 _✓_支票", "支票"),
        ("付款方式：转账___ 支票_√_", "支票"),
        ("付款方式：__转账__", "转账"),
        ("付款方式：__银行转账__，于每月__5__日前支付。", "银行转账"),
        ("付款方式：__银行转账__ 付款期限：__10__日", "银行转账"),
        ("付款方式：（ ）转账 （√）支票", "支票"),
        ("付款方式：转账（✔）、支票（  ）", "转账"),
    ],
)
def test_what_is_ticked_or_filled_in_is_read(line: str, method: str) -> None:
    found = read(f"{HEAD}{line}\n")
    assert found.contract.payment.method == method
    assert not is_told(found)


@pytest.mark.parametrize(
    "line",
    [
        "合同期限：__两年__自签订之日起计算。",
        "合同期限：自签订之日起__两年__。",
        "付款方式：首付款____元，余款____元",
        "付款期限：____小时 ____分钟",
        "合同期限：____年____月____日至____年____月____日",
        "送货地点：____街道 ____小区 ____单元",
    ],
)
def test_what_is_to_be_filled_in_is_no_choice(line: str) -> None:
    assert not is_told(read(f"{HEAD}{line}\n"))
