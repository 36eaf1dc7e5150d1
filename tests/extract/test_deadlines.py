"""Dates that follow from a period."""

from __future__ import annotations

from datetime import date

import pytest

from hedui.extract.resolve.deadlines import add, deadlines
from hedui.models.contract import Deadlines, Period

from .reading import read


def test_from_the_stated_end() -> None:
    period = Period(end_date=date(2027, 12, 31), renewal="P1Y", notice_days=30)
    assert deadlines(period) == Deadlines(
        expires_on=date(2027, 12, 31), notice_by=date(2027, 12, 1), renewed_until=date(2028, 12, 31)
    )


def test_from_start_and_length() -> None:
    period = Period(start_date=date(2024, 3, 1), duration="P2Y")
    assert deadlines(period) == Deadlines(expires_on=date(2026, 2, 28))


def test_no_calendar_tells_where_working_days_end() -> None:
    for days, ends in (("30天", date(2024, 3, 30)), ("30个工作日", None)):
        extraction = read(f"服务合同\n第一条 期限\n服务期限为{days}，自2024年3月1日起计算。\n")
        assert extraction.contract.period.duration == "P30D"
        assert extraction.contract.deadlines.expires_on == ends


def test_nothing_where_an_input_lacks_or_the_period_contradicts_itself() -> None:
    assert deadlines(Period()) == Deadlines()
    assert deadlines(Period(duration="P1Y", renewal="P1Y", notice_days=30)) == Deadlines()
    assert deadlines(Period(start_date=date(2024, 3, 1), end_date=date(2023, 2, 28))) == Deadlines()


@pytest.mark.parametrize(
    ("day", "duration", "expected"),
    [
        (date(2024, 1, 31), "P1M", date(2024, 2, 29)),
        (date(2024, 2, 29), "P1Y", date(2025, 2, 28)),
        (date(2024, 11, 15), "P18M", date(2026, 5, 15)),
        (date(2024, 3, 1), "P120D", date(2024, 6, 29)),
        (date(2024, 3, 1), "P2W", date(2024, 3, 15)),
        (date(2024, 3, 1), "PT48H", None),
        (date(9999, 3, 1), "P1Y", None),
        (date(2024, 3, 1), "P9000000D", None),
    ],
)
def test_adding_a_duration(day: date, duration: str, expected: date | None) -> None:
    assert add(day, duration) == expected


LEASE = """房屋租赁合同
甲方：青川市测绘院
乙方：青川恒达商贸有限公司
一、租期自2024年3月1日起至2025年2月28日止。{notice}
"""


@pytest.mark.parametrize(
    ("notice", "by"),
    [
        ("期满前30日，双方未书面通知终止的，自动顺延一年。", date(2025, 1, 29)),
        ("任何一方不续租的，应提前30日书面通知对方。", date(2025, 1, 29)),
        ("任何一方可提前三十日书面通知对方解除本合同。", None),
        ("任何一方欲变更或解除本合同，应当提前30天向另一方提交书面说明。", None),
        ("乙方需提前退租的，须提前30日通知甲方。", None),
        ("任何一方提前30日通知可解除合同。合同期满前60日，双方可书面提出不续租。", date(2024, 12, 30)),
    ],
)
def test_only_notice_of_the_end_is_counted_back_from_it(notice: str, by: date | None) -> None:
    assert read(LEASE.format(notice=notice)).contract.deadlines.notice_by == by


@pytest.mark.parametrize(
    ("term", "ends"),
    [
        ("服务期限为12个月，自合同签订之日起计算", date(2025, 3, 7)),
        ("本合同自双方签字盖章之日起生效，有效期12个月", date(2025, 3, 7)),
        ("服务期限：自甲方支付首付款之日起12个月", None),
        ("服务期限为12个月，自系统上线之日起计算", None),
        ("服务期限为项目验收合格后12个月", None),
    ],
)
def test_a_term_that_counts_from_something_else_ends_nowhere(term: str, ends: date | None) -> None:
    text = (
        "服务合同\n甲方：青川市测绘院\n乙方：青川恒达商贸有限公司\n一、{}。\n二、本合同自双方签字盖章之日起生效。\n{}"
    )
    seals = "甲方（盖章）：青川市测绘院\n乙方（盖章）：青川恒达商贸有限公司\n签订日期：2024年3月8日\n"
    assert read(text.format(term, seals)).contract.deadlines.expires_on == ends


SECRET = """运维服务合同
甲方：海宁市应急管理局
乙方：湖州太启安防技术有限公司
第一条 保密期限自本合同生效之日起四年。
第二条 本合同{when}生效。
甲方（盖章）：海宁市应急管理局
签字日期：2023-12-29
乙方（盖章）：湖州太启安防技术有限公司
签字日期：2023-12-29
"""


@pytest.mark.parametrize(
    "when",
    [
        "经甲乙双方签字并加盖公章（或合同专用章）后方能",
        "经甲、乙双方签字盖章之日起",
        "自甲乙双方法定代表人或其授权代表签字并加盖单位公章之日起正式",
        "经甲乙丙三方签字（盖章）后",
        "自双方签字、捺印之日起",
        "由双方签名并按手印后",
        "自双方法定代表人签字（或盖私章）并加盖单位印章之日起",
        "自双方加盖骑缝章及合同专用章之日起",
    ],
)
def test_what_takes_effect_upon_signing_alone_counts_from_it(when: str) -> None:
    assert read(SECRET.format(when=when)).contract.deadlines.confidential_until == date(2027, 12, 28)


@pytest.mark.parametrize(
    "when",
    [
        "自甲乙双方签字并盖章且甲方支付首付款之日起",
        "经甲乙双方盖章并报上级主管部门批准后",
        "自双方签字盖章并经公证后",
        "自乙方缴纳履约保证金之日起",
        "自双方签字盖章且其单位提交保函后",
        "自甲乙双方签字后，经甲方董事会审议通过之日起",
    ],
)
def test_what_waits_for_more_than_signing_counts_from_no_known_day(when: str) -> None:
    assert read(SECRET.format(when=when)).contract.deadlines.confidential_until is None


def test_days_count_from_signing_in_traditional_characters_as_well() -> None:
    contract = read(
        "服務\n甲方：青嵐數據有限公司\n乙方：北川機電有限公司\n第一條 本合同自雙方簽字蓋章之日起生效，有效期一年。\n"
        "第二條 期滿前30日，任何一方未提出終止的，自動續展一年。\n第三條 保密期限為合同終止後三年。\n"
        "甲方（蓋章）：青嵐數據有限公司\n乙方（蓋章）：北川機電有限公司\n簽訂日期：2025年3月5日\n"
    ).contract
    dates = contract.deadlines
    assert (dates.expires_on, dates.notice_by) == (date(2026, 3, 4), date(2026, 2, 2))
    assert dates.confidential_until == date(2029, 3, 4)
