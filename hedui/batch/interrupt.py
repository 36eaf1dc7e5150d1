"""Ctrl-C, a request to terminate and a closed terminal stop a batch cleanly; a second one stops it at once."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_SIGNALS = (signal.SIGINT, signal.SIGTERM)
_CLOSED: signal.Signals | None = getattr(signal, "SIGHUP", None)
"""What a terminal sends that is closed, where the system knows it; nohup has it ignored, and so it stays."""


@contextmanager
def stopping() -> Iterator[threading.Event]:
    """An event that the first signal sets; the second raises ``KeyboardInterrupt``. Only in the main thread."""
    stop = threading.Event()

    def handle(number: int, frame: FrameType | None) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    numbers = list(_SIGNALS)
    if _CLOSED is not None and signal.getsignal(_CLOSED) is not signal.SIG_IGN:
        numbers.append(_CLOSED)
    before = {number: signal.signal(number, handle) for number in numbers}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
