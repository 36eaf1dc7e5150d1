"""A candidate among its like: how large it is, and how it stands to the others of its type in the sentence.

Of two dates that lie whole months apart the first begins something and the second ends it; of two lengths of time the
shorter is for an answer, the longer for a repair.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice

from hedui.extract.candidates.convert import count
from hedui.extract.candidates.spot import Candidate, value_of
from hedui.extract.words.entries import Kind
from hedui.normalize.date import parse_date
from hedui.normalize.duration import parse_duration

Cue = tuple[str, str, str]
_MOST = 12
"""Candidates of a sentence that are compared."""
_DAY = timedelta(days=1)
_BOUNDS: dict[Kind, tuple[float, ...]] = {
    Kind.DAYS: (1, 3, 5, 7, 10, 15, 20, 30, 45, 60, 90, 180, 364),
    Kind.HOURS: (1, 2, 4, 8, 12, 24, 48, 72),
    Kind.TERM: (1, 3, 6, 12, 24, 36, 60, 120),
    Kind.RATE: (0.0001, 0.0005, 0.001, 0.003, 0.005, 0.01, 0.03, 0.05, 0.06, 0.09, 0.13, 0.17, 0.3),
    Kind.MONEY: (100, 1000, 10000, 100000, 1000000, 10000000),
    Kind.COPIES: (1, 2, 3, 4, 6, 8, 12, 20),
}
_READ_AS = {
    Kind.RATE: "total.tax_rate",
    Kind.MONEY: "total.amount",
    Kind.COPIES: "copies.total",
    Kind.HOURS: "support.repair_hours",
}
"""Kind → a field whose converter reads its candidates."""
Size = date | float


class Among:
    """The candidates of one agreement by type, in reading order."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self._of_kind: dict[Kind, list[Candidate]] = {}
        for one in sorted(candidates, key=lambda one: one.start):
            self._of_kind.setdefault(one.kind, []).append(one)
        self._starts = {kind: [one.start for one in found] for kind, found in self._of_kind.items()}
        self._sizes: dict[Candidate, Size | None] = {}

    def cues(self, candidate: Candidate, first: int, last: int) -> Iterator[Cue]:
        """What its size and its like within ``[first, last)`` of the flow say of a candidate."""
        kind = candidate.kind
        if kind is not Kind.DATE and kind not in _BOUNDS:
            return
        size = self._size(candidate)
        if isinstance(size, float):
            yield "size", kind, str(bisect_left(_BOUNDS[kind], size))
        starts = self._starts[kind]
        near = self._of_kind[kind][bisect_left(starts, first) : bisect_right(starts, last)]
        others = [one for one in islice(near, _MOST) if one != candidate]
        if not others:
            yield "among", kind, "alone"
            return
        yield "among", kind, "first" if candidate.start < others[0].start else "later"
        yield "among", kind, "last" if candidate.start > others[-1].start else "earlier"
        yield from self._compared(kind, size, [self._size(one) for one in others])

    def _compared(self, kind: Kind, size: Size | None, others: Sequence[Size | None]) -> Iterator[Cue]:
        if isinstance(size, date):
            yield from (("among", kind, said) for said in _of_days(size, [x for x in others if isinstance(x, date)]))
        elif size is not None:
            sizes = [other for other in others if isinstance(other, float)]
            yield "among", kind, "largest" if size >= max(sizes, default=size) else "smaller"
            yield "among", kind, "smallest" if size <= min(sizes, default=size) else "larger"

    def _size(self, candidate: Candidate) -> Size | None:
        if candidate not in self._sizes:
            try:
                self._sizes[candidate] = _size(candidate)
            except (ValueError, ArithmeticError):
                self._sizes[candidate] = None
        return self._sizes[candidate]


def _of_days(day: date, others: Sequence[date]) -> Iterator[str]:
    """How a day lies among others: whether a period begins or ends with it, and whether it is the first or the last."""
    if any(_is_whole(day, other) for other in others):
        yield "begins"
    if any(_is_whole(other, day) for other in others):
        yield "ends"
    yield "earliest" if all(day <= other for other in others) else "not earliest"
    yield "latest" if all(day >= other for other in others) else "not latest"


def _size(candidate: Candidate) -> Size | None:
    """A date, or a number: days, hours, months, copies, a fraction, a sum. Raises ``ValueError`` where it is none."""
    if candidate.kind is Kind.DATE:
        return parse_date(candidate.text)
    if candidate.kind is Kind.DAYS:
        return float(count(str(value_of("payment.due_days", candidate))))
    if candidate.kind is Kind.TERM:
        length = parse_duration(candidate.text)
        return float(12 * length.years + length.months) + length.days / 30
    value = value_of(_READ_AS[candidate.kind], candidate)
    return float(value) if isinstance(value, int | Decimal) else None


def _is_whole(first: date, second: date) -> bool:
    """Whether a period of whole months begins on the first day and ends on the second, or right before it."""
    if second <= first:
        return False
    return first.day in (second.day, (second + _DAY).day)
