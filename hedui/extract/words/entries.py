"""The entries of catalogue files: what may stand in one, read and checked; a wrong one is told by its line."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Annotated, Any, TypeGuard, get_origin

import regex
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from hedui.extract.values.readers import READERS
from hedui.extract.words.messages import (
    FIELD_TWICE,
    KEY_REASONS,
    NO_COLUMN,
    NO_FIELD,
    NO_REGEX,
    NO_ROLE,
    NO_TOML,
    NO_TYPE,
    OWN_REASONS,
    SECOND_RULE,
    TOO_DEEP,
    WRONG_AT,
    WRONG_KEY,
)
from hedui.extract.words.own_entries import OwnCheck, OwnField
from hedui.extract.words.refusals import WrongEntryError
from hedui.extract.words.vetoes import Veto
from hedui.fingerprint import OWN_TABLES
from hedui.models import contract
from hedui.models.amendment import Amendment
from hedui.models.contract import ROLES, Account, Contract, Item, Notice, Party, Rate, Signature

_ROWS: dict[str, type[BaseModel]] = {
    "party": Party, "notice": Notice, "account": Account, "item": Item, "rate": Rate, "signature": Signature,
}  # fmt: skip
_APART = frozenset({"total", "copies", "deadlines"})
"""Sections of the contract whose values depend on each other."""


def plain_fields(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a model that hold one value: no list, no table and no model of its own."""
    return tuple(name for name, info in model.model_fields.items() if not _holds_several(info.annotation))


def _holds_several(annotation: object) -> bool:
    return get_origin(annotation) in (tuple, dict) or _is_model(annotation)


def _is_model(annotation: object) -> TypeGuard[type[BaseModel]]:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


_MODELS_OF_SECTIONS: dict[str, type[BaseModel]] = {
    name: info.annotation for name, info in Contract.model_fields.items() if _is_model(info.annotation)
}
SECTIONS: Mapping[str, tuple[str, ...]] = {
    name: plain_fields(model) for name, model in _MODELS_OF_SECTIONS.items() if name not in _APART
}
"""Section of the contract → its values that are chosen each for itself."""
ALONE = tuple(name for name in plain_fields(Contract) if name != "date_signed")
"""Values of the contract itself that are chosen each for itself."""
MODELS: Mapping[str, type[BaseModel]] = _ROWS | _MODELS_OF_SECTIONS | {"amendment": Amendment}
"""The first step of a field → the model whose values its second step names."""
FIELDS = frozenset(f"{section}.{name}" for section, model in MODELS.items() for name in model.model_fields) | {
    *ALONE,
    "signed",
    "amends.opening",
    "amends.former",
}
"""Every field that a label or a pattern may fill."""
_OF_KEY = ("enum", "tuple_type", "string_pattern_mismatch", "string_too_long")
"""Kinds of errors that a key of a field or a check has its own words for."""
COLUMNS = FIELDS | {"index", "other", "discount", "rate.standard"}
"""Every meaning of a table's column."""


class Where(StrEnum):
    """Where in an agreement a label means its field."""

    ANYWHERE = "anywhere"
    HEAD = "head"
    SIGNATURE = "signature"


def _one_of(value: object) -> object:
    return "|".join(value) if isinstance(value, list) and all(isinstance(one, str) for one in value) else value


Alternatives = Annotated[str, BeforeValidator(_one_of)]
"""A pattern, or a list of patterns of which one must match."""


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class RoleWords(_Entry):
    """Words for one of the parties."""

    role: str
    words: tuple[str, ...]


class Pair(_Entry):
    """Words for two opposite parties: whichever side an agreement calls 甲方, the other is 乙方."""

    first: tuple[str, ...] = Field(min_length=1)
    second: tuple[str, ...] = Field(min_length=1)


class OtherWords(_Entry):
    """Words for somebody who is no party: the details behind one are his."""

    words: tuple[str, ...] = Field(min_length=1)


class Label(_Entry):
    """Words that stand before a value."""

    field: str
    type: str
    spellings: tuple[str, ...] = Field(min_length=1)
    heads: tuple[str, ...] = Field(
        default=(), description="words at the end of longer labels that nobody listed: 联系人 of 合作联系人"
    )
    pattern: str | None = Field(default=None, description="what other words for it look like, as a whole")
    not_behind: tuple[str, ...] = Field(default=(), description="what makes another label of one with such an end")
    alone: bool = Field(
        default=False, description="another word right before makes another label of it: 证书编号 is no 编号"
    )
    place: Where = Where.ANYWHERE
    needs_role: bool = False
    rank: int = 0
    examples: tuple[tuple[str, str], ...] = ()
    counterexamples: tuple[str, ...] = ()


class Pattern(_Entry):
    """A sentence that states one value or several; each named group is a field's last step."""

    rule: str
    fields: dict[str, str] = Field(min_length=1, description="named group → field")
    pattern: str
    clue: tuple[str, ...] = Field(default=(), description="the text must contain one of these words at all")
    constants: dict[str, str] = Field(default_factory=dict, description="field → value that the sentence implies")
    rank: int = Field(default=0, description="among several statements of one field the lowest rank is the value")
    examples: tuple[tuple[str, dict[str, str]], ...] = Field(min_length=1)
    counterexamples: tuple[str, ...] = ()


