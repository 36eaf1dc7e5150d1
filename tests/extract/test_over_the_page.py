"""Values in the agreement's own words that run over the end of a page."""

from __future__ import annotations

import pytest

from tests.extract.reading import read

FIRST = """视频制作服务合同
甲方：新罗区体育运动学校
乙方：龙岩太茂文化传媒有限公司
一、合同总价为人民币920000元。
{}二、乙方应按约定完成制作，并接受检查。履约保证金为人民币92000元，在本{}"""
SECOND = """合同履行完毕后退还。
三、双方签字盖章后生效。
"""
FULL = "".join(
    f"（{number}）乙方应按约定的进度完成制作并接受甲方的检查，费用由乙方承担，甲方\n应当配合。\n"
    for number in range(1, 9)
)


@pytest.mark.parametrize("foot", ["", "\n第 2页", "\n第2页 共9页", "\n- 2 -"])
def test_the_foot_of_a_page_is_no_part_of_a_condition(foot: str) -> None:
    extraction = read(FIRST.format(FULL, foot), SECOND)
    (deposit,) = extraction.contract.deposits
    assert deposit.return_condition == "本合同履行完毕后"


@pytest.mark.parametrize("aside", ["(总)", "（总）", "【总】", " 总 "])
def test_what_the_sentence_says_itself_stays(aside: str) -> None:
    (deposit,) = read(FIRST.format(FULL, aside) + SECOND).contract.deposits
    assert deposit.return_condition is not None
    assert "总" in deposit.return_condition
