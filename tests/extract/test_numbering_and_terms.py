"""Clause numbers in shapes that were misread, and terms, dates and days to pay that mean something else."""

from __future__ import annotations

import pytest

from hedui.settings import Settings
from hedui.validate import validate

from .reading import read, values

HEAD = "设备合同\n编号：SB-2024-3\n甲方：青岭电子有限公司\n乙方：临川百合有限公司\n"


def codes(text: str) -> list[str]:
    wanted = ("clause-number", "cross-reference", "id-number")
    return [f.code for f in validate(read(HEAD + text), Settings()) if f.code.startswith(wanted)]


@pytest.mark.parametrize(
    "text",
    [
        "第一条 培训：\n1．对象：二十名。\n2：时间和场所：每周五。\n3．食宿：自理。\n",
        "4.2 内容\n1.破碎系统；\n2.2026年3月后新增的设施；\n3.制备系统；\n4.11MW发电站；\n5.处置系统。\n",
        "1.1 乙方应按期交货。\n1.1 Party B shall deliver in time.\n1.2 甲方应按期付款。\n1.2 Party A shall pay.\n",
        "1. 标的\n1.1 设备。\n2. 交货\n2.1 按期。\n3. 付款\n3.1 按第2.1条交货后付款。\n",
        "第一条 按主合同第2.4.1条执行。\n第二条 其他。\n第三条 生效。\n",
    ],
)
def test_numbers_that_are_in_order(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "第一条 期限一年。\n第二条 互不追究。   第四条 未尽事宜另议。\n第三条 附件。\n第四条 分歧先行商谈。\n",
            "clause-number-duplicate",
        ),
        ("一、结算\n汇入前述第 2.4.1 条的账户，即算付讫。\n二、其他\n一式两份。\n", "cross-reference-broken"),
        ("1. 标的\n1.1 设备。\n2. 交货\n2.1 按期。\n3. 付款\n3.1 按第3.4.2条承担责任。\n", "cross-reference-broken"),
    ],
)
def test_numbers_that_are_not(text: str, code: str) -> None:
    assert code in codes(text)


@pytest.mark.parametrize(
    ("clause", "duration"),
    [
        ("租赁期限自2024年03月15日至2025年02月15日止，共计11月。", "P11M"),
        ("授权期限：2年，自2021年7月5日起至2023年7月5日止。", "P2Y"),
        ("许可期限为3年。", "P3Y"),
        ("供货期限为一年。", "P1Y"),
        ("供货期：30日历天。", None),
        ("投标文件有效期九十日。", None),
        ("租期：自20____年__月__日起至20____年__月__日止。", None),
    ],
)
def test_what_is_the_agreement_s_term(clause: str, duration: str | None) -> None:
    assert read(HEAD + "一、" + clause + "\n").contract.period.duration == duration


@pytest.mark.parametrize(
    ("clauses", "days"),
    [
        ("甲方收货后30日内付款。", 30),
        ("乙方应自收到催款函之日起7个工作日内支付。", None),
        ("甲方应在合同生效之日起4日内，将车位钥匙交付给乙方。", None),
        ("乙方收到对账单后7日内未提异议的，视为无误，甲方不再退款。", None),
        (
            "合同生效后10个工作日内，甲方支付首期款47500元。\n2.试运行后20个工作日内支付二期款31200元。\n"
            "3.终验报告签署后5个工作日内，甲方支付尾款16800元。",
            None,
        ),
    ],
)
def test_days_to_pay(clauses: str, days: int | None) -> None:
    assert read(HEAD + "1." + clauses + "\n").contract.payment.due_days == days


def test_a_report_before_the_end_is_no_notice() -> None:
    assert values(read(HEAD + "一、授权期限届满前45天内，乙方应当书面报送库存清单。\n"), "period.notice_days") == []
    assert values(read(HEAD + "一、期满前45天，双方书面通知续签。\n"), "period.notice_days") == ["45"]


SEALS = "甲方（盖章）：青岭电子有限公司\n{first}\n乙方（盖章）：临川百合有限公司\n{second}\n"


@pytest.mark.parametrize(
    "first", ["2O24年O8月2O日", "签约日期：\n20 AUG 2024", "签约日期：August 20, 2024", "日期：2024年8月20日"]
)
def test_dates_of_signing(first: str) -> None:
    found = read(HEAD + "一、其他。\n" + SEALS.format(first=first, second="日期：2024年8月19日"))
    assert str(found.contract.date_signed) == "2024-08-20"


def test_the_term_counts_from_signing() -> None:
    text = HEAD + "一、本合同有效期自合同签订之日起三年。\n" + SEALS.format(first="2024年3月8日", second="2024年3月8日")
    assert str(read(text).contract.deadlines.expires_on) == "2027-03-07"
    counted = text.replace("自合同签订之日起三年", "三年")
    assert read(counted).contract.deadlines.expires_on is None


def test_identity_numbers() -> None:
    assert codes("身份证号：11010519491231002X\n") == []
    assert codes("身份证号：110105194912310021\n") == ["id-number-invalid"]
    assert values(read("借款合同\n出借人：赵一诺\n身份证号：11010519491231002X\n"), "party.id_number") == [
        "11010519491231002X"
    ]


def test_a_late_fee_as_a_formula() -> None:
    found = read(HEAD + "一、甲方逾期付款的，另付违约金，违约金＝逾期天数x欠付金额x4‰。\n")
    assert str(found.contract.liability.late_fee_daily_rate) == "0.004"
