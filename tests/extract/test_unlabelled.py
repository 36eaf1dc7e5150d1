"""Parties that only an opening sentence joins."""

from __future__ import annotations

import pytest

from hedui.extract import Extraction, extract, load_catalogue
from hedui.extract.parties import unlabelled
from hedui.models.evidence import Method
from hedui.models.page import Page, Reading

OPENING = "青岚恒远科技有限公司与东山数联信息服务有限公司就设备维护事宜，经友好协商，签订本协议。"
REST = "\n\n一、服务内容\n本协议约定设备维护服务的内容。\n\n二、费用\n维护费总额为人民币12000.00元。\n"


def read(text: str, *, ner: bool = True) -> Extraction:
    return extract((Page(1, text, Reading.PLAIN_TEXT),), load_catalogue(), ner=ner)


def test_the_two_organisations_of_the_opening_are_the_parties() -> None:
    extraction = read("设备维护服务协议\n\n" + OPENING + REST)
    assert [(party.role, party.name) for party in extraction.contract.parties] == [
        ("甲方", "青岚恒远科技有限公司"),
        ("乙方", "东山数联信息服务有限公司"),
    ]
    mention = extraction.sources["/parties/0/name"][0]
    assert (mention.method, mention.confidence) == (Method.NER, 0.6)


def test_the_model_can_be_switched_off() -> None:
    assert read("设备维护服务协议\n\n" + OPENING + REST, ner=False).contract.parties == ()


@pytest.mark.parametrize(
    "opening",
    [
        "根据《中华人民共和国民法典》，双方经友好协商，签订本协议。",
        "青岚恒远科技有限公司经友好协商，签订本协议。",
        "甲方：青岚恒远科技有限公司\n青岚恒远科技有限公司与东山数联信息服务有限公司签订本协议。",
    ],
)
def test_nothing_is_taken_for_a_party_that_the_opening_does_not_join_or_a_label_names(opening: str) -> None:
    extraction = read("设备维护服务协议\n\n" + opening + REST)
    assert not [mention for mention in extraction.mentions if mention.method is Method.NER]


ORGANISATION, OTHER = "青岚恒远科技有限公司", "东山数联信息服务有限公司"


@pytest.mark.parametrize(
    ("opening", "names"),
    [
        (f"{ORGANISATION}与何静就劳动合同事宜，经友好协商，签订本协议。", [ORGANISATION, "何静"]),
        (f"何静与{ORGANISATION}在平等自愿的基础上签订劳动合同如下。", [ORGANISATION, "何静"]),
        (f"出租方何静与承租方{ORGANISATION}协商一致，签订本合同。", ["何静", ORGANISATION]),
        ("何静与赵立国就房屋租赁事宜达成如下协议。", ["何静", "赵立国"]),
        ("何静（男，身份证号码：511303198803121245）与赵立国（住址：东山市西街1号）签订本协议。", ["何静", "赵立国"]),
        (f"{ORGANISATION}（法定代表人何静）与{OTHER}（负责人赵立国）签订本协议。", [ORGANISATION, OTHER]),
        (f"为做好维护工作，经{ORGANISATION}、{OTHER}协商一致，签订本协议。", [ORGANISATION, OTHER]),
        (
            f"{ORGANISATION}与{OTHER}签订本协议。\n\n项目\t甲方\t乙方\n开户银行\t东山银行\t青岚银行",
            [ORGANISATION, OTHER],
        ),
        (
            f"{ORGANISATION}与{OTHER}签订本协议。\n\n开票资料如下：\n名称：{ORGANISATION}\n账号：6222021001001234567",
            [ORGANISATION, OTHER],
        ),
        ("由青岚恒远企业管理中心（有限合伙）与" + OTHER + "签订本协议。", ["青岚恒远企业管理中心（有限合伙）", OTHER]),
        (
            f"{ORGANISATION}与{OTHER}经协商，签订本协议。\n\n甲方接入{OTHER}（乙方）的系统时，应遵守规定。",
            [ORGANISATION, OTHER],
        ),
        ("为做好房屋租赁工作，经何静、赵立国协商一致，签订本合同。", ["何静", "赵立国"]),
        ("本合同由呼伦贝尔青岚恒远科技有限公司和" + OTHER + "于青岚市签订。", ["呼伦贝尔青岚恒远科技有限公司", OTHER]),
        (
            "为做好评估工作，经青岚市高桥镇社区卫生服务中心、东山翼聚事务所协商一致，签订本合同。",
            ["青岚市高桥镇社区卫生服务中心", "东山翼聚事务所"],
        ),
        (f"兹有{ORGANISATION}委托{OTHER}维护设备，双方协商一致，订立本合同。", [ORGANISATION, OTHER]),
    ],
)
def test_persons_and_organisations_that_the_opening_joins(opening: str, names: list[str]) -> None:
    parties = read("协议\n\n" + opening + REST).contract.parties
    assert [(party.role, party.name) for party in parties] == list(zip(["甲方", "乙方"], names, strict=True))


def test_a_person_is_less_sure_than_an_organisation() -> None:
    extraction = read("协议\n\n" + f"{ORGANISATION}与何静就劳动合同事宜，经友好协商，签订本协议。" + REST)
    assert [extraction.sources[f"/parties/{n}/name"][0].confidence for n in (0, 1)] == [0.6, 0.5]


@pytest.mark.parametrize(
    "opening",
    [
        f"{ORGANISATION}、{OTHER}与何静三方经协商签订本协议。",
        f"{ORGANISATION}与高校就人才培养签订本协议。",
        f"{ORGANISATION}与施工单位协商一致签订本协议。",
        f"经东山市人民政府批准，{ORGANISATION}签订本协议。",
        f"{ORGANISATION}为何静办理入职手续，签订本协议。",
        "房屋所有人与使用人协商一致签订本合同。",
        "甲乙双方经协商签订本协议。",
    ],
)
def test_what_is_not_sure_is_refused(opening: str) -> None:
    assert read("协议\n\n" + opening + REST).contract.parties == ()


def test_the_model_is_asked_of_no_more_sentences_than_may_name_the_parties(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not where no word joins two names, and not of hundreds of sentences; what is asked says nothing here."""
    asked: list[str] = []
    monkeypatch.setattr(unlabelled, "entities", lambda sentence: asked.append(sentence) or ())
    read("设备维护服务协议\n" + "签订日期：2024年1月1日\n" * 300 + REST)
    assert asked == []
    read("设备维护服务协议\n" + "某站与某厂已于上月签订备忘录，约定另行通知。\n" * 300 + REST)
    assert 0 < len(asked) <= 200
