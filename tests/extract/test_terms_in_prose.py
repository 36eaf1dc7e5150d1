"""Terms as real agreements say them in running prose, and what only sounds like them."""

from __future__ import annotations

import pytest

from hedui.models.numbers import Duration

from .reading import read, values

AGREEMENT = "服务合同\n甲方：东山市青石科技有限公司\n乙方：云溪市白鹭软件有限公司\n三、{}\n"


def stated(clause: str, field: str) -> list[str]:
    return values(read(AGREEMENT.format(clause)), field)


@pytest.mark.parametrize(
    ("clause", "days"),
    [
        ("租赁期满，乙方如要求续租，则必须在租赁期满两个月之前书面通知甲方。", ["60"]),
        ("任何一方提前终止本合同的，应提前三个月书面通知对方。", ["90"]),
        ("合同到期前1个月双方无异议的，自动续期一年。", ["30"]),
        ("乙方退租须提前半个月告知甲方。", ["15"]),
        ("期满前叁个月内，任何一方未书面提出异议，本协议自动延长一年。", ["90"]),
        ("劳动合同期满前一个月，甲方应书面通知乙方是否续订。", ["30"]),
        ("乙方应在租期届满前一个月支付下期租金。", []),
        ("试用期满前一个月，甲方进行考核。", []),
        ("质保期满前一个月，乙方进行全面检修。", []),
        ("保函到期前一个月，乙方应办理续期手续。", []),
        ("乙方应提前一个月提交培训计划。", []),
        ("合同期满前两个月内乙方应归还全部资料。", []),
        ("甲方在约定到货日届满前20日以传真或邮件通知乙方发货的时间和地点。", []),
    ],
)
def test_notice_in_months_counts_thirty_days_each(clause: str, days: list[str]) -> None:
    assert stated(clause, "period.notice_days") == days


@pytest.mark.parametrize(
    ("clause", "length"),
    [
        ("乙方负责自终验合格之日起三年的免费维护。", ["P3Y"]),
        ("设备安装调试完毕后，乙方提供两年免费上门维修。", ["P2Y"]),
        ("货物到货验收后一年内免费保修，终身维护。", ["P1Y"]),
        ("所供电脑享受全国联保三年。", ["P3Y"]),
        ("从竣工验收合格之后的两年内，乙方均向甲方提供免费检修服务。", ["P2Y"]),
        ("产品由厂家负责三年质保。", ["P3Y"]),
        ("免费试用期一个月。", []),
        ("乙方在接到通知后两天内免费维修。", []),
        ("验收合格后一年内付清质保金。", []),
        ("验收合格后一年内，乙方派员驻场。", []),
        ("验收合格后半年内支付尾款，免费维护另行约定。", []),
        ("乙方承诺交付的介质（U盘等）如非人为损坏，半年内免费更换。", []),
    ],
)
def test_how_long_service_is_free_of_charge(clause: str, length: list[Duration]) -> None:
    assert sorted({*stated(clause, "warranty.duration")}) == length


@pytest.mark.parametrize(
    ("clause", "condition"),
    [
        ("本协议双方签字盖章有效，传真件具有同等效力。", ["双方签字盖章"]),
        ("本合同经双方签字后具有法律效力，任何一方不得违反。", ["经双方签字后"]),
        ("本协议书自双方签字之日起具有法律效力。", ["自双方签字之日起"]),
        ("传真件、复印件盖章有效。", []),
        ("手写添加的内容须双方盖章有效。", []),
        ("送货单经甲方签字后具有法律效力。", []),
        ("附件与本合同具有同等法律效力。", []),
    ],
)
def test_valid_and_of_force_are_taking_effect(clause: str, condition: list[str]) -> None:
    assert stated(clause, "effective.condition") == condition


