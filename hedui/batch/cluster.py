"""A Dask cluster as the batch's executor. Each document still has a process of its own there, with its limits."""

from __future__ import annotations

import contextlib
import functools
import importlib
import logging
import re
import time
from typing import Any

from hedui.batch import messages
from hedui.batch.crew import Crew
from hedui.batch.isolation import IsolatedExecutor, Limits
from hedui.batch.job import Job, perform
from hedui.batch.outcome import Outcome
from hedui.errors import ClusterLostError, EngineMissingError, UsageError
from hedui.extras import how_to_get
from hedui.reasons import reason
from hedui.settings import BatchSettings, Language

_ADDRESS = re.compile(r"(?:[a-z]+://)?(?:\[[0-9A-Fa-f:.]+\]|[^\s:/\[\]]+):\d{1,5}/?|inproc://.+")
_CONNECT_SECONDS = 15
_COUNT_SECONDS = 1.0
"""So often the scheduler is asked how many workers there are."""


def connected(options: BatchSettings, lang: Language) -> Any:
    """A client of the scheduler that the options name.

    Raises ``EngineMissingError`` when Dask is not installed, ``UsageError`` when the scheduler does not answer.
    """
    try:
        distributed: Any = importlib.import_module("distributed")
    except ImportError as error:
        raise EngineMissingError(messages.NO_DASK.say(lang, get=how_to_get("dask", lang))) from error
    if not _ADDRESS.fullmatch(str(options.dask)):
        raise UsageError(messages.BAD_SCHEDULER.say(lang, address=options.dask))
    try:
        # Of a scheduler that is gone the batch itself tells.
        logging.getLogger("distributed.client").setLevel(logging.CRITICAL)
        return distributed.Client(options.dask, timeout=_CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise UsageError(messages.NO_SCHEDULER.say(lang, address=options.dask, reason=reason(error, lang))) from error


def cluster_crew(options: BatchSettings, lang: Language) -> Crew:
    """The crew at the scheduler that the options name. Raises what ``connected`` raises."""
    client = connected(options, lang)
    executor = client.get_executor(pure=False)
    limits = Limits(memory=options.memory, recycle=options.recycle)

    def close() -> None:
        executor.shutdown(wait=True)
        client.close()

    def halt() -> None:
        # Its shutdown cancels what does not wait; a scheduler that is gone cannot be told anything.
        with contextlib.suppress(Exception):
            executor.shutdown(wait=False)
        with contextlib.suppress(Exception):
            client.close(timeout=_CONNECT_SECONDS)

    known = (0.0, 0)

    def window() -> int:
        nonlocal known
        if time.monotonic() - known[0] > _COUNT_SECONDS:
            known = time.monotonic(), count()
        return known[1]

    def count() -> int:
        try:
            return 2 * max(1, sum(int(threads) for threads in client.nthreads().values()))
        except Exception as error:  # of whatever kind: without its scheduler a cluster does nothing
            facts = {"address": options.dask, "reason": reason(error, lang)}
            raise ClusterLostError(messages.CLUSTER_LOST.say(lang, **facts)) from error

    return Crew(
        submit=lambda job: executor.submit(perform_apart, job, limits),
        window=window,
        close=close,
        halt=halt,
    )


def perform_apart(job: Job, limits: Limits) -> Outcome:
    """Do the job on a Dask worker, in a process that can be killed without harm to the worker."""
    return _executor(limits).submit(perform, job).result()


@functools.cache
def _executor(limits: Limits) -> IsolatedExecutor:
    distributed: Any = importlib.import_module("distributed")
    return IsolatedExecutor(distributed.get_worker().state.nthreads, limits)
