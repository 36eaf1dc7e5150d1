"""Announcements as pages and converters dress them: headings of another kind or none, lines wrapped or lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import regex

from hedui.pipeline import process
from tests.extract.announcements import ALIKE, FOOT, HEAD, at

Dress = Callable[[str], str]
_WIDTH = 40


def unnumbered(text: str) -> str:
    """Headings without their numbers."""
    return str(regex.sub(r"(?m)^[一二三四五六]、", "", text))


def headless(text: str) -> str:
    """No headings at all."""
    return str(regex.sub(r"(?m)^[一二三四五六]、.*\n", "", text))


def lowered(text: str) -> str:
    """Headings in brackets, and entries below them with numbers in brackets."""
    entries = regex.sub(r"(?m)^(\d)[、.]", r"(\1)", regex.sub(r"(?m)^（[一二三四五六]）", "", text))
    return str(regex.sub(r"(?m)^([一二三四五六])、", r"（\1）", entries))


def wrapped(text: str) -> str:
    """Lines as wide as the paper."""
    lines = (line[at : at + _WIDTH] for line in text.splitlines() for at in range(0, max(len(line), 1), _WIDTH))
    return "".join(f"{line}\n" for line in lines)


def marked_up(text: str) -> str:
    """Markdown, whose headings count nothing."""
    return str(regex.sub(r"(?m)^[一二三四五六]、(.*)$", r"\n## \1\n", text)).replace("\n", "\n\n")


def on_one_line(text: str) -> str:
    return "".join(text.splitlines())


def read_dressed(body: str, dress: Dress, pointers: dict[str, Any]) -> tuple[dict[str, Any], set[str]]:
    """What is read at the pointers, and the codes of findings."""
    name = "a.md" if dress is marked_up else "a.txt"
    record = process(dress(HEAD + body + FOOT).encode(), name=name).model_dump(mode="json")
    return {pointer: at(record["contract"], pointer) for pointer in pointers}, {f["code"] for f in record["findings"]}


NAMES = ["sale", "works", "framework", "design", "cooperation"]


@pytest.mark.parametrize("dress", [unnumbered, lowered, wrapped, marked_up])
@pytest.mark.parametrize(("body", "wanted"), ALIKE, ids=NAMES)
def test_headings_of_any_kind_tell_what_is_republished(body: str, wanted: dict[str, Any], dress: Dress) -> None:
    assert read_dressed(body, dress, wanted) == (wanted, {"not-an-agreement"})


@pytest.mark.parametrize(("body", "wanted"), ALIKE[:4], ids=NAMES[:4])
def test_without_headings_what_each_sentence_says_tells_it(body: str, wanted: dict[str, Any]) -> None:
    wanted = {pointer: value for pointer, value in wanted.items() if not (body == ALIKE[1][0] and "address" in pointer)}
    assert read_dressed(body, headless, wanted) == (wanted, {"not-an-agreement"})


@pytest.mark.parametrize(("body", "wanted"), ALIKE, ids=NAMES)
def test_a_page_on_one_line_is_told_apart_by_its_numbers(body: str, wanted: dict[str, Any]) -> None:
    assert read_dressed(body, on_one_line, wanted) == (wanted, {"not-an-agreement"})


def test_a_party_s_details_on_one_line_without_headings_are_its_own() -> None:
    details = (
        "1、基本情况公司名称：青禾供水集团有限公司 统一社会信用代码：91370100MA3C0P0X1G"
        "法定代表人：何晓岚注册资本：16,800万元"
        "公司类型：有限责任公司注册地址：青川市北街18号成立日期：2023年9月6日经营范围：供水；排水。"
    )
    signed = "2031年3月5日，公司与青禾供水集团有限公司签署了《阀门采购合同》，主要内容如下："
    terms = (
        "甲方：青禾供水集团有限公司乙方：远岭股份有限公司1、合同总额暂估为人民币6.42亿元（含税）。2、本合同有效期七年。"
    )
    aside = "合同的履行将对公司2032年的经营业绩产生影响，占公司2030年营业收入31亿元的21%，期限为九年。"
    wanted = {
        "/parties/0/name": "青禾供水集团有限公司",
        "/parties/0/legal_representative": "何晓岚",
        "/parties/0/tax_id": "91370100MA3C0P0X1G",
        "/parties/0/address": "青川市北街18号",
        "/parties/1/address": None,
        "/total/amount": "642000000",
        "/period/duration": "P7Y",
        "/date_signed": "2031-03-05",
    }
    text = on_one_line(HEAD) + signed + details + terms + aside + "特此公告。远岭股份有限公司董事会2031年3月9日"
    contract = process(text.encode(), name="a.txt").model_dump(mode="json")["contract"]
    assert {pointer: at(contract, pointer) for pointer in wanted} == wanted


@pytest.mark.parametrize(
    "text",
    [
        "设备采购合同\n甲方：青禾中学\n乙方：远岭科技有限公司\n一、合同内容的变更应当由双方书面确认，乙方不得擅自变更交货地点。"
        "二、合同条款由双方共同解释，合同总价为人民币5,000元，由甲方在验收后三十日内支付给乙方。\n",
        "设备采购合同\n甲方：青禾中学\n乙方：远岭科技有限公司\n一、合同总价为人民币5,000元，乙方股票的证券代码为009901，证券简称为远岭股份，"
        "公告编号以交易所网站所载为准，乙方保证无虚假记载、误导性陈述或者重大遗漏。\n",
    ],
)
def test_an_agreement_is_no_announcement_for_its_words(text: str) -> None:
    contract = process(text.encode(), name="a.txt").model_dump(mode="json")["contract"]
    assert [party["name"] for party in contract["parties"]] == ["青禾中学", "远岭科技有限公司"]
    assert (contract["title"], contract["total"]["amount"]) == ("设备采购合同", "5000")


def test_a_numbered_label_of_a_notice_on_one_line_is_no_section() -> None:
    text = (
        "2031年排水设施养护项目采购合同公示一、项目编号：QH-31-9二、项目名称：排水设施养护三、合同编号：QH-HT-31-9四、合同名称：排水设施养护合同"
        "五、采购人（甲方）：青禾区城市管理局六、供应商（乙方）：远岭股份有限公司七、合同金额：1,268,000元八、合同签订日期：2031年4月15日"
    )
    contract = process(text.encode(), name="a.txt").model_dump(mode="json")["contract"]
    assert contract["title"] not in ("四、合同", "三、合同")
    assert contract["date_signed"] == "2031-04-15"
