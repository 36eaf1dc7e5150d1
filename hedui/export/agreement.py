"""What exporters are fed: one agreement at a time, as its rows, with a way to its record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hedui.export.digest import Digest
from hedui.export.layout import part_path
from hedui.models.review import Review


@dataclass(frozen=True, slots=True)
class Agreement:
    """One of an input's agreements, counted from 1: where the input lies, its record's hash, its rows, its record."""

    input: str
    """The input's path relative to the folder."""
    index: int
    source: str
    record: str
    """Changes when the record does: its SHA-256, shortened."""
    digest: Digest
    read: Callable[[], bytes]
    """Fetches the record's JSON; only what cannot do without it asks."""
    hidden: bool = False
    """Whether another form of it is shown in its place."""
    review: Review | None = None
    """What people decided."""

    @property
    def path(self) -> str:
        """What the agreement goes by."""
        return part_path(self.input, self.index)
