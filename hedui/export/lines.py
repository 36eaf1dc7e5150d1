"""records.jsonl: all records, one a line.

What has not changed is copied from the file that stands there, in long stretches, and not read again from as many small
files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import IO

from hedui.export.agreement import Agreement
from hedui.export.cache import Cache
from hedui.export.entry import Missing
from hedui.export.target import Target

NAME = "records.jsonl"

_INDENT = re.compile(rb"\n *")
_CHUNK = 1 << 20


class Lines:
    """Writes one record a line, with the former file, if there is one, to copy from."""

    takes_hidden = True

    def __init__(self, file: IO[bytes], former: IO[bytes] | None, cache: Cache) -> None:
        self._file = file
        self._former = former
        self._cache = cache
        self._old = cache.lines() if former else iter(())
        self._next = next(self._old, None)
        self._place = 0
        self._begin = self._end = 0

    def add(self, agreement: Agreement) -> None:
        """Write the record."""
        known = self._find((agreement.input, agreement.index))
        if known and known[0] == agreement.record:
            length = known[1]
            self._copy(self._place, length)
        else:
            self._flush()
            line = one_line(agreement.read())
            self._file.write(line)
            length = len(line)
        self._cache.note_line(agreement.input, agreement.index, agreement.record, length)

    def miss(self, missing: Missing) -> None:
        """Inputs without a record have no place here; the workbook and the ledger name them."""

    def finish(self) -> int:
        """Write what is left to copy. How many bytes there are."""
        self._flush()
        return self._file.tell()

    def _find(self, key: tuple[str, int]) -> tuple[str, int] | None:
        """Hash and length of the former file's line for a key; ``_place`` is where it begins. Keys only go up."""
        while self._next and self._next[:2] < key:
            self._place += self._next[3]
            self._next = next(self._old, None)
        return self._next[2:] if self._next and self._next[:2] == key else None

    def _copy(self, start: int, length: int) -> None:
        if start != self._end:
            self._flush()
            self._begin = start
        self._end = start + length

    def _flush(self) -> None:
        if self._former and self._end > self._begin:
            self._former.seek(self._begin)
            left = self._end - self._begin
            while left and (chunk := self._former.read(min(_CHUNK, left))):
                self._file.write(chunk)
                left -= len(chunk)
        self._begin = self._end


def one_line(record: bytes) -> bytes:
    """A record's JSON on one line: no string of JSON holds a line break as it is, so all that there are can go."""
    return _INDENT.sub(b"", record) + b"\n"


@contextmanager
def records(target: Target) -> Iterator[Lines]:
    """All records in one file."""
    cache, place = target.cache, target.folder.root / NAME
    size = -1
    try:
        with (
            target.folder.file(NAME) as path,
            path.open("wb") as file,
            place.open("rb") if place.is_file() and cache.intact(NAME) else nullcontext() as former,
        ):
            lines = Lines(file, former, cache)
            yield lines
            size = lines.finish()
    finally:
        cache.keep_lines(size)
