"""The days by which instalments are to be paid and deposits to be given back, where they can be known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from hedui.extract.resolve.choosing import Chooser, Row, derived
from hedui.extract.resolve.counting import Starts, folded
from hedui.extract.resolve.deadlines import days_after
from hedui.extract.text.layout import Layout
from hedui.models.codes import DayType
from hedui.models.contract import Deadlines, DueDate

_Found = tuple[DueDate, Sequence[str]]
"""The day, and what it follows from, as JSON Pointers."""


def due_dates(
    chooser: Chooser,
    layout: Layout,
    rows: tuple[Sequence[Row], Sequence[Row]],
    deadlines: Deadlines,
    starts: Starts,
) -> tuple[DueDate, ...]:
    """Those of the instalments, then those of the deposits (``rows``), each in the agreement's order.

    Working days are not counted: which days are worked is decided anew each year. Nothing is known of what counts from
    something that is yet to happen, such as acceptance.
    """
    instalments, deposits = rows
    every = [*_of_instalments(instalments, starts), *_of_deposits(layout, deposits, deadlines)]
    for number, (due, sources) in enumerate(every):
        stated = [chooser.sources[source][0] for source in sources]
        chooser.sources[f"/deadlines/dues/{number}/date"] = tuple(derived(m, "deadlines.due", due.date) for m in stated)
    return tuple(due for due, _ in every)


def _of_instalments(rows: Sequence[Row], starts: Starts) -> Iterator[_Found]:
    """What is stated as a date, and what counts from the making of the agreement, or its taking effect, alone."""
    for number, row in enumerate(rows):
        of, days = f"/payment/instalments/{number}", row["due_days"]
        if isinstance(row["due"], date):
            yield DueDate(pointer=of, date=row["due"]), (f"{of}/due",)
        elif isinstance(days, int) and row["due_day_type"] == DayType.CALENDAR:
            start = starts.upon(row["condition"])
            yield from _after(of, start.pointer, start.day, days, f"{of}/due_days") if start is not None else ()


def _of_deposits(layout: Layout, rows: Sequence[Row], deadlines: Deadlines) -> Iterator[_Found]:
    """What counts from the end of the agreement or of its warranty."""
    phrases = layout.catalogue.phrases
    bases = (
        ("back_after_warranty", deadlines.warranty_until, "/deadlines/warranty_until"),
        ("back_at_end", deadlines.expires_on, "/deadlines/expires_on"),
    )
    for number, row in enumerate(rows):
        of = f"/deposits/{number}"
        days, condition = row["return_days"], folded(row["return_condition"])
        if not isinstance(days, int) or row["return_day_type"] != DayType.CALENDAR:
            continue
        base = next((base for base in bases if phrases[base[0]].search(condition)), None)
        if base is not None and base[1] is not None:
            yield from _after(of, base[2], base[1], days, f"{of}/return_days")


def _after(of: str, base: str, day: date, days: int, stated: str) -> Iterator[_Found]:
    if (due := days_after(day, days)) is not None:
        yield DueDate(pointer=of, date=due, counted_from=base), (base, stated)
