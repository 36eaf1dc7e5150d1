"""What reaches the terminal: nothing that steers it, and one sentence where the other end is closed or full."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import shutil
import sys
from collections.abc import Iterable
from io import TextIOWrapper
from typing import TextIO

from hedui.cli import messages
from hedui.cli.layout import fitted
from hedui.errors import OutputError
from hedui.messages import CONTROL, plain
from hedui.reasons import reason
from hedui.settings import Language

_LEAST, _MOST = 40, 120
"""Columns of a line, however narrow or wide the terminal."""


class _Closed(io.TextIOBase):
    """Stands for a standard output that was closed before hedui began."""

    def write(self, text: str) -> int:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def prepare() -> None:
    """Make standard streams that can be relied on: each is there, and nothing that is printed can fail to encode.

    What is written to a file or pipe is UTF-8 whatever the locale. A closed stream's number is taken, so that no file
    of ours gets it and what somebody else prints.
    """
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    if sys.stdout is None:
        sys.stdout = _Closed()
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115, PTH123
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def say(lines: Iterable[str], lang: Language) -> None:
    """Print lines for people. Raises ``OutputError`` where standard output takes nothing."""
    for line in lines:
        _write(_on(sys.stdout, line) + "\n", lang)


def give(json: str, lang: Language) -> None:
    """Print JSON for programs; what would steer a terminal is escaped. Raises as ``say``."""
    _write(CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", json), lang)


def tell(sentence: object) -> None:
    """Print a sentence on standard error, if anybody is there to hear it."""
    try:
        print(_on(sys.stderr, str(sentence)), file=sys.stderr, flush=True)
    except (OSError, ValueError):
        silence(sys.stderr)


def silence(stream: TextIO) -> None:
    """Let what a stream still holds go nowhere: whoever should have got it is gone."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _on(stream: TextIO, text: str) -> str:
    """The text as it can be shown; on a terminal in lines that are no longer than one is read easily."""
    if not stream.isatty():
        return plain(text)
    columns = max(_LEAST, min(_MOST, shutil.get_terminal_size().columns))
    return "\n".join(part for line in plain(text).split("\n") for part in fitted(line, columns))


def _write(text: str, lang: Language) -> None:
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        silence(sys.stdout)
        raise OutputError(messages.NO_STDOUT.say(lang, reason=reason(error, lang))) from error
