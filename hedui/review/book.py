"""decisions.sqlite: who decided what, when and why. Entries are added and never changed; undoing is an entry too.

It lies beside the output and belongs to people: no import writes to it. Several processes may use it at once.
"""

from __future__ import annotations

import datetime
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from hedui.errors import OutputError
from hedui.reasons import reason
from hedui.review import messages
from hedui.review.entries import About, Decisions, Draft, Entry, Identity, Place
from hedui.settings import Language

NAME = "decisions.sqlite"
_VERSION = 2
"""2: owners and notes."""
_WAIT_SECONDS = 10.0
"""How long a decision waits while somebody else's is written."""

_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS entries (number INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, who TEXT NOT NULL,"
    " sha256 TEXT NOT NULL, part INTEGER NOT NULL, about TEXT NOT NULL,"
    " pointer TEXT NOT NULL, old TEXT, new TEXT, read TEXT, why TEXT, place TEXT, undoes INTEGER)",
    "CREATE INDEX IF NOT EXISTS entries_by_agreement ON entries (sha256, part, about, pointer)",
    "CREATE TRIGGER IF NOT EXISTS entries_stay BEFORE UPDATE ON entries BEGIN SELECT raise(ABORT, 'append only'); END",
    "CREATE TRIGGER IF NOT EXISTS entries_last BEFORE DELETE ON entries BEGIN SELECT raise(ABORT, 'append only'); END",
)
_COLUMNS = "number, at, who, sha256, part, about, pointer, old, new, read, why, place, undoes"


class OutrunError(Exception):
    """Somebody else decided the same thing meanwhile; ``entry`` is her decision."""

    def __init__(self, entry: Entry) -> None:
        super().__init__(entry.number)
        self.entry = entry


