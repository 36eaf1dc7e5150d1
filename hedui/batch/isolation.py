"""An executor whose every call runs in a process that may hang, crash or eat its memory without harm to the others.

Each slot is a thread that owns one worker process and knows which call it is busy with. A worker that goes over its
time or memory, or dies, is killed with everything it started, and the call is tried once more in a fresh one.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, ParamSpec, TypeVar

import psutil

from hedui.batch import pace
from hedui.batch.worker import Allow, Message, Raised, Returned, receive, send
from hedui.read.advance import Reading

P = ParamSpec("P")
T = TypeVar("T")

_MIB = 1024 * 1024
_LOOK_SECONDS = 0.1
"""How often a busy worker's memory is looked at."""
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_THREAD_LIMIT")
"""A worker has one processor; libraries that start more threads than that slow each other down."""


class IsolationError(Exception):
    """A call did not end by itself."""


class TimedOutError(IsolationError):
    """The call took longer than it was allowed; ``args[0]`` is the seconds."""


class OutOfMemoryError(IsolationError):
    """The call needed more memory than it was allowed; ``args[0]`` is the limit in MiB."""


class CrashedError(IsolationError):
    """The process died; ``args[0]`` says of what."""


class StoppedError(IsolationError):
    """The executor was told to stop while the call was running."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What each worker may use."""

    memory: int = 4096
    """MiB of memory."""
    recycle: int = 1000
    """Calls after which a worker is replaced."""
    log: Path | None = None
    """Where workers' standard error goes; nowhere without."""


@dataclass(slots=True)
class _Task:
    payload: bytes
    future: Future[Any] = field(default_factory=Future)


class _Worker:
    """One child process, and the thread that listens to it."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        environment = os.environ | dict.fromkeys(_ONE_THREAD, "1")
        log: IO[bytes] | int = limits.log.open("ab") if limits.log else subprocess.DEVNULL
        self._process = subprocess.Popen(
            [sys.executable, "-c", "from hedui.batch.worker import main; main()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            env=environment | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
            start_new_session=True,
            cwd=_where(),
        )
        if not isinstance(log, int):
            log.close()
        self.calls = 0
        self.reading: Reading | None = None
        """The document that the call is busy with, and how far."""
        self._messages: queue.SimpleQueue[Message | None] = queue.SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()
        # Data beyond twice the limit is refused at once; what is resident is watched, and that is what counts.
        self._send(pickle.dumps((sys.path, 2 * limits.memory)))

    def call(self, payload: bytes) -> object:
        """The call's value. Raises what it raised, or an ``IsolationError``: then the worker is of no more use."""
        self.calls += 1
        self.reading = None
        self._send(payload)
        allowed = pace.FIRST_SECONDS
        deadline = time.monotonic() + allowed
        while True:
            try:
                message = self._messages.get(timeout=_LOOK_SECONDS)
            except queue.Empty:
                if time.monotonic() > deadline:
                    raise TimedOutError(allowed) from None
                if self.resident() > self._limits.memory:
                    raise OutOfMemoryError(self._limits.memory) from None
                continue
            if message is None:
                raise CrashedError(self._epitaph())
            if isinstance(message, Reading):
                self.reading = message
                continue
            self.reading = self.reading if isinstance(message, Allow) else None
            if isinstance(message, Returned):
                return message.value
            if isinstance(message, Allow):
                allowed = message.seconds
                deadline = time.monotonic() + allowed
            else:
                raise self._raised(message)

    def resident(self) -> float:
        """MiB of memory that the process holds now."""
        try:
            return float(psutil.Process(self._process.pid).memory_info().rss) / _MIB
        except psutil.Error:
            return 0.0

    @property
    def spent(self) -> bool:
        """Whether the worker has done its share or has grown so much that a fresh one is better."""
        return self.calls >= self._limits.recycle or self.resident() > self._limits.memory / 2

    def dismiss(self) -> None:
        """Let an idle worker end by itself."""
        with contextlib.suppress(OSError):
            if self._process.stdin:
                self._process.stdin.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(5)
            return
        self.kill()

    def kill(self) -> None:
        """End the process and whatever it has started, at once."""
        with contextlib.suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()
        self._process.wait()

    def _raised(self, message: Raised) -> BaseException:
        if isinstance(message.error, MemoryError):
            return OutOfMemoryError(self._limits.memory)
        return message.error

    def _send(self, payload: bytes) -> None:
        # A worker that is gone is noticed by the end of its messages.
        with contextlib.suppress(OSError, ValueError):
            if self._process.stdin:
                send(self._process.stdin, payload)  # type: ignore[arg-type]

    def _listen(self) -> None:
        stream = self._process.stdout
        with contextlib.suppress(OSError, ValueError):
            while stream and (payload := receive(stream)) is not None:  # type: ignore[arg-type]
                try:
                    self._messages.put(pickle.loads(payload))
                except Exception:
                    # An exception that does not come back from its own pickle: whoever waits must not wait for ever.
                    self._process.kill()
                    break
        self._messages.put(None)

    def _epitaph(self) -> str:
        try:
            code = self._process.wait(5)
        except subprocess.TimeoutExpired:
            return "?"
        if code < 0:
            return signal.Signals(-code).name if -code in set(signal.Signals) else f"SIG {-code}"
        return str(code)


