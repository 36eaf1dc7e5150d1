"""The day that closes a paper without a label."""

from __future__ import annotations

import pytest

from hedui.pipeline import process
from tests.extract.reading import read

SALE = "水泵买卖协议\n甲方向乙方购买水泵两台，货到付款。\n"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("借条\n今借到许文人民币伍万元整。借款人：何静 2024年3月8日", "2024-03-08"),
        ("借条\n今借到许文人民币伍万元整。\n借款人：何静（签字）2024.3.8\n", "2024-03-08"),
        ("借条\n今借到许文人民币伍万元整。\n借款人：何静\n身份证号：110101199003076536\n2024年3月8日\n", "2024-03-08"),
        (SALE + "甲方：青川水利工程有限公司\n乙方：恒达泵业有限公司\n2024年3月8日\n", "2024-03-08"),
        (SALE + "甲方：青川水利工程有限公司（盖章）\n乙方：恒达泵业有限公司\n（2024年3月8日）\n", "2024-03-08"),
        (SALE + "甲方：青川水利工程有限公司\n乙方：恒达泵业有限公司\n二〇二四年三月八日\n", "2024-03-08"),
        ("水泵买卖协议\n甲方：何静\n乙方：许文\n2024年3月8日\n甲方向乙方购买水泵。\n", None),
        ("水泵买卖协议\n甲方：何静\n乙方：许文\n甲方向乙方购买水泵，交货不晚于2024年3月8日", None),
        ("水泵租赁协议\n甲方：何静\n乙方：许文\n租期自2023年3月9日至2024年3月8日", None),
        ("水泵租赁协议\n甲方：何静 出生于1990年3月8日\n乙方：许文\n", None),
        (
            "水泵买卖协议\n甲方：何静\n乙方：许文\n签订日期：2024年3月1日\n附件一 清单\n水泵两台\n2024年3月8日",
            "2024-03-01",
        ),
    ],
)
def test_the_day_that_closes_a_paper(text: str, day: str | None) -> None:
    assert str(read(text).contract.date_signed or "") == (day or "")


@pytest.mark.parametrize(
    "day",
    ["2024年13月8日", "2024年2月30日", "2024.13.8", "2024-00-08", "二〇二四年十三月八日", "2024年4月31日", "2024/2/30"],
)
@pytest.mark.parametrize(
    "end", ["借款人：何静 {}", "借款人：何静\n{}", "借款人：何静（签字）{}\n", "借款人：何静\n签订日期：{}\n"]
)
def test_a_day_that_no_calendar_has_is_none_and_told(end: str, day: str) -> None:
    record = process(f"借条\n今借到许文人民币伍万元整。\n{end.format(day)}".encode(), name="a.txt")
    assert record.contract.date_signed is None and record.contract.title == "借条"
    if day.endswith("日") and day[0] == "2":
        assert "date-invalid" in {finding.code for finding in record.findings}
