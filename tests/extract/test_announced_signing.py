"""The sentence of an announcement that says who signed what, when and where, and the short names that it gives."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extract.announcements import FOOT, HEAD
from tests.extract.reading import read

OWN, OTHER = "远岭股份有限公司", "青禾供水集团有限公司"
TERMS = "二、合同的主要内容\n合同金额：人民币1,268万元。\n"


def announced(sentence: str, terms: str = TERMS, head: str = HEAD, foot: str = FOOT) -> Any:
    return read(f"{head}一、合同签署概况\n{sentence}\n{terms}{foot}").contract


def parties(contract: Any) -> list[tuple[str, str | None]]:
    return [(party.role, party.name) for party in contract.parties]


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        (
            "2031年3月5日，远岭股份有限公司（以下简称“公司”）与青禾供水集团有限公司签订了《阀门采购合同》。",
            (OTHER, OWN),
        ),
        ("近日，公司与青禾供水集团有限公司（以下简称“青禾供水”）在青川市签署了《阀门采购合同》。", (OTHER, OWN)),
        ("远岭股份有限公司(下称公司)于2031年3月5日与青禾供水集团有限公司于青川市签订《阀门采购合同》。", (OTHER, OWN)),
        ("日前，本公司与买方青禾供水集团有限公司签订了《阀门采购合同》（简称“合同”）。", (OTHER, OWN)),
        ("公司近日与供方青禾供水集团有限公司签订了《阀门采购合同》。", (OWN, OTHER)),
        ("近日，公司向青禾供水集团有限公司采购阀门，公司与青禾供水集团有限公司签订了《阀门采购合同》。", (OWN, OTHER)),
        (
            "近日，公司全资子公司远岭阀门有限公司与青禾供水集团有限公司签订了《阀门采购合同》。",
            (OTHER, "远岭阀门有限公司"),
        ),
        (
            "公司收到控股子公司远岭阀门有限公司与青禾供水集团有限公司签订的《阀门采购合同》。",
            (OTHER, "远岭阀门有限公司"),
        ),
        (
            "近日，公司（以下简称“卖方”）与青禾（中国）供水有限公司签订了《阀门采购合同》。",
            ("青禾（中国）供水有限公司", OWN),
        ),
        ("公司与青禾水务局所属的青禾供水集团有限公司签署了青川一期阀门供货合同，合同金额1,268万元。", (OTHER, OWN)),
    ],
)
def test_its_sentence_names_the_parties(sentence: str, named: tuple[str, str]) -> None:
    contract = announced(sentence)
    assert parties(contract) == list(zip(("甲方", "乙方"), named, strict=True))
    assert contract.title in ("阀门采购合同", "青川一期阀门供货合同")


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("2031年3月5日，公司与青禾供水集团有限公司在青川市签署了《阀门采购合同》。", "青川市"),
        ("公司于2031年3月5日在青川市与青禾供水集团有限公司签署了《阀门采购合同》。", "青川市"),
        ("2031年3月5日，公司与青禾供水集团有限公司于云州青川县正式签订了《阀门采购合同》。", "云州青川县"),
        ("2031年3月5日，公司与青禾供水集团有限公司签署了《阀门采购合同》。", None),
        ("公司于近日与青禾供水集团有限公司在公司会议室签署了《阀门采购合同》。", None),
    ],
)
def test_its_sentence_says_where(sentence: str, place: str | None) -> None:
    assert announced(sentence).place_signed == place


@pytest.mark.parametrize(
    ("labels", "named"),
    [
        ("甲方：公司\n乙方：青禾供水\n", (OWN, OTHER)),
        ("甲方：青禾供水\n乙方：本公司\n", (OTHER, OWN)),
        ("买方：青禾供水\n卖方：公司\n", (OTHER, OWN)),
        ("甲方：青禾阀门有限公司\n乙方：远岭阀门有限公司\n", ("青禾阀门有限公司", "远岭阀门有限公司")),
    ],
)
def test_a_short_name_behind_a_label_is_whom_it_was_given_to(labels: str, named: tuple[str, str]) -> None:
    sentence = "近日，公司与青禾供水集团有限公司（以下简称“青禾供水”）签订了《阀门采购合同》。"
    assert parties(announced(sentence, TERMS + labels)) == list(zip(("甲方", "乙方"), named, strict=True))


def test_of_a_supplement_the_former_agreement_is_what_it_amends() -> None:
    told = (
        "2030年9月6日，公司与青禾供水集团有限公司签订了《阀门采购合同》，合同金额为9,000万元，有效期三年。"
        "2031年3月5日，公司与青禾供水集团有限公司签订了《阀门采购合同补充协议》。"
    )
    terms = "二、补充协议的主要内容\n新增合同金额800万元。\n本协议一式四份，双方各执两份。\n"
    contract = announced(told, terms, HEAD.replace("重大合同的", "重大合同补充协议的"))
    assert (contract.title, contract.kind, str(contract.date_signed)) == (
        "阀门采购合同补充协议",
        "supplement",
        "2031-03-05",
    )
    assert (contract.amends.title, str(contract.amends.date_signed)) == ("阀门采购合同", "2030-09-06")
    assert contract.total.amount != 90_000_000 and contract.period.duration is None
    assert parties(contract) == [("甲方", OTHER), ("乙方", OWN)]


def test_of_several_that_were_signed_the_latest_is_announced() -> None:
    told = (
        "2030年9月6日，公司与青禾供水集团有限公司签订了《战略合作框架协议》。"
        "2031年3月5日，公司与青禾供水集团有限公司签订了《阀门采购合同》。"
    )
    contract = announced(told)
    assert (contract.title, str(contract.date_signed)) == ("阀门采购合同", "2031-03-05")


@pytest.mark.parametrize(
    "sentence",
    [
        "本公告不涉及合同。",
        "公司与相关各方签订了《阀门采购合同》。",
        "公司将与青禾供水集团有限公司洽谈采购合同，尚未签订。",
    ],
)
def test_whom_no_sentence_names_is_no_party(sentence: str) -> None:
    assert parties(announced(sentence)) == []


def test_an_agreement_s_own_sentence_is_read_as_before() -> None:
    text = "设备采购合同\n甲方：公司\n乙方：青禾科技有限公司\n第一条 远岭公司（以下简称“公司”）与青禾公司签订本合同。\n"
    assert [name for _, name in parties(read(text).contract)][-1] == "青禾科技有限公司"
