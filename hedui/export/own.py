"""The user's own fields as columns of the agreements' table, behind hedui's."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from decimal import Decimal

from hedui.export import names
from hedui.export.column import Cell, Column, Look
from hedui.messages import Message
from hedui.models.custom import CustomField, FieldType, day_type
from hedui.models.record import Record
from hedui.settings import Language

Cells = Mapping[str, Cell]
"""Cells by the names of their fields."""

_LOOKS = {
    FieldType.AMOUNT: (Look.MONEY, 16),
    FieldType.PERCENT: (Look.SHARE, 8),
    FieldType.DATE: (Look.DATE, 12),
    FieldType.COUNT: (Look.COUNT, 10),
    FieldType.DURATION: (Look.TEXT, 10),
}
_TEXT = (Look.TEXT, 24)


def own_columns(fields: Iterable[CustomField]) -> tuple[Column[Cells], ...]:
    """A column for each field, headed by its title."""
    return tuple(_column(field) for field in fields)


def _column(field: CustomField) -> Column[Cells]:
    look, width = _LOOKS.get(field.type, _TEXT)
    return Column(Message(field.title, field.title), lambda cells: cells.get(field.name), width, look)


def own_cells(record: Record, lang: Language) -> dict[str, Cell]:
    """What a record gives for the fields that it declares."""
    custom = record.contract.custom
    return {
        field.name: _cell(field, custom.get(field.name), lang, working=day_type(field.name) in custom)
        for field in record.custom_fields
    }


def _cell(field: CustomField, value: str | int | None, lang: Language, *, working: bool) -> Cell:
    if value is None:
        return None
    match field.type:
        case FieldType.AMOUNT | FieldType.PERCENT:
            return Decimal(value)
        case FieldType.DATE:
            return datetime.date.fromisoformat(str(value))
        case FieldType.DURATION:
            return names.duration(str(value), lang, working=working)
        case _:
            return value
