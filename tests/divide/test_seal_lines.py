"""Several agreements in one file, each closed by a line or a table for seals and nothing else that says so."""

from __future__ import annotations

import pytest

from hedui.divide import agreements
from hedui.read.markup.reader import read_markup

TEXT = """{title}
合同编号：QL-2025-{number}
甲方：青岚市图书馆
乙方：{name}
一、乙方提供服务。
二、费用合计人民币24,000元。
三、本合同一式两份。
{end}"""

ENDS = {
    "columns": "甲方（盖章）\t乙方（盖章）\n何静\t陶小满\n2025.3.2\t2025.3.2\n",
    "gap": "甲方（盖章）：　　　　乙方（盖章）：\n",
    "within-brackets": "（甲方盖章）　（乙方盖章）\n",
    "short": "甲方（章）　　乙方（章）\n",
    "table": "| 甲方 | 乙方 |\n|---|---|\n| 盖章： | 盖章： |\n",
    "html": "<table><tr><td>出租方（公章）</td><td>承租方（公章）</td></tr></table>\n",
    "signed-and-dated": "甲方：青岚市图书馆　代表：何静　2025年3月2日\n乙方：某公司　代表：陶小满　2025年3月2日\n",
}
SINGLE = {
    "clause": "四、本合同经甲方盖章、乙方签字后生效。\n",
    "representative": "甲方：青岚市图书馆　　法定代表人：何静\n",
}


def count(end: str, between: str) -> int:
    first = TEXT.format(title="保洁服务合同", number="071", name="澄江保洁有限公司", end=end)
    second = TEXT.format(title="绿化养护合同", number="072", name="东湖园艺有限公司", end=end)
    return len(agreements(read_markup(first + between + second)))


@pytest.mark.parametrize("between", ["", "\n---\n", "\n| 附：设备清单 | 数量 |\n|---|---|\n| 吸尘器 | 2 |\n"])
@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
def test_what_is_signed_is_over(end: str, between: str) -> None:
    assert count(end, between) == 2


@pytest.mark.parametrize("end", SINGLE.values(), ids=SINGLE)
def test_what_is_not_signed_goes_on(end: str) -> None:
    assert count(end, "") == 1
