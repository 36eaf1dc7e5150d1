"""Dues in words that the first patterns did not know, each beside what looks like it and is none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from hedui.models.contract import Contract
from tests.extract.reading import read

_HEAD = "设备供货合同\n甲方：东山市云溪花圃\n乙方：东山市青岚机械有限公司\n"


def _contract(clause: str, heading: str) -> Contract:
    return read(f"{_HEAD}第一条 {heading}\n{clause}\n第二条 其他\n未尽事宜协商解决。\n").contract


@pytest.mark.parametrize(
    ("clause", "share", "base", "role"),
    [
        ("乙方提前退租的，应向甲方支付两个月租金作为违约金。", "2", "月租金", "乙方"),
        ("甲方提前收回房屋的，应向乙方赔付违约金，违约金为3个月租金。", "3", "月租金", "甲方"),
        ("乙方擅自转租的，应支付相当于壹个月房租的违约金。", "1", "月房租", "乙方"),
        ("乙方擅自转包的，应支付合同总价三成的违约金。", "0.3", "合同总价", "乙方"),
        ("乙方提供虚假资料的，甲方有权要求其按照合同总价20%的标准支付违约金。", "0.2", "合同总价", "乙方"),
        ("乙方泄露甲方资料的，除赔偿损失外，还应支付合同总价5%的违约金。", "0.05", "合同总价", "乙方"),
    ],
)
def test_penalties(clause: str, share: str, base: str, role: str) -> None:
    (penalty,) = _contract(clause, "违约责任").liability.penalties
    assert (penalty.share, penalty.base, penalty.role) == (Decimal(share), base, role)


@pytest.mark.parametrize(
    "clause",
    [
        "甲方应提前两个月通知乙方租金调整，逾期的支付违约金。",
        "乙方欠付两个月租金的，甲方可以解除合同。",
        "乙方完成三成工程量的，不支付违约金。",
        "因不可抗力解除合同的，双方互不承担违约金。",
    ],
)
def test_no_penalties(clause: str) -> None:
    assert not _contract(clause, "违约责任").liability.penalties


@pytest.mark.parametrize(
    ("clause", "days"),
    [
        ("合同签订后一周内支付合同总价的30%，验收合格后10日内支付剩余的70%。", [7, 10]),
        ("合同签订后2周内支付合同总价的30%，验收合格后三个工作日内支付剩余的70%。", [14, 3]),
    ],
)
def test_weeks_are_days(clause: str, days: list[int]) -> None:
    assert [one.due_days for one in _contract(clause, "付款方式").payment.instalments] == days


def test_the_plan_of_somebody_else_and_earnest_money_are_no_instalments() -> None:
    clause = (
        "1、合同签订后5日内支付合同总价的50%；\n2、验收合格后5日内支付合同总价的50%。\n"
        "3、甲方于签约当日支付定金3000元。\n4、乙方与其供货商之间的货款分三次支付，与甲方无关。\n"
        "5、结算金额超出合同总价5%的部分，甲方不予支付。"
    )
    shares = [one.share for one in _contract(clause, "付款方式").payment.instalments]
    assert shares == [Decimal("0.5"), Decimal("0.5")]


def test_a_table_of_nodes_says_when_in_the_column_of_conditions() -> None:
    table = (
        "付款节点\t付款条件\t付款比例\t付款金额（元）\n预付款\t合同签署后5日内\t30%\t3000\n"
        "验收款\t验收合格后10日内\t70%\t7000"
    )
    found = _contract(f"付款安排如下：\n{table}", "付款方式").payment.instalments
    assert [one.condition for one in found] == ["合同签署后", "验收合格后"]


@pytest.mark.parametrize("clause", ["全部违约金之和不得超出合同总价的15%。", "违约金累计不超过合同总价的15%。"])
def test_caps(clause: str) -> None:
    found = _contract(clause, "违约责任").liability
    assert found.cap == Decimal("0.15")
    assert not found.penalties


@pytest.mark.parametrize(
    ("clause", "kind"),
    [
        ("乙方提供的发票类型为增值税普通发票（增值税专用发票/增值税普通发票）。", "ordinary"),
        ("乙方应开具增值税专用发票。零星支出凭增值税普通发票报销。", "special"),
        ("乙方开具增值税专用发票或增值税普通发票。", None),
        ("乙方从供应商处取得的增值税普通发票应留存备查。", None),
    ],
)
def test_kinds_of_invoices(clause: str, kind: str | None) -> None:
    assert _contract(clause, "付款方式").payment.invoice.kind == kind


@pytest.mark.parametrize(
    ("clause", "first"),
    [
        ("乙方应于收款前向甲方提交发票。", True),
        ("付款期限为甲方签收发票后10日。", True),
        ("乙方未按约定提供发票的，甲方有权拒绝付款。", True),
        ("乙方收款后七日内向甲方提供发票。", False),
        ("发票遗失的，乙方应按税务规定办理。", None),
    ],
)
def test_what_comes_first(clause: str, first: bool | None) -> None:
    assert _contract(clause, "付款方式").payment.invoice.before_payment is first


@pytest.mark.parametrize(
    ("total", "clause", "amounts"),
    [
        (
            "总额人民币450,000元。",
            "首笔二十七万元，开幕后三个工作日内汇出；次笔十八万元，闭幕后三个工作日内汇出。",
            [270000, 180000],
        ),
        (
            "总价陆拾叁万元整。",
            "2031年4月30日前付贰拾万元，7月31日前付贰拾万元，10月31日前付贰拾叁万元。",
            [200000, 200000, 230000],
        ),
        ("合同总价为人民币伍拾万元整。", "签订后七日内付贰拾万元，货到验收后十日内付叁拾万元。", [200000, 300000]),
        (
            "合同总价500,000元。",
            "第一笔贰拾万元于签订后三日内划出，第二笔叁拾万元于验收后三日内划出。",
            [200000, 300000],
        ),
    ],
)
def test_sums_that_make_up_a_total_are_instalments(total: str, clause: str, amounts: list[int]) -> None:
    instalments = _contract(f"{total}\n{clause}", "价款").payment.instalments
    assert [one.amount for one in instalments] == amounts


@pytest.mark.parametrize(
    ("total", "clause"),
    [
        ("合同总价为人民币伍拾万元整，其中设备款肆拾万元，安装费拾万元。", ""),
        ("合同总价500,000元。", "银行汇出手续费二百元由甲方承担，另付差旅费三千元。"),
        ("合同总价500,000元。", "首笔二十万元，签订后三日内汇出。"),
    ],
)
def test_other_sums_are_none(total: str, clause: str) -> None:
    assert not _contract(f"{total}\n{clause}", "价款").payment.instalments


def test_notices_in_sentences_and_lines() -> None:
    sentence = (
        "甲方的送达地址为东山市学府路12号，收件人何静，联系电话13900001234；"
        "乙方的送达地址为东山市东湖路8号，收件人林远，电子邮箱：linyuan@example.cn。"
    )
    lines = "通知信息如下：\n甲方收件人：何静\n送达地址：东山市学府路12号\n乙方收件人：林远\n送达地址：东山市东湖路8号"
    for clause in (sentence, lines):
        first, second = _contract(clause, "通知与送达").parties
        assert (first.notice.address, first.notice.name) == ("东山市学府路12号", "何静")
        assert (second.notice.address, second.notice.name) == ("东山市东湖路8号", "林远")


@pytest.mark.parametrize(
    "clause",
    ["甲方变更地址的，应书面通知乙方。", "乙方将货物送至甲方指定地址：东山市学府路12号。", "甲方联系人为何静。"],
)
def test_no_notices(clause: str) -> None:
    assert all(party.notice.address is None for party in _contract(clause, "交货").parties)
