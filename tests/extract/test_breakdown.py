"""How a price is made up, in a table of one row."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.extract.reading import read

HEAD = "设备采购合同\n\n甲方：青岭电子有限公司\n乙方：临川百合有限公司\n\n一、价款\n合同总价113,000.00元。\n"
ROW = "不含税金额（元）\t税率\t税额（元）\n100,000.00\t13%\t13,000.00\n"


def made_up(body: str) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    total = read(HEAD + body + "二、其他\n无。").contract.total
    return total.net, total.tax, total.tax_rate


@pytest.mark.parametrize(
    "body",
    [
        ROW,
        "不含税金额    税率    税额    价税合计\n100000    13%    13000    113000\n",
        "未税总价（元）\t增值税税率\t增值税额（元）\n￥100,000.00元\t13%\t13000.00\n",
    ],
)
def test_a_row_below_headings_of_net_and_tax(body: str) -> None:
    assert made_up(body) == (Decimal(100000), Decimal(13000), Decimal("0.13"))


@pytest.mark.parametrize(
    "body",
    [
        ROW + "20,000.00\t13%\t2,600.00\n",
        ROW.replace("税率", "名称").replace("13%", "主机"),
        ROW.replace("100,000.00\t", ""),
        ROW.replace("13,000.00", "见附件"),
        "不含税单价（元）\t税率\t税额（元）\n100,000.00\t13%\t13,000.00\n",
    ],
)
def test_what_is_no_such_row(body: str) -> None:
    assert made_up(body)[:2] == (None, None)


STACKED = "不含税金额\t台\t10\t\t100000\n税金13%\t\t\t\t13000\n税价合计金额\t\t\t\t113000\n"


@pytest.mark.parametrize(
    "body",
    [STACKED, "小计（不含税）\t100,000.00\n增值税（13%）\t13,000.00\n总计（含税）\t113,000.00\n"],
)
def test_rows_of_net_and_tax_that_add_up(body: str) -> None:
    assert made_up(body)[:2] == (Decimal(100000), Decimal(13000))


@pytest.mark.parametrize(
    "body",
    [
        STACKED.replace("113000", "114000"),
        STACKED.replace("台\t10\t\t", "") * 2,
        STACKED.replace("不含税金额", "不含税单价"),
    ],
)
def test_rows_that_do_not_add_up_or_stand_there_twice(body: str) -> None:
    assert made_up(body)[1] is None


BARE = "设备采购合同\n\n甲方：青岭电子有限公司\n乙方：临川百合有限公司\n\n一、价款\n"


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("税前金额\t税金\t税后总额\n80,000.00\t10,400.00\t90,400.00\n", (80000, 10400, 90400)),
        ("不含税\t税额\t含税\n80000\t10400\t90400\n", (80000, 10400, 90400)),
        ("未税金额（元）\t税金（元）\t税后金额（元）\n80000\t10400\t90400\n", (80000, 10400, 90400)),
        ("名称\t税前金额\t税金\t税后总额\n离心机\t80000\t10400\t90400\n", (80000, 10400, 90400)),
        ("项目\t净价\t增值税\t价税合计\n离心机\t80000\t10400\t90400\n", (80000, 10400, 90400)),
        (
            "名称\t数量\t不含税\t税额\t含税\n泵\t2\t80000\t10400\t90400\n阀\t5\t100\t13\t113\n合计\t\t80100\t10413\t90513\n",
            (80100, 10413, 90513),
        ),
        ("名称\t税前金额\t税金\t税后总额\n离心机\t80000\t10400\t91400\n", (None, None, None)),
        ("税前金额\t税金\t税后金额\n10000\t1600\t8400\n", (None, None, None)),
        ("名称\t税前单价\t税金\t税后单价\n离心机\t80000\t10400\t90400\n", (None, None, None)),
        ("名称\t不含税\t税额\t含税\n泵\t80000\t10400\t90400\n阀\t100\t13\t113\n", (None, None, None)),
        ("姓名\t税前工资\t税金\t税后工资\n林禾苗\t10000\t300\t9700\n", (None, None, None)),
    ],
)
def test_headings_before_and_after_tax(table: str, expected: tuple[int | None, ...]) -> None:
    total = read(f"{BARE}{table}二、其他\n无。").contract.total
    assert (total.net, total.tax, total.amount) == expected
