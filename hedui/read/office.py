"""Word processors' other forms (``.doc``, ``.wps``, ``.rtf``, ``.odt``), made Word files by an installed LibreOffice.

It runs in a process of its own, with a profile of its own that is thrown away, without macros and without following
links, for a bounded time and with bounded memory; what it wrote is then read as any Word file.
"""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

PROGRAMS = ("soffice", "libreoffice")
_ELSEWHERE = (
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
    Path(os.environ.get("PROGRAMFILES", "C:/Program Files"), "LibreOffice/program/soffice.exe"),
    Path("/opt/libreoffice/program/soffice"),
)
_SECONDS = 120
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
</item>
</oor:items>
"""
"""What the office is told: it follows no link out of a file, for a picture that lies on the network would tell its host
that the agreement is being read; and it runs no macro."""
_GIBIBYTE = 1 << 30
_MOST_MEMORY, _MOST_WRITTEN = 8 * _GIBIBYTE, _GIBIBYTE
"""Of addresses, which are many more than the memory used, and of a file."""


class ConversionError(Exception):
    """The office could not make a Word file of it, or not in time."""


@functools.cache
def find() -> Path | None:
    """The office program that is installed, or None."""
    found = next(filter(None, map(shutil.which, PROGRAMS)), None)
    return Path(found) if found else next((path for path in _ELSEWHERE if path.is_file()), None)


@contextmanager
def as_word(path: Path, seconds: float = _SECONDS) -> Iterator[Path]:
    """The file as a Word file, as long as the block lasts. Raises ``ConversionError``."""
    program = find()
    if program is None:
        raise ConversionError("no office is installed")
    with tempfile.TemporaryDirectory(prefix="hedui-", ignore_cleanup_errors=True) as folder:
        source = Path(folder, "in", "a" + _suffix(path))
        source.parent.mkdir()
        shutil.copyfile(path, source)
        _write_settings(Path(folder, "profile", "user"))
        _convert(program, source, Path(folder), seconds)
        made = Path(folder, "out", "a.docx")
        if not made.is_file() or not made.stat().st_size:
            raise ConversionError("it wrote no Word file")
        yield made


def _write_settings(folder: Path) -> None:
    folder.mkdir(parents=True)
    Path(folder, "registrymodifications.xcu").write_text(_SETTINGS, "utf-8")


def _suffix(path: Path) -> str:
    """What the office is to take the file for: its content decides."""
    with path.open("rb") as file:
        head = file.read(8)
    begins = {b"\xd0\xcf\x11\xe0": ".doc", b"{\\rt": ".rtf", b"PK\x03\x04": path.suffix.lower()}
    return begins.get(head[:4], path.suffix.lower())


def _convert(program: Path, source: Path, folder: Path, seconds: float) -> None:
    command = [
        *(str(program), f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"),
        *("--headless", "--norestore", "--nolockcheck", "--nologo", "--nodefault"),
        *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), str(source)),
    ]
    limits = None if sys.platform == "win32" else _limits(max(round(seconds), 1))
    nowhere = subprocess.DEVNULL
    try:
        process = subprocess.Popen(
            command, cwd=folder, preexec_fn=limits, stdin=nowhere, stdout=nowhere, stderr=nowhere
        )
    except OSError as error:
        raise ConversionError(str(error)) from error
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise ConversionError(f"it took more than {seconds:.0f} s") from error
    finally:
        _end(process)


def _limits(seconds: int) -> Callable[[], None]:
    """What the process sets itself before the office starts: it stays in our group, so that who kills us kills it."""

    def limit() -> None:
        import resource

        for what, most in (
            (resource.RLIMIT_CPU, seconds),
            (resource.RLIMIT_AS, _MOST_MEMORY),
            (resource.RLIMIT_FSIZE, _MOST_WRITTEN),
            (resource.RLIMIT_CORE, 0),
        ):
            with suppress(OSError, ValueError):
                resource.setrlimit(what, (most, most))

    return limit


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the office and what it started."""
    if process.poll() is not None:
        return
    with suppress(psutil.Error):
        for child in psutil.Process(process.pid).children(recursive=True):
            with suppress(psutil.Error):
                child.kill()
    process.kill()
    process.wait()
