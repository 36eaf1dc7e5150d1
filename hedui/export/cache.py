"""exports.sqlite: what makes exports cheap to write again. Losing it costs time and nothing else.

It holds each record's digest, its rows in the workbook, how long each line of records.jsonl is, and which state of the
batch each export shows.
Everything is kept under the hash of the record that it was made from, so that nothing stale can be taken for current.
"""

from __future__ import annotations

import contextlib
import functools
import logging
import os
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

from hedui.export.digest import LAYOUT, Digest

NAME = "exports.sqlite"

_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS digests (path TEXT, part INTEGER, record TEXT NOT NULL, digest BLOB NOT NULL,"
    " PRIMARY KEY (path, part)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS lines (path TEXT, part INTEGER, record TEXT NOT NULL, length INTEGER NOT NULL,"
    " PRIMARY KEY (path, part)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS ready (path TEXT, part INTEGER, made_from TEXT NOT NULL, rows BLOB NOT NULL,"
    " PRIMARY KEY (path, part)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS written (name TEXT PRIMARY KEY, state TEXT NOT NULL, size INTEGER NOT NULL,"
    " mark TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS layouts (layout TEXT PRIMARY KEY)",
    "CREATE TEMP TABLE IF NOT EXISTS fresh (path TEXT, part INTEGER, record TEXT NOT NULL, length INTEGER NOT NULL,"
    " PRIMARY KEY (path, part)) WITHOUT ROWID",
)
_LAYOUT = "SELECT layout FROM layouts"

log = logging.getLogger("hedui.export")


Looking = Callable[[str], tuple[int, str] | None]


