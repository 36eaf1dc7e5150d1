"""The fields of an agreement as the desk shows them: what matters most first, and what was not read as well."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from hedui.desk import messages
from hedui.desk.opened import Opened
from hedui.desk.values import choices_of
from hedui.export import names
from hedui.export.labels import label_in, word_of_row
from hedui.messages import Message
from hedui.models.codes import AccountPurpose
from hedui.models.contract import Contract
from hedui.models.evidence import Evidence
from hedui.models.numbers import Duration
from hedui.review.entries import About, Entry
from hedui.review.fields import kind_of, parts_of
from hedui.review.pointers import leaves, lookup, positional
from hedui.settings import Language

_FIRST: tuple[tuple[Message, tuple[str, ...]], ...] = (
    (messages.GROUP_NUMBER, ("/number", "/title", "/date_signed")),
    (messages.GROUP_PARTIES, ()),
    (
        messages.GROUP_TOTAL,
        ("/total/amount", "/total/currency", "/total/words", "/total/words_amount", "/total/tax_rate"),
    ),
    (messages.GROUP_TERM, ("/period/duration", "/period/start_date", "/period/end_date")),
    (messages.GROUP_ACCOUNTS, ()),
)
_ROLES = ("甲方", "乙方")
_OF_PARTY = ("name", "tax_id", "legal_representative")
_OF_ACCOUNT = ("name", "number", "bank")
_PURPOSES = names.NAMES[AccountPurpose]
_OF_PURPOSE = Message("（{purpose}）", " ({purpose})")
_ACCOUNT = re.compile(r"/parties/([^/]+)/accounts/([^/]+)/(\w+)")
_SHARES = ("tax_rate", "late_fee_daily_rate", "/share")
_LENGTH = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(\d+)H)?")
_UNITS = ("年", "个月", "周", "天", "小时")


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field: where it lies, what it is called, its value in words, and what stands behind it."""

    pointer: str
    label: str
    value: str | None
    read: str | None
    """What was read, where a person put something else in its place."""
    entry: Entry | None
    is_contested: bool
    places: tuple[Evidence, ...]
    based: int
    choices: tuple[str, ...]

    @property
    def confidence(self) -> float:
        return min((place.confidence for place in self.places), default=1.0)


@dataclass(frozen=True, slots=True)
class Group:
    heading: str
    fields: tuple[FieldView, ...]


def groups(opened: Opened, lang: Language) -> tuple[list[Group], Group]:
    """What matters most, group by group, and all other fields."""
    named = {messages.GROUP_PARTIES: list(_of_parties(opened)), messages.GROUP_ACCOUNTS: list(_of_accounts(opened))}
    first = [(heading, named.get(heading) or list(pointers)) for heading, pointers in _FIRST]
    shown = {pointer for _, pointers in first for pointer in pointers}
    others = [pointer for pointer in _others(opened) if pointer not in shown]
    made = [Group(heading.say(lang), _views(pointers, opened, lang)) for heading, pointers in first]
    return made, Group(messages.GROUP_OTHERS.say(lang), _views(others, opened, lang))


def label_of(pointer: str, opened: Opened, lang: Language) -> str:
    """What the field at a lasting pointer is called."""
    account = _ACCOUNT.fullmatch(pointer)
    if account and account[2] in _PURPOSES:
        purpose = _OF_PURPOSE.say(lang, purpose=_PURPOSES[account[2]].say(lang))
        return f"{account[1]} {word_of_row('accounts', account[3], lang)}{purpose}"
    return label_in(opened.reviewed, positional(pointer, opened.contract), lang)


def in_words(pointer: str, value: object, lang: Language) -> str | None:
    """A plain value as people write it; the field's normaliser reads it back."""
    if value is None:
        return None
    choices = choices_of(pointer)
    if choices:
        member = ("no", "yes")[value] if isinstance(value, bool) else str(value)
        return choices[member].say(lang) if member in choices else member
    kinds = list(parts_of(kind_of(pointer)))
    if Duration in kinds:
        return _length(str(value), lang)
    if Decimal in kinds:
        return _number(pointer, str(value))
    return names.currency(str(value), lang) if pointer.endswith("/currency") else str(value)


def _of_parties(opened: Opened) -> Iterator[str]:
    rows = opened.contract["parties"]
    roles = [str(row["role"]) for row in rows]
    for role in dict.fromkeys((*_ROLES, *roles)):
        yield from (f"/parties/{role}/{name}" for name in _OF_PARTY)


def _of_accounts(opened: Opened) -> Iterator[str]:
    found = [pointer for pointer, _ in leaves(opened.contract) if _ACCOUNT.fullmatch(pointer)]
    accounts = dict.fromkeys(pointer.rpartition("/")[0] for pointer in found)
    for account in accounts or ["/parties/乙方/accounts/settlement"]:
        yield from (f"{account}/{name}" for name in _OF_ACCOUNT)


def _others(opened: Opened) -> Iterator[str]:
    """All values that are there, and the fields of the contract's sections that are not."""
    there = [pointer for pointer, _ in leaves(opened.contract) if kind_of(pointer) is not None]
    corrected = list(opened.decisions.values)
    empty = [f"/{section}/{name}" for section, name in _SECTIONS if kind_of(f"/{section}/{name}") is not None]
    order = {section: at for at, section in enumerate(Contract.model_fields)}
    found = dict.fromkeys((*there, *corrected, *empty))
    yield from sorted(found, key=lambda pointer: order.get(pointer.split("/")[1], 0))


def _sections() -> Iterator[tuple[str, str]]:
    for section, info in Contract.model_fields.items():
        yield from ((section, name) for name in getattr(info.annotation, "model_fields", ()))


_SECTIONS = tuple(_sections())


def _views(pointers: Iterable[str], opened: Opened, lang: Language) -> tuple[FieldView, ...]:
    return tuple(_view(pointer, opened, lang) for pointer in pointers)


def _view(pointer: str, opened: Opened, lang: Language) -> FieldView:
    entry = opened.decisions.of_value(pointer)
    before = opened.record.contract.model_dump(mode="json") if entry else None
    return FieldView(
        pointer=pointer,
        label=label_of(pointer, opened, lang),
        value=in_words(pointer, lookup(opened.contract, pointer), lang),
        read=in_words(pointer, lookup(before, pointer), lang) if entry else None,
        entry=entry,
        is_contested=pointer in opened.contested,
        places=_places(pointer, opened),
        based=opened.decisions.based(About.VALUE, pointer),
        choices=tuple(word.say(lang) for word in choices_of(pointer).values()),
    )


def _places(pointer: str, opened: Opened) -> tuple[Evidence, ...]:
    return opened.reviewed.evidence.get(positional(pointer, opened.contract), ())


def _number(pointer: str, value: str) -> str:
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    if pointer.endswith(_SHARES) or (pointer.endswith("/cap") and number <= 1):
        small = number < Decimal("0.01") and number != 0
        return f"{(number * (1000 if small else 100)).normalize():f}{'‰' if small else '%'}"
    return f"{number:,f}"


def _length(value: str, lang: Language) -> str:
    found = _LENGTH.fullmatch(value)
    if not found or lang is Language.EN:
        return value
    return "".join(f"{part}{unit}" for part, unit in zip(found.groups(), _UNITS, strict=True) if part) or value
