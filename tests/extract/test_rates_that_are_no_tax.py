"""By how much a price grows is no rate of tax, and what an instalment is without tax is not the total's net."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.extract.reading import read

HEAD = "服务合同\n甲方：青川广播电视台\n乙方：南岭传媒股份有限公司\n"


@pytest.mark.parametrize(
    "clause",
    [
        "每年采购经费总价为人民币1.35亿元且保持5%的年度增长，包括基本经费（含税）以及传输服务费。",
        "租金每年100000元（含税），自第二年起每年递增6%。",
        "合同总价为人民币100000元（含税），同比增长9%，包括运费。",
        "服务费总价为人民币100000元，年增长率不低于6%，价格含税。",
        "含税总价100000元，自次年起每年按3%递增。",
        "合同总价100000元（含税），甲方收益率不低于6%。",
    ],
)
def test_growth_is_no_tax(clause: str) -> None:
    assert read(HEAD + clause + "\n").contract.total.tax_rate is None


@pytest.mark.parametrize(
    ("clause", "rate"),
    [
        ("合同总价100000元（含税13%），每年递增5%。", "0.13"),
        ("合同总价为人民币100000元，含6%增值税，第二年起上浮3%。", "0.06"),
        ("合同总价100000元，增值税税率9%，价格上涨不调整。", "0.09"),
        ("合同总价100000元，税率为6%，自第二年起每年递增5%。", "0.06"),
    ],
)
def test_the_rate_of_tax_beside_growth_is_kept(clause: str, rate: str) -> None:
    assert read(HEAD + clause + "\n").contract.total.tax_rate == Decimal(rate)


STEP = (
    "2.1签署后五个工作日内，甲方向乙方支付合同总额的40%，即人民币：¥60,000.00元（大写：人民币陆万元整），"
    "不含税金额为¥56,603.77元。\n"
)


@pytest.mark.parametrize(
    ("price", "net"),
    [
        ("合同总价为人民币150,000.00元。\n", None),
        ("合同总价为人民币150,000.00元，税率为6%，不含税金额为¥141,509.43元。\n", "141509.43"),
        ("合同总价（含6%增值税）为人民币150,000.00元，不含税金额为141,509.43元。\n", "141509.43"),
    ],
)
def test_the_net_of_an_instalment_is_not_the_total_s(price: str, net: str | None) -> None:
    contract = read(HEAD + "一、" + price + "二、付款方式\n" + STEP + STEP.replace("2.1", "2.2")).contract
    assert contract.total.net == (None if net is None else Decimal(net))
