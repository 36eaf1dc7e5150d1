"""desk.sqlite: one row per agreement, so that the list of ten thousand is fast. It may be removed at any time.

It is made from the records and the book of decisions, and follows both: only what changed is looked at again.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

import hedui
from hedui.desk import messages
from hedui.desk.filing import Filed, Files, Look, filed
from hedui.desk.row import COLUMNS, LAYOUT, row_of
from hedui.errors import OutputError
from hedui.export.layout import RECORDS
from hedui.models.record import Record
from hedui.reasons import reason
from hedui.review.book import Book
from hedui.review.entries import Identity
from hedui.seldom import seldom_collected

NAME = "desk.sqlite"
_BATCH = 50
"""So many records are entered at once."""

_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS files (name TEXT PRIMARY KEY, size INTEGER NOT NULL, changed INTEGER NOT NULL,"
    " sha256 TEXT NOT NULL, part INTEGER NOT NULL, path TEXT NOT NULL, form_of TEXT NOT NULL) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS files_by_agreement ON files (sha256, part)",
    f"CREATE TABLE IF NOT EXISTS agreements (id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL, part INTEGER NOT NULL,"
    f" {', '.join(COLUMNS)}, UNIQUE (sha256, part))",
    # By themselves, one behind the other: a search looks at every one, and takes most of its time where they lie apart.
    "CREATE TABLE IF NOT EXISTS texts (id INTEGER PRIMARY KEY, search TEXT NOT NULL)",
    # All that the list is ordered, counted and narrowed by, without the long texts.
    "CREATE INDEX IF NOT EXISTS agreements_in_order ON agreements"
    " (stage, again DESC, worst DESC, beside, money DESC, path, sha256, part, form_of, status, codes, who)",
    "CREATE INDEX IF NOT EXISTS agreements_by_codes ON agreements (codes, form_of)",
    "CREATE INDEX IF NOT EXISTS agreements_by_who ON agreements (who)",
    "CREATE TABLE IF NOT EXISTS noted (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
)
_TABLES = ("files", "agreements", "texts", "noted")


class Index:
    """The index of one output folder. Each call opens the database anew, so that any thread may ask."""

    def __init__(self, out: Path, book: Book) -> None:
        self._files = Files(out, book.lang)
        self._book = book
        self._path = out / NAME
        self._lang = book.lang
        self._lock = threading.RLock()
        try:
            self._prepare()
        except (sqlite3.Error, OSError) as error:
            raise self._unusable(error) from error

    @seldom_collected()
    def update(self, tell: Callable[[int, int], None] | None = None) -> None:
        """Follow the records and the decisions. ``tell`` hears how many of how many records were looked at.

        Raises ``UsageError`` where a folder or file of the records may not be opened.
        """
        with self._lock, self.opened() as base:
            known = {row[0]: row[1:] for row in base.execute("SELECT name, size, changed FROM files")}
            found = dict(self._files.looks())
            fresh = [name for name, look in found.items() if known.get(name) != look]
            with _written(base):
                self._enter(base, self._forget(base, [name for name in known if name not in found]))
            for at in range(0, len(fresh), _BATCH):
                if tell:
                    tell(at, len(fresh))
                self._take(base, {name: found[name] for name in fresh[at : at + _BATCH]})
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
            looks = {each.name: self._files.look(each.name) for each in self.filed(identity)}
            with _written(base):
                self._forget(base, [name for name, look in looks.items() if look is None])
                self._enter(base, [identity])
            self._take(base, {name: look for name, look in looks.items() if look})

    def take(self, names: Iterable[str]) -> None:
        """Enter records that were written just now, by their places in the output folder."""
        own = [name.removeprefix(f"{RECORDS}/") for name in names]
        with self._lock, self.opened() as base:
            self._take(base, {name: look for name in own if (look := self._files.look(name))})

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

    def _take(self, base: sqlite3.Connection, looks: Mapping[str, Look]) -> None:
        """Enter records' files, each read once. A damaged one is passed over."""
        read = {name: record for name in looks if (record := self._files.record(name))}
        with _written(base):
            touched = self._forget(base, looks)
            for name, record in read.items():
                source, own = record.source, filed(name, record)
                values = (name, *looks[name], source.sha256, source.index, own.path, own.form_of)
                base.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?)", values)
                touched.add(Identity(source.sha256, source.index))
            self._enter(base, touched, read)

    def _forget(self, base: sqlite3.Connection, names: Iterable[str]) -> set[Identity]:
        touched = set()
        for name in names:
            row = base.execute("SELECT sha256, part FROM files WHERE name = ?", (name,)).fetchone()
            if row:
                touched.add(Identity(*row))
                base.execute("DELETE FROM files WHERE name = ?", (name,))
        return touched

    def _enter(
        self, base: sqlite3.Connection, identities: Collection[Identity], read: Mapping[str, Record] | None = None
    ) -> None:
        """Have the rows of these agreements as they are now; ``read``: records read just now, by their files."""
        for identity, decisions in self._book.all_of(identities).items():
            own = (identity.sha256, identity.part)
            base.execute("DELETE FROM texts WHERE id = (SELECT id FROM agreements WHERE sha256 = ? AND part = ?)", own)
            base.execute("DELETE FROM agreements WHERE sha256 = ? AND part = ?", own)
            files = _filed(base, identity)
            record = ((read or {}).get(files[0].name) or self._files.record(files[0].name)) if files else None
            if record:
                row = row_of(record, decisions, files[0].path, [each.path for each in files[1:]])
                values = (None, *own, *row.values())
                made = base.execute(f"INSERT INTO agreements VALUES ({', '.join('?' * len(values))})", values)
                base.execute("INSERT INTO texts VALUES (?, ?)", (made.lastrowid, row.search))

    def _follow(self, base: sqlite3.Connection) -> None:
        number = self._book.number()
        before = self._noted(base)
        if number != before:
            with _written(base):
                self._enter(base, self._book.touched(before if before < number else 0))
                base.execute("INSERT OR REPLACE INTO noted VALUES ('number', ?)", (str(number),))

    @staticmethod
    def _noted(base: sqlite3.Connection) -> int:
        row = base.execute("SELECT value FROM noted WHERE name = 'number'").fetchone()
        return int(row[0]) if row else 0


@contextmanager
def _written(base: sqlite3.Connection) -> Iterator[None]:
    """All that is written in the block, or nothing of it."""
    base.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        base.execute("ROLLBACK")
        raise
    base.execute("COMMIT")


def _filed(base: sqlite3.Connection, identity: Identity) -> list[Filed]:
    rows = base.execute(
        "SELECT name, path, form_of FROM files WHERE sha256 = ? AND part = ? ORDER BY form_of != '', path",
        (identity.sha256, identity.part),
    )
    return [Filed(*row) for row in rows]
