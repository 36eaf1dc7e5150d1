"""How many jobs a Dask cluster is given at a time, and what is said of one that does nothing; without Dask."""

from __future__ import annotations

import pytest

from hedui.batch import cluster
from hedui.batch.cluster import Hands
from hedui.errors import ClusterLostError
from hedui.settings import Language


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def monotonic(self) -> float:
        return self.now


class Scheduler:
    """As much of a client as is asked; an exception in place of workers is raised."""

    def __init__(self, workers: dict[str, int] | Exception) -> None:
        self.workers = workers

    def nthreads(self) -> dict[str, int]:
        if isinstance(self.workers, Exception):
            raise self.workers
        return self.workers


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(cluster, "time", made)
    return made


def hands(scheduler: Scheduler, lang: Language = Language.ZH) -> Hands:
    return Hands(scheduler, "tcp://10.0.0.5:8786", lang)


def test_each_thread_has_a_job_and_one_in_waiting(clock: Clock) -> None:
    assert hands(Scheduler({"a": 4, "b": 2})).window() == 12


@pytest.mark.parametrize("away", [0.0, 30.0, cluster._ALONE_SECONDS])
def test_workers_may_be_away_for_a_while(clock: Clock, away: float) -> None:
    scheduler = Scheduler({"a": 1})
    asked = hands(scheduler)
    asked.window()
    scheduler.workers = {}
    clock.now += away
    assert asked.window() == 2
    scheduler.workers = {"b": 3}
    clock.now += 2.0
    assert asked.window() == 6


@pytest.mark.parametrize(
    ("lang", "said"), [(Language.ZH, "3 分钟没有任何工作进程"), (Language.EN, "no worker for 3 minutes")]
)
@pytest.mark.parametrize("first", [{}, {"a": 1}])
def test_a_cluster_that_has_no_worker_for_long_is_lost(
    clock: Clock, first: dict[str, int], lang: Language, said: str
) -> None:
    scheduler = Scheduler(first)
    asked = hands(scheduler, lang)
    asked.window()
    scheduler.workers = {}
    clock.now += cluster._ALONE_SECONDS + 2
    with pytest.raises(ClusterLostError, match=said):
        asked.window()


def test_the_time_without_workers_counts_from_the_last(clock: Clock) -> None:
    scheduler = Scheduler({})
    asked = hands(scheduler)
    for workers in ({}, {"a": 1}, {}):
        scheduler.workers = workers
        clock.now += cluster._ALONE_SECONDS - 1
        assert asked.window() == 2


def test_a_scheduler_that_is_gone_is_lost(clock: Clock) -> None:
    with pytest.raises(ClusterLostError, match="连接中断"):
        hands(Scheduler(OSError("gone"))).window()
