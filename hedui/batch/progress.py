"""How a batch shows that it is getting on: a bar on a terminal, plain lines elsewhere, or nothing."""

from __future__ import annotations

import contextlib
import sys
import time
from typing import TYPE_CHECKING, Protocol

from hedui.batch import messages
from hedui.batch.outcome import Outcome, Status
from hedui.settings import Language

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

_LINE_SECONDS = 5.0


class Progress(Protocol):
    """Told by a batch how far it is."""

    def begin(self, total: int) -> None: ...
    def advance(self, outcome: Outcome) -> None: ...
    def tick(self) -> None: ...
    def end(self) -> None: ...


class Quiet:
    """Shows nothing."""

    def begin(self, total: int) -> None:
        """Nothing."""

    def advance(self, outcome: Outcome) -> None:
        """Nothing."""

    def tick(self) -> None:
        """Nothing."""

    def end(self) -> None:
        """Nothing."""


class Tally:
    """Counts documents, pages and failures, and how fast they come."""

    def __init__(self) -> None:
        self.total = self.documents = self.pages = self.failures = 0
        self._started = time.monotonic()

    def begin(self, total: int) -> None:
        self.total = total
        self._started = time.monotonic()

    def add(self, outcome: Outcome) -> None:
        self.documents += 1
        self.pages += outcome.pages
        self.failures += outcome.status is Status.FAILED

    @property
    def pages_per_minute(self) -> float:
        return 60 * self.pages / max(0.001, time.monotonic() - self._started)

    @property
    def minutes_left(self) -> float | None:
        """None until something is done."""
        if not self.documents:
            return None
        elapsed = time.monotonic() - self._started
        return elapsed / self.documents * (self.total - self.documents) / 60

    def say(self, lang: Language) -> str:
        left = self.minutes_left
        return messages.PROGRESS.say(
            lang,
            documents=self.documents,
            total=self.total,
            speed=round(self.pages_per_minute),
            left="?" if left is None else f"{left:.1f}",
            failures=self.failures,
        )


class Lines:
    """A plain line on standard error every few seconds, and one at the end."""

    def __init__(self, lang: Language) -> None:
        self._lang = lang
        self._tally = Tally()
        self._last = 0.0

    def begin(self, total: int) -> None:
        self._tally.begin(total)
        self._last = time.monotonic()

    def advance(self, outcome: Outcome) -> None:
        self._tally.add(outcome)
        self.tick()

    def tick(self) -> None:
        if time.monotonic() - self._last >= _LINE_SECONDS:
            self._print()

    def end(self) -> None:
        if self._tally.documents:
            self._print()

    def _print(self) -> None:
        self._last = time.monotonic()
        with contextlib.suppress(OSError, ValueError):  # nobody looks on; the batch goes on all the same
            print(self._tally.say(self._lang), file=sys.stderr, flush=True)


class Live:
    """A bar on the terminal."""

    def __init__(self, lang: Language) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn

        self._lang = lang
        self._tally = Tally()
        self._bar: Bar = Progress(
            BarColumn(bar_width=30), TextColumn("{task.description}"), console=Console(stderr=True), transient=False
        )
        self._task: TaskID | None = None

    def begin(self, total: int) -> None:
        self._tally.begin(total)
        self._task = self._bar.add_task(self._tally.say(self._lang), total=total)
        self._bar.start()

    def advance(self, outcome: Outcome) -> None:
        self._tally.add(outcome)
        self.tick()

    def tick(self) -> None:
        if self._task is not None:
            self._bar.update(self._task, completed=self._tally.documents, description=self._tally.say(self._lang))

    def end(self) -> None:
        self.tick()
        self._bar.stop()


def for_terminal(lang: Language, *, quiet: bool) -> Progress:
    """What suits standard error."""
    if quiet:
        return Quiet()
    return Live(lang) if sys.stderr.isatty() else Lines(lang)
