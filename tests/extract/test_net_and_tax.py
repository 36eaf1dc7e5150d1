"""The sum without tax and the tax apart: in rows and columns of a table, in words beside figures, of a part only."""

from __future__ import annotations

import pytest

from hedui.settings import Settings
from hedui.validate import validate
from tests.extract.reading import read

HEAD = "采购合同\n甲方：青川注塑有限公司\n乙方：恒达塑料有限公司\n"
LEASE = "房屋租赁合同\n出租方（甲方）：青川物业有限公司\n承租方（乙方）：恒达科技有限公司\n"


def total(text: str) -> list[str | None]:
    """Amount, net, tax and words; no finding says that they contradict each other."""
    found = read(text)
    assert not {"amount-words-mismatch", "tax-sum-mismatch", "total-mismatch"} & {
        finding.code for finding in validate(found, Settings())
    }
    one = found.contract.total
    return [None if value is None else str(value) for value in (one.amount, one.net, one.tax, one.words)]


@pytest.mark.parametrize(
    ("rows", "stated"),
    [
        ("未税合计金额\t大写 玖仟叁佰元整\t9300.00", ["10509.00", "9300.00", None, "壹万零伍佰零玖元整"]),
        ("不含税合计\t9300.00\n税额合计\t1209.00", ["10509.00", "9300.00", "1209.00", "壹万零伍佰零玖元整"]),
        ("小计\t10509.00", ["10509.00", None, None, "壹万零伍佰零玖元整"]),
    ],
)
def test_rows_of_what_is_without_tax_and_of_the_tax(rows: str, stated: list[str | None]) -> None:
    table = "名称\t单位\t数量\t单价(元)\t金额(元)\n尼龙\t袋\t10\t1050.90\t10509.00\n"
    assert total(f"{HEAD}{table}{rows}\n含税合计金额\t大写 壹万零伍佰零玖元整\t10509.00\n") == stated


@pytest.mark.parametrize(
    ("sums", "stated"),
    [
        ("合计\t\t\t9300.00\t1209.00\t10509.00", ["10509.00", "9300.00", "1209.00", None]),
        ("合计\t\t\t9300.00\t1000.00\t10509.00", ["10509.00", None, None, None]),
    ],
)
def test_columns_of_a_row_of_sums_where_they_add_up(sums: str, stated: list[str | None]) -> None:
    head = "名称\t数量\t不含税单价\t不含税金额\t税额\t含税金额"
    assert total(f"{HEAD}{head}\n尼龙\t10\t930.00\t9300.00\t1209.00\t10509.00\n{sums}\n") == stated


@pytest.mark.parametrize(
    ("clause", "stated"),
    [
        (
            "报酬总额为：人民币（大写）壹万零伍佰零玖元整（￥10509.00）（含税），其中，不含税价人民币玖仟叁佰元整（大写）"
            "（￥9300.00），增值税税额1209.00元。",
            ["10509.00", "9300.00", "1209.00", "壹万零伍佰零玖元整"],
        ),
        (
            "合同总价：人民币10509.00元，其中不含税金额为玖仟叁佰元整（￥9300.00元）。",
            ["10509.00", "9300.00", None, None],
        ),
        ("租金按半年支付，费用共计10500元/半年（不含税金额10000.00元、增值税500.00元）。", [None, None, None, None]),
        ("月含税管理费为4580.00元，月不含税管理费共计人民币4320.75元。", [None, None, None, None]),
    ],
)
def test_parts_of_the_price_in_sentences(clause: str, stated: list[str | None]) -> None:
    assert total(f"{LEASE}一、{clause}\n") == stated


@pytest.mark.parametrize(
    ("clause", "rate"),
    [
        ("合同总价100元，其中软件部分税率13%，服务部分税率6%。", None),
        ("合同总价100元，货物税率为13%，安装税率为9%。", None),
        ("合同总价100元，税率13%。", "0.13"),
        ("合同总价100元，货物税率为13%，配件税率为13%。", "0.13"),
    ],
)
def test_rates_of_parts_are_none_of_the_whole(clause: str, rate: str | None) -> None:
    found = read(f"{HEAD}一、{clause}\n").contract.total.tax_rate
    assert (None if found is None else str(found)) == rate


