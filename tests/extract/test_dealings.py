"""What a party deals with somebody who is no party, or two others between them, is none of the agreement's."""

from __future__ import annotations

import pytest

from tests.extract.reading import read, values

TEXT = "合作协议\n甲方：青岭电子有限公司\n乙方：临川百合有限公司\n一、{}\n"


@pytest.mark.parametrize(
    ("clause", "field"),
    [
        ("乙方向入园家长承诺，逾期退费的每日按万分之五支付违约金。", "liability.late_fee_daily_rate"),
        ("甲方向参观者开具增值税普通发票，由乙方转交。", "invoice.kind"),
        ("乙方与每名送货员订立的劳务合同一式两份，送货员持一份，乙方持一份。", "copies.held"),
        ("甲方与码头签订的仓储合同押金为20,000元，由甲方自理。", "deposit.amount"),
        ("甲方对业主承担五年保修；乙方只供瓦不施工。", "warranty.duration"),
        ("保险公司要求逾期利息按日万分之六计收。", "liability.late_fee_daily_rate"),
        ("银行的借款合同一式五份。", "copies.total"),
        ("期货公司对甲方收取的交易保证金为80,000元。", "deposit.amount"),
        ("登记机关就本房产出具的证明一式三份。", "copies.total"),
        ("乙方的房东要求押金20,000元，由乙方自行解决。", "deposit.amount"),
        ("甲方的上游供应商给甲方的账期是60天。", "payment.due_days"),
        ("乙方与其司机签的运输协议一式三份，司机留一份，乙方留两份。", "copies.held"),
        ("甲方要求工人提前30日提出辞职。", "period.notice_days"),
        ("乙方代学校向住校学生收取钥匙押金，每人50元。", "deposit.amount"),
        ("甲方的下游客户应在到货后30日内向甲方付款。", "payment.due_days"),
        ("平台在买家确认收货后7日内将销售款划入甲方账户。", "payment.due_days"),
        ("保安员辞职须提前30日书面通知乙方。", "period.notice_days"),
        ("甲方与房东所签租约到期后自动延长一年。", "period.renewal"),
        ("甲方若迟延交货，须按其与超市的合同支付货款20%的违约金。", "penalty.share"),
        ("业主每季度向甲方缴纳物业费。", "payment.cycle"),
        ("挖断光缆的，由运营商在4小时内抢修恢复，费用由乙方承担。", "support.repair_hours"),
        ("乙方在甲方付费之后10天内给保洁阿姨发放工钱。", "payment.due_days"),
        ("机票由平台出票，与航空公司有争议的，到长宁区人民法院解决。", "dispute.method"),
        ("供电公司服务热线0455-8123456。", "support.telephones"),
        ("电瓶厂对乙方质保一年。", "warranty.duration"),
        ("鉴于业主与甲方在总承包合同中约定，业主收到报表后28天内付款。", "payment.due_days"),
        ("甲方（卖方）对其买方给予90天信用期，自发票日起算。", "payment.due_days"),
        ("甲方已承诺：断电的，甲方赔付租户当月服务费的15%作为违约金，乙方知悉。", "penalty.share"),
        ("乙方依其外协合同对外协单位处以1000元违约金。", "penalty.amount"),
        ("保险人解除保险合同的，应提前30日通知乙方。", "period.notice_days"),
        ("乙方与国外供应商的外贸合同约定由临川仲裁委员会仲裁。", "dispute.method"),
        ("滤芯制造商应于2026年10月31日前将滤芯运抵三山区油库路3号。", "delivery.due"),
        ("甲方已向业主提交金额为200000元的履约保函。", "deposit.amount"),
        ("云厂商载明：故障8小时内恢复，由云厂商对甲方负责。", "support.repair_hours"),
        ("跳闸的应联系供电所，供电所值班电话：0455-8123456。", "support.telephones"),
        ("学员借用球拍的，由学员交给前台押金200元。", "deposit.amount"),
        ("业主逾期缴纳物业费的，甲方按管理规约每日加收千分之三滞纳金。", "liability.late_fee_daily_rate"),
        ("甲方对其下游经销商约定，逾期付款每日按万分之八计违约金。", "liability.late_fee_daily_rate"),
        ("甲方的客户收货后应在45日内向甲方付清货款。", "payment.due_days"),
        ("业主（青岭交投公司）收到甲方的请款单后30日内向甲方拨付工程款，甲方应知会乙方。", "payment.due_days"),
        ("住户应在乙方缴费单送达后15日内缴费，乙方应向住户出具收据。", "payment.due_days"),
        ("催款函应写明债务人于收函后7日内付款，乙方应妥善保管。", "payment.due_days"),
        ("抵押登记办妥后5个工作日内由银行放款。", "payment.due_days"),
        ("住户入住须交押金1000元，由乙方代收，归甲方。", "deposit.amount"),
        ("顾客租用轮椅须付押金200元，乙方应代为保管。", "deposit.amount"),
        ("甲方已向交警部门缴存事故押金2万元。", "deposit.amount"),
        ("乙方为开立工资保函，在银行存入保证金30万元，由银行管理。", "deposit.amount"),
        ("甲方在信用社的贷款，逾期的按日万分之四收罚息。", "liability.late_fee_daily_rate"),
        ("租客迟交租金的，每日按千分之三付滞纳金，乙方应代甲方催收。", "liability.late_fee_daily_rate"),
        ("乙方的分销商窜货的，由乙方按其与分销商的合同收取违约金3万元。", "penalty.amount"),
        ("电梯维保单位须在24小时内修复电梯，画面坏损由乙方更换。", "support.repair_hours"),
        ("困人时保洁员应联系电梯维保单位，其热线为0315-5620148，乙方应配合。", "support.telephones"),
        ("甲方退租须提前90日通知房东。", "period.notice_days"),
        ("客户与保险公司发生争议的，由长宁仲裁委员会仲裁，乙方应协助。", "dispute.method"),
        ("屋面防水分包人向乙方承诺保修八年。", "warranty.duration"),
        ("甲方向银行申请贷款50万元，借款期限24个月。", "period.duration"),
        ("购房人可选择首付30%，余款70%由银行按揭贷款支付，乙方应如实介绍。", "instalment.share"),
    ],
)
def test_what_is_dealt_with_a_stranger_is_not_read(clause: str, field: str) -> None:
    assert values(read(TEXT.format(clause)), field) == []


