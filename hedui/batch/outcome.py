"""What became of one input."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hedui.batch.facts import Facts
from hedui.batch.kept import Kept

MOST_TWINS = 10
"""So many inputs of the same content are named in a record."""


class Status(StrEnum):
    """``waiting`` is what a run still has to do; the others are final for this content, version and settings."""

    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an input has no record: the error's class, and one sentence for the person at the keyboard."""

    error: str
    sentence: str
    trace: str | None = None
    """The traceback of an error that nobody foresaw, for the log."""
    of_content: bool = True
    """Whether another file of the same content would fail alike, wherever it lies and whatever its name."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a worker reports about one document, small enough to keep by the ten thousand."""

    path: str
    seconds: float
    sha256: str | None = None
    pages: int = 0
    number: str | None = None
    errors: int = 0
    warnings: int = 0
    infos: int = 0
    failure: Failure | None = None
    kept: tuple[Kept, ...] = ()
    """The files that were written for each of the agreements that the input holds."""
    facts: tuple[Facts, ...] = ()
    """What is kept of each to find those that belong together."""
    digests: tuple[bytes, ...] = ()
    """What the exports say of each (``hedui.export.digest``), so that nobody has to read its record again for them."""

    @property
    def parts(self) -> int:
        """Agreements that the input holds."""
        return max(1, len(self.kept))

    @property
    def status(self) -> Status:
        return Status.FAILED if self.failure else Status.DONE
