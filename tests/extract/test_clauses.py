"""Sentences that state the period, the payment, the late fee and the prices, in the ways that agreements put them."""

from __future__ import annotations

from typing import Any

import pytest

from hedui.models.contract import Contract

from .reading import read

AGREEMENT = """设备租赁合同

甲方：青川市测绘院
乙方：青川恒达仪器有限公司

第一条 租赁物
乙方向甲方出租测量设备一批。
第二条 约定
{body}
第三条 其他
未尽事宜，由双方协商解决。
"""


def contract(body: str) -> Contract:
    return read(AGREEMENT.format(body=body)).contract


def stated(node: Any) -> dict[str, Any]:
    """What is not null and no list or section of nothing."""
    plain: dict[str, Any] = node.model_dump(mode="json")
    return {key: value for key, value in plain.items() if _says(value)}


def _says(value: Any) -> bool:
    """Whether anything at all is stated."""
    if isinstance(value, dict):
        return any(map(_says, value.values()))
    return value is not None and value != []


@pytest.mark.parametrize(
    ("body", "period"),
    [
        (
            "租赁期限：【2】年，自【2023】年【6】月【2】日起至【2025】年【6】月【1】日止。",
            {"duration": "P2Y", "start_date": "2023-06-02", "end_date": "2025-06-01"},
        ),
        ("租赁期限自 2024.1.1 至 2024.12.31", {"start_date": "2024-01-01", "end_date": "2024-12-31"}),
        (
            "租期自二〇二四年五月一日起至二〇二五年四月三十日止。",
            {"start_date": "2024-05-01", "end_date": "2025-04-30"},
        ),
        ("服务期限：叁（3）年。", {"duration": "P3Y"}),
        ("有效期限为壹拾贰个月", {"duration": "P12M"}),
        ("租 赁 期 限 ： 24 个 月 。", {"duration": "P24M"}),
        ("本合同自双方签字盖章之日起生效，有效期三年。", {"duration": "P3Y"}),
        ("期满前30日，任何一方未提出异议的，自动顺延一年。", {"renewal": "P1Y", "notice_days": 30}),
        ("租赁期限：叁（2）年。", {}),
        ("租赁期限：【】年，自【】年【】月【】日起至【】年【】月【】日止。", {}),
        ("租赁期限自2024年2月30日起至2025年2月31日止。", {}),
        ("质保期2年，自2024年4月1日验收合格之日起计算。", {}),
    ],
)
def test_the_period(body: str, period: dict[str, Any]) -> None:
    assert stated(contract(body).period) == period


@pytest.mark.parametrize(
    ("body", "payment"),
    [
        (
            "甲方应在收到发票后15个工作日内通过银行转账方式付款。",
            {"method": "银行转账", "due_days": 15, "due_day_type": "working"},
        ),
        (
            "甲方收到账单后【10】日内以银行转账方式支付。",
            {"method": "银行转账", "due_days": 10, "due_day_type": "calendar"},
        ),
        ("租金按季度支付，先付后用。", {"timing": "prepaid", "cycle": "quarter"}),
        ("租金每半年支付一次。", {"cycle": "half-year"}),
        (
            "付费类型为【后付费】（预付费/后付费），缴费周期为【季度】。",
            {"timing": "postpaid", "cycle": "quarter"},
        ),
        ("付费类型为【】（预付费/后付费），缴费周期为【】。", {}),
    ],
)
def test_the_payment(body: str, payment: dict[str, Any]) -> None:
    found = stated(contract(body).payment)
    found.pop("invoice", None)
    assert found == payment


@pytest.mark.parametrize(
    ("body", "rate"),
    [
        ("逾期付款的，每日按欠款的3‰支付违约金。", "0.003"),
        ("甲方逾期付款的，每逾期一日，按逾期金额的万分之五支付违约金。", "0.0005"),
        ("每逾期一日按未付款项的0.05%支付违约金。", "0.0005"),
        ("每延迟一日按千分之一支付。", "0.001"),
        ("违约方应支付合同总价10%的违约金。", None),
        ("每逾期一日按未付款项的【】%支付违约金。", None),
    ],
)
def test_the_late_fee(body: str, rate: str | None) -> None:
    assert stated(contract(body).liability).get("late_fee_daily_rate") == rate


@pytest.mark.parametrize(
    ("body", "rate"),
    [
        (
            "1、语音业务：月租【100】元/月，含【500】分钟，超出部分按【0.1】元/分钟计收。",
            {
                "fee": "100",
                "per": "month",
                "included": 500,
                "included_unit": "分钟",
                "unit_price": "0.1",
                "unit": "分钟",
            },
        ),
        (
            "物联网卡每张每月5元，包含流量100MB，超出部分0.29元/MB。",
            {"fee": "5", "per": "month", "included": 100, "included_unit": "MB", "unit_price": "0.29", "unit": "MB"},
        ),
        ("短信单价0.035元/条，按月据实结算。", {"unit_price": "0.035", "unit": "条"}),
        ("专线月租费3000元/月（大写：叁仟元整）。", {"fee": "3000", "fee_words": "叁仟元整", "per": "month"}),
        ("每月物业服务费8000元。", {"fee": "8000", "per": "month"}),
    ],
)
def test_recurring_and_usage_prices(body: str, rate: dict[str, Any]) -> None:
    (found,) = contract(body).rates
    plain = stated(found)
    assert plain.pop("service") in body
    assert plain == rate


def test_the_first_of_two_equal_statements_is_the_value_and_both_are_evidence() -> None:
    extraction = read(AGREEMENT.format(body="租赁期限为2年。\n双方确认，租赁期限为3年。"))
    assert extraction.contract.period.duration == "P2Y"
    assert [str(mention.value) for mention in extraction.sources["/period/duration"]] == ["P2Y", "P3Y"]
