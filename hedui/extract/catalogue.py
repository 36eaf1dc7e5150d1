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
from hedui.extract.catalogue_messages import (
    FILE,
    LINE,
    NO_COLUMN,
    NO_FIELD,
    NO_GROUP,
    NO_REGEX,
    NO_ROLE,
    NO_TOML,
    NO_TYPE,
    OTHER_REASON,
    REASONS,
    SECOND_RULE,
    TOO_DEEP,
    UNREADABLE,
    WRONG_AT,
)
from hedui.extract.values import READERS
from hedui.messages import Message
from hedui.models.amendment import Amendment
from hedui.models.contract import (
    Account,
    Amends,
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
from hedui.settings import Language

_BLANKS = regex.compile(r"\s+")
ROLES = ("甲方", "乙方", "丙方")
_ROWS: dict[str, type[BaseModel]] = {
    "party": Party, "account": Account, "item": Item, "rate": Rate, "signature": Signature,
}  # fmt: skip
_SECTIONS: dict[str, type[BaseModel]] = {
    "total": Total, "payment": Payment, "period": Period, "messaging": Messaging, "support": Support,
    "liability": Liability, "dispute": Dispute, "amends": Amends, "amendment": Amendment,
}  # fmt: skip
FIELDS = frozenset(
    f"{section}.{name}" for section, model in (_ROWS | _SECTIONS).items() for name in model.model_fields
) | {"number", "title", "signed", "amends.opening", "amends.former"}
"""Every field that a label or a pattern may fill."""
MODELS: Mapping[str, type[BaseModel]] = _ROWS | _SECTIONS
"""The first step of a field → the model whose values its second step names."""
COLUMNS = FIELDS | {"index", "other", "discount", "rate.standard"}
"""Every meaning of a table's column."""


class WrongEntryError(Exception):
    """An entry of a catalogue file that cannot be: what is wrong, and at which entry of which table (from 0)."""

    def __init__(self, message: Message, table: str = "", index: int = 0, **facts: object) -> None:
        super().__init__(message.zh)
        self.message, self.table, self.index, self.facts = message, table, index, facts

    def refusal(self, name: str, text: str, lang: Language) -> CatalogueError:
        """One sentence with the file and the line of the entry."""
        line = _line_of(text, self.table, self.index)
        where = LINE.say(lang, name=name, line=line) if line else FILE.say(lang, name=name)
        return CatalogueError(f"{where}{self.message.say(lang, **self.facts)}")


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


class _File(_Entry):
    name: str = ""
    role: tuple[RoleWords, ...] = ()
    pair: tuple[Pair, ...] = ()
    label: tuple[Label, ...] = ()
    pattern: tuple[Pattern, ...] = ()
    column: tuple[Column, ...] = ()
    sum: tuple[Sum, ...] = ()
    supplement: tuple[Supplement, ...] = ()
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
        self.supplements: tuple[tuple[regex.Pattern[str], Supplement], ...] = ()
        macros: dict[str, str] = {}
        patterns: list[Pattern] = []
        compiled: list[CompiledPattern] = []
        for file in files:
            _check(file, {pattern.rule for pattern in patterns})
            self._add(file)
            macros |= file.macro
            patterns += file.pattern
            compiled += (CompiledPattern(p, _compile(p, macros, i)) for i, p in enumerate(file.pattern))
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
        self.supplements += tuple(
            (_plain_pattern(entry.pattern, "supplement", index), entry) for index, entry in enumerate(file.supplement)
        )
        for index, column in enumerate(file.column):
            self.columns |= {squeeze(word): column.field for word in column.spellings}
            if column.pattern is not None:
                self.column_patterns += ((_plain_pattern(column.pattern, "column", index), column.field),)


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


def _plain_pattern(pattern: str, table: str, index: int) -> regex.Pattern[str]:
    try:
        return regex.compile(pattern)
    except regex.error as error:
        raise WrongEntryError(NO_REGEX, table, index, pattern=pattern, reason=error) from error


def squeeze(text: str) -> str:
    """``text`` folded and without any blank: how words are compared."""
    return str(_BLANKS.sub("", fold(text, spaces=Spaces.DROP).text))


@dataclass(frozen=True, slots=True)
class UserFile:
    """A catalogue file of the user's own."""

    name: str
    text: str
    labels: tuple[Label, ...]
    patterns: tuple[CompiledPattern, ...]


def read_catalogue(extra: tuple[Path, ...], lang: Language) -> tuple[Catalogue, tuple[UserFile, ...]]:
    """hedui's own catalogue with the user's files after it, and these files.

    Raises ``CatalogueError``, one sentence in ``lang``, where a file cannot be read or says what is not understood.
    """
    own = sorted((entry for entry in resources.files("hedui.catalogue").iterdir()), key=lambda entry: entry.name)
    files = [_parse(entry.read_text("utf-8"), entry.name) for entry in own if entry.name.endswith(".toml")]
    catalogue = Catalogue(files)
    users: list[UserFile] = []
    for path in extra:
        name = str(path)
        try:
            text = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise CatalogueError(UNREADABLE.say(lang, name=name, reason=error)) from error
        try:
            files.append(_parse(text, name))
            known = len(catalogue.patterns)
            catalogue = Catalogue(files)
        except WrongEntryError as error:
            raise error.refusal(name, text, lang) from error
        users.append(UserFile(name, text, files[-1].label, catalogue.patterns[known:]))
    return catalogue, tuple(users)


def _parse(text: str, name: str) -> _File:
    try:
        data: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise WrongEntryError(NO_TOML, reason=error) from error
    except RecursionError as error:
        raise WrongEntryError(TOO_DEEP) from error
    try:
        return _File.model_validate(data | {"name": name})
    except ValidationError as error:
        first = error.errors()[0]
        table, index = (*first["loc"], 0)[:2]
        where = ".".join(str(step) for step in first["loc"])
        reason = REASONS.get(first["type"], OTHER_REASON)
        number = index if isinstance(index, int) else 0
        raise WrongEntryError(WRONG_AT, str(table), number, where=where, reason=reason) from error


def _line_of(text: str, table: str, index: int) -> int | None:
    """The line, from 1, on which the table's entry of that index (from 0) begins."""
    head = regex.compile(rf"\s*\[\[\s*{regex.escape(table)}\s*\]\]") if table else None
    lines = [number for number, line in enumerate(text.split("\n"), 1) if head is not None and head.match(line)]
    return lines[index] if index < len(lines) else None


def _check(file: _File, rules: set[str]) -> None:
    """Raise ``WrongEntryError`` where the file names a field, type, party or rule that cannot be."""
    _check_fields(file)
    for index, entry in enumerate(file.sum):
        if entry.pattern is not None:
            _plain_pattern(entry.pattern, "sum", index)
    for index, column in enumerate(file.column):
        if column.field not in COLUMNS:
            raise WrongEntryError(NO_COLUMN, "column", index, field=column.field, known=", ".join(sorted(COLUMNS)))
    for index, label in enumerate(file.label):
        if label.type not in READERS:
            raise WrongEntryError(NO_TYPE, "label", index, type=label.type, known=", ".join(sorted(READERS)))
    for index, role in enumerate(file.role):
        if role.role not in ROLES:
            raise WrongEntryError(NO_ROLE, "role", index, role=role.role, known=", ".join(ROLES))
    for index, pattern in enumerate(file.pattern):
        if pattern.rule in rules:
            raise WrongEntryError(SECOND_RULE, "pattern", index, rule=pattern.rule)
        rules.add(pattern.rule)


def _check_fields(file: _File) -> None:
    named = [("label", index, label.field) for index, label in enumerate(file.label)]
    named += [("sum", index, entry.field) for index, entry in enumerate(file.sum)]
    named += [
        ("pattern", index, field)
        for index, pattern in enumerate(file.pattern)
        for field in (*pattern.fields.values(), *pattern.constants)
    ]
    for table, index, field in named:
        if not set(_steps(field)) <= FIELDS:
            raise WrongEntryError(NO_FIELD, table, index, field=field)


def _steps(field: str) -> list[str]:
    """``account.bank+number`` is two fields of an account."""
    section, dot, steps = field.partition(".")
    return [f"{section}{dot}{step}" for step in steps.split("+")]


def _compile(pattern: Pattern, macros: dict[str, str], index: int) -> regex.Pattern[str]:
    expanded = pattern.pattern
    for _ in range(3):
        for name, body in macros.items():
            expanded = expanded.replace("{" + name + "}", f"(?:{body})")
    try:
        compiled = regex.compile(expanded, regex.VERBOSE)
    except regex.error as error:
        raise WrongEntryError(NO_REGEX, "pattern", index, pattern=pattern.rule, reason=error) from error
    if unknown := set(pattern.fields) - set(compiled.groupindex):
        raise WrongEntryError(NO_GROUP, "pattern", index, pattern=pattern.rule, groups=", ".join(sorted(unknown)))
    return compiled
