"""``hedui start`` and ``hedui launcher``: for people who open no terminal.

A file to double-click asks for the folder of agreements in a window, reads it, and opens the desk in the browser.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from hedui.cli import screen
from hedui.cli.options import LangOption
from hedui.cli.parameters import Argument, Option
from hedui.cli.verbs import review
from hedui.errors import ExitCode, OutputError, UsageError
from hedui.messages import Message
from hedui.reach import closed
from hedui.reasons import reason
from hedui.settings import Language

START = Message(
    zh="选择合同文件夹，读取后在浏览器中打开核对台（双击启动文件时运行的就是它）。",
    en="Choose a folder of agreements, read it, and open the desk in the browser (what a double-click runs).",
)
LAUNCHER = Message(
    zh="在桌面上放一个启动文件，双击即可选择合同文件夹并打开核对台。",
    en="Put a file on the desktop that is double-clicked to choose a folder of agreements and open the desk.",
)
STARTED = Message(zh="合同文件夹；不写则弹出窗口选择", en="folder of agreements; a window asks for it unless given")
PLACE = Message(zh="放启动文件的文件夹，默认是桌面", en="folder to put it in; the desktop by default")
BROWSER = Message(zh="是否自动打开浏览器", en="whether to open the browser")

_CHOOSE = Message(zh="请选择放合同的文件夹", en="Choose the folder of agreements")
_TYPE = Message(
    zh="请把合同文件夹拖到这个窗口里（或输入它的路径），然后按回车：",
    en="Drag the folder of agreements into this window (or type its path), then press Enter: ",
)
_NONE = Message(zh="没有选择文件夹，什么也没有做。", en="No folder was chosen; nothing was done.")
_NO_FOLDER = Message(
    zh="“{path}”不是文件夹，请选择放合同的文件夹。", en="“{path}” is no folder; choose the folder of agreements."
)
_MISSING = Message(
    zh="找不到文件夹“{path}”，请检查路径，或重新选择。",
    en="There is no folder “{path}”; check the path, or choose again.",
)
_RESULTS = Message(zh="{name}-核对结果", en="{name}-checked")
_READING = Message(zh="正在读取“{folder}”，结果放在“{out}”。", en="Reading “{folder}”; results go to “{out}”.")
_MADE = Message(zh="启动文件已放好：{path}，双击它即可开始。", en="Made {path}; double-click it to start.")
_TRUST = Message(
    zh="有的 Linux 桌面要先右键点它，选“允许启动”。",
    en="Some Linux desktops want it right-clicked and allowed to launch first.",
)
_NAME = Message(zh="核对", en="hedui")
_NO_WINDOW = "no window"
"""What is printed where a window could have been shown in principle, and cannot be here (a PowerShell that is locked
down, a session without a screen): then the folder is typed."""
_DIALOG = (
    "Add-Type -AssemblyName System.Windows.Forms -ErrorAction Stop;"
    " $asked = New-Object System.Windows.Forms.FolderBrowserDialog;"
    " $front = New-Object System.Windows.Forms.Form -Property @{TopMost = $true};"  # else behind the terminal
    " $asked.Description = 'TITLE'; if ($asked.ShowDialog($front) -eq 'OK') { $asked.SelectedPath }"
)
LINE = "HEDUI_LINE"
"""The variable in which a batch file keeps the whole line that it was run by: Windows drops a folder ``A&B`` on it
without quotes, and what the file itself is given ends at ``&``."""
_DROPPED = re.compile(r'"[^"]*\.cmd" +(.*?) *"?$', re.IGNORECASE | re.DOTALL)
_KEEPS_LINE = (
    "setlocal EnableDelayedExpansion",
    'set "DROPPED="',
    f'set "{LINE}=!cmdcmdline!"',
    'if not "!cmdcmdline:%~nx0=!"=="!cmdcmdline!" set "DROPPED=1"',
    "setlocal DisableDelayedExpansion",
)
_ENDS = ('set "CODE=%errorlevel%"', 'if not "%CODE%"=="0" pause', "if defined DROPPED exit %CODE%")
"""With cmd's own end, which leaves nothing behind ``&`` to be run."""
_DESKTOP = "[Environment]::GetFolderPath('Desktop')"
_NOT_MADE = Message(
    zh="启动文件“{path}”无法写入（{reason}），请指定别的文件夹。",
    en="“{path}” cannot be written ({reason}); name another folder.",
)


def start(
    folder: Annotated[Path | None, Argument(STARTED, "FOLDER")] = None,
    browser: Annotated[bool, Option(BROWSER, ("--browser/--no-browser",))] = True,
    lang: LangOption = Language.ZH,
) -> ExitCode:
    from hedui.batch.found import LEDGER_NAME

    chosen = dropped(os.environ.get(LINE, "")) or folder or _ask(lang)
    if chosen is None:
        screen.tell(_NONE.say(lang))
        return ExitCode.DONE
    if shut := closed(chosen, lang):
        raise shut
    if not chosen.is_dir():
        raise UsageError((_NO_FOLDER if chosen.exists() else _MISSING).say(lang, path=chosen))
    chosen = chosen.absolute()
    if (chosen / LEDGER_NAME).exists():
        return review(chosen, {"lang": lang}, browser=browser)
    out = results_of(chosen, lang)
    screen.tell(_READING.say(lang, folder=chosen, out=out))
    return review(chosen, {"lang": lang}, out, browser=browser)


