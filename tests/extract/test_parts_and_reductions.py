"""Sums that are only a part of the price, or that the parties changed: what is no total, and what is no plan of all."""

from __future__ import annotations

import pytest

from hedui.models.contract import Instalment
from hedui.settings import Settings
from hedui.validate import validate

from .reading import read

PARTIES = "甲方：青岭物业有限公司\n乙方：临川百合园艺有限公司\n"


def total(body: str, title: str = "设备采购合同") -> str | None:
    amount = read(f"{title}\n{PARTIES}{body}\n").contract.total.amount
    return None if amount is None else f"{amount:.0f}"


def plan(body: str) -> tuple[Instalment, ...]:
    return read(f"设备安装合同\n{PARTIES}一、合同总价500,000元。\n二、付款方式\n{body}\n").contract.payment.instalments


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("| 项目 | 金额 |\n| --- | --- |\n| 设备款 | 120,000.00 |\n| 安装费 | 30,000.00 |", None),
        ("项目\t金额（元）\n设备款\t120,000.00\n安装费\t30,000.00\n合计\t150,000.00", "150000"),
        ("设备价款\t120,000.00\n安装费\t30,000.00", None),
        ("一、工程款：120,000元\n二、材料费：30,000元", None),
        ("合同价款：120,000元\n其中安装费：30,000元", "120000"),
        ("工程款：120,000元\n预付款：36,000元", "120000"),
        ("| 项目 | 内容 |\n| --- | --- |\n| 合同价款 | 120,000元 |\n| 交货期 | 10天 |", "120000"),
    ],
)
def test_one_row_of_several_sums_is_no_total(rows: str, expected: str | None) -> None:
    assert total(f"一、价款如下：\n{rows}") == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("设备价款合计：100,000元\n运费合计：2,000元", None),
        ("设备款：80,000元，运费合计：2,000元", None),
        ("设备款：80,000元，运费：2,000元", None),
        ("设备款：80,000元；安装费合计：5,000元", None),
        ("货款：80,000元，运费：2,000元，合计：82,000元", "82000"),
        ("合同价款：80,000元，运费合计：2,000元", "80000"),
        ("工程款：80,000元，保证金：8,000元", "80000"),
        ("货物金额合计（元）：98,000\n运保费合计（元）：2,000\n税费小计（元）：13,000", None),
        ("货款合计：86,000元（大写：捌万陆仟元整）\n运费合计：2,000元（大写：贰仟元整）", None),
        ("设备费小计：¥80,000.00\n安装费小计：¥6,000.00\n税费小计：¥11,180.00", None),
        ("人员工资：60,000元\n社保：18,000元\n服务费合计：8,000元", None),
        ("| 项目 | 金额 |\n| --- | --- |\n| 水泵 | 86,000 |\n| 设备费小计 | 86,000 |\n| 税费小计 | 11,180 |", None),
        ("货款合计：100,000元，运费合计：2,000元，合计102,000元。", "102000"),
        ("硬件费合计30,000元，服务费合计20,000元，总金额为50,000元。", "50000"),
        ("设备款80,000元，安装费6,000元，服务费合计4,000元，三项共90,000元。", "90000"),
        ("人员工资：60,000元\n社保：18,000元\n服务费合计：8,000元\n总计：86,000元", "86000"),
        ("第一年服务费合计：30,000元；第二年服务费合计：30,000元；两年服务费合计：60,000元。", "60000"),
        ("设备总价：80,000元；运费总额：2,000元；安装费总额：3,000元；合同总额：85,000元", "85000"),
        ("合同总价：88,000元\n运费合计：2,000元（大写：贰仟元整）", "88000"),
    ],
)
def test_one_of_several_fees_own_sums_is_no_total(said: str, expected: str | None) -> None:
    assert total(f"一、价款如下：\n{said}") == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("服务费合计：50,000元（大写：伍万元整）。", "50000"),
        ("设备款：80,000元", "80000"),
        ("设备款：80,000元，运费由乙方承担。", "80000"),
        ("货款合计：86,000元，运费由乙方承担。", "86000"),
        ("货款合计：86,000元\n其中运费：2,000元", "86000"),
        ("租金合计：24,000元\n押金：2,000元\n水电费：据实结算", "24000"),
        ("运费合计：人民币8,000元（大写：捌仟元整）。\n押金：1,000元", "8000"),
        ("材料费合计：3,500元\n工时费合计：1,500元\n维修费合计：5,000元", "5000"),
        ("合同金额合计：人民币50,000元。其中硬件合计30,000元，服务费合计20,000元。", "50000"),
        ("劳务费合计：50,000元，管理费合计：5,000元。合同总金额：55,000元。", "55000"),
        ("价税合计：113,000元，其中不含税金额100,000元，税额合计13,000元。", "113000"),
    ],
)
def test_a_fees_sum_that_stands_alone_or_adds_up_what_is_above_is_the_total(said: str, expected: str) -> None:
    assert total(f"一、价款如下：\n{said}", "维修服务合同") == expected


