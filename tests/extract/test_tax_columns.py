"""The rate of tax that a table of goods states row by row."""

from __future__ import annotations

from decimal import Decimal

import pytest

from hedui.settings import Settings
from hedui.validate import validate
from tests.extract.reading import read, values

HEAD = "采购合同\n甲方：云岭材料研究所\n乙方：鹿城微芯电子有限公司\n一、货物清单\n"
TAIL = "二、付款\n款到发货。\n"


@pytest.mark.parametrize(
    ("heading", "rates", "expected"),
    [
        ("税点", ["3%"], "0.03"),
        ("税率", ["13%", "13%"], "0.13"),
        ("税率（%）", ["13", "13"], "0.13"),
        ("增值税税率", ["0.06"], "0.06"),
        ("适用税率", ["9 %", "9%"], "0.09"),
        ("税率", ["13%", "6%"], None),
        ("税率", ["13%", "免税"], None),
        ("税率", ["13"], None),
        ("税额", ["170.43"], None),
        ("税率", ["100%"], None),
    ],
)
def test_all_rows_state_one_rate(heading: str, rates: list[str], expected: str | None) -> None:
    rows = [f"{number}\t传感器{number}\t218.50\t6\t{rate}\t1311.00" for number, rate in enumerate(rates, 1)]
    table = "\n".join([f"序号\t品名\t单价\t数量\t{heading}\t金额", *rows, "合计：\t2622.00"])
    found = read(f"{HEAD}{table}\n{TAIL}").contract
    assert found.total.tax_rate == (Decimal(expected) if expected else None)
    assert len(found.items) == len(rates)


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        (
            "甲方选用【10】元物联网套餐，每月包含流量【100】MB，超出部分按0.2元/MB计费。",
            ("物联网套餐", "10", "month", 100, "MB", "0.2", "MB"),
        ),
        (
            "水表使用[ 3 ]元数据套餐,每月包含流量[ 20 ]M。流量不限省份,超出套餐的流量资费为0.0004元/KB。",
            ("数据套餐", "3", "month", 20, "M", "0.0004", "KB"),
        ),
        (
            "甲方订购300元的语音套餐，每年含通话6000分钟，超出部分0.1元/分钟。",
            ("语音套餐", "300", "year", 6000, "分钟", "0.1", "分钟"),
        ),
        ("甲方拥有3元套餐用户10万户，每月新增500户。", None),
        ("乙方已向甲方提供5元流量包，活动每月举办一次。", None),
    ],
)
def test_a_package_is_named_behind_its_price(clause: str, expected: tuple[object, ...] | None) -> None:
    rates = read(f"{HEAD}{clause}\n{TAIL}").contract.rates
    found = [
        (one.service, str(one.fee), one.per, one.included, one.included_unit, str(one.unit_price), one.unit)
        for one in rates
    ]
    assert found == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("header", "row", "sums", "price", "subtotal"),
    [
        (
            "含税单价\t未税单价\t税额\t价税合计金额",
            "113.00\t100.00\t130.00\t1130.00",
            "\t\t\t￥1130.00",
            "113.00",
            "1130.00",
        ),
        ("不含税单价\t含税单价\t税额\t金额", "100.00\t113.00\t130.00\t1130.00", "\t\t\t1130.00", "113.00", "1130.00"),
        (
            "不含税单价\t不含税金额\t税额\t价税合计",
            "100.00\t1000.00\t130.00\t1130.00",
            "\t1000.00\t130.00\t1130.00",
            "100.00",
            "1130.00",
        ),
        ("不含税单价\t不含税金额", "100.00\t1000.00", "\t1000.00", "100.00", "1000.00"),
    ],
)
def test_of_two_columns_the_one_with_tax_is_paid(header: str, row: str, sums: str, price: str, subtotal: str) -> None:
    found = read(f"{HEAD}品名\t型号\t数量\t{header}\n传感器\tT-1\t10\t{row}\n合计：\t\t10\t{sums}\n{TAIL}")
    (item,) = found.contract.items
    assert (str(item.unit_price), str(item.subtotal)) == (price, subtotal)
    assert values(found, "total.amount")[:1] == [subtotal]
    assert "value-unread" not in {finding.code for finding in validate(found, Settings())}


@pytest.mark.parametrize("upper", ["单价\t单价\t金额\t金额", "单价\t\t金额\t", "单价\t\t金额"])
def test_below_a_header_of_two_rows_the_price_with_tax_is_what_is_paid(upper: str) -> None:
    rows = [f"名称\t数量\t{upper}", "\t\t不含税\t含税\t不含税\t含税"]
    rows += ["服务器\t2\t10,000\t11,300\t20,000\t22,600", "合计\t2\t\t\t20,000\t22,600"]
    table = "\n".join(f"| {' | '.join(row.split(chr(9)))} |" for row in rows)
    contract = read(f"{HEAD}{table}\n{TAIL}").contract
    assert (str(contract.items[0].unit_price), str(contract.total.amount)) == ("11300", "22600")
