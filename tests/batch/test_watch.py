"""What arrives is imported once it has stopped changing."""

from __future__ import annotations

import json
import threading
import time
from pathlib import Path

import pytest

from hedui.batch.found import LEDGER_NAME, Found
from hedui.batch.run import Request, run
from hedui.batch.summary import Alarm, Summary
from hedui.batch.watch import Arrivals, watch
from hedui.cli import show
from hedui.errors import HeduiError, UsageError
from hedui.settings import BatchSettings, Language, Options, Settings

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


def test_each_failure_is_told_once_and_none_is_hidden_by_those_of_old(tmp_path: Path) -> None:
    damaged = {f"a{number:02}.txt": "DAMAGED" for number in range(30)}
    folder, out, told = fill(tmp_path / "in", **damaged, n1_txt="甲-1\n一", n2_txt="甲-1\n二"), tmp_path / "out", set()
    request = Request(folder, out, Options(batch=BatchSettings(workers=1, export=frozenset())), process, told=told)
    first = run(request)
    assert (len(first.failures), [each.number for each in first.same_numbers]) == (30, ["甲-1"])
    fill(folder, **{"z.txt": "DAMAGED", "压缩.rar": "Rar!\x1a\x07", "n3.txt": "甲-2\n一", "n4.txt": "甲-2\n二"})
    second = run(request)
    assert [row.path for row in (*second.failures, *second.left)] == ["z.txt", "压缩.rar"]
    assert [each.number for each in second.same_numbers] == ["甲-2"]
    lines = list(show.summary(second, out, Language.ZH, news=True))
    assert sum(line.startswith(("失败", "未处理", "还有", "另")) for line in lines) == 2
    third = run(request)
    assert (third.failures, third.left, third.same_numbers, third.counts.failed) == ((), (), (), 31)
    assert len(json.loads((out / "summary.json").read_bytes())["failures"]) == 20


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


def refused(tmp_path: Path, kind: str) -> Request:
    """A request that cannot be granted, for one reason or another."""
    folder, out = fill(tmp_path / "in", a_txt="甲-1"), tmp_path / "out"
    options = Options(batch=BatchSettings(workers=1, export=frozenset()))
    match kind:
        case "no folder":
            folder = tmp_path / "none"
        case "a file as output":
            out.write_text("x")
        case "a damaged ledger":
            out.mkdir()
            (out / LEDGER_NAME).write_text("no database " * 100)
        case "a scheduler without a port":
            options = Options(batch=BatchSettings(dask="nowhere", export=frozenset()))
        case "words that are not understood":
            words = tmp_path / "words.toml"
            words.write_text("[[label]]\n")
            options = Options(settings=Settings(catalogue=(words,)))
    return Request(folder, out, options, process)


KINDS = (
    "no folder",
    "a file as output",
    "a damaged ledger",
    "a scheduler without a port",
    "words that are not understood",
)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_refused_is_refused_before_anybody_is_told_that_it_waits(kind: str, tmp_path: Path) -> None:
    request = refused(tmp_path, kind)
    began: list[str] = []
    with pytest.raises(HeduiError):
        watch(request, began.append, threading.Event(), begin=lambda: began.append("greeted"))  # type: ignore[arg-type]
    assert began == []


@pytest.mark.parametrize("kind", ["no folder", "a scheduler without a port", "words that are not understood"])
def test_what_is_refused_without_the_output_leaves_none(kind: str, tmp_path: Path) -> None:
    request = refused(tmp_path, kind)
    with pytest.raises(HeduiError):
        run(request)
    assert not Path(request.out).exists()


def test_a_scheduler_that_does_not_answer_leaves_no_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr("hedui.batch.cluster._CONNECT_SECONDS", 0.1)
    options = Options(batch=BatchSettings(dask="tcp://127.0.0.1:9", export=frozenset()))
    request = Request(fill(tmp_path / "in", a_txt="甲"), tmp_path / "out", options, process)
    with pytest.raises(UsageError, match="无法连接 Dask 调度器"):
        run(request)
    assert not (tmp_path / "out").exists()
