"""Values on the command line that are more than a word or a number."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from hedui.cli import messages
from hedui.cli.usage import nearest, suggested
from hedui.errors import UsageError
from hedui.messages import Message, literal
from hedui.settings import Language, Settings

if TYPE_CHECKING:
    from hedui.export.codes import Code

_UNITS = {"": 1, "d": 1, "w": 7}
_DAYS = re.compile(r"(\d{1,5})([dw]?)")


def checked(settings: Settings) -> Settings:
    """The settings, if they name only findings that there are and the user's own catalogue can be read.

    Raises ``UsageError``, before anything is begun.
    """
    from hedui.export.codes import CODES

    known = {each.code for each in CODES}
    if settings.catalogue or settings.own:
        from hedui.pipeline import declared

        known |= declared(settings).codes
    for code in sorted({*settings.disable, *settings.severity} - known):
        near = suggested(nearest(code, known), settings.lang)
        raise UsageError(messages.UNKNOWN_CODE.say(settings.lang, code=code, near=near))
    return settings


def own_codes(settings: Settings) -> tuple[Code, ...]:
    """The codes of the user's own checks, as the list of rules shows them. Raises ``CatalogueError``."""
    if not (settings.catalogue or settings.own):
        return ()
    from hedui.export.codes import Code
    from hedui.extract import load_catalogue
    from hedui.validate.own import compiled
    from hedui.validate.table import TAKEN

    catalogue = load_catalogue(settings.catalogue, settings.lang, settings.own)
    return tuple(
        Code(each.check.code, each.check.severity, Message(*2 * (literal(each.check.message),)))
        for each in compiled(catalogue, TAKEN, settings.lang)
    )


def parse_span(since: str | None, within: str, lang: Language) -> tuple[datetime.date, datetime.timedelta]:
    """The first day and how long it goes on, which ends before the year 10000. Raises ``UsageError``."""
    day = parse_day(since, lang)
    return day, min(parse_days(within, day, lang), datetime.date.max - day)


def parse_days(text: str, since: datetime.date, lang: Language) -> datetime.timedelta:
    """``90d``, ``90``, ``12w``, ``90天`` or ``3个月``, months from a day on. Raises ``UsageError``."""
    from hedui.extract.resolve.deadlines import add
    from hedui.normalize.duration import is_working, parse_duration

    match = _DAYS.fullmatch(text.strip().lower())
    if match:
        return datetime.timedelta(days=int(match[1]) * _UNITS[match[2]])
    try:
        end = None if is_working(text) else add(since, parse_duration(text.strip()).iso())
    except ValueError:
        end = None
    if end is None:
        raise UsageError(messages.BAD_DAYS.say(lang, text=text))
    return end - since


def parse_day(text: str | None, lang: Language) -> datetime.date:
    """``2026-05-31``, or as people write it (2026年5月31日); today for None. Raises ``UsageError``."""
    from hedui.normalize.date import parse_date

    if text is None:
        return datetime.date.today()
    try:
        return parse_date(text.strip())
    except ValueError as error:
        raise UsageError(messages.BAD_DAY.say(lang, text=text)) from error
