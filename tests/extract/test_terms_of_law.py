"""The kind of an agreement, where it was signed and which law applies, in many dresses; and what says none of it."""

from __future__ import annotations

from itertools import product

import pytest

from hedui.models.codes import Kind
from hedui.models.contract import Contract
from tests.extract.reading import read

TEXT = """{title}
合同编号：QX-2024-031
{head}
甲方：青岭电子有限公司
乙方：临川百合有限公司
{preamble}
一、{object}
二、争议解决
{clause}
三、其他
本合同一式两份。

甲方（盖章）：青岭电子有限公司
乙方（盖章）：临川百合有限公司
{below}
"""


def agreement(
    title: str = "设备租赁合同",
    head: str = "",
    preamble: str = "",
    about: str = "租赁物\n甲方租给乙方设备。",
    clause: str = "",
    below: str = "",
) -> Contract:
    text = TEXT.format(title=title, head=head, preamble=preamble, object=about, clause=clause, below=below)
    return read(text).contract


LABELS = (
    "签订地点：{}",
    "签约地点:{}",
    "签 订 地 点：{}",
    "合同签订地：【{}】",
    "协议签署地点　{}",
    "签订地：__{}__",
    "**签订地点**：{}",
)
PLACES = ("东山市", "云州省东山市城中区", "东山市学府路12号A座3楼")
BEHIND = ("", "　　签订日期：2024年3月5日", "\n签订时间：2024年3月5日")


@pytest.mark.parametrize("where", ["head", "below"])
def test_the_place_behind_a_label(where: str) -> None:
    missed = []
    for label, place, behind in product(LABELS, PLACES, BEHIND):
        line = label.format(place) + behind
        found = agreement(head=line) if where == "head" else agreement(below=line)
        if found.place_signed != place:
            missed.append((line, found.place_signed))
    assert missed == []


@pytest.mark.parametrize("place", PLACES[:2])
@pytest.mark.parametrize(
    "sentence",
    [
        "本合同由甲乙双方于2024年3月5日在{}签订。",
        "本合同由双方于{}签订。",
        "甲乙双方于2024年3月5日在{}签订本合同。",
        "本协议于2024年3月5日在{}签署。",
        "双方一致确认，本合同签订地为{}。",
        "本合同的签订地点位于{}，双方均无异议。",
        "协商不成的，向合同签订地（本合同签订地为{}）人民法院起诉。",
        "协商不成的，由本合同签订地{}人民法院管辖。",
        "合同签订地：{}，由该地人民法院管辖。",
    ],
)
def test_the_place_in_a_sentence(sentence: str, place: str) -> None:
    assert agreement(preamble=sentence.format(place)).place_signed == place
    assert agreement(clause=sentence.format(place)).place_signed == place


@pytest.mark.parametrize(
    "sentence",
    [
        "双方于2022年3月5日在东山市签订了《设备采购合同》。",
        "协商不成的，向合同签订地人民法院起诉。",
        "协商不成的，向合同签订地有管辖权的人民法院起诉。",
        "双方在平等自愿的基础上签订本合同。",
        "本合同在双方协商一致的前提下订立。",
        "本合同在线上签订后生效。",
        "签订地点：",
        "签订地点：________",
        "签订地点：/",
        "签约地点：传真",
        "交货地点：东山市学府路12号。",
        "本合同在签署之日起生效。",
        "甲方在收到货物后签署验收单。",
        "乙方应在东山市签收货物。",
    ],
)
def test_no_place_of_signing(sentence: str) -> None:
    assert agreement(preamble=sentence).place_signed is None
    assert agreement(clause=sentence).place_signed is None


CHINA = "中华人民共和国法律"


@pytest.mark.parametrize(
    "law", [CHINA, "中国法律", "中华人民共和国现行法律", "中华人民共和国法律、法规", "中华人民共和国大陆地区法律"]
)
@pytest.mark.parametrize(
    "sentence",
    [
        "本合同的订立、效力、解释、履行和争议的解决均适用{}。",
        "本合同适用{}。",
        "本协议受{}管辖。",
        "本协议的解释受{}的约束。",
        "本合同由{}管辖并依其解释。",
        "本合同依据{}解释。",
        "本合同以{}为准据法。",
        "适用法律：{}",
        "2.1 法律适用：{}。",
        "（1）本合同应适用{}（为本合同之目的，不包括港澳台地区法律）；",
    ],
)
def test_the_law_of_china(sentence: str, law: str) -> None:
    assert agreement(clause=sentence.format(law)).dispute.law == CHINA


@pytest.mark.parametrize(
    ("sentence", "law"),
    [
        ("本合约受香港特别行政区法律管辖。", "香港特别行政区法律"),
        ("本协议适用香港法律。", "香港特别行政区法律"),
        ("本协议受新加坡法律管辖。", "新加坡法律"),
        ("本合同适用英国法律。", "英国法律"),
        ("本协议受美国特拉华州法律管辖并按其解释。", "美国特拉华州法律"),
        ("本合同适用甲方所在地法律。", "甲方所在地法律"),
    ],
)
def test_the_law_of_another_place(sentence: str, law: str) -> None:
    assert agreement(clause=sentence).dispute.law == law


@pytest.mark.parametrize(
    "sentence",
    [
        "根据《中华人民共和国民法典》及相关法律，双方订立本合同。",
        "依照中华人民共和国有关法律、法规的规定，签订本合同。",
        "乙方系依照中华人民共和国法律设立的公司。",
        "双方应遵守中华人民共和国法律。",
        "乙方为甲方提供法律服务。",
        "本合同不适用香港特别行政区法律。",
        "违反中华人民共和国法律的，由乙方承担责任。",
        "如适用的法律另有规定，从其规定。",
        "其他事项按法律规定办理。",
        "授权委托书受中华人民共和国公证。",
    ],
)
def test_no_choice_of_law(sentence: str) -> None:
    assert agreement(clause=sentence).dispute.law is None
    assert agreement(preamble=sentence).dispute.law is None


@pytest.mark.parametrize(
    ("title", "about", "kind"),
    [
        ("合同书", "采购内容\n甲方向乙方采购打印机十台。", Kind.PURCHASE),
        ("协议书", "租赁房屋\n出租方将房屋出租给承租方使用。", Kind.LEASE),
        ("协议书", "借款金额\n出借人向借款人出借人民币10万元。", Kind.LOAN),
        ("合同", "工程名称\n发包人将水厂改造交承包人施工。", Kind.WORKS),
        ("合同书", "约定\n双方互相支持。", None),
        ("政府采购合同（服务类）", "约定\n双方互相支持。", Kind.SERVICE),
        ("《设备采购合同》补充协议", "约定\n租赁期限延长一年。", Kind.SUPPLEMENT),
    ],
)
def test_the_kind_by_title_and_object(title: str, about: str, kind: Kind | None) -> None:
    assert agreement(title=title, about=about).kind == kind
