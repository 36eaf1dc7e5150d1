"""A batch from its folder to its summary; reads like a table of contents."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import hedui
from hedui.batch import journal
from hedui.batch.crew import Crew, local_crew, outcomes
from hedui.batch.exports import Altered, Exports
from hedui.batch.found import LEDGER_NAME
from hedui.batch.job import Job, Process
from hedui.batch.journal import logging_to
from hedui.batch.ledger import Ledger
from hedui.batch.linking import Linking
from hedui.batch.outcome import Outcome
from hedui.batch.papers import Papers
from hedui.batch.places import Inputs, Output, open_inputs, open_output
from hedui.batch.plan import Plan, Ready
from hedui.batch.progress import Progress, Quiet
from hedui.batch.rows import Row, Stamp
from hedui.batch.stored import DamagedRecordError
from hedui.batch.summary import MOST_SHOWN, SUMMARY_NAME, Alarm, Summary, alarms_of
from hedui.batch.taught import with_taught
from hedui.batch.twins import Twins
from hedui.batch.waiting import Waiting
from hedui.errors import ClusterLostError
from hedui.export.cache import Cache
from hedui.export.codes import NUMBER_DUPLICATE
from hedui.export.exporters import check_available
from hedui.export.target import none
from hedui.models.custom import CustomField
from hedui.settings import Export, Options, Settings

_PUBLISH_SECONDS = 30.0
_PUBLISH_SHARE = 20
"""The ledger of a remote output is saved so often, and no more often than a twentieth of the time goes into it."""


@dataclass(frozen=True, slots=True)
class Request:
    """A folder (or file, or URL) of agreements, where their records go, and how."""

    folder: Path | str
    out: Path | str
    options: Options = field(default_factory=Options)
    process: Process | None = None
    """What reads, extracts and checks a document; the pipeline unless told otherwise."""
    ready: Ready | None = None
    """Which inputs may be read now; all unless told otherwise."""
    altered: Altered | None = None
    """Is told of a workbook that somebody changed, before it is written anew."""
    told: set[tuple[str, ...]] | None = None
    """What earlier runs said of failures and the like: it is not said again, and what is said now is added."""


def run(request: Request, progress: Progress | None = None, stop: threading.Event | None = None) -> Summary:
    """Read everything that is new or changed in the folder and write its records. Raises what ``opened`` raises."""
    with opened(request) as house:
        with (
            Cache(house.output.folder.root, house.output.look) as cache,
            logging_to(house.output.folder.root / journal.NAME, house.request.options.settings.lang),
            house.output.folder.tidy(),
        ):
            batch = Batch(house, cache, progress or Quiet(), stop or threading.Event())
            batch.plan()
            batch.work()
            batch.link()
            batch.export()
            summary = batch.summary()
            house.output.save(house.ledger.copy)
        house.output.publish()
    return summary


@dataclass(frozen=True, slots=True)
class House:
    """What a batch works with, once nothing of it can be refused any more."""

    request: Request
    inputs: Inputs
    output: Output
    ledger: Ledger
    own: tuple[CustomField, ...]
    """The user's own fields."""


@contextmanager
def opened(request: Request) -> Iterator[House]:
    """Everything that a batch needs. What may be refused without the output is looked at before the output is made.

    Raises ``UsageError`` when the folder is not there, a catalogue file says what is not understood, the scheduler does
    not answer, the output cannot be written or another run is using it, and ``EngineMissingError`` when a URL, a
    cluster or an export is asked for whose extra is not installed.
    """
    options = request.options
    settings = with_taught(options.settings, request.out)
    request = replace(request, options=options.model_copy(update={"settings": settings}))
    lang = settings.lang
    check_available(options.batch.export, lang)
    own = _own_fields(settings)
    inputs = open_inputs(str(request.folder), str(request.out), lang, options.batch)
    if options.batch.dask:
        from hedui.batch.cluster import connected

        connected(options.batch, lang).close()
    with (
        closing(open_output(str(request.out), lang)) as output,
        Ledger(output.folder.root / LEDGER_NAME, lang) as ledger,
    ):
        yield House(request, inputs, output, ledger, own)


def _own_fields(settings: Settings) -> tuple[CustomField, ...]:
    """The user's own fields; what reads agreements is loaded in this process only where a file declares any."""
    if not settings.catalogue and settings.own is None:
        return ()
    from hedui.pipeline import declared

    return declared(settings).fields


