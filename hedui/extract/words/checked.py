"""Catalogue files as they are read and checked; a wrong entry is told by its line."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from hedui.extract.values.readers import READERS
from hedui.extract.words.entries import File, Kind, plain_pattern
from hedui.extract.words.field_names import COLUMNS, FIELDS
from hedui.extract.words.messages import (
    FIELD_TWICE,
    KEY_REASONS,
    NO_COLUMN,
    NO_FIELD,
    NO_PHRASE,
    NO_ROLE,
    NO_TOML,
    NO_TYPE,
    OWN_REASONS,
    SECOND_RULE,
    TOO_DEEP,
    WRONG_AT,
    WRONG_KEY,
)
from hedui.extract.words.refusals import WrongEntryError
from hedui.fingerprint import OWN_TABLES
from hedui.messages import Message
from hedui.models.codes import ROLES

_OF_KEY = ("enum", "tuple_type", "string_pattern_mismatch", "string_too_long")
"""Kinds of errors that a key of a field or a check has its own words for."""


def parse(text: str, name: str, *, settings: bool = False) -> File:
    """The entries of a catalogue file, or of a settings file, of which only the fields and checks are looked at."""
    try:
        data: dict[str, Any] = tomllib.loads(text + "\n")
    except tomllib.TOMLDecodeError as error:
        raise WrongEntryError(NO_TOML, reason=error) from error
    except RecursionError as error:
        raise WrongEntryError(TOO_DEEP) from error
    if settings:
        data = {table: entries for table, entries in data.items() if table in OWN_TABLES}
    try:
        return File.model_validate(data | {"name": name})
    except ValidationError as error:
        raise _wrong(error.errors()[0]) from error


def _wrong(first: ErrorDetails) -> WrongEntryError:
    """What is wrong with an entry that is not as its table's are, in hedui's words where it has some."""
    table, index, key = (*first["loc"], 0, "")[:3]
    number = index if isinstance(index, int) else 0
    told = first["type"] in _OF_KEY or (first["type"], key) == ("missing", "type")
    of_key = KEY_REASONS.get((str(table), str(key))) if told else None
    reason = OWN_REASONS.get(first["type"]) or of_key or dict(first)
    steps = ".".join(step for step in first["loc"][1:] if isinstance(step, str))
    message = WRONG_KEY if steps else WRONG_AT
    return WrongEntryError(message, str(table), number, str(key), where=table, entry=steps, reason=reason)


def check(file: File, rules: set[str], fields: Collection[str] = ()) -> None:
    """Raise ``WrongEntryError`` where the file names a field, type, party or rule that cannot be.

    ``rules`` and ``fields`` are the names of patterns and own fields that are taken.
    """
    for table, index, field in _named_fields(file):
        if not set(_steps(field)) <= FIELDS:
            raise WrongEntryError(NO_FIELD, table, index, field=field)
    for table, index, pattern in _plain_patterns(file):
        plain_pattern(pattern, table, index)
    for table, key, index, name in _names(file):
        message, known = _KNOWN[table]
        if name not in known:
            raise WrongEntryError(message, table, index, known=tuple(known), **{key: name})
    _check_taken("field", "name", "field", (field.name for field in file.field), set(fields))
    _check_taken("pattern", "", "rule", (pattern.rule for pattern in file.pattern), rules)


def check_phrases(file: File, known: Collection[str]) -> None:
    """Raise ``WrongEntryError`` where a user's file adds words to a phrase that no reader asks for."""
    for name in sorted(file.phrase.keys() - known):
        raise WrongEntryError(NO_PHRASE, "phrase", 0, phrase=name)


def _check_taken(table: str, key: str, what: str, names: Iterable[str], taken: set[str]) -> None:
    """Raise where a name is ``taken`` already; those that are not are taken then."""
    for index, name in enumerate(names):
        if name in taken:
            raise WrongEntryError(_TAKEN[table], table, index, key, **{what: name})
        taken.add(name)


def _named_fields(file: File) -> Iterator[tuple[str, int, str]]:
    """Table, index and field of every entry that fills one."""
    yield from (("label", index, label.field) for index, label in enumerate(file.label))
    yield from (("sum", index, entry.field) for index, entry in enumerate(file.sum))
    yield from (("fact", index, fact.field) for index, fact in enumerate(file.fact))
    for index, pattern in enumerate(file.pattern):
        yield from (("pattern", index, field) for field in (*pattern.fields.values(), *pattern.constants))
    yield from (("fact", index, fact.day_type) for index, fact in enumerate(file.fact) if fact.day_type)


def _plain_patterns(file: File) -> Iterator[tuple[str, int, str]]:
    """Table, index and pattern of the entries that are compiled only when they are asked for, or not expanded."""
    tables: Mapping[str, Iterable[Iterable[str | None]]] = {
        "sum": ((entry.pattern,) for entry in file.sum),
        "fact": ((fact.near, fact.never) for fact in file.fact),
        "nature": ((*nature.signs, *nature.head_signs) for nature in file.nature),
    }
    for table, entries in tables.items():
        for index, patterns in enumerate(entries):
            yield from ((table, index, words or "") for words in patterns)


def _names(file: File) -> Iterator[tuple[str, str, int, str]]:
    """Table, key in the message, index and name of what must be one of those that are known."""
    yield from (("fact", "type", index, kind) for index, fact in enumerate(file.fact) for kind in fact.kinds)
    yield from (("column", "field", index, column.field) for index, column in enumerate(file.column))
    yield from (("label", "type", index, label.type) for index, label in enumerate(file.label))
    yield from (("role", "role", index, role.role) for index, role in enumerate(file.role))


_KNOWN: Mapping[str, tuple[Message, Sequence[str]]] = {
    "fact": (NO_TYPE, [*Kind]),
    "column": (NO_COLUMN, sorted(COLUMNS)),
    "label": (NO_TYPE, sorted(READERS)),
    "role": (NO_ROLE, ROLES),
}
"""Table → what is said of a name in it that is unknown, and those that are known."""
_TAKEN = {"field": FIELD_TWICE, "pattern": SECOND_RULE}


def _steps(field: str) -> list[str]:
    """``account.bank+number`` is two fields of an account."""
    section, dot, steps = field.partition(".")
    return [f"{section}{dot}{step}" for step in steps.split("+")]
