"""Exact numbers and lengths of time as the record writes them."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import Field, PlainSerializer, WithJsonSchema


def plain(value: Decimal) -> str:
    """A Decimal in plain notation, never with an exponent."""
    return format(value, "f")


Number = Annotated[
    Decimal,
    PlainSerializer(plain, return_type=str, when_used="json"),
    WithJsonSchema({"type": "string", "pattern": r"^-?\d+(\.\d+)?$"}),
]
"""An exact decimal number; a string in JSON."""

Money = Number
"""An amount in units of its currency, yuan where none is given; a string in JSON."""

Duration = Annotated[str, Field(pattern=r"^P(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(\d+H)?(\d+M)?)?$", min_length=3)]
"""ISO 8601, such as P2Y, P12M or PT48H."""
