"""Hand jobs to an executor, never more than it can chew, and collect what becomes of them."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from dataclasses import dataclass
from pathlib import Path

from hedui.batch import messages
from hedui.batch.isolation import CrashedError, IsolatedExecutor, Limits, OutOfMemoryError, StoppedError, TimedOutError
from hedui.batch.job import Job, perform
from hedui.batch.outcome import Failure, Outcome
from hedui.errors import UsageError
from hedui.read.advance import Reading
from hedui.reasons import origin
from hedui.settings import BatchSettings

_TICK_SECONDS = 0.25
GRACE_SECONDS = 10.0
"""After Ctrl-C, running documents are given so long to finish."""


@dataclass(frozen=True, slots=True)
class Crew:
    """Whoever does the jobs: processes here, or a cluster."""

    submit: Callable[[Job], Future[Outcome]]
    window: Callable[[], int]
    """How many jobs to hand out at a time: enough that nobody waits, few enough to stay small."""
    close: Callable[[], None]
    """Dismisses those who have nothing left to do."""
    halt: Callable[[], None]
    """Ends whatever runs, at once."""
    threads: int = 1
    """How many threads each of them may use, so that together they keep every processor busy and no more."""
    reading: Callable[[], Sequence[Reading]] = list
    """The documents that they are busy with, as far as they tell."""


def local_crew(options: BatchSettings, waiting: int, log: Path) -> Crew:
    """Worker processes on this machine, no more than there are documents waiting."""
    workers = min(options.workers or available_cpus(), max(1, waiting))
    limits = Limits(memory=options.memory, recycle=options.recycle, log=log)
    executor = IsolatedExecutor(workers, limits)
    return Crew(
        submit=lambda job: executor.submit(perform, job),
        window=lambda: 2 * workers,
        close=executor.shutdown,
        halt=executor.kill,
        threads=max(1, available_cpus() // workers),
        reading=executor.reading,
    )


def available_cpus() -> int:
    """Processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def outcomes(jobs: Iterator[Job], crew: Crew, stop: threading.Event) -> Iterator[Outcome | None]:
    """What becomes of each job, as they finish; None now and then, so that the caller can do its housekeeping.

    When ``stop`` is set nothing new is begun, and what does not finish within ``GRACE_SECONDS`` is ended without an
    outcome. Raises ``UsageError`` for what stops the whole batch, ``ClusterLostError`` where a cluster is gone.
    """
    running: dict[Future[Outcome], Job] = {}
    deadline: float | None = None
    while True:
        window = crew.window()
        while not stop.is_set() and len(running) < window and (job := next(jobs, None)):
            running[crew.submit(job)] = job
        if not running:
            return
        if stop.is_set():
            deadline = _grace(running, deadline, crew)
        finished, _ = wait(running, timeout=_TICK_SECONDS, return_when=FIRST_COMPLETED)
        yield None
        for future in finished:
            outcome = _outcome(running.pop(future), future)
            if outcome:
                yield outcome


def _grace(running: dict[Future[Outcome], Job], deadline: float | None, crew: Crew) -> float:
    """Cancel what has not begun; once the grace is over, end what has."""
    if deadline is None:
        for future in list(running):
            if future.cancel():
                del running[future]
        return time.monotonic() + GRACE_SECONDS
    if time.monotonic() > deadline:
        crew.halt()
    return deadline


def _outcome(job: Job, future: Future[Outcome]) -> Outcome | None:
    """The job's outcome, also when it did not come to an end; None for a job that was stopped or never begun."""
    try:
        return future.result()
    except (StoppedError, CancelledError):
        return None
    except UsageError:
        raise
    except Exception as error:
        return Outcome(job.path, 0.0, failure=_failure(job, error))


def _failure(job: Job, error: Exception) -> Failure:
    lang = job.settings.lang
    match error:
        case TimedOutError():
            sentence = messages.TIMED_OUT.say(lang, name=job.path, seconds=round(error.args[0]))
        case OutOfMemoryError():
            sentence = messages.OUT_OF_MEMORY.say(lang, name=job.path, limit=error.args[0])
        case CrashedError():
            sentence = messages.CRASHED.say(lang, name=job.path, reason=error.args[0])
        case _ if type(error).__name__ == "KilledWorker":  # Dask's own: the job took several of its workers with it
            sentence = messages.CRASHED.say(lang, name=job.path, reason=error)
        case _:
            reason = origin(error)
            sentence = messages.INTERNAL.say(lang, name=job.path, reason=reason)
    return Failure(type(error).__name__, sentence)
