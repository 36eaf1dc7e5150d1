"""Everyday forms: a rent by the day on which it is due, copies of which the number was left blank, sums before 整元."""

from __future__ import annotations

import pytest

from hedui.pipeline import process
from tests.extract.reading import read

LEASE = "房屋租赁合同\n甲方：何晓岚\n乙方：陶小满\n一、房屋坐落于北街1号。\n"
LOAN = "借款合同\n甲方（出借人）：何晓岚\n乙方（借款人）：陶小满\n第一条 借款\n"
SALE = "矿石买卖合同\n甲方：远岭矿业有限公司\n乙方：青禾冶金有限公司\n"
DESIGN = "工程设计合同\n甲方：湖滨资产经营有限公司\n乙方：远岭设计股份有限公司\n一、设计费为18,000元。\n二、支付方式\n"


@pytest.mark.parametrize(
    ("clause", "fee"),
    [
        ("乙方每月1号向甲方缴纳租金人民币_1500___元整，（大写    ）并于当月初（1）天内交清。", "1500"),
        ("乙方每月5日前向甲方支付租金2,300元。", "2300"),
        ("每月的10日以前支付房租￥1800元。", "1800"),
        ("每月15日之前缴纳物业费260元。", "260"),
        ("每月5日前向甲方支付违约金2,300元。", None),
        ("每月10日前归还本金5000元。", None),
        ("每月25日前支付进度款50000元。", None),
        ("租金每年5000元，每月1日前抄表。", "5000"),
    ],
)
def test_a_fee_that_is_due_on_a_day_of_each_month(clause: str, fee: str | None) -> None:
    rates = read(LEASE + "二、" + clause + "\n").contract.rates
    assert [str(rate.fee) for rate in rates] == ([fee] if fee else [])


@pytest.mark.parametrize(
    ("clause", "total", "held"),
    [
        ("本合同一式____份，甲乙双方各执一份，具有同等效力。", None, {"甲方": 1, "乙方": 1}),
        ("本合同一式  份，双方各执贰份。", None, {"甲方": 2, "乙方": 2}),
        ("本合同一式____份，甲乙双方各执____份。", None, {}),
        ("本合同一式两份，甲乙双方各执一份。", 2, {"甲方": 1, "乙方": 1}),
        ("验收报告一式____份，甲方留存。", None, {}),
    ],
)
def test_copies_held_where_their_number_was_left_blank(clause: str, total: int | None, held: dict[str, int]) -> None:
    copies = read(LEASE + "二、" + clause + "\n").contract.copies
    assert (copies.total, dict(copies.held)) == (total, held)


@pytest.mark.parametrize(
    ("clause", "amount"),
    [
        ("乙方向甲方借款人民币 _20万整_ 元（大写： ____贰拾万整____）。", "200000"),
        ("乙方向甲方借款人民币20万整元（大写：贰拾万元整）。", "200000"),
        ("乙方向甲方借款人民币50,000整元（大写：伍万整）。", "50000"),
        ("乙方向甲方借款人民币20万元整（大写：贰拾万元整）。", "200000"),
    ],
)
def test_a_sum_that_was_filled_in_with_its_end_before_the_form_s_unit(clause: str, amount: str) -> None:
    record = process((LOAN + clause + "\n").encode(), name="a.txt")
    assert str(record.contract.total.amount) == amount
    assert {finding.code for finding in record.findings} <= {"number-missing"}


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("签订地点：\t签订\n日期：\n", None),
        ("签订地点：签约\n", None),
        ("签订地点：青川市\n", "青川市"),
        ("签订地点：合川区\n", "合川区"),
    ],
)
def test_the_beginning_of_a_label_is_no_place(line: str, place: str | None) -> None:
    assert read(SALE + line + "一、标的\n").contract.place_signed == place


@pytest.mark.parametrize(
    ("text", "lender"),
    [
        ("借条\n借款人向许文（身份证号：110101199003076536，即出借人）借到现金人民币拾万圆整（￥100000）。\n", "许文"),
        ("借条\n本人向许文借到现金人民币拾万圆整。\n", "许文"),
        ("借条\n今借到许文人民币伍万元整。\n", "许文"),
        ("借款合同\n借款人：陶小满\n借款人向贷款人借款人民币伍万元整。\n", None),
    ],
)
def test_who_lends_by_a_note_of_hand(text: str, lender: str | None) -> None:
    names = [party.name for party in read(text).contract.parties if party.role == "甲方"]
    assert names == ([lender] if lender else [])


@pytest.mark.parametrize(
    "rows",
    [
        "付费次序\t占总设计费%\t付费时间\n第一次付费\t20\t签订合同次日起7日内\n第二次付费\t80\t提交施工图之日起5日内\n",
        "付费次序\t占总设计费%\t付费额（元）\t付费时间\n第一次付费\t20%\t3600\t签订合同次日起7日内\n第二次付费\t80%\t14400\t提交施工图之日起5日内\n",
        "付费次序\t占总设计费%\t付费时间\n第一次付费\t20\t签订合同次日起7日内\n第二次付费\t80，并退还保证金\t提交施工图之日起5日内\n",
    ],
)
def test_the_design_contract_s_table_of_payments(rows: str) -> None:
    instalments = read(DESIGN + rows + "三、双方责任\n").contract.payment.instalments
    assert [(str(one.share), one.due_days) for one in instalments] == [("0.2", 7), ("0.8", 5)]


@pytest.mark.parametrize("words", ["余5%转为质保金", "剩余5%转作质量保证金", "剩余5%留作质保金", "余下5%作为质保金"])
def test_what_is_left_becomes_the_security(words: str) -> None:
    text = SALE + f"一、合同价为人民币100,000元，审计后支付到结算总价的95%，{words}。\n"
    deposits = read(text).contract.deposits
    assert [(deposit.kind, str(deposit.share)) for deposit in deposits] == [("quality", "0.05")]
