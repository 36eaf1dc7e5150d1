"""What makes the house readable, as far as it can be counted; the linter counts the rest."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import hedui

_HOUSE = Path(hedui.__file__).parent
_MOST_LINES = 300
_LONGEST_PATTERN = 200
"""Characters of one pattern as somebody writes it, its macros not written out."""
_NO_PATTERNS = {"concept", "examples", "counterexamples", "stated", "denied", "zh", "en"}
"""Keys of catalogue files that hold words and sentences."""
_COMPILERS = {"compile", "pattern"}
_MOST_SITES = 240
"""Calls of ``regex`` outside ``normalize`` and ``read``: words belong to the catalogue, marks to ``punctuation``."""
_ASKED = {"compile", "search", "match", "sub", "finditer", "fullmatch", "split", "findall"}


def _code() -> Iterator[tuple[str, str]]:
    """Place and source of every module."""
    return ((str(path.relative_to(_HOUSE)), path.read_text("utf-8")) for path in sorted(_HOUSE.rglob("*.py")))


def _strings(value: object, steps: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Every string of a data file that may be a pattern, with the way to it."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in _NO_PATTERNS:
                yield from _strings(inner, (*steps, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _strings(inner, (*steps, str(index)))
    elif isinstance(value, str):
        yield "/".join(steps), value


def _compiled(source: str) -> Iterator[tuple[int, int]]:
    """Line and length of every pattern that a module writes where it compiles it."""
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call) and getattr(call.func, "attr", getattr(call.func, "id", "")) in _COMPILERS:
            yield from ((pattern.lineno, _length(pattern)) for pattern in call.args)


def _length(pattern: ast.expr) -> int:
    """Characters of a pattern as it is written, what stands in braces or is added by name not counted."""
    if isinstance(pattern, ast.BinOp):
        return _length(pattern.left) + _length(pattern.right)
    pieces = pattern.values if isinstance(pattern, ast.JoinedStr) else [pattern]
    return sum(len(piece.value) for piece in pieces if isinstance(piece, ast.Constant) and isinstance(piece.value, str))


def _sites(source: str) -> Iterator[str]:
    """What is called of ``regex`` where a module writes a pattern of its own, or looks for one."""
    calls = (node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    asked = (func for func in calls if isinstance(func, ast.Attribute) and func.attr in _ASKED)
    return (func.attr for func in asked if isinstance(func.value, ast.Name) and func.value.id == "regex")


def test_few_patterns_stand_in_code() -> None:
    sites = {
        place: len([*_sites(source)]) for place, source in _code() if place.split("/")[0] not in ("normalize", "read")
    }
    assert 0 < sum(sites.values()) <= _MOST_SITES


def test_no_module_is_long() -> None:
    lines = {place: source.count("\n") for place, source in _code()}
    assert lines
    assert {place: count for place, count in lines.items() if count > _MOST_LINES} == {}


def test_no_pattern_of_the_catalogue_is_long() -> None:
    files = [path for room in ("catalogue", "divide") for path in sorted((_HOUSE / room).rglob("*.toml"))]
    patterns = [found for path in files for found in _strings(tomllib.loads(path.read_text("utf-8")), (path.name,))]
    assert patterns
    assert {place: len(pattern) for place, pattern in patterns if len(pattern) > _LONGEST_PATTERN} == {}


def test_no_pattern_in_code_is_long() -> None:
    found = {f"{place}:{line}": length for place, source in _code() for line, length in _compiled(source)}
    assert found
    assert {place: length for place, length in found.items() if length > _LONGEST_PATTERN} == {}
