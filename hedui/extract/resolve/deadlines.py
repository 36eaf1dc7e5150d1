"""Dates that follow from an agreement's period: expiry, the last day for notice, the end of the first renewal.

Also what becomes of these, and of those that are counted from them, when people correct what they follow from.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

import regex

from hedui.models.codes import DayType
from hedui.models.contract import Contract, Deadlines, DueDate, Period

_DURATION = regex.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")
_LAST_YEAR = 9999


def deadlines(period: Period) -> Deadlines:
    """What can be computed from the stated period; None where an input lacks or start and end contradict each other.

    A duration ends on the day before the same day of the month: P1Y from 2024-01-01 ends on 2024-12-31. Notice is
    counted in calendar days back from expiry. What is computed is for a calendar, never a value that the page states.
    """
    expires_on = period.end_date or _end(period)
    if expires_on is None or (period.start_date is not None and expires_on < period.start_date):
        return Deadlines()
    notice_by = None
    if period.notice_days is not None and period.notice_days <= expires_on.toordinal():
        notice_by = expires_on - timedelta(days=period.notice_days)
    renewed_until = add(expires_on, period.renewal) if period.renewal else None
    return Deadlines(expires_on=expires_on, notice_by=notice_by, renewed_until=renewed_until)


def add(day: date, duration: str) -> date | None:
    """``day`` and an ISO 8601 duration from years down to days; None where it has hours or leaves the calendar.

    31 January and a month is the last day of February.
    """
    match = _DURATION.fullmatch(duration)
    if match is None or duration == "P":
        return None
    years, months, weeks, days = (int(part or 0) for part in match.groups())
    month = day.year * 12 + day.month - 1 + years * 12 + months
    if not 1 <= month // 12 <= _LAST_YEAR:
        return None
    last = monthrange(month // 12, month % 12 + 1)[1]
    moved = date(month // 12, month % 12 + 1, min(day.day, last))
    ordinal = moved.toordinal() + weeks * 7 + days
    return date.fromordinal(ordinal) if ordinal <= date.max.toordinal() else None


def until(start: date, duration: str) -> date | None:
    """The last day of a time that begins on ``start``."""
    after = add(start, duration)
    return after - timedelta(days=1) if after is not None else None


def days_after(day: date, days: int) -> date | None:
    """The day so many days later; None where the calendar ends before."""
    return day + timedelta(days=days) if days <= (date.max - day).days else None


def recomputed(before: Contract, after: Contract) -> Deadlines:
    """The deadlines of a contract that was corrected, from those that were read: what does not follow from a corrected
    value stays, and what follows from one that is gone goes."""
    found = before.deadlines
    if (before.period, before.date_signed) != (after.period, after.date_signed):
        found = _of_period(before, after)
    ends = {
        "warranty_until": _outlasting(before, after, found, "warranty_until", "warranty"),
        "confidential_until": _outlasting(before, after, found, "confidential_until", "confidentiality"),
    }
    made = found.model_copy(update=ends)
    return made.model_copy(update={"dues": tuple(_dues(before, after, made))})


def _of_period(before: Contract, after: Contract) -> Deadlines:
    """Those of the period, which counts from signing where it did; notice is for the end where it was."""
    period, old = after.period, before.period
    read = before.deadlines
    signed = old.end_date is None and old.start_date is None and read.expires_on is not None
    if signed and period.start_date is None:
        period = period.model_copy(update={"start_date": after.date_signed})
    found = deadlines(period)
    of_no_end = old.notice_days is not None and read.expires_on is not None and read.notice_by is None
    if of_no_end and period.notice_days == old.notice_days:
        found = found.model_copy(update={"notice_by": None})
    return found


def _outlasting(before: Contract, after: Contract, found: Deadlines, name: str, section: str) -> date | None:
    """The end of a warranty or of secrecy, counted from what it was counted from."""
    read: date | None = getattr(before.deadlines, name)
    length: str | None = getattr(before, section).duration
    now: str | None = getattr(after, section).duration
    if read is None or length is None or now is None:
        return None
    if before.deadlines.expires_on is not None and read == add(before.deadlines.expires_on, length):
        return add(found.expires_on, now) if found.expires_on is not None else None
    of_effect = before.effective.date is not None and read == until(before.effective.date, length)
    start = after.effective.date if of_effect else after.date_signed
    return until(start, now) if start is not None else None


def _dues(before: Contract, after: Contract, found: Deadlines) -> Iterator[DueDate]:
    """The days of instalments and deposits: those that are stated, and those that still count from a known day."""
    bases = {
        "/date_signed": after.date_signed,
        "/effective/date": after.effective.date,
        "/deadlines/expires_on": found.expires_on,
        "/deadlines/warranty_until": found.warranty_until,
    }
    read, counted = dict(_terms(before)), {due.pointer: due.counted_from for due in before.deadlines.dues}
    for pointer, term in _terms(after):
        origin = counted.get(pointer)
        base = bases.get(origin) if origin is not None and term.upon == read[pointer].upon else None
        if term.stated is not None:
            yield DueDate(pointer=pointer, date=term.stated)
        elif base is not None and term.days is not None and term.kind == DayType.CALENDAR:
            day = days_after(base, term.days)
            yield from [DueDate(pointer=pointer, date=day, counted_from=origin)] if day is not None else ()


class _Term(NamedTuple):
    """When an instalment or a deposit is due, as the agreement states it."""

    stated: date | None
    upon: str | None
    days: int | None
    kind: DayType | None


def _terms(contract: Contract) -> Iterator[tuple[str, _Term]]:
    for number, one in enumerate(contract.payment.instalments):
        yield f"/payment/instalments/{number}", _Term(one.due, one.condition, one.due_days, one.due_day_type)
    for number, held in enumerate(contract.deposits):
        yield f"/deposits/{number}", _Term(None, held.return_condition, held.return_days, held.return_day_type)


def _end(period: Period) -> date | None:
    return until(period.start_date, period.duration) if period.start_date and period.duration else None
