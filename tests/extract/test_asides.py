"""What is said in passing: days in which others are paid than by this agreement, and limits that are no total."""

from __future__ import annotations

import pytest

from .reading import read

WORKS = (
    "工程施工合同\n{customer}：青川市测绘院\n{supplier}：青川恒达建设有限公司\n一、{body}\n二、工程地点：青川市三路。\n"
)


def days(body: str, customer: str = "甲方", supplier: str = "乙方") -> int | None:
    return read(WORKS.format(customer=customer, supplier=supplier, body=body)).contract.payment.due_days


@pytest.mark.parametrize(
    "body",
    [
        "乙方应在收到甲方款项后7日内支付工人工资及分包款。",
        "工程款到账后，乙方须于5个工作日内向分包单位付清。",
        "乙方收到材料后15日内向供应商付款。",
        "乙方应在验收合格后三十天内支付材料商货款。",
        "乙方在每期工程款到账后10日内，足额支付农民工工资。",
        "乙方收到工程款后6日内付清所欠款项。",
        "乙方应在开具发票后12日内支付其第三方检测费用。",
    ],
)
def test_what_a_party_owes_others_is_no_term_of_payment(body: str) -> None:
    assert days(body) is None


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("甲方应在收到发票后15日内付款，乙方收到款项后3日内发放工资。", 15),
        ("甲方收到乙方请款单后9日内支付工程款。", 9),
        ("乙方提交农民工工资支付证明和发票后，甲方应在验收合格后20日内支付工程款。", 20),
    ],
)
def test_what_is_owed_here_stays(body: str, expected: int) -> None:
    assert days(body) == expected


def test_whom_the_agreement_calls_a_party_is_nobody_else() -> None:
    assert days("采购人须自验收合格之日起14日内向供应商付清全部款项。") == 14
    assert days("采购人应在收到发票后15日内向供应商付款。", "采购人", "供应商") == 15


SERVICES = "技术服务框架协议\n甲方：青川市测绘院\n乙方：青川恒达软件有限公司\n一、{body}\n二、服务地点：青川市三路。\n"


@pytest.mark.parametrize(
    "body",
    [
        "合同总价在人民币叁拾万元以内，以实际结算为准。",
        "服务费总额不超过人民币120,000元（大写：壹拾贰万元整）以内。",
        "本合同最高限额为人民币伍拾万元整（¥500,000.00），据实结算。",
        "本合同总金额为人民币伍拾万元整（¥500,000.00）以内，据实结算。",
        "乙方担保的最高债权额为人民币伍佰万元整。",
        "本合同总价控制在人民币贰拾捌万元整。",
        "合同金额上限：人民币300,000.00元（大写：叁拾万元整）。",
        "年度服务费总额为人民币肆拾万元为上限，按次结算。",
    ],
)
def test_a_limit_is_no_total(body: str) -> None:
    total = read(SERVICES.format(body=body)).contract.total
    assert (total.amount, total.words, total.words_amount) == (None, None, None)


@pytest.mark.parametrize(
    "body",
    [
        "合同总价为人民币300,000元（大写：叁拾万元整），最高不因物价上涨而调整。",
        "合同总价：人民币300,000.00元（大写：叁拾万元整），单项变更1万元以内的不予调整。",
        "甲方应在10日内付清合同总价人民币叁拾万元整（¥300,000.00）。",
    ],
)
def test_a_total_beside_a_limit_stays(body: str) -> None:
    total = read(SERVICES.format(body=body)).contract.total
    assert (total.amount, total.words_amount) == (300000, 300000)


TOTAL = "合同总价为80,000元，其中设备款60,000元。"


@pytest.mark.parametrize(
    "body",
    [
        "甲方应于签约后3日内向乙方支付货款20,000元。",
        "甲方于签约后3日内支付20000元作为启动资金。",
        "甲方收到发票后15日内支付设备款60,000元。",
        "验收合格后10个工作日内，甲方支付2万元。",
    ],
)
def test_days_in_which_a_part_of_the_total_is_paid_are_not_those_of_the_whole(body: str) -> None:
    assert days(TOTAL + body) is None


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (TOTAL + "甲方收到发票后15日内支付80,000元。", 15),
        (TOTAL + "甲方收到发票后15日内支付全部合同价款80,000元。", 15),
        (TOTAL + "甲方收到发票后15日内付款，逾期的每日支付违约金80元。", 15),
        ("甲方应于签约后3日内向乙方支付货款20,000元。", 3),
        ("保洁费每月3,000元，合同总价36,000元，甲方收到账单后5日内支付当月保洁费3,000元。", 5),
    ],
)
def test_days_in_which_all_is_paid_stay(body: str, expected: int) -> None:
    assert days(body) == expected


def test_a_first_payment_is_no_total() -> None:
    text = WORKS.format(customer="甲方", supplier="乙方", body="甲方于签约后3日内支付20000元，余款交货时付清。")
    assert read(text).contract.total.amount is None
