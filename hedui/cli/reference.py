"""The command reference in docs/, generated from the commands themselves: ``python -m hedui.cli.reference docs``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import typer
from pydantic import BaseModel

from hedui.cli import messages
from hedui.cli.app import VERBS, build
from hedui.cli.help import page_of
from hedui.cli.parameters import describe
from hedui.messages import Message
from hedui.settings import BatchSettings, Language, Settings, options_of

PAGES = {Language.EN: "cli.md", Language.ZH: "cli.zh-CN.md"}

_WIDTH = 110
_TITLE = Message("命令参考", "Commands")
_NOTE = Message(
    "本页由 `make docs` 生成，请勿手工修改。",
    "This page is written by `make docs`; do not edit it by hand.",
)
_SETTINGS = Message("配置文件 hedui.toml", "The settings file, hedui.toml")
_SETTINGS_NOTE = Message(
    "放在合同文件夹里面或旁边，或用 `--config` 指定。命令行的选项优先；"
    "收集类选项（`disable`、`severity`、`catalogue`）与文件合并。",
    "It lies in or beside the folder of agreements, or is named with `--config`. The command line wins; what is"
    " collected (`disable`, `severity`, `catalogue`) is joined with the file.",
)


def page(lang: Language) -> str:
    """The reference in Markdown."""
    return "\n".join(_page(lang)) + "\n"


def _page(lang: Language) -> Iterator[str]:
    yield f"# {_TITLE.say(lang)}"
    yield ""
    yield _NOTE.say(lang)
    yield ""
    yield messages.EPILOG.say(lang)
    group = typer.main.get_command(build(lang))
    for entry in VERBS:
        yield from ("", f"## hedui {entry.name}", "", "```text", page_of(group, entry.name, lang, _WIDTH), "```")
    yield from ("", f"## {_SETTINGS.say(lang)}", "", _SETTINGS_NOTE.say(lang), "")
    yield from _options(Settings, "", lang)
    yield ""
    yield from _options(BatchSettings, "[batch]", lang)


def _options(model: type[BaseModel], table: str, lang: Language) -> Iterator[str]:
    if table:
        yield from (f"`{table}`", "")
    yield from ("| | |", "|---|---|")
    for name, info in options_of(model, in_file=True).items():
        yield f"| `{name}` | {describe(info, lang)} |"


def main() -> None:
    """Write the pages into the folder that the argument names."""
    folder = Path(sys.argv[1])
    for lang, name in PAGES.items():
        (folder / name).write_text(page(lang), "utf-8")


if __name__ == "__main__":
    main()
