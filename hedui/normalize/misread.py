"""What a malformed figure may have been: a point for a comma (71.090.00), a gap (1,95 5,000), a letter (12O,000).

Nothing here is a value: a reading counts only where something else, such as the words beside it, says the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from hedui.normalize.amount_text import AmountError, parse_money

_MARKS = ",. '’‘·、。;:"
"""Separators, and what stands for one by mistake."""
_RUN = re.compile(rf"[0-9OoQlI|][0-9OoQlI|{_MARKS}]*(?<![{_MARKS}])")
_SEPARATOR = re.compile(rf"[{_MARKS}]+")
_LETTERS = str.maketrans("OoQlI|", "000111")
_LONGEST = 40
_MOST_DECIMALS = 2
_LOST_POINT = 5
"""Figures of a last group whose point was lost: 118,20000 for 118,200.00."""


def readings(text: str) -> tuple[Decimal, ...]:
    """The amounts that a malformed figure in ``text`` may have been meant to state; empty for a well-formed one.

    >>> readings("71.090.00元"), readings("128.600元"), readings("98,000.00")
    ((Decimal('71090.00'),), (Decimal('128600.00'), Decimal('128.60')), ())
    """
    try:
        parse_money(text)
        return ()
    except AmountError as error:
        if error.readings:
            return error.readings
    run = _RUN.search(text) if len(text) <= _LONGEST else None
    if run is None or not any(character.isdigit() for character in run[0]):
        return ()
    found: dict[Decimal, None] = {}
    for written in _spellings(run[0].translate(_LETTERS)):
        try:
            found[parse_money(text[: run.start()] + written + text[run.end() :]).amount] = None
        except AmountError:
            continue
    return tuple(found)


def _spellings(figure: str) -> Iterator[str]:
    """The figure without separators, and with its last group as decimals; behind a gap also that number alone."""
    groups = _SEPARATOR.split(figure)
    if len(groups) == 1:
        yield figure
        return
    if len(groups[-1]) > _MOST_DECIMALS:
        yield "".join(groups)
        if "." not in figure and len(groups[-1]) == _LOST_POINT:
            yield f"{''.join(groups)[:-_MOST_DECIMALS]}.{groups[-1][-_MOST_DECIMALS:]}"
        if "." in figure and not groups[-1][_MOST_DECIMALS:].strip("0"):
            yield f"{''.join(groups[:-1])}.{groups[-1][:_MOST_DECIMALS]}"
    else:
        yield f"{''.join(groups[:-1])}.{groups[-1]}"
    if " " in figure:
        yield figure.rsplit(" ", 1)[1]
