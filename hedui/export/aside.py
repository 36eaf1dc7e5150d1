"""What is kept on the disk until its order is known: the worst agreements first, of those alike the most money.

Money of different currencies is never compared: of agreements that are equally bad those in the usual currency come
first, then those in each other one, then those whose currency is not known, last those without a total.
"""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from decimal import Decimal
from pathlib import Path
from typing import IO

import numpy as np

from hedui.export import names
from hedui.export.digest import Digest
from hedui.models.severity import Severity
from hedui.settings import Language

_RANKS = {severity.value: severity.rank for severity in Severity}
_CLEAN = -1


class Aside:
    """So many lines of each agreement, in as many files."""

    def __init__(self, lang: Language, files: Sequence[IO[bytes]]) -> None:
        self._files = files
        self._places = tuple(array("q", [0]) for _ in self._files)
        self._usual = names.currency("CNY", lang)
        self._groups: dict[tuple[int, str], int] = {}
        self._money, self._in, self._worst = array("d"), array("l"), array("b")
        """Of each agreement: its money, the number of the group whose money it is compared with, and how bad it is."""

    def add(self, digest: Digest, *lines: bytes) -> None:
        """Keep an agreement's lines."""
        total, currency = digest.money
        self._money.append(-float(total or 0))
        self._in.append(self._groups.setdefault(self._group(total, currency), len(self._groups)))
        self._worst.append(-_RANKS.get(digest.worst, _CLEAN))
        for file, places, line in zip(self._files, self._places, lines, strict=True):
            file.write(line)
            places.append(places[-1] + len(line))

    def lines(self, number: int) -> Iterator[bytes]:
        """One line of each agreement, in order; those alike as they came."""
        file, places = self._files[number], self._places[number]
        ranks = {self._groups[group]: rank for rank, group in enumerate(sorted(self._groups))}
        for at in np.lexsort((self._money, [ranks[each] for each in self._in], self._worst)):
            file.seek(places[at])
            yield file.read(places[at + 1] - places[at])

    def _group(self, total: Decimal | None, currency: str) -> tuple[int, str]:
        if total is None:
            return (3, "")
        return (2 if not currency else currency != self._usual, currency)


@contextmanager
def aside(folder: Path, lang: Language, lines: int) -> Iterator[Aside]:
    """So many lines of each agreement in files in ``folder`` that are gone when the block ends."""
    with ExitStack() as kept:
        yield Aside(lang, [kept.enter_context(tempfile.TemporaryFile(dir=folder)) for _ in range(lines)])
