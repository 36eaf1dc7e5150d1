"""The catalogue: which words name which field. Data in TOML files, so that users can add their own."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

import regex
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from hedui.errors import CatalogueError
from hedui.normalize.fold import Spaces, fold

_BLANKS = regex.compile(r"\s+")


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


class Label(_Entry):
    """Words that stand before a value."""

    field: str
    type: str
    spellings: tuple[str, ...] = Field(min_length=1)
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


class _File(_Entry):
    role: tuple[RoleWords, ...] = ()
    label: tuple[Label, ...] = ()
    pattern: tuple[Pattern, ...] = ()
    column: tuple[Column, ...] = ()
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
        self.entries: tuple[Label, ...] = ()
        macros: dict[str, str] = {}
        patterns: list[Pattern] = []
        for file in files:
            self._add(file)
            macros |= file.macro
            patterns += file.pattern
        self.longest_label = max(map(len, self.labels), default=0)
        self.role_prefix = regex.compile("(?:" + "|".join(sorted(self.roles, key=len, reverse=True)) + ")")
        self.patterns = tuple(CompiledPattern(p, _compile(p, macros)) for p in patterns)

    def _add(self, file: _File) -> None:
        for role in file.role:
            self.roles |= {squeeze(word): role.role for word in role.words}
        for label in file.label:
            for spelling in label.spellings:
                key = squeeze(spelling)
                if label not in self.labels.get(key, ()):
                    self.labels[key] = (*self.labels.get(key, ()), label)
        self.entries += file.label
        for column in file.column:
            self.columns |= {squeeze(word): column.field for word in column.spellings}


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
        return _File.model_validate(data)
    except tomllib.TOMLDecodeError as error:
        raise CatalogueError(f"The catalogue file {name} is not valid TOML: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(step) for step in first["loc"])
        raise CatalogueError(f"The catalogue file {name} is wrong at {where}: {first['msg']}") from error


def _compile(pattern: Pattern, macros: dict[str, str]) -> regex.Pattern[str]:
    expanded = pattern.pattern
    for _ in range(3):
        for name, body in macros.items():
            expanded = expanded.replace("{" + name + "}", f"(?:{body})")
    try:
        compiled = regex.compile(expanded, regex.VERBOSE)
    except regex.error as error:
        raise CatalogueError(f"The pattern {pattern.rule} does not compile: {error}") from error
    unknown = set(pattern.fields) - set(compiled.groupindex)
    if unknown:
        raise CatalogueError(f"The pattern {pattern.rule} has no group named {', '.join(sorted(unknown))}")
    return compiled