class Column(_Entry):
    """Words over a column of a table."""

    field: str
    spellings: tuple[str, ...] = Field(min_length=1)
    pattern: str | None = Field(default=None, description="what other words for the column look like")


class Sum(_Entry):
    """What the total, or a part of it, is called in a sentence."""

    field: str
    spellings: tuple[str, ...] = Field(min_length=1)
    pattern: str | None = Field(default=None, description="what other words for it look like")
    alone: bool = Field(default=False, description="called so only where it is the one price of the agreement")
    examples: tuple[tuple[str, str], ...] = Field(min_length=1)
    counterexamples: tuple[str, ...] = ()


class Effect(StrEnum):
    """What a supplement does to the agreement that it amends."""

    CHANGES = "changes"
    RENEWS = "renews"
    ENDS = "ends"


class Supplement(_Entry):
    """How an agreement is called that amends another one."""

    effect: Effect
    pattern: str = Field(description="what its whole title, without blanks and book marks around it, looks like")
    examples: tuple[str, ...] = Field(min_length=1)
    counterexamples: tuple[str, ...] = ()


class KindOfAgreement(_Entry):
    """How an agreement of one kind is called, or what it says of itself at its beginning."""

    kind: contract.Kind
    title: Alternatives | None = Field(default=None, description="a pattern of words of its title, blanks left out")
    object: Alternatives | None = Field(
        default=None, description="a pattern of what it says first, where no title tells"
    )
    rank: int = Field(default=0, description="among several that a title names the lowest counts, then the last")
    examples: tuple[str, ...] = Field(default=(), description="titles of this kind")
    counterexamples: tuple[str, ...] = Field(default=(), description="titles of another kind, or of none")
    stated: tuple[str, ...] = Field(default=(), description="sentences that the object's pattern finds")
    denied: tuple[str, ...] = Field(default=(), description="sentences in which it finds nothing")


class Essential(_Entry):
    """What agreements of some kinds say, and the words of which one at least does."""

    name: str
    zh: str
    en: str
    kinds: tuple[contract.Kind, ...] = Field(default=(), description="kinds of which it is asked; empty: of all")
    words: str = Field(description="a pattern of words; one of them anywhere is enough")
    examples: tuple[str, ...] = Field(min_length=1)
    counterexamples: tuple[str, ...] = ()


class Offer(_Entry):
    """Alternatives of which one is to be chosen, as they stand side by side without a mark."""

    asked: str = Field(description="what stands right before a list of them")
    said: str | None = Field(default=None, description="what stands right before them in a sentence")
    one_of: tuple[str, ...] = Field(min_length=2, description="a pattern for each alternative")
    then: str = Field(default="", description="what must follow them in a sentence")
    examples: tuple[str, ...] = Field(min_length=1)
    counterexamples: tuple[str, ...] = ()


class Kind(StrEnum):
    """What a stretch could be a value of."""

    DAYS = "days"
    TERM = "term"
    DATE = "date"
    RATE = "rate"
    COPIES = "copies"
    HOURS = "hours"
    TELEPHONE = "telephone"
    CODE = "code"
    WAY = "way"
    CYCLE = "cycle"
    TIMING = "timing"
    MONEY = "money"
    FORUM = "forum"
    """A court, a tribunal, or going to one."""
    WORDS = "words"
    """A sum in words."""


class Fact(_Entry):
    """A field that the model of clauses may fill: what its values look like, and which words must be near one."""

    field: str
    kinds: tuple[str, ...] = Field(min_length=1, description="types of candidates")
    near: str = Field(description="a pattern of words of which one must stand near a candidate")
    never: str | None = Field(
        default=None, description="a pattern of words that, before a candidate, make it another's"
    )
    reach: int = Field(default=40, description="characters on either side that are near")
    most: float | None = Field(default=None, description="the highest value that there is")
    learned: tuple[str, ...] = Field(
        default=(), description="the fields by whose marks in the bank it is learned, if others"
    )
    least: float = Field(default=0.0, description="no probability below it is enough, whatever the model's threshold")
    says: str | None = Field(default=None, description="the value that a candidate means, where it does not state it")
    many: bool = Field(default=False, description="whether the agreement may state several values")
    held: bool = Field(default=False, description="whether each party has a value of its own, named before it")
    unless: tuple[str, ...] = Field(default=(), description="fields with which an agreement leaves this one open")
    day_type: str | None = Field(default=None, description="the field that says which days are counted")

    @property
    def name(self) -> str:
        """The field, and the value that a candidate means."""
        return self.field if self.says is None else f"{self.field}={self.says}"

    @property
    def said(self) -> regex.Pattern[str]:
        """``near``, compiled."""
        return regex.compile(self.near)

    @property
    def excluded(self) -> regex.Pattern[str]:
        """``never``, compiled."""
        return regex.compile(self.never if self.never is not None else r"(?!)")


