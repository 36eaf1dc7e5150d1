"""Starting without a terminal: what is double-clicked, what it asks, and what it then does."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from hedui.cli import start
from hedui.cli.app import run
from hedui.settings import Language

START = Path(__file__).parents[2] / "start"
ODD = 'py 100% "$HOME" `x` \\n 甲'
only_linux = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it looks where other programs are")
needs_shell = pytest.mark.skipif(os.name == "nt", reason="needs a shell")


@pytest.fixture
def reviewed(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """What the desk is asked for, in place of a desk."""
    asked: list[tuple[object, ...]] = []

    def review(target: Path, given: object, out: Path | None = None, *, browser: bool) -> int:
        asked.append((target, out, browser))
        return 0

    monkeypatch.setattr(start, "review", review)
    return asked


def fake(path: Path, script: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o755)
    return path


def test_a_folder_is_read_into_one_beside_it(tmp_path: Path, reviewed: list[tuple[object, ...]]) -> None:
    folder = tmp_path / "合同"
    folder.mkdir()
    assert run(["start", str(folder), "--no-browser"]) == 0
    assert reviewed == [(folder, tmp_path / "合同-核对结果", False)]


@pytest.mark.parametrize("content", [{}, {"照片.xyz": b"x"}, {"空的.pdf": b""}])
def test_where_there_is_no_agreement_that_is_said_and_no_command_named(
    tmp_path: Path, content: dict[str, bytes], capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "合同").mkdir()
    for name, data in content.items():
        (tmp_path / "合同" / name).write_bytes(data)
    assert run(["start", str(tmp_path / "合同"), "--no-browser"]) == 2
    said = capfd.readouterr().err
    assert "没有读到合同，核对台没有打开；请选择放合同的文件夹。" in said
    assert "import" not in said


def test_results_are_opened_and_not_read_as_agreements(tmp_path: Path, reviewed: list[tuple[object, ...]]) -> None:
    (tmp_path / "hedui.sqlite").touch()
    assert run(["start", str(tmp_path)]) == 0
    assert reviewed == [(tmp_path, None, True)]


@needs_shell
@pytest.mark.parametrize("program", ["zenity", "kdialog"])
def test_a_window_asks_for_the_folder(
    tmp_path: Path, program: str, monkeypatch: pytest.MonkeyPatch, reviewed: list[tuple[object, ...]]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    folder = tmp_path / "我的 合同"
    folder.mkdir()
    fake(tmp_path / "bin" / program, f"echo {shlex.quote(str(folder))}")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("DISPLAY", ":0")
    assert run(["start"]) == 0
    assert reviewed[0][0] == folder


@needs_shell
def test_whoever_chooses_nothing_gets_nothing(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    reviewed: list[tuple[object, ...]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    fake(tmp_path / "zenity", "exit 1")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("DISPLAY", ":0")
    assert run(["start"]) == 0
    assert reviewed == []
    assert "没有选择文件夹" in capsys.readouterr().err


@needs_shell
@pytest.mark.parametrize("typed", ["'{}'", '"{}"', "{}", "escaped"])
def test_where_there_are_no_windows_a_path_is_typed_or_dragged_in(
    tmp_path: Path, typed: str, monkeypatch: pytest.MonkeyPatch, reviewed: list[tuple[object, ...]]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    folder = tmp_path / "a b's"
    folder.mkdir()
    said = str(folder).replace(" ", "\\ ").replace("'", "\\'") if typed == "escaped" else typed.format(folder)
    if typed == "'{}'":
        folder = folder.rename(tmp_path / "a b")
        said = f"'{folder}' "
    monkeypatch.setattr("builtins.input", lambda _: said)
    assert run(["start"]) == 0
    assert reviewed[0][0] == folder


def test_what_is_no_folder_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.pdf").touch()
    assert run(["start", str(tmp_path / "a.pdf")]) == 2
    assert "不是文件夹" in capsys.readouterr().err
    assert run(["start", str(tmp_path / "没有")]) == 2
    assert "找不到文件夹" in capsys.readouterr().err


def test_every_system_asks_in_a_window(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    first = {system: start._windows(system, "选")[0][0] for system in ("win32", "darwin", "linux")}
    assert first == {"win32": "powershell", "darwin": "osascript", "linux": "zenity"}


@needs_shell
@pytest.mark.parametrize(
    ("printed", "chosen"),
    [("no window", "甲"), ("\\303\\050", None), ("", None)],
    ids=["locked", "garbled", "cancelled"],
)
def test_where_windows_shows_no_window_the_folder_is_typed(
    tmp_path: Path,
    printed: str,
    chosen: str | None,
    monkeypatch: pytest.MonkeyPatch,
    reviewed: list[tuple[object, ...]],
) -> None:
    fake(tmp_path / "bin/powershell", f"printf '{printed}\\n'; printf '\\311\\n' >&2")
    (tmp_path / "甲").mkdir()
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(shutil, "which", str)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr("builtins.input", lambda _: str(tmp_path / "甲"))
    run(["start"])
    assert [each[0] for each in reviewed] == ([tmp_path / chosen] if chosen else [])


def test_windows_asks_in_a_script_without_what_a_command_line_would_take_apart() -> None:
    for script in (start._DIALOG, start._DESKTOP):
        [*_, guarded] = start._powershell(script)
        assert '"' not in guarded
        assert guarded.count("{") == guarded.count("}")
        assert guarded.count("'") % 2 == 0


@needs_shell
def test_the_desktop_of_windows_may_lie_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "OneDrive/桌面").mkdir(parents=True)
    fake(tmp_path / "bin/powershell", f"echo {shlex.quote(str(tmp_path / 'OneDrive/桌面'))}")
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(shutil, "which", str)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert start._desktop() == tmp_path / "OneDrive/桌面"


def test_the_launcher_stands_where_it_is_put(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["launcher", str(tmp_path)]) == 0
    [made] = tmp_path.iterdir()
    assert str(made) in capsys.readouterr().out
    assert sys.executable in made.read_text("utf-8")
    assert run(["launcher", str(tmp_path / "none")]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_on_windows_it_is_a_batch_file() -> None:
    name, text = start.launcher_file("win32", r"C:\用户\100% 甲\python.exe", Language.ZH)
    assert name == "核对.cmd"
    lines = text.split("\r\n")
    assert lines[1] == "chcp 65001 >nul"
    assert r'"C:\用户\100%% 甲\python.exe" -m hedui start --lang zh %*' in lines
    assert "\n" not in text.replace("\r\n", "")


def test_batch_files_keep_the_whole_line_that_windows_ran_and_leave_nothing_behind_it_to_be_run() -> None:
    """A folder A&B is dropped without quotes. Delayed expansion, which takes !, is off again for the command."""
    ours = (START / "windows.cmd").read_bytes().decode("utf-8").split("\r\n")
    for lines in (ours, start.launcher_file("win32", "python.exe", Language.ZH)[1].split("\r\n")):
        kept = lines.index('set "HEDUI_LINE=!cmdcmdline!"')
        run_at = next(at for at, line in enumerate(lines) if line.endswith("%*"))
        assert lines.index("setlocal EnableDelayedExpansion") < kept < lines.index("setlocal DisableDelayedExpansion")
        assert lines.index("setlocal DisableDelayedExpansion") < run_at < lines.index("if defined DROPPED exit %CODE%")
    assert not [line for line in ours[:-2] if line.startswith("exit")]


RAN = 'C:\\WINDOWS\\system32\\cmd.exe /c ""{file}" {folder}"'


@pytest.mark.parametrize("file", [r"D:\hedui main\start\windows.cmd", r"C:\用户\桌面\核对.CMD"])
@pytest.mark.parametrize(
    ("name", "quotes"),
    [("甲&乙", ""), ("A & B", '"'), ("合同", ""), ("a^b%1!(3),4;5=6", ""), ("R&D&C", ""), ("我的 合同", '"')],
)
def test_what_is_dropped_on_a_batch_file_is_read_whole(
    file: str,
    name: str,
    quotes: str,
    tmp_path: Path,
    reviewed: list[tuple[object, ...]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / name
    folder.mkdir()
    line = RAN.format(file=file, folder=f"{quotes}{folder}{quotes}")
    monkeypatch.setenv(start.LINE, line)
    assert run(["start", str(folder).partition("&")[0], "--no-browser"]) == 0
    assert reviewed == [(folder, tmp_path / f"{name}-核对结果", False)]


@pytest.mark.parametrize(
    "line",
    [
        "",
        '"C:\\Windows\\system32\\cmd.exe" ',
        RAN.format(file="D:\\windows.cmd", folder=""),
        RAN.format(file="D:\\windows.cmd", folder="合同"),
        RAN.format(file="D:\\windows.cmd", folder="/nowhere/合同"),
        RAN.format(file="D:\\windows.cmd", folder="/tmp /tmp"),
        "cmd /c windows.cmd /tmp",
    ],
)
def test_a_line_that_tells_no_folder_leaves_what_was_given(line: str) -> None:
    assert start.dropped(line) is None


@needs_shell
@pytest.mark.parametrize("dropped", [[], ["/我的 合同"]])
def test_on_macos_it_is_a_script(tmp_path: Path, dropped: list[str]) -> None:
    python = fake(tmp_path / ODD / "python", 'printf "%s|" "$@"')
    name, text = start.launcher_file("darwin", str(python), Language.EN)
    assert name == "hedui.command"
    done = subprocess.run([fake(tmp_path / name, text), *dropped], capture_output=True, text=True, check=True)
    assert done.stdout == "|".join(["-m", "hedui", "start", "--lang", "en", *dropped, ""])


@needs_shell
@pytest.mark.parametrize("dropped", [[], ["/我的 合同"]])
def test_on_linux_it_is_a_desktop_entry(tmp_path: Path, dropped: list[str]) -> None:
    python = fake(tmp_path / ODD / "python", 'printf "%s|" "$@"')
    name, text = start.launcher_file("linux", str(python), Language.ZH)
    assert name == "核对.desktop" and text.startswith("[Desktop Entry]\n")
    done = subprocess.run(executed(text, dropped), capture_output=True, text=True, check=True)
    assert done.stdout == "|".join(["-m", "hedui", "start", "--lang", "zh", *dropped, ""])


def executed(entry: str, files: list[str]) -> list[str]:
    """What a desktop runs (Desktop Entry Specification): the value unescaped, arguments unquoted, codes filled in."""
    [value] = re.findall(r"^Exec=(.*)$", entry, re.MULTILINE)
    unescaped = re.sub(r"\\(.)", r"\1", value)
    found: list[str] = []
    for match in re.finditer(r'"((?:[^"\\]|\\.)*)"|(\S+)', unescaped):
        argument = match[2] or re.sub(r'\\(["`$\\])', r"\1", match[1])
        found += files if argument == "%f" else [argument.replace("%%", "%")]
    return found


@only_linux
@pytest.mark.parametrize("uv", [True, False])
def test_the_script_installs_once_and_then_starts(tmp_path: Path, uv: bool) -> None:
    log = tmp_path / "log"
    inner = f'printf "python %s\\n" "$*" >>{log}'
    make = f'mkdir -p "$P/bin"; printf \'#!/bin/sh\\n%s\\n\' \'{inner}\' >"$P/bin/python"; chmod 755 "$P/bin/python"'
    if uv:
        fake(tmp_path / "bin/uv", f'printf "uv %s\\n" "$1" >>{log}; for P; do :; done; [ "$1" = pip ] || {{ {make}; }}')
    else:
        fake(
            tmp_path / "bin/python3.11",
            f'[ "$1" = -c ] && exit 0; printf "venv\\n" >>{log}; for P; do :; done; {make}',
        )
    for name in ("sh", "dirname", "cmp", "cp", "mkdir", "chmod", "env", "rm"):
        (tmp_path / "bin" / name).symlink_to(shutil.which(name) or "")
    environment = {
        "PATH": str(tmp_path / "bin"),
        "HOME": str(tmp_path / "home"),
        "XDG_DATA_HOME": str(tmp_path / "my data"),
    }
    for script in ("linux.sh", "macos.command"):
        subprocess.run([START / script, "/我的 合同"], env=environment, check=True, capture_output=True, timeout=60)
    installs = ["uv venv", "uv pip"] if uv else ["venv", f"python -m pip install --quiet {START.parent}"]
    assert log.read_text("utf-8").splitlines() == [*installs, *2 * ["python -m hedui start /我的 合同"]]


@only_linux
def test_another_version_is_installed_anew_and_half_an_installation_too(tmp_path: Path) -> None:
    log, house = tmp_path / "log", tmp_path / ODD
    shutil.copytree(START, house / "start")
    for name in ("pyproject.toml", "CHANGELOG.md"):
        (house / name).write_text("1")
    program = tmp_path / "data/hedui/program"
    make = f'mkdir -p "$P/bin"; printf "#!/bin/sh\n" >"$P/bin/python"; chmod 755 "$P/bin/python"; echo "$P" >>{log}'
    fake(tmp_path / "bin/uv", f'[ "$1" = pip ] || {{ for P; do :; done; {make}; }}')
    environment = {
        "PATH": f"{tmp_path}/bin:/usr/bin:/bin",
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path / "data"),
    }

    def installed() -> int:
        subprocess.run([house / "start/linux.sh"], env=environment, check=True, capture_output=True, timeout=60)
        return log.read_text("utf-8").split("\n").count(str(program))

    assert [installed(), installed()] == [1, 1]
    (house / "CHANGELOG.md").write_text("2")
    assert [installed(), installed()] == [2, 2]
    (program / "bin/python").unlink()
    assert [installed(), installed()] == [3, 3]


@pytest.mark.skipif(not (START.parent / ".git").exists() or not shutil.which("git"), reason="no repository")
def test_the_scripts_are_kept_as_their_systems_read_them() -> None:
    def git(*words: str) -> str:
        return subprocess.run(["git", *words], cwd=START.parent, capture_output=True, text=True, check=True).stdout

    modes = {line.split("\t")[1]: line.split()[0] for line in git("ls-files", "-s", "start").splitlines()}
    assert modes == {
        "start/linux.sh": "100755",
        "start/macos.command": "100755",
        "start/windows.cmd": "100644",
    }
    ends = {line.split("\t")[1]: line.split("\t")[0].split() for line in git("ls-files", "--eol", "start").splitlines()}
    assert ends["start/windows.cmd"] == ["i/crlf", "w/crlf", "attr/-text"]
    for name in ("start/linux.sh", "start/macos.command"):
        assert ends[name][0] == "i/lf" and "eol=lf" in ends[name]


def test_the_batch_file_is_read_right_by_a_chinese_windows() -> None:
    """Before the code page is changed all is ASCII, no line ends with half a character, and each jump has its mark."""
    lines = (START / "windows.cmd").read_bytes().split(b"\r\n")
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert b"".join(lines[: lines.index(b"chcp 65001 >nul")]).isascii()
    assert all(line[-1:].isascii() for line in lines)
    text = "\n".join(line.decode("utf-8") for line in lines)
    assert {*re.findall(r"goto (\w+)", text)} <= {*re.findall(r"^:(\w+)", text, re.MULTILINE)}
    assert "errorlevel 1 goto failed" not in text  # which a crash (below zero) passes by
    assert "LOCALAPPDATA" not in text  # where a Python from the Store sees a folder of its own


@needs_shell
def test_the_script_finds_its_folder_whatever_is_looked_for_first(tmp_path: Path) -> None:
    (tmp_path / "start").mkdir()
    (tmp_path / "else/start").mkdir(parents=True)
    shutil.copy(START / "linux.sh", tmp_path / "start")
    done = subprocess.run(
        ["sh", "start/linux.sh"],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), "CDPATH": str(tmp_path / "else")},
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert (done.returncode, done.stdout) == (4, "")
    assert "解压" in done.stderr


def test_a_mark_of_order_before_the_path_is_none_of_it(tmp_path: Path) -> None:
    assert start._path(f"\ufeff{tmp_path}\r\n") == tmp_path


@only_linux
def test_without_python_the_script_says_what_is_missing(tmp_path: Path) -> None:
    for name in ("sh", "dirname", "cmp", "rm"):
        (tmp_path / name).symlink_to(shutil.which(name) or "")
    done = subprocess.run(
        [tmp_path / "sh", START / "linux.sh"], env={"PATH": str(tmp_path), "HOME": str(tmp_path)}, capture_output=True
    )
    assert done.returncode == 4
    assert "python.org" in done.stderr.decode()


@only_linux
def test_a_python_that_cannot_make_a_room_is_told_apart_from_a_missing_network(tmp_path: Path) -> None:
    """Debian and Ubuntu bring Python without what makes virtual environments."""
    fake(tmp_path / "python3", 'case "$2" in *ensurepip*) exit 1 ;; esac; exit 0')
    for name in ("sh", "dirname", "cmp", "rm"):
        (tmp_path / name).symlink_to(shutil.which(name) or "")
    done = subprocess.run([START / "linux.sh"], env={"PATH": str(tmp_path), "HOME": str(tmp_path)}, capture_output=True)
    assert done.returncode == 4
    assert "python3-venv" in done.stderr.decode()


@only_linux
def test_what_is_opened_inside_the_archive_asks_to_unpack_it(tmp_path: Path) -> None:
    shutil.copy(START / "linux.sh", tmp_path)
    done = subprocess.run([tmp_path / "linux.sh"], env=os.environ | {"HOME": str(tmp_path)}, capture_output=True)
    assert done.returncode == 4
    assert "解压" in done.stderr.decode()
    assert not (tmp_path / ".local").exists()


def test_the_script_for_windows_is_one_that_it_reads() -> None:
    raw = (START / "windows.cmd").read_bytes()
    assert raw.count(b"\n") == raw.count(b"\r\n")
    lines = raw.decode("utf-8").split("\r\n")
    known = {line[1:] for line in lines if re.fullmatch(r":\w+", line)}
    assert {label for line in lines for label in re.findall(r"goto (\w+)", line)} == known
    # Where a Chinese code page is the system's, the last byte of another character takes the line's end with it.
    assert all(line[-1:].isascii() for line in lines)
    # A command that is not there, or one that crashes, has to be seen by every shell that runs such files.
    assert not re.search(r"&&|\|\|", raw.decode("utf-8"))
    # Until the code page is UTF-8 there is nothing but ASCII.
    assert "".join(lines[: lines.index("chcp 65001 >nul")]).isascii()


@pytest.mark.parametrize("stopped", [EOFError, RuntimeError("lost sys.stdin"), OSError(5, "Input/output error")])
def test_where_nobody_can_type_nothing_is_done(
    stopped: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def asked(question: str) -> str:
        raise stopped

    monkeypatch.setattr(start, "_windows", lambda system, title: [])
    monkeypatch.setattr("builtins.input", asked)
    assert run(["start"]) == 0
    assert "没有选择文件夹" in capsys.readouterr().err
