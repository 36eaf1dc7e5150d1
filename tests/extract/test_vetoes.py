"""Words that take a value of a clause away, whoever found it; and what they leave alone."""

from __future__ import annotations

import pytest
import regex

from hedui.extract import load_catalogue
from hedui.extract.clauses.vetoes import is_denied
from hedui.normalize import punctuation
from tests.extract.reading import read, values
from training.lines import laid_out

VETOES = load_catalogue().vetoes
TEXTS = [(number, text, True) for number, veto in enumerate(VETOES) for text in veto.source.examples]
TEXTS += [(number, text, False) for number, veto in enumerate(VETOES) for text in veto.source.counterexamples]
SAID = [(number, text, said) for number, text, said in TEXTS if VETOES[number].sentence is None]
SAID_AT_ALL = [(VETOES[number].sentence, text, said) for number, text, said in TEXTS if VETOES[number].sentence]


@pytest.mark.parametrize(("number", "text", "is_spoken_of"), SAID)
def test_examples_of_the_catalogue(number: int, text: str, is_spoken_of: bool) -> None:
    veto = VETOES[number]
    title, _, text = text.rpartition("|")
    flow = laid_out(text.replace("{", "<").replace("}", ">")).text.flow.text
    before, _, rest = flow.partition("<")
    value, _, behind = rest.partition(">")
    field = next(
        (field + "due_days" if field.endswith(".") else field for field in veto.source.fields), "payment.due_days"
    )
    catalogue = load_catalogue()
    whole = f"{before}{value}{behind}"
    assert is_denied(catalogue, field, whole, len(before), len(before) + len(value), title) is is_spoken_of


@pytest.mark.parametrize(("sentence", "text", "is_spoken_of"), SAID_AT_ALL)
def test_examples_of_what_an_agreement_does_without(
    sentence: regex.Pattern[str], text: str, is_spoken_of: bool
) -> None:
    flow = laid_out(text).text.flow.text
    begun = [0, *(end + 1 for end in punctuation.places(flow, punctuation.SENTENCE))]
    assert any(sentence.match(flow, start) for start in begun) is is_spoken_of


def test_every_veto_has_both() -> None:
    assert VETOES
    assert all(one.source.examples and one.source.counterexamples for one in VETOES)
    assert all(bool(one.before or one.behind) is not bool(one.sentence) for one in VETOES)


TEXT = "服务合同\n甲方：青岭电子有限公司\n乙方：临川百合有限公司\n\n第三条 {}\n"


@pytest.mark.parametrize(
    ("clause", "field"),
    [
        ("原合同约定甲方在收到发票后60日内付款，现已作废。", "payment.due_days"),
        ("例如，甲方应在收到发票后30日内付款的情形。", "payment.due_days"),
        ("旧租约的租赁期限为两年，业已届满。", "period.duration"),
        ("甲方逾期付款的，不适用每日万分之五的违约金。", "liability.late_fee_daily_rate"),
        ("双方不采用仲裁方式解决争议。", "dispute.method"),
    ],
)
def test_a_pattern_is_no_law(clause: str, field: str) -> None:
    assert values(read(TEXT.format(clause)), field) == []


@pytest.mark.parametrize(
    ("clause", "field", "value"),
    [
        ("原合同第三条修改为：甲方在收到发票后30日内付款。", "payment.due_days", "30"),
        ("原合同作废。甲方在收到发票后30日内付款。", "payment.due_days", "30"),
        ("甲方不按期付款的，每逾期一日按应付款的万分之五支付违约金。", "liability.late_fee_daily_rate", "0.0005"),
        ("甲方不接受延期，应在收到发票后30日内付款。", "payment.due_days", "30"),
    ],
)
def test_what_holds_stays(clause: str, field: str, value: str) -> None:
    assert [str(one) for one in values(read(TEXT.format(clause)), field)] == [value]


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        ("甲方在收到衡川置业有限公司的账单后十五日内缴清车位费。", None),
        ("甲方在收到发票后十五日内向乙方付清服务费。", 15),
        ("远岭检测有限公司在收到发票后十五日内付清服务费。", 15),
        ("设备经苏北检测有限公司检验合格后，甲方应在30日内付清余款。", 30),
        ("款项汇入乙方指定的华成商贸有限公司账户，甲方在收到发票后15日内付款。", 15),
        ("恒远咨询有限公司与甲方另行签订的合同约定，收到发票后30日内付款。", None),
        ("恒远咨询有限公司应在收到发票后30日内向甲方付款。", None),
    ],
)
def test_what_a_sentence_agrees_with_another_company_is_not_the_agreement_s(sentence: str, stated: int | None) -> None:
    text = f"服务合同\n甲方：远岭检测有限公司东山分公司\n乙方：青禾数据有限公司\n三、{sentence}\n"
    assert read(text).contract.payment.due_days == stated


