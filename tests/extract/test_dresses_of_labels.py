"""Terms by their cycle, numbers of 契约, readings in brackets, and who signs for a school."""

from __future__ import annotations

import pytest

from hedui.models.contract import Contract

from .reading import read


def contract(head: str = "合同编号：QC-2031-07", clause: str = "乙方为甲方保洁。", signed: str = "") -> Contract:
    text = (
        f"保洁服务合同\n{head}\n甲方：远岭第一中学\n地址：青川市学府路12号\n乙方：青川环境有限公司\n第一条 {clause}\n"
        f"第二条 未尽事宜由双方协商。\n第三条 本合同一式两份，双方各执一份。\n{signed}"
    )
    return read(text).contract


@pytest.mark.parametrize("what", ["设计", "施工", "研发", "加工", "项目", "检测", "服务", "编制"])
@pytest.mark.parametrize("joined", ["至", "—"])
def test_a_cycle_in_which_something_is_done_is_the_term(what: str, joined: str) -> None:
    period = contract(clause=f"{what}周期：2031年2月10日{joined}2031年3月31日。").period
    assert (str(period.start_date), str(period.end_date)) == ("2031-02-10", "2031-03-31")


@pytest.mark.parametrize("what", ["结算", "缴费", "付款", "考核", "账单", "计费", "统计", "评价"])
def test_a_cycle_in_which_is_settled_or_judged_is_none(what: str) -> None:
    period = contract(clause=f"首个{what}周期：2031年2月10日至2031年3月31日。").period
    assert (period.start_date, period.end_date) == (None, None)


@pytest.mark.parametrize("label", ["契约编号", "契约号", "合约编号", "契约书编号", "远岭契约编号"])
def test_the_number_of_an_agreement_by_its_other_names(label: str) -> None:
    assert contract(f"{label}：QC-2031-07").number == "QC-2031-07"


@pytest.mark.parametrize("label", ["原契约编号", "招标合约编号", "契约编码规则"])
def test_another_s_number_is_not_its_own(label: str) -> None:
    assert contract(f"{label}：QC-2031-07").number is None


@pytest.mark.parametrize(
    ("stated", "address"),
    [
        ("青川市学府路12号（Qīngchuān Shì）", "青川市学府路12号"),
        ("青川市(Qīngchuān)学府路12号", "青川市学府路12号"),
        ("青川市学府路12号（南门）", "青川市学府路12号（南门）"),
        ("青川市学府路12号A座(Building A)", "青川市学府路12号A座(Building A)"),
    ],
)
def test_a_reading_in_brackets_is_no_part_of_an_address(stated: str, address: str) -> None:
    found = read(f"保洁合同\n甲方：远岭第一中学\n地址：{stated}\n乙方：青川环境有限公司\n第一条 保洁。\n")
    assert found.contract.parties[0].address == address


@pytest.mark.parametrize("label", ["校长", "院长", "总经理", "董事长", "村主任", "园长"])
def test_who_signs_by_his_office(label: str) -> None:
    signed = (
        f"甲方（盖章）：远岭第一中学\n{label}：何静\n日期：2031年2月1日\n"
        "乙方（盖章）：青川环境有限公司\n代表：陶小满\n日期：2031年2月1日\n"
    )
    assert [one.signatory for one in contract(signed=signed).signatures] == ["何静", "陶小满"]


def test_an_office_in_a_clause_is_nobody_s_signature() -> None:
    assert not contract(clause="甲方由校长：何静负责联系。").signatures