def test_words_of_one_fees_sum_are_none_of_the_total() -> None:
    found = read(f"销售合同\n{PARTIES}总价：88,000元\n运费合计：2,000元（大写：贰仟元整）\n").contract.total
    assert (found.amount, found.words) == (88000, None)


def test_the_header_of_a_table_of_sums_is_no_label_without_a_value() -> None:
    found = read(f"设备采购合同\n{PARTIES}项目\t金额\n设备款\t120,000.00\n安装费\t30,000.00\n")
    assert found.blanks == ()


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("服务费60,000元，最终按55,000元结算。", None),
        ("服务费：60,000元，最终按55,000元结算。", None),
        ("技术服务费60,000元，打九折后按54,000元结算。", None),
        ("服务费60,000元。经协商，最终按55,000元结算。", None),
        ("合同总价60,000元，优惠5,000元，实付55,000元。", None),
        ("合同总价80,000元，下浮10%后为72,000元。", None),
        ("合同总价80,000元，减免2,000元，按78,000元结算。", None),
        ("合同总价80,000元，提前付款的优惠5%。", "80000"),
        ("合同总价为60,000元，经双方协商，最终结算价为55,000元。", "55000"),
        ("合同总价60,000元，最终以实际结算为准。", "60000"),
        ("合同总价60,000元，最终结算金额不超过65,000元。", "60000"),
        ("合同总价为55,000元（原价60,000元）。", "55000"),
    ],
)
def test_a_sum_in_whose_place_another_is_paid_is_no_total(clause: str, expected: str | None) -> None:
    assert total(clause, "技术服务合同") == expected


def test_after_a_discount_is_no_time_of_payment() -> None:
    payment = read(f"技术服务合同\n{PARTIES}技术服务费60,000元，折后实际按55,000元结算。\n").contract.payment
    assert payment.timing is None


@pytest.mark.parametrize(
    ("clause", "amounts"),
    [
        ("签订后付30%，竣工付至95%，质保金25,000元（5%）质保期满后支付。", [None, None, 25000]),
        ("签订后付30%，竣工付65%，质保金25,000元质保期满后支付。", [None, None, 25000]),
        ("签订后付30%，竣工付至95%，即475,000元，质保金25,000元，质保期满后支付。", [None, 475000, 25000]),
        (
            "签订后付30%，150,000元；竣工付65%，325,000元；剩余5%作为质保金，25,000元，质保期满付清。",
            [150000, 325000, 25000],
        ),
    ],
)
def test_a_security_s_sum_is_not_that_of_the_share_before(clause: str, amounts: list[int | None]) -> None:
    found = plan(clause)
    assert [one.amount for one in found] == amounts
    assert not any("000" in (one.condition or "") for one in found)