def test_a_label_that_ends_in_a_semicolon_is_one() -> None:
    assert (
        read(
            "服务合同\n甲方：甲一\n七、保密\n（四）保密期；【肆】年，自本协议签订之日起算。\n"
        ).contract.period.duration
        is None
    )


@pytest.mark.parametrize(
    ("clause", "field", "value"),
    [
        ("合同总价为人民币100,000元，本合同不含安装费。", "total.amount", "100000"),
        ("合同价款100,000元，最终价格以第5.2条结算为准。", "total.amount", "100000"),
        ("货到以后如无质量问题，30日内付清全部货款。", "payment.due_days", "30"),
        ("银行转账付款：收到发票后30日内支付。", "payment.due_days", "30"),
        ("根据劳动合同法规定，乙方应提前三十日书面通知甲方解除本合同。", "period.notice_days", "30"),
        ("框架合同有效期自2026年1月1日起至2027年12月31日止。", "period.end_date", "2027-12-31"),
        ("贷款合同期限为一年。", "period.duration", "P1Y"),
        ("产品质保期为三年，该条款适用于本合同全部产品。", "warranty.duration", "P3Y"),
        ("期满自动续期一年，自2027年1月1日起至2027年12月31日止。", "period.renewal", "P1Y"),
    ],
)
def test_what_is_agreed_beside_such_words_is_read(clause: str, field: str, value: str) -> None:
    text = f"合同\n甲方：青岭电子有限公司\n乙方：临川百合有限公司\n一、{clause}\n"
    assert values(read(text), field)[:1] == [value]


@pytest.mark.parametrize(
    ("clause", "field"),
    [
        ("任何一方均无单方解除权，即使提前60日通知，亦不解除本合同。", "period.notice_days"),
        ("甲方希望乙方质保三年，双方未能谈妥。", "warranty.duration"),
        ("官网上的二年质保只限网店买家。", "warranty.duration"),
        ("乙方近五年完成的同类项目合同总价为人民币8,000,000元。", "total.amount"),
        ("依照条例，履约保证金不得超过合同金额的10%。", "deposit.share"),
        ("双方于2024年签订的维修合同一式六份，甲方执四份、乙方执二份，已收回。", "copies.total"),
        ("双方原《加盟合同》约定保密三年，自本协议签订之日一并终止。", "confidentiality.duration"),
        ("因本合同发生的争议，提交________仲裁委员会仲裁。", "dispute.venue"),
        ("债权业经青岚仲裁委员会裁决确认，裁决书已经送达。", "dispute.venue"),
        ("厂房系乙方在青岚区人民法院的司法拍卖中竞得。", "dispute.venue"),
        ("送达地址适用于一审、二审、执行程序以及仲裁机构的仲裁程序。", "dispute.method"),
        ("甲方应在2026年5月10日前将图纸提供给乙方。", "delivery.due"),
    ],
)
def test_what_is_supposed_wished_or_told_of_another_paper_is_not_read(clause: str, field: str) -> None:
    text = f"合同\n甲方：青岭电子有限公司\n乙方：临川百合有限公司\n一、{clause}\n"
    assert values(read(text), field) == []


@pytest.mark.parametrize(
    ("clause", "field", "value"),
    [
        ("即使一方违约，另一方仍应提前60日书面通知对方解除本合同。", "period.notice_days", "60"),
        ("按官网上的型号供货，产品质保期为三年。", "warranty.duration", "P3Y"),
        ("依照民法典，履约保证金为合同金额的10%。", "deposit.share", "0.1"),
        ("双方于2026年3月1日签订的本合同一式四份。", "copies.total", "4"),
        ("双方于2024年签订的合同已到期，本合同一式四份。", "copies.total", "4"),
        ("因本合同发生的争议，提交青岚仲裁委员会仲裁。", "dispute.venue", "青岚仲裁委员会"),
        ("因本合同发生的争议，提交上海仲裁委员会仲裁，仲裁裁决是终局的。", "dispute.venue", "上海仲裁委员会"),
        ("争议由合同签订地人民法院管辖，送达地址见首部。", "dispute.method", "litigation"),
        ("乙方应在2026年5月10日前将设备送到甲方工地。", "delivery.due", "2026-05-10"),
        ("因本合同发生的争议，提交【青岚】仲裁委员会仲裁。", "dispute.venue", "青岚"),
    ],
)
def test_what_is_agreed_in_words_like_these_is_read(clause: str, field: str, value: str) -> None:
    text = f"合同\n甲方：青岭电子有限公司\n乙方：临川百合有限公司\n一、{clause}\n"
    assert values(read(text), field)[:1] == [value]