class IsolatedExecutor(Executor):
    """Runs calls in ``workers`` processes of their own, each within the limits."""

    def __init__(self, workers: int, limits: Limits) -> None:
        self._limits = limits
        self._tasks: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        self._busy: set[_Worker] = set()
        self._stopped = threading.Event()
        self._lock = threading.Lock()
        self._slots = [threading.Thread(target=self._serve, daemon=True) for _ in range(workers)]
        for slot in self._slots:
            slot.start()

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Have ``fn(*args)`` done; it and its value travel between processes, so they must be picklable."""
        if kwargs:
            raise TypeError("calls in another process take positional arguments only")
        if self._stopped.is_set():
            raise RuntimeError("the executor has been shut down")
        task = _Task(pickle.dumps((fn, args)))
        self._tasks.put(task)
        return task.future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the workers once they have done what was submitted, or at once what has not begun is cancelled."""
        while cancel_futures:
            try:
                task = self._tasks.get_nowait()
            except queue.Empty:
                break
            if task is not None:
                task.future.cancel()
        for _ in self._slots:
            self._tasks.put(None)
        for slot in self._slots if wait else []:
            slot.join()

    def reading(self) -> list[Reading]:
        """The documents that calls are busy with, as far as they tell."""
        with self._lock:
            return [worker.reading for worker in self._busy if worker.reading]

    def kill(self) -> None:
        """End everything at once; calls that are running fail with ``StoppedError``."""
        self._stopped.set()
        self.shutdown(wait=False, cancel_futures=True)
        with self._lock:
            for worker in self._busy:
                worker.kill()

    def _serve(self) -> None:
        worker: _Worker | None = None
        while (task := self._tasks.get()) is not None:
            if task.future.set_running_or_notify_cancel():
                worker = self._do(task, worker)
        if worker:
            self._forget(worker)
            worker.dismiss()

    def _do(self, task: _Task, worker: _Worker | None) -> _Worker | None:
        """Do the task, with a second attempt in a fresh process. The worker to go on with, if any."""
        for attempt in (1, 2):
            worker = worker or self._start()
            try:
                task.future.set_result(worker.call(task.payload))
            except IsolationError as error:
                self._forget(worker)
                worker.kill()
                worker = None
                if attempt == 1 and not self._stopped.is_set():
                    continue
                task.future.set_exception(StoppedError() if self._stopped.is_set() else error)
                return None
            except BaseException as error:
                task.future.set_exception(error)
            break
        if worker and worker.spent:
            self._forget(worker)
            worker.dismiss()
            return None
        return worker

    def _start(self) -> _Worker:
        worker = _Worker(self._limits)
        with self._lock:
            self._busy.add(worker)
        if self._stopped.is_set():
            worker.kill()
        return worker

    def _forget(self, worker: _Worker) -> None:
        with self._lock:
            self._busy.discard(worker)


def _where() -> str | None:
    """The folder to work in: the present one, or where somebody deleted it another that is there."""
    try:
        Path.cwd()
    except OSError:
        return tempfile.gettempdir()
    return None
