"""What a heading or an opening sentence puts out of the agreement, and what the agreement says to do without."""

from __future__ import annotations

import pytest

from tests.extract.reading import read, values

TEXT = "合作协议\n甲方：青岭电子有限公司\n乙方：临川百合有限公司\n{}\n"


@pytest.mark.parametrize(
    ("lines", "field"),
    [
        ("以下为甲方与其他供应商的付款惯例：\n（1）收到发票后60日内付款。\n本合同货款另议。", "payment.due_days"),
        ("一、背景\n甲方收到发票后60日内付款。\n二、货款\n货款另行约定。", "payment.due_days"),
        ("鉴于：\nA. 青峰公司应在验收后付款，质保期两年；\nB. 双方拟合作。\n双方约定如下：", "warranty.duration"),
        ("二、甲方与青峰公司的合同主要内容如下：\n1、服务期限三年；\n三、其他另议。", "period.duration"),
        ("一、示例\n1、逾期付款的，每日按万分之五支付违约金。\n二、其他另议。", "liability.late_fee_daily_rate"),
        ("一、原合同的主要条款如下：\n1、质保期两年；\n二、其他另议。", "warranty.duration"),
        ("以下约定不适用于本合同：\n1、押金20,000元；\n2、质保期两年。", "deposit.amount"),
    ],
)
def test_what_is_put_aside_is_not_read(lines: str, field: str) -> None:
    assert values(read(TEXT.format(lines)), field) == []


@pytest.mark.parametrize(
    ("lines", "field", "value"),
    [
        ("一、背景\n双方拟开展合作。\n二、货款\n甲方收到发票后60日内付款。", "payment.due_days", "60"),
        ("双方约定如下：\n1、质保期两年；\n2、押金20,000元。", "warranty.duration", "P2Y"),
        ("鉴于：\nA. 双方拟开展合作。\n双方约定如下：\n1、质保期两年。", "warranty.duration", "P2Y"),
        ("二、甲方与乙方的合同主要内容如下：\n1、服务期限三年；\n三、其他另议。", "period.duration", "P3Y"),
        ("一、背景墙制作\n1、质保期两年。", "warranty.duration", "P2Y"),
        ("以下为货款的支付方式：\n（1）甲方收到发票后60日内付款。", "payment.due_days", "60"),
        ("一、背景\n乙方以往的做法不论。\n本合同的质保期为两年。", "warranty.duration", "P2Y"),
    ],
)
def test_what_stands_behind_or_beside_it_is_read(lines: str, field: str, value: str) -> None:
    assert [str(one) for one in values(read(TEXT.format(lines)), field)][:1] == [value]


@pytest.mark.parametrize(
    ("lines", "field"),
    [
        ("1、原厂对该机保修三年。\n2、本合同不设质保期。", "warranty.duration"),
        ("1、机器附厂家保修卡，质保三年。\n2、机器按现状出售，乙方对整机不承担保修责任。", "warranty.duration"),
        ("1、招标文件写明押金20,000元。\n2、双方之间不收押金。", "deposit.amount"),
        ("1、保密期五年的条款见招标文件。\n2、双方互不承担保密义务。", "confidentiality.duration"),
        ("1、增值税专用发票税率6%。\n2、本次交易不开具发票。", "invoice.tax_rate"),
    ],
)
def test_what_the_agreement_does_without_is_not_read(lines: str, field: str) -> None:
    assert values(read(TEXT.format(lines)), field) == []


@pytest.mark.parametrize(
    ("lines", "field", "value"),
    [
        ("1、质保期两年。\n2、人为损坏的，乙方不承担保修责任。", "warranty.duration", "P2Y"),
        ("1、质保期两年。\n2、易损件不设质保期。", "warranty.duration", "P2Y"),
        ("1、押金20,000元。\n2、本合同不收取履约保证金。", "deposit.amount", "20000"),
        ("1、保密期五年。\n2、已公开的信息，双方不承担保密义务。", "confidentiality.duration", "P5Y"),
        ("1、增值税专用发票税率6%。\n2、乙方不开具发票的，甲方有权拒付。", "invoice.tax_rate", "0.06"),
        ("1、期满自动续期一年。\n2、合同期满不续签的，应提前通知。", "period.renewal", "P1Y"),
    ],
)
def test_what_is_denied_of_a_case_or_a_part_is_read_of_the_whole(lines: str, field: str, value: str) -> None:
    assert [str(one) for one in values(read(TEXT.format(lines)), field)][:1] == [value]


@pytest.mark.parametrize(
    "opening",
    [
        "定作方与承揽方就钢结构加工事宜约定如下：",
        "青岭重机有限公司与临川钢构有限公司就钢结构加工约定如下：",
        "需方和供方经友好协商达成如下协议，内容约定如下：",
        "定作方与承揽方本着平等自愿的原则协议如下：",
        "出租人与承租人协商一致，订立合同如下：",
        "定作人、承揽人与监理人就加工事宜签订协议如下：",
    ],
)
def test_how_an_agreement_opens_puts_nothing_aside(opening: str) -> None:
    lines = f"{opening}\n一、付款：甲方收到发票后60日内付款。\n二、质保期两年。"
    assert values(read(TEXT.format(lines)), "payment.due_days") == ["60"]


@pytest.mark.parametrize(
    "opening",
    [
        "甲方与青峰公司的合同主要内容如下：",
        "甲方与青峰公司就食堂托管签订的合同约定如下：",
        "甲方与前任承揽人的协议摘录：",
        "以下为甲方与其他供应商的合同约定，仅供参考：",
        "乙方和青峰公司的租约内容如下：",
        "甲方与青峰公司经招标签订的协议内容如下：",
    ],
)
def test_how_another_agreement_is_told_of_puts_its_terms_aside(opening: str) -> None:
    lines = f"{opening}\n（1）甲方收到发票后60日内付款。\n（2）质保期两年。"
    assert values(read(TEXT.format(lines)), "payment.due_days") == []
