"""What a person types or picks becomes a value of its field, or is refused.

The field's own normaliser decides. A code whose check character is wrong, or a telephone that is none, is taken all the
same where a page states it so: what the agreement says is its value, and a finding says what is wrong with it.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal

from pydantic import JsonValue
from stdnum.cn import ric

from hedui.desk import messages
from hedui.export.names import NAMES
from hedui.extract.candidates.convert import convert, period_word
from hedui.extract.own.values import as_plain, read_whole
from hedui.messages import CONTROL, Message
from hedui.models.contract import Duration, plain
from hedui.models.custom import FieldType
from hedui.normalize.amount import parse_amount, parse_price
from hedui.normalize.currency import currency_of
from hedui.normalize.date import parse_date
from hedui.normalize.duration import parse_duration
from hedui.normalize.fault import NormalizeError
from hedui.normalize.identifier import parse_access_code, parse_account_number, parse_bank_code, parse_tax_id
from hedui.normalize.numeral import parse_integer
from hedui.normalize.percent import parse_percent
from hedui.normalize.telephone import parse_telephone
from hedui.review.fields import kind_of, parts_of
from hedui.review.pointers import steps
from hedui.settings import Language

_LONGEST = 500
_ADDRESS = re.compile(r"[\w.+\-]{1,64}@[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){1,5}")
_ISO = re.compile(r"P(?=.)(?:\d{1,4}Y)?(?:\d{1,4}M)?(?:\d{1,4}W)?(?:\d{1,5}D)?(?:T(?=.)(?:\d{1,4}H)?(?:\d{1,4}M)?)?")
_DAY = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})")
_COUNTED = re.compile(r"(?:个?(?:工作|自然|日历)?[日天]|份|期|个月|小时|次|条)$")
_SHARE = re.compile(r"0?\.\d{1,10}|0|1")
_CODE = re.compile(r"[A-Z]{3}")
_MOST = Decimal(10) ** 15


_TRUTH = {"yes": Message("是", "yes"), "no": Message("否", "no")}


class RefusedError(ValueError):
    """What was typed is no value of the field; the message is a sentence for whoever typed it."""


class _NotError(ValueError):
    """Why a text is no value, in both languages."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason.en)
        self.reason = reason


def choices_of(pointer: str) -> dict[str, Message]:
    """The values that the field at a pointer may have, with what they are called; none where it is no choice."""
    kinds = list(parts_of(kind_of(pointer)))
    return _TRUTH if bool in kinds else next((words for kind, words in NAMES.items() if kind in kinds), {})


def value_of(
    pointer: str, text: str, label: str, pages: str, lang: Language, own: FieldType | None = None
) -> JsonValue:
    """The plain value that ``text`` states at a lasting pointer into the contract.

    ``label``: what the field is called; ``pages``: the agreement's page texts; ``own``: the type of a
    field of the user's own. Raises ``RefusedError``.
    """
    kind = kind_of(pointer)
    if kind is None:
        raise RefusedError(messages.NO_FIELD.say(lang))
    stated = CONTROL.sub("", unicodedata.normalize("NFC", text)).strip()
    try:
        if not stated:
            raise _NotError(messages.EMPTY)
        if len(stated) > _LONGEST:
            raise _NotError(messages.LONG)
        return _read(pointer, kind, stated, pages) if own is None else _own(own, stated)
    except _NotError as error:
        reason = error.reason.say(lang)
    except NormalizeError as error:
        reason = error.reason if lang is Language.ZH else error.fault.en
    raise RefusedError(messages.NO_VALUE.say(lang, text=_shown(stated), label=label, reason=reason))


def _read(pointer: str, kind: object, text: str, pages: str) -> JsonValue:
    last = steps(pointer)[-1]
    if "/accounts/" in pointer and last == "number":
        return _code(parse_account_number, text, pages)
    if last in _CODES or last.isdecimal():  # members of lists of telephones
        return _code(_CODES.get(last, _telephone if "telephones" in pointer else _text), text, pages)
    if last in _OF_FIELD:
        return _OF_FIELD[last](text)
    kinds = list(parts_of(kind))
    for known, reader in _OF_TYPE:
        if known in kinds:
            return reader(text)
    return _choice(pointer, text) if choices_of(pointer) else _text(text)


def _own(kind: FieldType, text: str) -> JsonValue:
    """The value of a field of the user's own; what has been read before reads as itself."""
    if kind is FieldType.DATE:
        return _date(text)
    if kind is FieldType.DURATION:
        return _duration(text)
    if kind is FieldType.PERCENT:
        return _share(text)
    value = as_plain(read_whole(kind, text))
    if value is None:
        raise _NotError(messages.NO_SUCH)
    return value


def _code(parse: Callable[[str], str], text: str, pages: str) -> str:
    """A code; one that is none is taken where a page states it."""
    try:
        return parse(text)
    except ValueError:
        stated = _squeezed(text)
        if len(stated) < 4 or not re.search(r"[0-9A-Za-z]", stated) or stated not in _squeezed(pages):
            raise
        return stated if parse is _telephone else stated.replace("-", "") if parse is not _email else stated


def _telephone(text: str) -> str:
    return parse_telephone(text).number


