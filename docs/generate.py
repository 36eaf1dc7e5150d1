"""Write the generated parts of the documents, so that they cannot drift. ``make docs`` runs it.

A generated part stands between two comments, of which the first says what is generated:

* ``<!-- fields: Party -->``: the fields of a model of the record, from the model itself. What a field means is its
  description there, or stands in ``meanings.toml``.
* ``<!-- output: hedui check FILE | 12 -->``: the first 12 lines that the command prints.
* ``<!-- record: FILE /contract/total /findings/0 -->``: these parts of the file's record, as JSON.
* ``<!-- translated: poor-pictures.md -->``: that page's measured table, in the words of ``poor-pictures.zh-CN.toml``.

Each ends with ``<!-- end -->``. A test holds that running this changes nothing.
"""

from __future__ import annotations

import contextlib
import datetime
import io
import json
import re
import shlex
import tomllib
import types
import typing
from collections.abc import Callable, Iterator
from decimal import Decimal
from enum import StrEnum
from functools import cache
from importlib import util
from pathlib import Path

from pydantic import BaseModel, JsonValue
from pydantic.fields import FieldInfo

import hedui
from hedui.cli.app import run
from hedui.export.labels import field as label_of
from hedui.models.evidence import Box
from hedui.models.numbers import Duration
from hedui.models.record import Record
from hedui.settings import Language

DOCS = Path(__file__).parent
ROOT = DOCS.parent
PAGES = (ROOT / "README.md", ROOT / "README.zh-CN.md", DOCS / "record.md", DOCS / "poor-pictures.zh-CN.md")
"""The documents that have generated parts."""

_PART = re.compile(r"(?P<open><!-- (?P<kind>\w+): (?P<what>.+?) -->\n)(?P<body>.*?)(?P<close><!-- end -->)", re.DOTALL)
_MEASURED = re.compile(r"<!-- \w+ -->\n(?P<body>.*?)<!-- end -->", re.DOTALL)
"""A table that a benchmark wrote."""
_PLAIN: dict[object, str] = {
    Box: "four numbers",
    Duration: "duration",
    Decimal: "decimal, as text",
    datetime.date: "date",
    datetime.datetime: "time (UTC, ISO 8601)",
    JsonValue: "plain value",
    bool: "true or false",
    str: "text",
    int: "whole number",
    float: "number",
}
_LEFT_OUT = "…"


def rewrite(text: str) -> str:
    """A document with its generated parts made anew."""

    def part(match: re.Match[str]) -> str:
        return match["open"] + "\n".join(KINDS[match["kind"]](match["what"])) + "\n" + match["close"]

    return str(_PART.sub(part, text))


def parts(text: str) -> list[tuple[str, str]]:
    """What a document has generated: kind and subject."""
    return [(match["kind"], match["what"]) for match in _PART.finditer(text)]


@cache
def models() -> dict[str, tuple[type[BaseModel], str]]:
    """Every model that a record is made of, by name, with the path at which it first stands."""
    found: dict[str, tuple[type[BaseModel], str]] = {}

    def walk(model: type[BaseModel], path: str) -> None:
        if model.__name__ in found:
            return
        found[model.__name__] = (model, path)
        for name, info in model.model_fields.items():
            for inner, step in _inner(info.annotation):
                walk(inner, f"{path}/{info.alias or name}{step}")
        for name, made in model.model_computed_fields.items():
            for inner, step in _inner(made.return_type):
                walk(inner, f"{path}/{name}{step}")

    walk(Record, "")
    return found


def _inner(annotation: object) -> Iterator[tuple[type[BaseModel], str]]:
    """The models within a type, with what the path adds to reach them."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation, ""
    origin = typing.get_origin(annotation)
    step = "/…" if origin is dict else "[]" if origin is tuple else ""
    for argument in typing.get_args(annotation):
        for model, rest in _inner(argument):
            yield model, step + rest


def fields(name: str) -> Iterator[str]:
    """The table of one model's fields."""
    model, path = models()[name]
    of_contract = path.startswith("/contract")
    yield "| path | type | 中文 | what |" if of_contract else "| path | type | what |"
    yield "|---|---|---|---|" if of_contract else "|---|---|---|"
    for field, info in model.model_fields.items():
        key = info.alias or field
        cells = [f"`{path}/{key}`", kind(info.annotation)]
        if of_contract:
            cells.append(label_of(f"/{key}", None, Language.ZH).label.replace(key, ""))
        yield f"| {' | '.join([*cells, meaning(name, field, info)])} |"
    for field, made in model.model_computed_fields.items():
        yield f"| `{path}/{field}` | {kind(made.return_type)} | {made.description} |"


