"""What arrives is imported once it has stopped changing."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from hedui.batch.found import Found
from hedui.batch.run import Request
from hedui.batch.summary import Alarm, Summary
from hedui.batch.watch import Arrivals, watch
from hedui.settings import BatchSettings, Options

from .fakes import process
from .test_run import batch, fill, record

pytestmark = pytest.mark.usefixtures("kept_workers")


def test_a_file_is_complete_when_it_has_stayed_as_it_is() -> None:
    arrivals = Arrivals(settle=5)
    growing = [Found("a.txt", size, size) for size in (1, 2, 2, 2)]
    assert [arrivals.look([found], now) for found, now in zip(growing, (0, 4, 8, 9), strict=True)] == [
        False,
        False,
        False,
        True,
    ]


def test_what_was_handed_on_is_not_new_until_it_changes() -> None:
    arrivals = Arrivals(settle=0)
    assert arrivals.look([Found("a.txt", 1, 1)], 0)
    assert arrivals.hand_on(0) == {("a.txt", (1, 1))}
    assert not arrivals.look([Found("a.txt", 1, 1)], 1)
    assert arrivals.look([Found("a.txt", 2, 2)], 2)


def test_files_are_imported_as_they_arrive_and_growing_ones_wait(tmp_path: Path) -> None:
    folder, out = fill(tmp_path / "in", a_txt="甲-1"), tmp_path / "out"
    summaries: list[Summary] = []
    stop = threading.Event()
    options = Options(batch=BatchSettings(workers=1, export=frozenset()))
    arguments = (Request(folder, out, options, process), summaries.append, stop)
    watcher = threading.Thread(target=watch, args=arguments, kwargs={"look": 0.05, "settle": 0.4})
    watcher.start()
    wait_for(lambda: len(summaries) == 1)
    with (folder / "b.txt").open("a", encoding="utf-8") as slow:
        for _ in range(6):
            slow.write("乙")
            slow.flush()
            time.sleep(0.1)
        assert len(summaries) == 1
    wait_for(lambda: len(summaries) == 2)
    stop.set()
    watcher.join(5)
    assert not watcher.is_alive()
    assert [summary.counts.done for summary in summaries] == [1, 2]
    assert record(out, "b.txt").contract.number == "乙" * 6


def wait_for(condition: object, seconds: float = 10) -> None:
    assert callable(condition)
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_a_run_tells_which_agreements_have_errors(tmp_path: Path) -> None:
    folder, out = fill(tmp_path / "in", a_txt="甲-1\n不符", b_txt="乙-2"), tmp_path / "out"
    made = batch(folder, out)
    assert (made.read, made.alarms) == (2, (Alarm("a.txt", "合计不符"),))
    again = batch(folder, out)
    assert (again.read, again.alarms) == (0, ())
