"""Readers of what is typed or picked: each gives the plain value that a text states, or says why it states none."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal

from hedui.desk import messages
from hedui.messages import Message
from hedui.models.numbers import plain
from hedui.normalize.amount import parse_amount, parse_price
from hedui.normalize.currency import currency_of
from hedui.normalize.date import parse_date
from hedui.normalize.duration import parse_duration
from hedui.normalize.fault import NormalizeError
from hedui.normalize.identifier import is_resident_number
from hedui.normalize.numeral import parse_integer
from hedui.normalize.percent import parse_percent
from hedui.normalize.telephone import parse_telephone

_ADDRESS = re.compile(r"[\w.+\-]{1,64}@[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){1,5}")
_ISO = re.compile(r"P(?=.)(?:\d{1,4}Y)?(?:\d{1,4}M)?(?:\d{1,4}W)?(?:\d{1,5}D)?(?:T(?=.)(?:\d{1,4}H)?(?:\d{1,4}M)?)?")
_DAY = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})")
_COUNTED = re.compile(r"(?:个?(?:工作|自然|日历)?[日天]|份|期|个月|小时|次|条)$")
_SHARE = re.compile(r"0?\.\d{1,10}|0|1")
_CODE = re.compile(r"[A-Z]{3}")
_MOST = Decimal(10) ** 15


class NotError(ValueError):
    """Why a text is no value, in both languages."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason.en)
        self.reason = reason


def code(parse: Callable[[str], str], text: str, pages: str) -> str:
    """A code; one that is none is taken where a page states it."""
    try:
        return parse(text)
    except ValueError:
        stated = squeezed(text)
        if len(stated) < 4 or not re.search(r"[0-9A-Za-z]", stated) or stated not in squeezed(pages):
            raise
        return stated if parse is telephone else stated.replace("-", "") if parse is not email else stated


def telephone(text: str) -> str:
    return parse_telephone(text).number


def email(text: str) -> str:
    stated = squeezed(text)
    if not _ADDRESS.fullmatch(stated):
        raise NotError(messages.NO_EMAIL)
    return stated


def postcode(text: str) -> str:
    stated = squeezed(text)
    if not re.fullmatch(r"[0-9]{6}", stated):
        raise NotError(messages.NO_POSTCODE)
    return stated


def identity(text: str) -> str:
    stated = squeezed(text).upper()
    if not is_resident_number(stated):
        raise NotError(messages.NO_ID)
    return stated


def currency(text: str) -> str:
    if _CODE.fullmatch(text.upper()):
        text = text.upper()
    code = currency_of(text)
    if code is None:
        raise NotError(messages.NO_CURRENCY)
    return code


def words(text: str) -> str:
    """An amount in words as it stands, which must be one."""
    stated = squeezed(text).removeprefix("人民币").lstrip(":")
    parse_amount(stated)
    if re.search(r"[0-9]", stated):
        raise NotError(messages.NO_NUMBER)
    return stated


def text(text: str) -> str:
    made = re.sub(r"\s+", " ", text)
    made = re.sub(r"(?<=[⺀-鿿＀-￯]) | (?=[⺀-鿿＀-￯])", "", made)
    if not re.search(r"\w", made):
        raise NotError(messages.NO_NAME)
    return made


def share(text: str) -> str:
    """6%, 3‰ or 0.06 as a fraction."""
    stated = squeezed(text)
    value = Decimal(stated) if _SHARE.fullmatch(stated) else None
    if value is None:
        try:
            value = parse_percent(stated)
        except ValueError as error:
            raise NotError(messages.NO_SHARE) from error
    return plain(value)


def cap(text: str) -> str:
    """A share of the total, or a sum."""
    return share(text) if re.search(r"[%‰]|分之", text) or _SHARE.fullmatch(squeezed(text)) else money(text)


def swift(text: str) -> str:
    stated = squeezed(text).upper()
    if not re.fullmatch(r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?", stated):
        raise NotError(messages.NO_SWIFT)
    return stated


def money(text: str) -> str:
    if text.lstrip().startswith(("-", "－", "−")):
        raise NotError(messages.NEGATIVE)
    value = parse_price(text)
    if value >= _MOST:
        raise NotError(messages.LONG)
    return plain(value)


def count(text: str) -> int:
    stated = _COUNTED.sub("", squeezed(text))
    try:
        value = int(stated.replace(",", "")) if re.fullmatch(r"[0-9][0-9,]{0,14}", stated) else parse_integer(stated)
    except ValueError as error:
        raise NotError(messages.NO_COUNT) from error
    return value


def date(text: str) -> str:
    found = _DAY.fullmatch(squeezed(text))
    try:
        return (datetime.date(*map(int, found.groups())) if found else parse_date(text)).isoformat()
    except NormalizeError:
        raise
    except ValueError as error:
        raise NotError(messages.NO_DATE) from error


def duration(text: str) -> str:
    stated = squeezed(text).upper()
    if _ISO.fullmatch(stated):
        return stated
    try:
        return parse_duration(text).iso()
    except ValueError as error:
        raise NotError(messages.NO_DURATION) from error


def squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
