"""Import what arrives in a folder, once it has stopped changing."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from hedui.batch.found import Found
from hedui.batch.run import Request, opened, run
from hedui.batch.summary import Summary

LOOK_SECONDS = 2.0
SETTLE_SECONDS = 5.0
"""A file whose size and time of change have stayed so long is taken to be complete."""

State = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Seen:
    state: State
    since: float


class Arrivals:
    """Remembers how long each file has stayed as it is, and which have been handed on in that state."""

    def __init__(self, settle: float = SETTLE_SECONDS) -> None:
        self._settle = settle
        self._seen: dict[str, _Seen] = {}
        self._handed: dict[str, State] = {}

    def look(self, files: Iterable[Found], now: float) -> bool:
        """Take in what is there now (``now`` in seconds); whether there is something complete not yet handed on."""
        seen: dict[str, _Seen] = {}
        for found in files:
            state = (found.size, found.changed)
            before = self._seen.get(found.path)
            seen[found.path] = before if before and before.state == state else _Seen(state, now)
        self._seen = seen
        return any(self._is_settled(each, now) and self._handed.get(path) != each.state for path, each in seen.items())

    def hand_on(self, now: float) -> frozenset[tuple[str, State]]:
        """All complete files, by path and state; from now on they count as handed on."""
        settled = {path: each.state for path, each in self._seen.items() if self._is_settled(each, now)}
        self._handed |= settled
        return frozenset(settled.items())

    def _is_settled(self, seen: _Seen, now: float) -> bool:
        return now - seen.since >= self._settle


def watch(
    request: Request,
    report: Callable[[Summary], None],
    stop: threading.Event,
    *,
    begin: Callable[[], None] = lambda: None,
    look: float = LOOK_SECONDS,
    settle: float = SETTLE_SECONDS,
) -> None:
    """Run a batch whenever something complete has arrived, until ``stop`` is set. Raises what ``run`` raises.

    ``begin`` is called once everything has been found to be there that a batch needs. Of failures, files left aside and
    numbers that several bear, ``report`` gets each once.
    """
    request = replace(request, told=set())
    with opened(request) as house:
        inputs = house.inputs
    arrivals = Arrivals(settle)
    begin()
    while not stop.is_set():
        if arrivals.look(inputs.discover(), time.monotonic()):
            complete = arrivals.hand_on(time.monotonic())
            report(run(replace(request, ready=_is_among(complete)), stop=stop))
        stop.wait(look)


def _is_among(complete: frozenset[tuple[str, State]]) -> Callable[[Found], bool]:
    return lambda found: (found.path, (found.size, found.changed)) in complete
