"""Damage between two runs and changes during one: said in a sentence, and mended by the next run."""

from __future__ import annotations

import errno
import json
import os
import sqlite3
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

import pytest

from hedui.batch import run as running
from hedui.batch import steady
from hedui.batch.crew import Crew
from hedui.batch.database import explained
from hedui.batch.ledger import Ledger
from hedui.batch.outcome import Outcome
from hedui.batch.run import Request, run
from hedui.batch.steady import steadily
from hedui.batch.waiting import Waiting
from hedui.cli import show
from hedui.errors import (
    ChangedWhileReadError,
    ClusterLostError,
    DamagedDocumentError,
    ExitCode,
    OutputError,
    UnreadableFileError,
)
from hedui.models.record import Record
from hedui.pipeline import Processed
from hedui.settings import BatchSettings, Export, Language, Options, Settings

from . import fakes
from .test_run import batch, fill, record

pytestmark = pytest.mark.usefixtures("kept_workers")

EVERYTHING = frozenset(Export) - {Export.HTML}


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:40])


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def no_text(path: Path) -> None:
    path.write_bytes(b"\xff\xfe\xff")


@pytest.mark.parametrize("name", ["a.txt.json", "a.txt.txt"])
@pytest.mark.parametrize("harm", [cut, emptied, no_text, Path.unlink])
def test_a_record_that_is_damaged_is_mended(tmp_path: Path, name: str, harm: Callable[[Path], None]) -> None:
    folder, out = fill(tmp_path / "in", a_txt="甲-1\n长" * 30, b_txt="乙-2"), tmp_path / "out"
    assert batch(folder, out, export=EVERYTHING).counts.done == 2
    before = [(out / "records" / each).read_bytes() for each in ("a.txt.json", "a.txt.txt")]
    harm(out / "records" / name)
    summary = batch(folder, out, export=EVERYTHING)
    assert (summary.counts.done, summary.failures) == (2, ())
    assert [(out / "records" / each).read_bytes() for each in ("a.txt.json", "a.txt.txt")] == before


@pytest.mark.parametrize("name", ["a.txt.json", "a.txt.txt"])
def test_a_new_twin_of_an_input_whose_record_is_damaged(tmp_path: Path, name: str) -> None:
    folder, out = fill(tmp_path / "in", a_txt="甲-1"), tmp_path / "out"
    batch(folder, out)
    no_text(out / "records" / name)
    fill(folder, b_txt="甲-1", c_txt="甲-1")
    assert batch(folder, out, export=EVERYTHING).counts.done == 3
    assert [record(out, f"{each}.txt").contract.number for each in "abc"] == ["甲-1"] * 3


def process_unless_forbidden(path: Path, settings: Settings) -> Processed:
    if path.name.startswith("a"):
        raise UnreadableFileError("无法打开")
    if path.name.startswith("b"):
        raise ChangedWhileReadError("一直被改动")
    return fakes.process(path, settings)


def test_a_twin_does_not_inherit_what_lies_in_the_other_file(tmp_path: Path) -> None:
    folder, out = (
        fill(tmp_path / "in", a_txt="甲-1", b_txt="甲-1", c_txt="甲-1", d_txt="甲-1", z_txt="乙"),
        tmp_path / "out",
    )
    options = Options(batch=BatchSettings(workers=1, export=EVERYTHING))
    summary = run(Request(folder, out, options, process_unless_forbidden))
    assert {row.path: row.error for row in summary.failures} == {
        "a.txt": "UnreadableFileError",
        "b.txt": "ChangedWhileReadError",
    }
    assert summary.counts.done == 3
    assert record(out, "d.txt").contract.number == "甲-1"
    assert batch(folder, out).counts.done == 5


def test_what_was_put_back_is_handed_out_though_nothing_was_left() -> None:
    waiting = Waiting(iter(()), lambda row: row)  # type: ignore[arg-type, return-value]
    assert next(waiting, None) is None
    waiting.put_back("row")  # type: ignore[arg-type]
    assert next(waiting, None) == "row"
    assert next(waiting, None) is None


def test_a_file_that_changed_while_it_was_read_is_read_again(tmp_path: Path) -> None:
    path, seen = tmp_path / "a.txt", []
    path.write_text("甲")

    def read() -> str:
        seen.append(text := path.read_text())
        if len(seen) == 1:
            path.write_text("乙")
        return text

    assert steadily(path, Language.ZH, read) == "乙"
    assert seen == ["甲", "乙"]


def test_a_file_that_was_half_written_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("half")

    def read() -> str:
        if path.read_text() == "half":
            path.write_text("whole")
            raise DamagedDocumentError("不完整")
        return path.read_text()

    assert steadily(path, Language.ZH, read) == "whole"