def kind(annotation: object) -> str:
    """What a type is called in the tables."""
    for plain, words in _PLAIN.items():
        if annotation == plain:
            return words
    arguments = typing.get_args(annotation)
    match typing.get_origin(annotation):
        case typing.Annotated:
            return kind(arguments[0])
        case types.UnionType | typing.Union:
            return " or ".join("null" if argument is type(None) else kind(argument) for argument in arguments)
        case typing.Literal:
            return ", ".join(f"`{argument}`" for argument in arguments)
        case origin if origin is tuple:
            return f"list of {kind(arguments[0])}"
        case origin if origin is dict:
            return f"object of {kind(arguments[1])}"
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return ", ".join(f"`{member}`" for member in annotation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return f"[{annotation.__name__}](#{annotation.__name__.lower()})"
    raise TypeError(f"no words for the type {annotation}")


@cache
def meanings() -> dict[str, dict[str, str]]:
    """Model → field → what it means, for the fields that their model does not describe."""
    return tomllib.loads((DOCS / "meanings.toml").read_text("utf-8"))


def meaning(model: str, field: str, info: FieldInfo) -> str:
    """What a field means. Raises ``KeyError`` where neither its model nor ``meanings.toml`` says it."""
    return info.description or meanings()[model][field]


def output(what: str) -> Iterator[str]:
    """The first lines that a command prints, in a block."""
    command, _, count = what.rpartition(" | ")
    printed = io.StringIO()
    with contextlib.chdir(ROOT), contextlib.redirect_stdout(printed):
        run(shlex.split(command)[1:])
    lines = printed.getvalue().rstrip("\n").split("\n")
    yield "```console"
    yield f"$ {command}"
    yield from lines[: int(count)]
    if len(lines) > int(count):
        yield _LEFT_OUT
    yield "```"


def record(what: str) -> Iterator[str]:
    """Parts of a fixture's record, in a block."""
    name, *pointers = what.split(" ")
    data = json.loads(_record(name))
    chosen: dict[str, object] = {}
    for pointer in pointers:
        _put(chosen, data, [step.replace("~1", "/") for step in pointer[1:].split("/")])
    yield "```json"
    yield from json.dumps(chosen, ensure_ascii=False, indent=2).split("\n")
    yield "```"


@cache
def _record(name: str) -> str:
    return hedui.process(ROOT / name).to_json()


def _put(chosen: dict[str, object], data: typing.Any, steps: list[str]) -> None:
    """Copy what stands at ``steps`` in ``data``; an element of a list becomes the only one of its list."""
    step, *rest = steps
    if not rest:
        chosen[step] = data[step]
    elif isinstance(data[step], list):
        typing.cast("list[object]", chosen.setdefault(step, [])).append(data[step][int(rest[0])])
    else:
        _put(typing.cast("dict[str, object]", chosen.setdefault(step, {})), data[step], rest)


def translated(name: str) -> Iterator[str]:
    """The table that a benchmark wrote into an English page, in Chinese. Raises ``KeyError`` for a word without one."""
    words = tomllib.loads((DOCS / name).with_suffix(".zh-CN.toml").read_text("utf-8"))
    table = _MEASURED.search((DOCS / name).read_text("utf-8"))
    assert table, f"{name} has no table between <!-- and <!-- end -->"
    for line in table["body"].splitlines():
        yield "|".join(f" {_cell(cell.strip(), words)} " if cell.strip("- ") else cell for cell in line.split("|"))


def _cell(text: str, words: dict[str, str]) -> str:
    if count := re.fullmatch(r"(\d+) of (\d+)", text):
        return f"{count[2]} 处中 {count[1]} 处"
    return "，".join(each if re.match(r"\d", each) else words[each] for each in text.split(", "))


KINDS: dict[str, Callable[[str], Iterator[str]]] = {
    "fields": fields,
    "output": output,
    "record": record,
    "translated": translated,
}


def beside(name: str) -> types.ModuleType:
    """A module of this folder, which is no package."""
    spec = util.spec_from_file_location(f"docs_{name}", DOCS / f"{name}.py")
    assert spec and spec.loader
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """Rewrite the documents in place."""
    for page in PAGES:
        page.write_text(rewrite(page.read_text("utf-8")), "utf-8")
    chinese = beside("chinese")
    chinese.PAGE.write_text(chinese.page(models(), meaning), "utf-8")


if __name__ == "__main__":
    main()
