"""Telephone numbers in mainland China: mobile, landline with area code, 400/800, and short numbers (95, 96, 1xx).

Of other countries a number begins with the country's code. Sources: 工业和信息化部《电信网编号计划》 (2017), by which
area codes are 010, 02x and four figures from 03xx to 09xx; ITU-T E.164 and its list of country codes.

>>> parse_telephone("(0899) 6612399转801")
Telephone(number='0899-6612399转801', kind=<Kind.LANDLINE: 'landline'>)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from hedui.normalize.fault import Fault, NormalizeError
from hedui.normalize.plain import PlainTable


class TelephoneFault(Fault):
    EMPTY = ("没有填写", "nothing is filled in")
    CHARACTER = ("有不该出现的字符", "a character that has no place here")
    AREA_CODE = ("固定电话缺少区号", "a landline number without its area code")
    FORM = ("不是电话号码", "no telephone number in China")


class TelephoneError(NormalizeError):
    """The text is no telephone number."""


class Kind(StrEnum):
    MOBILE = "mobile"
    LANDLINE = "landline"
    SERVICE = "service"
    SHORT = "short"
    ABROAD = "abroad"


@dataclass(frozen=True, slots=True)
class Telephone:
    """A number as stated, without blanks; a bracketed area code is set off by a hyphen instead."""

    number: str
    kind: Kind


_TABLE = PlainTable({}, {"-": "‐‑–—―−‒", "转": "轉"}, dropped="_【】")
_COUNTRY = re.compile(r"\(?(?:\+86|0086|86(?=[-)]|1[3-9]))\)?-?")
_EXTENSION = r"(?:(?:-|转|分机|-?转分?机?|EXT\.?)[0-9]{1,6})?"
_LOCAL = r"[2-9][0-9]{2,3}-?[0-9]{4}"
_FORMS = {
    Kind.MOBILE: re.compile(r"1[3-9][0-9]-?[0-9]{4}-?[0-9]{4}|1[3-9][0-9]{2}-?[0-9]{3}-?[0-9]{4}"),
    Kind.LANDLINE: re.compile(
        rf"(?:0(?:10|2[0-57-9])-?[2-9][0-9]{{3}}-?[0-9]{{4}}|0[3-9][0-9]{{2}}-?{_LOCAL}){_EXTENSION}"
    ),
    Kind.SERVICE: re.compile(rf"(?:400|800)(?:-?[0-9]){{7}}{_EXTENSION}"),
    Kind.SHORT: re.compile(
        rf"(?:0(?:10|2[0-9]|[3-9][0-9]{{2}})-?)?(?:9[56][0-9]{{3,4}}|1[0-2][0-9]{{1,3}}){_EXTENSION}"
    ),
}
_COUNTRIES = (
    "2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|7|8[124]|9[0-58]|(?:2[1-69]|3[578]|42|5[09]|6[7-9]|8[0578]|9[679])[0-9]"
)
"""The codes of all countries but North America's and China's."""
_ABROAD = re.compile(
    rf"\(?(?:\+|00)(?:(?:{_COUNTRIES})\)?-?(?:[0-9]-?){{6,11}}[0-9]"
    rf"|1\)?-?\(?[2-9][0-9]{{2}}\)?-?[0-9]{{3}}-?[0-9]{{4}}){_EXTENSION}"
)
_AREA_IN_BRACKETS = re.compile(r"\((0[0-9]{2,3})\)-?")
_WITHOUT_AREA = re.compile(rf"{_LOCAL}{_EXTENSION}")
_ALLOWED = frozenset("0123456789-+()转分机EXT.")
_LONGEST = 40


def parse_telephone(text: str) -> Telephone:
    """The one number that ``text`` states. Raises ``TelephoneError``."""
    plain = text.translate(_TABLE)
    if not plain:
        raise TelephoneError(text, len(text), TelephoneFault.EMPTY)
    for index, character in enumerate(plain):
        if character not in _ALLOWED:
            raise TelephoneError(text, _TABLE.raw_position(text, index), TelephoneFault.CHARACTER)
    if len(plain) <= _LONGEST and _ABROAD.fullmatch(plain):
        return Telephone(plain, Kind.ABROAD)
    if len(plain) <= _LONGEST:
        number = _AREA_IN_BRACKETS.sub(r"\1-", plain, count=1)
        abroad = _COUNTRY.match(number)
        domestic = number[abroad.end() :] if abroad else number
        if kind := _kind_of(domestic, from_abroad=abroad is not None):
            return Telephone(number, kind)
        if _WITHOUT_AREA.fullmatch(domestic):
            raise TelephoneError(text, 0, TelephoneFault.AREA_CODE)
    raise TelephoneError(text, 0, TelephoneFault.FORM)


def _kind_of(domestic: str, *, from_abroad: bool) -> Kind | None:
    """What a number without the country's code is; dialled from abroad, an area code has lost its 0."""
    for kind, form in _FORMS.items():
        if form.fullmatch(domestic) or (from_abroad and kind is Kind.LANDLINE and form.fullmatch("0" + domestic)):
            return kind
    return None
