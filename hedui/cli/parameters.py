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

from hedui.cli import messages
from hedui.configuration import Given
from hedui.errors import ExitCode, UsageError
from hedui.messages import Message, listed
from hedui.settings import Language, options_of

Verb = Callable[..., ExitCode | None]
_PAIR = "CODE=LEVEL"


@dataclass(frozen=True)
class Argument:
    """A verb's positional parameter; ``place`` is what stands for it in the help (``messages.PLACE_OF``)."""

    help: Message
    place: str


@dataclass(frozen=True)
class Option:
    """A verb's own option, which no settings model declares."""

    help: Message
    flags: tuple[str, ...]
    place: str = "NAME"


@dataclass(frozen=True)
class OptionsOf:
    """Marks the parameter that receives, by field name, the given options of these settings models."""

    models: tuple[type[BaseModel], ...]


def command(verb: Verb, lang: Language) -> Callable[..., None]:
    """A function that Typer can register: ``verb`` with its help in ``lang`` and its models' options spelled out.

    Typer hands over text, and true or false; what that means is found out here and by the settings models.
    """
    parameters: list[inspect.Parameter] = []
    collected: dict[str, dict[str, FieldInfo]] = {}
    marked: dict[str, tuple[Any, str]] = {}
    for name, parameter in inspect.signature(verb).parameters.items():
        hint, mark = _marked(verb, name)
        if isinstance(mark, OptionsOf):
            collected[name] = {field: info for model in mark.models for field, info in options_of(model).items()}
            parameters += [_of_field(field, info, lang) for field, info in collected[name].items()]
        else:
            marked[name] = _without_none(hint), mark.flags[0] if isinstance(mark, Option) else ""
            parameters.append(_of_mark(parameter, marked[name][0], mark, lang))

    def run(**values: object) -> None:
        arguments: dict[str, object] = {}
        for name, fields in collected.items():
            arguments[name] = _given(fields, {field: values.pop(field) for field in fields}, lang)
        for name, (kind, flag) in marked.items():
            if values[name] is not None:
                arguments[name] = _converted(kind, flag, values[name], lang)
        code = verb(**arguments)
        if code is not None:
            raise typer.Exit(int(code))

    parameters.sort(key=lambda parameter: parameter.default is not inspect.Parameter.empty)
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return run


def _converted(kind: Any, flag: str, value: object, lang: Language) -> object:
    """What the text of an option or argument of this kind means. Raises ``UsageError`` for a choice or number that is
    none.

    ``flag`` is the option as it is written; empty for an argument."""
    if not isinstance(value, str):
        return value
    if kind is int:
        if not (value.isascii() and value.isdecimal()):
            raise UsageError(messages.BAD_NUMBER.say(lang, name=flag, value=value))
        return int(value[:18])
    if not issubclass(kind, StrEnum):
        return Path(value) if kind is Path else value
    if value not in list(kind):
        known = listed(kind, lang)
        said = messages.BAD_CHOICE if flag else messages.BAD_WORD
        raise UsageError(said.say(lang, name=flag, value=value, known=known))
    return kind(value)


def describe(info: FieldInfo, lang: Language) -> str:
    """A setting's description in ``lang``, or in English where nobody has put it into that language."""
    extra = info.json_schema_extra
    translated = extra.get(lang.value) if isinstance(extra, dict) else None
    return str(translated or info.description or "")


def _marked(verb: Verb, name: str) -> tuple[Any, object]:
    hint = get_type_hints(verb, include_extras=True)[name]
    plain, mark = get_args(hint)
    return plain, mark


def _of_mark(parameter: inspect.Parameter, kind: Any, mark: object, lang: Language) -> inspect.Parameter:
    required = parameter.default is inspect.Parameter.empty
    made: object
    if isinstance(mark, Argument):
        made = typer.Argument(help=mark.help.say(lang), metavar=_place(kind, mark.place, lang))
    elif isinstance(mark, Option):
        default = "" if required or not parameter.default or kind is bool else f" [{parameter.default}]"
        made = typer.Option(*mark.flags, help=mark.help.say(lang) + default, metavar=_place(kind, mark.place, lang))
    else:
        raise TypeError(f"{parameter.name} is marked neither as argument nor as option")
    if kind is bool:
        return _parameter(parameter.name, Annotated[bool, made], parameter.default)
    if get_origin(kind) is list:
        return _parameter(parameter.name, Annotated[list[str] | None, made], None)
    return _parameter(parameter.name, Annotated[str if required else str | None, made], ... if required else None)