class Book:
    """The decisions beside one output. Every entry is on the disk when ``add`` returns."""

    def __init__(self, out: Path, lang: Language = Language.ZH) -> None:
        """Make the book where there is none. Raises ``OutputError``."""
        self.path = out / NAME
        self.lang = lang
        self._mode = "rw"
        with self._explained():
            os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))
            with closing(self._connect()) as base:
                base.execute("PRAGMA journal_mode = WAL")
                version = base.execute("PRAGMA user_version").fetchone()[0]
                if version > _VERSION:
                    raise OutputError(messages.NEWER_BOOK.say(lang, path=self.path))
                if version != _VERSION:
                    self._renew(base)

    @staticmethod
    def beside(out: Path, lang: Language = Language.ZH) -> Book | None:
        """The book beside an output, or None where nobody has decided anything yet.

        Where nothing may be written, what stands in it can be read, and ``add`` raises ``OutputError``.
        """
        path = out / NAME
        if not path.is_file():
            return None
        return Book(out, lang) if os.access(out, os.W_OK) and os.access(path, os.W_OK) else Book._to_read(path, lang)

    @classmethod
    def _to_read(cls, path: Path, lang: Language) -> Book:
        book = cls.__new__(cls)
        book.path, book.lang = path, lang
        # SQLite wants a file of its own beside it, but where it is told that nobody writes to this one.
        shared = path.with_name(f"{path.name}-shm").exists()
        book._mode = "ro" if shared else "ro&immutable=1"
        return book

    def add(self, *drafts: Draft) -> list[Entry]:
        """Enter decisions, all or none. Raises ``OutrunError`` where one is not based on the last entry of its thing.

        An entry takes back only what stands at the top.
        """
        now = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
        with self._explained(), closing(self._connect()) as base:
            base.execute("BEGIN IMMEDIATE")
            try:
                made = [self._enter(base, draft, now) for draft in drafts]
                base.execute("COMMIT")
            except BaseException:
                base.execute("ROLLBACK")
                raise
        return made

    def decisions(self, identity: Identity) -> Decisions:
        """What all entries of an agreement come to."""
        return Decisions.of(self.entries(identity))

    def all_of(self, identities: Iterable[Identity]) -> dict[Identity, Decisions]:
        """The decisions about several agreements, each once."""
        query = f"SELECT {_COLUMNS} FROM entries WHERE sha256 = ? AND part = ? ORDER BY number"
        with self._explained(), closing(self._connect()) as base:
            return {
                each: Decisions.of([_entry(row) for row in base.execute(query, (each.sha256, each.part))])
                for each in identities
            }

    def entries(self, identity: Identity) -> list[Entry]:
        """All entries of an agreement, the first first."""
        return self._find("sha256 = ? AND part = ?", identity.sha256, identity.part)

    def since(self, number: int, most: int) -> list[Entry]:
        """The entries behind a number, in order, at most so many."""
        return self._find("number > ?", number, most=most)

    def touched(self, number: int) -> list[Identity]:
        """The agreements that entries behind a number are of."""
        with self._explained(), closing(self._connect()) as base:
            rows = base.execute("SELECT DISTINCT sha256, part FROM entries WHERE number > ?", (number,))
            return [Identity(*row) for row in rows]

    def number(self) -> int:
        """The last entry's number, 0 where there is none."""
        with self._explained(), closing(self._connect()) as base:
            return int(base.execute("SELECT coalesce(max(number), 0) FROM entries").fetchone()[0])

    def _enter(self, base: sqlite3.Connection, draft: Draft, now: datetime.datetime) -> Entry:
        own = draft.identity.sha256, draft.identity.part
        condition = "sha256 = ? AND part = ?"
        values: tuple[object, ...] = own
        if draft.about is not About.STATUS:
            condition, values = f"{condition} AND about = ? AND pointer = ?", (*own, draft.about, draft.pointer)
        query = f"SELECT {_COLUMNS} FROM entries WHERE {condition} ORDER BY number DESC LIMIT 1"
        row = base.execute(query, values).fetchone()
        if (row[0] if row else 0) != draft.based:
            raise OutrunError(_entry(row)) if row else LookupError(draft.based)
        cursor = base.execute(
            f"INSERT INTO entries ({_COLUMNS}) VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(now.isoformat(), draft.by, *own, draft.about, draft.pointer),
                *(json.dumps(each, ensure_ascii=False) for each in (draft.old, draft.new, draft.read)),
                *(draft.why, Place.to_json(draft.places) if draft.places else None, draft.undoes),
            ),
        )
        return Entry(int(cursor.lastrowid or 0), now, draft)

    @staticmethod
    def _renew(base: sqlite3.Connection) -> None:
        """Have tables of this version, with all that stands in those of the first."""
        base.execute("BEGIN IMMEDIATE")
        version = base.execute("PRAGMA user_version").fetchone()[0]
        if version == 1:
            base.execute("ALTER TABLE entries RENAME TO first")
            for kind, name in (
                ("INDEX", "entries_by_agreement"),
                ("TRIGGER", "entries_stay"),
                ("TRIGGER", "entries_last"),
            ):
                base.execute(f"DROP {kind} IF EXISTS {name}")
        for statement in _SCHEMA:
            base.execute(statement)
        if version == 1:
            base.execute(f"INSERT INTO entries ({_COLUMNS}) SELECT {_COLUMNS} FROM first ORDER BY number")
            base.execute("DROP TABLE first")
        base.execute(f"PRAGMA user_version = {_VERSION}")
        base.execute("COMMIT")

    def _find(self, condition: str, *values: object, most: int = -1) -> list[Entry]:
        query = f"SELECT {_COLUMNS} FROM entries WHERE {condition} ORDER BY number LIMIT ?"
        with self._explained(), closing(self._connect()) as base:
            return [_entry(row) for row in base.execute(query, (*values, most))]

    def _connect(self) -> sqlite3.Connection:
        # A book that is gone is not made anew, empty, behind one's back.
        place = f"{self.path.absolute().as_uri()}?mode={self._mode}"
        base = sqlite3.connect(place, uri=True, timeout=_WAIT_SECONDS, isolation_level=None)
        base.execute("PRAGMA synchronous = FULL")
        return base

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            said = messages.BOOK_UNUSABLE if self.path.exists() else messages.BOOK_GONE
            raise OutputError(said.say(self.lang, path=self.path, reason=reason(error, self.lang))) from error


def _entry(row: tuple[Any, ...]) -> Entry:
    number, at, who, sha256, part, about, pointer, old, new, read, why, place, undoes = row
    return Entry(
        number,
        datetime.datetime.fromisoformat(at),
        Draft(
            by=who,
            identity=Identity(sha256, part),
            about=About(about),
            pointer=pointer,
            based=0,
            new=json.loads(new),
            old=json.loads(old),
            read=json.loads(read),
            why=why,
            places=Place.from_json(place) if place else (),
            undoes=undoes,
        ),
    )