@pytest.mark.parametrize(
    ("said", "venue"),
    [
        ("原仲裁条款不再适用，争议改由青岭县人民法院管辖。", "青岭县人民法院"),
        ("自即日起取消原约定的仲裁，双方争议改向青岭县人民法院起诉。", "青岭县人民法院"),
        ("原约定的由青岭仲裁委员会仲裁不再适用。", None),
        ("日后争议如改由青岭县人民法院管辖，须另行书面确认。", None),
    ],
)
def test_what_holds_instead_is_not_denied_with_what_held_before(said: str, venue: str | None) -> None:
    text = f"展期协议\n甲方：青岭电子有限公司\n乙方：临川百合有限公司\n一、{said}\n"
    assert read(text).contract.dispute.venue == venue


@pytest.mark.parametrize(
    ("said", "cycle"),
    [
        ("取消按月结算，改为按季支付服务费。", "quarter"),
        ("服务费按季支付；逾期的，取消优惠。", "quarter"),
        ("停止按月支付服务费。", None),
    ],
)
def test_what_is_done_no_longer_is_none_of_the_terms(said: str, cycle: str | None) -> None:
    text = f"服务协议\n甲方：青岭电子有限公司\n乙方：临川百合有限公司\n一、{said}\n"
    assert read(text).contract.payment.cycle == cycle


def test_no_number_in_words_begins_within_another() -> None:
    said = "一、Term 期限：from 1 April 2025 三十六个月，2025年4月1日起计。"
    text = f"Service Agreement 服务协议\n甲方：青岭电子有限公司\n乙方：临川百合有限公司\n{said}\n"
    assert read(text).contract.period.duration in (None, "P36M")


TITLED = "{}\n甲方：青岭电子有限公司\n乙方：临川百合有限公司\n\n第三条 {}\n"


@pytest.mark.parametrize(
    ("title", "clause", "field"),
    [
        ("装修合同", "甲方租用临街铺面一间，该铺面租期五年。", "period.duration"),
        ("装修合同", "房屋情况\n租赁期限：五年", "period.duration"),
        ("软件采购合同", "软件\n授权期限：三年", "period.duration"),
        ("监理合同", "工程概况\n合同工期：180天", "period.duration"),
        ("监理合同", "工程概况\n工程总造价：560万元", "total.amount"),
        ("房屋买卖合同", "贷款\n贷款金额：50万元", "total.amount"),
        ("车辆转让协议", "车辆情况\n交强险到期日：2027年3月1日", "period.end_date"),
        ("食品采购合同", "面粉保质期12个月。", "warranty.duration"),
        ("采购合同", "甲方与代理商的结算\n付款期限：30日", "payment.due_days"),
        ("广告发布合同", "甲方与媒体的合同\n合同期限：二年", "period.duration"),
        ("劳务派遣协议", "派遣员工劳动合同\n合同期限：二年", "period.duration"),
        ("保证合同", "主合同约定纠纷由长宁仲裁委员会仲裁。", "dispute.method"),
        ("配送合同", "甲方收到秤单后5个工作日内核对并签字，核对不等于付款。", "payment.due_days"),
        ("许可合同", "商标被侵犯的，由甲方向侵权人所在地法院起诉。", "dispute.venue"),
    ],
)
def test_what_is_of_another_thing_than_the_title_names(title: str, clause: str, field: str) -> None:
    assert values(read(TITLED.format(title, clause)), field) == []


@pytest.mark.parametrize(
    ("title", "clause", "field", "value"),
    [
        ("商铺租赁合同", "租期五年。", "period.duration", "P5Y"),
        ("商铺租赁合同", "租赁\n租赁期限：五年", "period.duration", "P5Y"),
        ("软件许可合同", "软件\n授权期限：三年", "period.duration", "P3Y"),
        ("施工合同", "工程概况\n合同工期：180天", "period.duration", "P180D"),
        ("施工合同", "工程概况\n工程总造价：560万元", "total.amount", "5600000"),
        ("借款合同", "借款\n借款金额：50万元", "total.amount", "500000"),
        ("车辆租赁合同", "租期\n合同到期日：2027年3月1日", "period.end_date", "2027-03-01"),
        ("电脑采购合同", "质保期12个月。", "warranty.duration", "P12M"),
        ("采购合同", "结算\n付款期限：30日", "payment.due_days", "30"),
        ("采购合同", "甲方与乙方的结算\n付款期限：30日", "payment.due_days", "30"),
        ("广告发布合同", "合同期限\n合同期限：二年", "period.duration", "P2Y"),
        ("保证合同", "本合同纠纷由长宁仲裁委员会仲裁。", "dispute.method", "arbitration"),
        ("配送合同", "甲方收到秤单后5个工作日内核对并付款。", "payment.due_days", "5"),
        ("许可合同", "双方争议由甲方所在地人民法院管辖。", "dispute.method", "litigation"),
    ],
)
def test_what_is_of_the_thing_that_the_title_names(title: str, clause: str, field: str, value: str) -> None:
    assert [str(one) for one in values(read(TITLED.format(title, clause)), field)][:1] == [value]
