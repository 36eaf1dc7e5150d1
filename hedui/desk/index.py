"""desk.sqlite: one row per agreement, so that the list of ten thousand is fast. It may be removed at any time.

It is made from the records and the book of decisions, and follows both: only what changed is looked at again.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import hedui
from hedui.desk import messages
from hedui.desk.row import COLUMNS, LAYOUT, Row, row_of
from hedui.errors import OutputError
from hedui.export.layout import RECORDS, input_path, part_path
from hedui.export.records import as_read
from hedui.models.record import Record
from hedui.reasons import reason
from hedui.review.book import Book
from hedui.review.entries import Identity

NAME = "desk.sqlite"
_BATCH = 200
"""So many records are entered at once."""

_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS files (name TEXT PRIMARY KEY, size INTEGER NOT NULL, changed INTEGER NOT NULL,"
    " sha256 TEXT NOT NULL, part INTEGER NOT NULL, path TEXT NOT NULL, form_of TEXT NOT NULL) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS files_by_agreement ON files (sha256, part)",
    f"CREATE TABLE IF NOT EXISTS agreements (sha256 TEXT NOT NULL, part INTEGER NOT NULL, {', '.join(COLUMNS)},"
    " PRIMARY KEY (sha256, part)) WITHOUT ROWID",
    # All that the list is ordered, counted and narrowed by, without the long texts.
    "CREATE INDEX IF NOT EXISTS agreements_in_order ON agreements"
    " (stage, again DESC, worst DESC, beside, money DESC, path, sha256, part, form_of, status)",
    "CREATE INDEX IF NOT EXISTS agreements_by_codes ON agreements (codes, form_of)",
    "CREATE INDEX IF NOT EXISTS agreements_by_who ON agreements (who)",
    "CREATE TABLE IF NOT EXISTS noted (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
)
_TABLES = ("files", "agreements", "noted")


@dataclass(frozen=True, slots=True)
class Filed:
    """A record's file: its name below the records, what its agreement goes by, and of which form it is another."""

    name: str
    path: str
    form_of: str


