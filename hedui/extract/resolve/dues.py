"""The days by which instalments are to be paid and deposits to be given back, where they can be known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from hedui.extract.mention import Value
from hedui.extract.resolve.choosing import Chooser, Row, derived
from hedui.extract.resolve.deadlines import days_after
from hedui.extract.text.layout import Layout
from hedui.models.contract import DayType, Deadlines, DueDate

_Found = tuple[DueDate, Sequence[str]]
"""The day, and what it follows from, as JSON Pointers."""


def due_dates(
    chooser: Chooser,
    layout: Layout,
    rows: tuple[Sequence[Row], Sequence[Row]],
    deadlines: Deadlines,
    signing: Value | None,
) -> tuple[DueDate, ...]:
    """Those of the instalments, then those of the deposits (``rows``), each in the agreement's order.

    Working days are not counted: which days are worked is decided anew each year. Nothing is known of what counts from
    something that is yet to happen, such as acceptance.
    """
    instalments, deposits = rows
    signed = signing if isinstance(signing, date) else None
    every = [*_of_instalments(layout, instalments, signed), *_of_deposits(layout, deposits, deadlines)]
    for number, (due, sources) in enumerate(every):
        stated = [chooser.sources[source][0] for source in sources]
        chooser.sources[f"/deadlines/dues/{number}/date"] = tuple(derived(m, "deadlines.due", due.date) for m in stated)
    return tuple(due for due, _ in every)


def _of_instalments(layout: Layout, rows: Sequence[Row], signed: date | None) -> Iterator[_Found]:
    """What is stated as a date, and what counts from the making of the agreement alone."""
    for number, row in enumerate(rows):
        of = f"/payment/instalments/{number}"
        days, condition = row["due_days"], row["condition"]
        if isinstance(row["due"], date):
            yield DueDate(pointer=of, date=row["due"]), (f"{of}/due",)
        elif signed is not None and isinstance(days, int) and row["due_day_type"] == DayType.CALENDAR:
            upon_signing = layout.catalogue.phrases["upon_signing"].fullmatch(_folded(condition))
            yield from _after(of, "/date_signed", signed, days, f"{of}/due_days") if upon_signing else ()


def _of_deposits(layout: Layout, rows: Sequence[Row], deadlines: Deadlines) -> Iterator[_Found]:
    """What counts from the end of the agreement or of its warranty."""
    phrases = layout.catalogue.phrases
    bases = (
        ("back_after_warranty", deadlines.warranty_until, "/deadlines/warranty_until"),
        ("back_at_end", deadlines.expires_on, "/deadlines/expires_on"),
    )
    for number, row in enumerate(rows):
        of = f"/deposits/{number}"
        days, condition = row["return_days"], _folded(row["return_condition"])
        if not isinstance(days, int) or row["return_day_type"] != DayType.CALENDAR:
            continue
        base = next((base for base in bases if phrases[base[0]].search(condition)), None)
        if base is not None and base[1] is not None:
            yield from _after(of, base[2], base[1], days, f"{of}/return_days")


def _after(of: str, base: str, day: date, days: int, stated: str) -> Iterator[_Found]:
    if (due := days_after(day, days)) is not None:
        yield DueDate(pointer=of, date=due, counted_from=base), (base, stated)


def _folded(condition: object) -> str:
    return "".join(str(condition or "").split())
