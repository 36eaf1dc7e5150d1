"""What a malformed amount was likely meant to be: one character taken for a look-alike (玖万捌任元整: 任 for 仟).

The look-alikes stand in confusable.toml; benchmarks/normalize_confusables.py measures them. A suggestion is for people
to read: nothing here is ever applied to a value.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

from hedui.normalize.amount_text import AmountError, parse_amount

_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Suggestion:
    """``text`` with ``meant`` in place of ``found`` at ``position`` is ``amount`` yuan."""

    amount: Decimal
    text: str
    position: int
    found: str
    meant: str


def suggest(text: str) -> list[Suggestion]:
    """The amounts that one exchange of look-alikes makes of a malformed ``text``, most alike first, one for each.

    Empty where ``text`` is an amount, where it has several readings, or where no exchange helps.
    """
    if len(text) > _LONGEST:
        return []
    try:
        parse_amount(text)
        return []
    except AmountError as error:
        if error.readings:
            return []
    found: dict[Decimal, tuple[int, Suggestion]] = {}
    for position, character in enumerate(text):
        for rank, meant in _meant_by().get(character, ()):
            repaired = text[:position] + meant + text[position + 1 :]
            try:
                amount = parse_amount(repaired)
            except AmountError:
                continue
            if amount not in found or rank < found[amount][0]:
                found[amount] = rank, Suggestion(amount, repaired, position, character, meant)
    return [suggestion for _, suggestion in sorted(found.values(), key=lambda ranked: ranked[0])]


@cache
def _meant_by() -> dict[str, tuple[tuple[int, str], ...]]:
    """For each look-alike, the amount's characters it may stand for, and its rank among that one's look-alikes."""
    table = tomllib.loads(files("hedui.normalize").joinpath("confusable.toml").read_text("utf-8"))
    meant_by: dict[str, list[tuple[int, str]]] = {}
    for meant, look_alikes in table.items():
        for rank, look_alike in enumerate(look_alikes):
            meant_by.setdefault(look_alike, []).append((rank, meant))
    return {look_alike: tuple(sorted(meant)) for look_alike, meant in meant_by.items()}
