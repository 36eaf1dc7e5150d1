"""The sum of a recurring price that stands behind it without the number of periods."""

from __future__ import annotations

import pytest

from .reading import read

AGREEMENT = "办公区保洁服务合同\n甲方：青禾信息技术有限公司\n乙方：明澈保洁服务有限公司\n第二条 服务费用\n{}"


@pytest.mark.parametrize(
    ("sentence", "fee", "total"),
    [
        ("每月9,600元，合计115,200元。", "9600", "115200"),
        ("每月人民币9,600元，共计人民币115,200元。", "9600", "115200"),
        ("9,600元/月，合计115,200元。", "9600", "115200"),
        ("乙方提供保洁服务，每月9,600元，共计115,200元，由甲方按月支付。", "9600", "115200"),
        ("每季度28,800元，合计115,200元整。", "28800", "115200"),
        ("每月9,600元，12个月合计115,200元。", "9600", "115200"),
        ("每月9,600元（大写：玖仟陆佰元整），合计115,200元。", "9600", "115200"),
        ("合同价款：每个月人民币9,600元整，一共115,200元。", "9600", "115200"),
        ("每年服务费12万元，合计36万元。", "120000", "360000"),
        ("服务费每月9,600元，合计115,200元（大写：壹拾壹万伍仟贰佰元整）。", "9600", "115200"),
    ],
)
def test_a_whole_multiple_right_behind_a_price_is_its_sum(sentence: str, fee: str, total: str) -> None:
    contract = read(AGREEMENT.format(sentence)).contract
    (rate,) = contract.rates
    assert (str(rate.fee), str(rate.total), str(contract.total.amount)) == (fee, total, total)


@pytest.mark.parametrize(
    "sentence",
    [
        "每月9,600元，押金合计19,200元。",
        "每月9,600元，水电费400元，合计10,000元。",
        "每月9,600元，每季度合计28,800元。",
        "保安每人每月4,800元，两人合计9,600元。",
        "每月9,600元，合计116,000元。",
        "每月9,600元，违约金合计19,200元。",
        "每月9,600元，首期支付三个月，合计28,800元。",
        "每月9,600元，付三押一，合计38,400元。",
        "签订本合同时支付保证金及首月租金，每月9,600元，合计19,200元。",
        "每月9,600元，已付合计28,800元。",
        "每人每月4,800元，合计9,600元。",
        "每月9,600元，合计9,600元。",
        "每月9,600元，合计28,800元/季度。",
        "每月9,600元，合计28,800元的首付款。",
        "短信每月9,600元，共19,200元；流量每月300元，共3,600元。",
    ],
)
def test_other_sums_behind_a_price_are_no_total(sentence: str) -> None:
    assert read(AGREEMENT.format(sentence)).contract.total.amount is None


def test_a_total_that_is_called_so_stays_what_it_is() -> None:
    text = AGREEMENT.format("合同总价为128,600元，含保洁每月9,600元，合计115,200元及耗材。")
    assert str(read(text).contract.total.amount) == "128600"


@pytest.mark.parametrize(
    ("sentence", "fee", "per"),
    [
        ("年服务费合计：人民币100,000元。", "100000", "year"),
        ("年服务费合计100,000元，服务期三年。", "100000", "year"),
        ("月租金合计8,500元，租期一年。", "8500", "month"),
        ("季度租金共计人民币30,000元。", "30000", "quarter"),
    ],
)
def test_what_a_period_comes_to_is_its_price(sentence: str, fee: str, per: str) -> None:
    contract = read(AGREEMENT.format(sentence)).contract
    (rate,) = contract.rates
    assert (str(rate.fee), rate.per, contract.total.amount) == (fee, per, None)


@pytest.mark.parametrize(
    "sentence",
    ["三年服务费合计360,000元。", "3年服务费合计360,000元。", "12个月租金合计102,000元。", "全年服务费合计100,000元。"],
)
def test_what_several_periods_come_to_is_no_price(sentence: str) -> None:
    assert not [rate for rate in read(AGREEMENT.format(sentence)).contract.rates if rate.fee]
