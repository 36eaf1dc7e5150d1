"""The price list of an annex is the agreement's where it comes to what the agreement costs."""

from __future__ import annotations

import pytest

from tests.extract.reading import read

HEAD = "采购合同\n甲方：临江县青禾学校\n乙方：远澄家具（杭州）有限公司\n"
PRICE = "第二条 合同总价为人民币35,950.00元，货物见附件1《报价清单》。\n第三条 本合同一式两份，双方各执一份。\n"
SIGNED = "甲方（盖章）：临江县青禾学校\n乙方（盖章）：远澄家具（杭州）有限公司\n2025年3月4日\n\n"
ROWS = (
    "序号\t名称\t规格\t数量\t单价（元）\t小计（元）\n"
    "1\t课桌\t木制\t30\t300.00\t9,000.00\n2\t讲台\t钢木\t77\t350.00\t26,950.00\n"
)
LIST = f"附件1：报价清单\n{ROWS}合计\t\t\t\t\t35,950.00\n"


def _subtotals(text: str) -> list[str]:
    return [str(item.subtotal) for item in read(text).contract.items]


@pytest.mark.parametrize(
    "annex",
    [
        LIST,
        f"附件1：报价清单\n{ROWS}",
        LIST.replace("附件1", "附件一"),
        LIST + "\n附件2：验收标准\n序号\t项目\t标准\n1\t漆面\t无划痕\n",
        LIST.replace("合计\t", "总价\t"),
    ],
)
def test_a_price_list_that_comes_to_the_total_is_the_agreement_s(annex: str) -> None:
    assert _subtotals(HEAD + PRICE + SIGNED + annex) == ["9000.00", "26950.00"]


@pytest.mark.parametrize(
    "annex",
    [
        LIST.replace("35,950.00", "36,950.00").replace("26,950.00", "27,950.00"),  # another sum: options, spare parts
        LIST + "\n" + LIST.replace("附件1：报价清单", "附件2：报价清单（备选）"),  # either may be meant
    ],
)
def test_a_list_that_may_be_another_s_gives_no_items(annex: str) -> None:
    assert _subtotals(HEAD + PRICE + SIGNED + annex) == []


def test_items_of_the_agreement_are_not_listed_twice() -> None:
    text = HEAD + f"第一条 货物\n{ROWS}" + PRICE + SIGNED + LIST.replace("课桌", "课桌（含椅）")
    assert _subtotals(text) == ["9000.00", "26950.00"]
    assert read(text).contract.items[0].description == "课桌"
