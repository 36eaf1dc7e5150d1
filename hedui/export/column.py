"""A column of a table: what it is called, what stands in its cells, and how they look."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

from hedui.messages import Message
from hedui.settings import Language

Cell = str | int | Decimal | datetime.date | None
Said = Callable[[Language], str]
"""What is put into words in the language of the export."""
T = TypeVar("T")


class Look(StrEnum):
    """How a column's cells look, and what they hold."""

    TEXT = "text"
    CENTRED = "centred"
    """A short word or number among such."""
    COUNT = "count"
    MONEY = "money"
    PRICE = "price"
    SHARE = "share"
    DATE = "date"
    LINK = "link"
    LEVEL = "level"
    """Of a finding, in its colour."""
    HIDDEN = "hidden"
    """For programs that read the table; people do not see it."""


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """One column: its heading, what it takes from a row, how wide it is (in characters) and how it looks."""

    heading: Message
    value: Callable[[T], Cell | Said]
    width: int = 14
    look: Look = Look.TEXT


def cell(column: Column[T], row: T, lang: Language) -> Cell:
    """What stands in the column's cell."""
    value = column.value(row)
    return value(lang) if callable(value) else value
