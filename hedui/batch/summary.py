"""What came of a batch, for the last lines on the screen and for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import islice
from typing import TypeVar

from hedui.batch.ledger import Ledger
from hedui.batch.outcome import Outcome, Status
from hedui.batch.rows import Counts, Row
from hedui.errors import ExitCode
from hedui.export.codes import NUMBER_DUPLICATE
from hedui.export.digest import Digest
from hedui.export.layout import part_path
from hedui.models.severity import Severity
from hedui.settings import Settings

SUMMARY_NAME = "summary.json"
MOST_SHOWN = 20
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SameNumber:
    """``number-duplicate``: agreements of different content that bear one contract number."""

    number: str
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alarm:
    """An agreement with an error: what it goes by, and the finding to look at first."""

    path: str
    sentence: str


def alarms_of(outcome: Outcome) -> Iterator[Alarm]:
    """The agreements of an input that have errors."""
    for index, kept in enumerate(outcome.digests, 1):
        digest = Digest.from_bytes(kept)
        if digest.counts()[Severity.ERROR.value]:
            yield Alarm(part_path(outcome.path, index), str(digest.value("Worst finding")))


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over all inputs that the run found, whether it read them itself or an earlier one did."""

    counts: Counts
    gone: int
    """Inputs of earlier runs that are no longer there; their records are kept."""
    failures: tuple[Row, ...]
    """The first ``MOST_SHOWN``; the ledger and the workbook have all."""
    left: tuple[Row, ...]
    """The first ``MOST_SHOWN`` files that were skipped though they are probably agreements, each with what to do."""
    same_numbers: tuple[SameNumber, ...]
    """The first ``MOST_SHOWN`` of ``same_number_count``."""
    same_number_count: int
    interrupted: bool
    unwritten: tuple[str, ...] = ()
    """Why some export could not be put in place."""
    lost: str | None = None
    """Why those who did the work are gone, where they are."""
    read: int = 0
    """Inputs that this run read or failed to read; the others an earlier one did."""
    alarms: tuple[Alarm, ...] = ()
    """The first agreements with errors among them, up to about ``MOST_SHOWN``."""

    @staticmethod
    def of(
        ledger: Ledger,
        settings: Settings,
        *,
        interrupted: bool,
        unwritten: tuple[str, ...] = (),
        lost: str | None = None,
        read: int = 0,
        alarms: Sequence[Alarm] = (),
    ) -> Summary:
        """Read the counts from the ledger of the run."""
        numbers = [] if NUMBER_DUPLICATE.code in settings.disable else list(ledger.same_number())
        return Summary(
            counts=ledger.counts(),
            gone=ledger.gone(),
            failures=tuple(islice(ledger.rows(Status.FAILED), MOST_SHOWN)),
            left=tuple(islice(ledger.left(), MOST_SHOWN)),
            same_numbers=tuple(SameNumber(number, tuple(paths)) for number, paths in numbers[:MOST_SHOWN]),
            same_number_count=len(numbers),
            interrupted=interrupted,
            unwritten=unwritten,
            lost=lost,
            read=read,
            alarms=tuple(alarms),
        )

    def news(self, ledger: Ledger, told: set[tuple[str, ...]] | None) -> Summary:
        """The same with only those failures, files left aside and numbers that are not in ``told`` yet, and all of
        these; then they are. As it is where nobody keeps what was told."""
        if told is None:
            return self
        numbers = list(ledger.same_number()) if self.same_number_count else []
        same = _untold(numbers, lambda each: (each[0], *each[1]), told)
        return replace(
            self,
            failures=_untold(ledger.rows(Status.FAILED), _said_of, told),
            left=_untold(ledger.left(), _said_of, told),
            same_numbers=tuple(SameNumber(number, tuple(paths)) for number, paths in same[:MOST_SHOWN]),
            same_number_count=len(same),
        )

    def to_json(self) -> bytes:
        """The same for programs."""
        return (json.dumps(asdict(self), ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")

    def exit_code(self, fail_on: Severity | None) -> ExitCode:
        """What the command leaves with; what could not be processed weighs more than what was found."""
        counts = self.counts
        came_to = (
            (self.interrupted, ExitCode.INTERRUPTED),
            (self.unwritten, ExitCode.USAGE),
            (counts.engine_missing, ExitCode.ENGINE_MISSING),
            (counts.failed or counts.waiting or counts.left, ExitCode.DOCUMENT_FAILED),
            (fail_on and self._found(fail_on), ExitCode.FINDINGS),
        )
        return next((code for happened, code in came_to if happened), ExitCode.DONE)

    def _found(self, least: Severity) -> int:
        """How many findings are that severe at least."""
        counts = self.counts
        found = {Severity.ERROR: counts.errors, Severity.WARNING: counts.warnings, Severity.INFO: counts.infos}
        return sum(count for severity, count in found.items() if severity.rank >= least.rank)


def _said_of(row: Row) -> tuple[str, ...]:
    return row.path, row.sentence or ""


def _untold(each: Iterable[T], said_of: Callable[[T], tuple[str, ...]], told: set[tuple[str, ...]]) -> tuple[T, ...]:
    """Those of which something is to be said that was not told yet; it is told now."""
    new = tuple(one for one in each if said_of(one) not in told)
    told.update(map(said_of, new))
    return new
