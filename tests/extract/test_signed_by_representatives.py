"""Signature blocks that name representatives only, and notes of hand, which name the lender in their one sentence."""

from __future__ import annotations

import pytest

from hedui.settings import Settings
from hedui.validate import validate

from .reading import read

ADVERTISING = (
    "广告发布合同\n甲方（广告主）：青岭百合乳业集团\n乙方（发布方）：临川晨光传媒工作室\n丙方（监管方）：青岭市商会\n"
    "媒体位置：学府路公交站灯箱6块\n总价（含税6%）：¥36,000（叁万陆仟元整）。\n合同壹式叁份三方各一份，签字盖章生效。\n"
)


def test_representatives_alone_sign() -> None:
    contract = read(ADVERTISING + "甲方代表：许文      乙方代表：何静      丙方代表：陈默\n日期：2024.3.18\n").contract
    assert [(one.role, one.signatory, str(one.date)) for one in contract.signatures] == [
        ("甲方", "许文", "2024-03-18"),
        ("乙方", "何静", "2024-03-18"),
        ("丙方", "陈默", "2024-03-18"),
    ]
    assert [party.name for party in contract.parties] == ["青岭百合乳业集团", "临川晨光传媒工作室", "青岭市商会"]


@pytest.mark.parametrize(
    "sentence",
    [
        "今借到许文（身份证号330102199001010029）人民币伍万元整（¥50000.00），年利率6%。",
        "本人因购房，向许文借款人民币50000元（伍万元整）。",
    ],
)
def test_a_note_of_hand(sentence: str) -> None:
    found = read(f"借  条\n{sentence}\n借款人：何静  身份证号：330102199205050048\n2024年3月5日\n")
    assert [(party.role, party.name) for party in found.contract.parties] == [("甲方", "许文"), ("乙方", "何静")]
    assert "not-an-agreement" not in {finding.code for finding in validate(found, Settings())}


def test_a_receipt_names_no_lender() -> None:
    found = read("收据\n今收到货款人民币伍万元整。\n收款人：何静\n2024年3月5日\n")
    assert "甲方" not in {party.role for party in found.contract.parties}


def test_a_couple_sells_and_an_agent_seals_before_the_date() -> None:
    contract = read(
        "房屋买卖合同\n卖方：许文、陈默（夫妻）\n买方：何静\n第一条 房屋坐落于青岭市学府路9号。\n"
        "第二条 本合同一式三份。\n"
        "卖方（签字）：许文 陈默       买方（签字）：何静\n居间方（盖章）：临川百合房地产经纪有限公司\n2024年3月18日\n"
    ).contract
    assert [party.name for party in contract.parties] == ["何静", "许文、陈默"]
    assert str(contract.date_signed) == "2024-03-18"


def test_a_name_is_no_sum() -> None:
    found = read(
        "施工合同\n采购人（甲方）：青岭市第三小学\n供应商（乙方）：青岭陆正建筑有限公司\n一、工程总价见附件。\n"
    )
    assert found.contract.total.words is None


def test_who_signs_or_another_in_a_bracket() -> None:
    found = read(
        "广告合同\n甲方：青岚传媒有限公司\n乙方：北岸数字传媒有限公司\n第一条 内容\n"
        "第二条 本合同一式两份，双方各执一份。\n\n"
        "甲方负责人（或授权代表）         乙方负责人（或授权代表）\n\n"
        "签名：何静       （盖章）        签名：陶小满       （盖章）\n\n"
        "签署日期：2026年7月1日         签署日期：2026年7月2日\n"
    ).contract
    assert [(one.signatory, str(one.date)) for one in found.signatures] == [
        ("何静", "2026-07-01"),
        ("陶小满", "2026-07-02"),
    ]
    assert str(found.date_signed) == "2026-07-02"


@pytest.mark.parametrize(
    "signed",
    [
        "托运人（签字）：高磊\n承运人（签字）：郭峰\n",
        "托运人：（签字） 高磊\n承运人：（签字）\n郭峰\n",
        "托运人（盖章）：\n高磊\n承运人（盖章）：\n郭峰\n",
    ],
)
def test_a_person_where_an_organisation_signs_is_its_signatory(signed: str) -> None:
    head = "运输合同\n托运人：青岭钢铁物流有限公司\n承运人：临川百合运输有限公司\n第一条 本合同自签字之日起生效。\n"
    found = read(head + signed)
    assert [(one.name, one.signatory) for one in found.contract.signatures] == [(None, "高磊"), (None, "郭峰")]


def test_a_person_who_is_no_party_is_told_where_a_person_signs() -> None:
    head = "借款合同\n出借人：周明远\n借款人：何静\n第一条 本合同自签字之日起生效。\n"
    found = read(head + "出借人（签字）：周明远\n借款人（签字）：郭峰\n")
    assert found.contract.signatures[1].name == "郭峰"
