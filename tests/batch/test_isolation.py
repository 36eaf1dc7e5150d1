"""Whatever a call does to its process, the others go on."""

from __future__ import annotations

import os
import time
from concurrent.futures import CancelledError
from pathlib import Path

import psutil
import pytest

from hedui.batch import pace
from hedui.batch.isolation import (
    CrashedError,
    IsolatedExecutor,
    IsolationError,
    Limits,
    OutOfMemoryError,
    StoppedError,
    TimedOutError,
)


def double(number: int) -> int:
    return 2 * number


class LostError(Exception):
    """One that does not come back from its own pickle: it takes more than it hands on."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(one)
        self.other = other


def lose() -> None:
    raise LostError("this", "that")


def pid() -> int:
    return os.getpid()


def leave(code: int) -> None:
    os._exit(code)


def leave_once(mark: str) -> str:
    if not Path(mark).exists():
        Path(mark).touch()
        os._exit(1)
    return "second attempt"


def hang(seconds: float) -> None:
    pace.allow(seconds)
    time.sleep(60)


def hang_with_child(note: str) -> None:
    import subprocess

    child = subprocess.Popen(["sleep", "60"])
    Path(note).write_text(str(child.pid))
    pace.allow(0.3)
    time.sleep(60)


def eat() -> None:
    hoard = []
    while True:
        hoard.append(bytearray(b"x" * 20_000_000))
        time.sleep(0.005)


def bomb() -> int:
    return len(b"x" * 40_000_000_000)


def refuse() -> None:
    raise ValueError("not this one")


def chatter() -> str:
    print("to standard output")
    os.write(1, b"past Python")
    return "still understood"


def unpicklable() -> object:
    return lambda: None


@pytest.fixture
def executor() -> IsolatedExecutor:
    with IsolatedExecutor(1, Limits(memory=512)) as made:
        yield made


def test_calls_return_their_values(executor: IsolatedExecutor) -> None:
    assert list(executor.map(double, range(20))) == [2 * number for number in range(20)]


def test_an_error_travels_back_and_the_worker_stays(executor: IsolatedExecutor) -> None:
    before = executor.submit(pid).result()
    with pytest.raises(ValueError, match="not this one"):
        executor.submit(refuse).result()
    assert executor.submit(pid).result() == before


def test_an_error_that_does_not_come_back_ends_the_worker_and_nobody_waits(executor: IsolatedExecutor) -> None:
    started = time.monotonic()
    with pytest.raises(CrashedError):
        executor.submit(lose).result()
    assert time.monotonic() - started < 20
    assert executor.submit(double, 21).result() == 42


def test_what_a_call_prints_does_not_disturb(executor: IsolatedExecutor) -> None:
    assert executor.submit(chatter).result() == "still understood"


def test_a_value_that_cannot_travel_is_an_error(executor: IsolatedExecutor) -> None:
    with pytest.raises(RuntimeError, match="pickle"):
        executor.submit(unpicklable).result()


@pytest.mark.parametrize(
    ("call", "arguments", "error", "said"),
    [
        (leave, (7,), CrashedError, "7"),
        (os.abort, (), CrashedError, "SIGABRT"),
        (hang, (0.3,), TimedOutError, "0.3"),
        (eat, (), OutOfMemoryError, "512"),
        (bomb, (), OutOfMemoryError, "512"),
    ],
)
def test_a_call_that_does_not_end_by_itself_fails_alone(
    executor: IsolatedExecutor, call: object, arguments: tuple[object, ...], error: type[Exception], said: str
) -> None:
    before = executor.submit(pid).result()
    with pytest.raises(error, match=said):
        executor.submit(call, *arguments).result(20)
    assert executor.submit(pid).result() != before


def test_a_call_is_tried_once_more_in_a_fresh_process(executor: IsolatedExecutor, tmp_path: Path) -> None:
    assert executor.submit(leave_once, str(tmp_path / "mark")).result() == "second attempt"


def test_what_a_hanging_call_has_started_ends_with_it(executor: IsolatedExecutor, tmp_path: Path) -> None:
    note = tmp_path / "pid"
    with pytest.raises(TimedOutError):
        executor.submit(hang_with_child, str(note)).result(20)
    child = int(note.read_text())
    ends_by = time.monotonic() + 5  # a process that was killed takes its time where the machine is busy
    while not is_gone(child) and time.monotonic() < ends_by:
        time.sleep(0.05)
    assert is_gone(child)


def is_gone(process: int) -> bool:
    """Whether a process has ended, be it that nobody asked how yet."""
    try:
        return psutil.Process(process).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def test_workers_are_recycled() -> None:
    with IsolatedExecutor(1, Limits(recycle=2)) as executor:
        pids = [executor.submit(pid).result() for _ in range(4)]
    assert pids[0] == pids[1] != pids[2] == pids[3]


def test_killing_ends_what_runs_and_cancels_what_waits() -> None:
    executor = IsolatedExecutor(1, Limits())
    running, waiting = executor.submit(hang, 60), executor.submit(double, 1)
    while not running.running():
        time.sleep(0.01)
    executor.kill()
    with pytest.raises(StoppedError):
        running.result(10)
    with pytest.raises(CancelledError):
        waiting.result(10)
    with pytest.raises(RuntimeError):
        executor.submit(double, 1)


def test_standard_error_goes_to_the_log(tmp_path: Path) -> None:
    with (
        IsolatedExecutor(1, Limits(log=tmp_path / "log")) as executor,
        pytest.raises(IsolationError),
    ):
        executor.submit(os.abort).result()
    assert "Fatal Python error: Aborted" in (tmp_path / "log").read_text()
