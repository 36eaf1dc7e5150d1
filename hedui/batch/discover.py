"""What lies in a folder: agreements to read, and files to name as skipped."""

from __future__ import annotations

import errno
import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from hedui.batch.archives import inside
from hedui.batch.found import LEDGER_NAME, ROOT, Found, Join, Problem, is_hidden, is_result_file, problem_of
from hedui.read import archive, foreign
from hedui.read.sniff import HEAD_BYTES


class _Apart:
    """Leaves every file by itself."""

    def waits(self, names: Sequence[str]) -> bool:
        return False

    def __call__(self, found: Sequence[Found], folder: str, below: Collection[str]) -> Iterable[Found]:
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
        yield from _opened(_look(str(folder), folder.name), str(folder), join or _Apart())
        return
    yield from _Walk(folder, out, follow, join or _Apart()).files()


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
            yield from self._inside(relative, names, below)
            waiting += reversed(below)
        yield from unreadable

    def _inside(self, relative: str, names: Sequence[str], below: list[str]) -> Iterator[Found]:
        """What lies right in a folder; the folders in it that are walked through next are added to ``below``."""
        here: list[Found] = []
        waits = self._join.waits(names)
        for name in names:
            if is_hidden(name):
                continue
            inner = f"{relative}/{name}" if relative else name
            path = os.path.join(self._top, inner)
            if not os.path.isdir(path):
                found = self._file(path, inner)
                if archive.is_called_archive(name):
                    yield from _opened(found, path, self._join)
                    continue
                here.append(found)
                if not waits:
                    yield here.pop()
            elif self._enters(path):
                below.append(inner)
            elif os.path.islink(path) and not self._is_inside(path):
                here.append(Found(printable(inner), problem=Problem.LEADS_OUT))
        yield from self._join(here, relative, below)

    def _file(self, path: str, relative: str) -> Found:
        found = _look(path, relative)
        if (
            found.problem in (None, Problem.FOREIGN)
            and not self._follow
            and os.path.islink(path)
            and not self._is_inside(path)
        ):
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


def _opened(found: Found, path: str, join: Join) -> Iterator[Found]:
    """The inputs in a file that is called an archive; the file itself where it is none, or may not be read."""
    if found.problem is not Problem.FOREIGN or not archive.is_called_archive(found.path):
        yield found
        return
    try:
        if archive.holds_files(Path(path)):
            yield from inside(found, Path(path), join)
            return
        with open(path, "rb") as file:
            form = foreign.by_content(Path(path), file.read(HEAD_BYTES))
        yield replace(found, problem=None if form is None or foreign.can_be_read(form) else Problem.FOREIGN)
    except OSError as error:
        yield replace(found, problem=Problem.ARCHIVE, refused=error)


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
    if problem is None and relative.lower().endswith(".json") and not is_result_file(path):
        problem = Problem.UNSUPPORTED
    return Found(relative, state.st_size, state.st_mtime_ns, problem, state.st_ctime_ns)


def _unreadable(relative: str, error: OSError) -> Found:
    return Found(printable(relative) or ROOT, problem=Problem.UNREADABLE_FOLDER, refused=error)


def printable(path: str) -> str:
    """The path itself; one with bytes that are no UTF-8 begins with ``./``, as no other does, and shows ``\\xNN``."""
    raw = os.fsencode(path)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return "./" + raw.replace(b"\\", b"\\\\").decode("utf-8", "backslashreplace")
