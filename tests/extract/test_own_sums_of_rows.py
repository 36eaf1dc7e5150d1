"""The sum of one of several rows is never the total, whatever its column is called."""

from __future__ import annotations

import pytest

from hedui.settings import Settings
from hedui.validate import validate

from .reading import read, values

ROWS = "1 试卷印制 8K双面 86000 张 15480.00\n2 校刊印制 16K彩 1200 册 10680.00\n"


@pytest.mark.parametrize("column", ["成交金额（元）", "金额（元）", "合同金额（元）", "小计"])
@pytest.mark.parametrize(
    ("behind", "total"),
    [
        ("成交总额大写：贰万陆仟壹佰陆拾元整", None),
        ("合计大写：贰万陆仟壹佰陆拾元整", None),
        ("合计：26160.00元", "26160.00"),
        ("总价：贰万陆仟壹佰陆拾元整（¥26160.00）", "26160.00"),
    ],
)
def test_an_item_s_own_sum_is_not_the_total(column: str, behind: str, total: str | None) -> None:
    table = f"序号 服务名称 规格 数量 单位 {column}\n{ROWS}{behind}\n"
    found = read(f"印刷合同\n甲方：青川中学\n乙方：石港印刷有限公司\n一、服务内容\n{table}二、期限一年。\n")
    assert "10680.00" not in values(found, "total.amount")
    assert {finding.code for finding in validate(found, Settings())}.isdisjoint(
        {"total-mismatch", "amount-words-mismatch"}
    )
    assert total is None or values(found, "total.amount") == [total]
