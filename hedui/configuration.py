"""From hedui.toml and the command line to settings.

A hedui.toml is looked for in the folder (or the file's folder), then beside it. What the command line gives wins over
the file; collections (``disable``, ``severity``, ``catalogue``) are joined. Relative paths count from the file.
"""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ValidationError

from hedui.errors import UsageError
from hedui.fingerprint import OWN_TABLES, encoding
from hedui.messages import Message, listed
from hedui.reach import refused
from hedui.reasons import of_value, reason
from hedui.settings import BatchSettings, Language, Options, Settings, options_of

NAME = "hedui.toml"
_OWN = "own"
"""The setting that names the settings file itself, where fields or checks of one's own stand in it."""

UNREADABLE = Message(
    zh="无法读取配置文件“{path}”（{reason}），请修正或删除它。",
    en="The settings file “{path}” cannot be read ({reason}); mend it or remove it.",
)
NOT_OPENED = Message(
    zh="无法打开配置文件“{path}”（{reason}），请检查路径和权限。",
    en="The settings file “{path}” cannot be opened ({reason}); check its path and rights.",
)
TOO_DEEP = Message(zh="括号嵌套过深", en="nested too deeply")
WRONG = Message(
    zh="选项 {name} 的值{value}不对（{reason}），请修改 {file}。",
    en="The option {name} has a wrong value{value} ({reason}); change {file}.",
)
WRONG_GIVEN = Message(
    zh="选项 {name} 的值{value}不对（{reason}）。", en="The option {name} has a wrong value{value} ({reason})."
)
VALUE = Message(zh="“{value}”", en=" “{value}”")
UNKNOWN = Message(
    zh="没有名为 {name} 的选项（见 {file}），{meant}",
    en="There is no option {name} (in {file}); {meant}",
)
MEANT = Message(zh="是不是 {nearest}？", en="did you mean {nearest}?")
IN_BATCH = Message(zh="它要写在 [batch] 下面。", en="it stands under [batch].")
THERE_ARE = Message(zh="可用的选项：{known}。", en="there are: {known}.")
NO_CATALOGUE = Message(
    zh="词表文件“{path}”无法读取（{reason}），请检查 --catalogue 或 hedui.toml 中的 catalogue。",
    en="The catalogue file “{path}” cannot be read ({reason}); check --catalogue, or catalogue in hedui.toml.",
)

_MOST_SHOWN = 40

Given = Mapping[str, object]
"""Options by field name, as the command line gave them; those not given are absent."""


def load(near: Path | None, given: Given, config: Path | None = None) -> Options:
    """The options for a run over ``near`` (a folder or a file), with what was ``given`` on the command line.

    ``config`` names the settings file; without it one is looked for near the input. Raises ``UsageError``.
    """
    lang = _language(given)
    file = config or (find(near, lang) if near else None)
    data = _read(file, lang) if file else {}
    merged = _merge(data, given)
    try:
        options = Options.model_validate(merged)
    except ValidationError as error:
        raise UsageError(_explain(error, file, given, _language(merged["settings"]))) from error
    for path in options.settings.catalogue:
        _check_readable(path, options.settings.lang)
    return options


def find(near: Path, lang: Language = Language.ZH) -> Path | None:
    """The hedui.toml that belongs to a folder or file, or None. Raises ``UsageError`` where the folder is closed."""
    is_folder = os.path.isdir(near)
    home = near if is_folder else near.parent
    try:
        (home / NAME).stat()
    except PermissionError as error:
        raise refused(home, error, lang) from error
    except OSError:  # there is none, or no such folder
        pass
    places = (home, Path(os.path.realpath(home)).parent) if is_folder else (home,)
    return next((place / NAME for place in places if os.path.isfile(place / NAME)), None)


