"""Values on the command line that are more than a word or a number."""

from __future__ import annotations

import datetime
import re

from hedui.cli import messages
from hedui.errors import UsageError
from hedui.settings import Language

_UNITS = {"": 1, "d": 1, "w": 7}
_DAYS = re.compile(r"(\d{1,5})([dw]?)")


def parse_days(text: str, lang: Language) -> datetime.timedelta:
    """``90d``, ``90`` or ``12w``. Raises ``UsageError``."""
    match = _DAYS.fullmatch(text.strip().lower())
    if not match:
        raise UsageError(messages.BAD_DAYS.say(lang, text=text))
    return datetime.timedelta(days=int(match[1]) * _UNITS[match[2]])


def parse_day(text: str | None, lang: Language) -> datetime.date:
    """``2026-05-31``; today for None. Raises ``UsageError``."""
    if text is None:
        return datetime.date.today()
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(messages.BAD_DAY.say(lang, text=text)) from error
