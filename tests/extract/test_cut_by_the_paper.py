"""What the paper's width cuts in lines of equal length, though other lines (rows of details) are longer."""

from __future__ import annotations

import pytest

from hedui.extract.text.wrapping import goes_on, line_length
from tests.extract.reading import read

_SIXTY = "甲方应当按照本合同的约定及时支付费用不得无故拖欠否则应当承担由此产生的责任和损失以及对方为此支出的合理费用"


@pytest.mark.parametrize(
    ("line", "following", "joined"),
    [
        ("3、不含税价款532241.01港币，增值税税额1596", "7.23港币（税率3%）。", True),
        ("4.1 甲方应于2019.6.21前支付百分之五十，于20", "19.7.29前支付其余百分之五十。", True),
        ("双方于二〇二五年十月三十日签订了《车辆租赁合同》（", "合同编号：DS-2025-297，以下简称原合同）", True),
        ("甲方指定收款账户为：户名【东山合作社】，开户行【", "开户行：东山支行", True),
        ("合计人民币壹拾万元整，其中税额3,11", "7.23美元，由甲方承担", True),
        ("本项目的联系人及联系电话为0899-6612345", "3.2 乙方应当按期交货。", False),
        ("本合同的签订日期为2024年3月20", "19.7 乙方应当按期交货。", False),
        ("设备共计12台，运至甲方仓库验收后单价为120", "7.23 设备的包装由乙方负责。", False),
        ("上述费用由甲方承担，乙方不再另行收取", "合同编号：DS-2025-297", False),
        ("电话：0899-6612345    电话：0899-6612346（", "邮编：572000", False),
    ],
)
def test_a_full_line_goes_on_where_its_end_is_none(line: str, following: str, joined: bool) -> None:
    assert goes_on(line, following, lambda text: text.startswith(("合同编号", "开户行"))) is joined


def test_rows_of_details_that_are_longer_do_not_hide_the_length_of_the_lines() -> None:
    cut = [_SIXTY[:34]] * 12
    rows = ["甲方：青川市测绘院青川市测绘院青川市测绘院    乙方：青川恒达仪器有限公司青川分公司设备中心"] * 4
    assert line_length([*cut, *rows]) == 34
    assert line_length([*cut, *[row.replace("    ", "，") for row in rows]]) is None


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (
            "青川市测绘院与青川恒达仪器有限公司设备租赁合同\n青川市测绘院（下称甲方）和青川恒达仪器有限公司（下称乙方）",
            "青川市测绘院",
        ),
        (
            "青川市测绘院关于设备租赁的合作协议及其补充约定\n青川市测绘院（甲方）与青川恒达仪器有限公司（乙方）",
            "青川市测绘院",
        ),
    ],
)
def test_a_title_that_begins_with_a_party_is_no_part_of_its_name(head: str, name: str) -> None:
    extraction = read(f"{head}经协商一致，签订本合同。\n第一条 设备\n甲方将设备出租给乙方使用。")
    assert extraction.contract.parties[0].name == name


def test_figures_that_the_paper_cuts_between_underscores_are_one_sum() -> None:
    lines = (
        "第一条 乙方应当按照约定的标准和时限提供服务，保证服务的质量，双方",
        "确认的合同金额（含税）为人民币__叁万捌仟肆佰捌拾玖元陆角__（￥__3",
        "8489.60__），由甲方一次付清。",
    )
    filler = [f"甲方应当按照约定的标准和时限提供场地，并且保证场地的质量和安全{n}" for n in "甲乙丙丁戊己庚辛"]
    extraction = read("服务合同\n甲方：青川市测绘院\n乙方：青川恒达仪器有限公司\n" + "\n".join([*lines, *filler]))
    assert str(extraction.contract.total.amount) == "38489.60"
    assert not extraction.unread
