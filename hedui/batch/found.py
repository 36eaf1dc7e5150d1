"""What was found in a folder: an input to read, or a file to name with the reason why it is not read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from hedui.configuration import NAME as SETTINGS_NAME
from hedui.read import foreign
from hedui.read.archive import ArchiveError
from hedui.read.results import is_result
from hedui.read.sniff import SUFFIXES

LEDGER_NAME = "hedui.sqlite"
"""A folder that holds this file is an output of hedui and never an input."""

_SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini", SETTINGS_NAME})

ROOT = "."
"""What the folder of agreements itself goes by, where it cannot be opened any more."""


class Problem(StrEnum):
    """Why a file that was found is not read."""

    UNSUPPORTED = "unsupported"
    FOREIGN = "foreign"
    """Probably an agreement, in a form that has to be converted first."""
    LEADS_OUT = "leads-out"
    """A link to something outside the folder."""
    BAD_NAME = "bad-name"
    UNREADABLE_FOLDER = "unreadable-folder"
    ARCHIVE = "archive"
    """An archive that cannot be unpacked, or of which something cannot."""


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
    refused: OSError | ArchiveError | None = None
    """What the system says of a folder that cannot be opened, and what is wrong with an archive."""
    files: tuple[str, ...] = ()
    """Where several files make one agreement: their paths in the order of its pages."""


class Join(Protocol):
    """Makes inputs of the files of one folder."""

    def waits(self, names: Sequence[str]) -> bool:
        """Whether all files of a folder with these names in it must be known before inputs are made of them."""

    def __call__(self, found: Sequence[Found], folder: str, below: Collection[str]) -> Iterable[Found]:
        """The inputs, given the folder's path and those of the folders in it."""


def is_input(name: str) -> bool:
    """Whether a file of this name is read at all, on this machine."""
    if is_hidden(name) or Path(name.strip()).suffix.lower() not in SUFFIXES:
        return False
    form = foreign.by_name(name)
    return form is None or foreign.can_be_read(form)


def problem_of(name: str) -> Problem | None:
    """What keeps a file of this name from being read, if anything does."""
    if is_input(name):
        return None
    return Problem.FOREIGN if foreign.by_name(name) else Problem.UNSUPPORTED


def is_hidden(name: str) -> bool:
    """Whether a file or folder of this name is passed over: hidden, a lock, or of the system's own."""
    return name.startswith((".", "~$")) or name.lower() in _SYSTEM_FILES


def is_result_file(path: str) -> bool:
    """Whether a JSON file is what a program for recognition wrote; one that cannot be opened is found out later."""
    try:
        return is_result(Path(path))
    except OSError:
        return True
