"""Parties as rare agreements state them: behind a clause about a law, as families of a village, with a Latin name."""

from __future__ import annotations

import pytest

from hedui.extract.values.names import read_name
from hedui.extract.values.people import read_person
from hedui.settings import Settings
from hedui.validate import validate

from .reading import read

OPENING = "协议书\n甲方：青石实业有限公司\n乙方：何静\n"


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("依照中华人民共和国法律设立并有效存在的外商投资企业青石网络（北京）有限公司", "青石网络（北京）有限公司"),
        ("一家依中国法律设立并有效存续的外商独资企业大川科技有限公司", "大川科技有限公司"),
        ("根据中国法律成立并存在的有限责任公司——大川信息有限公司", "大川信息有限公司"),
        ("青石村二队、三队村民（面积、名单见附表）", "青石村二队、三队村民"),
        ("大川村三组村民代表", "大川村三组村民代表"),
        ("何静/He Jing", "何静"),
        ("何静（He Jing）", "何静"),
        ("何静héjìng", "何静"),
        ("何静（女，1990年3月7日出生，", "何静"),
        ("大川信息有限公司 (Dachuan Information Co., Ltd.)", "大川信息有限公司"),
        ("大川信息有限公司 Dachuan Information Co., Ltd.", "大川信息有限公司"),
        ("大川信息有限公司[1]", "大川信息有限公司"),
        ("大川信息有限公司①", "大川信息有限公司"),
        ("大川信息有限公司[注2]", "大川信息有限公司"),
        ("大川信息（中国）有限公司", "大川信息（中国）有限公司"),
        ("ABC（中国）有限公司", "ABC（中国）有限公司"),
        ("青石依法律师事务所", "青石依法律师事务所"),
        ("村民", None),
        ("甲方全体村民", None),
        ("依照中华人民共和国法律设立并有效存在的", None),
    ],
)
def test_a_name_is_read_without_what_is_said_of_it(said: str, name: str | None) -> None:
    assert next((part.value for part in read_name(said)), None) == name


@pytest.mark.parametrize(("said", "name"), [("罗小满职务:总经理", "罗小满"), ("何静身份证号码：", "何静")])
def test_a_person_ends_where_the_next_label_begins(said: str, name: str) -> None:
    assert [part.value for part in read_person(said)] == [name]


def test_an_address_before_what_a_party_is_called_is_no_name() -> None:
    found = read("协议书\n甲方:青石施工队(以下简称甲方)\n乙方:身份证号:户籍地址:河坝村民小组,(以下简称乙方)\n")
    assert "河坝村民小组" not in [party.name for party in found.contract.parties]


def test_a_court_that_serves_papers_settles_no_dispute() -> None:
    said = (
        "一、争议解决过程中，任何一方或法院（包含仲裁机构）通过邮递方式送达的，视为送达。\n"
        "二、协商不能解决的，应提交甲方所在地人民法院诉讼解决。\n"
    )
    dispute = read(OPENING + said).contract.dispute
    assert (dispute.method, dispute.venue) == ("litigation", "甲方所在地人民法院")


def test_words_of_a_penalty_are_no_total() -> None:
    said = "一、如任何一方违约，须于违约之日起一月内支付对方贰拾万元（¥200000元）的违约金。\n"
    total = read(OPENING + said).contract.total
    assert total.words is None
    assert total.amount is None


def test_how_characters_are_said_is_no_part_of_a_name() -> None:
    head = "协议书\n甲方：青石qīngshí实业有限公司\n乙方：大川(Dachuan)信息有限公司\n一、乙方维护设备。\n"
    found = read(f"{head}甲方（盖章）：青石实业有限公司\n乙方（盖章）：大川信息有限公司\n")
    assert [party.name for party in found.contract.parties] == ["青石实业有限公司", "大川信息有限公司"]
    assert "party-name-mismatch" not in {finding.code for finding in validate(found, Settings())}
    other = read(f"{head}甲方（盖章）：青石BVI实业有限公司\n乙方（盖章）：大川信息有限公司\n")
    assert "party-name-mismatch" in {finding.code for finding in validate(other, Settings())}


@pytest.mark.parametrize(
    "opening", ["本协议由{}（“甲方”）和{}（“乙方”）签订。", "{}（以下简称“甲方”）与{}（以下简称“乙方”）签订本协议。"]
)
def test_a_foreign_name_keeps_its_legal_form_behind_a_comma(opening: str) -> None:
    names = "青石实业有限公司", "Northfield Trading Co., Ltd."
    found = read(f"合作协议\n{opening.format(*names)}\n一、双方合作。\n")
    assert [party.name for party in found.contract.parties] == list(names)
