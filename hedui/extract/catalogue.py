"""The catalogue: which words name which field. Data in TOML files, so that users can add their own."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

import regex
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from hedui.errors import CatalogueError
from hedui.extract.values import READERS
from hedui.models.contract import (
    Account,
    Dispute,
    Item,
    Liability,
    Messaging,
    Party,
    Payment,
    Period,
    Rate,
    Signature,
    Support,
    Total,
)
from hedui.normalize.fold import Spaces, fold

_BLANKS = regex.compile(r"\s+")
ROLES = ("甲方", "乙方", "丙方")
_ROWS: dict[str, type[BaseModel]] = {
    "party": Party, "account": Account, "item": Item, "rate": Rate, "signature": Signature,
}  # fmt: skip
_SECTIONS: dict[str, type[BaseModel]] = {
    "total": Total, "payment": Payment, "period": Period, "messaging": Messaging, "support": Support,
    "liability": Liability, "dispute": Dispute,
}  # fmt: skip
FIELDS = frozenset(
    f"{section}.{name}" for section, model in (_ROWS | _SECTIONS).items() for name in model.model_fields
) | {"number", "title", "signed"}
"""Every field that a label or a pattern may fill."""
COLUMNS = FIELDS | {"index", "other", "discount", "rate.standard"}
"""Every meaning of a table's column."""


class Where(StrEnum):
    """Where in an agreement a label means its field."""

    ANYWHERE = "anywhere"
    HEAD = "head"
    SIGNATURE = "signature"


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


class Label(_Entry):
    """Words that stand before a value."""

    field: str
    type: str
    spellings: tuple[str, ...] = Field(min_length=1)
    heads: tuple[str, ...] = Field(
        default=(), description="words at the end of longer labels that nobody listed: 联系人 of 合作联系人"
    )
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


class _File(_Entry):
    name: str = ""
    role: tuple[RoleWords, ...] = ()
    pair: tuple[Pair, ...] = ()
    label: tuple[Label, ...] = ()
    pattern: tuple[Pattern, ...] = ()
    column: tuple[Column, ...] = ()
    sum: tuple[Sum, ...] = ()
    macro: dict[str, str] = Field(default_factory=dict)


@dataclass(frozen=True)
class CompiledPattern:
    """A pattern ready to run."""

    source: Pattern
    regex: regex.Pattern[str]


class Catalogue:
    """Everything that the catalogue files say, ready for look-up by squeezed words."""

    def __init__(self, files: Iterable[_File]) -> None:
        self.roles: dict[str, str] = {}
        self.labels: dict[str, tuple[Label, ...]] = {}
        self.columns: dict[str, str] = {}
        self.column_patterns: tuple[tuple[regex.Pattern[str], str], ...] = ()
        self.entries: tuple[Label, ...] = ()
        self.heads: dict[str, tuple[Label, ...]] = {}
        """Words at the end of labels that nobody listed."""
        self.pairs: tuple[Pair, ...] = ()
        self.sums: tuple[Sum, ...] = ()
        macros: dict[str, str] = {}
        patterns: list[Pattern] = []
        compiled: list[CompiledPattern] = []
        for file in files:
            _check(file, {pattern.rule for pattern in patterns})
            self._add(file)
            macros |= file.macro
            patterns += file.pattern
            compiled += (CompiledPattern(p, _compile(p, macros, file.name)) for p in file.pattern)
        self.longest_label = max(map(len, self.labels), default=0)
        self.role_prefix = _prefix(self.roles)
        self.account_words = _account_words(self.labels)
        """A label about an account or its holder at the start of a phrase, with something behind it."""
        self.patterns = tuple(compiled)

    def with_roles(self, words: Mapping[str, str]) -> Catalogue:
        """The catalogue with more words for parties, such as an agreement explains for itself.

        The same words give the same catalogue: agreements made on one form explain the same words.
        """
        return _with_roles(self, frozenset(words.items()))

    def _add(self, file: _File) -> None:
        for role in file.role:
            self.roles |= {squeeze(word): role.role for word in role.words}
        self.pairs += file.pair
        for pair in file.pair:
            for words, by_convention in ((pair.first, "甲方"), (pair.second, "乙方")):
                self.roles |= {word: self.roles.get(word, by_convention) for word in words}
        for label in file.label:
            for spelling in label.spellings:
                key = squeeze(spelling)
                if label not in self.labels.get(key, ()):
                    self.labels[key] = (*self.labels.get(key, ()), label)
            for head in map(squeeze, label.heads):
                self.heads[head] = (*self.heads.get(head, ()), label)
        self.entries += file.label
        self.sums += file.sum
        for column in file.column:
            self.columns |= {squeeze(word): column.field for word in column.spellings}
            if column.pattern is not None:
                self.column_patterns += ((_plain_pattern(column.pattern, file.name), column.field),)


