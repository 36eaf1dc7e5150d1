"""The verbs that ask hedui itself and read no agreement: what it can find and hold, and whether all is well."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from hedui.cli import messages, screen
from hedui.cli.options import ConfigOption, JsonOption, LangOption, RulesConfigOption, SettingsOptions
from hedui.cli.parameters import Argument
from hedui.cli.values import checked, own_codes
from hedui.configuration import load
from hedui.errors import ExitCode, UsageError
from hedui.settings import Language


def schema(config: ConfigOption = None, lang: LangOption = Language.ZH) -> ExitCode:
    from hedui.models.record import Record
    from hedui.pipeline import declared

    fields = declared(load(None, {"lang": lang}, config).settings).fields if config else ()
    screen.give(json.dumps(Record.json_schema(fields), ensure_ascii=False, indent=2) + "\n", lang)
    return ExitCode.DONE


class FieldsAction(StrEnum):
    """What is done about fields of the user's own."""

    FROM_EXCEL = "from-excel"
    TEMPLATE = "template"
    NAMES = "names"


def fields(
    action: Annotated[FieldsAction, Argument(messages.FIELDS_ACTION, "TEXT")],
    file: Annotated[Path | None, Argument(messages.FIELDS_FILE, "FILE")] = None,
    config: ConfigOption = None,
    lang: LangOption = Language.ZH,
) -> ExitCode:
    if action is FieldsAction.NAMES:
        from hedui.extract import load_catalogue
        from hedui.validate.own import names

        if file and not file.exists():
            raise UsageError(messages.NO_SUCH_FOLDER.say(lang, path=file))
        settings = checked(load(file, {"lang": lang}, config).settings)
        screen.say(names(load_catalogue(settings.catalogue, lang, settings.own)), lang)
        return ExitCode.DONE
    if file is None:
        raise UsageError(messages.FIELDS_NO_FILE.say(lang, action=action))
    if action is FieldsAction.TEMPLATE:
        from hedui.export.field_sheet import write_template

        write_template(file, lang)
        screen.tell(messages.WRITTEN.say(lang, out=file))
    else:
        from hedui.extract import try_fields
        from hedui.extract.own.sheet import fields_from_excel

        screen.give(fields_from_excel(file, lang, try_fields), lang)
    return ExitCode.DONE


def rules(lang: LangOption = Language.ZH, as_json: JsonOption = False, config: RulesConfigOption = None) -> ExitCode:
    from hedui.cli import show
    from hedui.export.codes import CODES

    codes = (*CODES, *own_codes(load(Path(), {"lang": lang}, config).settings))
    if as_json:
        screen.give(show.rules_as_json(codes), lang)
    else:
        screen.say(show.rules(codes, lang), lang)
    return ExitCode.DONE


def amount(text: Annotated[str, Argument(messages.TEXT, "TEXT")], lang: LangOption = Language.ZH) -> ExitCode:
    from hedui.normalize.amount import parse_amount, to_words
    from hedui.normalize.fault import NormalizeError

    try:
        value = parse_amount(text)
        words = to_words(value)
    except NormalizeError as error:
        raise UsageError(error.say(lang)) from error
    except ValueError as error:
        raise UsageError(messages.TOO_MUCH.say(lang, text=text)) from error
    screen.say([str(value), words], lang)
    return ExitCode.DONE


def doctor(given: SettingsOptions, config: ConfigOption = None) -> ExitCode:
    from hedui.cli.doctor import examine

    settings = checked(load(None, given, config).settings)
    examination = examine(settings)
    screen.say(examination.say(settings.lang), settings.lang)
    return ExitCode.DONE if examination.well else ExitCode.ENGINE_MISSING
