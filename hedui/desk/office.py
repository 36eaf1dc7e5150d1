"""What the desk works with: one output folder, its index, and the book of decisions."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from starlette.exceptions import HTTPException

from hedui.batch.found import LEDGER_NAME
from hedui.batch.store import is_url
from hedui.desk.deeds import Deeds
from hedui.desk.index import Index
from hedui.desk.intake import Intake
from hedui.desk.intake import original as received
from hedui.desk.opened import Opened, load
from hedui.desk.taught import School, Taught, all_confirmed
from hedui.export.layout import picture_name
from hedui.read.archive import holder_of
from hedui.review.book import Book
from hedui.review.entries import Identity
from hedui.settings import Language, Options, Settings


@dataclass(frozen=True)
class Office:
    """One output folder and what people decide about what is in it."""

    out: Path
    lang: Language
    book: Book
    index: Index
    intake: Intake
    school: School

    @staticmethod
    def of(out: Path, lang: Language, options: Options | None = None) -> Office:
        """The office of an output folder. ``options``: how what is sent to it is read. Raises ``OutputError`` where the
        folder cannot be written."""
        book = Book(out, lang)
        index = Index(out, book)
        given = options or Options(settings=Settings(lang=lang))
        return Office(out, lang, book, index, Intake(out, index, given), School(out, given))

    def deeds(self, by: str) -> Deeds:
        """What a person may do."""
        return Deeds(self.book, by, self.lang)

    def find(self, identity: Identity) -> Opened | None:
        """The agreement of this content; None where there is none, or none any more."""
        opened = self._load(identity)
        if opened is None and self.index.filed(identity):
            self.index.again(identity)
            opened = self._load(identity)
        return opened

    def open(self, identity: str) -> Opened:
        """The agreement whose identity stands in an address. Raises 404."""
        known = Identity.of(identity)
        opened = self.find(known) if known else None
        if opened is None:
            raise HTTPException(404)
        return opened

    def teach(self, opened: Opened, number: int) -> Taught:
        """Accept what a correction teaches. Raises ``RefusedError``."""
        return self.school.accept(opened, number, lambda: all_confirmed(map(self.find, self.index.confirmed())))

    def picture(self, identity: Identity, page: int) -> Path | None:
        """The picture of a page of a file, counted from 1."""
        path = self.out / picture_name(identity.sha256, page)
        return path if 0 < page < 1_000_000 and path.is_file() else None

    def original(self, opened: Opened) -> Path | None:
        """The file that an agreement was read from, of several files the first, or the archive that it lies in: only
        where that lies in the folder that was imported."""
        files = opened.record.source.files
        name = files[0].path if files else opened.record.source.path
        sent = received(self.out, opened.identity.sha256, name or "")
        if sent:
            return sent
        base = self._source()
        if base is None or not name:
            return None
        try:
            root = base.resolve(strict=True)
            path = (root / PurePosixPath(holder_of(root, name))).resolve(strict=True)
        except (OSError, ValueError):
            return None
        return path if path.is_relative_to(root) and path.is_file() else None

    def _load(self, identity: Identity) -> Opened | None:
        filed = self.index.filed(identity)
        if not filed:
            return None
        others = tuple(each.path for each in filed[1:])
        return load(self.out, identity, filed[0].path, others, self.book.decisions(identity))

    def _source(self) -> Path | None:
        """The folder that was imported last; None where an import is going on, or it is no folder here."""
        place = (self.out / LEDGER_NAME).absolute().as_uri() + "?mode=ro"
        try:
            with closing(sqlite3.connect(place, uri=True, timeout=0.2)) as base:
                row = base.execute("SELECT source FROM runs ORDER BY run DESC LIMIT 1").fetchone()
        except sqlite3.Error:
            return None
        return Path(row[0]) if row and not is_url(str(row[0])) else None
