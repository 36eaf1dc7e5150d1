"""A pattern in a catalogue file: one, or a list of which one must match."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator


def _one_of(value: object) -> object:
    return "|".join(value) if isinstance(value, list) and all(isinstance(one, str) for one in value) else value


Alternatives = Annotated[str, BeforeValidator(_one_of)]
"""A pattern, or a list of patterns of which one must match."""
