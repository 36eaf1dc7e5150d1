"""The ledger: an SQLite file in the output folder, one row per input, so that a run goes on where the last stopped."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType

from hedui.batch import messages
from hedui.batch.discover import LEFT, Found
from hedui.batch.outcome import MOST_TWINS, Outcome, Status
from hedui.batch.rows import Counts, Row, Stamp
from hedui.errors import OutputError
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
    parts INTEGER NOT NULL DEFAULT 1
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS inputs_by_content ON inputs (sha256);
CREATE INDEX IF NOT EXISTS inputs_by_number ON inputs (number);
CREATE INDEX IF NOT EXISTS inputs_by_leader ON inputs (twin_of);
"""

_COMMIT_SECONDS = 0.5
_LEFT = ", ".join(f"'{problem}'" for problem in LEFT)
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)

_COLUMNS = (
    "path, status, size, changed, sha256, error, sentence, coalesce(seconds, 0), coalesce(pages, 0), number, twin_of,"
    " parts"
)


class Ledger:
    """One row per input. While it is open no other run can use the same output folder."""

    def __init__(self, path: Path, lang: Language = Language.ZH) -> None:
        """Open or make the ledger. Raises ``OutputError`` when another run holds it or it is damaged."""
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
            for name, default in (("touched", 0), ("parts", 1)):
                if name not in there:
                    self._base.execute(f"ALTER TABLE inputs ADD COLUMN {name} INTEGER NOT NULL DEFAULT {default}")
            self._base.execute("COMMIT")
        except (sqlite3.Error, OSError) as error:
            raise explained(error, path, lang) from error
        self._path, self._lang = path, lang
        self._run = 0
        self._stamp = Stamp("", "", False)
        self._dirty_since: float | None = None

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        try:
            self.close()
        except sqlite3.Error as again:
            if error is None:
                raise explained(again, self._path, self._lang) from again
        if isinstance(error, sqlite3.Error):
            raise explained(error, self._path, self._lang) from error

    def begin(self, source: str, stamp: Stamp) -> None:
        """Start a run; rows that ``found`` does not touch in it belong to inputs that are gone."""
        self._stamp = stamp
        cursor = self._base.execute(
            "INSERT INTO runs (started, version, settings, source) VALUES (?, ?, ?, ?)",
            (time.time(), stamp.version, stamp.settings, source),
        )
        self._run = int(cursor.lastrowid or 0)

    def found(self, found: Found, *, waiting: bool) -> None:
        """Note an input of this run. ``waiting``: it is to be read; otherwise its row stands as it is."""
        self._write(
            "INSERT INTO inputs (path, run, size, changed, touched, status) VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (path) DO UPDATE SET run = excluded.run, size = excluded.size, changed = excluded.changed,"
            " touched = excluded.touched",
            (found.path, self._run, found.size, found.changed, found.touched, Status.WAITING),
        )
        if waiting:
            self._write(
                "UPDATE inputs SET status = ?, sha256 = NULL, error = NULL, sentence = NULL, number = NULL,"
                " seconds = NULL, pages = NULL, errors = NULL, warnings = NULL, infos = NULL, twin_of = NULL"
                " WHERE path = ?",
                (Status.WAITING, found.path),
            )

    def keep(self, found: Found) -> None:
        """Let an input's row, if it has one, stand as it is in this run too."""
        self._write("UPDATE inputs SET run = ? WHERE path = ?", (self._run, found.path))

    def give_up(self, sentence: str) -> None:
        """Inputs that an earlier run found and never read, and that are gone by now, have failed; this run says so."""
        self._write(
            "UPDATE inputs SET run = ?, status = 'failed', error = 'UnreadableFileError', sentence = ?"
            " WHERE run != ? AND status = 'waiting'",
            (self._run, sentence, self._run),
        )

    def skip(self, found: Found, status: Status, error: str, sentence: str) -> None:
        """Note an input that is not read, and why."""
        self.found(found, waiting=True)
        self._write(
            "UPDATE inputs SET status = ?, error = ?, sentence = ? WHERE path = ?",
            (status, error, sentence, found.path),
        )

    def is_current(self, found: Found) -> bool:
        """Whether the input is done with this run's version and settings, judged by size and times of change."""
        row = self._done(found)
        return row is not None and row[:2] == (found.changed, found.touched)

    def known_content(self, found: Found) -> str | None:
        """The content's hash of an input that is done and has kept its size, though not its time of change."""
        row = self._done(found)
        return None if row is None else str(row[2])

    def _done(self, found: Found) -> tuple[int, int, str] | None:
        stamp = self._stamp
        row: tuple[int, int, str] | None = self._base.execute(
            "SELECT changed, touched, sha256 FROM inputs WHERE path = ? AND status = 'done' AND size = ?"
            " AND version = ? AND settings = ? AND pictures >= ?",
            (found.path, found.size, stamp.version, stamp.settings, stamp.pictures),
        ).fetchone()
        return row

    def same_size(self) -> list[str]:
        """Waiting inputs of a size that another input of this run has too: only these can have a twin."""
        rows = self._base.execute(
            "SELECT path FROM inputs WHERE run = :run AND status = 'waiting' AND size IN (SELECT size FROM inputs"
            " WHERE run = :run AND status IN ('waiting', 'done') GROUP BY size HAVING count(*) > 1) ORDER BY path",
            {"run": self._run},
        )
        return [row[0] for row in rows]

    def content(self, path: str, sha256: str) -> None:
        """Note a content's hash before the document was read."""
        self._write("UPDATE inputs SET sha256 = ? WHERE path = ?", (sha256, path))

    def pair_twins(self) -> None:
        """Among inputs of one content, let one lead (a done one, else the first) and the waiting others follow it."""
        self._write(
            "UPDATE inputs SET twin_of = (SELECT lead.path FROM inputs AS lead WHERE lead.run = inputs.run"
            " AND lead.sha256 = inputs.sha256 AND lead.status IN ('waiting', 'done')"
            " ORDER BY lead.status = 'waiting', lead.path LIMIT 1)"
            " WHERE run = ? AND status = 'waiting' AND sha256 IS NOT NULL",
            (self._run,),
        )
        self._write("UPDATE inputs SET twin_of = NULL WHERE twin_of = path", ())

    def twins(self, path: str) -> list[str]:
        """The other inputs of this run with the same content, in order: at most ``MOST_TWINS`` + 1 of them."""
        rows = self._base.execute(
            "SELECT other.path FROM inputs AS own"
            " JOIN inputs AS other ON own.sha256 = other.sha256 AND own.run = other.run WHERE own.path = ?"
            " AND other.path != own.path AND other.status IN ('waiting', 'done') ORDER BY other.path LIMIT ?",
            (path, MOST_TWINS + 1),
        )
        return [row[0] for row in rows]

    def parts(self, path: str) -> int:
        """How many agreements an input holds that is done."""
        row = self._base.execute("SELECT parts FROM inputs WHERE path = ?", (path,)).fetchone()
        return int(row[0]) if row else 1

    def waiting(self) -> Iterator[Row]:
        """Inputs to be read, in order; those that follow a twin are not among them."""
        return self._rows("status = 'waiting' AND twin_of IS NULL")

    def followers(self, leader: str | None = None) -> list[Row]:
        """Waiting inputs that are to get their record from ``leader``, or from any leader that is done."""
        if leader is not None:
            return list(self._rows("status = 'waiting' AND twin_of = ?", leader))
        return list(
            self._rows("status = 'waiting' AND twin_of IN (SELECT path FROM inputs WHERE status IN ('done', 'failed'))")
        )

    def follow(self, followers: Iterable[Row], leader: str) -> None:
        """Have inputs get their record from another leader."""
        for row in followers:
            self._write("UPDATE inputs SET twin_of = ? WHERE path = ?", (leader, row.path))

    def again(self, path: str) -> None:
        """Have an input read again that was done."""
        self._write("UPDATE inputs SET status = 'waiting', twin_of = NULL WHERE path = ?", (path,))

    def finish(self, outcome: Outcome) -> None:
        """Write down what became of an input; on disk within half a second."""
        failure = outcome.failure
        stamp = self._stamp
        self._write(
            "UPDATE inputs SET status = ?, sha256 = coalesce(?, sha256), error = ?, sentence = ?, seconds = ?,"
            " pages = ?, number = ?, errors = ?, warnings = ?, infos = ?, version = ?, settings = ?, pictures = ?,"
            " parts = ? WHERE path = ?",
            (
                outcome.status,
                outcome.sha256,
                failure and failure.error,
                failure and failure.sentence,
                outcome.seconds,
                outcome.pages,
                outcome.number,
                outcome.errors,
                outcome.warnings,
                outcome.infos,
                stamp.version,
                stamp.settings,
                stamp.pictures,
                outcome.parts,
                outcome.path,
            ),
        )

    def rows(self, status: Status) -> Iterator[Row]:
        """This run's inputs of one status, in order."""
        return self._rows("status = ?", status)

    def left(self) -> Iterator[Row]:
        """This run's inputs that were skipped though they are probably agreements, in order."""
        return self._rows(f"error IN ({_LEFT})")

    def counts(self) -> Counts:
        """How many of this run's inputs have each status, and the sums over those that are done."""
        rows = self._base.execute(
            "SELECT status, count(*), sum(pages), sum(errors), sum(warnings), sum(infos),"
            f" sum(error = 'EngineMissingError'), sum(error IN ({_LEFT})) FROM inputs WHERE run = ? GROUP BY status",
            (self._run,),
        ).fetchall()
        by_status = {Status(row[0]): row[1:] for row in rows}
        none = (0, 0, 0, 0, 0, 0, 0)
        _, pages, errors, warnings, infos, _, _ = by_status.get(Status.DONE, none)
        number = {status: by_status.get(status, none)[0] for status in Status}
        missing = by_status.get(Status.FAILED, none)[5] or 0
        return Counts(
            **{status.value: number[status] for status in Status},
            pages=pages or 0,
            errors=errors or 0,
            warnings=warnings or 0,
            infos=infos or 0,
            engine_missing=missing,
            left=by_status.get(Status.SKIPPED, none)[6] or 0,
        )

    def gone(self) -> int:
        """How many inputs of earlier runs are no longer there; their records are kept."""
        return int(self._base.execute("SELECT count(*) FROM inputs WHERE run != ?", (self._run,)).fetchone()[0])

    def same_number(self) -> Iterable[tuple[str, list[str]]]:
        """Contract numbers that agreements of different content bear, each with its inputs."""
        numbers = self._base.execute(
            "SELECT number FROM inputs WHERE run = ? AND status = 'done' AND number IS NOT NULL GROUP BY number"
            " HAVING count(DISTINCT sha256) > 1 ORDER BY number",
            (self._run,),
        ).fetchall()
        for (number,) in numbers:
            yield number, [row.path for row in self._rows("status = 'done' AND number = ?", number)]

    def commit(self) -> None:
        """Have everything on disk."""
        if self._dirty_since is not None:
            self._base.execute("COMMIT")
            self._dirty_since = None

    def snapshot(self) -> bytes:
        """The whole ledger as the content of an SQLite file."""
        self.commit()
        return self._base.serialize()

    def close(self) -> None:
        """Commit and let go of the file."""
        self.commit()
        self._base.close()

    def _rows(self, condition: str, *values: object) -> Iterator[Row]:
        query = f"SELECT {_COLUMNS} FROM inputs WHERE run = ? AND {condition} ORDER BY path"
        # Read by pages of rows, so that writing between two of them is safe and memory stays flat.
        last = ""
        while True:
            batch = self._base.execute(
                f"SELECT * FROM ({query}) WHERE path > ? LIMIT 500", (self._run, *values, last)
            ).fetchall()
            for row in batch:
                yield Row(row[0], Status(row[1]), *row[2:])
            if len(batch) < 500:
                return
            last = batch[-1][0]

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
        return OutputError(messages.LEDGER_UNUSABLE.say(lang, path=path, reason=error))
    aside = path.with_name(f"{path.name}.damaged")
    try:
        path.replace(aside)
    except OSError:
        return OutputError(messages.LEDGER_UNUSABLE.say(lang, path=path, reason=error))
    for beside in ("-wal", "-shm"):
        path.with_name(path.name + beside).unlink(missing_ok=True)
    return OutputError(messages.LEDGER_DAMAGED.say(lang, path=path, aside=aside.name, reason=error))
