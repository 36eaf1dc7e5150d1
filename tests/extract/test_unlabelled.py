"""Parties that only an opening sentence joins."""

from __future__ import annotations

import pytest

from hedui.extract import Extraction, extract, load_catalogue
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