class Index:
    """The index of one output folder. Each call opens the database anew, so that any thread may ask."""

    def __init__(self, out: Path, book: Book) -> None:
        self._out = out
        self._book = book
        self._path = out / NAME
        self._lang = book.lang
        self._lock = threading.RLock()
        try:
            self._prepare()
        except (sqlite3.Error, OSError) as error:
            raise self._unusable(error) from error

    def update(self, tell: Callable[[int, int], None] | None = None) -> None:
        """Follow the records and the decisions. ``tell`` hears how many of how many records were looked at."""
        with self._lock, self.opened() as base:
            known = {row[0]: row[1:] for row in base.execute("SELECT name, size, changed FROM files")}
            found = dict(_files(self._out / RECORDS))
            gone = [name for name in known if name not in found]
            fresh = [name for name, look in found.items() if known.get(name) != look]
            touched = self._forget(base, gone)
            for at, name in enumerate(fresh):
                if at % _BATCH == 0 and tell:
                    tell(at, len(fresh))
                touched |= self._file(base, name, found[name])
                if at % _BATCH == _BATCH - 1:
                    self._enter(base, touched)
                    touched = set()
            self._enter(base, touched)
            self._follow(base)

    def follow(self) -> None:
        """Follow the decisions."""
        with self.opened() as base:
            if self._noted(base) == self._book.number():
                return
        with self._lock, self.opened() as base:
            self._follow(base)

    def again(self, identity: Identity) -> None:
        """Look at one agreement's record again."""
        with self._lock, self.opened() as base:
            for filed in self.filed(identity):
                look = _look(self._out / RECORDS / filed.name)
                if look:
                    self._file(base, filed.name, look)
                else:
                    self._forget(base, [filed.name])
            self._enter(base, {identity})

    def take(self, names: Iterable[str]) -> None:
        """Enter records that were written just now, by their places in the output folder."""
        with self._lock, self.opened() as base:
            touched: set[Identity] = set()
            for name in (each.removeprefix(f"{RECORDS}/") for each in names):
                look = _look(self._out / RECORDS / name)
                touched |= self._file(base, name, look) if look else set()
            self._enter(base, touched)

    def of_content(self, sha256: str) -> list[Identity]:
        """The agreements of a file's content, in order."""
        with self.opened() as base:
            rows = base.execute("SELECT DISTINCT sha256, part FROM files WHERE sha256 = ? ORDER BY part", (sha256,))
            return [Identity(*row) for row in rows]

    def confirmed(self) -> list[Identity]:
        """The agreements that are confirmed."""
        self.follow()
        with self.opened() as base:
            rows = base.execute("SELECT sha256, part FROM agreements WHERE status = 'confirmed' ORDER BY sha256, part")
            return [Identity(*row) for row in rows]

    def noted(self, name: str) -> str | None:
        """What ``note`` kept last."""
        with self.opened() as base:
            row = base.execute("SELECT value FROM noted WHERE name = ?", (name,)).fetchone()
            return str(row[0]) if row else None

    def note(self, name: str, value: str) -> None:
        """Keep something from one start to the next, as long as nobody removes the index."""
        with self._lock, self.opened() as base:
            base.execute("INSERT OR REPLACE INTO noted VALUES (?, ?)", (name, value))

    def filed(self, identity: Identity) -> list[Filed]:
        """The record files of an agreement, the one that is shown first."""
        with self.opened() as base:
            return _filed(base, identity)

    def named(self, path: str) -> Identity | None:
        """The agreement that goes by a path."""
        with self.opened() as base:
            row = base.execute("SELECT sha256, part FROM files WHERE path = ?", (path,)).fetchone()
            return Identity(*row) if row else None

    @contextmanager
    def opened(self) -> Iterator[sqlite3.Connection]:
        """The database; what is written stands when the block ends well. One that is gone is made anew.

        Raises ``OutputError`` where it cannot be used.
        """
        try:
            if not self._path.is_file():
                self._make_again()
            with self._connected() as base:
                yield base
        except (sqlite3.Error, OSError) as error:
            raise self._unusable(error) from error

    def _unusable(self, error: Exception) -> OutputError:
        why = reason(error, self._lang)
        return OutputError(messages.INDEX_UNUSABLE.say(self._lang, path=self._path, reason=why))

    def _make_again(self) -> None:
        with self._lock:
            if not self._path.is_file():  # nobody was faster
                self._book.number()  # an output that is gone has another reason to give
                self._prepare()
                self.update()

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        place = self._path.absolute().as_uri() + "?mode=rw"
        with closing(sqlite3.connect(place, uri=True, timeout=30, isolation_level=None)) as base:
            base.execute("PRAGMA synchronous = NORMAL")
            yield base

    def _prepare(self) -> None:
        """Have tables of this layout; a database that is damaged or of another version is made anew."""
        layout = f"{hedui.__version__} {LAYOUT}"
        try:
            os.close(os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600))
            with self._connected() as base:
                base.execute("PRAGMA journal_mode = WAL")
                for statement in _SCHEMA:
                    base.execute(statement)
                if base.execute("SELECT value FROM noted WHERE name = 'layout'").fetchone() == (layout,):
                    return
                for table in _TABLES:
                    base.execute(f"DROP TABLE {table}")
        except sqlite3.DatabaseError:
            for suffix in ("", "-wal", "-shm"):
                Path(f"{self._path}{suffix}").unlink(missing_ok=True)
            os.close(os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600))
        with self._connected() as base:
            base.execute("PRAGMA journal_mode = WAL")
            for statement in _SCHEMA:
                base.execute(statement)
            base.execute("INSERT INTO noted VALUES ('layout', ?)", (layout,))

    def _file(self, base: sqlite3.Connection, name: str, look: tuple[int, int]) -> set[Identity]:
        """Note a record's file; the agreements that this touches. A damaged one is passed over."""
        touched = self._forget(base, [name])
        record = _record(self._out / RECORDS / name)
        if record is None:
            return touched
        source = record.source
        known = source.path and part_path(source.path, source.index)
        path = known or input_path(name, source.name, source.index)
        form_of = (record.links.form_of if record.links else None) or ""
        values = (name, *look, source.sha256, source.index, path, form_of)
        base.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?)", values)
        return touched | {Identity(source.sha256, source.index)}

    def _forget(self, base: sqlite3.Connection, names: Iterable[str]) -> set[Identity]:
        touched = set()
        for name in names:
            row = base.execute("SELECT sha256, part FROM files WHERE name = ?", (name,)).fetchone()
            if row:
                touched.add(Identity(*row))
                base.execute("DELETE FROM files WHERE name = ?", (name,))
        return touched

    def _enter(self, base: sqlite3.Connection, identities: Iterable[Identity]) -> None:
        base.execute("BEGIN IMMEDIATE")
        for identity in identities:
            row = self._row(base, identity)
            base.execute("DELETE FROM agreements WHERE sha256 = ? AND part = ?", (identity.sha256, identity.part))
            if row:
                marks = ", ".join("?" for _ in COLUMNS)
                values = (identity.sha256, identity.part, *row.values())
                base.execute(f"INSERT INTO agreements VALUES (?, ?, {marks})", values)
        base.execute("COMMIT")

    def _row(self, base: sqlite3.Connection, identity: Identity) -> Row | None:
        filed = _filed(base, identity)
        record = _record(self._out / RECORDS / filed[0].name) if filed else None
        if record is None:
            return None
        return row_of(record, self._book.decisions(identity), filed[0].path, [each.path for each in filed[1:]])

    def _follow(self, base: sqlite3.Connection) -> None:
        number = self._book.number()
        before = self._noted(base)
        if number != before:
            self._enter(base, self._book.touched(before if before < number else 0))
            base.execute("INSERT OR REPLACE INTO noted VALUES ('number', ?)", (str(number),))

    @staticmethod
    def _noted(base: sqlite3.Connection) -> int:
        row = base.execute("SELECT value FROM noted WHERE name = 'number'").fetchone()
        return int(row[0]) if row else 0


def _filed(base: sqlite3.Connection, identity: Identity) -> list[Filed]:
    rows = base.execute(
        "SELECT name, path, form_of FROM files WHERE sha256 = ? AND part = ? ORDER BY form_of != '', path",
        (identity.sha256, identity.part),
    )
    return [Filed(*row) for row in rows]


def _files(folder: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    """Every record's name below the folder, with its size and time of change."""
    stack = [(folder, "")]
    while stack:
        here, before = stack.pop()
        try:
            entries = list(os.scandir(here))
        except OSError:
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                stack.append((here / entry.name, f"{before}{entry.name}/"))
            elif entry.name.endswith(".json") and entry.is_file(follow_symlinks=False):
                state = entry.stat()
                yield before + entry.name, (state.st_size, state.st_mtime_ns)


def _look(path: Path) -> tuple[int, int] | None:
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_size, state.st_mtime_ns


def _record(path: Path) -> Record | None:
    try:
        return Record.model_validate_json(as_read(path))
    except (OSError, ValueError):
        return None
