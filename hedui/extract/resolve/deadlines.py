"""Dates that follow from an agreement's period: expiry, the last day for notice, the end of the first renewal."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import regex

from hedui.models.contract import Deadlines, Period

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


def _end(period: Period) -> date | None:
    return until(period.start_date, period.duration) if period.start_date and period.duration else None
