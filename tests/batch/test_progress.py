"""How a batch shows that it is getting on."""

from __future__ import annotations

import io
import re
import sys
import threading
import time

import numpy as np
import pytest

from benchmarks import batch, million
from hedui.batch.isolation import IsolatedExecutor, Limits
from hedui.batch.outcome import Failure, Outcome
from hedui.batch.progress import Lines, Live, Progress, Quiet, Tally, for_terminal
from hedui.models.page import Page
from hedui.models.page import Reading as Kind
from hedui.read import advance, crew
from hedui.read.advance import Reading
from hedui.settings import Language, Settings

DONE = Outcome("a.pdf", 1.0, pages=12)
FAILED = Outcome("b.pdf", 1.0, failure=Failure("DamagedDocumentError", "x"))


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_plain_lines_where_standard_error_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    progress = for_terminal(Language.ZH, quiet=False)
    assert isinstance(progress, Lines)
    progress.begin(4)
    progress.advance(DONE)
    progress.advance(FAILED)
    progress.end()
    shown = capsys.readouterr()
    assert shown.out == ""
    assert re.fullmatch(r"2/4 个文件，每分钟 \d+ 页，剩余时间 约 \d+ 秒，失败 1 个\n", shown.err)


def test_a_line_now_and_then(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hedui.batch.progress._LINE_SECONDS", 0.0)
    progress = Lines(Language.EN)
    progress.begin(2)
    progress.tick()
    progress.advance(DONE)
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(",")[0] for line in lines] == ["0/2 documents", "1/2 documents"]
    assert "time left: not known yet" in lines[0]


def test_a_bar_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    progress = for_terminal(Language.EN, quiet=False)
    assert isinstance(progress, Live)
    progress.begin(2)
    progress.advance(DONE)
    progress.advance(FAILED)
    progress.end()
    assert "2/2 documents" in terminal.getvalue()
    assert "1 failed" in terminal.getvalue()


def test_quiet_shows_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    progress = for_terminal(Language.ZH, quiet=True)
    assert isinstance(progress, Quiet)
    progress.begin(1)
    progress.advance(DONE)
    progress.tick()
    progress.end()
    shown = capsys.readouterr()
    assert (shown.out, shown.err) == ("", "")


class Clock:
    """Time that passes when it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr("hedui.batch.progress.time", clock)
    return clock


def test_the_time_left_is_told_by_pages_and_not_by_files(clock: Clock) -> None:
    tally = Tally()
    tally.begin(2)
    tally.add(Outcome("short.pdf", 1.0, pages=2))
    clock.now += 60
    tally.reading = (Reading("long.pdf", 300, 8),)
    assert tally.pages_per_minute == pytest.approx(10)
    assert tally.minutes_left == pytest.approx(29.2)
    assert tally.share == pytest.approx(10 / 302)


def test_what_waits_is_taken_to_be_as_long_as_the_others(clock: Clock) -> None:
    tally = Tally()
    tally.begin(4)
    tally.add(Outcome("a.pdf", 1.0, pages=10))
    clock.now += 60
    tally.reading = (Reading("b.pdf", 30, 0),)
    assert tally.minutes_left == pytest.approx((30 + 2 * 20) / 10)


def test_a_document_that_is_done_is_counted_once(clock: Clock) -> None:
    tally = Tally()
    tally.begin(1)
    tally.reading = (Reading("a.pdf", 12, 11),)
    tally.add(Outcome("a.pdf", 1.0, pages=12))
    assert (tally.pages_done, tally.pages_left, tally.minutes_left) == (12, 0, 0)


def test_a_long_document_is_named_with_its_pages_while_it_is_read(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hedui.batch.progress._LINE_SECONDS", 0.0)
    progress = Lines(Language.ZH)
    progress.begin(1)
    progress.tick([Reading("扫描/" + "长" * 60 + ".pdf", 340, 12)])
    shown = capsys.readouterr().err
    assert "已识别 12/340 页" in shown
    assert "…" in shown and len(shown) < 120


def test_nothing_to_do_is_no_line(capsys: pytest.CaptureFixture[str]) -> None:
    progress = Lines(Language.ZH)
    progress.begin(0)
    progress.end()
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("threads", [1, 3])
def test_each_page_that_is_recognised_is_told(monkeypatch: pytest.MonkeyPatch, threads: int) -> None:
    told: list[Reading] = []
    monkeypatch.setattr(advance, "_listener", told.append)
    monkeypatch.setattr(crew, "load_engine", lambda *_: None)
    monkeypatch.setattr(crew, "read_scan", lambda picture, number, *_: Page(number, "", Kind.OCR))
    shots = [crew.Shot(number, np.zeros((1, 1), np.uint8), (1.0, 1.0)) for number in (1, 2, 3)]
    advance.begin("a.pdf", 3)
    assert len(list(crew.read_shots(shots, Settings(ocr_threads=threads, cache=False)))) == 3
    assert told == [Reading("a.pdf", 3, done) for done in (0, 1, 2, 3)]


def busy(path: str) -> str:
    advance.begin(path, 2)
    advance.page()
    time.sleep(1.0)
    return path


def test_the_supervisor_knows_how_far_a_worker_is() -> None:
    executor = IsolatedExecutor(1, Limits())
    future = executor.submit(busy, "a.pdf")
    seen: list[Reading] = []
    while not future.done():
        seen += executor.reading()
        time.sleep(0.05)
    assert future.result() == "a.pdf"
    assert Reading("a.pdf", 2, 1) in seen
    assert executor.reading() == []
    executor.shutdown()


@pytest.mark.parametrize("made", [million.Watching(threading.Event(), None), batch.Watching()])
def test_what_benchmarks_watch_with_hears_all_that_a_batch_tells(made: Progress) -> None:
    made.begin(1)
    made.tick([])
    made.end()