@pytest.mark.parametrize(
    ("clause", "amount"),
    [
        ("月租金共计人民币4320.75元\n租金保证金共计人民币27480.00元\n", "27480.00"),
        ("乙方支付5000元押金，合同期满退还。", "5000"),
        ("乙方支付押金为人民币5000元，首期租金为3000元。", "5000"),
        ("乙方支付3000元作为押金，另付租金5000元。", "3000"),
    ],
)
def test_the_sum_behind_a_deposit_s_name(clause: str, amount: str) -> None:
    assert [str(deposit.amount) for deposit in read(f"{LEASE}一、{clause}").contract.deposits] == [amount]


@pytest.mark.parametrize(
    ("clause", "parts"),
    [
        ("单价含税113元/台，共100台，总价11300元（不含税10000元，税额1300元）。", ["10000", "1300"]),
        ("单价（含税）113元，总价人民币11300元（不含税金额10000元，税额为1300元）。", ["10000", "1300"]),
        ("单价含税：113元/台，合同总价：11,300元（其中不含税价10,000元，增值税税额1,300元）。", ["10000", "1300"]),
        ("含税单价113元，共计100台，总金额11300元，不含税10000元，税额1300元。", ["10000", "1300"]),
        ("乙方供货100台，单价113元，总额11300元（税前10000元，税金1300元）。", ["10000", "1300"]),
        ("每月服务费单价113元，合同总价11300元（不含税10000元，税额1300元）。", ["10000", "1300"]),
        ("单价含税113元/台（不含税100元，税额13元），总价11300元。", [None, None]),
        ("总价11300元，单价113元（不含税100元，税额13元）。", [None, None]),
        ("单价100元，每台总价113元（不含税100元，税额13元），合同总价11300元。", [None, None]),
        ("单价113元，总价11300元，其中运费单价11.3元（不含税10元，税额1.3元）。", [None, None]),
        ("合同总价11300元，履约保证金总额113元（不含税100元，税额13元）。", [None, None]),
        ("单价113元，预付款总额1130元（不含税1000元，税额130元），合同总价11300元。", [None, None]),
    ],
)
def test_parts_of_a_total_behind_a_price_are_the_totals_and_a_prices_own_are_not(
    clause: str, parts: list[str | None]
) -> None:
    assert total(f"{HEAD}第一条 {clause}\n")[1:3] == parts


def of_rate(clause: str) -> list[str]:
    """What is told of net, rate and total."""
    findings = validate(read(f"{HEAD}一、{clause}\n二、乙方负责送货。\n"), Settings())
    return [finding.message for finding in findings if finding.code == "tax-sum-mismatch"]


@pytest.mark.parametrize(
    "clause",
    [
        "不含税价：60,000.00元，税率6%，含税价：66,300.00元。",
        "合同总价（不含税）60,000.00元，税率6%，合同总价（含税）66,300.00元。",
        "合同含税总价66,300.00元，税率6%，不含税总价60,000.00元。",
        "不含税总价为60,000元，含税总价为66,300元，增值税税率为6%。",
        "不含税总价：60,000.00元\n税率：6%\n价税合计：66,300.00元",
    ],
)
def test_a_total_that_net_and_rate_do_not_come_to_is_told_once(clause: str) -> None:
    (told,) = of_rate(clause)
    assert "63600" in told


@pytest.mark.parametrize(
    "clause",
    [
        "不含税价：60,000.00元，税率6%，含税价：63,600.00元。",
        "含税总价：6.4万元，不含税总价6万元，税率6%。",
        "合同含税总价63,600.01元，税率6%，不含税总价60,000.00元。",
        "不含税总价60,000.00元，税率6%，另收运费2,700元，含税总价66,300.00元。",
        "不含税总价60,000.00元，税率13%，运费税率9%，含税总价66,300.00元。",
        "不含税总价60,000.00元，税率6%，优惠后含税总价60,300.00元。",
        "不含税总价为60,000.00元，税率6%。",
        "合同总价为60,000.00元，税率6%。",
    ],
)
def test_a_total_that_may_be_right_is_not(clause: str) -> None:
    assert of_rate(clause) == []
