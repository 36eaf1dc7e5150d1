"""The days by which instalments are to be paid and deposits given back: stated, counted, or not to be known."""

from __future__ import annotations

from datetime import date

import pytest

from hedui.models.codes import DayType
from hedui.models.contract import Contract
from hedui.models.evidence import Method
from tests.extract.reading import read

TEXT = """设备租赁合同
合同编号：QX-2024-031

甲方：青岭电子有限公司
乙方：临川百合有限公司

一、标的
乙方向甲方租用设备一批，合同总价100,000元。
二、付款方式
{pay}
三、押金
{deposit}
四、期限
本合同有效期自2024年3月1日起至2025年2月28日止。
五、质保
设备质保期为十二个月，自本合同签订之日起计算。
签订日期：2024年2月20日
"""
PAY = "1、合同签订后10日内支付30%。\n2、2024年6月30日前支付60%。\n3、验收合格后15日内支付剩余10%。"
DEPOSIT = "乙方应向甲方支付押金20,000元。"


def contract(pay: str = PAY, deposit: str = DEPOSIT) -> Contract:
    return read(TEXT.format(pay=pay, deposit=deposit)).contract


def dues(found: Contract) -> dict[str, date]:
    return {due.pointer: due.date for due in found.deadlines.dues}


@pytest.mark.parametrize(
    ("upon", "day"),
    [
        ("合同签订后10日内", date(2024, 3, 1)),
        ("本合同签订之日起10日内", date(2024, 3, 1)),
        ("自双方签字盖章之日起7日内", date(2024, 2, 27)),
        ("协议签署后一周内", date(2024, 2, 27)),
        ("于2024年4月1日前", date(2024, 4, 1)),
        ("最晚于二〇二四年四月一日前", date(2024, 4, 1)),
        ("2024年4月1日当日", date(2024, 4, 1)),
        ("签约后10日内", date(2024, 3, 1)),
        ("合同生效之日起10日内", date(2024, 3, 1)),
        ("付款时间为2024年4月1日前", date(2024, 4, 1)),
        ("应于2024年4月1日前", date(2024, 4, 1)),
        ("2024年4月8日", date(2024, 4, 8)),
        ("合同签订后5个工作日内", None),
        ("合同签订并收到发票后10日内", None),
        ("设备到货后10日内", None),
        ("合同签订后", None),
        ("2024年4月1日前验收合格后", None),
    ],
)
def test_when_an_instalment_is_due(upon: str, day: date | None) -> None:
    found = dues(contract(f"1、{upon}，甲方支付合同总价的30%；\n2、验收合格后支付剩余70%。"))
    assert found == ({"/payment/instalments/0": day} if day else {})


@pytest.mark.parametrize("paid", ["向乙方支付第二期款", "支付第二笔款项", "向乙方付清第二期", "支付"])
def test_each_sum_of_one_sentence_has_its_own_day(paid: str) -> None:
    found = contract(f"甲方应于2024年4月1日前支付第一期款64,000元，于2024年6月1日前{paid}64,000元。")
    assert [one.due for one in found.payment.instalments] == [date(2024, 4, 1), date(2024, 6, 1)]


def test_a_date_is_the_instalments_own_value() -> None:
    found = contract().payment.instalments
    assert [one.due for one in found] == [None, date(2024, 6, 30), None]
    assert found[1].condition == "2024年6月30日前"


@pytest.mark.parametrize(
    ("sentence", "days", "day"),
    [
        ("租赁期满后，乙方无拖欠费用的，甲方应在10日内将押金无息退还乙方。", 10, date(2025, 3, 10)),
        ("\n5、租赁终止后7日内，甲方退还押金。", 7, date(2025, 3, 7)),
        ("合同终止后7日内退还。", 7, date(2025, 3, 7)),
        ("该押金在本合同期满或解除后十日内一次性无息返还给乙方。", 10, date(2025, 3, 10)),
        ("质保期满之日起30日内退还押金。", 30, date(2025, 3, 21)),
        ("租期届满，乙方交还设备并结清费用后，甲方应在7日内无息退还。", 7, None),
        ("合同期满后7个工作日内退还押金。", 7, None),
        ("设备验收合格后28天内退还押金。", 28, None),
        ("如甲方提前解除合同，应在3日内退还押金。", None, None),
        ("乙方违约的，押金不予退还。", None, None),
        ("合同终止后7日内退还押金。合同终止后30日内退还押金。", None, None),
        ("合同终止后7日内，乙方应当返还设备。", None, None),
    ],
)
def test_when_a_deposit_is_given_back(sentence: str, days: int | None, day: date | None) -> None:
    found = contract(deposit=DEPOSIT + sentence)
    (deposit,) = found.deposits
    assert (deposit.return_days, dues(found).get("/deposits/0")) == (days, day)
    working = "工作日" in sentence
    assert deposit.return_day_type == (None if days is None else DayType.WORKING if working else DayType.CALENDAR)


def test_what_a_day_follows_from_is_its_evidence() -> None:
    sources = read(TEXT.format(pay=PAY, deposit=DEPOSIT)).sources["/deadlines/dues/0/date"]
    assert [(one.method, one.value) for one in sources] == [(Method.DERIVED, date(2024, 3, 1))] * 2
    assert sources[0].start > sources[1].start, "the day of signing stands below the clause"


@pytest.mark.parametrize(
    ("clause", "day", "origin"),
    [
        ("本合同自双方签字盖章之日起生效。", date(2024, 3, 1), "/date_signed"),
        ("本合同经双方法定代表人或授权代表签字并加盖公章（或合同专用章）后生效。", date(2024, 3, 1), "/date_signed"),
        ("双方各留一份。", date(2024, 3, 1), "/date_signed"),
        ("本合同自2024年4月1日起生效。", date(2024, 4, 11), "/effective/date"),
        ("本合同自甲方支付首期款之日起生效。", None, None),
        ("本合同经双方签字盖章并报主管部门批准后生效。", None, None),
        ("本合同自双方签字盖章且甲方收到履约保函之日起生效。", None, None),
    ],
)
def test_what_counts_from_taking_effect(clause: str, day: date | None, origin: str | None) -> None:
    pay = f"1、合同生效后10日内，甲方支付合同总价的30%；\n2、验收合格后支付剩余70%。\n3、{clause}"
    found = contract(pay).deadlines.dues
    assert [(due.date, due.counted_from) for due in found] == ([(day, origin)] if day else [])


@pytest.mark.parametrize(
    ("said", "until"),
    [
        ("设备质保期为十二个月，自本合同生效之日起计算。", date(2025, 3, 31)),
        ("自本合同签订之日起十二个月为质保期。", date(2025, 2, 19)),
        ("设备质保期为十二个月，自验收合格之日起计算。", None),
    ],
)
def test_a_warranty_ends_as_it_is_counted(said: str, until: date | None) -> None:
    text = TEXT.format(pay=PAY + "\n本合同自2024年4月1日起生效。", deposit=DEPOSIT)
    found = read(text.replace("设备质保期为十二个月，自本合同签订之日起计算。", said)).contract
    assert (found.warranty.duration, found.deadlines.warranty_until) == ("P12M", until)
