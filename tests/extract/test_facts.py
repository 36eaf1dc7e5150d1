"""What the model of clauses finds where no pattern does, and what it leaves alone."""

from __future__ import annotations

import json
from collections import Counter
from importlib import resources
from pathlib import Path

import pytest

from hedui.errors import CatalogueError
from hedui.extract import load_catalogue
from hedui.extract.facts import RULE
from hedui.extract.facts.model import load, pack, unpack
from tests.extract.reading import mentions_within, read, values
from training.phrases import OWN, read_phrases

TEXT = "服务合同\n合同编号：FW-2024-7\n甲方：青岭电子有限公司\n乙方：临川百合有限公司\n\n第三条 {}\n"


@pytest.mark.parametrize(
    ("clause", "field", "value"),
    [
        ("运费经甲方核准后12个工作日内电汇全额支付。", "payment.due_days", "12"),
        ("货物经甲方验收合格后，甲方在45个工作日内将全部货款付清。", "payment.due_days", "45"),
        ("开具9%运输专用发票。", "total.tax_rate", "0.09"),
        ("甲方迟迟不付服务费的，一天按欠款的千分之二另算。", "liability.late_fee_daily_rate", "0.002"),
        ("不打算接着租的，退房前30天给对方说一声。", "period.notice_days", "30"),
        ("上述短信的码号为10690188，由乙方分给甲方使用。", "messaging.access_code", "10690188"),
        ("货款没按说好的日子给，晚一天加欠款的千分之四。", "liability.late_fee_daily_rate", "0.004"),
        ("发票开六个点的专票。", "total.tax_rate", "0.06"),
        ("全部费用谈妥是四万七千元，不再另加。", "total.amount", "47000.00"),
        ("料到了验过数，甲方两周里把料钱给清。", "payment.due_days", "14"),
        ("租客要走，提前一个星期跟房东说一声。", "period.notice_days", "7"),
        ("罚款总共罚到合同钱数的百分之八拉倒。", "liability.cap", "0.08"),
        ("本约之解释与履行，悉照新加坡的法律。", "dispute.law", "新加坡法律"),
        ("本约的解释和履行归中国法律管。", "dispute.law", "中华人民共和国法律"),
        ("本协议打2026年3月9日这天起开始算数。", "effective.date", "2026-03-09"),
        ("看到的底价三年之内不许跟外人讲。", "confidentiality.duration", "P3Y"),
        ("机器装好后头两年里坏了，乙方白修白换。", "warranty.duration", "P2Y"),
        ("账单送到以后，甲方有半个月的时间把款汇出。", "payment.due_days", "15"),
        ("机器趴窝了，乙方一昼夜之内修好。", "support.repair_hours", "24"),
        ("哪一方要打官司，认准云溪县人民法院，别处不去。", "dispute.venue", "云溪县人民法院"),
        ("车开到云溪镇石浦路的二号库卸货，卸完点清才算交。", "delivery.place", "云溪镇石浦路的二号库"),
        ("供方随货出具13个点的增值税票。", "invoice.tax_rate", "0.13"),
        ("买方先付三千元做定金，反悔了定金不退。", "deposit.amount", "3000.00"),
        ("这批料最晚2026年6月15日交到库里，误了当天就算迟交。", "delivery.due", "2026-06-15"),
        ("钱进了乙方账上，乙方三天里补开发票。", "invoice.before_payment", "False"),
        ("甲方拿到发票才安排付款。", "invoice.before_payment", "True"),
    ],
)
def test_a_fact_in_words_that_no_pattern_knows(clause: str, field: str, value: str) -> None:
    found = read(TEXT.format(clause))
    assert [str(m.value) for m in found.of(field) if m.rule == RULE] == [value]
    assert all(0.6 <= m.confidence <= 1 for m in mentions_within(found, clause) if m.rule == RULE)


