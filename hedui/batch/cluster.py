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
_ALONE_SECONDS = 180.0
"""So long a cluster may have no worker: one that died is started again, more are fetched where there is work."""


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
        # Of a scheduler that is gone the batch itself tells, and needs no one's traceback.
        for told_by in ("distributed.client", "tornado.application", "asyncio"):
            logging.getLogger(told_by).setLevel(logging.CRITICAL)
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

    return Crew(
        submit=lambda job: executor.submit(perform_apart, job, limits),
        window=Hands(client, str(options.dask), lang).window,
        close=close,
        halt=halt,
    )


class Hands:
    """The threads of a cluster's workers, counted now and then; ``client`` is one of its scheduler."""

    def __init__(self, client: Any, address: str, lang: Language) -> None:
        self._client, self._address, self._lang = client, address, lang
        self._threads = 0
        self._counted, self._seen = 0.0, time.monotonic()

    def window(self) -> int:
        """How many jobs to hand out at a time. Raises ``ClusterLostError`` where nobody can do them any more."""
        now = time.monotonic()
        if now - self._counted > _COUNT_SECONDS:
            self._counted, self._threads = now, self._count()
        if self._threads:
            self._seen = now
        elif now - self._seen > _ALONE_SECONDS:
            facts = {"address": self._address, "minutes": round(_ALONE_SECONDS / 60)}
            raise ClusterLostError(messages.NO_WORKERS.say(self._lang, **facts))
        return 2 * max(1, self._threads)

    def _count(self) -> int:
        try:
            return sum(int(threads) for threads in self._client.nthreads().values())
        except Exception as error:  # of whatever kind: without its scheduler a cluster does nothing
            facts = {"address": self._address, "reason": reason(error, self._lang)}
            raise ClusterLostError(messages.CLUSTER_LOST.say(self._lang, **facts)) from error


def perform_apart(job: Job, limits: Limits) -> Outcome:
    """Do the job on a Dask worker, in a process that can be killed without harm to the worker."""
    return _executor(limits).submit(perform, job).result()


@functools.cache
def _executor(limits: Limits) -> IsolatedExecutor:
    distributed: Any = importlib.import_module("distributed")
    return IsolatedExecutor(distributed.get_worker().state.nthreads, limits)