class Batch:
    """One run, step by step."""

    def __init__(self, house: House, cache: Cache, progress: Progress, stop: threading.Event) -> None:
        self._request = house.request
        self._settings = house.request.options.settings
        self._options = house.request.options.batch
        self._ledger = house.ledger
        self._inputs = house.inputs
        self._output = house.output
        self._progress = progress
        self._stop = stop
        self._papers = Papers(self._output.store, self._settings.lang, Export.HTML in self._options.export)
        self._twins = Twins(self._ledger, self._papers, self._settings)
        same = none if NUMBER_DUPLICATE.code in self._settings.disable else self._ledger.same_number
        self._exports = Exports(self._ledger, cache, self._papers, self._inputs, self._output, same, house.own)
        self._linking = Linking(self._ledger, self._papers, self._exports, self._settings)
        self._publish_at = time.monotonic() + _PUBLISH_SECONDS
        self._unwritten: tuple[str, ...] = ()
        self._lost: str | None = None
        self._read = 0
        self._alarms: list[Alarm] = []

    def plan(self) -> None:
        """Enter every input in the ledger."""
        stamp = Stamp(hedui.__version__, self._settings.fingerprint(), self._papers.report)
        self._ledger.begin(self._inputs.base, stamp)
        plan = Plan(self._ledger, self._inputs, self._papers)
        plan.enter_all(force=self._options.force, ready=self._request.ready)

    def work(self) -> None:
        """Do what is waiting."""
        waiting = self._ledger.counts().waiting
        self._progress.begin(waiting)
        try:
            self._follow_done()
            if self._ledger.counts().waiting:
                self._employ(self._crew(waiting))
        finally:
            self._commit()
            self._progress.end()

    def _commit(self) -> None:
        self._exports.commit()
        self._ledger.commit()

    def _employ(self, crew: Crew) -> None:
        try:
            self._waiting = self._jobs(crew.threads)
            self._reading = crew.reading
            for outcome in outcomes(self._waiting, crew, self._stop):
                self._note(outcome)
        except ClusterLostError as error:
            self._lost = str(error)
            crew.halt()
            return
        except BaseException:
            crew.halt()
            raise
        crew.close()

    def _crew(self, waiting: int) -> Crew:
        if self._options.dask:
            from hedui.batch.cluster import cluster_crew

            return cluster_crew(self._options, self._settings.lang)
        return local_crew(self._options, waiting, self._output.folder.root / journal.NAME)

    def _jobs(self, threads: int) -> Waiting:
        settings = self._settings.model_copy(update={"ocr_threads": self._settings.ocr_threads or threads})

        def job(row: Row) -> Job:
            return Job(
                folder=self._inputs.base,
                path=row.path,
                files=row.files,
                out=self._output.place,
                settings=settings,
                timeout=self._options.timeout,
                report=self._papers.report,
                twins=tuple(self._ledger.twins(row.path)),
                process=self._request.process,
            )

        return Waiting(self._ledger.waiting(), job)

    def _follow_done(self) -> None:
        """Serve new inputs whose twin an earlier run has read."""
        leaders: dict[str, bool] = {}
        for row in self._ledger.followers():
            leader = row.twin_of or row.path
            if leaders.get(leader, True):
                leaders[leader] = self._serve(row, leader)
        for leader, whole in leaders.items():
            if whole:
                outcome = self._twins.refresh(leader)
                self._exports.keep(outcome)
                self._ledger.refile(leader, outcome.kept)
                self._ledger.recount(outcome.facts)

    def _serve(self, row: Row, leader: str) -> bool:
        """Give a follower its record; where its leader's is damaged the leader is read again, and served then."""
        try:
            self._finish(self._twins.follow(row))
        except DamagedRecordError:
            self._ledger.again(leader)
            return False
        return True

    def _note(self, outcome: Outcome | None) -> None:
        """Write down what became of a document, and of those that follow it; or see to the house for a moment."""
        if outcome is None:
            self._commit()
            self._progress.tick(self._reading())
            self._publish()
            return
        self._finish(outcome)
        followers = self._ledger.followers(outcome.path)
        if followers and outcome.failure and not outcome.failure.of_content:
            first, *others = followers
            self._ledger.follow(others, first.path)
            self._waiting.put_back(first)
            return
        for row in followers:
            self._finish(self._twins.follow(row, outcome.failure))

    def _finish(self, outcome: Outcome) -> None:
        self._exports.keep(outcome)
        self._ledger.finish(outcome)
        self._progress.advance(outcome)
        self._read += 1
        if outcome.errors and len(self._alarms) < MOST_SHOWN:
            self._alarms += alarms_of(outcome)
        if outcome.failure:
            journal.enter(outcome.path, outcome.failure)

    def _publish(self) -> None:
        """Save the ledger of a remote output now and then, so that a run elsewhere can go on from it."""
        started = time.monotonic()
        if started > self._publish_at:
            self._output.save(self._ledger.copy)
            ended = time.monotonic()
            self._publish_at = ended + max(_PUBLISH_SECONDS, _PUBLISH_SHARE * (ended - started))

    def link(self) -> None:
        """Have records say which others they belong to: supplements, and other forms of the same agreement."""
        self._linking.renew()
        self._commit()

    def export(self) -> None:
        """Write what was asked for besides the records, from every record there is; also of a run that was stopped."""
        self._unwritten = self._exports.write(self._options.export, self._request.altered)

    def summary(self) -> Summary:
        """What came of it; also written down for programs."""
        made = Summary.of(
            self._ledger,
            self._settings,
            interrupted=self._stop.is_set(),
            unwritten=self._unwritten,
            lost=self._lost,
            read=self._read,
            alarms=self._alarms,
        )
        self._output.folder.write(SUMMARY_NAME, made.to_json())
        return made.news(self._ledger, self._request.told)
