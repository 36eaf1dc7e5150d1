"""The fields that checks speak of: by the words that people use, by JSON Pointers, and the user's own."""

from __future__ import annotations

import datetime
import difflib
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from importlib import resources
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import regex
from pydantic import BaseModel

from hedui.extract import Catalogue, Extraction
from hedui.extract.words.catalogue import squeeze
from hedui.models.codes import ROLES, DayType
from hedui.models.contract import Contract, Period
from hedui.models.custom import FieldType, day_type
from hedui.models.numbers import Duration
from hedui.normalize.currency import named
from hedui.validate.own.quantities import YUAN, Kind, Length, Money, Value, calculate, length

_MONEY = frozenset({"amount", "net", "tax", "words_amount", "unit_price", "subtotal", "fee", "total"})
"""Last steps of pointers to sums of money; all other decimals are numbers."""
_OWN = {
    FieldType.AMOUNT: Kind.MONEY,
    FieldType.DATE: Kind.DATE,
    FieldType.DURATION: Kind.LENGTH,
    FieldType.PERCENT: Kind.NUMBER,
    FieldType.COUNT: Kind.NUMBER,
}
_ROLE = "{role}"
_KIND = regex.compile(r"(?<=/deposits/)\{(\w+)\}")
"""Where in a pointer the position of the deposit of that kind is to stand."""
_TERM = "/period/duration"


@dataclass(frozen=True, slots=True)
class Target:
    """What a name means: a pointer into the contract, in which a party's role stands for its position."""

    name: str
    pointer: str
    kind: Kind
    role: str | None = None
    upon: str = ""
    """A pattern of the instalment's condition, without which it is not what the name means."""

    def at(self, extraction: Extraction) -> str | None:
        """The pointer into this agreement's contract; None where it has no such party or deposit."""
        if kind := _KIND.search(self.pointer):
            kinds = (str(row) for row, deposit in enumerate(extraction.contract.deposits) if deposit.kind == kind[1])
            row = next(kinds, None)
            return _KIND.sub(row, self.pointer) if row is not None else None
        if self.role is None:
            return self.pointer
        parties = enumerate(extraction.contract.parties)
        index = next((str(index) for index, party in parties if party.role == self.role), None)
        return self.pointer.replace(_ROLE, index) if index is not None else None

    @property
    def by_role(self) -> str:
        """The pointer for any agreement, with the party's role where its position stands."""
        return str(_KIND.sub(r"\1", self.pointer)).replace(_ROLE, self.role or "")


@dataclass(frozen=True, slots=True)
class Stated:
    """A field's value in one agreement, and the pointer at which it stands."""

    value: Value | None
    pointer: str | None
    until: str | None = None
    """Where it ends, of a length that is told by its first day and its last."""


class UnknownNameError(Exception):
    """Nobody knows the name; the nearest that is known, or empty."""

    def __init__(self, nearest: str) -> None:
        super().__init__(nearest)
        self.nearest = nearest