@pytest.mark.parametrize(
    ("clause", "field"),
    [
        ("乙方逾期交货的，每日按合同总价的千分之一向甲方支付违约金。", "liability.late_fee_daily_rate"),
        ("乙方应在收到退货后12日内将已收的货款退还甲方。", "payment.due_days"),
        ("质保期为24个月，自验收合格之日起算。", "period.duration"),
        ("乙方应提前7日通知甲方检修的时间。", "period.notice_days"),
        ("首期款于签订后10日内支付，尾款于验收后20日内支付。", "payment.due_days"),
        ("月工资为人民币壹万伍仟元整。", "total.words"),
        ("季度第一个月支付服务费的70%，开具发票。", "total.tax_rate"),
        ("乙方应在收款后9日内把货物送到甲方仓库。", "payment.due_days"),
        ("交接记录一式两份，双方各执一份。", "copies.held"),
        ("资料每月报送一次。", "payment.cycle"),
        ("押金三千元整，合同期满后退还。", "total.amount"),
        ("厂家给乙方的账期是两周，与甲方无关。", "payment.due_days"),
        ("房东说过提前一周打招呼就行，租客没答应。", "period.notice_days"),
        ("考核得分不足百分之八十的，不再续约。", "liability.cap"),
        ("货物出口须遵守美国法律。", "dispute.law"),
        ("行业标准自2026年3月1日起实施。", "effective.date"),
        ("乙方曾提议保密三年，未获同意。", "confidentiality.duration"),
        ("保证期间为主债务履行期届满之日起两年。", "warranty.duration"),
        ("期满即止，不会自动延长一年。", "period.renewal"),
        ("工地紧邻云溪区人民法院，车辆不得在其门前停放。", "dispute.venue"),
        ("通知应寄送至云溪路66号，收件人为法务部。", "delivery.place"),
        ("乙方按6%给房东开票。", "invoice.tax_rate"),
        ("货物保险的免赔额以损失的百分之十为限。", "liability.cap"),
        ("竣工图一式四份。", "copies.total"),
        ("甲方应于2026年8月1日前付清货款。", "delivery.due"),
        ("营业执照签发于2019年5月6日。", "signed"),
        ("乙方的发票须盖专用章。", "invoice.before_payment"),
        ("甲方每月可发200条，超过的，每条加收0.04元。", "penalty.amount"),
        ("运输公司的发票由乙方保管，付款与此无关。", "invoice.before_payment"),
        ("乙方应在结算后10个工作日内，向甲方开具等额的发票。", "payment.due_days"),
        ("发包人应于2026年9月15日前提供施工图纸。", "delivery.due"),
    ],
)
def test_another_s_value_is_none(clause: str, field: str) -> None:
    assert values(read(TEXT.format(clause)), field) == []


def test_what_a_pattern_states_comes_first() -> None:
    found = read(TEXT.format("甲方在收到发票后30日内付款。另：乙方核准后12个工作日内电汇付讫。"))
    assert {m.rule for m in found.of("payment.due_days")} - {RULE}
    assert found.contract.payment is not None
    assert found.contract.payment.due_days == 30


def test_the_model_is_of_the_catalogue_s_fields() -> None:
    model, names = load(), [fact.name for fact in load_catalogue().facts]
    assert list(model.fields) == [name for name in names if name in model.fields]
    card = json.loads((resources.files("hedui.extract.facts") / "card.json").read_text("utf-8"))
    assert list(card) == list(model.fields)
    assert all(entry["precision"] >= 0.97 and entry["threshold"] >= 0.6 for entry in card.values())
    again = unpack(pack(model))
    assert (again.weights == model.weights).all()
    if unlearned := set(names).difference(model.fields):
        pytest.skip(f"the model is to be trained anew: {sorted(unlearned)}")


def test_the_bank_has_enough_of_each_field_and_marks_what_stands_there() -> None:
    phrases = read_phrases()
    marks = Counter(field for phrase in phrases for _, _, field, _ in phrase.marks)
    learned = {
        fact.name: sum(marks[field] for field in fact.learned or (fact.field,)) for fact in load_catalogue().facts
    }
    assert {name: number for name, number in learned.items() if number < 60} == {}
    assert all(0 <= start < end <= len(p.text) for p in phrases for start, end, *_ in p.marks)
    assert sum(not phrase.marks for phrase in phrases) > 1000, "traps: nothing is marked"
    assert any(phrase.hand == OWN for phrase in phrases)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ('kinds = ["elephants"]\nnear = "付"', "elephants"),
        ('kinds = ["days"]\nnear = "(付["', "(付["),
        ('kinds = ["days"]\nnear = "付"\nnever = "*("', "*("),
        ('kinds = ["days"]\nnear = "付"\nday_type = "payment.foo"', "payment.foo"),
        ('kinds = ["days"]\nnear = ["付", 3]', "near"),
    ],
)
def test_a_wrong_entry_of_a_user_is_refused_in_one_sentence(tmp_path: Path, entry: str, said: str) -> None:
    file = tmp_path / "own.toml"
    file.write_text(f'[[fact]]\nfield = "payment.due_days"\n{entry}\n', "utf-8")
    with pytest.raises(CatalogueError) as refused:
        load_catalogue((file,))
    assert said in str(refused.value)
    assert "Message(" not in str(refused.value)


