"""The verbs. Each gathers its arguments, calls the room that does the work, prints, and returns an exit code."""

from __future__ import annotations

import datetime
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import hedui
from hedui.cli import messages
from hedui.cli.parameters import Argument, Option, OptionsOf
from hedui.cli.values import check_codes, parse_day, parse_days
from hedui.configuration import Given, load
from hedui.errors import ExitCode, UsageError
from hedui.models.finding import Severity
from hedui.settings import BatchSettings, Language, Settings

ICS_NAME = "deadlines.ics"

FileArgument = Annotated[Path, Argument(messages.FILE, "FILE")]
FolderArgument = Annotated[str, Argument(messages.FOLDER, "FOLDER")]
OutOption = Annotated[str, Option(messages.OUT_OPTION, ("--out", "-o"), "OUT")]
ConfigOption = Annotated[Path | None, Option(messages.CONFIG, ("--config",), "FILE")]
FailOnOption = Annotated[Severity | None, Option(messages.FAIL_ON, ("--fail-on",))]
QuietOption = Annotated[bool, Option(messages.QUIET, ("--quiet", "-q"))]
JsonOption = Annotated[bool, Option(messages.JSON_OPTION, ("--json",))]
LangOption = Annotated[Language, Option(messages.LANG, ("--lang",))]
SettingsOptions = Annotated[Given, OptionsOf((Settings,))]
AllOptions = Annotated[Given, OptionsOf((Settings, BatchSettings))]


def root(
    lang: Annotated[Language | None, Option(messages.LANG, ("--lang",))] = None,
    version: Annotated[bool, Option(messages.VERSION, ("--version",))] = False,
) -> ExitCode | None:
    if not version:
        return None
    _print([f"hedui {hedui.__version__}"])
    return ExitCode.DONE


def import_(
    folder: FolderArgument,
    out: OutOption,
    given: AllOptions,
    fail_on: FailOnOption = None,
    config: ConfigOption = None,
    quiet: QuietOption = False,
) -> ExitCode:
    from hedui.batch.interrupt import stopping
    from hedui.batch.progress import for_terminal
    from hedui.batch.run import Request, run
    from hedui.cli import show

    options = load(Path(folder), given, config)
    lang = check_codes(options.settings).lang
    with stopping() as stop:
        made = run(Request(folder, out, options), for_terminal(lang, quiet=quiet), stop)
    _print(show.summary(made, out, lang))
    if made.interrupted:
        print(messages.INTERRUPTED.say(lang), file=sys.stderr)
    return made.exit_code(fail_on)


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
    lang = check_codes(options.settings).lang
    print(messages.WATCHING.say(lang, folder=folder), file=sys.stderr)
    with stopping() as stop:
        watch_folder(Request(folder, out, options), lambda made: _print(show.summary(made, out, lang)), stop)
    return ExitCode.DONE


def read(file: FileArgument, given: SettingsOptions, config: ConfigOption = None) -> ExitCode:
    from hedui.pipeline import process

    record = process(file, check_codes(load(file, given, config).settings))
    sys.stdout.write(record.to_json())
    return ExitCode.DONE


def check(
    file: FileArgument, given: SettingsOptions, fail_on: FailOnOption = None, config: ConfigOption = None
) -> ExitCode:
    from hedui.cli import show
    from hedui.pipeline import process

    settings = check_codes(load(file, given, config).settings)
    record = process(file, settings)
    _print(show.findings(record, settings.lang))
    worst = max((finding.severity.rank for finding in record.findings), default=-1)
    return ExitCode.FINDINGS if fail_on and worst >= fail_on.rank else ExitCode.DONE


def schema() -> ExitCode:
    from hedui.models.record import Record

    _print([json.dumps(Record.json_schema(), ensure_ascii=False, indent=2)])
    return ExitCode.DONE


def rules(lang: LangOption = Language.ZH, as_json: JsonOption = False) -> ExitCode:
    from hedui.cli import show
    from hedui.export.codes import CODES

    _print(show.rules_as_json(CODES) if as_json else show.rules(CODES, lang))
    return ExitCode.DONE


def amount(text: Annotated[str, Argument(messages.TEXT, "TEXT")], lang: LangOption = Language.ZH) -> ExitCode:
    from hedui.normalize.amount import parse_amount, to_words

    try:
        value = parse_amount(text)
        words = to_words(value)
    except ValueError as error:
        raise UsageError(str(error)) from error
    _print([str(value), words])
    return ExitCode.DONE


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
    from hedui.export.records import read_records

    day, span = parse_day(since, lang), parse_days(within, lang)
    found = calendar.upcoming(read_records(out, lang), day, span)
    _print(show.deadlines(found, lang))
    if ics:
        now = datetime.datetime.now(datetime.UTC)
        OutputFolder(out, lang).write(ICS_NAME, calendar.to_icalendar(found, lang, now))
        print(messages.WRITTEN.say(lang, out=out / ICS_NAME), file=sys.stderr)
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
    lang = check_codes(options.settings).lang
    if records:
        made = evaluation.evaluate(folder, records, lang)
    else:
        with stopping() as stop:
            made = evaluation.read_and_evaluate(folder, options, for_terminal(lang, quiet=quiet), stop)
    _print(scores.as_json(made) if as_json else scores.table(made, lang, every_difference=every_difference))
    return made.exit_code


def doctor(given: SettingsOptions, config: ConfigOption = None) -> ExitCode:
    from hedui.cli.doctor import examine

    settings = load(None, given, config).settings
    examination = examine(settings)
    _print(examination.say(settings.lang))
    return ExitCode.DONE if examination.well else ExitCode.ENGINE_MISSING


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(line, flush=True)