class Names:
    """Every name that a check may use, with a catalogue's own fields before hedui's."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._roles = catalogue.roles
        self._own = dict(_of_own(catalogue))
        self._alone: dict[str, str] = {}
        self._of_party: dict[str, str] = {}
        self._upon: dict[str, str] = {}
        conditions = {entry["name"]: entry["words"] for entry in _table("condition")}
        for entry in _table("name"):
            words, pointer = tuple(map(squeeze, entry["words"])), entry["pointer"]
            into = self._of_party if _ROLE in pointer else self._alone
            into |= dict.fromkeys(words, pointer)
            if "upon" in entry:
                self._upon |= dict.fromkeys(words, conditions[entry["upon"]])

    def target(self, name: str) -> Target:
        """What the name means. Raises ``UnknownNameError``."""
        key = squeeze(name)
        if key in self._own:
            return self._own[key]
        if name.startswith("/"):
            return self._pointed(name)
        if key in self._alone:
            return replace(self._made(name, self._alone[key]), upon=self._upon.get(key, ""))
        return self._party(name, key)

    def all(self) -> list[str]:
        """The names for people, the user's own first; those of parties with 甲方 and 乙方."""
        parties = [f"{role}.{word}" for role in ROLES[:2] for word in self._of_party]
        return [*self._own, *self._alone, *parties]

    def _pointed(self, name: str) -> Target:
        if name.startswith("/custom/"):
            raise UnknownNameError(self._nearest(name.removeprefix("/custom/")))
        try:
            return self._made(name, name)
        except KeyError as error:
            pointers = [*_pointers(Contract, ""), *self._alone.values()]
            raise UnknownNameError(next(iter(difflib.get_close_matches(name, pointers, 1)), "")) from error

    def _party(self, name: str, key: str) -> Target:
        """乙方.名称, 乙方名称, 采购人.税号; a party alone is its name."""
        for end in range(len(key), 1, -1):
            role = self._roles.get(key[:end].rstrip("."))
            word = key[end:].lstrip(".") or "名称"
            if role is not None and word in self._of_party:
                return self._made(name, self._of_party[word], role)
        raise UnknownNameError(self._nearest(name))

    def _made(self, name: str, pointer: str, role: str | None = None) -> Target:
        return Target(name, pointer, kind_at(_KIND.sub("0", pointer.replace(_ROLE, "0"))), role)

    def _nearest(self, name: str) -> str:
        return next(iter(difflib.get_close_matches(squeeze(name), self.all(), 1, 0.5)), "")


def _of_own(catalogue: Catalogue) -> Iterator[tuple[str, Target]]:
    """The user's own fields by name, labels and title; of two that share a word the first counts."""
    for own in reversed(catalogue.own):
        declared = own.declared
        for word in (*own.labels, own.name, declared.title, f"/custom/{own.name}"):
            kind = _OWN.get(own.type, Kind.TEXT)
            yield squeeze(word), Target(declared.title, f"/custom/{own.name}", kind)


def kind_at(pointer: str) -> Kind:
    """What stands at a pointer into a contract. Raises ``KeyError`` where nothing can."""
    annotation: object = Contract
    for step in pointer[1:].split("/"):
        annotation = _step(annotation, step)
    kinds = set(_plain(annotation))
    if Duration in kinds:
        return Kind.LENGTH
    if Decimal in kinds:
        return Kind.MONEY if pointer.rsplit("/", 1)[-1] in _MONEY else Kind.NUMBER
    for kind, name in ((bool, Kind.FLAG), (int, Kind.NUMBER), (datetime.date, Kind.DATE)):
        if kind in kinds:
            return name
    if any(isinstance(kind, type) and issubclass(kind, str) for kind in kinds):
        return Kind.TEXT
    raise KeyError(pointer)


def _step(annotation: object, step: str) -> object:
    """What stands below an annotation. Raises ``KeyError``."""
    for kind in _plain(annotation):
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            return kind.model_fields[step].annotation
        if get_origin(kind) is tuple and step.isdecimal():
            return get_args(kind)[0]
        if get_origin(kind) is dict:
            return get_args(kind)[1]
    raise KeyError(step)


def _plain(annotation: object) -> Iterator[object]:
    """The annotation with what it is a union of, or annotates."""
    yield annotation
    if get_origin(annotation) in (Union, UnionType, Annotated):
        for inner in get_args(annotation):
            yield from _plain(inner)


def _pointers(model: type[BaseModel], above: str) -> Iterator[str]:
    """The pointers to the plain values of a model, lists left out."""
    for name, info in model.model_fields.items():
        if isinstance(info.annotation, type) and issubclass(info.annotation, BaseModel):
            yield from _pointers(info.annotation, f"{above}/{name}")
        else:
            yield f"{above}/{name}"


