"""Files that are sent to the desk: kept in the output folder, and read as a batch reads them."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import tempfile
import threading
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from starlette.exceptions import HTTPException

from hedui.batch import journal
from hedui.batch.crew import Crew, local_crew, outcomes
from hedui.batch.job import Job
from hedui.batch.outcome import Outcome
from hedui.batch.taught import with_taught
from hedui.desk import messages
from hedui.desk.index import Index
from hedui.desk.values import RefusedError
from hedui.errors import OutputError
from hedui.export.folder import CANNOT_WRITE
from hedui.export.layout import part_path, record_name
from hedui.reasons import reason
from hedui.review.entries import Identity
from hedui.settings import Options

RECEIVED = "received"
"""The folder in the output where what was sent is kept; its records lie below a folder of the same name."""
MOST_AT_ONCE = 8
"""So many files are taken in at a time, those waiting for a worker among them."""
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]|[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ud800-\udfff\ufeff]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|\Z)", re.IGNORECASE)
_LONGEST_NAME = 120
_MEBIBYTE = 1024 * 1024


class BusyError(Exception):
    """Too many files are being read; one may try again."""


class Intake:
    """Takes files in. Workers are started when the first one comes."""

    def __init__(self, out: Path, index: Index, options: Options) -> None:
        self._out = out
        self._index = index
        self._options = options
        self._lang = options.settings.lang
        self._slots = threading.BoundedSemaphore(MOST_AT_ONCE)
        self._lock = threading.Lock()
        self._turn = threading.Condition()
        self._busy: set[str] = set()
        """The contents that are being read."""
        self._crew: Crew | None = None
        self._ended = threading.Event()

    @property
    def most_bytes(self) -> int:
        """How large a file may be."""
        return self._options.settings.max_megabytes * _MEBIBYTE

    @contextlib.contextmanager
    def slot(self) -> Iterator[None]:
        """A place among those that are taken in at once. Raises ``BusyError``."""
        if self._ended.is_set() or not self._slots.acquire(blocking=False):
            raise BusyError(messages.BUSY.say(self._lang))
        try:
            yield
        finally:
            self._slots.release()

    def take(self, name: str | None, file: BinaryIO) -> tuple[list[Identity], bool]:
        """The agreements in a file, and whether it was read now: a content that is known already is not read again.

        Raises ``RefusedError`` with the reason where it cannot be read, 413 where it is too large, ``BusyError`` where
        the desk is being closed, ``OutputError``.
        """
        try:
            with tempfile.TemporaryDirectory(prefix=f".{RECEIVED}-", dir=self._out) as folder:
                copy = Path(folder) / "file"
                sha256 = self._copied(file, copy)
                with self._alone(sha256):
                    known = self._index.of_content(sha256)
                    return (known, False) if known else (self._taken(sha256, copy, safe_name(name)), True)
        except OSError as error:
            raise OutputError(
                CANNOT_WRITE.say(self._lang, path=self._out / RECEIVED, reason=reason(error, self._lang))
            ) from error

    def _taken(self, sha256: str, copy: Path, name: str) -> list[Identity]:
        """Keep the copy, and read it: the agreements in it."""
        place = f"{RECEIVED}/{sha256[:16]}/{name}"
        target = self._out / place
        for folder in (self._out / RECEIVED, target.parent):
            folder.mkdir(exist_ok=True, mode=0o700)
        copy.replace(target)
        outcome = self._read(place)
        if outcome is None or outcome.failure:
            shutil.rmtree(target.parent, ignore_errors=True)
        if outcome is None:
            raise BusyError(messages.BUSY.say(self._lang))
        if outcome.failure:
            raise RefusedError(outcome.failure.sentence.replace(place, name))
        self._index.take([record_name(part_path(place, at)) for at in range(1, outcome.parts + 1)])
        return self._index.of_content(sha256)

    @contextlib.contextmanager
    def _alone(self, sha256: str) -> Iterator[None]:
        """Nobody else reads the same content meanwhile: who comes second finds it known."""
        with self._turn:
            self._turn.wait_for(lambda: sha256 not in self._busy)
            self._busy.add(sha256)
        try:
            yield
        finally:
            with self._turn:
                self._busy.discard(sha256)
                self._turn.notify_all()

    def close(self) -> None:
        """End what is being read."""
        self._ended.set()
        with self._lock:
            if self._crew:
                self._crew.halt()

    def _copied(self, file: BinaryIO, path: Path) -> str:
        digest, size = hashlib.sha256(), 0
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as copy:
            while piece := file.read(_MEBIBYTE):
                size += len(piece)
                if size > self.most_bytes:
                    raise HTTPException(413, messages.TOO_LARGE.say(self._lang))
                digest.update(piece)
                copy.write(piece)
        if not size:
            raise RefusedError(messages.EMPTY_FILE.say(self._lang))
        return digest.hexdigest()

    def _read(self, place: str) -> Outcome | None:
        """What became of the file; None where the desk is being closed."""
        settings, batch = with_taught(self._options.settings, self._out), self._options.batch
        log = self._out / journal.NAME
        with self._lock:
            os.close(os.open(log, os.O_CREAT | os.O_RDWR, 0o600))
            crew = self._crew = self._crew or local_crew(batch, MOST_AT_ONCE, log)
        threads = settings.ocr_threads or crew.threads
        job = Job(
            folder=str(self._out),
            path=place,
            out=str(self._out),
            settings=settings.model_copy(update={"ocr_threads": threads}),
            timeout=batch.timeout,
            report=True,
        )
        return next((outcome for outcome in outcomes(iter([job]), crew, self._ended) if outcome), None)


def original(out: Path, sha256: str, path: str) -> Path | None:
    """The file at a record's path, where it was sent to the desk and bears this content's name."""
    folder, _, name = path.rpartition("/")
    if folder != f"{RECEIVED}/{sha256[:16]}":
        return None
    found = out / folder / name
    return found if name == safe_name(name) and found.is_file() and not found.is_symlink() else None


def safe_name(name: str | None) -> str:
    """A name that any file system takes and no path can be made of, as near as may be to the one that was given."""
    plain = unicodedata.normalize("NFC", name or "").replace("\\", "/").rpartition("/")[2]
    plain = _FORBIDDEN.sub("", plain).strip().lstrip(".~").rstrip(". ")
    if _RESERVED.match(plain):
        plain = f"_{plain}"
    stem, dot, suffix = plain.rpartition(".")
    if not dot or len(suffix) > 10:
        stem, dot, suffix = plain, "", ""
    while len((stem + dot + suffix).encode("utf-8")) > _LONGEST_NAME:
        stem = stem[:-1]
    return f"{stem}{dot}{suffix}" if stem else f"document{dot}{suffix}"
