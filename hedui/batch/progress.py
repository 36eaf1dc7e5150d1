"""How a batch shows that it is getting on: a bar on a terminal, plain lines elsewhere, or nothing."""

from __future__ import annotations

import contextlib
import math
import sys
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from hedui.batch import messages
from hedui.batch.outcome import Outcome, Status
from hedui.export.text import shortened
from hedui.read.advance import Reading
from hedui.settings import Language

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

_LINE_SECONDS = 5.0
_LONG = 5
"""A document of so many pages is named while it is read."""
_MOST_COLUMNS = 40
_AN_HOUR = 90
"""Minutes from which on hours are told."""


class Progress(Protocol):
    """Told by a batch how far it is."""

    def begin(self, total: int) -> None: ...
    def advance(self, outcome: Outcome) -> None: ...
    def tick(self, reading: Sequence[Reading] = ()) -> None: ...
    def end(self) -> None: ...


class Quiet:
    """Shows nothing."""

    def begin(self, total: int) -> None:
        """Nothing."""

    def advance(self, outcome: Outcome) -> None:
        """Nothing."""

    def tick(self, reading: Sequence[Reading] = ()) -> None:
        """Nothing."""

    def end(self) -> None:
        """Nothing."""


class Tally:
    """Counts documents, pages and failures, how fast pages come, and how many there are likely to be."""

    def __init__(self) -> None:
        self.total = self.documents = self.pages = self.failures = 0
        self.reading: Sequence[Reading] = ()
        self._started = time.monotonic()

    def begin(self, total: int) -> None:
        self.total = total
        self._started = time.monotonic()

    def add(self, outcome: Outcome) -> None:
        self.documents += 1
        self.pages += outcome.pages
        self.failures += outcome.status is Status.FAILED
        self.reading = [each for each in self.reading if each.name != outcome.path]

    @property
    def pages_done(self) -> int:
        """Of documents that are done, and of those that are being read."""
        return self.pages + sum(each.done for each in self.reading)

    @property
    def pages_left(self) -> float:
        """Of documents that are being read, and of those that wait, which are taken to be like the others."""
        known = self.documents + len(self.reading)
        mean = (self.pages + sum(each.total for each in self.reading)) / max(1, known)
        waiting = max(0, self.total - known)
        return sum(max(0, each.total - each.done) for each in self.reading) + waiting * max(1.0, mean)

    @property
    def pages_per_minute(self) -> float:
        return 60 * self.pages_done / max(0.001, time.monotonic() - self._started)

    @property
    def minutes_left(self) -> float | None:
        """None until some page is done."""
        if self.documents >= self.total:
            return 0.0
        return self.pages_left / self.pages_per_minute if self.pages_done else None

    @property
    def share(self) -> float:
        """How much is done, from 0 to 1, by pages."""
        return self.pages_done / (self.pages_done + self.pages_left) if self.pages_done else 0.0

    def say(self, lang: Language) -> str:
        left = self.minutes_left
        said = messages.PROGRESS.say(
            lang,
            documents=self.documents,
            total=self.total,
            speed=round(self.pages_per_minute),
            left=_lasting(left, lang),
            failures=self.failures,
        )
        longest = max(self.reading, key=lambda each: each.total - each.done, default=None)
        if longest is None or longest.total < _LONG:
            return said
        name = shortened(longest.name, _MOST_COLUMNS)
        return said + messages.READING.say(lang, name=name, done=longest.done, total=longest.total)


def _lasting(minutes: float | None, lang: Language) -> str:
    if minutes is None:
        return messages.NOT_KNOWN.say(lang)
    if not minutes:
        return "0"
    if minutes < 1:
        return messages.SECONDS.say(lang, n=math.ceil(minutes * 6) * 10)
    if minutes < _AN_HOUR:
        return messages.MINUTES.say(lang, n=round(minutes))
    return messages.HOURS.say(lang, n=f"{minutes / 60:.1f}")


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
        self.tick(self._tally.reading)

    def tick(self, reading: Sequence[Reading] = ()) -> None:
        self._tally.reading = reading
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
        if total:
            self._task = self._bar.add_task(self._tally.say(self._lang), total=1.0)
            self._bar.start()

    def advance(self, outcome: Outcome) -> None:
        self._tally.add(outcome)
        self.tick(self._tally.reading)

    def tick(self, reading: Sequence[Reading] = ()) -> None:
        self._tally.reading = reading
        if self._task is not None:
            self._bar.update(self._task, completed=self._tally.share, description=self._tally.say(self._lang))

    def end(self) -> None:
        self.tick()
        self._bar.stop()


def for_terminal(lang: Language, *, quiet: bool) -> Progress:
    """What suits standard error."""
    if quiet:
        return Quiet()
    return Live(lang) if sys.stderr.isatty() else Lines(lang)
