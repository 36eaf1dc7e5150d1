"""How far the reading of a document is, for whoever wants to know: pages are told as they are recognised."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Reading:
    """A document that is being read: its name, its pages, and those of them that have been recognised so far."""

    name: str
    total: int
    done: int = 0


_listener: Callable[[Reading], None] | None = None
_reading = Reading("", 0)


def listen(listener: Callable[[Reading], None]) -> None:
    """Have ``listener`` called whenever this process has got further."""
    global _listener
    _listener = listener


def begin(name: str, pages: int) -> None:
    """A document of so many pages is read from now on."""
    global _reading
    _reading = Reading(name, pages)
    _tell()


def page() -> None:
    """A further page of it has been recognised."""
    global _reading
    _reading = replace(_reading, done=_reading.done + 1)
    _tell()


def _tell() -> None:
    if _listener is not None:
        _listener(_reading)