@pytest.mark.parametrize(
    ("clause", "length"),
    [
        ("项目实施周期：自合同生效之日起90日内完成。", ["P90D"]),
        ("工期为开工后60个日历天内竣工。", ["P60D"]),
        ("履行期限：合同签订之日起三个月内完成全部设计。", ["P3M"]),
        ("开发时间为三个月。", ["P3M"]),
        ("服务期限：一年。合同签订后15日内完成部署。", ["P1Y"]),
        ("付款期限：合同签订后10日内支付预付款。", []),
        ("交货期限：合同签订后30日内交货。", []),
        ("完成时限：乙方在接到通知后3日内完成整改。", []),
        ("合同期限届满后10日内完成结算。", []),
        ("施工时间：每日8时至18时。", []),
    ],
)
def test_a_term_counts_from_a_deed(clause: str, length: list[str]) -> None:
    assert sorted({*stated(clause, "period.duration")}) == length


@pytest.mark.parametrize(
    ("clause", "shares"),
    [
        ("乙方提前退租的，须按月租金的三倍支付违约金。", ["3"]),
        ("违约方应向对方支付月租金2倍的违约金。", ["2"]),
        ("乙方中途退租的，违约金为月租金的2倍。", ["2"]),
        ("乙方逾期腾退的，每日按月租金的两倍支付占用费。", []),
        ("押金为月租金的2倍。", []),
        ("甲方违约的，双倍返还定金。", []),
    ],
)
def test_a_penalty_of_so_many_times_the_rent(clause: str, shares: list[str]) -> None:
    assert stated(clause, "penalty.share") == shares


@pytest.mark.parametrize(
    ("clause", "venues"),
    [
        ("协商不成，可诉诸甲方所在地人民法院。", ["甲方所在地人民法院"]),
        ("如协商不成，可以诉诸签约地法院。", ["签约地法院"]),
        ("双方不得将争议诉诸媒体。", []),
    ],
)
def test_resort_to_a_court(clause: str, venues: list[str]) -> None:
    assert sorted({*stated(clause, "dispute.venue")}) == venues
    assert bool(stated(clause, "dispute.method")) is bool(venues)


def test_copies_in_traditional_numerals_of_a_simplified_text() -> None:
    assert stated("本合同壹式貳份，双方各执壹份。", "copies.total") == ["2"]
    assert stated("本合同一式參份，甲方貳份，乙方壹份。", "copies.total") == ["3"]


@pytest.mark.parametrize(
    ("clause", "amounts"),
    [
        ("培训费共计6000元，报名时交3000元，开课前一周交清3000元。", ["3000", "3000"]),
        ("代理费共计2万元：签订合同时支付5000元，立案后支付5000元，判决生效后支付1万元。", ["5000", "5000", "10000"]),
        (
            "转让价款为人民币7150万元。\n四、付款\n1.甲方自合同签订之日起十日内，向乙方支付转让价款人民币4290万元；\n"
            "2.房屋交付之日起十日内，甲方向乙方支付转让价款人民币2860万元。",
            ["42900000", "28600000"],
        ),
        ("培训费共计6000元，报名时交2000元，开课前一周交3000元。", []),
        ("设备总价10万元，其中主机6万元，备件4万元。", []),
        ("全年租金共计12000元，每半年支付6000元。", []),
        ("代理费共计2万元，签订后甲方向第三方支付押金2万元。", []),
    ],
)
def test_sums_are_instalments_where_they_make_up_what_is_called_the_whole(clause: str, amounts: list[str]) -> None:
    assert stated(clause, "instalment.amount") == amounts


