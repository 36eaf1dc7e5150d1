"""The fields that a person may correct, told from the contract's models."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Sequence
from functools import cache

from hedui.extract.words.field_names import is_model
from hedui.models.contract import Contract
from hedui.review.pointers import NAMED_BY, steps

DERIVED = "deadlines"
"""What follows from other fields and is computed again when these are corrected."""
_NAMES = frozenset({"role", "purpose", "label"})
"""What says which row it is; the row would be another one with another."""
_LONGEST = 300


@cache
def kind_of(pointer: str) -> object | None:
    """The type of the value at a lasting pointer; None where there is no such field, or nobody may correct it."""
    path = steps(pointer)
    if not path or len(pointer) > _LONGEST or _is_fixed(path):
        return None
    node: object = Contract
    for step in path:
        node = _below(node, step)
        if node is None:
            return None
    return None if is_model(node) or typing.get_origin(node) in (tuple, dict) else node


def _is_fixed(path: Sequence[str]) -> bool:
    """Whether nobody may correct the value: it follows from others, or says which row it is."""
    return path[0] == DERIVED or path[-1] in _NAMES or (path[0] == "deposits" and path[-1] == "kind")


def parts_of(annotation: object) -> Iterator[object]:
    """The types that an annotation is made of, itself first."""
    yield annotation
    for inner in typing.get_args(annotation):
        yield from parts_of(inner)


def _below(node: object, step: str) -> object | None:
    if is_model(node):
        info = node.model_fields.get(step)
        return _plain(info.annotation) if info else None
    arguments = typing.get_args(node)
    if typing.get_origin(node) is tuple:
        return _plain(arguments[0]) if _is_row(arguments[0], step) else None
    if typing.get_origin(node) is dict:
        return _plain(arguments[1]) if step else None
    return None


def _is_row(row: object, step: str) -> bool:
    """Whether a step may name a row: by its number, or by what it is where rows are named."""
    named = is_model(row) and bool({*NAMED_BY} & set(row.model_fields))
    return (step.isascii() and step.isdecimal() and len(step) < 5) or (named and 0 < len(step) <= 20)


def _plain(annotation: object) -> object:
    """An annotation without ``| None``."""
    if typing.get_origin(annotation) in (types.UnionType, typing.Union):
        kinds = [kind for kind in typing.get_args(annotation) if kind is not type(None)]
        return kinds[0] if len(kinds) == 1 else annotation
    return annotation
