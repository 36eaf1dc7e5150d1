"""The days by which instalments are to be paid and deposits to be given back, where they can be known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from hedui.extract.mention import Value
from hedui.extract.resolve.choosing import Chooser, Row, derived
from hedui.extract.text.layout import Layout
from hedui.models.contract import DayType, Deadlines, DueDate

_Found = tuple[str, date, Sequence[str]]
"""Of which row, the day, and what it follows from, as JSON Pointers."""


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
    for number, (_, day, sources) in enumerate(every):
        stated = [chooser.sources[source][0] for source in sources]
        chooser.sources[f"/deadlines/dues/{number}/date"] = tuple(derived(m, "deadlines.due", day) for m in stated)
    return tuple(DueDate(pointer=of, date=day) for of, day, _ in every)


def _of_instalments(layout: Layout, rows: Sequence[Row], signed: date | None) -> Iterator[_Found]:
    """What is stated as a date, and what counts from the making of the agreement alone."""
    for number, row in enumerate(rows):
        of = f"/payment/instalments/{number}"
        days, condition = row["due_days"], row["condition"]
        if isinstance(row["due"], date):
            yield of, row["due"], (f"{of}/due",)
        elif signed is not None and isinstance(days, int) and row["due_day_type"] == DayType.CALENDAR:
            upon_signing = layout.catalogue.phrases["upon_signing"].fullmatch(_folded(condition))
            yield from _after(of, signed, days, ("/date_signed", f"{of}/due_days")) if upon_signing else ()


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
            yield from _after(of, base[1], days, (base[2], f"{of}/return_days"))


def _after(of: str, day: date, days: int, sources: Sequence[str]) -> Iterator[_Found]:
    if days <= (date.max - day).days:
        yield of, day + timedelta(days=days), sources


def _folded(condition: object) -> str:
    return "".join(str(condition or "").split())
