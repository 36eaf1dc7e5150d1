"""Arguments and options that several verbs share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from hedui.cli import messages
from hedui.cli.parameters import Argument, Option, OptionsOf
from hedui.configuration import Given
from hedui.models.severity import Severity
from hedui.settings import BatchSettings, Language, LimitSettings, Settings

FileArgument = Annotated[Path, Argument(messages.FILE, "FILE")]
FolderArgument = Annotated[str, Argument(messages.FOLDER, "FOLDER")]
OutOption = Annotated[str, Option(messages.OUT_OPTION, ("--out", "-o"), "OUT")]
ConfigOption = Annotated[Path | None, Option(messages.CONFIG, ("--config",), "FILE")]
RulesConfigOption = Annotated[Path | None, Option(messages.RULES_CONFIG, ("--config",), "FILE")]
FailOnOption = Annotated[Severity | None, Option(messages.FAIL_ON, ("--fail-on",))]
QuietOption = Annotated[bool, Option(messages.QUIET, ("--quiet", "-q"))]
JsonOption = Annotated[bool, Option(messages.JSON_OPTION, ("--json",))]
NamesOption = Annotated[list[str] | None, Option(messages.AS, ("--as",), "NAME")]
PortOption = Annotated[int | None, Option(messages.PORT, ("--port",), "NUMBER")]
HostOption = Annotated[str, Option(messages.HOST, ("--host",), "ADDRESS")]
PasswordOption = Annotated[Path | None, Option(messages.PASSWORD_FILE, ("--password-file",), "FILE")]
LangOption = Annotated[Language, Option(messages.LANG, ("--lang",))]
SettingsOptions = Annotated[Given, OptionsOf((Settings,))]
OneFileOptions = Annotated[Given, OptionsOf((Settings, LimitSettings))]
AllOptions = Annotated[Given, OptionsOf((Settings, BatchSettings))]