@lru_cache(maxsize=64)
def _with_roles(catalogue: Catalogue, words: frozenset[tuple[str, str]]) -> Catalogue:
    extended = copy(catalogue)
    extended.roles = dict(sorted(words)) | catalogue.roles
    extended.role_prefix = _prefix(extended.roles)
    return extended


def _prefix(words: Iterable[str]) -> regex.Pattern[str]:
    return regex.compile("(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")")


def _account_words(labels: Mapping[str, tuple[Label, ...]]) -> regex.Pattern[str]:
    words = [
        key
        for key, meanings in labels.items()
        if all(x.field.startswith(("account.", "party.")) and not x.needs_role for x in meanings)
    ]
    listed = "|".join(sorted(map(regex.escape, words), key=len, reverse=True))
    return regex.compile(rf"(?:^|[,;:、，；\s])(?P<word>{listed})(?:为|是|位于)?(?=[^\s:：,，。]|\s\S)")


def _plain_pattern(pattern: str, name: str) -> regex.Pattern[str]:
    try:
        return regex.compile(pattern)
    except regex.error as error:
        raise CatalogueError(f"The catalogue file {name}: the pattern {pattern} is wrong: {error}") from error


def squeeze(text: str) -> str:
    """``text`` folded and without any blank: how words are compared."""
    return str(_BLANKS.sub("", fold(text, spaces=Spaces.DROP).text))


@lru_cache(maxsize=8)
def load_catalogue(extra: tuple[Path, ...] = ()) -> Catalogue:
    """hedui's own catalogue with the user's files after it.

    Raises ``CatalogueError`` where a file cannot be read or says something that is not understood.
    """
    own = sorted((entry for entry in resources.files("hedui.catalogue").iterdir()), key=lambda entry: entry.name)
    files = [_parse(entry.read_text("utf-8"), entry.name) for entry in own if entry.name.endswith(".toml")]
    for path in extra:
        try:
            files.append(_parse(path.read_text("utf-8"), str(path)))
        except (OSError, UnicodeDecodeError) as error:
            raise CatalogueError(f"The catalogue file {path} cannot be read: {error}") from error
    return Catalogue(files)


def _parse(text: str, name: str) -> _File:
    try:
        data: dict[str, Any] = tomllib.loads(text)
        return _File.model_validate(data | {"name": name})
    except tomllib.TOMLDecodeError as error:
        raise CatalogueError(f"The catalogue file {name} is not valid TOML: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(step) for step in first["loc"])
        raise CatalogueError(f"The catalogue file {name} is wrong at {where}: {first['msg']}") from error


def _check(file: _File, rules: set[str]) -> None:
    """Raise ``CatalogueError`` where the file names a field, type, party or rule that cannot be."""
    fields = [(f"label {label.spellings[0]}", label.field) for label in file.label]
    fields += [(f"pattern {p.rule}", field) for p in file.pattern for field in (*p.fields.values(), *p.constants)]
    fields += [(f"sum {entry.spellings[0]}", entry.field) for entry in file.sum]
    for where, field in fields:
        if not set(_steps(field)) <= FIELDS:
            raise CatalogueError(f"The catalogue file {file.name} names at {where} a field that is none: {field}")
    for entry in file.sum:
        if entry.pattern is not None:
            _plain_pattern(entry.pattern, file.name)
    for column in file.column:
        if column.field not in COLUMNS:
            known = ", ".join(sorted(COLUMNS))
            raise CatalogueError(f"The catalogue file {file.name}: {column.field} is no column; known: {known}")
    for label in file.label:
        if label.type not in READERS:
            known = ", ".join(sorted(READERS))
            raise CatalogueError(f"The catalogue file {file.name}: {label.type} is no type of value; known: {known}")
    for role in file.role:
        if role.role not in ROLES:
            raise CatalogueError(f"The catalogue file {file.name}: {role.role} is no party; known: {', '.join(ROLES)}")
    for pattern in file.pattern:
        if pattern.rule in rules:
            raise CatalogueError(f"The catalogue file {file.name} names a second pattern {pattern.rule}")
        rules.add(pattern.rule)


def _steps(field: str) -> list[str]:
    """``account.bank+number`` is two fields of an account."""
    section, dot, steps = field.partition(".")
    return [f"{section}{dot}{step}" for step in steps.split("+")]


def _compile(pattern: Pattern, macros: dict[str, str], file: str) -> regex.Pattern[str]:
    expanded = pattern.pattern
    for _ in range(3):
        for name, body in macros.items():
            expanded = expanded.replace("{" + name + "}", f"(?:{body})")
    try:
        compiled = regex.compile(expanded, regex.VERBOSE)
    except regex.error as error:
        raise CatalogueError(
            f"The catalogue file {file}: the pattern {pattern.rule} does not compile: {error}"
        ) from error
    unknown = set(pattern.fields) - set(compiled.groupindex)
    if unknown:
        raise CatalogueError(
            f"The catalogue file {file}: the pattern {pattern.rule} has no group named {', '.join(sorted(unknown))}"
        )
    return compiled