class Cache:
    """The cache in one output folder. Where it is damaged or cannot be written it starts empty, or in memory."""

    def __init__(self, root: Path, look: Looking | None = None) -> None:
        """``look``: size and mark of an export's file; in the output folder unless told otherwise."""
        self._root = root
        self._look = look or functools.partial(_look, root)
        self._path = root / NAME
        self._base = self._opened()

    def __enter__(self) -> Cache:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def put(self, path: str, part: int, record: str, digest: bytes) -> None:
        """Keep the digest of a record."""
        self._write("INSERT OR REPLACE INTO digests VALUES (?, ?, ?, ?)", path, part, record, digest)

    def get(self, path: str, part: int, record: str) -> Digest | None:
        """The digest of the record with this hash, or None."""
        found = self._read("SELECT digest FROM digests WHERE path = ? AND part = ? AND record = ?", path, part, record)
        try:
            return Digest.from_bytes(found[0][0]) if found else None
        except (ValueError, zlib.error):
            return None

    def put_ready(self, path: str, part: int, made_from: str, rows: bytes) -> None:
        """Keep an agreement's rows of the workbook; ``made_from``: a hash of all that they were made from."""
        self._write("INSERT OR REPLACE INTO ready VALUES (?, ?, ?, ?)", path, part, made_from, rows)

    def ready(self, path: str, part: int, made_from: str) -> bytes | None:
        """The rows that were made from this, or None."""
        found = self._read(
            "SELECT rows FROM ready WHERE path = ? AND part = ? AND made_from = ?", path, part, made_from
        )
        return found[0][0] if found else None

    def stands(self, name: str, state: str) -> bool:
        """Whether the export of this name shows this state, and its file is as it was left."""
        kept = self._read("SELECT size, mark FROM written WHERE name = ? AND state = ?", name, state)
        return bool(kept) and kept[0] == self._look(name)

    def intact(self, name: str) -> bool:
        """Whether the export's file is as it was left, whatever state it shows."""
        kept = self._read("SELECT size, mark FROM written WHERE name = ?", name)
        return bool(kept) and kept[0] == self._look(name)

    def wrote(self, name: str, state: str) -> None:
        """Note that an export shows this state now."""
        look = self._look(name)
        if look:
            self._write("INSERT OR REPLACE INTO written VALUES (?, ?, ?, ?)", name, state, *look)

    def note(self, name: str, state: str) -> None:
        """Note what was done in this state of the batch besides writing exports."""
        self._write("INSERT OR REPLACE INTO written VALUES (?, ?, 0, '')", name, state)

    def is_noted(self, name: str, state: str) -> bool:
        """Whether that was done in this state."""
        return bool(self._read("SELECT 1 FROM written WHERE name = ? AND state = ?", name, state))

    def lines(self) -> Iterator[tuple[str, int, str, int]]:
        """Path, part, record's hash and length in bytes of each line of records.jsonl, in its order."""
        last = ("", 0)
        while batch := self._read(
            "SELECT * FROM lines WHERE (path, part) > (?, ?) ORDER BY path, part LIMIT 1000", *last
        ):
            yield from batch
            last = batch[-1][:2]

    def note_line(self, path: str, part: int, record: str, length: int) -> None:
        """Note a line of the records.jsonl that is being written."""
        self._write("INSERT OR REPLACE INTO fresh VALUES (?, ?, ?, ?)", path, part, record, length)

    def keep_lines(self, size: int) -> None:
        """Take the lines noted for the ones in place, if they make up the file's ``size`` in bytes; else have none."""
        self._write("DELETE FROM lines")
        total = self._read("SELECT coalesce(sum(length), 0) FROM fresh")
        if total and total[0][0] == size:
            self._write("INSERT INTO lines SELECT * FROM fresh")
        self._write("DELETE FROM fresh")

    def commit(self) -> None:
        """Have everything on disk."""
        with self._mended():
            if self._base.in_transaction:
                self._base.execute("COMMIT")

    def close(self) -> None:
        """Commit and let go of the file."""
        self.commit()
        self._base.close()

    def _read(self, query: str, *values: object) -> list[Any]:
        with self._mended():
            return self._base.execute(query, values).fetchall()
        return []

    def _write(self, statement: str, *values: object) -> None:
        with self._mended():
            if not self._base.in_transaction:
                self._base.execute("BEGIN IMMEDIATE")
            self._base.execute(statement, values)

    @contextlib.contextmanager
    def _mended(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            log.warning("%s: %s; starting over", self._path, error)
            with contextlib.suppress(sqlite3.Error):
                self._base.close()
            self._base = self._opened(afresh=True)

    def _opened(self, *, afresh: bool = False) -> sqlite3.Connection:
        for place, new in ((self._path, afresh), (self._path, True), (":memory:", False)):
            try:
                if new:
                    for suffix in ("", "-wal", "-shm"):
                        Path(f"{self._path}{suffix}").unlink(missing_ok=True)
                return _connect(place)
            except (sqlite3.Error, OSError) as error:
                log.info("%s: %s", place, error)
        raise MemoryError(NAME)


def _connect(place: Path | str) -> sqlite3.Connection:
    if isinstance(place, Path):
        os.close(os.open(place, os.O_CREAT | os.O_RDWR, 0o600))
    base = sqlite3.connect(place, timeout=0, isolation_level=None)
    try:
        # Held exclusively, as the ledger is, WAL needs no shared memory.
        for pragma in ("locking_mode = EXCLUSIVE", "journal_mode = WAL", "synchronous = NORMAL"):
            base.execute(f"PRAGMA {pragma}")
        for statement in _SCHEMA:
            base.execute(statement)
        if base.execute(_LAYOUT).fetchall() != [(LAYOUT,)]:
            for table in ("digests", "lines", "ready", "written", "layouts"):
                base.execute(f"DELETE FROM {table}")
            base.execute("INSERT INTO layouts VALUES (?)", (LAYOUT,))
    except sqlite3.Error:
        base.close()
        raise
    return base


def _look(root: Path, name: str) -> tuple[int, str] | None:
    try:
        state = (root / name).stat()
    except OSError:
        return None
    return state.st_size, str(state.st_mtime_ns)
