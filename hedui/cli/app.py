"""The table of verbs, and the one place where errors become messages and exit codes."""

from __future__ import annotations

import os
import re
import sys
import traceback
from collections.abc import Sequence
from dataclasses import dataclass

import typer

from hedui.cli import inquiries, messages, screen, start, verbs
from hedui.cli.help import Command, Group
from hedui.cli.parameters import Verb, command
from hedui.cli.usage import WrongUsage, explain
from hedui.errors import ExitCode, HeduiError
from hedui.messages import Message
from hedui.reasons import origin, reason
from hedui.settings import Language

_BELOW_NOTHING = re.compile(r"-[^-a-zA-Z]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A verb under its name."""

    name: str
    verb: Verb
    help: Message


VERBS: tuple[Entry, ...] = (
    Entry("start", start.start, start.START),
    Entry("import", verbs.import_, messages.IMPORT),
    Entry("watch", verbs.watch, messages.WATCH),
    Entry("review", verbs.review, messages.REVIEW),
    Entry("serve", verbs.serve, messages.SERVE),
    Entry("read", verbs.read, messages.READ),
    Entry("check", verbs.check, messages.CHECK),
    Entry("explain", verbs.explain, messages.EXPLAIN),
    Entry("rules", inquiries.rules, messages.RULES),
    Entry("fields", inquiries.fields, messages.FIELDS),
    Entry("deadlines", verbs.deadlines, messages.DEADLINES),
    Entry("evaluate", verbs.evaluate, messages.EVALUATE),
    Entry("amount", inquiries.amount, messages.AMOUNT),
    Entry("doctor", inquiries.doctor, messages.DOCTOR),
    Entry("schema", inquiries.schema, messages.SCHEMA),
    Entry("launcher", start.launcher, start.LAUNCHER),
)


def build(lang: Language, words: Sequence[str] | None = None) -> typer.Typer:
    """The application with its help in ``lang``; where a command line's ``words`` are given, only the verbs among them
    have their options: to make those of all takes longer than to answer."""
    app = typer.Typer(
        name="hedui",
        help=messages.APP.say(lang),
        epilog=messages.EPILOG.say(lang),
        cls=Group,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["--help", "-h"], "obj": lang},
    )
    app.callback(invoke_without_command=True)(command(verbs.root, lang))
    for entry in VERBS:
        verb = entry.verb if words is None or entry.name in words else _not_asked
        app.command(entry.name, help=entry.help.say(lang), cls=Command)(command(verb, lang))
    return app


def _not_asked() -> None:
    """Stands for a verb that a command line does not name."""


def run(arguments: Sequence[str]) -> int:
    """Run one command line; the exit code. Errors are one sentence on standard error."""
    screen.prepare()
    lang = language(arguments)
    code = _guarded(arguments, lang)
    try:
        sys.stderr.flush()
    except OSError:
        # What is left of it cannot be said to anybody; at the interpreter's end it would change the exit code.
        screen.silence(sys.stderr)
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        screen.silence(sys.stdout)
    except OSError as error:
        screen.silence(sys.stdout)
        screen.tell(f"hedui: {messages.NO_STDOUT.say(lang, reason=reason(error, lang))}")
        return int(ExitCode.USAGE)
    return code


_KEEPING = frozenset({"import", "review", "start"})
"""Verbs that keep what they had finished when they are interrupted."""


def _guarded(arguments: Sequence[str], lang: Language) -> int:
    """The exit code of the command, whatever becomes of it; 1 is never that of a crash."""
    stdout = sys.stdout
    try:
        words = _in_order(arguments)
        code = build(lang, words)(words, prog_name="hedui", standalone_mode=False)
    except WrongUsage as error:
        screen.tell(f"hedui: {explain(error, arguments, [entry.name for entry in VERBS], lang)}")
        return int(ExitCode.USAGE)
    except SystemExit as leaving:
        code = leaving.code
        if sys.stdout is not stdout:
            # Typer's way of saying that whoever read our output has gone; nothing more can be said there.
            sys.stdout = stdout
            screen.silence(stdout)
            return int(ExitCode.DONE)
    except HeduiError as error:
        screen.tell(f"hedui: {error}")
        return int(error.exit_code)
    except KeyboardInterrupt:
        code = ExitCode.INTERRUPTED
    except Exception as error:
        return _internal(error, lang)
    if code == ExitCode.INTERRUPTED:  # of Ctrl-C within a command Typer makes its exit code, and says nothing
        screen.tell((messages.STOPPED if _KEEPING.isdisjoint(arguments) else messages.INTERRUPTED).say(lang))
    return code if isinstance(code, int) else int(ExitCode.DONE)


def _internal(error: Exception, lang: Language) -> int:
    """A sentence for what nobody foresaw."""
    if os.environ.get("HEDUI_TRACEBACK"):
        traceback.print_exception(error)
    if isinstance(error, OSError):
        said = reason(error, lang)
        if error.filename:
            said = messages.AT_FILE.say(lang, reason=said, file=error.filename)
        screen.tell(f"hedui: {messages.SYSTEM.say(lang, reason=said)}")
        return int(ExitCode.USAGE)
    screen.tell(f"hedui: {messages.INTERNAL.say(lang, reason=origin(error))}")
    return int(ExitCode.DOCUMENT_FAILED)


def language(arguments: Sequence[str]) -> Language:
    """The language that the arguments ask for, known before they are parsed, since the help is made in it."""
    _, asked = _apart(arguments)
    return Language.EN if asked[-1:] == [Language.EN] else Language.ZH


def _in_order(arguments: Sequence[str]) -> list[str]:
    """The arguments with the language right behind the verb, wherever it stood."""
    others, asked = _apart(arguments)
    names = {entry.name for entry in VERBS}
    verb = next((at + 1 for at, each in enumerate(others) if each in names), 0)
    if others[:verb][-1:] == ["amount"] and "--" not in others:
        others = _amounts_last(others)
    return [*others[:verb], *(part for value in asked[-1:] for part in ("--lang", value)), *others[verb:]]


def _amounts_last(arguments: Sequence[str]) -> list[str]:
    """The arguments with what has a minus sign and is no option (-5元) behind them, where it is taken for an amount."""
    below = [each for each in arguments if _BELOW_NOTHING.match(each)]
    return [each for each in arguments if each not in below] + ["--", *below] * bool(below)


def _apart(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """The arguments without ``--lang``, and the languages that it asks for."""
    others: list[str] = []
    asked: list[str] = []
    left = iter(arguments)
    for argument in left:
        if argument == "--":
            return [*others, argument, *left], asked
        if argument.startswith("--lang="):
            asked.append(argument.removeprefix("--lang="))
        elif argument == "--lang" and (value := next(left, None)) is not None:
            asked.append(value)
        else:
            others.append(argument)
    return others, asked
