"""A batch from its folder to its summary; reads like a table of contents."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

import hedui
from hedui.batch import journal, messages
from hedui.batch.crew import Crew, outcomes
from hedui.batch.discover import LEDGER_NAME
from hedui.batch.isolation import IsolatedExecutor, Limits
from hedui.batch.job import Job, Process, summarise, with_twins
from hedui.batch.journal import logging_to
from hedui.batch.ledger import Ledger, Row, Stamp
from hedui.batch.outcome import Failure, Outcome, Status
from hedui.batch.plan import plan
from hedui.batch.progress import Progress, Quiet
from hedui.batch.store import FolderStore
from hedui.batch.summary import Summary
from hedui.errors import UsageError
from hedui.export.entry import Entry, Missing
from hedui.export.exporters import export_all
from hedui.export.folder import OutputFolder
from hedui.export.layout import record_name, text_name
from hedui.models.record import Record
from hedui.settings import Export, Options

log = logging.getLogger("hedui.batch")


@dataclass(frozen=True, slots=True)
class Request:
    """A folder (or file) of agreements, where their records go, and how."""

    folder: Path
    out: Path
    options: Options = field(default_factory=Options)
    process: Process | None = None


def run(request: Request, progress: Progress | None = None, stop: threading.Event | None = None) -> Summary:
    """Read everything that is new or changed in the folder and write its records.

    Raises ``UsageError`` when the folder is not there, the output cannot be written or another run is using it.
    """
    out = _prepare(request)
    lang = request.options.settings.lang
    with Ledger(request.out / LEDGER_NAME, lang) as ledger, logging_to(request.out / journal.NAME), out.tidy():
        batch = Batch(request, ledger, out, progress or Quiet(), stop or threading.Event())
        batch.plan()
        batch.work()
        batch.export()
        return batch.summary()


def _prepare(request: Request) -> OutputFolder:
    lang = request.options.settings.lang
    if not request.folder.exists():
        raise UsageError(messages.NO_FOLDER.say(lang, path=request.folder))
    if request.folder.resolve() == request.out.resolve():
        raise UsageError(messages.SAME_FOLDER.say(lang, path=request.folder))
    out = OutputFolder(request.out, lang)
    out.prepare()
    return out


class Batch:
    """One run over one folder, step by step."""

    def __init__(
        self, request: Request, ledger: Ledger, out: OutputFolder, progress: Progress, stop: threading.Event
    ) -> None:
        self._request = request
        self._settings = request.options.settings
        self._ledger = ledger
        self._out = out
        self._progress = progress
        self._stop = stop
        self._base = request.folder.parent if request.folder.is_file() else request.folder

    def plan(self) -> None:
        """Enter every input in the ledger."""
        batch = self._request.options.batch
        stamp = Stamp(hedui.__version__, self._settings.fingerprint(), Export.HTML in batch.export)
        self._ledger.begin(str(self._request.folder), stamp)
        plan(self._ledger, self._request.folder, self._request.out, force=batch.force, lang=self._settings.lang)

    def work(self) -> None:
        """Do what is waiting."""
        self._progress.begin(self._ledger.counts().waiting)
        crew = self._crew()
        try:
            for row in self._ledger.followers():
                self._follow(row)
            for outcome in outcomes(self._jobs(), crew, self._stop):
                self._note(outcome)
        except BaseException:
            crew.halt()
            raise
        finally:
            crew.executor.shutdown(wait=not self._stop.is_set(), cancel_futures=True)
            self._ledger.commit()
            self._progress.end()

    def export(self) -> None:
        """Write what was asked for besides the records, from every record there is."""
        wanted = self._request.options.batch.export
        if wanted and not self._stop.is_set():
            export_all(self._out, wanted, self._entries(), self._missing(), self._settings.lang)

    def _entries(self) -> Iterator[Entry]:
        store = FolderStore(self._request.out, self._settings.lang)
        for row in self._ledger.rows(Status.DONE):
            record = Record.model_validate_json(store.read(record_name(row.path)))
            yield Entry(row.path, self._source(row.path), record, store.read(text_name(row.path)).decode("utf-8"))

    def _missing(self) -> Iterator[Missing]:
        for status in (Status.FAILED, Status.SKIPPED):
            for row in self._ledger.rows(status):
                yield Missing(row.path, self._source(row.path), status, row.error or "", row.sentence or "")

    def _source(self, path: str) -> str:
        """Where the input lies, as a link from the output folder."""
        place = (self._base / PurePosixPath(path)).resolve()
        try:
            return Path(os.path.relpath(place, self._request.out.resolve())).as_posix()
        except ValueError:  # on another drive
            return place.as_posix()

    def summary(self) -> Summary:
        """What came of it."""
        return Summary.of(self._ledger, interrupted=self._stop.is_set())

    def _crew(self) -> Crew:
        batch = self._request.options.batch
        workers = batch.workers or os.cpu_count() or 1
        waiting = self._ledger.counts().waiting
        limits = Limits(memory=batch.memory, recycle=batch.recycle, log=self._request.out / journal.NAME)
        executor = IsolatedExecutor(min(workers, max(1, waiting)), limits)
        return Crew(executor, 2 * workers, executor.kill)

    def _jobs(self) -> Iterator[Job]:
        batch = self._request.options.batch
        for row in self._ledger.waiting():
            yield Job(
                folder=str(self._base),
                path=row.path,
                out=str(self._request.out),
                settings=self._settings,
                timeout=batch.timeout,
                pictures=Export.HTML in batch.export,
                twins=tuple(self._ledger.twins(row.path)),
                process=self._request.process,
            )

    def _note(self, outcome: Outcome | None) -> None:
        if outcome is None:
            self._ledger.commit()
            self._progress.tick()
            return
        self._ledger.finish(outcome)
        self._progress.advance(outcome)
        if outcome.failure:
            log.warning("%s: %s", outcome.path, outcome.failure.sentence)
            if outcome.failure.trace:
                log.error("%s\n%s", outcome.path, outcome.failure.trace)
        for row in self._ledger.followers(outcome.path):
            self._follow(row, outcome.failure)

    def _follow(self, row: Row, failure: Failure | None = None) -> None:
        """Give an input the record of the twin that leads it, or its failure."""
        leader = row.twin_of or row.path
        if failure:
            lang = self._settings.lang
            sentence = messages.SAME_AS_FAILED.say(lang, leader=leader, sentence=failure.sentence)
            outcome = Outcome(row.path, 0.0, failure=Failure(failure.error, sentence))
        else:
            self._copy(leader, leader)
            outcome = summarise(row.path, self._copy(leader, row.path), 0.0)
        self._ledger.finish(outcome)
        self._progress.advance(outcome)

    def _copy(self, leader: str, path: str) -> Record:
        """Write the leader's record and text once more under ``path``, naming the twins as ``path`` sees them."""
        store = FolderStore(self._request.out, self._settings.lang)
        record = Record.model_validate_json(store.read(record_name(leader)))
        source = record.source.model_copy(update={"name": PurePosixPath(path).name})
        own = record.model_copy(update={"source": source})
        own = with_twins(own, self._ledger.twins(path), self._settings)
        if path != leader:
            store.write(text_name(path), store.read(text_name(leader)))
        store.write(record_name(path), own.to_json().encode("utf-8"))
        return own
