"""What lies in a folder: agreements to read, and files to name as skipped."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from hedui.configuration import NAME as SETTINGS_NAME
from hedui.read import foreign
from hedui.read.pictures import is_picture
from hedui.read.results import is_result
from hedui.read.sniff import SUFFIXES

LEDGER_NAME = "hedui.sqlite"
"""A folder that holds this file is an output of hedui and never an input."""

_SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini", SETTINGS_NAME})


class Problem(StrEnum):
    """Why a file that was found is not read."""

    UNSUPPORTED = "unsupported"
    FOREIGN = "foreign"
    """Probably an agreement, in a form that has to be converted first."""
    LEADS_OUT = "leads-out"
    """A link to something outside the folder."""
    BAD_NAME = "bad-name"
    UNREADABLE_FOLDER = "unreadable-folder"


LEFT = (Problem.FOREIGN, Problem.LEADS_OUT)
"""Skipped, though somebody is probably waiting for its record."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file below the input folder: its path with ``/`` between the parts, size in bytes, time of last change."""

    path: str
    size: int = 0
    changed: int = 0
    problem: Problem | None = None
    touched: int = 0
    """When content, name or rights last changed (nanoseconds): nobody can set it back, as they can ``changed``."""
    refused: OSError | None = None
    """What the system says of a folder that cannot be opened."""
    files: tuple[str, ...] = ()
    """Where several pictures make one agreement: their paths in the order of its pages."""


Join = Callable[[Sequence[Found], str, Sequence[str]], Iterable[Found]]
"""Makes inputs of the files of one folder, given its path and those of the folders in it."""


def _apart(found: Sequence[Found], folder: str, below: Sequence[str]) -> Iterable[Found]:
    return found


def discover(
    folder: Path, out: Path | None = None, *, follow: bool = False, join: Join | None = None
) -> Iterator[Found]:
    """Every file below ``folder`` in a fixed order; ``join`` makes fewer inputs of the files of one folder.

    Hidden, lock and system files and output folders are passed over. Links to what lies in the folder too are followed
    if it is a file. A link that leads out of it is a problem, unless ``follow``: then links to folders are followed as
    well. ``folder`` may be a single file.
    """
    if is_file(folder):
        yield _look(str(folder), folder.name)
        return
    yield from _Walk(folder, out, follow, join or _apart).files()


class _Walk:
    """One walk through a folder, without recursion: folders may lie a thousand deep."""

    def __init__(self, folder: Path, out: Path | None, follow: bool, join: Join) -> None:
        self._top = str(folder)
        self._home = os.path.realpath(folder)
        self._out = _identity(out) if out else None
        self._follow = follow
        self._join = join
        self._entered: set[tuple[int, int]] = set()

    def files(self) -> Iterator[Found]:
        unreadable: list[Found] = []
        waiting = [""]
        while waiting:
            relative = waiting.pop()
            try:
                names = sorted(os.listdir(os.path.join(self._top, relative)))
            except OSError as error:
                unreadable.append(_unreadable(relative, error))
                continue
            below: list[str] = []
            here: list[Found] = []
            pictures = any(map(is_picture, names))
            for name in names:
                if _hidden(name):
                    continue
                inner = f"{relative}/{name}" if relative else name
                path = os.path.join(self._top, inner)
                if not os.path.isdir(path):
                    here.append(self._file(path, inner))
                    if not pictures:
                        yield here.pop()
                elif self._enters(path):
                    below.append(inner)
                elif os.path.islink(path) and not self._is_inside(path):
                    here.append(Found(printable(inner), problem=Problem.LEADS_OUT))
            yield from self._join(here, relative, below)
            waiting += reversed(below)
        yield from unreadable

    def _file(self, path: str, relative: str) -> Found:
        found = _look(path, relative)
        if not found.problem and not self._follow and os.path.islink(path) and not self._is_inside(path):
            return replace(found, problem=Problem.LEADS_OUT)
        return found

    def _enters(self, path: str) -> bool:
        identity = _identity(path)
        if os.path.exists(os.path.join(path, LEDGER_NAME)) or identity is None or identity == self._out:
            return False
        if not self._follow:
            return not os.path.islink(path)
        seen = identity in self._entered
        self._entered.add(identity)
        return not seen

    def _is_inside(self, path: str) -> bool:
        target = os.path.realpath(path)
        return target == self._home or target.startswith(self._home.rstrip(os.sep) + os.sep)


def _identity(path: str | Path) -> tuple[int, int] | None:
    """What tells a folder from all others, however it is reached; None where there is none."""
    try:
        state = os.stat(path)
    except OSError:
        return None
    return state.st_dev, state.st_ino


def is_file(path: Path) -> bool:
    """Whether this is a file that can be reached."""
    return os.path.isfile(path)


def is_input(name: str) -> bool:
    """Whether a file of this name is read at all, on this machine."""
    if _hidden(name) or Path(name).suffix.lower() not in SUFFIXES:
        return False
    form = foreign.by_name(name)
    return form is None or foreign.can_be_read(form)


def problem_of(name: str) -> Problem | None:
    """What keeps a file of this name from being read, if anything does."""
    if is_input(name):
        return None
    return Problem.FOREIGN if foreign.by_name(name) else Problem.UNSUPPORTED


def _is_result(path: str) -> bool:
    """Whether a JSON file is what a program for recognition wrote; one that cannot be opened is found out later."""
    try:
        return is_result(Path(path))
    except OSError:
        return True


def _look(path: str, relative: str) -> Found:
    if printable(relative) != relative:
        return Found(printable(relative), problem=Problem.BAD_NAME)
    try:
        state = os.stat(path)
    except OSError as error:
        problem = problem_of(relative.rpartition("/")[2])
        if problem is Problem.UNSUPPORTED and error.errno == errno.ENAMETOOLONG:
            return _unreadable(relative, error)  # for all one can tell, a folder
        return Found(relative, problem=problem)
    problem = problem_of(relative.rpartition("/")[2]) if os.path.isfile(path) else Problem.UNSUPPORTED
    if problem is None and relative.lower().endswith(".json") and not _is_result(path):
        problem = Problem.UNSUPPORTED
    return Found(relative, state.st_size, state.st_mtime_ns, problem, state.st_ctime_ns)


def _unreadable(relative: str, error: OSError) -> Found:
    return Found(printable(relative) or ".", problem=Problem.UNREADABLE_FOLDER, refused=error)


def _hidden(name: str) -> bool:
    return name.startswith((".", "~$")) or name.lower() in _SYSTEM_FILES


def printable(path: str) -> str:
    """The path itself; one with bytes that are no UTF-8 begins with ``./``, as no other does, and shows ``\\xNN``."""
    raw = os.fsencode(path)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return "./" + raw.replace(b"\\", b"\\\\").decode("utf-8", "backslashreplace")
