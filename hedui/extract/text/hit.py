"""A label found on a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hedui.extract.words.meanings import Words

_MANY = 2000
"""Labels of the same words in one agreement."""


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


def few_of_each(hits: Iterable[Hit]) -> Iterator[Hit]:
    """The labels, those of the same words up to a number: a list of thousands says nothing of a party."""
    seen: Counter[str] = Counter()
    for hit in hits:
        seen[hit.words.text] += 1
        if seen[hit.words.text] <= _MANY:
            yield hit
