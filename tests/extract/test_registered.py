"""Rows of registers and databases, of which one row is one agreement."""

from __future__ import annotations

import pytest

from tests.extract.reading import read

OFFICE, SHOP = "湖滨新区管理委员会", "青川绿洲园林有限公司"


@pytest.mark.parametrize("gap", ["|", "\t", " | "])
@pytest.mark.parametrize(
    ("head", "row"),
    [
        (
            "序号;合同编号;合同名称;甲方;乙方;合同金额;签订时间;履行期限",
            f"1;HT-31-9;绿化养护合同;{OFFICE};{SHOP};163.5万元;2031-12-19;2年",
        ),
        (
            "合同编号;标题;采购单位;供应商;合同金额（万元）;签订日期;工期",
            f"HT-31-9;绿化养护合同;{OFFICE};{SHOP};163.5;2031年12月19日;2年",
        ),
        (
            "合同编号;项目名称;采购人;中标供应商;金额(元);签约日期;合同期限;操作",
            f"HT-31-9;绿化养护合同;{OFFICE};{SHOP};1,635,000.00;2031-12-19;2年;查看",
        ),
        (
            "ID;合同名称;合同编号;甲公司;合同相对方;合同总额;签署日期;项目周期",
            f"883;绿化养护合同;HT-31-9;{OFFICE};{SHOP};1635000元;2031-12-19;2年",
        ),
    ],
)
def test_a_row_is_an_agreement(head: str, row: str, gap: str) -> None:
    contract = read(f"{head}\n{row}\n".replace(";", gap)).contract
    assert [party.name for party in contract.parties] == [OFFICE, SHOP]
    assert (contract.number, contract.title, str(contract.date_signed)) == ("HT-31-9", "绿化养护合同", "2031-12-19")
    assert contract.total.amount == 1_635_000
    assert contract.period.duration == "P2Y"


def test_telephones_have_columns_of_their_own() -> None:
    head = "信息ID|标题|登记时间|项目金额|项目周期|甲方|甲方电话|乙方|乙方电话|合同开始时间|合同到期时间"
    row = (
        f"8|绿化养护合同|2031-06-18 21:07|61.35万|45天|{OFFICE}|0531-6627315|{SHOP}|0531-8812346|2031-06-18|2031-08-01"
    )
    contract = read(f"{head}\n{row}\n咨询电话：0531-7700123\n").contract
    assert [party.telephone for party in contract.parties] == ["0531-6627315", "0531-8812346"]
    assert (str(contract.period.start_date), contract.date_signed) == ("2031-06-18", None)


@pytest.mark.parametrize(
    "text",
    [
        f"合同编号|合同名称|甲方|乙方|金额\nA-1|保洁合同|{OFFICE}|{SHOP}|12000\nA-2|保安合同|{OFFICE}|{SHOP}|36000\n",
        f"序号|名称|数量|单价|金额\n1|冬青|{OFFICE}|{SHOP}|300\n",
        f"甲方|乙方|地址|电话\n{OFFICE}|{SHOP}|湖滨路6号|0531-6627315\n",
    ],
)
def test_other_tables_are_no_row_of_a_register(text: str) -> None:
    contract = read(text).contract
    assert (contract.number, contract.title, contract.total.amount) == (None, None, None)


@pytest.mark.parametrize("form", ["合同名称： 年度： 查询", "合同名称：____ 年度：□2031"])
def test_a_search_form_above_leaves_nothing_blank(form: str) -> None:
    head = "合同编号\t合同名称\t甲方\t乙方\t合同金额\n"
    extraction = read(f"{form}\n{head}HT-31-9\t绿化养护合同\t{OFFICE}\t{SHOP}\t9,800元\n咨询电话：0531-7700123\n")
    assert [party.telephone for party in extraction.contract.parties] == [None, None]
    assert not extraction.blanks