@pytest.mark.parametrize(
    "clauses",
    [
        "设备款：签订后支付30%，到货验收后支付60%，质保期满支付10%。\n安装费：安装完毕后一次性支付。",
        "1、设备款支付：签订后支付30%，到货后支付70%。\n2、安装费支付：安装完毕支付100%。",
        "设备款签订后支付30%，到货后支付70%；安装费安装完毕支付。",
    ],
)
def test_a_part_s_plan_is_not_that_of_all(clauses: str) -> None:
    assert plan(clauses) == ()


@pytest.mark.parametrize(
    "clauses",
    [
        "货款：签订后支付30%，到货验收后支付60%，质保期满支付10%。",
        "首付款：签订后支付30%。\n到货款：到货后支付60%。\n质保金：质保期满支付10%。",
        "设备款签订后支付30%，到货后支付60%，质保期满支付10%，安装费由乙方承担，不另支付。",
    ],
)
def test_the_only_plan_is_that_of_all(clauses: str) -> None:
    assert [str(one.share) for one in plan(clauses)] == ["0.3", "0.6", "0.1"]


def rates(clause: str, title: str = "租赁合同") -> list[tuple[str | None, str]]:
    found = read(f"{title}\n{PARTIES}一、费用\n{clause}\n").contract.rates
    return [(rate.service, str(rate.unit_price if rate.fee is None else rate.fee)) for rate in found]


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("服务费每年12,000元，续期费用为每年10,000元。", [("服务费", "12000")]),
        ("管理费每月800元。顺延期内服务费如超过一个月，每月按1,000元收取。", [("管理费", "800")]),
        ("打印机50台，每台1,800元，共90,000元，运费2,000元，合计92,000元。", []),
        ("每条0.05元短信费，安装费20元。", [("短信费", "0.05")]),
        ("货物运输每吨80元，装卸费每吨10元。", [("货物运输", "80"), ("装卸费", "10")]),
        (
            "清洁服务费每平方米2元，每月合计2,000元，垃圾清运费每月500元。",
            [("清洁服务费", "2"), ("清洁服务费", "2000"), ("垃圾清运费", "500")],
        ),
        ("物业费原为每月每平方米3元，现调整为每月每平方米3.5元。", [("物业费", "3.5")]),
        ("租金原为每月5,000元，自2026年3月起调整为每月5,500元。", [("租金", "5500")]),
        ("管理费现每月800元。", [("管理费", "800")]),
        ("乙方提供打印机租赁，每台每月200元，押金每台500元。", [("打印机租赁", "200")]),
    ],
)
def test_a_price_is_that_of_its_own_words(clause: str, expected: list[tuple[str, str]]) -> None:
    assert rates(clause) == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("合计：1,210.5吨，4,842,000元。", None),
        ("共计：12,000平方米", None),
        ("合计：4,842,000元，共50件。", "4842000"),
    ],
)
def test_what_is_counted_is_no_total(row: str, expected: str | None) -> None:
    assert total(row) == expected


def findings(body: str) -> set[str]:
    extraction = read(f"设备采购合同\n{PARTIES}{body}\n")
    return {finding.code for finding in validate(extraction, Settings()) if finding.code != "number-missing"}


@pytest.mark.parametrize(
    ("clauses", "amounts"),
    [
        (
            "合同签订后支付定金20,000元。\n货到后支付货款50,000元。\n验收后支付25,000元。\n质保金5,000元，质保期满后退还。",
            [20000, 50000, 25000, 5000],
        ),
        ("定金20,000元于签约时支付。货到后付75,000元。质保金5,000元一年后付。", [20000, 75000, 5000]),
        ("签订后付定金20,000元。货到后付60,000元。质保金5,000元，质保期满后付。", []),
    ],
)
def test_sums_in_sentences_of_their_own_are_a_plan_where_they_add_up(clauses: str, amounts: list[int]) -> None:
    body = f"合同总价100,000元。\n{clauses}"
    found = read(f"设备采购合同\n{PARTIES}{body}\n").contract.payment.instalments
    assert [one.amount for one in found] == amounts
    assert "instalments-mismatch" not in findings(body)


