"""What a day of late payment costs, and how many days the other side waits: the payer's, whoever else may be late."""

from __future__ import annotations

import pytest

from .reading import read

AGREEMENT = """设备供货合同

甲方：青川市测绘院
乙方：青川恒达仪器有限公司

第一条 价款
{price}
第二条 违约责任
{body}
第三条 其他
未尽事宜，由双方协商解决。
"""
BUYER_PAYS = "甲方应于验收合格后向乙方支付货款，乙方按甲方通知供货。"
LESSEE_PAYS = "乙方应于每月5日前向甲方支付租金。"


def liability(body: str, price: str = "价款另行结算。") -> tuple[str | None, int | None]:
    found = read(AGREEMENT.format(price=price, body=body)).contract.liability
    rate = found.late_fee_daily_rate
    return (None if rate is None else str(rate), found.overdue_days)


@pytest.mark.parametrize(
    ("body", "rate"),
    [
        ("甲方逾期付款的，每日按应付未付款的万分之五支付违约金。", "0.0005"),
        ("甲方逾期付款的，按逾期金额日千分之三支付违约金。", "0.003"),
        ("甲方逾期付款的，按逾期金额的0.05%/日支付违约金。", "0.0005"),
        ("甲方每逾期付款一日，应按逾期金额的万分之叁支付违约金。", "0.0003"),
        ("甲方逾期付款每超过一日，承担应付款0.1%的违约金。", "0.001"),
        ("甲方逾期付款的，应承担日息万分之五的违约金。", "0.0005"),
        ("甲方应在收到发票后10日内支付，逾期按日万分之三承担违约金。", "0.0003"),
        ("逾期一日，按应付金额的千分之伍支付违约金。", "0.005"),
        ("逾期付款违约金按未付款项每日5/10000计算。", "0.0005"),
        ("甲方逾期付款的，违约金=逾期金额×0.05%×逾期天数。", "0.0005"),
        ("甲方逾期付款的，每日加收3%o的滞纳金。", "0.003"),
        ("甲方逾期付款的，每日加收3%0的滞纳金。", "0.003"),
        ("甲方不能按期付款的，每日偿付欠款总额5‰的违约金。", "0.005"),
        ("甲方逾期付款的，每日按0.3‰支付违约金，但最高不超过合同总额的10%。", "0.0003"),
        ("乙方逾期完工的，每日按合同价的0.1%支付违约金；甲方逾期付款的，每日按0.05%支付违约金。", "0.0005"),
    ],
)
def test_the_daily_rate(body: str, rate: str) -> None:
    assert liability(body)[0] == rate


@pytest.mark.parametrize(
    "body",
    [
        "甲方逾期付款的，按同期贷款市场报价利率（LPR）支付违约金。",
        "甲方逾期付款的，每日按同期LPR上浮50%支付利息。",
        "甲方逾期付款的，每逾期一日支付违约金500元，但违约金总额不超过合同总价的5%。",
        "甲方逾期付款的，按年利率6%支付利息。",
        "甲方逾期付款的，每逾期一个月按应付金额的1%支付违约金。",
        "乙方不能按期交货的，每日偿付合同总价5‰的违约金。",
        "任何一方违约的，应向对方支付合同总价20%的违约金。",
    ],
)
def test_other_rates_and_caps_are_no_daily_rate(body: str) -> None:
    assert liability(body)[0] is None


@pytest.mark.parametrize(
    ("body", "days"),
    [
        ("甲方延迟付款超过60天，乙方有权终止本合同。", 60),
        ("甲方超过约定付款日30天仍未付款的，乙方有权停止服务。", 30),
        ("甲方逾期付款在30日以内的，按日万分之三支付违约金；超过30日的，乙方有权解除合同。", 30),
        ("乙方迟延履行超过10日的，甲方可解除合同。甲方迟延履行付款义务超过20日的，乙方可解除合同。", 20),
        ("乙方逾期交货超过15日的，甲方有权解除合同。", None),
        ("甲方逾期超过30日的，乙方有权解除合同。", None),
    ],
)
def test_the_days_of_grace(body: str, days: int | None) -> None:
    assert liability(body)[1] == days


@pytest.mark.parametrize(
    ("body", "price", "days"),
    [
        ("甲方逾期超过30日的，乙方有权解除合同。", BUYER_PAYS, 30),
        ("逾期超过30日的，乙方有权解除合同。", BUYER_PAYS, 30),
        ("乙方逾期超过30日的，甲方有权解除合同。", BUYER_PAYS, None),
        ("逾期超过30日的，甲方有权解除合同。", BUYER_PAYS, None),
        ("乙方逾期超过15日的，甲方有权收回房屋，解除合同。", LESSEE_PAYS, 15),
        ("甲方逾期超过15日的，乙方有权解除合同。", LESSEE_PAYS, None),
    ],
)
def test_who_pays_tells_of_whom_a_bare_delay_is_said(body: str, price: str, days: int | None) -> None:
    assert liability(body, price)[1] == days
