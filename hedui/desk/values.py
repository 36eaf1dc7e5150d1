"""What a person types or picks becomes a value of its field, or is refused.

The field's own normaliser decides. A code whose check character is wrong, or a telephone that is none, is taken all the
same where a page states it so: what the agreement says is its value, and a finding says what is wrong with it.
"""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Callable, Mapping
from decimal import Decimal

from pydantic import JsonValue

from hedui.desk import messages, readers
from hedui.desk.readers import NotError, squeezed
from hedui.export.names import NAMES
from hedui.extract.candidates.convert import convert, period_word
from hedui.extract.own.values import as_plain, read_whole
from hedui.messages import CONTROL, Message
from hedui.models.custom import FieldType
from hedui.models.numbers import Duration
from hedui.normalize.fault import NormalizeError
from hedui.normalize.identifier import parse_access_code, parse_account_number, parse_bank_code, parse_tax_id
from hedui.review.fields import kind_of, parts_of
from hedui.review.pointers import steps
from hedui.settings import Language

_LONGEST = 500


_TRUTH = {"yes": Message("是", "yes"), "no": Message("否", "no")}


class RefusedError(ValueError):
    """What was typed is no value of the field; the message is a sentence for whoever typed it."""


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
            raise NotError(messages.EMPTY)
        if len(stated) > _LONGEST:
            raise NotError(messages.LONG)
        return _read(pointer, kind, stated, pages) if own is None else _own(own, stated)
    except NotError as error:
        reason = error.reason.say(lang)
    except NormalizeError as error:
        reason = error.reason if lang is Language.ZH else error.fault.en
    raise RefusedError(messages.NO_VALUE.say(lang, text=shown(stated), label=label, reason=reason))


def _read(pointer: str, kind: object, text: str, pages: str) -> JsonValue:
    last = steps(pointer)[-1]
    if "/accounts/" in pointer and last == "number":
        return readers.code(parse_account_number, text, pages)
    if last in _CODES or last.isdecimal():  # members of lists of telephones
        return readers.code(
            _CODES.get(last, readers.telephone if "telephones" in pointer else readers.text), text, pages
        )
    if last in _OF_FIELD:
        return _OF_FIELD[last](text)
    kinds = list(parts_of(kind))
    for known, reader in _OF_TYPE:
        if known in kinds:
            return reader(text)
    return _choice(pointer, text) if choices_of(pointer) else readers.text(text)


def _own(kind: FieldType, text: str) -> JsonValue:
    """The value of a field of the user's own; what has been read before reads as itself."""
    if kind is FieldType.DATE:
        return readers.date(text)
    if kind is FieldType.DURATION:
        return readers.duration(text)
    if kind is FieldType.PERCENT:
        return readers.share(text)
    value = as_plain(read_whole(kind, text))
    if value is None:
        raise NotError(messages.NO_SUCH)
    return value


def _choice(pointer: str, text: str) -> JsonValue:
    """One of the field's values, by its name in either language, itself, or another word for it."""
    stated, words = squeezed(text), choices_of(pointer)
    known = (value for value, word in words.items() if stated.lower() in (value, word.en) or stated.startswith(word.zh))
    value = next(known, None) or _other_word(pointer, stated, words)
    if value not in words:
        members = Message("、".join(each.zh for each in words.values()), ", ".join(each.en for each in words.values()))
        raise NotError(Message(f"只能是{members.zh}之一", f"it must be one of {members.en}"))
    return value == "yes" if "yes" in words else value


def _other_word(pointer: str, stated: str, words: Mapping[str, Message]) -> str | None:
    """What a word that agreements use for one of the values means (每年, 提交仲裁委员会), if it is one."""
    try:
        if "month" in words:
            return period_word(stated).value
        if "litigation" in words:
            return str(convert(".".join(steps(pointer)), stated))
    except ValueError:
        return None
    return None


def shown(text: str) -> str:
    """The text as a sentence quotes it."""
    return text if len(text) <= 40 else text[:40] + "…"


_CODES: dict[str, Callable[[str], str]] = {
    "tax_id": parse_tax_id,
    "bank_code": parse_bank_code,
    "id_number": readers.identity,
    "telephone": readers.telephone,
    "fax": readers.telephone,
    "complaint_telephone": readers.telephone,
    "email": readers.email,
    "access_code": parse_access_code,
    "own_access_code": parse_access_code,
}
_OF_FIELD: dict[str, Callable[[str], JsonValue]] = {
    "postcode": readers.postcode,
    "currency": readers.currency,
    "words": readers.words,
    "fee_words": readers.words,
    "tax_rate": readers.share,
    "late_fee_daily_rate": readers.share,
    "share": readers.share,
    "cap": readers.cap,
    "swift": readers.swift,
    "quantity": readers.money,
}
_OF_TYPE: tuple[tuple[object, Callable[[str], JsonValue]], ...] = (
    (Duration, readers.duration),
    (Decimal, readers.money),
    (int, readers.count),
    (datetime.date, readers.date),
)
