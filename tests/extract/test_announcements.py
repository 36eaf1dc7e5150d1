"""Announcements of listed companies: what they republish is read, what they say of themselves is not."""

from __future__ import annotations

from typing import Any

import pytest

from hedui.extract import load_catalogue
from hedui.extract.resolve.overview import parts_of
from hedui.models.part import PartKind
from hedui.pipeline import process
from tests.extract.announcements import ALIKE, FOOT, FRAMEWORK, HEAD, SALE, at
from tests.extract.reading import read

OTHERS = [
    """一、中标项目概况
招标人：青禾交通投资有限公司
中标人：远岭股份有限公司
中标金额：人民币23,456.78万元
工期：730日历天
二、中标项目对公司的影响
中标金额占公司营业收入的12%。
""",
    """一、董事会会议审议情况
1、审议通过《关于签订设备采购合同的议案》，同意公司与青禾机械有限公司签订《设备采购合同》，合同金额3,600万元。
""",
    """一、股票交易异常波动的具体情况
公司股票连续两个交易日涨停。
二、公司关注并核实的相关情况
公司前期与青禾能源签订的《组件销售合同》（合同编号：QH-09）正常履行，合同金额2.5亿元，履行期限为2年。
""",
    """一、担保情况概述
公司与青禾银行股份有限公司签订了《最高额保证合同》，担保金额2,000万元。
二、担保协议的主要内容
债权人：青禾银行股份有限公司
保证人：远岭股份有限公司
""",
    """一、诉讼的基本情况
原告：青禾建材有限公司
被告：远岭股份有限公司
诉讼标的：120万元。
""",
]


@pytest.mark.parametrize(("body", "wanted"), ALIKE, ids=["sale", "works", "framework", "design", "cooperation"])
def test_what_an_announcement_republishes_is_read(body: str, wanted: dict[str, Any]) -> None:
    record = process((HEAD + body + FOOT).encode(), name="a.txt").model_dump(mode="json")
    assert {pointer: at(record["contract"], pointer) for pointer in wanted} == wanted
    assert {finding["code"] for finding in record["findings"]} <= {"not-an-agreement"}


@pytest.mark.parametrize("body", OTHERS)
def test_one_that_republishes_nothing_states_nothing(body: str) -> None:
    contract = read(HEAD + body + FOOT).contract
    assert (contract.number, contract.title, contract.date_signed, contract.period.duration) == (None,) * 4
    assert contract.total.amount is None
    assert contract.parties == ()


def test_an_agreement_behind_an_announcement_is_read_as_one() -> None:
    agreement = "设备采购合同\n甲方：青禾中学\n乙方：远岭股份有限公司\n第一条 合同总价为人民币5,000元。\n第二条 交货\n"
    found = read(HEAD + agreement)
    assert (found.contract.title, str(found.contract.total.amount)) == ("设备采购合同", "5000")
    assert [part.kind for part in parts_of(found.layout)][:1] == [PartKind.OTHER]


@pytest.mark.parametrize(
    "text",
    [
        "股份转让协议\n甲方：远岭投资有限公司\n乙方：青禾科技有限公司\n一、协议标的\n目标公司证券代码为009999，证券简称青禾股份。\n"
        "二、转让价款\n转让总价为人民币5,000元。\n三、风险提示\n乙方知悉风险，本协议有效期一年。\n",
        "保荐协议\n甲方：远岭股份有限公司（证券代码：009901）\n乙方：青禾证券有限公司\n一、协议标的\n转让总价为人民币5,000元。\n"
        "二、其他事项\n本协议有效期一年。\n",
    ],
)
def test_an_agreement_about_shares_is_no_announcement(text: str) -> None:
    contract = read(text).contract
    assert (str(contract.total.amount), str(contract.period.duration)) == ("5000", "P1Y")


def test_headings_that_only_a_block_s_title_bears_tell_the_stretches_too() -> None:
    blocks, inside = [], ""
    for line in [*FRAMEWORK.splitlines(), "四、对公司的影响", "有效期为九年。"]:
        if line[:2] in ("一、", "二、", "三、", "四、"):
            blocks.append(f'{inside}<div title="{line}" type="paragraph">')
            inside = "</div>"
        else:
            blocks.append(f"<div>{line}</div>")
    head = "".join(f"<p>{line}</p>" for line in HEAD.splitlines())
    page = f"<html><body>{head}{''.join(blocks)}</div></body></html>"
    contract = process(page.encode(), name="a.html").contract
    assert (contract.title, str(contract.period.duration)) == ("储能电池战略合作框架协议", "P3Y")
    assert contract.parties[0].legal_representative == "苏远帆"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("甲方：远岭股份有限公司\n乙方：青禾科技有限公司\n名称：青禾科技有限公司\n地址：南街2号\n", "南街2号"),
        ("名称：青禾科技有限公司\n地址：南街2号\n甲方：远岭股份有限公司\n乙方：青禾科技有限公司\n", "南街2号"),
        ("名称：何氏科技有限公司\n地址：南街2号\n甲方：远岭股份有限公司\n乙方：青禾科技有限公司\n", None),
    ],
)
def test_details_before_the_roles_are_whose_name_stands_with_them(text: str, name: str | None) -> None:
    contract = read("设备采购合同\n" + text + "第一条 标的\n").contract
    assert [party.address for party in contract.parties] == [None, name]


def test_the_catalogue_says_which_papers_republish() -> None:
    assert [nature.name for nature in load_catalogue().natures if nature.republishes] == ["announcement"]


@pytest.mark.parametrize("day", ["2031年3月32日", "2031年13月5日", "2031年2月30日"])
def test_a_day_that_no_calendar_has_is_none(day: str) -> None:
    contract = read(HEAD + SALE.replace("2031年3月5日", day) + FOOT).contract
    assert contract.date_signed is None and contract.number == "QH-CG-31-08"
