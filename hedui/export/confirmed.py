"""confirmed.jsonl: the records that people have confirmed, one a line, with what they corrected.

Downstream gets what somebody answers for. A record that another reading contradicts is not among them until it is
confirmed again.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from hedui.export.agreement import Agreement
from hedui.export.entry import Missing
from hedui.export.lines import one_line
from hedui.export.target import Target
from hedui.models.review import ReviewStatus

NAME = "confirmed.jsonl"


class Confirmed:
    """Writes the records that are confirmed."""

    takes_hidden = True

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def add(self, agreement: Agreement) -> None:
        """Write the record if it is confirmed."""
        if agreement.review and agreement.review.status is ReviewStatus.CONFIRMED:
            self._file.write(one_line(agreement.read()))

    def miss(self, missing: Missing) -> None:
        """Nobody confirms what was not read."""


@contextmanager
def confirmed(target: Target) -> Iterator[Confirmed]:
    """The confirmed records in one file."""
    with target.folder.file(NAME) as path, path.open("wb") as file:
        yield Confirmed(file)
