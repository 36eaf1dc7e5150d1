"""What recognition wrote as markup reads like the same agreement without it."""

from __future__ import annotations

import pytest

from hedui.extract.mention import Blank

from .reading import read, values

HEAD = "# 水泵购销合同\n**合同编号：**QL-2024-07\n甲方：**青山水务有限公司**\n乙方：<u>北岸机电有限公司</u>\n"
SIGNING = (
    "甲方（盖章）：青山水务有限公司{seal}\n法定代表人或委托代理人（签字）：{one}\n日期：2024年3月1日\n"
    "乙方（盖章）：北岸机电有限公司\n法定代表人或委托代理人（签字）：{other}\n日期：2024年3月1日\n"
)


def unsigned(blanks: tuple[Blank, ...]) -> list[str | None]:
    return [blank.role for blank in blanks if blank.field == "signature.signatory"]


def test_headings_emphasis_and_underlines_are_no_part_of_values() -> None:
    contract = read(HEAD + "第一条 标的\n水泵两台。\n").contract
    assert (contract.title, contract.number) == ("水泵购销合同", "QL-2024-07")
    assert [party.name for party in contract.parties] == ["青山水务有限公司", "北岸机电有限公司"]


@pytest.mark.parametrize(
    "marker",
    ["[Handwritten signature]", "[Signature]", "【手写签名】", "<signature>何静</signature>", "![签名](a.png)"],
)
def test_a_marker_of_a_signature_is_neither_name_nor_blank(marker: str) -> None:
    text = HEAD + "第一条 标的\n水泵两台。\n" + SIGNING.format(seal=" [Stamp: 青山合同专用章]", one=marker, other="")
    extraction = read(text)
    assert unsigned(extraction.blanks) == ["乙方"]
    assert values(extraction, "signature.signatory") == []
    assert values(extraction, "signature.name") == ["青山水务有限公司", "北岸机电有限公司"]
    assert extraction.brackets == ()


def test_a_marker_on_the_next_line_belongs_to_the_label_above() -> None:
    text = HEAD + "第一条 标的\n水泵两台。\n" + SIGNING.format(seal="", one="\n[签名]\n", other="\n(signature)")
    assert unsigned(read(text).blanks) == []


def test_a_seal_in_a_comment_says_nothing_of_the_party_above_it() -> None:
    seal = "\n<!-- 北岸机电有限公司合同专用章 银行账号:62083317050046928 电话:021-60005678 -->"
    contract = read(HEAD + "第一条 标的\n水泵两台。\n" + SIGNING.format(seal=seal, one="何静", other="陆平")).contract
    assert [(party.telephone, party.accounts) for party in contract.parties] == [(None, ()), (None, ())]


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><th>名称</th><th>数量</th><th>单价（元）</th><th>金额（元）</th></tr>"
        "<tr><td>水泵</td><td>2</td><td>300</td><td>600</td></tr></table>",
        "| 名称 | 数量 | 单价（元） | 金额（元） |\n|---|---|---|---|\n| 水泵 | 2 | 300 | 600 |",
        "| 名称 | 数量 | 单价（元） | 金额（元） | | 水泵 | 2 | 300 | 600 | | 电缆 | 1 | 5 | 5 |",
    ],
)
def test_items_are_read_from_tables_of_either_kind(table: str) -> None:
    item = read(f"{HEAD}一、标的\n{table}\n二、甲方收货后30日内付款。\n").contract.items[0]
    assert (item.description, str(item.quantity), str(item.unit_price), str(item.subtotal)) == (
        "水泵",
        "2",
        "300",
        "600",
    )