def test_however_many_stretches_a_text_has_a_clause_among_them_is_read() -> None:
    """Those around which the same stands are looked at once: thousands cost little, and hide nothing."""
    many = "备件由乙方在3天内从库房领取。" * 3100
    found = read(TEXT.format(f"{many}\n料到了验过数，甲方两周里把料钱给清。"))
    assert [str(m.value) for m in found.of("payment.due_days") if m.rule == RULE] == ["14"]


def test_a_value_that_is_stated_twice_alike_is_found_at_both_places() -> None:
    clause = "租客要走，提前一个星期跟房东说一声。"
    found = read(TEXT.format("\n".join([clause] * 2)))
    assert [str(m.value) for m in found.of("period.notice_days") if m.rule == RULE] == ["7", "7"]


@pytest.mark.parametrize(
    ("clause", "shares"),
    [
        ("料钱分三次给：下定给两成，交活给五成，剩下三成用过一个月再给。", ["0.2", "0.5", "0.3"]),
        ("先拨百分之四十，封顶再拨百分之三十五，余下的百分之二十五审计后清结。", ["0.4", "0.35", "0.25"]),
    ],
)
def test_instalments_that_make_up_the_whole(clause: str, shares: list[str]) -> None:
    found = read(TEXT.format(clause))
    mentions = [m for m in found.of("instalment.share") if m.rule == RULE]
    assert [str(m.value) for m in mentions] == shares
    assert len({m.group for m in mentions}) == len(shares)


@pytest.mark.parametrize(
    "clause",
    ["甲方占三成股份，乙方占七成。", "下定给两成，交活给五成。", "利润按甲方百分之六十、乙方百分之四十分。"],
)
def test_what_makes_up_no_whole_or_is_no_payment_is_no_instalment(clause: str) -> None:
    assert not [m for m in read(TEXT.format(clause)).of("instalment.share") if m.rule == RULE]


@pytest.mark.parametrize(
    ("clause", "kind", "field", "value"),
    [
        ("结算时扣下百分之三先不给，缺陷责任期过完没有毛病再作为质量保证金退还。", "quality", "deposit.share", "0.03"),
        ("买家当场交下定钱一万六，买家反悔不退，卖家反悔双倍还。", "earnest", "deposit.amount", "16000.00"),
    ],
)
def test_security_in_words_that_no_pattern_knows(clause: str, kind: str, field: str, value: str) -> None:
    found = read(TEXT.format(clause))
    [named], [stated] = found.of("deposit.kind"), found.of(field)
    assert (str(named.value), str(stated.value), named.rule, stated.group) == (kind, value, RULE, named.group)


@pytest.mark.parametrize(
    "clause", ["本房东不收押金，弄坏东西照价赔。", "前任租客押的两千元与本租约无关。", "水桶每只押二十元。"]
)
def test_what_is_nobodys_security_here(clause: str) -> None:
    assert not read(TEXT.format(clause)).of("deposit.kind")


def test_a_building_that_leaks_is_no_secret() -> None:
    found = read(TEXT.format("楼顶防水七年之内渗漏开裂，乙方包修到底，不另收钱。"))
    assert not found.of("confidentiality.duration")
    assert [str(m.value) for m in found.of("warranty.duration")] == ["P7Y"]


def test_a_day_may_begin_the_period_and_the_effect() -> None:
    found = read(TEXT.format("本协议打2026年7月1日这天起开始算数，双方自此受其约束。"))
    assert [str(m.value) for m in found.of("effective.date")] == ["2026-07-01"]


def test_what_the_sentences_of_no_agreement_say_is_not_given() -> None:
    minutes = "项目启动会议纪要\n时间：2024年3月5日\n参会人：何静、陶小满\n一、讨论了设备采购合同的进度。\n"
    said = "二、甲方收到发票后15日内以银行转账方式支付，逾期每日按万分之五支付违约金。\n"
    found = read(minutes + said)
    assert found.foreign is not None
    assert (found.contract.payment.due_days, found.contract.payment.method) == (None, None)
    assert not [mention for mention in found.mentions if mention.field.startswith(("payment.", "liability."))]
    agreed = read("采购合同\n甲方：青禾县财政局\n乙方：宁川科技有限公司\n" + said)
    assert (agreed.foreign, agreed.contract.payment.due_days) == (None, 15)
