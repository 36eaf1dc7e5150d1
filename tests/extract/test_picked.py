"""Fields whose value is the option that was chosen."""

from __future__ import annotations

import pytest

from hedui.models.contract import Contract

from .reading import read

AGREEMENT = """专线服务合同

甲方：青川市测绘院
乙方：青川恒达通信有限公司

第一条 费用
{body}
第二条 其他
未尽事宜，由双方协商解决。
"""


def contract(body: str) -> Contract:
    return read(AGREEMENT.format(body=body)).contract


@pytest.mark.parametrize(
    ("body", "method"),
    [
        ("1. 缴费方式：□ 现金   ☑ 银行转账   □ 托收", "银行转账"),
        ("3.4 租金支付方式：□现金 □银行转账 ☑支票。甲方收款账户如下", "支票"),
        ("付款方式：采用下列第【2】种：\n（1）现金；\n（2）电汇。", "电汇"),
        ("付款方式：□ 现金   □ 银行转账", None),
        ("付款方式：☑ 现金   ☑ 银行转账", None),
        ("送货方式：☑ 自提   □ 现金交货", None),
    ],
)
def test_how_is_paid(body: str, method: str | None) -> None:
    assert contract(body).payment.method == method


def test_when_and_how_often_is_paid() -> None:
    payment = contract("2. 缴费周期：□ 月   □ 季   ☑ 半年   □ 年；付费类型：☑ 预付费   □ 后付费").payment
    assert (payment.cycle, payment.timing) == ("half-year", "prepaid")
    payment = contract("4.1 甲方选择以下第【2】种付费方式：\n（1）预付费；\n（2）后付费。").payment
    assert (payment.cycle, payment.timing) == (None, "postpaid")


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        ("1.1 乙方为甲方提供【☑行业通知短信 ☑验证码短信 □会员营销短信】服务。", ["行业通知短信", "验证码短信"]),
        ("1、业务类型：选择第【 2 】种。\n（1）验证码类；（2）通知类；（3）会员营销类。", ["通知类"]),
        ("乙方提供☑现场 □远程服务。", []),
    ],
)
def test_which_messages_are_sent(body: str, kinds: list[str]) -> None:
    assert list(contract(body).messaging.service_types) == kinds


@pytest.mark.parametrize(
    ("body", "cycle"),
    [
        ("付款方式：A.按月支付 B.按季支付，双方选择【B】。", "quarter"),
        ("付款方式：（1）按月支付；（2）按季支付。双方选择第 2 种。", "quarter"),
        ("付款方式：\n（1）按月支付\n（2）按季支付\n甲方选择第【1】种付款方式。", "month"),
        ("付款方式：（1）按月支付；（2）按季支付。双方选择第___种。", None),
        ("付款：\n（1）按月支付，先用后付；\n（2）甲方应配合。出现上述第（2）项情形的，乙方可停止服务。", "month"),
    ],
)
def test_what_is_picked_behind_the_options(body: str, cycle: str | None) -> None:
    assert contract(body).payment.cycle == cycle


@pytest.mark.parametrize(
    ("body", "cycle"),
    [
        ("支付方式：（一）按月支付（二）按季支付；选择（二）。", "quarter"),
        ("付款：双方选择(B)：A、按年支付；B、按季支付。", "quarter"),
        ("付款：双方选择（  ）：A、按年支付；B、按季支付。", None),
        ("支付方式：1）按月支付 2）按季支付 3）按年支付，甲乙双方约定按第3）种方式。", "year"),
        ("付款方式：双方选择【 】：1. 一次性；2. 分期。", None),
        ("付款方式：A、按年支付；B、按季支付。双方选择【 】。", None),
        ("付款方式：A 按月支付 B 按季支付。选择：B", "quarter"),
        ("1、甲方按月支付；2、乙方提供发票。出现第2项情形的，乙方可停止服务。", "month"),
        ("保洁范围：A座、B座。甲方按月支付，双方选择现场交接。", "month"),
    ],
)
def test_a_pick_in_other_words(body: str, cycle: str | None) -> None:
    assert contract(body).payment.cycle == cycle


def test_what_is_not_picked_is_no_plan() -> None:
    body = "付款方式：A 一次性付款 B 分期付款（签订付50%，期满付50%）。选择："
    one, several = contract(body + "A").payment, contract(body + "B").payment
    assert (one.cycle, len(one.instalments)) == ("once", 0)
    assert (several.cycle, len(several.instalments)) == (None, 2)


@pytest.mark.parametrize(
    ("body", "cycle"),
    [
        ("租金支付方式：①押一付三②押二付一，选②。", "month"),
        ("租金①押一付一；②押一付三；③押二付一。双方选②。", "quarter"),
        ("付款方式：按月支付或按季支付，双方选择前者。", "month"),
        ("付款方式：按月支付，或者按季支付；甲方选择后者。", "quarter"),
        ("付款方式：按月支付或按季支付，由双方另定。", None),
    ],
)
def test_the_former_or_the_latter_is_paid(body: str, cycle: str | None) -> None:
    payment = contract(body).payment
    assert (payment.cycle, payment.timing) == (cycle, None)


@pytest.mark.parametrize(
    ("body", "method"),
    [
        ("争议解决：向甲方所在地人民法院起诉，或提交青川仲裁委员会仲裁，双方选择后者。", "arbitration"),
        ("争议由法院诉讼解决或者由青川仲裁委员会仲裁，双方采用前者。", "litigation"),
        ("争议由法院诉讼解决或者由青川仲裁委员会仲裁。", None),
    ],
)
def test_the_former_or_the_latter_settles_disputes(body: str, method: str | None) -> None:
    assert contract(body).dispute.method == method
