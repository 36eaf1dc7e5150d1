"""What lies in a folder: agreements to read, and files to name as skipped."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from hedui.configuration import NAME as SETTINGS_NAME
from hedui.read.sniff import SUFFIXES

LEDGER_NAME = "hedui.sqlite"
"""A folder that holds this file is an output of hedui and never an input."""

_SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini", SETTINGS_NAME})


class Problem(StrEnum):
    """Why a file that was found is not read."""

    UNSUPPORTED = "unsupported"
    BAD_NAME = "bad-name"
    UNREADABLE_FOLDER = "unreadable-folder"


@dataclass(frozen=True, slots=True)
class Found:
    """A file below the input folder: its path with ``/`` between the parts, size in bytes, time of last change."""

    path: str
    size: int = 0
    changed: int = 0
    problem: Problem | None = None


def discover(folder: Path, out: Path | None = None) -> Iterator[Found]:
    """Every file below ``folder`` in a fixed order. Hidden, lock and system files and output folders are passed over.

    Links to folders are not followed. ``folder`` may be a single file.
    """
    if folder.is_file():
        yield _look(folder, folder.name)
        return
    apart = out.resolve() if out else None
    unreadable: list[Found] = []

    def note(error: OSError) -> None:
        place = Path(error.filename).relative_to(folder).as_posix() if error.filename else "."
        unreadable.append(Found(_printable(place), problem=Problem.UNREADABLE_FOLDER))

    for place, names, files in os.walk(folder, onerror=note):
        here = Path(place)
        names[:] = sorted(name for name in names if not _hidden(name) and not _is_output(here / name, apart))
        for name in sorted(files):
            if not _hidden(name):
                yield _look(here / name, (here / name).relative_to(folder).as_posix())
    yield from unreadable


def is_input(name: str) -> bool:
    """Whether a file of this name is read at all."""
    return not _hidden(name) and Path(name).suffix.lower() in SUFFIXES


def _look(path: Path, relative: str) -> Found:
    if _printable(relative) != relative:
        return Found(_printable(relative), problem=Problem.BAD_NAME)
    try:
        state = path.stat()
    except OSError:
        return Found(relative)
    problem = None if is_input(path.name) and path.is_file() else Problem.UNSUPPORTED
    return Found(relative, state.st_size, state.st_mtime_ns, problem)


def _hidden(name: str) -> bool:
    return name.startswith((".", "~$")) or name.lower() in _SYSTEM_FILES


def _is_output(folder: Path, out: Path | None) -> bool:
    return (folder / LEDGER_NAME).exists() or (out is not None and folder.resolve() == out)


def _printable(path: str) -> str:
    """The path with bytes that are no UTF-8 shown as ``\\xNN``."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
