"""Rates of value-added tax, on the days around each change."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from hedui.normalize.vat import was_ever_law, was_law


@pytest.mark.parametrize(
    ("rate", "last", "first"),
    [
        ("0.17", date(2018, 4, 30), None),
        ("0.16", date(2019, 3, 31), date(2018, 5, 1)),
        ("0.13", None, date(2019, 4, 1)),
        ("0.09", None, date(2019, 4, 1)),
        ("0.10", date(2019, 3, 31), date(2018, 5, 1)),
        ("0.01", None, date(2020, 3, 1)),
    ],
)
def test_a_rate_is_the_law_from_its_first_day_to_its_last(rate: str, last: date | None, first: date | None) -> None:
    if last is not None:
        assert was_law(Decimal(rate), last)
        assert not was_law(Decimal(rate), date.fromordinal(last.toordinal() + 1))
    if first is not None:
        assert was_law(Decimal(rate), first)
        assert not was_law(Decimal(rate), date.fromordinal(first.toordinal() - 1))


@pytest.mark.parametrize("rate", ["0.06", "0.05", "0.03", "0.015", "0.01", "0", "0.13", "0.09"])
def test_what_is_the_law_today(rate: str) -> None:
    assert was_law(Decimal(rate), date(2026, 6, 1))


@pytest.mark.parametrize("rate", ["0.07", "0.12", "0.15", "0.0672", "0.25"])
def test_what_never_was(rate: str) -> None:
    assert not was_ever_law(Decimal(rate))
