"""The table of verbs, and the one place where errors become messages and exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from io import TextIOWrapper

import typer

from hedui.cli import messages, verbs
from hedui.cli.parameters import Verb, command
from hedui.errors import ExitCode, HeduiError
from hedui.messages import Message
from hedui.settings import Language


@dataclass(frozen=True, slots=True)
class Entry:
    """A verb under its name."""

    name: str
    verb: Verb
    help: Message


VERBS: tuple[Entry, ...] = (
    Entry("import", verbs.import_, messages.IMPORT),
    Entry("watch", verbs.watch, messages.WATCH),
    Entry("read", verbs.read, messages.READ),
    Entry("check", verbs.check, messages.CHECK),
    Entry("rules", verbs.rules, messages.RULES),
    Entry("deadlines", verbs.deadlines, messages.DEADLINES),
    Entry("evaluate", verbs.evaluate, messages.EVALUATE),
    Entry("amount", verbs.amount, messages.AMOUNT),
    Entry("doctor", verbs.doctor, messages.DOCTOR),
    Entry("schema", verbs.schema, messages.SCHEMA),
)


def build(lang: Language) -> typer.Typer:
    """The application with its help in ``lang``."""
    app = typer.Typer(
        name="hedui",
        help=messages.APP.say(lang),
        epilog=messages.EPILOG.say(lang),
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["--help", "-h"]},
    )
    app.callback(invoke_without_command=True)(command(verbs.root, lang))
    for entry in VERBS:
        app.command(entry.name, help=entry.help.say(lang))(command(entry.verb, lang))
    return app


def run(arguments: Sequence[str]) -> int:
    """Run one command line; the exit code. Errors are one sentence on standard error."""
    _speak_unicode()
    lang = language(arguments)
    try:
        code = build(lang)(list(arguments) or ["--help"], prog_name="hedui", standalone_mode=True)
    except SystemExit as leaving:
        code = leaving.code
    except HeduiError as error:
        print(f"hedui: {error}", file=sys.stderr)
        return int(error.exit_code)
    except KeyboardInterrupt:
        print(messages.INTERRUPTED.say(lang), file=sys.stderr)
        return int(ExitCode.INTERRUPTED)
    except BrokenPipeError:
        # Whoever read our output has gone; nothing more can be said there.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return int(ExitCode.DONE)
    return code if isinstance(code, int) else int(ExitCode.DONE)


def language(arguments: Sequence[str]) -> Language:
    """The language that the arguments ask for, known before they are parsed, since the help is made in it."""
    for index, argument in enumerate(arguments):
        value = argument.removeprefix("--lang=") if argument.startswith("--lang=") else None
        if argument == "--lang" and index + 1 < len(arguments):
            value = arguments[index + 1]
        if value == Language.EN:
            return Language.EN
    return Language.ZH


def _speak_unicode() -> None:
    """What is written to a file or pipe is UTF-8 whatever the locale; nothing that is printed can fail to encode."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