@pytest.mark.parametrize(
    ("clause", "field", "value"),
    [
        ("乙方向甲方承诺，逾期交货的每日按万分之五支付违约金，质保期为一年。", "warranty.duration", "P1Y"),
        ("乙方向甲方开具增值税普通发票。", "invoice.kind", "ordinary"),
        ("甲方与乙方签订的本合同一式两份，甲方持一份，乙方持一份。", "copies.total", "2"),
        ("甲方应向乙方指定的银行支付押金20,000元。", "deposit.amount", "20000"),
        ("乙方对甲方承担五年保修。", "warranty.duration", "P5Y"),
        ("乙方为客户提供三年质保。", "warranty.duration", "P3Y"),
        ("乙方向物流公司交付货物后，甲方应在30日内付款。", "payment.due_days", "30"),
        ("设备经监理单位按规范验收后，甲方应在30日内付清余款。", "payment.due_days", "30"),
        ("双方向各自主管单位报备，本合同期限为三年。", "period.duration", "P3Y"),
        ("任何一方违约，应向守约方支付违约金50,000元。", "penalty.amount", "50000"),
        ("临川公司向青岭公司提供的设备质保期为两年。", "warranty.duration", "P2Y"),
        ("双方与第三方另行签订的合同不影响本合同，本合同期限为三年。", "period.duration", "P3Y"),
        ("乙方向消费者承诺七天无理由退货，违者向甲方支付违约金5,000元。", "penalty.amount", "5000"),
        ("乙方向其指定的物流公司交货，质保期为一年。", "warranty.duration", "P1Y"),
        ("本合同自签订之日起三年内有效。", "period.duration", "P3Y"),
        ("乙方与分包人签订合同的，甲方仍应在收到发票后30日内付款。", "payment.due_days", "30"),
        ("收货人签收后30日内付款。", "payment.due_days", "30"),
        ("乙方驻场员工应在接到报修后4小时内修复故障。", "support.repair_hours", "4"),
        ("乙方在4小时内抢修恢复，费用由甲方承担。", "support.repair_hours", "4"),
        ("甲方财务部门应在收到发票后30日内付款。", "payment.due_days", "30"),
        ("甲方按照用户需求验收后，每季度付款一次。", "payment.cycle", "quarter"),
        ("乙方公司客服电话0455-8123456。", "support.telephones", "0455-8123456"),
        ("乙方不得向第三方提供技术资料，保密期限三年。", "confidentiality.duration", "P3Y"),
        ("双方有争议的，到长宁区人民法院解决。", "dispute.method", "litigation"),
        ("客户逾期付款的，每日按万分之五支付违约金。", "liability.late_fee_daily_rate", "0.0005"),
        ("设备经监理验收后，甲方应于2026年10月31日前付款，质保期为一年。", "warranty.duration", "P1Y"),
        ("甲方及其员工对乙方资料保密，保密期限三年。", "confidentiality.duration", "P3Y"),
        ("本合同一式三份，另向登记机关提交一份，甲方一份，乙方一份。", "copies.total", "3"),
        ("乙方应向甲方提交金额为200000元的履约保证金。", "deposit.amount", "200000"),
        ("故障8小时内恢复，由乙方对甲方负责。", "support.repair_hours", "8"),
        ("买方收到货物后28天内付款。", "payment.due_days", "28"),
        ("甲方逾期缴纳物业费的，乙方每日加收千分之三滞纳金。", "liability.late_fee_daily_rate", "0.003"),
        ("客户收货后，甲方应在45日内付清货款。", "payment.due_days", "45"),
        ("业主验收后30日内甲方付清工程款。", "payment.due_days", "30"),
        ("监理单位（青岭监理公司）签认后，甲方应在30日内付款。", "payment.due_days", "30"),
        ("甲方收到请款单后30日内向乙方拨付工程款。", "payment.due_days", "30"),
        ("甲方应在乙方缴费单送达后15日内缴费。", "payment.due_days", "15"),
        ("付款通知应写明账号，甲方于收到后7日内付款。", "payment.due_days", "7"),
        ("收到发票后30日内由甲方财务部门付款。", "payment.due_days", "30"),
        ("乙方入住须向甲方交押金1000元。", "deposit.amount", "1000"),
        ("乙方应在甲方指定银行存入履约保证金30万元。", "deposit.amount", "300000"),
        ("甲方迟交租金的，每日按千分之三付滞纳金。", "liability.late_fee_daily_rate", "0.003"),
        ("乙方违反本合同窜货的，甲方收取违约金3万元。", "penalty.amount", "30000"),
        ("乙方维保人员须在24小时内修复电梯。", "support.repair_hours", "24"),
        ("报修请联系乙方客服，其热线为0315-5620148。", "support.telephones", "0315-5620148"),
        ("甲方解除合同须提前90日通知乙方。", "period.notice_days", "90"),
        ("双方发生争议的，由长宁仲裁委员会仲裁。", "dispute.method", "arbitration"),
        ("乙方向甲方承诺屋面防水保修八年。", "warranty.duration", "P8Y"),
        ("住户报修后，乙方应在4小时内修复。", "support.repair_hours", "4"),
        ("客户对账后，甲方按月向乙方付款。", "payment.cycle", "month"),
        ("乙方向主管部门申请备案，本合同期限为三年。", "period.duration", "P3Y"),
    ],
)
def test_what_the_parties_deal_between_them_is_read(clause: str, field: str, value: str) -> None:
    assert [str(one) for one in values(read(TEXT.format(clause)), field)][:1] == [value]