def _read(file: Path, lang: Language) -> dict[str, object]:
    """A settings file's tables as {"settings": …, "batch": …}, its paths made to count from the file."""
    try:
        data: dict[str, object] = tomllib.loads(file.read_text(encoding(file)) + "\n")
    except RecursionError as error:
        raise UsageError(UNREADABLE.say(lang, path=file, reason=TOO_DEEP.say(lang))) from error
    except OSError as error:
        raise UsageError(NOT_OPENED.say(lang, path=file, reason=reason(error, lang))) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(UNREADABLE.say(lang, path=file, reason=reason(error, lang))) from error
    paths = data.get("catalogue")
    if isinstance(paths, list):
        data["catalogue"] = [str(file.parent / str(path)) for path in paths]
    if _OWN in data:
        raise UsageError(_unknown(_OWN, Settings, file, lang))
    if [data.pop(table) for table in OWN_TABLES if table in data]:
        data[_OWN] = str(file)
    batch = data.pop("batch", {})
    return {"settings": data, "batch": batch}


def _merge(data: Mapping[str, object], given: Given) -> dict[str, object]:
    merged: dict[str, object] = {}
    rooms: tuple[tuple[str, type[BaseModel]], ...] = (("settings", Settings), ("batch", BatchSettings))
    for room, model in rooms:
        values = data.get(room, {})
        if isinstance(values, dict):
            own = {name: value for name, value in given.items() if name in model.model_fields}
            values = values | {name: _join(name, values.get(name), value) for name, value in own.items()}
        merged[room] = values
    return merged


def _join(name: str, old: object, new: object) -> object:
    """``new`` on top of ``old``: what is chosen from a list is replaced, what is collected is joined."""
    if name == "export":
        return new
    if isinstance(old, list) and isinstance(new, list | tuple | set | frozenset):
        return [*old, *new]
    if isinstance(old, dict) and isinstance(new, dict):
        return old | new
    return new


def _language(given: object) -> Language:
    """The language that is asked for, of values that may be wrong."""
    return Language.EN if isinstance(given, Mapping) and given.get("lang") == Language.EN else Language.ZH


def _check_readable(path: Path, lang: Language) -> None:
    try:
        with open(path, "rb") as file:
            file.read(1)
    except OSError as error:
        raise UsageError(NO_CATALOGUE.say(lang, path=path, reason=reason(error, lang))) from error


def _explain(error: ValidationError, file: Path | None, given: Given, lang: Language) -> str:
    first = error.errors()[0]
    room, *steps = (str(step) for step in first["loc"] if isinstance(step, str))
    where = file or NAME
    name = ".".join(steps) or room
    value = _quoted(first["input"], lang)
    if first["type"] == "extra_forbidden":
        return _unknown(name, Settings if room == "settings" else BatchSettings, file, lang)
    if steps and steps[0] in given:
        option = "--" + steps[0].replace("_", "-")
        return WRONG_GIVEN.say(lang, name=option, value=value, reason=of_value(first, lang))
    return WRONG.say(lang, name=name, value=value, reason=of_value(first, lang), file=where)


def _unknown(name: str, model: type[BaseModel], file: Path | None, lang: Language) -> str:
    """That there is no such option, which may be meant or where it belongs, else which there are."""
    known = {each: each for each in sorted(options_of(model, in_file=file is not None))}
    if model is Settings and file:
        known |= {"batch": "[batch]"} | {table: f"[[{table}]]" for table in OWN_TABLES}
    near = difflib.get_close_matches(name, known, 1)
    if model is Settings and name in options_of(BatchSettings, in_file=True):
        meant = IN_BATCH.say(lang)
    elif near:
        meant = MEANT.say(lang, nearest=known[near[0]])
    else:
        meant = THERE_ARE.say(lang, known=listed(known.values(), lang))
    return UNKNOWN.say(lang, name=name, file=file or NAME, meant=meant)


def _quoted(value: object, lang: Language) -> str:
    """A value that was written on one short line, as it is shown; nothing where it would fill the screen."""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    plain = isinstance(value, str | int | float) and len(text) <= _MOST_SHOWN and text.isprintable()
    return VALUE.say(lang, value=text) if plain else ""
