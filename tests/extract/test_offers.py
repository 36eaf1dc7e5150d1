"""Offers: alternatives side by side without any mark are nobody's choice."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

from hedui.extract import load_catalogue
from hedui.extract.extraction import ChoiceState
from hedui.extract.words.entries import Offer
from hedui.extract.words.offers import CompiledOffer, offers_in
from hedui.models.contract import Dispute, Payment
from hedui.validate.choices import choice_unresolved

from .reading import read

ENTRIES = [
    (Offer.model_validate(entry), offer)
    for entry, offer in zip(
        tomllib.loads((resources.files("hedui.catalogue") / "offers.toml").read_text("utf-8"))["offer"],
        load_catalogue().offers,
        strict=True,
    )
]
AGREEMENT = """云主机服务合同

甲方：青川市测绘院
乙方：青川恒达通信有限公司

第一条 费用
{body}
第二条 其他
未尽事宜，由双方协商。
"""


@pytest.mark.parametrize(("entry", "offer"), ENTRIES, ids=[entry.asked for entry, _ in ENTRIES])
def test_an_entry_finds_its_examples_and_none_of_its_counterexamples(entry: Offer, offer: CompiledOffer) -> None:
    assert [text for text in entry.examples if len(list(offers_in(text, offer))) != 1] == []
    assert [text for text in entry.counterexamples if list(offers_in(text, offer))] == []


@pytest.mark.parametrize(
    "body",
    [
        "付费方式：预付费、后付费。付费周期：月付、季付、年付。",
        "1.1 付费方式为（预付费／后付费）；1.2 缴费周期为（月、季度、半年或年）。",
        "计费方式：预付费  后付费\n结算周期：①月 ②季 ③年",
        "付费类型：A.预付费 B.后付费\n付款周期：（1）按月支付（2）按季支付（3）按年支付\n发票种类：专票、普票",
        "本服务采用预付费或后付费方式，甲方按月/季/年支付服务费。",
        "付款方式：银行转账/支票/现金。",
        "付费方式：预付费（□是 □否）",
        "付费方式：预付费√后付费",
        "支付方式：1、转账 2、现金；发票类型：增值税专用发票、增值税普通发票",
    ],
)
def test_nothing_is_taken_from_an_offer_and_each_is_told(body: str) -> None:
    extraction = read(AGREEMENT.format(body=body))
    payment = extraction.contract.payment
    assert (payment.timing, payment.cycle, payment.method, payment.invoice.kind) == (None, None, None, None)
    assert {choice.state for choice in extraction.choices} == {ChoiceState.UNRESOLVED}
    assert len(extraction.choices) >= body.count("方式") - body.count("支付方式：1")


@pytest.mark.parametrize(
    ("body", "stated"),
    [
        ("付费类型为：后付费（预付费/后付费）", {"timing": "postpaid"}),
        ("付费方式（预付费/后付费）：后付费", {"timing": "postpaid"}),
        ("按季度（月、季度、半年或年）为缴费周期", {"cycle": "quarter"}),
        ("付费方式：☑预付费 □后付费", {"timing": "prepaid"}),
        ("付费方式：预付费、后付费√", {"timing": "postpaid"}),
        ("付费方式：1、√预付费 2、后付费", {"timing": "prepaid"}),
        ("付费方式：预付费√/后付费；付费周期：月付、√季付、年付", {"timing": "prepaid", "cycle": "quarter"}),
        ("付款方式：银行转账。甲方按季度支付服务费。", {"method": "银行转账", "cycle": "quarter"}),
        ("预付费、后付费用户均适用本条。甲方采用后付费方式，按月结算。", {"timing": "postpaid", "cycle": "month"}),
        ("甲方按月支付服务费；乙方按月、季、年提交报告。", {"cycle": "month"}),
    ],
)
def test_what_was_chosen_or_says_nothing_of_a_choice_stays(body: str, stated: dict[str, str]) -> None:
    extraction = read(AGREEMENT.format(body=body))
    said = extraction.contract.payment.model_dump(mode="json", include=set(Payment.model_fields))
    assert {name: said[name] for name in ("timing", "cycle", "method") if said[name]} == stated
    assert [choice.text for choice in extraction.choices if choice.state is ChoiceState.UNRESOLVED] == []


@pytest.mark.parametrize(
    "body",
    [
        "因本合同发生争议，提交仲裁委员会仲裁/向人民法院起诉。",
        "争议解决方式：①向合同签订地人民法院起诉；②提交青岚仲裁委员会仲裁。",
        "争议解决：（1）提交青岚仲裁委员会仲裁（2）向甲方所在地人民法院起诉",
    ],
)
def test_a_court_or_a_tribunal_on_offer_is_none(body: str) -> None:
    extraction = read(AGREEMENT.format(body=body))
    assert extraction.contract.dispute.method is None
    assert len(extraction.of("dispute.unchosen")) == 1


def test_the_numbered_ways_of_one_choice_may_follow_in_order() -> None:
    body = "争议解决方式：1、双方协商；2、协商不成的，向甲方所在地人民法院起诉。"
    assert read(AGREEMENT.format(body=body)).contract.dispute.method == "litigation"


@pytest.mark.parametrize(
    "body",
    [
        "付款方式：☑一次性付款 ☑分期付款",
        "付款周期：☑按月支付 ☑按季支付 □按年支付",
        "付费类型：【√预付费/√后付费】",
        "付款周期按下列第1、2种方式：（1）按月支付（2）按季支付（3）按年支付",
        "合同期限：☑一年 ☑二年",
        "付款：☑按月支付服务费 ☑按季支付服务费",
        "是否含税：☑是 ☑否",
        "押金：☑收取 ☑不收取",
    ],
)
def test_of_options_that_exclude_each_other_two_ticks_choose_none(body: str) -> None:
    extraction = read(AGREEMENT.format(body=body))
    payment, period = extraction.contract.payment, extraction.contract.period
    assert (payment.timing, payment.cycle, period.duration) == (None, None, None)
    assert [choice.state for choice in extraction.choices] == [ChoiceState.CONTRADICTORY]


@pytest.mark.parametrize(
    "body",
    [
        "付款方式：☑银行转账 ☑现金 □支票",
        "发票类型：☑增值税专用发票 ☑增值税普通发票",
        "付款方式：☑一次性付款 ☑银行转账",
        "合同期限：☑一年 ☑期满自动续约",
        "报表类型：☑月报 ☑季报",
        "☑A套餐：每月100元 ☑B套餐：每月200元",
        "发票：☑增值税专用发票 税率13% ☑普通发票 税率1%",
        "☑服务费按月支付 ☑维护费按年支付",
        "☑短信服务：服务期1年 ☑云主机服务：服务期2年",
        "☑质保期1年（整机） ☑质保期3年（主机）",
    ],
)
def test_options_that_may_hold_together_stay_chosen(body: str) -> None:
    assert {choice.state for choice in read(AGREEMENT.format(body=body)).choices} == {ChoiceState.CHOSEN}


def test_what_is_ticked_of_one_matter_is_kept_beside_another() -> None:
    assert read(AGREEMENT.format(body="☑服务费按月支付 ☑维护费按年支付")).contract.payment.cycle == "month"


@pytest.mark.parametrize(
    ("body", "state", "chosen"),
    [
        ("付款方式：1.一次性支付；2.分期支付。双方选择第2种。", ChoiceState.CHOSEN, ["分期支付"]),
        ("付款方式：1.一次性支付；2.分期支付。双方选择第3种。", ChoiceState.UNRESOLVED, []),
        ("付款方式：一次性付款√ 分期付款", ChoiceState.CHOSEN, ["一次性付款"]),
        ("付款方式：一次性付款 √分期付款", ChoiceState.CHOSEN, ["分期付款"]),
        ("付款方式：一次性付款 √ 分期付款", ChoiceState.UNRESOLVED, []),
        ("付款方式：一次性付款、分期付款，由甲方按附件约定执行。", ChoiceState.NOT_APPLICABLE, []),
        ("付款方式：一次性付款、分期付款，由甲方付款。", ChoiceState.UNRESOLVED, []),
    ],
)
def test_of_an_offer_what_is_said_right_behind_or_ticked_is_chosen(
    body: str, state: ChoiceState, chosen: list[str]
) -> None:
    choices = read(AGREEMENT.format(body=body)).choices
    assert [(choice.state, [option.text for option in choice.chosen]) for choice in choices] == [(state, chosen)]


@pytest.mark.parametrize(
    "body",
    [
        "付费方式：（ ）预付费 （ ）后付费。",
        "付费方式：（　）预付费（　）后付费。",
        "付款周期：____月付 ____季付。",
        "付款方式：（ ）一次性付清 （ ）分期支付。",
        "开具发票：（ ）是 （ ）否。",
        "争议解决方式：（ ）提交青川仲裁委员会仲裁 （ ）向甲方所在地人民法院提起诉讼。",
        "争议解决方式：____提交青川仲裁委员会仲裁 ____向甲方所在地人民法院提起诉讼。",
        "争议解决方式：提交青川仲裁委员会仲裁 向甲方所在地人民法院提起诉讼。",
        "争议解决方式：向甲方所在地人民法院起诉 提交青川仲裁委员会仲裁。",
    ],
)
def test_places_for_a_tick_that_are_empty_choose_nothing(body: str) -> None:
    extraction = read(AGREEMENT.format(body=body))
    assert (extraction.contract.payment, extraction.contract.dispute) == (Payment(), Dispute())
    assert list(choice_unresolved(extraction))


@pytest.mark.parametrize(
    ("body", "method", "kind"),
    [
        ("争议解决方式：提交青川仲裁委员会仲裁。", "arbitration", None),
        ("争议解决方式：（√）提交青川仲裁委员会仲裁 （ ）向甲方所在地人民法院提起诉讼。", "arbitration", None),
        ("争议解决方式：（ ）提交青川仲裁委员会仲裁 （√）向甲方所在地人民法院提起诉讼。", "litigation", None),
        ("争议解决方式：不提交仲裁，向甲方所在地人民法院起诉。", "litigation", None),
        ("争议解决方式：先协商，协商不成提交青川仲裁委员会仲裁。", "arbitration", None),
        ("争议解决方式：提交青川仲裁委员会仲裁，不服的向甲方所在地人民法院申请撤销裁决。", "arbitration", None),
        ("发票类型：（ ）增值税普通发票 （√）增值税专用发票。", None, "special"),
        ("发票类型：（ ）增值税专用发票。", None, "special"),
    ],
)
def test_what_was_ticked_or_stands_alone_stays(body: str, method: str | None, kind: str | None) -> None:
    extraction = read(AGREEMENT.format(body=body))
    assert (extraction.contract.dispute.method, extraction.contract.payment.invoice.kind) == (method, kind)
    assert not list(choice_unresolved(extraction))
