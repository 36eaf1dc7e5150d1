"""The ledger: an SQLite file in the output folder, one row per input, so that a run goes on where the last stopped."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from hedui.batch.agreements import Agreements
from hedui.batch.found import LEFT, Found
from hedui.batch.kept import Kept, from_text, to_text
from hedui.batch.outcome import MOST_TWINS, Outcome, Status
from hedui.batch.rows import Counts, Row, Stamp
from hedui.settings import Language

_LEFT = ", ".join(f"'{problem}'" for problem in LEFT)
_PAGE = 500
"""Rows that are read at a time."""

_COLUMNS = (
    "path, status, size, changed, sha256, error, sentence, coalesce(seconds, 0), coalesce(pages, 0), number, twin_of,"
    " parts, files"
)


class Ledger(Agreements):
    """One row per input. While it is open no other run can use the same output folder."""

    def __init__(self, path: Path, lang: Language = Language.ZH) -> None:
        """Open or make the ledger. Raises ``OutputError`` when another run holds it or it is damaged."""
        super().__init__(path, lang)
        self._run = 0
        self._stamp = Stamp("", "", False)

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
            "INSERT INTO inputs (path, run, size, changed, touched, files, status) VALUES (?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (path) DO UPDATE SET run = excluded.run, size = excluded.size, changed = excluded.changed,"
            " touched = excluded.touched, files = excluded.files",
            (found.path, self._run, found.size, found.changed, found.touched, _listed(found.files), Status.WAITING),
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
            " AND files = ? AND version = ? AND settings = ? AND pictures >= ?",
            (found.path, found.size, _listed(found.files), stamp.version, stamp.settings, stamp.pictures),
        ).fetchone()
        return row

    def same_size(self) -> list[tuple[str, tuple[str, ...]]]:
        """Waiting inputs of a size that another input of this run has too: only these can have a twin. Each comes with
        the pictures that it consists of, if it does."""
        rows = self._base.execute(
            "SELECT path, files FROM inputs WHERE run = :run AND status = 'waiting' AND size IN (SELECT size"
            " FROM inputs WHERE run = :run AND status IN ('waiting', 'done') GROUP BY size HAVING count(*) > 1)"
            " ORDER BY path",
            {"run": self._run},
        )
        return [(row[0], _files(row[1])) for row in rows]

    def files(self, path: str) -> tuple[str, ...]:
        """The pictures that an input consists of, if it does."""
        row = self._base.execute("SELECT files FROM inputs WHERE path = ?", (path,)).fetchone()
        return _files(row[0]) if row else ()

    def content(self, path: str, sha256: str) -> None:
        """Note a content's hash before the document was read."""
        self._write("UPDATE inputs SET sha256 = ? WHERE path = ?", (sha256, path))

    def content_of(self, path: str) -> str:
        """The hash of an input's content; empty where it is not known."""
        row = self._base.execute("SELECT sha256 FROM inputs WHERE path = ?", (path,)).fetchone()
        return str(row[0] or "") if row else ""

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

    def kept(self, path: str) -> tuple[Kept, ...]:
        """The files that were written for each of an input's agreements; none where that is not known."""
        row = self._base.execute("SELECT kept FROM inputs WHERE path = ?", (path,)).fetchone()
        return from_text(row[0]) if row and row[0] else ()

    def refile(self, path: str, kept: Sequence[Kept]) -> None:
        """Note what files stand for an input that is done; none where that is to be found out again."""
        self._write(
            "UPDATE inputs SET record = ?, kept = ? WHERE path = ?",
            (_hashes(kept), to_text(kept) if kept else None, path),
        )

    def unfiled(self) -> Iterator[Row]:
        """This run's inputs that are done, of which it is not known what files stand for them."""
        return self._rows("status = 'done' AND kept IS NULL")

    def filed(self) -> Iterator[tuple[str, list[str], tuple[str, ...]]]:
        """Each of this run's inputs that are done, in order, with the hash of each of its records, and its pictures."""
        for path, record, files in self._paged("path, coalesce(record, ''), files", "status = 'done'"):
            yield path, record.split(), _files(files)

    def state(self) -> Iterator[tuple[str, ...]]:
        """What exports depend on: each input of this run that is not waiting, and what became of it, in order."""
        return self._base.execute(
            "SELECT path, status, coalesce(record, ''), coalesce(error, ''), coalesce(sentence, '') FROM inputs"
            " WHERE run = ? AND status != 'waiting' ORDER BY path",
            (self._run,),
        )

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
            " parts = ?, record = ?, kept = ? WHERE path = ?",
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
                _hashes(outcome.kept),
                to_text(outcome.kept) if outcome.kept else None,
                outcome.path,
            ),
        )
        self.enter(outcome.path, outcome.facts)

    def rows(self, status: Status) -> Iterator[Row]:
        """This run's inputs of one status, in order."""
        return self._rows("status = ?", status)

    def left(self) -> Iterator[Row]:
        """This run's inputs that were skipped though they are probably agreements, in order."""
        return self._rows(f"error IN ({_LEFT})")

    def counts(self) -> Counts:
        """How many of this run's inputs have each status, and the sums over those that are done."""
        rows = self._base.execute(
            "SELECT status, count(*), sum(pages),"
            f" sum(error = 'EngineMissingError'), sum(error IN ({_LEFT})) FROM inputs WHERE run = ? GROUP BY status",
            (self._run,),
        ).fetchall()
        by_status = {Status(row[0]): row[1:] for row in rows}
        none = (0, 0, 0, 0)
        _, pages, _, _ = by_status.get(Status.DONE, none)
        errors, warnings, infos = self.findings()
        number = {status: by_status.get(status, none)[0] for status in Status}
        missing = by_status.get(Status.FAILED, none)[2] or 0
        return Counts(
            **{status.value: number[status] for status in Status},
            pages=pages or 0,
            forms=len(self.hidden()),
            errors=errors,
            warnings=warnings,
            infos=infos,
            engine_missing=missing,
            left=by_status.get(Status.SKIPPED, none)[3] or 0,
        )

    def gone(self) -> int:
        """How many inputs of earlier runs are no longer there; their records are kept."""
        return int(self._base.execute("SELECT count(*) FROM inputs WHERE run != ?", (self._run,)).fetchone()[0])

    def _rows(self, condition: str, *values: object) -> Iterator[Row]:
        for row in self._paged(_COLUMNS, condition, *values):
            rest = [*row[2:-1], _files(row[-1])]
            yield Row(row[0], Status(row[1]), *rest)

    def _paged(self, columns: str, condition: str, *values: object) -> Iterator[tuple[Any, ...]]:
        """Read by pages of rows, so that writing between two of them is safe and memory stays flat."""
        query = f"SELECT {columns} FROM inputs WHERE run = ? AND {condition} AND path > ? ORDER BY path LIMIT {_PAGE}"
        last = ""
        while batch := self._base.execute(query, (self._run, *values, last)).fetchall():
            yield from batch
            last = batch[-1][0]


def _listed(files: Sequence[str]) -> str:
    """Pictures as one cell."""
    return json.dumps(files, ensure_ascii=False) if files else ""


def _files(cell: str) -> tuple[str, ...]:
    return tuple(json.loads(cell)) if cell else ()


def _hashes(kept: Sequence[Kept]) -> str | None:
    return " ".join(each.record_hash for each in kept) or None
