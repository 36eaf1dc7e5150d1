"""A worker process: takes calls from its standard input, one at a time, and answers on its standard output.

Started by ``hedui.batch.isolation``. It is a plain child process and not one of ``multiprocessing``'s, so that it can
also be started from processes that are daemons (Dask's are), runs nobody's main module again, and can be killed at any
moment without a lock being left behind. When its standard input ends, which it does when the parent dies in whatever
way, the process ends too, even in the middle of a document.
"""

from __future__ import annotations

import contextlib
import faulthandler
import os
import pickle
import queue
import struct
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from hedui.batch import pace
from hedui.read import advance
from hedui.read.advance import Reading

_HEADER = struct.Struct("!Q")
_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Allow:
    """The document may take so many seconds from now on."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Returned:
    value: object


@dataclass(frozen=True, slots=True)
class Raised:
    error: BaseException


Message = Allow | Reading | Returned | Raised


def send(stream: BinaryIO, payload: bytes) -> None:
    """Write one message: its length in eight bytes, then itself."""
    stream.write(_HEADER.pack(len(payload)) + payload)
    stream.flush()


def receive(stream: BinaryIO) -> bytes | None:
    """Read one message, or None at the end of the stream."""
    header = stream.read(_HEADER.size)
    if len(header) < _HEADER.size:
        return None
    (length,) = _HEADER.unpack(header)
    payload = stream.read(length)
    return payload if len(payload) == length else None


def serve(inbox: BinaryIO, outbox: BinaryIO) -> None:
    """Answer calls, each a pickled ``(function, arguments)``, until the inbox ends."""
    calls: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(inbox, calls), daemon=True).start()
    pace.listen(lambda seconds: send(outbox, pickle.dumps(Allow(seconds))))
    advance.listen(lambda reading: send(outbox, pickle.dumps(reading)))
    while True:
        send(outbox, _answer(calls.get()))


def _listen(inbox: BinaryIO, calls: queue.SimpleQueue[bytes]) -> None:
    while (payload := receive(inbox)) is not None:
        calls.put(payload)
    os._exit(0)


def _answer(call: bytes) -> bytes:
    answer: Message
    try:
        function: Callable[..., object]
        function, arguments = pickle.loads(call)
        answer = Returned(function(*arguments))
    except Exception as error:
        answer = Raised(error)
    try:
        return pickle.dumps(answer)
    except Exception as error:
        return pickle.dumps(Raised(RuntimeError(f"{type(error).__name__}: {error}")))


def limit_memory(mebibytes: int) -> None:
    """Refuse this process data beyond the limit, and offer it first when the machine itself runs out of memory."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (mebibytes * _MIB, mebibytes * _MIB))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("500")


def main() -> None:
    """Keep the two streams for messages, send everybody else's output to standard error, and serve."""
    inbox, outbox = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    faulthandler.enable()
    first = receive(inbox)
    if first is None:
        return
    sys.path[:], mebibytes = pickle.loads(first)
    limit_memory(mebibytes)
    serve(inbox, outbox)
