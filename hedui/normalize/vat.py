"""Rates of value-added tax in China, and whether one was the law on a day.

>>> from datetime import date
>>> was_law(Decimal("0.16"), date(2018, 6, 1)), was_law(Decimal("0.16"), date(2019, 4, 1))
(True, False)
>>> was_ever_law(Decimal("0.07"))
False
"""

from __future__ import annotations

import datetime
import tomllib
from decimal import Decimal
from functools import cache
from importlib import resources

BEGINNING = datetime.date(1994, 1, 1)
"""The day from which the table speaks."""
_Row = tuple[Decimal, datetime.date, datetime.date]


def was_law(rate: Decimal, day: datetime.date) -> bool:
    """Whether the fraction was a rate of the tax, or of its simplified levy, on the day."""
    return any(one == rate and first <= day <= last for one, first, last in _table())


def was_ever_law(rate: Decimal) -> bool:
    """Whether the fraction was a rate of the tax on any day."""
    return any(one == rate for one, _, _ in _table())


@cache
def _table() -> tuple[_Row, ...]:
    data = tomllib.loads(resources.files("hedui.normalize").joinpath("vat.toml").read_text("utf-8"))
    return tuple((Decimal(row["rate"]), row["from"], row.get("until", datetime.date.max)) for row in data["rate"])