class File(_Entry):
    name: str = ""
    role: tuple[RoleWords, ...] = ()
    pair: tuple[Pair, ...] = ()
    other: tuple[OtherWords, ...] = ()
    label: tuple[Label, ...] = ()
    pattern: tuple[Pattern, ...] = ()
    column: tuple[Column, ...] = ()
    sum: tuple[Sum, ...] = ()
    supplement: tuple[Supplement, ...] = ()
    kind: tuple[KindOfAgreement, ...] = ()
    essential: tuple[Essential, ...] = ()
    offer: tuple[Offer, ...] = ()
    fact: tuple[Fact, ...] = ()
    veto: tuple[Veto, ...] = ()
    concept: dict[str, str] = Field(default_factory=dict, description="words of one meaning, with blanks between")
    phrase: dict[str, Alternatives] = Field(
        default_factory=dict, description="words that a reader of sentences asks for by name"
    )
    macro: dict[str, Alternatives] = Field(default_factory=dict)
    notice: dict[str, str] = Field(default_factory=dict)
    field: tuple[OwnField, ...] = ()
    check: tuple[OwnCheck, ...] = ()


def plain_pattern(pattern: str, table: str, index: int) -> regex.Pattern[str]:
    try:
        return regex.compile(pattern)
    except regex.error as error:
        raise WrongEntryError(NO_REGEX, table, index, pattern=pattern, reason=error) from error


def parse(text: str, name: str, *, settings: bool = False) -> File:
    """The entries of a catalogue file, or of a settings file, of which only the fields and checks are looked at."""
    try:
        data: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise WrongEntryError(NO_TOML, reason=error) from error
    except RecursionError as error:
        raise WrongEntryError(TOO_DEEP) from error
    if settings:
        data = {table: entries for table, entries in data.items() if table in OWN_TABLES}
    try:
        return File.model_validate(data | {"name": name})
    except ValidationError as error:
        first = error.errors()[0]
        table, index, key = (*first["loc"], 0, "")[:3]
        number = index if isinstance(index, int) else 0
        why = OWN_REASONS.get(first["type"]) or (
            KEY_REASONS.get((str(table), str(key))) if first["type"] in _OF_KEY else None
        )
        reason = why or dict(first)
        steps = ".".join(step for step in first["loc"][1:] if isinstance(step, str))
        message = WRONG_KEY if steps else WRONG_AT
        raise WrongEntryError(message, str(table), number, str(key), where=table, entry=steps, reason=reason) from error


def check(file: File, rules: set[str], fields: Collection[str] = ()) -> None:
    """Raise ``WrongEntryError`` where the file names a field, type, party or rule that cannot be.

    ``rules`` and ``fields`` are the names of patterns and own fields that are taken.
    """
    _check_fields(file)
    for index, entry in enumerate(file.sum):
        if entry.pattern is not None:
            plain_pattern(entry.pattern, "sum", index)
    for index, fact in enumerate(file.fact):
        for words in (fact.near, fact.never or ""):
            plain_pattern(words, "fact", index)
        for kind in fact.kinds:
            if kind not in {*Kind}:
                raise WrongEntryError(NO_TYPE, "fact", index, type=kind, known=", ".join(Kind))
    for index, veto in enumerate(file.veto):
        for side in (veto.before, veto.behind):
            plain_pattern(side or "", "veto", index)
    for index, column in enumerate(file.column):
        if column.field not in COLUMNS:
            raise WrongEntryError(NO_COLUMN, "column", index, field=column.field, known=", ".join(sorted(COLUMNS)))
    for index, label in enumerate(file.label):
        if label.type not in READERS:
            raise WrongEntryError(NO_TYPE, "label", index, type=label.type, known=", ".join(sorted(READERS)))
    names = set(fields)
    for index, field in enumerate(file.field):
        if field.name in names:
            raise WrongEntryError(FIELD_TWICE, "field", index, "name", field=field.name)
        names.add(field.name)
    for index, role in enumerate(file.role):
        if role.role not in ROLES:
            raise WrongEntryError(NO_ROLE, "role", index, role=role.role, known=", ".join(ROLES))
    for index, pattern in enumerate(file.pattern):
        if pattern.rule in rules:
            raise WrongEntryError(SECOND_RULE, "pattern", index, rule=pattern.rule)
        rules.add(pattern.rule)


def _check_fields(file: File) -> None:
    named = [("label", index, label.field) for index, label in enumerate(file.label)]
    named += [("sum", index, entry.field) for index, entry in enumerate(file.sum)]
    named += [("fact", index, entry.field) for index, entry in enumerate(file.fact)]
    named += [
        ("pattern", index, field)
        for index, pattern in enumerate(file.pattern)
        for field in (*pattern.fields.values(), *pattern.constants)
    ]
    named += [("fact", i, other) for i, fact in enumerate(file.fact) for other in (fact.day_type,) if other]
    for table, index, field in named:
        if not set(_steps(field)) <= FIELDS:
            raise WrongEntryError(NO_FIELD, table, index, field=field)


def _steps(field: str) -> list[str]:
    """``account.bank+number`` is two fields of an account."""
    section, dot, steps = field.partition(".")
    return [f"{section}{dot}{step}" for step in steps.split("+")]
