"""Dates that follow from a period."""

from __future__ import annotations

from datetime import date

import pytest

from hedui.extract.resolve.deadlines import add, deadlines
from hedui.models.contract import Deadlines, Period


def test_from_the_stated_end() -> None:
    period = Period(end_date=date(2027, 12, 31), renewal="P1Y", notice_days=30)
    assert deadlines(period) == Deadlines(
        expires_on=date(2027, 12, 31), notice_by=date(2027, 12, 1), renewed_until=date(2028, 12, 31)
    )


def test_from_start_and_length() -> None:
    period = Period(start_date=date(2024, 3, 1), duration="P2Y")
    assert deadlines(period) == Deadlines(expires_on=date(2026, 2, 28))


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
