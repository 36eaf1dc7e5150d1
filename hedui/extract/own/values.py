"""How the values of the user's own fields are read and given, by the field's type."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from hedui.extract.candidates.convert import count
from hedui.extract.candidates.money import read_figure
from hedui.extract.mention import Value
from hedui.extract.values.readers import READERS
from hedui.extract.words.own_entries import READER
from hedui.models.custom import CustomValue, FieldType
from hedui.models.numbers import plain
from hedui.normalize.date import parse_date
from hedui.normalize.duration import parse_duration
from hedui.normalize.percent import parse_percent


def _duration(text: str) -> str:
    return parse_duration(text).iso()


_VALUE: Mapping[FieldType, Callable[[str], Value]] = {
    FieldType.AMOUNT: read_figure,
    FieldType.DATE: parse_date,
    FieldType.DURATION: _duration,
    FieldType.PERCENT: parse_percent,
    FieldType.COUNT: count,
}
QUANTITIES = frozenset(_VALUE)
"""Types whose values are no text."""


def value_of(kind: FieldType, text: str) -> Value:
    """The value that a text states, of a type of ``QUANTITIES``. Raises ``ValueError`` where it states none."""
    return _VALUE[kind](text)


def read_whole(kind: FieldType, text: str) -> Value | None:
    """The value that a text states from its start, text as it stands; None where it states none of the type."""
    parts = READERS[READER[kind]](text)
    if not parts:
        return None
    try:
        return value_of(kind, parts[0].value) if kind in QUANTITIES else parts[0].value
    except ValueError:
        return None


def as_plain(value: Value | None) -> CustomValue:
    """A value as it stands in the record."""
    if isinstance(value, Decimal):
        return plain(value)
    return value.isoformat() if isinstance(value, date) else value
