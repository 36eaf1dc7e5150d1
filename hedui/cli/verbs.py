"""The verbs that read agreements, or what was read of them.

Each gathers its arguments, calls the room that does the work, prints, and returns an exit code.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import hedui
from hedui.cli import messages, screen
from hedui.cli.options import (
    AllOptions,
    ConfigOption,
    FailOnOption,
    FileArgument,
    FolderArgument,
    HostOption,
    JsonOption,
    LangOption,
    NamesOption,
    OneFileOptions,
    OutOption,
    PasswordOption,
    PortOption,
    QuietOption,
)
from hedui.cli.parameters import Argument, Option
from hedui.cli.values import checked, parse_span
from hedui.configuration import load
from hedui.errors import ExitCode, UsageError
from hedui.settings import Language, Options

if TYPE_CHECKING:
    from hedui.batch.alone import Alone
    from hedui.batch.exports import Altered
    from hedui.batch.summary import Summary

ICS_NAME = "deadlines.ics"


def root(
    lang: Annotated[Language | None, Option(messages.LANG, ("--lang",))] = None,
    version: Annotated[bool, Option(messages.VERSION, ("--version",))] = False,
) -> ExitCode | None:
    if not version:
        return None
    screen.say([f"hedui {hedui.__version__}"], lang or Language.ZH)
    return ExitCode.DONE


def import_(
    folder: FolderArgument,
    out: OutOption,
    given: AllOptions,
    fail_on: FailOnOption = None,
    config: ConfigOption = None,
    quiet: QuietOption = False,
) -> ExitCode:
    return _imported(folder, out, load(Path(folder), given, config), quiet=quiet).exit_code(fail_on)


def _imported(
    folder: Path | str,
    out: Path | str,
    options: Options,
    *,
    quiet: bool,
    names: Sequence[str] = (),
) -> Summary:
    """A folder is read; whoever of ``names`` stands first is who filled in what is taken from the workbook."""
    from hedui.batch.interrupt import stopping
    from hedui.batch.progress import for_terminal
    from hedui.batch.run import Request, run
    from hedui.cli import show

    lang = checked(options.settings).lang
    with stopping() as stop:
        request = Request(folder, out, options, altered=_taking_back(options, names))
        made = run(request, for_terminal(lang, quiet=quiet), stop)
    screen.say(show.summary(made, out, lang), lang)
    return made


def _taking_back(options: Options, names: Sequence[str] = ()) -> Altered:
    def take(workbook: Path) -> None:
        from hedui.cli import desk

        desk.take_back(workbook, options, names)

    return take


def watch(
    folder: FolderArgument,
    out: OutOption,
    given: AllOptions,
    config: ConfigOption = None,
) -> ExitCode:
    from hedui.batch.interrupt import stopping
    from hedui.batch.run import Request
    from hedui.batch.watch import watch as watch_folder
    from hedui.cli import show

    options = load(Path(folder), given, config)
    lang = checked(options.settings).lang

    def report(made: Summary) -> None:
        screen.say(show.summary(made, out, lang, news=True), lang)

    def begin() -> None:
        screen.tell(messages.WATCHING.say(lang, folder=folder))

    with stopping() as stop:
        watch_folder(Request(folder, out, options, altered=_taking_back(options)), report, stop, begin=begin)
    return ExitCode.DONE


def review(
    target: Annotated[Path, Argument(messages.REVIEWED, "OUT")],
    given: AllOptions,
    out: Annotated[Path | None, Option(messages.REVIEW_OUT, ("--out", "-o"), "OUT")] = None,
    workbook: Annotated[Path | None, Option(messages.FROM, ("--from",), "FILE")] = None,
    names: NamesOption = None,
    port: PortOption = None,
    host: HostOption = "127.0.0.1",
    password_file: PasswordOption = None,
    browser: Annotated[bool, Option(messages.BROWSER, ("--browser/--no-browser",))] = True,
    config: ConfigOption = None,
    quiet: QuietOption = False,
) -> ExitCode:
    from hedui.cli import desk

    options = load(target, given, config)
    lang = options.settings.lang
    if out is not None:
        made = _imported(str(target), str(out), options, quiet=quiet, names=names or ())
        if (code := made.exit_code(None)) in desk.NO_USE:
            return code
        if not made.counts.done and not made.gone:
            raise UsageError(messages.NOTHING_TO_OPEN.say(lang))
    guard = desk.password(password_file, lang)
    opening = desk.opening(out or target, names or (), options, host, port, guard)
    desk.review(opening, browser=browser, quiet=quiet, workbook=workbook)
    return ExitCode.DONE


def serve(
    out: Annotated[Path, Argument(messages.SERVED, "OUT")],
    given: AllOptions,
    names: NamesOption = None,
    port: PortOption = None,
    host: HostOption = "127.0.0.1",
    password_file: PasswordOption = None,
    config: ConfigOption = None,
) -> ExitCode:
    from hedui.cli import desk

    options = load(out, given, config)
    checked(options.settings)
    guard = desk.password(password_file, options.settings.lang)
    desk.serve(desk.opening(out, names or (), options, host, port, guard, makes=True))
    return ExitCode.DONE


def read(file: FileArgument, given: OneFileOptions, config: ConfigOption = None) -> ExitCode:
    from hedui.batch.alone import process_alone
    from hedui.cli import show

    options = load(file, given, config)
    settings = checked(options.settings)
    made = process_alone(file, settings, options.batch)
    screen.give(show.as_json(made.records), settings.lang)
    return _came_of(made, settings.lang)


def check(
    file: FileArgument, given: OneFileOptions, fail_on: FailOnOption = None, config: ConfigOption = None
) -> ExitCode:
    from hedui.batch.alone import process_alone
    from hedui.cli import show

    options = load(file, given, config)
    settings = checked(options.settings)
    made = process_alone(file, settings, options.batch)
    screen.say(show.findings_of_all(made.records, settings.lang), settings.lang)
    code = _came_of(made, settings.lang)
    worst = max((finding.severity.rank for record in made.records for finding in record.findings), default=-1)
    return ExitCode.FINDINGS if fail_on and worst >= fail_on.rank else code


def explain(
    file: FileArgument,
    pointer: Annotated[str, Argument(messages.POINTER, "POINTER")],
    given: OneFileOptions,
    config: ConfigOption = None,
) -> ExitCode:
    from hedui.batch.alone import explain_alone

    options = load(file, given, config)
    settings = checked(options.settings)
    screen.say(explain_alone(file, pointer, settings, options.batch), settings.lang)
    return ExitCode.DONE


def _came_of(made: Alone, lang: Language) -> ExitCode:
    """The exit code for what was read of a file; of an archive it is told what in it was not."""
    from hedui.batch.unread import check_read

    check_read(made.records[0], lang)
    for sentence in (*made.failed, *made.skipped):
        screen.tell(sentence)
    return ExitCode.DOCUMENT_FAILED if made.failed else ExitCode.DONE


def deadlines(
    out: Annotated[Path, Argument(messages.OUT_FOLDER, "OUT")],
    within: Annotated[str, Option(messages.WITHIN, ("--within",), "DAYS")] = "90d",
    since: Annotated[str | None, Option(messages.SINCE, ("--since",), "DATE")] = None,
    ics: Annotated[bool, Option(messages.ICS, ("--ics",))] = False,
    lang: LangOption = Language.ZH,
) -> ExitCode:
    from hedui.cli import show
    from hedui.export import calendar
    from hedui.export.folder import OutputFolder
    from hedui.export.records import reviewed_records

    day, span = parse_span(since, within, lang)
    found = calendar.upcoming(reviewed_records(out, lang), day, span)
    screen.say(show.deadlines(found, lang), lang)
    if not found:
        screen.tell(show.nothing_due(day, span, lang))
        if ics:
            kept = messages.CALENDAR_KEPT if (out / ICS_NAME).exists() else messages.NO_CALENDAR
            screen.tell(kept.say(lang, path=out / ICS_NAME))
    elif ics:
        now = datetime.datetime.now(datetime.UTC)
        OutputFolder(out, lang).write(ICS_NAME, calendar.to_icalendar(found, lang, now))
        screen.tell(messages.WRITTEN.say(lang, out=out / ICS_NAME))
    return ExitCode.DONE


def evaluate(
    folder: Annotated[Path, Argument(messages.TRUTH_FOLDER, "FOLDER")],
    given: AllOptions,
    records: Annotated[Path | None, Option(messages.RECORDS, ("--records",), "OUT")] = None,
    every_difference: Annotated[bool, Option(messages.EVERY_DIFFERENCE, ("--differences",))] = False,
    as_json: JsonOption = False,
    config: ConfigOption = None,
    quiet: QuietOption = False,
) -> ExitCode:
    from hedui.batch.interrupt import stopping
    from hedui.batch.progress import for_terminal
    from hedui.cli import scores
    from hedui.evaluation import run as evaluation

    options = load(folder, given, config)
    lang = checked(options.settings).lang
    if records:
        made = evaluation.evaluate(folder, records, lang)
    else:
        with stopping() as stop:
            made = evaluation.read_and_evaluate(folder, options, for_terminal(lang, quiet=quiet), stop)
    if as_json:
        screen.give(scores.as_json(made), lang)
    else:
        screen.say(scores.table(made, lang, every_difference=every_difference), lang)
    return made.exit_code
