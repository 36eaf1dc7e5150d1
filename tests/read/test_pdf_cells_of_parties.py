"""Cells of a ruled row that are each about a party, and what a page's end cuts off below such blocks."""

from __future__ import annotations

from pathlib import Path

from hedui.models.page import Page
from hedui.pipeline import process
from hedui.read import read_document
from hedui.settings import Settings

from .paper import Paper


def pages(paper: Paper) -> tuple[Page, ...]:
    return read_document(paper.save(), Settings()).pages


def test_a_party_with_its_name_and_day_on_lines_without_labels(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf").grid([72, 300, 520], [100, 200])
    paper.lines(75, 105, "甲方（盖章）", "青禾公司", "2024年3月1日").lines(
        305, 105, "乙方（盖章）", "蓝石公司", "2024年3月2日"
    )
    assert pages(paper)[0].text.splitlines() == [
        *("甲方（盖章）", "青禾公司", "2024年3月1日"),
        *("乙方（盖章）", "蓝石公司", "2024年3月2日"),
    ]


def test_a_name_above_a_label_that_differs(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf").grid([72, 300, 520], [100, 200])
    paper.lines(75, 105, "青禾公司", "地址：青岚市学府路12号").lines(305, 105, "蓝石公司", "电话：0898-7712346")
    assert pages(paper)[0].text.splitlines() == ["青禾公司", "地址：青岚市学府路12号", "蓝石公司", "电话：0898-7712346"]


def test_cells_that_wrap_are_no_parties(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf").grid([72, 300, 520], [100, 200])
    paper.lines(75, 105, "云主机租用及", "运维服务").lines(305, 105, "每月三百", "元整")
    assert pages(paper)[0].text.splitlines() == ["云主机租用及运维服务\t每月三百元整"]


def test_the_same_labels_in_both_cells_stand_side_by_side(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf").grid([72, 300, 520], [100, 200])
    paper.lines(75, 105, "电话：0899-6612345", "日期：2024年3月1日")
    paper.lines(305, 105, "电话：0898-7712346", "日期：2024年3月2日")
    assert pages(paper)[0].text.splitlines() == [
        "电话：0899-6612345\t电话：0898-7712346",
        "日期：2024年3月1日\t日期：2024年3月2日",
    ]


def test_two_columns_without_rules_that_a_page_cut_off_from_their_parties(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.text(72, 90, "本合同一式两份，双方各执一份，自双方签字盖章之日起生效。")
    paper.lines(72, 120, "甲方（盖章）：青禾公司", "地址：青岚市学府路12号")
    paper.lines(310, 120, "乙方（盖章）：蓝石公司", "地址：北岸市港口路8号").page()
    paper.lines(72, 60, "电话：0899-6612345", "日期：2024年3月1日").lines(
        310, 60, "电话：0898-7712346", "日期：2024年3月2日"
    )
    first, second = pages(paper)
    assert first.text.splitlines()[1:] == [
        *("甲方（盖章）：青禾公司", "地址：青岚市学府路12号"),
        *("乙方（盖章）：蓝石公司", "地址：北岸市港口路8号"),
    ]
    contract = process(paper.path, Settings()).contract
    assert [party.telephone for party in contract.parties] == ["0899-6612345", "0898-7712346"]
    assert [str(signature.date) for signature in contract.signatures] == ["2024-03-01", "2024-03-02"]
    assert second.text.splitlines() == [
        "电话：0899-6612345\t电话：0898-7712346",
        "日期：2024年3月1日\t日期：2024年3月2日",
    ]


def test_what_is_wrapped_in_one_column_only_below_a_pages_end(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.text(72, 90, "本合同一式两份，双方各执一份，自双方签字盖章之日起生效。")
    paper.lines(72, 120, "甲方：青禾公司", "（公章）", "法定代表人或委托代理人：")
    paper.lines(310, 120, "乙方：蓝石公司", "（公章）", "法定代表人或委托代理人：").page()
    paper.lines(72, 60, "（签字） 何静", "地址：青岚市云锦区学府路12号科", "创园8栋", "电话：0899-6612345")
    paper.lines(310, 60, "（签字） 周明远", "地址：北岸市港口路8号", "", "电话：0898-7712346")
    record = process(paper.save(), Settings())
    assert [(party.address, party.telephone) for party in record.contract.parties] == [
        ("青岚市云锦区学府路12号科创园8栋", "0899-6612345"),
        ("北岸市港口路8号", "0898-7712346"),
    ]
    assert [signature.signatory for signature in record.contract.signatures] == ["何静", "周明远"]


def test_columns_that_ask_alike_at_unlike_heights(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.text(72, 90, "本合同一式两份，双方各执一份，自双方签字盖章之日起生效。")
    paper.lines(72, 120, "甲方（盖章）：青禾公司").lines(310, 120, "乙方（盖章）：蓝石公司").page()
    paper.lines(72, 60, "地址：青岚市学府路12号", "电话：0899-6612345", "邮编：570100", "日期：2024年3月1日")
    paper.lines(310, 60, "地址：北岸市港口路8号", "传真：0898-7712347", "电话：0898-7712346", "邮编：570200")
    _, second = pages(paper)
    assert second.text.splitlines() == [
        "地址：青岚市学府路12号\t地址：北岸市港口路8号",
        "\t传真：0898-7712347",
        "电话：0899-6612345\t电话：0898-7712346",
        "邮编：570100\t邮编：570200",
        "日期：2024年3月1日\t",
    ]


def test_three_columns_that_a_page_cut_off_from_their_parties(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.text(72, 90, "本合同一式三份，三方各执一份，自三方签字盖章之日起生效。")
    for x, party in ((72, "甲方：青禾公司"), (235, "乙方：蓝石公司"), (400, "丙方：赤松公司")):
        paper.lines(x, 120, party)
    paper.page()
    for x, number in ((72, "12345"), (235, "12346"), (400, "12347")):
        paper.lines(x, 60, f"电话：0899-66{number}", f"传真：0899-77{number}")
    (_, second) = pages(paper)
    assert second.text.splitlines() == [
        "电话：0899-6612345\t电话：0899-6612346\t电话：0899-6612347",
        "传真：0899-7712345\t传真：0899-7712346\t传真：0899-7712347",
    ]


def test_columns_that_ask_for_unlike_things_stand_one_behind_the_other(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.lines(72, 60, "单位名称：青禾公司", "甲方代表：何静", "电话：0899-6612345")
    paper.lines(310, 60, "单位名称：蓝石公司", "乙方代表：周明远", "电话：0898-7712346")
    (page,) = pages(paper)
    assert page.text.splitlines()[:3] == ["单位名称：青禾公司", "甲方代表：何静", "电话：0899-6612345"]


def test_the_rest_of_a_code_that_its_column_cut(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.lines(72, 60, "甲方：青禾公司", "统一社会信用代码：91460000MA5TQP0", "X1K", "电话：0899-6612345")
    paper.lines(310, 60, "乙方：蓝石公司", "统一社会信用代码：91460000MA5TQP0", "Y2L", "电话：0898-7712346")
    (page,) = pages(paper)
    assert page.text.splitlines()[1] == "统一社会信用代码：91460000MA5TQP0X1K"


def test_values_apart_from_their_labels_that_a_narrow_column_wrapped(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    for x, street, account in ((72, "青岚市学府路", "62220210"), (310, "北岸市港口路", "62220310")):
        paper.lines(x, 60, "地址：", "", "账号：", "", "电话：", pitch=16)
        paper.lines(x + 100, 60, street, "12号", account, "0111", "0899-6612345", pitch=16)
    (page,) = pages(paper)
    assert page.text.split() == [
        *("地址：", "青岚市学府路12号", "地址：", "北岸市港口路12号"),
        *("账号：", "622202100111", "账号：", "622203100111"),
        *("电话：", "0899-6612345") * 2,
    ]


def test_what_stands_below_labels_without_values_is_no_rest(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.text(72, 60, "甲方：").text(310, 60, "乙方：").text(72, 76, "青禾公司").text(310, 76, "蓝石公司")
    assert pages(paper)[0].text.split() == ["甲方：", "青禾公司", "乙方：", "蓝石公司"]


def test_a_label_set_wide_close_behind_a_full_column(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.lines(72, 60, "甲方：青禾公司", "地  址：青岚市云锦区学府路12号科创园")
    paper.lines(72 + 13 + 19 * 12, 60, "乙方：蓝石公司", "地  址：北岸市港口路8号")
    assert pages(paper)[0].text.splitlines()[1::2] == ["地 址：青岚市云锦区学府路12号科创园", "地 址：北岸市港口路8号"]
