"""Times as signatures state them, in UTC."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

_PDF = re.compile(
    r"(?:D:)?(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:(?P<utc>Z)(?:00'?00'?)?|(?P<sign>[+-])(?P<h>\d\d)'?(?P<m>\d\d)?'?)"
)
"""ISO 32000-1, 7.9.4, to the second and with the zone: without it no time is meant, but a day at the most."""


def of_pdf(text: str) -> datetime | None:
    """``D:20260305101500+08'00'`` as a time; None where it states no zone, or no such time exists."""
    match = _PDF.fullmatch(text.strip())
    if match is None:
        return None
    try:
        away = timedelta(hours=int(match["h"] or 0), minutes=int(match["m"] or 0))
        zone = timezone(-away if match["sign"] == "-" else away)
        return datetime(*map(int, match.groups()[:6]), tzinfo=zone).astimezone(UTC)  # type: ignore[misc,arg-type]
    except (ValueError, OverflowError):
        return None


def in_utc(moment: object) -> datetime | None:
    """A time with a zone, in UTC; None for anything else."""
    if not isinstance(moment, datetime) or moment.tzinfo is None:
        return None
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return None
