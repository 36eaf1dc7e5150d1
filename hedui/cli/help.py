"""The help of a command, in the user's language from the first word to the last."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from hedui.cli import messages, screen
from hedui.cli.layout import described, wrapped
from hedui.settings import Language

_LEAST, _MOST = 40, 110
"""Columns of a page of help, however narrow or wide the terminal."""
_INDENT = 32


class Command(TyperCommand):
    """A verb."""

    def get_help(self, ctx: Any) -> str:
        return "\n".join(_page(self, ctx, ()))


class Group(TyperGroup):
    """hedui itself. Without a verb it shows its help, whatever else was said."""

    def invoke(self, ctx: Any) -> Any:
        came_of = super().invoke(ctx)
        if ctx.invoked_subcommand is None:
            screen.say([self.get_help(ctx)], ctx.find_object(Language) or Language.ZH)
        return came_of

    def get_help(self, ctx: Any) -> str:
        verbs = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        return "\n".join(_page(self, ctx, [(name, verb.help or "") for name, verb in verbs if verb]))


def _page(command: Any, ctx: Any, verbs: Any) -> Iterator[str]:
    lang = ctx.find_object(Language) or Language.ZH
    columns = max(_LEAST, min(_MOST, ctx.terminal_width or shutil.get_terminal_size().columns))
    yield from wrapped(_usage(command, ctx, verbs, lang), columns)
    yield ""
    yield from (f"  {line}" for line in wrapped(command.help or "", columns - 2))
    tables = (
        (messages.ARGUMENTS, [(each.metavar, each.help or "") for each in _arguments(command)]),
        (messages.OPTIONS, [*_explained(_options(command), lang), ("-h, --help", messages.HELP.say(lang))]),
        (messages.VERBS, verbs),
    )
    for heading, rows in tables:
        yield from _table(heading.say(lang), rows, columns)
    if command.epilog:
        yield from ("", *wrapped(command.epilog, columns))


def _arguments(command: Any) -> list[Any]:
    return [each for each in command.params if each.param_type_name == "argument"]


def _options(command: Any) -> list[Any]:
    return [each for each in command.params if each.param_type_name == "option" and not each.hidden]


def _usage(command: Any, ctx: Any, verbs: Any, lang: Language) -> str:
    """How the command is written, with what it needs."""
    needed = [*map(_place, _arguments(command)), *(_names(each) for each in _options(command) if each.required)]
    verb = [messages.ANY_VERB.say(lang)] if verbs else []
    return " ".join([messages.USAGE.say(lang) + ctx.command_path, *needed, messages.ANY_OPTIONS.say(lang), *verb])


def _explained(options: Any, lang: Language) -> Iterator[tuple[str, str]]:
    """Each option as it is written, and what it does."""
    return ((_names(each, every=True), _help(each, lang)) for each in options)


def _table(title: str, rows: Any, columns: int) -> Iterator[str]:
    if rows:
        yield from ("", title)
    for name, text in rows:
        yield from described(name, text, _INDENT, columns)


def _place(argument: Any) -> str:
    """What stands for the argument; in brackets where it may be left out."""
    return str(argument.metavar) if argument.required else f"[{argument.metavar}]"


def _names(option: Any, *, every: bool = False) -> str:
    """The option as it is typed: ``--out OUT``; ``every``: in all its spellings."""
    spelled = [*option.opts, *option.secondary_opts]
    names = ", ".join(sorted(spelled, key=len)) if every else max(option.opts, key=len)
    return names if option.is_flag else f"{names} {option.metavar}"


def _help(option: Any, lang: Language) -> str:
    return f"{option.help or ''}{messages.REQUIRED.say(lang) if option.required else ''}"


def page_of(group: Any, name: str, lang: Language, columns: int) -> str:
    """The help of the verb of that name, for the command reference."""
    outer = typer.Context(group, info_name="hedui", obj=lang)
    verb = group.get_command(outer, name)
    return str(verb.get_help(typer.Context(verb, info_name=name, parent=outer, terminal_width=columns)))