def test_sums_that_are_called_parts_and_are_not_all_are_told_of() -> None:
    body = "合同总价100,000元。签约后付首付款30,000元，尾款60,000元验收后付清。"
    assert "instalments-mismatch" in findings(body)


def test_a_security_behind_the_last_share_is_none_of_the_plan() -> None:
    clauses = "签订后付定金20%。货到后付至70%。验收后付至100%。质保金为总价的5%，质保期满退还。"
    assert [str(one.share or one.cumulative_share) for one in plan(clauses)] == ["0.2", "0.7", "1"]
    assert "instalments-mismatch" not in findings(f"合同总价100,000元。{clauses}")


def test_a_price_without_tax_comes_to_no_sum_with_it() -> None:
    rows = "名称\t数量\t未税单价\t含税总价\n打印机\t10\t1000\t11300\n扫描仪\t5\t2000\t11300\n"
    assert "item-subtotal-mismatch" not in findings(f"一、清单\n{rows}")


@pytest.mark.parametrize(
    ("title", "clause", "expected"),
    [
        ("借款合同", "乙方向甲方提供借款人民币300万元，用于周转。", "3000000"),
        ("借款合同", "甲方同意借给乙方人民币300万元整。", "3000000"),
        ("股权转让协议", "股权转让款：人民币300万元", "3000000"),
        ("投资协议", "投资款：人民币2000万元", "20000000"),
        ("投资协议", "甲方投资额1000万元，乙方投资额2000万元。", None),
        ("设备采购合同", "项目投资额为人民币5000万元。", None),
        ("设备采购合同", "甲方已向乙方提供借款人民币100万元。", None),
    ],
)
def test_what_is_lent_invested_or_paid_for_shares_is_the_total(title: str, clause: str, expected: str | None) -> None:
    assert total(f"一、{clause}", title) == expected


@pytest.mark.parametrize(
    ("clause", "told"),
    [
        ("驻场工程师2名，每人每月20,000元，服务期6个月，合计240,000元。", False),
        ("驻场工程师两名，服务费每人每月20,000元，6个月合计240,000元。", False),
        ("服务费每月20,000元，6个月合计240,000元。", True),
    ],
)
def test_a_fee_for_each_of_several_comes_to_so_many_times_as_much(clause: str, told: bool) -> None:
    assert ("rate-total-mismatch" in findings(clause)) is told


def test_a_day_s_work_of_one_is_a_unit() -> None:
    (rate,) = read(f"技术服务合同\n{PARTIES}一、费用\n按人天计费，每人天1,500元，预计120人天。\n").contract.rates
    assert (str(rate.unit_price), rate.unit) == ("1500", "人天")


@pytest.mark.parametrize(
    ("paid", "differs"),
    [
        ("生效后5日内支付合同金额：￥340,000.00元给乙方，余款￥340,000.00元在验收后付清。", False),
        ("签订后支付合同总价180,000元，剩余款项即人民币500,000元于交付时付清。", False),
        ("签订后支付合同总价300,000元，余款500,000元于交付时付清。", True),
        ("合同总金额为人民币800,000元。余款在验收后付清。", True),
        ("合同总价680,000元，首付180,000元，余款500,000元于交付时付清。", False),
    ],
)
def test_a_sum_that_leaves_a_rest_of_the_total_is_no_other_total(paid: str, differs: bool) -> None:
    found = read(f"设备采购合同\n{PARTIES}一、合同总价：¥680,000.00元，大写：人民币陆拾捌万元整。\n二、甲方{paid}\n")
    assert found.contract.total.amount == 680000
    codes = {finding.code for finding in validate(found, Settings())}
    assert ("total-differs" in codes) is differs
