"""The ledger's database: an SQLite file that is held by one run, mended where it is older, explained where it fails."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Self

from hedui.batch import messages
from hedui.errors import OutputError
from hedui.reasons import reason
from hedui.settings import Language

_SCHEMA = """
CREATE TABLE IF NOT EXISTS runs (
    run INTEGER PRIMARY KEY, started REAL NOT NULL, version TEXT NOT NULL, settings TEXT NOT NULL, source TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS inputs (
    path TEXT PRIMARY KEY,
    run INTEGER NOT NULL,
    size INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    sha256 TEXT,
    status TEXT NOT NULL CHECK (status IN ('waiting', 'done', 'failed', 'skipped')),
    error TEXT,
    sentence TEXT,
    seconds REAL,
    pages INTEGER,
    version TEXT,
    settings TEXT,
    number TEXT,
    errors INTEGER,
    warnings INTEGER,
    infos INTEGER,
    pictures INTEGER NOT NULL DEFAULT 0,
    twin_of TEXT,
    touched INTEGER NOT NULL DEFAULT 0,
    parts INTEGER NOT NULL DEFAULT 1,
    record TEXT,
    kept TEXT,
    files TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS agreements (
    path TEXT PRIMARY KEY,
    input TEXT NOT NULL,
    part INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    number TEXT,
    number_key TEXT NOT NULL,
    parties TEXT NOT NULL,
    identity TEXT NOT NULL,
    supplement INTEGER NOT NULL,
    errors INTEGER NOT NULL,
    warnings INTEGER NOT NULL,
    infos INTEGER NOT NULL,
    facts TEXT NOT NULL,
    form_of TEXT NOT NULL DEFAULT '',
    amends TEXT NOT NULL DEFAULT '',
    links TEXT NOT NULL DEFAULT ''
);
CREATE INDEX IF NOT EXISTS agreements_by_input ON agreements (input);
CREATE INDEX IF NOT EXISTS agreements_by_number ON agreements (number_key);
CREATE INDEX IF NOT EXISTS agreements_by_content ON agreements (sha256);
CREATE INDEX IF NOT EXISTS agreements_by_parties ON agreements (parties);
CREATE INDEX IF NOT EXISTS inputs_by_content ON inputs (sha256);
CREATE INDEX IF NOT EXISTS inputs_by_number ON inputs (number);
CREATE INDEX IF NOT EXISTS inputs_by_leader ON inputs (twin_of);
"""

_ADDED = {
    "touched": "INTEGER NOT NULL DEFAULT 0",
    "parts": "INTEGER NOT NULL DEFAULT 1",
    "record": "TEXT",
    "kept": "TEXT",
    "files": "TEXT NOT NULL DEFAULT ''",
}
"""Columns that ledgers of older versions lack."""

_COMMIT_SECONDS = 0.5
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class Database:
    """While it is open no other run can use the same output folder."""

    def __init__(self, path: Path, lang: Language = Language.ZH) -> None:
        """Open or make it. Raises ``OutputError`` when another run holds it or it is damaged."""
        try:
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
            self._base = sqlite3.connect(path, timeout=0, isolation_level=None)
            # Held exclusively, WAL needs no shared memory, so that the ledger also works on a network share.
            self._base.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._base.execute("PRAGMA journal_mode = WAL")
            self._base.execute("PRAGMA synchronous = NORMAL")
            self._base.execute("BEGIN IMMEDIATE")
            for statement in _SCHEMA.split(";"):
                self._base.execute(statement)
            there = {row[1] for row in self._base.execute("PRAGMA table_info(inputs)")}
            for name, kind in _ADDED.items():
                if name not in there:
                    self._base.execute(f"ALTER TABLE inputs ADD COLUMN {name} {kind}")
            self._base.execute("COMMIT")
        except (sqlite3.Error, OSError) as error:
            raise explained(error, path, lang) from error
        self._path, self._lang = path, lang
        self._dirty_since: float | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        try:
            self.close()
        except sqlite3.Error as again:
            if error is None:
                raise explained(again, self._path, self._lang) from again
        if isinstance(error, sqlite3.Error):
            raise explained(error, self._path, self._lang) from error

    def commit(self) -> None:
        """Have everything on disk."""
        if self._dirty_since is not None:
            self._base.execute("COMMIT")
            self._dirty_since = None

    def copy(self, path: Path) -> None:
        """Write all of it to another file."""
        self.commit()
        with closing(sqlite3.connect(path)) as other:
            self._base.backup(other)

    def close(self) -> None:
        """Commit and let go of the file."""
        self.commit()
        self._base.close()

    def _write(self, statement: str, values: tuple[object, ...]) -> None:
        """Write within a transaction that is committed once it is half a second old; a commit each costs a sync."""
        if self._dirty_since is None:
            self._base.execute("BEGIN IMMEDIATE")
            self._dirty_since = time.monotonic()
        self._base.execute(statement, values)
        if time.monotonic() - self._dirty_since > _COMMIT_SECONDS:
            self.commit()


def explained(error: sqlite3.Error | OSError, path: Path, lang: Language) -> OutputError:
    """What went wrong with the ledger, in a sentence. A damaged one is moved aside: the next run has a new one."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return OutputError(messages.LEDGER_BUSY.say(lang, path=path))
    if code not in _DAMAGE:
        return OutputError(messages.LEDGER_UNUSABLE.say(lang, path=path, reason=reason(error, lang)))
    aside = path.with_name(f"{path.name}.damaged")
    try:
        path.replace(aside)
    except OSError:
        return OutputError(messages.LEDGER_UNUSABLE.say(lang, path=path, reason=reason(error, lang)))
    for beside in ("-wal", "-shm"):
        path.with_name(path.name + beside).unlink(missing_ok=True)
    return OutputError(messages.LEDGER_DAMAGED.say(lang, path=path, aside=aside.name, reason=reason(error, lang)))
