"""Dresses that are rare: masks with marks between, sums without 元, roles behind names, titles below a site's lines."""

from __future__ import annotations

import pytest

from hedui.extract import Extraction
from hedui.extract.attachments.find import find_attachments
from hedui.extract.extraction import AttachmentRole
from hedui.validate.signing import number_missing
from tests.extract.reading import read

A, B = "青岚市文献馆", "东山古籍修复有限公司"


def _read(clauses: str, title: str = "服务合同") -> Extraction:
    return read(f"{title}\n甲方：{A}\n乙方：{B}\n{clauses}\n")


@pytest.mark.parametrize("sum_", ["***,***.80", "**,***.50", "×××,×××.00", "****.73", "***，***.60"])
def test_what_a_mask_with_marks_leaves_over_is_no_sum(sum_: str) -> None:
    assert _read(f"一、合同金额：{sum_}元").contract.total.amount is None


def test_emphasis_around_words_is_gone_and_a_masked_sum_stays() -> None:
    assert "***,***.80" in _read("一、合同金额：***,***.80元").layout.text.raw
    assert str(_read("一、合同金额：**8,600.80**元").contract.total.amount) == "8600.80"


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("（大写）三十五万 ，由甲方拨付", "350000.00"),
        ("（大写）叁拾伍万，由甲方拨付", "350000.00"),
        ("大写：二十万五千。", "205000.00"),
        ("（大写）三十五万元整，由甲方拨付", "350000.00"),
    ],
)
def test_words_behind_their_name_need_no_yuan(words: str, amount: str) -> None:
    assert str(_read(f"一、研究经费共计{words}").contract.total.words_amount) == amount


@pytest.mark.parametrize(
    "words", ["（大写）三十五万册", "（大写）三万余", "三十五万，由甲方拨付", "（大写）三，由甲方拨付"]
)
def test_a_number_of_something_else_is_no_sum_in_words(words: str) -> None:
    assert _read(f"一、研究经费共计{words}").contract.total.words is None


def test_the_next_label_of_a_line_is_no_part_of_a_place() -> None:
    head = "合同编号：QL-2024-0315 签订地点：青岚市 项目名称：文献修复"
    contract = read(f"修复合同\n{head}\n甲方：{A}\n乙方：{B}\n").contract
    assert (contract.number, contract.place_signed) == ("QL-2024-0315", "青岚市")


def test_roles_in_brackets_behind_names_on_one_line() -> None:
    line = f"委托单位：{A}（甲方） 承接单位：{B}（乙方） 双方就书画修复约定如下。"
    parties = read(f"修复服务合同\n{line}\n1.修复书画六件。\n").contract.parties
    assert [(party.role, party.name) for party in parties] == [("甲方", A), ("乙方", B)]


@pytest.mark.parametrize("asked", ["请填写披露方全称", "披露方全称", "填写接收方名称", "出租人姓名"])
def test_what_a_bracket_asks_for_names_nobody(asked: str) -> None:
    extraction = read(f"保密协议\n甲方：【{asked}】\n乙方：{B}\n一、保密期三年。\n")
    assert [party.name for party in extraction.contract.parties if party.role == "甲方"] in ([], [None])


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("首页 > 合同范本 > 租赁合同\n关键词：房屋 租赁\n\n写字楼租赁合同", "写字楼租赁合同"),
        ("首页 » 范文 » 采购合同\n\n设备采购合同", "设备采购合同"),
        ("打印机采购合同", "打印机采购合同"),
        ("云打印服务协议", "云打印服务协议"),
        ("技术服务合同案例", "技术服务合同案例"),
    ],
)
def test_titles_below_a_sites_lines_and_of_printers(head: str, title: str) -> None:
    assert read(f"{head}\n甲方：{A}\n乙方：{B}\n一、标的见附件。\n").contract.title == title


def test_lines_of_a_printer_are_no_title() -> None:
    assert (
        read(f"打印时间 2024年3月8日 采购合同\n合同打印件\n设备采购合同\n甲方：{A}\n乙方：{B}\n").contract.title
        == "设备采购合同"
    )


def test_what_is_paid_at_once_for_years_is_the_total() -> None:
    clause = "一、托管费含税价为人民币4,500元/年（大写：肆仟伍佰元整）。"
    clause += "甲方一次性支付两年托管费人民币9,000元（大写：玖仟元整）。"
    total = _read(clause).contract.total
    assert (str(total.amount), total.words) == ("9000", "玖仟元整")


def test_a_time_for_installing_is_no_term_beside_one_of_delivery() -> None:
    assert _read("一、交货期限：生效后60日。\n二、安装工期：45日历天。").contract.period.duration is None
    assert _read("一、施工工期：45日历天。").contract.period.duration == "P45D"


def test_labels_in_two_languages_parted_by_a_stroke() -> None:
    rows = f"Client / 客户\t{A}\tProvider / 服务商\tNorvane Solutions Pte. Ltd."
    parties = read(f"信息技术服务合同\n字段\t内容\t字段\t内容\n{rows}\n\n1. 服务范围\n").contract.parties
    assert [(party.role, party.name) for party in parties] == [("甲方", A), ("乙方", "Norvane Solutions Pte. Ltd.")]


def test_attachments_listed_with_circled_numbers_are_in_the_file() -> None:
    listed = "本协议附下列附件：\n① 附件一　《录制清单》；\n② 附件二　《成片标准》。\n第四条 本协议一式两份。\n"
    bodies = "\n附件一　录制清单\n第一讲　城市水系\n附件二　成片标准\n分辨率不低于1920×1080。"
    roles = [found.role for found in find_attachments(_read(listed + bodies).layout)]
    assert roles == [AttachmentRole.LISTED] * 2 + [AttachmentRole.BODY] * 2
    assert AttachmentRole.BODY not in [found.role for found in find_attachments(_read(listed).layout)]


@pytest.mark.parametrize(
    "line", ["A/C No.: 4563510100887766", "Account NO. : 4563510100887766", "Invoice No. 2024-118"]
)
def test_a_number_of_something_else_is_not_the_agreements(line: str) -> None:
    assert len(list(number_missing(_read(f"一、费用汇入乙方账户：\n户名：{B}\n{line}")))) == 1


def test_a_number_that_was_not_made_out_is_none_that_is_missing() -> None:
    assert not list(number_missing(read(f"服务合同 No. 2024\n甲方：{A}\n乙方：{B}\n一、服务见附件。")))