@pytest.mark.parametrize(
    ("clause", "field", "told"),
    [
        ("乙方经云溪银行开具合同总额8%的履约保函。", "deposit.share", ["0.08"]),
        ("乙方提交履约保函，金额为合同总价的10%。", "deposit.share", ["0.1"]),
        ("甲方逾期付款的，按逾期金额的0.5‰乘以逾期天数支付违约金。", "liability.late_fee_daily_rate", ["0.0005"]),
        ("甲方不能按时支付服务费，超过30个日历日的，乙方可解除合同。", "liability.overdue_days", ["30"]),
        ("乙方不能按期交货，超过15日的，甲方有权解除合同。", "liability.overdue_days", []),
        ("违约方经催告后30日内仍不履行的，对方有权解除合同。", "liability.overdue_days", []),
    ],
)
def test_guarantees_and_delay(clause: str, field: str, told: list[str]) -> None:
    assert stated(clause, field) == told


@pytest.mark.parametrize(
    ("clause", "field", "told"),
    [
        ("合作期限自乙方产能完全达产后10年。", "period.duration", ["P10Y"]),
        ("实施周期：合同生效之日起90个自然日。", "period.duration", ["P90D"]),
        ("服务期限自合同签订后10日内确定。", "period.duration", []),
        ("东山市统筹改革实验区营业期限：2016-02-27至2066-02-26", "period.end_date", []),
        ("公司的出资结构为东山国资38.4%，云溪人寿32%，白鹭集团29.6%。", "instalment.share", []),
        ("本合同条款应在双方签字、盖章后生效。", "effective.condition", ["在双方签字、盖章后"]),
        ("生效条件：双方签字盖章。", "effective.condition", ["双方签字盖章"]),
        ("甲方付款每逾期10日，应按欠款的千分之一支付违约金。", "liability.late_fee_daily_rate", []),
        ("其余20%于供货完毕后6个月内无息付清。", "payment.cycle", []),
        ("卖方应在合同签订后5个工作日内向买方提交合同价格10%的履约保证金。", "delivery.due_days", []),
    ],
)
def test_what_republished_agreements_say(clause: str, field: str, told: list[str]) -> None:
    assert sorted({*stated(clause, field)}) == told


@pytest.mark.parametrize(
    ("clause", "shares"),
    [
        ("乙方未按约定完成的，违约金为合同总价的千分之五。", ["0.005"]),
        ("乙方迟延交货时，以迟延部分的货款计算，向甲方偿付千分之四的违约金。", ["0.004"]),
        ("甲方逾期付款的，每日按欠款的千分之五支付违约金。", []),
        ("甲方逾期付款的，按欠款的日千分之五支付违约金。", []),
        ("甲方逾期付款的，按欠款的5‰乘以逾期天数支付违约金。", []),
        ("乙方每延迟一周，支付合同总价千分之五的违约金。", []),
        ("合格率低于千分之五的，扣款1000元。", []),
    ],
)
def test_a_penalty_of_so_many_in_a_thousand(clause: str, shares: list[str]) -> None:
    assert stated(clause, "penalty.share") == shares


def test_money_that_was_appropriated_is_part_of_the_condition() -> None:
    clause = (
        "付款\n②首批设备到货且财政资金拨付到位后，甲方向乙方支付合同价的20%。\n"
        "③初检合格且上级资金拨付到位后，甲方向乙方支付合同价的80%。"
    )
    assert stated(clause, "instalment.condition") == [
        "首批设备到货且财政资金拨付到位后",
        "初检合格且上级资金拨付到位后",
    ]


@pytest.mark.parametrize(
    ("clause", "field", "told"),
    [
        ("股权转让价款：签约后付30%，工商变更完成后付70%。", "instalment.share", ["0.3", "0.7"]),
        ("签约后甲方（即青岭股份）向乙方付总价的30%，到货后付70%。", "instalment.share", ["0.3", "0.7"]),
        ("公司股权结构：甲持股60%，乙持股40%。", "instalment.share", []),
        ("双方约定的价格有效期为合同生效之日起三年。", "period.duration", []),
        ("本合同有效期为自签署之日起到竣工验收后两年。", "period.duration", []),
    ],
)
def test_shares_of_a_company_and_shares_of_a_price(clause: str, field: str, told: list[str]) -> None:
    assert stated(clause, field) == told