@pytest.mark.parametrize(
    "parties",
    [
        "甲方：青岭电子有限公司（以下简称“商户”）\n乙方：临川百合有限公司（以下简称“平台”）",
        "甲方（商户）：青岭电子有限公司\n乙方（平台）：临川百合有限公司",
        "商户：青岭电子有限公司\n平台：临川百合有限公司",
    ],
)
def test_whom_the_agreement_calls_a_party_is_no_stranger(parties: str) -> None:
    text = f"托管协议\n{parties}\n一、平台向商户收取履约保证金5,000元。\n"
    assert values(read(text), "deposit.amount") == ["5000"]


def test_of_a_penalty_whose_sum_is_a_stranger_s_nothing_is_left() -> None:
    assert not read(TEXT.format("由甲方按公约向游客收取违约金500元。")).contract.liability.penalties


@pytest.mark.parametrize("means", ["以银行汇款", "用银行转账", "以现金或银行承兑汇票"])
def test_a_bank_that_is_a_way_of_paying_is_no_stranger(means: str) -> None:
    payment = read(TEXT.format(f"费用由甲方{means}方式按月支付，付费类型：后付费。")).contract.payment
    assert (payment.cycle, payment.timing) == ("month", "postpaid")


def test_a_cap_that_is_so_much_of_the_price_is_the_agreement_s() -> None:
    clause = "任何一方因违约应付的违约金，其累计上限为合同总价的15%。"
    assert str(read(TEXT.format(clause)).contract.liability.cap) == "0.15"


@pytest.mark.parametrize(
    ("title", "clause", "field", "value"),
    [
        ("电梯维保合同", "维保单位应在24小时内修复故障，甲方应配合。", "support.repair_hours", ["24"]),
        ("电梯广告合同", "维保单位应在24小时内修复故障，甲方应配合。", "support.repair_hours", []),
        ("物业服务合同", "物业公司应在4小时内修复，甲方应配合。", "support.repair_hours", ["4"]),
        ("装修合同", "物业公司应在4小时内修复，甲方应配合。", "support.repair_hours", []),
    ],
)
def test_a_word_for_the_task_of_an_agreement_is_for_its_party(
    title: str, clause: str, field: str, value: list[str]
) -> None:
    text = TEXT.replace("合作协议", title).format(clause)
    assert [str(one) for one in values(read(text), field)] == value


def test_words_of_another_pair_are_of_somebody_else() -> None:
    text = "托管协议\n委托方：青岭电子有限公司\n受托方：临川百合有限公司\n一、租客应于收到账单后3日内付清水电费。\n"
    assert values(read(text), "payment.due_days") == []


def test_a_trade_is_not_short_for_a_party() -> None:
    text = "协办协议\n甲方：青岭农业站\n乙方：临川保险代理部\n一、农户与保险公司发生争议的，由长宁仲裁委员会仲裁。\n"
    assert values(read(text), "dispute.method") == []