def stated(target: Target, extraction: Extraction) -> Stated:
    """The field's value in an agreement; None where it is not stated or cannot be told."""
    pointer = target.at(extraction)
    if pointer is None or not _is_meant(target, pointer, extraction):
        return Stated(None, None)
    found = _found(pointer, extraction)
    if found is None and pointer == _TERM:
        return _by_its_days(extraction.contract.period)
    return Stated(None if found is None else _value(target.kind, found, pointer, extraction), pointer)


def _by_its_days(period: Period) -> Stated:
    """The length of a period that states none, from its first day to its last; neither day may lack."""
    first, last = period.start_date, period.end_date
    if first is None or last is None or not first <= last < datetime.date.max:
        return Stated(None, _TERM)
    return Stated(_between(first, last), "/period/start_date", "/period/end_date")


def _between(first: datetime.date, last: datetime.date) -> Length:
    """How long it is from one day to another, which some count as both and some as one: whole months where it is so
    many either way, else days."""
    for end in (last + datetime.timedelta(days=1), last):
        months = Length(12 * (end.year - first.year) + end.month - first.month, Decimal(0))
        if months.months and calculate("+", first, months) == end:
            return months
    return Length(0, Decimal((last - first).days + 1))


def _is_meant(target: Target, pointer: str, extraction: Extraction) -> bool:
    """Whether what the name needs beside its value stands there."""
    beside = pointer.rpartition("/")[0] + "/condition"
    return not target.upon or regex.search(target.upon, str(_found(beside, extraction) or "")) is not None


def _found(pointer: str, extraction: Extraction) -> object:
    """What stands at a pointer into this agreement's contract."""
    found: object = extraction.contract
    for step in pointer[1:].split("/"):
        if isinstance(found, tuple):
            found = found[int(step)] if step.isdecimal() and int(step) < len(found) else None
        else:
            found = found.get(step) if isinstance(found, Mapping) else getattr(found, step, None)
    return found


def _value(kind: Kind, found: object, pointer: str, extraction: Extraction) -> Value | None:
    match kind:
        case Kind.MONEY:
            currency, known = _currency(pointer, extraction)
            return Money(Decimal(str(found)), currency) if known else None
        case Kind.NUMBER:
            return Decimal(str(found))
        case Kind.LENGTH:
            return _length(str(found), pointer, extraction)
        case Kind.DATE:
            return found if isinstance(found, datetime.date) else datetime.date.fromisoformat(str(found))
        case Kind.FLAG:
            return bool(found)
    return str(found)


def _length(found: str, pointer: str, extraction: Extraction) -> Length:
    """A length of time; the days of one of the user's own may be working days."""
    name = pointer.removeprefix("/custom/")
    days = extraction.contract.custom.get(day_type(name)) if name != pointer else None
    return replace(length(found), working=days == DayType.WORKING)


def _currency(pointer: str, extraction: Extraction) -> tuple[str | None, bool]:
    """The currency of a sum, and whether there is no doubt about it."""
    if pointer.startswith("/custom/"):
        first = next(iter(extraction.sources.get(pointer, ())), None)
        codes = named(extraction.layout.text.raw[first.start : first.end + 2]) if first is not None else frozenset()
        return next(iter(codes), None), len(codes) < 2
    seen = {str(mention.value) for mention in extraction.of("total.currency")}
    return extraction.contract.total.currency or (None if seen else YUAN), len(seen) < 2


@cache
def _table(table: str) -> tuple[Mapping[str, Any], ...]:
    data = tomllib.loads(resources.files("hedui.validate.own").joinpath("names.toml").read_text("utf-8"))
    return tuple(data[table])


@cache
def said() -> Mapping[str, str]:
    """What people call a value that the record has a word of its own for → that word."""
    return {squeeze(word): entry["value"] for entry in _table("word") for word in entry["words"]}


__all__ = ["Kind", "Length", "Names", "Stated", "Target", "UnknownNameError", "kind_at", "said", "stated"]
