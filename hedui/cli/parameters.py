"""Verbs declared with messages and settings models become Typer commands in the language asked for.

An option of a settings model is declared there and nowhere else: name, type, bounds and description make the option.
"""

from __future__ import annotations

import inspect
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import typer
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from hedui.configuration import Given
from hedui.errors import ExitCode
from hedui.messages import Message
from hedui.settings import Language

Verb = Callable[..., ExitCode | None]
_PAIR = "KEY=VALUE"


@dataclass(frozen=True)
class Argument:
    """A verb's positional parameter."""

    help: Message
    metavar: str


@dataclass(frozen=True)
class Option:
    """A verb's own option, which no settings model declares."""

    help: Message
    flags: tuple[str, ...]
    metavar: str | None = None


@dataclass(frozen=True)
class OptionsOf:
    """Marks the parameter that receives, by field name, the given options of these settings models."""

    models: tuple[type[BaseModel], ...]


def command(verb: Verb, lang: Language) -> Callable[..., None]:
    """A function that Typer can register: ``verb`` with its help in ``lang`` and its models' options spelled out."""
    parameters: list[inspect.Parameter] = []
    collected: dict[str, dict[str, FieldInfo]] = {}
    for name, parameter in inspect.signature(verb).parameters.items():
        hint, mark = _marked(verb, name)
        if isinstance(mark, OptionsOf):
            collected[name] = {field: info for model in mark.models for field, info in model.model_fields.items()}
            parameters += [_of_field(field, info, lang) for field, info in collected[name].items()]
        else:
            parameters.append(_of_mark(parameter, hint, mark, lang))

    def run(**values: object) -> None:
        arguments: dict[str, object] = {}
        for name, fields in collected.items():
            arguments[name] = _given(fields, {field: values.pop(field) for field in fields})
        code = verb(**values, **arguments)
        if code is not None:
            raise typer.Exit(int(code))

    parameters.sort(key=lambda parameter: parameter.default is not inspect.Parameter.empty)
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return run


def describe(info: FieldInfo, lang: Language) -> str:
    """A setting's description in ``lang``, or in English where nobody has put it into that language."""
    extra = info.json_schema_extra
    translated = extra.get(lang.value) if isinstance(extra, dict) else None
    return str(translated or info.description or "")


def _marked(verb: Verb, name: str) -> tuple[Any, object]:
    hint = get_type_hints(verb, include_extras=True)[name]
    plain, mark = get_args(hint)
    return plain, mark


def _of_mark(parameter: inspect.Parameter, hint: Any, mark: object, lang: Language) -> inspect.Parameter:
    required = parameter.default is inspect.Parameter.empty
    made: object
    if isinstance(mark, Argument):
        made = typer.Argument(help=mark.help.say(lang), metavar=mark.metavar)
    elif isinstance(mark, Option):
        made = typer.Option(*mark.flags, help=mark.help.say(lang), metavar=mark.metavar, show_default=not required)
    else:
        raise TypeError(f"{parameter.name} is marked neither as argument nor as option")
    return _parameter(parameter.name, Annotated[hint, made], ... if required else parameter.default)


def _of_field(name: str, info: FieldInfo, lang: Language) -> inspect.Parameter:
    kind = _without_none(info.annotation)
    flag = "--" + name.replace("_", "-")
    hint, metavar = _hint(kind)
    flags = (f"{flag}/--no-{name.replace('_', '-')}",) if kind is bool else (flag,)
    low, high = _bounds(info)
    option = typer.Option(*flags, help=describe(info, lang) + _default(info), metavar=metavar, min=low, max=high)
    return _parameter(name, Annotated[hint | None, option], None)


def _bounds(info: FieldInfo) -> tuple[float | None, float | None]:
    """The least and the greatest value that the settings model allows."""
    lows = [getattr(limit, "ge", getattr(limit, "gt", None)) for limit in info.metadata]
    highs = [getattr(limit, "le", getattr(limit, "lt", None)) for limit in info.metadata]
    return next(filter(None, lows), None), next(filter(None, highs), None)


def _parameter(name: str, annotation: object, default: object) -> inspect.Parameter:
    kind = inspect.Parameter.KEYWORD_ONLY
    if default is ...:
        return inspect.Parameter(name, kind, annotation=annotation)
    return inspect.Parameter(name, kind, annotation=annotation, default=default)


def _hint(kind: Any) -> tuple[Any, str | None]:
    """The type that Typer shall parse for a field of type ``kind``, and what stands for the value in the help."""
    origin = get_origin(kind)
    if origin is dict:
        return list[str], _PAIR
    if origin in (frozenset, set, tuple, list):
        member = get_args(kind)[0]
        if issubclass(member, StrEnum):
            return list[str], "|".join(member)
        return list[member], "FILE" if member is Path else "NAME"  # type: ignore[valid-type]
    return kind, None


def _without_none(annotation: Any) -> Any:
    if get_origin(annotation) in (types.UnionType, typing.Union):
        annotation = next(kind for kind in get_args(annotation) if kind is not type(None))
    return get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation


def _default(info: FieldInfo) -> str:
    value = info.get_default(call_default_factory=True)
    if value is None or value in ((), frozenset(), {}) or isinstance(value, frozenset):
        return ""
    return f" [{str(value).lower() if isinstance(value, bool) else value}]"


def _given(fields: Mapping[str, FieldInfo], values: Mapping[str, object]) -> Given:
    return {name: _value(fields[name], name, value) for name, value in values.items() if value not in (None, [])}


def _value(info: FieldInfo, name: str, value: object) -> object:
    """A list of ``KEY=VALUE`` becomes a dict; a list of names may also be written with commas between them."""
    if not isinstance(value, list):
        return value
    if get_origin(info.annotation) is dict:
        return dict(_pair(name, text) for text in value)
    if value and isinstance(value[0], Path):
        return value
    return [part.strip() for text in value for part in str(text).split(",") if part.strip()]


def _pair(name: str, text: str) -> tuple[str, str]:
    key, sign, value = text.partition("=")
    if not sign or not key or not value:
        raise typer.BadParameter(f"{text!r}: {_PAIR}", param_hint=f"--{name}")
    return key.strip(), value.strip()
