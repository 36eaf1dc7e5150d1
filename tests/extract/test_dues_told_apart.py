"""Securities whose share and sum stand apart, and when they go back; daily deductions; payment upon a guarantee."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.extract.test_dues import contract

SECURED = {
    "乙方以电汇缴付合同价10%的履约保证金（12,800元），期满退还。": ("0.1", 12800),
    "缴纳比例为合同价5%的履约保证金（人民币6400元整）。": ("0.05", 6400),
    "甲方扣留合同价5%的质量保证金，计6,400元。": ("0.05", 6400),
    "支付合同价30%的定金（余款89,600元提货时付清）。": ("0.3", None),
    "支付合同价10%的定金，余款115,200元提货时付清。": ("0.1", None),
}


@pytest.mark.parametrize("clause", SECURED)
def test_a_securitys_sum_stands_behind_its_name_where_the_share_went_before(clause: str) -> None:
    [found] = contract(clause).deposits
    share, amount = SECURED[clause]
    assert (str(found.share), found.amount) == (share, amount and Decimal(amount))


BACK = {
    "履约保证金数额：8000元。退还时间：验收合格后10个工作日内。": 10,
    "履约保证金：5000元。返还期限：合同期满后30日内。": 30,
    "押金9000元。退还时间为：租期届满之日起7日内。": 7,
    "甲方留存合同总价5%的质保金，质保期满后15个工作日内付给乙方。": 15,
    "质保金为合同价的5%，质保期届满后30日内支付给乙方。": 30,
    "履约保证金5000元，退还时间由甲方决定。": None,
    "履约保证金5000元。交纳时间：合同签订后10日内。": None,
    "质保金5000元，质保期内出现问题的，乙方15日内维修，费用在质保金中扣除。": None,
}


@pytest.mark.parametrize("clause", BACK)
def test_a_security_goes_back_within_days_that_a_heading_or_the_end_of_the_warranty_tells(clause: str) -> None:
    [found] = contract(clause).deposits
    assert found.return_days == BACK[clause]


@pytest.mark.parametrize(
    "clause",
    [
        "乙方未按期交付的，每迟延一日扣减合同总价的千分之二作为违约金。",
        "乙方逾期交货的，每日扣减合同价0.2%的违约金。",
        "乙方逾期交货的，每逾期一日，扣减合同总价的0.2%。",
    ],
)
def test_what_is_deducted_for_each_day_of_delay_is_a_penalty(clause: str) -> None:
    [found] = contract(clause).liability.penalties
    assert (found.role, str(found.share), found.per) == ("乙方", "0.002", "day")


@pytest.mark.parametrize("clause", ["每次检查不合格，扣减当月服务费的5%。", "违约金每日按合同价的千分之二扣减后支付。"])
def test_other_deductions_are_none(clause: str) -> None:
    assert contract(clause).liability.penalties == ()


PAID = {
    "甲方收到乙方提交的履约保函后10日内支付合同总价的30%，验收合格后支付70%。": ["0.3", "0.7"],
    "预付三成，自乙方提交预付款保函之日起7日内支付；余下七成，于验收合格之日起15日内支付。": ["0.3", "0.7"],
    "乙方应在签订后7日内提交合同总价10%的履约保函原件。": [],
    "乙方提交履约保函，金额为合同总价的10%。": [],
}


@pytest.mark.parametrize("clause", PAID)
def test_what_is_paid_once_a_guarantee_is_handed_in_is_an_instalment(clause: str) -> None:
    assert [str(one.share) for one in contract(clause, "付款").payment.instalments] == PAID[clause]


STEPS = "合同签订后支付10%，到货后支付60%，验收合格后支付25%，质保期满后支付5%。"


@pytest.mark.parametrize("just", ["恰为合同总价的20%", "正好是合同总价的20%", "刚好占合同总价的20%"])
def test_what_share_an_earnest_sum_just_is_adds_no_step_to_the_plan(just: str) -> None:
    read_ = contract(f"{STEPS}\n三、定金\n甲方于签约当日支付定金25,600.00元，{just}。", "付款")
    assert [float(one.share or 0) for one in read_.payment.instalments] == [0.1, 0.6, 0.25, 0.05]
    [earnest] = [one for one in read_.deposits if one.kind == "earnest"]
    assert (earnest.amount, earnest.share) == (25600, Decimal("0.2"))


@pytest.mark.parametrize(
    ("clause", "place"),
    [
        ("货物应于2025年6月29日前送达望川市经开区望江路26号，由甲方仓库管理员签收。", "望川市经开区望江路26号"),
        ("乙方应于30日内将全部货物送至望川市自由贸易区3号库，运费由乙方承担。", "望川市自由贸易区3号库"),
        ("乙方应于30日内将货物运至望川市东山路5号经甲方验收。", "望川市东山路5号"),
    ],
)
def test_where_goods_go_does_not_end_within_the_name_of_a_district(clause: str, place: str) -> None:
    assert contract(clause).delivery.place == place


@pytest.mark.parametrize(
    ("clause", "first"),
    [
        ("甲方凭乙方开具的足额增值税专用发票办理付款手续。", True),
        ("甲方凭增值税专用发票付款。", True),
        ("甲方凭收货单付款，乙方开具增值税专用发票。", None),
    ],
)
def test_payment_against_an_invoice_means_it_comes_before(clause: str, first: bool | None) -> None:
    assert contract(clause).payment.invoice.before_payment is first