def _place(kind: Any, place: str, lang: Language) -> str:
    """What stands for a value in the help: the words that it may be, or else what kind of thing it is."""
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return "|".join(kind)
    return messages.PLACE_OF[place].say(lang)


def _of_field(name: str, info: FieldInfo, lang: Language) -> inspect.Parameter:
    kind = _without_none(info.annotation)
    flag = "--" + name.replace("_", "-")
    hint, place = _hint(kind, name)
    flags = (f"{flag}/--no-{name.replace('_', '-')}",) if kind is bool else (flag,)
    said = describe(info, lang) + _bounds(info) + _default(info)
    place = messages.PLACE_OF[place].say(lang) if place in messages.PLACE_OF else place
    return _parameter(name, Annotated[hint | None, typer.Option(*flags, help=said, metavar=place)], None)


def _bounds(info: FieldInfo) -> str:
    """The least and the greatest value that the settings model allows."""
    signs = {"ge": "≥", "gt": ">", "le": "≤"}
    limits = [
        f"{sign}{getattr(each, name)}" for name, sign in signs.items() for each in info.metadata if hasattr(each, name)
    ]
    return f" ({', '.join(limits)})" if limits else ""


def _parameter(name: str, annotation: object, default: object) -> inspect.Parameter:
    kind = inspect.Parameter.KEYWORD_ONLY
    if default is ...:
        return inspect.Parameter(name, kind, annotation=annotation)
    return inspect.Parameter(name, kind, annotation=annotation, default=default)


def _hint(kind: Any, name: str) -> tuple[Any, str]:
    """The type that Typer shall parse for a field of type ``kind``, and what stands for the value in the help."""
    origin = get_origin(kind)
    if origin is dict:
        return list[str], _PAIR
    if origin in (frozenset, set, tuple, list):
        member = get_args(kind)[0]
        if issubclass(member, StrEnum):
            return list[str], "|".join(member)
        return list[str], "FILE" if member is Path else "NAME"
    if kind is bool:
        return bool, ""
    if issubclass(kind, StrEnum):
        return str, "|".join(kind)
    return str, "NUMBER" if issubclass(kind, int | float) else "ADDRESS"


def _without_none(annotation: Any) -> Any:
    if get_origin(annotation) in (types.UnionType, typing.Union):
        annotation = next(kind for kind in get_args(annotation) if kind is not type(None))
    return get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation


def _default(info: FieldInfo) -> str:
    """The value that holds where none is given, unless that is nothing or everything."""
    value = info.get_default(call_default_factory=True)
    if value is None or value in ((), frozenset(), {}) or isinstance(value, frozenset):
        return ""
    return f" [{str(value).lower() if isinstance(value, bool) else value}]"


def _given(fields: Mapping[str, FieldInfo], values: Mapping[str, object], lang: Language) -> Given:
    given = {name: value for name, value in values.items() if value not in (None, [])}
    return {name: _value(fields[name], name, value, lang) for name, value in given.items()}


def _value(info: FieldInfo, name: str, value: object, lang: Language) -> object:
    """A list of ``CODE=LEVEL`` becomes a dict; a list of names may also be written with commas between them."""
    if not isinstance(value, list):
        return value
    if get_origin(info.annotation) is dict:
        return dict(_pair(name, text, lang) for text in value)
    if get_args(info.annotation)[0] is Path:
        return value
    return [part.strip() for text in value for part in str(text).split(",") if part.strip()]


def _pair(name: str, text: str, lang: Language) -> tuple[str, str]:
    key, sign, value = text.partition("=")
    if not sign or not key or not value:
        raise UsageError(messages.BAD_PAIR.say(lang, name=f"--{name}", value=text))
    return key.strip(), value.strip()