def test_a_file_that_is_replaced_under_its_name_and_times_is_noticed(tmp_path: Path) -> None:
    path, readings = tmp_path / "a.txt", []
    path.write_text("甲")

    def read() -> str:
        readings.append(path.read_text())
        if len(readings) == 1:
            (tmp_path / "b.txt").write_text("乙")
            state = path.stat()
            (tmp_path / "b.txt").replace(path)
            os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
        return readings[-1]

    assert steadily(path, Language.ZH, read) == "乙"


def test_a_file_that_keeps_changing_is_refused(tmp_path: Path) -> None:
    path, readings = tmp_path / "a.txt", []
    path.write_text("0")

    def read() -> None:
        readings.append(path.read_text())
        path.write_text(path.read_text() + "0")

    with pytest.raises(ChangedWhileReadError, match="一直被改动"):
        steadily(path, Language.ZH, read)
    assert len(readings) == steady.READINGS


def test_a_damaged_file_that_stays_as_it_is_is_read_once(tmp_path: Path) -> None:
    readings: list[int] = []

    def read() -> None:
        readings.append(1)
        raise DamagedDocumentError("不完整")

    with pytest.raises(DamagedDocumentError):
        steadily(tmp_path / "none", Language.ZH, read)
    assert len(readings) == 1


def test_a_batch_never_mixes_what_was_written_meanwhile(tmp_path: Path) -> None:
    folder, out = fill(tmp_path / "in", a_txt="SLOW 0.5\n甲"), tmp_path / "out"
    done = threading.Event()

    def write() -> None:
        number = 0
        while not done.is_set():
            number += 1
            fill(tmp_path, next_txt=f"SLOW 0.5\n{number}").joinpath("next.txt").replace(folder / "a.txt")
            time.sleep(0.02)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        [failure] = batch(folder, out).failures
    finally:
        done.set()
        writer.join()
    assert failure.error == "ChangedWhileReadError"
    assert batch(folder, out).counts.done == 1


def full(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_full_disk_is_a_sentence_and_the_next_run_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, out = fill(tmp_path / "in", a_txt="甲-1", b_txt="乙-2"), tmp_path / "out"
    with monkeypatch.context() as patch:
        patch.setattr("hedui.export.folder._sync", full)
        with pytest.raises(OutputError, match="磁盘已满"):
            batch(folder, out, export=EVERYTHING)
    assert batch(folder, out, export=EVERYTHING).counts.done == 2


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (sqlite3.SQLITE_FULL, "磁盘空间"),
        (sqlite3.SQLITE_IOERR, "磁盘空间"),
        (sqlite3.SQLITE_CORRUPT, "已损坏"),
        (5, "另一次运行"),
    ],
)
def test_what_sqlite_says_is_a_sentence(tmp_path: Path, code: int, said: str) -> None:
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode = code
    (tmp_path / "hedui.sqlite").touch()
    assert said in str(explained(error, tmp_path / "hedui.sqlite", Language.ZH))
    with pytest.raises(OutputError, match=said), Ledger(tmp_path / "hedui.sqlite"):
        raise error


def test_a_log_that_cannot_be_opened_is_a_sentence(tmp_path: Path) -> None:
    folder, out = fill(tmp_path / "in", a_txt="甲-1"), tmp_path / "out"
    (out / "hedui.log").mkdir(parents=True)
    with pytest.raises(OutputError, match=r"hedui\.log"):
        batch(folder, out)


def test_a_cluster_that_is_gone_leaves_a_workbook_and_what_is_still_to_be_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, out = fill(tmp_path / "in", **{f"{number}.txt": f"甲-{number}" for number in range(6)}), tmp_path / "out"
    halted: list[bool] = []
    windows = iter((1, 1, 1))

    def window() -> int:
        for number in windows:
            return number
        raise ClusterLostError("与 Dask 调度器的连接中断")

    def submit(job: running.Job) -> Future[Outcome]:
        future: Future[Outcome] = Future()
        future.set_result(running_perform(job))
        return future

    from hedui.batch.job import perform as running_perform

    lost = Crew(submit, window, lambda: None, lambda: halted.append(True))
    monkeypatch.setattr(running, "local_crew", lambda *_: lost)
    summary = batch(folder, out, export=EVERYTHING)
    assert summary.counts.done == 3 and summary.counts.waiting == 3
    assert summary.exit_code(None) is ExitCode.DOCUMENT_FAILED
    assert "与 Dask 调度器的连接中断" in list(show.summary(summary, out, Language.ZH))
    assert halted and (out / "contracts.xlsx").exists()
    assert json.loads((out / "summary.json").read_text("utf-8"))["lost"]
    monkeypatch.undo()
    assert batch(folder, out, export=EVERYTHING).counts.done == 6
    assert Record.model_validate_json((out / "records/5.txt.json").read_bytes())
