"""Notes to whoever fills in a form give nothing; what a bracket adds to the agreement stays."""

from __future__ import annotations

import pytest

from hedui.models.record import BracketState
from tests.extract.reading import read, values

TEXT = "服务合同\n甲方：青岭电子有限公司\n乙方：临川百合有限公司\n{}\n"


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("一、合同份数：________【注：按需要填写，一般为一式四份】", "copies.total"),
        ("一、（范本提示：此处可约定收到发票后15日内付款。）付款期限：____", "payment.due_days"),
        ("一、合同总价：________元［填写格式如：人民币壹拾万元整（¥100,000.00）］", "total.amount"),
        ("一、发票：________（格式说明：一般纳税人填“增值税专用发票，税率6%”）", "invoice.kind"),
        ("填写说明：质保期为一年。", "warranty.duration"),
        ("1.1 示例：逾期付款的，每日按万分之五支付违约金。", "liability.late_fee_daily_rate"),
        ("二、保密期限：____（可约定为二年）", "confidentiality.duration"),
        ("二、服务期限：____【建议约定为一年，\n自签订之日起算】", "period.duration"),
        ("注：服务期限由双方自行约定，如自2026年1月1日起至2026年12月31日止。", "period.start_date"),
        ("备注：押金通常为人民币5,000元。", "deposit.amount"),
        ("一、服务期限：____【修改建议：改为两年】", "period.duration"),
        ("（法务意见：付款期限改为甲方收到发票后15日内）", "payment.due_days"),
        ("建议：付款期限改为验收后60日内支付。", "payment.due_days"),
        ("批注：乙方保修期应为五年。", "warranty.duration"),
        ("批注2（陈立群）：乙方保修期应为五年。", "warranty.duration"),
        ("[AI审核：争议由青岚仲裁委员会仲裁]", "dispute.venue"),
        ("AI审查意见：建议甲方收到发票后30日内付款。", "payment.due_days"),
        ("修改意见：合同总价应为90,000元，一式六份。", "total.amount"),
        ("法务意见：本合同一式六份。", "copies.total"),
        ("服务期由双方另定。批注：应写明服务期限为两年。", "period.duration"),
        ("> 审核建议：质保期为三年。", "warranty.duration"),
        ("【审核人意见：增加逾期付款每日万分之五的违约金】", "liability.late_fee_daily_rate"),
    ],
)
def test_a_note_to_whoever_fills_in_gives_nothing(line: str, field: str) -> None:
    assert values(read(TEXT.format(line)), field) == []


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("一、合同总价：人民币100,000元（注：含安装费）。", "total.amount", "100000"),
        ("一、合同总价：100,000元（大写：壹拾万元整）（含税）。", "total.words", "壹拾万元整"),
        ("一、本合同一式四份（说明：双方各执两份）。", "copies.held", "2"),
        (
            "三、修改意见：甲方应在收到初稿后提出，逾期付款的，每日按万分之五支付违约金。",
            "liability.late_fee_daily_rate",
            "0.0005",
        ),
        ("乙方建议：服务期限为一年，甲方同意。", "period.duration", "P1Y"),
        ("建议甲方投保。质保期为两年。", "warranty.duration", "P2Y"),
        ("四、审核：甲方收到发票后30日内付款。", "payment.due_days", "30"),
        ("风险提示：甲方收到发票后30日内付款，逾期乙方停止服务。", "payment.due_days", "30"),
        ("五、付款：甲方收到发票[原件]后30日内付款。", "payment.due_days", "30"),
        ("备注：质保期为两年。", "warranty.duration", "P2Y"),
        ("一、甲方收到乙方修改意见（含审核意见）后15日内付款。", "payment.due_days", "15"),
        ("注：服务期限自2026年1月1日起至2026年12月31日止。", "period.start_date", "2026-01-01"),
        ("一、甲方收到发票（提示：须为专用发票）后30日内付款。", "payment.due_days", "30"),
        ("说明：逾期付款的，每日按应付款的万分之五支付违约金。", "liability.late_fee_daily_rate", "0.0005"),
        ("一、【注：质保期为一年】，由乙方负责维修。", "warranty.duration", "P1Y"),
        ("一、服务期限为一年（自本协议填写之日起算）。", "period.duration", "P1Y"),
        ("一、合同总价：【100,000】元，【注：含税，按实际填写发票。】质保期为三年。", "warranty.duration", "P3Y"),
    ],
)
def test_what_adds_to_the_agreement_stays(line: str, field: str, value: str) -> None:
    assert [str(one) for one in values(read(TEXT.format(line)), field)][:1] == [value]


def test_a_note_s_bracket_is_listed_with_the_others() -> None:
    found = read(TEXT.format("一、期限【2】年。【说明：期限按需要填写，一般为三年】\n二、份数【4】份。")).brackets
    assert [(bracket.value, bracket.state) for bracket in found] == [
        ("2", BracketState.FILLED),
        ("说明：期限按需要填写，一般为三年", BracketState.FILLED),
        ("4", BracketState.FILLED),
    ]


def test_a_bracket_that_nothing_closes_hides_nothing() -> None:
    assert values(read(TEXT.format("一、（填写说明：略\n二、质保期为三年。")), "warranty.duration") == ["P3Y"]