def _email(text: str) -> str:
    stated = _squeezed(text)
    if not _ADDRESS.fullmatch(stated):
        raise _NotError(messages.NO_EMAIL)
    return stated


def _postcode(text: str) -> str:
    stated = _squeezed(text)
    if not re.fullmatch(r"[0-9]{6}", stated):
        raise _NotError(messages.NO_POSTCODE)
    return stated


def _identity(text: str) -> str:
    stated = _squeezed(text).upper()
    if not ric.is_valid(stated):
        raise _NotError(messages.NO_ID)
    return stated


def _currency(text: str) -> str:
    if _CODE.fullmatch(text.upper()):
        text = text.upper()
    code = currency_of(text)
    if code is None:
        raise _NotError(messages.NO_CURRENCY)
    return code


def _words(text: str) -> str:
    """An amount in words as it stands, which must be one."""
    stated = _squeezed(text).removeprefix("人民币").lstrip(":")
    parse_amount(stated)
    if re.search(r"[0-9]", stated):
        raise _NotError(messages.NO_NUMBER)
    return stated


def _text(text: str) -> str:
    made = re.sub(r"\s+", " ", text)
    made = re.sub(r"(?<=[⺀-鿿＀-￯]) | (?=[⺀-鿿＀-￯])", "", made)
    if not re.search(r"\w", made):
        raise _NotError(messages.NO_NAME)
    return made


def _share(text: str) -> str:
    """6%, 3‰ or 0.06 as a fraction."""
    stated = _squeezed(text)
    value = Decimal(stated) if _SHARE.fullmatch(stated) else None
    if value is None:
        try:
            value = parse_percent(stated)
        except ValueError as error:
            raise _NotError(messages.NO_SHARE) from error
    return plain(value)


def _cap(text: str) -> str:
    """A share of the total, or a sum."""
    return _share(text) if re.search(r"[%‰]|分之", text) or _SHARE.fullmatch(_squeezed(text)) else _money(text)


def _swift(text: str) -> str:
    stated = _squeezed(text).upper()
    if not re.fullmatch(r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?", stated):
        raise _NotError(messages.NO_SWIFT)
    return stated


def _money(text: str) -> str:
    if text.lstrip().startswith(("-", "－", "−")):
        raise _NotError(messages.NEGATIVE)
    value = parse_price(text)
    if value >= _MOST:
        raise _NotError(messages.LONG)
    return plain(value)


def _count(text: str) -> int:
    stated = _COUNTED.sub("", _squeezed(text))
    try:
        value = int(stated.replace(",", "")) if re.fullmatch(r"[0-9][0-9,]{0,14}", stated) else parse_integer(stated)
    except ValueError as error:
        raise _NotError(messages.NO_COUNT) from error
    return value


def _date(text: str) -> str:
    found = _DAY.fullmatch(_squeezed(text))
    try:
        return (datetime.date(*map(int, found.groups())) if found else parse_date(text)).isoformat()
    except NormalizeError:
        raise
    except ValueError as error:
        raise _NotError(messages.NO_DATE) from error


def _duration(text: str) -> str:
    stated = _squeezed(text).upper()
    if _ISO.fullmatch(stated):
        return stated
    try:
        return parse_duration(text).iso()
    except ValueError as error:
        raise _NotError(messages.NO_DURATION) from error


def _choice(pointer: str, text: str) -> JsonValue:
    """One of the field's values, by its name in either language, itself, or another word for it."""
    stated, words = _squeezed(text), choices_of(pointer)
    known = (value for value, word in words.items() if stated.lower() in (value, word.en) or stated.startswith(word.zh))
    value = next(known, None)
    try:
        if value is None and "month" in words:
            value = period_word(stated).value
        elif value is None and "litigation" in words:
            value = str(convert(".".join(steps(pointer)), stated))
    except ValueError:
        value = None
    if value not in words:
        members = Message("、".join(each.zh for each in words.values()), ", ".join(each.en for each in words.values()))
        raise _NotError(Message(f"只能是{members.zh}之一", f"it must be one of {members.en}"))
    return value == "yes" if "yes" in words else value


def _squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _shown(text: str) -> str:
    return text if len(text) <= 40 else text[:40] + "…"


_CODES: dict[str, Callable[[str], str]] = {
    "tax_id": parse_tax_id,
    "bank_code": parse_bank_code,
    "id_number": _identity,
    "telephone": _telephone,
    "fax": _telephone,
    "complaint_telephone": _telephone,
    "email": _email,
    "access_code": parse_access_code,
    "own_access_code": parse_access_code,
}
_OF_FIELD: dict[str, Callable[[str], JsonValue]] = {
    "postcode": _postcode,
    "currency": _currency,
    "words": _words,
    "fee_words": _words,
    "tax_rate": _share,
    "late_fee_daily_rate": _share,
    "share": _share,
    "cap": _cap,
    "swift": _swift,
    "quantity": _money,
}
_OF_TYPE: tuple[tuple[object, Callable[[str], JsonValue]], ...] = (
    (Duration, _duration),
    (Decimal, _money),
    (int, _count),
    (datetime.date, _date),
)
