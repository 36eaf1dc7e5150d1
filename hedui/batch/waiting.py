"""What is still to be handed out: inputs in their order, then those that were to follow another and cannot."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator

from hedui.batch.job import Job
from hedui.batch.rows import Row


class Waiting(Iterator[Job]):
    """Jobs one by one. It may say that there are none, and have one again once something was put back."""

    def __init__(self, rows: Iterator[Row], job: Callable[[Row], Job]) -> None:
        self._rows = rows
        self._job = job
        self._back: deque[Row] = deque()

    def put_back(self, row: Row) -> None:
        """Have an input read that was to get its record from another."""
        self._back.append(row)

    def __next__(self) -> Job:
        row = next(self._rows, None) or (self._back.popleft() if self._back else None)
        if row is None:
            raise StopIteration
        return self._job(row)
