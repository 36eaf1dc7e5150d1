"""The command line: verbs only, no logic."""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType

_UTF8 = "PYTHONUTF8"
_STOPPED = "已中断。\n"
_STOPPED_IN_ENGLISH = "Interrupted.\n"
_INTERRUPTED = 130


def main() -> None:
    """Run the command that the arguments name, and leave with its exit code."""
    try:
        signal.signal(signal.SIGTERM, _interrupt)
        _read_names_as_utf8()
        from hedui.cli.app import run
    except KeyboardInterrupt:  # while Python loads what the commands need, before any of them can say so
        sys.stderr.write(_STOPPED_IN_ENGLISH if "en" in sys.argv else _STOPPED)
        sys.exit(_INTERRUPTED)
    sys.exit(run(sys.argv[1:]))


def _interrupt(number: int, frame: FrameType | None) -> None:
    """A request to terminate is answered as Ctrl-C is, in a sentence and with the same exit code."""
    raise KeyboardInterrupt


def _read_names_as_utf8() -> None:
    """Begin anew where Python takes the names of files for another encoding than UTF-8, as in a locale of old: no name
    beyond ASCII could be written into a record. What the terminal shows stays in its encoding."""
    if sys.getfilesystemencoding() != "utf-8" and os.environ.get(_UTF8) != "1":
        shown = getattr(sys.stdout, "encoding", None) or "utf-8"
        environment = {"PYTHONIOENCODING": shown} | os.environ | {_UTF8: "1"}
        os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], environment)
