"""A label found on a line."""

from __future__ import annotations

from dataclasses import dataclass

from hedui.extract.words.meanings import Words


@dataclass(frozen=True, slots=True)
class Hit:
    """A label on a line: where it begins in ``rows``, and the interval in which its value may stand."""

    words: Words
    line: int
    start: int
    value: int
    end: int
    colon: bool
    elsewhere: bool = False
    """Whether the interval is a cell of its own: on another line, or in a table."""
    more: tuple[tuple[int, int], ...] = ()
    """Intervals on the lines below with the rest of the cell."""

    @property
    def words_end(self) -> int:
        """Where the label's words end in ``rows``."""
        return self.start + len(self.words.text) if self.elsewhere else self.value
