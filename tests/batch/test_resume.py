"""A run goes on where the last one stopped; the same content is read once."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

import hedui
from hedui.batch.interrupt import stopping
from hedui.batch.ledger import Ledger
from hedui.batch.outcome import Status
from hedui.batch.progress import Quiet
from hedui.batch.run import Batch, Request, opened, run
from hedui.errors import ExitCode, OutputError
from hedui.export.cache import Cache
from hedui.models.record import Record
from hedui.settings import BatchSettings, Export, Options, Settings

from .fakes import process, process_paper
from .test_run import batch, fill, ledger, listed, record

pytestmark = pytest.mark.usefixtures("kept_workers")


def stamps(out: Path) -> dict[str, int]:
    """When each record was last put in place."""
    return {path.name: path.stat().st_mtime_ns for path in (out / "records").rglob("*.json")}


def test_what_is_done_and_unchanged_is_not_read_again(tmp_path: Path) -> None:
    folder, out = fill(tmp_path / "in", a_txt="甲-1", b_txt="乙-2"), tmp_path / "out"
    batch(folder, out)
    before = stamps(out)
    fill(folder, b_txt="乙-3", c_txt="丙-4")
    summary = batch(folder, out)
    after = stamps(out)
    assert after["a.txt.json"] == before["a.txt.json"]
    assert after["b.txt.json"] != before["b.txt.json"]
    assert record(out, "b.txt").contract.number == "乙-3"
    assert summary.counts.done == 3


def test_a_touched_file_of_the_same_content_is_not_read_again(tmp_path: Path) -> None:
    folder, out = fill(tmp_path / "in", a_txt="甲-1"), tmp_path / "out"
    batch(folder, out)
    before = stamps(out)
    os.utime(folder / "a.txt", (1, 1))
    batch(folder, out)
    assert stamps(out) == before


def test_a_change_that_keeps_the_size_is_noticed(tmp_path: Path) -> None:
    folder, out = fill(tmp_path / "in", a_txt="甲-1"), tmp_path / "out"
    batch(folder, out)
    fill(folder, a_txt="甲-2")
    batch(folder, out)
    assert record(out, "a.txt").contract.number == "甲-2"


@pytest.mark.parametrize("change", ["settings", "version", "force", "record lost"])
def test_what_calls_for_reading_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str) -> None:
    folder, out = fill(tmp_path / "in", a_txt="甲-1"), tmp_path / "out"
    batch(folder, out)
    before = stamps(out)
    settings, force = Settings(), change == "force"
    if change == "settings":
        settings = Settings(max_pages=7)
    elif change == "version":
        monkeypatch.setattr(hedui, "__version__", "99.0")
    elif change == "record lost":
        (out / "records/a.txt.json").unlink()
    batch(folder, out, settings, force=force)
    assert stamps(out)["a.txt.json"] != before["a.txt.json"]


def test_what_failed_is_tried_again(tmp_path: Path) -> None:
    folder, out = fill(tmp_path / "in", a_txt=f"CRASH-ONCE {tmp_path / 'mark'}", b_txt="DAMAGED"), tmp_path / "out"
    assert batch(folder, out).counts.failed == 1
    fill(folder, b_txt="乙-2")
    assert batch(folder, out).counts.failed == 0


def test_an_input_that_is_gone_is_no_longer_counted_but_its_record_is_kept(tmp_path: Path) -> None:
    folder, out = fill(tmp_path / "in", a_txt="甲-1", b_txt="乙-2"), tmp_path / "out"
    batch(folder, out)
    (folder / "b.txt").unlink()
    summary = batch(folder, out)
    assert (summary.counts.done, summary.gone) == (1, 1)
    assert record(out, "b.txt").contract.number == "乙-2"


def test_an_input_that_disappears_before_its_turn_fails(tmp_path: Path) -> None:
    folder, out = fill(tmp_path / "in", a_txt="甲-1", b_txt="乙-2"), tmp_path / "out"
    stop = threading.Event()
    stop.set()
    options = Options(batch=BatchSettings(workers=1, export=frozenset()))
    assert run(Request(folder, out, options, process), stop=stop).counts.waiting == 2
    (folder / "b.txt").unlink()
    summary = batch(folder, out)
    assert [(row.path, row.sentence) for row in summary.failures] == [("b.txt", "文件在处理之前已被移走或删除。")]
    assert batch(folder, out).counts.failed == 0


def test_an_input_that_disappears_while_the_batch_runs_fails(tmp_path: Path) -> None:
    folder, out = fill(tmp_path / "in", a_txt="甲-1\n二", b_txt="乙-2\n二"), tmp_path / "out"
    request = Request(folder, out, Options(batch=BatchSettings(workers=1)), process_paper)
    with opened(request) as house, Cache(out) as cache:
        made = Batch(house, cache, Quiet(), threading.Event())
        made.plan()
        (folder / "b.txt").unlink()
        made.work()
        [row] = house.ledger.rows(Status.FAILED)
    assert (row.path, row.error) == ("b.txt", "UnreadableFileError")
    assert "找不到文件" in str(row.sentence)


def twins(made: Record) -> list[str]:
    return [finding.message for finding in made.findings if finding.code == "content-duplicate"]


def test_the_same_content_is_read_once_and_each_record_names_its_twins(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", a_txt="甲-1", b_txt="甲-1", sub__c_txt="甲-1", d_txt="乙-2")
    out = tmp_path / "out"
    summary = batch(folder, out)
    assert summary.counts.done == 4
    assert twins(record(out, "a.txt")) == ["与“b.txt”、“sub/c.txt”内容完全相同"]
    assert twins(record(out, "b.txt")) == ["与“a.txt”、“sub/c.txt”内容完全相同"]
    assert twins(record(out, "d.txt")) == []
    assert record(out, "sub/c.txt").source.name == "c.txt"
    assert (out / "records/b.txt.txt").read_bytes() == (out / "records/a.txt.txt").read_bytes()
    assert ledger(out, "SELECT path FROM inputs WHERE twin_of IS NULL ORDER BY path") == [("a.txt",), ("d.txt",)]
    assert not summary.same_numbers


def test_a_twin_that_comes_later_is_named_in_the_earlier_record_too(tmp_path: Path) -> None:
    folder, out = fill(tmp_path / "in", b_txt="甲-1"), tmp_path / "out"
    batch(folder, out)
    fill(folder, a_txt="甲-1")
    batch(folder, out)
    assert twins(record(out, "a.txt")) == ["与“b.txt”内容完全相同"]
    assert twins(record(out, "b.txt")) == ["与“a.txt”内容完全相同"]


def test_the_twin_of_a_failed_file_fails_like_it(tmp_path: Path) -> None:
    summary = batch(fill(tmp_path / "in", a_txt="DAMAGED", b_txt="DAMAGED"), tmp_path / "out")
    assert [row.sentence for row in summary.failures] == [
        "文件不完整，请重新复制。",
        "与“a.txt”内容完全相同，同样无法处理：文件不完整，请重新复制。",
    ]


def test_one_number_on_different_agreements_is_reported(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", a_txt="甲-1\nx", b_txt="甲-1\ny", c_txt="乙-2")
    [same] = batch(folder, tmp_path / "out").same_numbers
    assert (same.number, same.paths) == ("甲-1", ("a.txt", "b.txt"))


def test_documents_that_misbehave_fail_alone(tmp_path: Path) -> None:
    folder = fill(
        tmp_path / "in",
        a_txt="HANG",
        b_txt="CRASH",
        c_txt="EAT",
        d_txt="EXIT",
        e_txt="NOISE\n甲",
        f_txt="BOMB",
        z_txt="甲",
    )
    summary = batch(folder, tmp_path / "out", workers=2, timeout=4, memory=300)
    assert {row.path: row.error for row in summary.failures} == {
        "a.txt": "TimedOutError",
        "b.txt": "CrashedError",
        "c.txt": "OutOfMemoryError",
        "d.txt": "CrashedError",
        "f.txt": "OutOfMemoryError",
    }
    assert "超过 4 秒" in str(summary.failures[0].sentence)
    assert summary.counts.done == 2


def test_a_second_run_on_the_same_output_is_refused(tmp_path: Path) -> None:
    folder, out = fill(tmp_path / "in", a_txt="甲-1"), tmp_path / "out"
    out.mkdir()
    with Ledger(out / "hedui.sqlite"), pytest.raises(OutputError, match="正被另一次运行使用"):
        batch(folder, out)


def test_a_damaged_ledger_is_said_to_be_so_and_the_next_run_makes_a_new_one(tmp_path: Path) -> None:
    folder, out = fill(tmp_path / "in", a_txt="甲-1"), tmp_path / "out"
    out.mkdir()
    (out / "hedui.sqlite").write_bytes(b"no database" * 1000)
    with pytest.raises(OutputError, match=r"台账.*已损坏.*hedui.sqlite.damaged"):
        batch(folder, out)
    assert batch(folder, out).counts.done == 1
    assert (out / "hedui.sqlite.damaged").read_bytes().startswith(b"no database")


def test_a_ledger_damaged_inside_is_said_to_be_so_and_the_next_run_makes_a_new_one(tmp_path: Path) -> None:
    folder, out = fill(tmp_path / "in", **{f"{number}.txt": f"甲-{number}" for number in range(60)}), tmp_path / "out"
    batch(folder, out)
    with (out / "hedui.sqlite").open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom((out / "hedui.sqlite").stat().st_size - 8192))
    with pytest.raises(OutputError, match=r"台账.*已损坏"):
        batch(folder, out)
    assert batch(folder, out).counts.done == 60


def test_another_content_of_the_same_size_and_time_is_noticed(tmp_path: Path) -> None:
    folder, out = fill(tmp_path / "in", a_txt="甲-1"), tmp_path / "out"
    batch(folder, out)
    before = (folder / "a.txt").stat()
    fill(folder, a_txt="甲-2")
    os.utime(folder / "a.txt", ns=(before.st_atime_ns, before.st_mtime_ns))
    batch(folder, out)
    assert record(out, "a.txt").contract.number == "甲-2"


def test_a_ledger_of_an_earlier_version_is_taken_over(tmp_path: Path) -> None:
    folder, out = fill(tmp_path / "in", a_txt="甲-1"), tmp_path / "out"
    batch(folder, out)
    before = stamps(out)
    with closing(sqlite3.connect(out / "hedui.sqlite")) as base:
        base.execute("ALTER TABLE inputs DROP COLUMN touched")
    assert batch(folder, out).counts.done == 1
    assert stamps(out) == before


def test_stopping_keeps_what_was_finished_and_a_later_run_goes_on(tmp_path: Path) -> None:
    folder, out = fill(tmp_path / "in", a_txt="甲-1", b_txt="SLOW 1\n", c_txt="丙-1", d_txt="丁-1"), tmp_path / "out"
    stop = threading.Event()
    threading.Timer(0.7, stop.set).start()
    options = Options(batch=BatchSettings(workers=1, export=frozenset()))
    summary = run(Request(folder, out, options, process), stop=stop)
    assert summary.exit_code(None) is ExitCode.INTERRUPTED
    assert summary.counts.waiting > 0
    assert summary.counts.done + summary.counts.waiting == 4
    assert batch(folder, out).counts.done == 4


def test_a_run_that_was_stopped_still_writes_workbook_and_report(tmp_path: Path) -> None:
    folder, out = fill(tmp_path / "in", a_txt="甲-1", b_txt="SLOW 1\n", c_txt="丙-1", d_txt="丁-1"), tmp_path / "out"
    stop = threading.Event()
    threading.Timer(0.7, stop.set).start()
    options = Options(batch=BatchSettings(workers=1, export=frozenset({Export.CSV, Export.HTML})))
    assert run(Request(folder, out, options, process), stop=stop).exit_code(None) is ExitCode.INTERRUPTED
    assert "甲-1" in (out / "contracts.csv").read_text("utf-8-sig")
    assert "甲-1" in listed(out)


def test_signals_stop_and_are_given_back() -> None:
    before = signal.getsignal(signal.SIGINT)
    with stopping() as stop:
        os.kill(os.getpid(), signal.SIGINT)
        assert stop.wait(1)
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGTERM)
            time.sleep(1)
    assert signal.getsignal(signal.SIGINT) is before


def test_a_closed_terminal_stops_too_unless_it_is_to_be_ignored() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)  # the tests themselves may run below nohup
    try:
        with stopping() as stop:
            os.kill(os.getpid(), signal.SIGHUP)
            assert stop.wait(1)
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_DFL
        signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as nohup does
        with stopping() as stop:
            os.kill(os.getpid(), signal.SIGHUP)
            assert not stop.wait(0.2)
    finally:
        signal.signal(signal.SIGHUP, before)


_PROGRAM = """
import sys
from pathlib import Path
from batch.fakes import process
from hedui.batch.run import opened, Request, run
from hedui.settings import BatchSettings, Options
run(Request(Path(sys.argv[1]), Path(sys.argv[2]), Options(batch=BatchSettings(workers=2, export=[])), process))
"""


def test_killed_at_any_moment_nothing_is_half_written_and_the_next_run_completes(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    fill(folder, **{f"{number:03}.txt": f"SLOW 0.02 {number}\n" + "长" * 50_000 for number in range(60)})
    for enough in (5, 25):
        child = start(folder, out)
        while len(list(out.glob("records/*.json"))) < enough:
            assert child.poll() is None
            time.sleep(0.01)
        child.kill()
        child.wait()
        for path in (out / "records").rglob("*.json"):
            Record.model_validate_json(path.read_bytes())
        done = len(ledger(out, "SELECT 1 FROM inputs WHERE status = 'done'"))
        # Between two workers and the ledger no more than what was in flight is lost.
        assert enough - 4 <= done < 60
    assert batch(folder, out, workers=2).counts.done == 60
    assert len(stamps(out)) == 60
    assert not (out / ".partial").exists()


def start(folder: Path, out: Path) -> subprocess.Popen[bytes]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    return subprocess.Popen([sys.executable, "-c", _PROGRAM, str(folder), str(out)], env=environment)


def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    import psutil

    child = start(fill(tmp_path / "in", a_txt="HANG"), tmp_path / "out")
    deadline = time.monotonic() + 60
    workers: list[psutil.Process] = []
    while not workers and time.monotonic() < deadline:
        time.sleep(0.1)
        workers = psutil.Process(child.pid).children()
    time.sleep(0.5)
    child.kill()
    child.wait()
    assert workers
    _, alive = psutil.wait_procs(workers, timeout=30)
    assert not alive
