"""Days of notice within the last days of a term are those given in advance, not those last days."""

from __future__ import annotations

import pytest

from tests.extract.reading import read

HEAD = "{title}\n甲方：晨汐科技有限公司\n乙方：蓝栎信息技术有限公司\n"


@pytest.mark.parametrize(
    ("clause", "days"),
    [
        ("合同到期前一个月内，甲方如不再续签，应提前45日书面通知乙方。", 45),
        ("服务期限届满前30日内，双方协商续约，任何一方不续约的应提前60日书面通知对方。", 60),
        ("合同到期前两个月内如需续约，乙方须提前四十五天书面通知甲方，否则到期终止。", 45),
        ("期满前一个月之内，任何一方拟终止合作，须至少提前20日通知对方。", 20),
        ("租期届满前3个月内，乙方要求续租的，应提前两个月向甲方书面提出。", 60),
        ("本合同期满之日前60日以内，如一方不再合作，应提前90天书面告知另一方。", 90),
        ("合同到期前一个月内，任何一方未书面通知对方不续签的，合同自动延续一年。", 30),
        ("合同到期前一个月书面通知对方不再续签。", 30),
        ("期满前30日内书面提出续签申请的，可以续签一年。", 30),
        ("届满前60日内，双方应就续签事宜协商；提前45日支付下一期费用。", 60),
        ("租期届满前30天，乙方应书面通知甲方是否续租。", 30),
        ("到期前15日内，甲方可提前3日约定看房。", None),
    ],
)
def test_notice_within_the_last_days_is_what_is_given_in_advance(clause: str, days: int | None) -> None:
    assert read(f"{HEAD.format(title='服务合同')}第二条 {clause}\n").contract.period.notice_days == days
