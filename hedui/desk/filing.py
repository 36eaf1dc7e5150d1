"""The records' files as they lie in an output folder: which there are, how they look, and what is in them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hedui.export.layout import RECORDS, input_path, part_path
from hedui.export.records import as_read
from hedui.models.record import Record
from hedui.reach import refused
from hedui.settings import Language

Look = tuple[int, int]
"""A file's size, and when it was changed (nanoseconds)."""


@dataclass(frozen=True, slots=True)
class Filed:
    """A record's file: its name below the records, what its agreement goes by, and of which form it is another."""

    name: str
    path: str
    form_of: str


class Files:
    """The files of one output's records. Each call raises ``UsageError`` where a folder or file may not be opened: what
    is in there would be missing unnoticed."""

    def __init__(self, out: Path, lang: Language) -> None:
        self._folder = out / RECORDS
        self._lang = lang

    def looks(self) -> Iterator[tuple[str, Look]]:
        """Every record's name below the folder, with how its file looks."""
        stack = [(self._folder, "")]
        while stack:
            here, before = stack.pop()
            try:
                entries = list(os.scandir(here))
            except PermissionError as error:
                raise refused(here, error, self._lang) from error
            except OSError:  # it went away a moment ago
                continue
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    stack.append((here / entry.name, f"{before}{entry.name}/"))
                elif entry.name.endswith(".json") and entry.is_file(follow_symlinks=False):
                    state = entry.stat()
                    yield before + entry.name, (state.st_size, state.st_mtime_ns)

    def look(self, name: str) -> Look | None:
        """How one file looks; None where there is none."""
        try:
            state = (self._folder / name).stat()
        except OSError:
            return None
        return state.st_size, state.st_mtime_ns

    def record(self, name: str) -> Record | None:
        """The record as it was read; None where it is damaged or gone."""
        path = self._folder / name
        try:
            return Record.model_validate_json(as_read(path))
        except PermissionError as error:
            raise refused(path, error, self._lang) from error
        except (OSError, ValueError):
            return None


def filed(name: str, record: Record) -> Filed:
    """How a record is filed that lies under ``name``."""
    source = record.source
    known = source.path and part_path(source.path, source.index)
    path = known or input_path(name, source.name, source.index)
    return Filed(name, path, (record.links.form_of if record.links else None) or "")