def launcher(
    place: Annotated[Path | None, Argument(PLACE, "DIRECTORY")] = None, lang: LangOption = Language.ZH
) -> ExitCode:
    home = place or _desktop()
    name, text = launcher_file(sys.platform, sys.executable, lang)
    path = home / name
    try:
        path.write_bytes(text.encode("utf-8"))
        path.chmod(0o755)
    except OSError as error:
        raise OutputError(_NOT_MADE.say(lang, path=path, reason=reason(error, lang))) from error
    screen.say([_MADE.say(lang, path=path)], lang)
    if name.endswith(".desktop"):
        screen.tell(_TRUST.say(lang))
    return ExitCode.DONE


def results_of(folder: Path, lang: Language) -> Path:
    """Where the results of a folder go: beside it, since nothing is to be changed in it."""
    return folder.parent / _RESULTS.say(lang, name=folder.name)


def launcher_file(system: str, python: str, lang: Language) -> tuple[str, str]:
    """Name and content of what is double-clicked on ``system`` (as ``sys.platform``): it runs ``hedui start`` with
    ``python``. A folder that is dropped on it is read at once. The window stays where something went wrong."""
    name, words = _NAME.say(lang), f"-m hedui start --lang {lang}"
    if system == "win32":
        quoted = '"' + python.replace("%", "%%") + '"'
        lines = ["@echo off", "chcp 65001 >nul", *_KEEPS_LINE, f"{quoted} {words} %*", *_ENDS]
        return f"{name}.cmd", "\r\n".join([*lines, ""])
    if system == "darwin":
        return f"{name}.command", f'#!/bin/sh\nexec {shlex.quote(python)} {words} "$@"\n'
    quoted = _for_desktop(python)
    stay = _for_desktop('"$0" -m hedui start --lang ' + lang + ' "$@" || { printf "\\n[Enter] "; read -r _; }')
    return f"{name}.desktop", "\n".join(
        [
            "[Desktop Entry]",
            "Type=Application",
            f"Name={name}",
            f"Exec=sh -c {stay} {quoted} %f",
            "Terminal=true",
            "Categories=Office;",
            "",
        ]
    )


def dropped(line: str) -> Path | None:
    """The folder that was dropped on a batch file, from the whole line that Windows ran for it; None where that says
    nothing of one. ``cmd.exe /c ""D:\\核对.cmd" D:\\A&B"``: the outer quotes are cmd's own."""
    found = _DROPPED.search(line)
    path = Path(found[1].strip('"')) if found and found[1].strip('" ') else None
    return path if path and path.is_absolute() and path.is_dir() else None


def _for_desktop(argument: str) -> str:
    """An argument of ``Exec`` (Desktop Entry Specification): quoted, and escaped once more as every value is."""
    inner = "".join("\\" + each if each in '"`$\\' else each for each in argument).replace("%", "%%")
    return '"' + inner.replace("\\", "\\\\") + '"'


def _desktop() -> Path:
    """The desktop's folder, which may lie elsewhere (on Windows often in OneDrive), else the home folder."""
    command = ["xdg-user-dir", "DESKTOP"] if sys.platform != "win32" else _powershell(_DESKTOP)
    found = _path(_said(command)) if shutil.which(command[0]) else None
    home = Path.home()
    candidates = [*([found] if found else []), home / "Desktop", home / "桌面"]
    return next((each for each in candidates if each.is_dir()), home)


def _ask(lang: Language) -> Path | None:
    """The folder that somebody chooses in a window, or types where there is none; None where she chooses none."""
    for command in _windows(sys.platform, _CHOOSE.say(lang)):
        if shutil.which(command[0]):
            said = _said(command)
            if said.strip() != _NO_WINDOW:
                return _path(said)
    try:
        return _path(input(_TYPE.say(lang)))
    except (EOFError, RuntimeError, OSError):  # nobody can type here: the input has ended, or there is none
        return None


def _said(command: Sequence[str]) -> str:
    """What a command prints; nothing where it does not start."""
    try:
        return subprocess.run(
            command, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False
        ).stdout
    except OSError:
        return ""


def _path(said: str) -> Path | None:
    """A path as a window gives it or a terminal shows it that was dragged in: quoted, or with its blanks escaped."""
    text = said.strip().removeprefix("\ufeff")
    if os.name != "nt" and not Path(text).exists():
        try:
            text = next(iter(shlex.split(text)), "")
        except ValueError:
            text = text.strip("'\"")
    text = text.strip('"')
    return Path(text).expanduser() if text else None


def _powershell(script: str) -> list[str]:
    """A command that runs a script for Windows' own PowerShell, and prints UTF-8 whatever the code page is."""
    encoded = "[Console]::OutputEncoding = New-Object Text.UTF8Encoding $false"
    guarded = f"$ErrorActionPreference = 'Stop'; try {{ {encoded}; {script} }} catch {{ '{_NO_WINDOW}' }}"
    return ["powershell", "-NoProfile", "-STA", "-Command", guarded]


def _windows(system: str, title: str) -> Sequence[Sequence[str]]:
    """Commands that ask for a folder in a window and print it; the first that is installed is taken."""
    if system == "win32":
        return [_powershell(_DIALOG.replace("TITLE", title))]
    if system == "darwin":
        return [["osascript", "-e", f'POSIX path of (choose folder with prompt "{title}")']]
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return []
    return [
        ["zenity", "--file-selection", "--directory", f"--title={title}"],
        ["kdialog", "--title", title, "--getexistingdirectory", str(Path.home())],
    ]
