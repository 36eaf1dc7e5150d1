"""How far confidences can be relied on: each value that is given, how sure it was said to be, and whether it is right.

A value is as sure as the first place that its evidence names; a list as its least sure member.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hedui.evaluation.compare import Truth, absent, general, lookup, lookup_at, same

SURE = 0.95
"""From this confidence on a value is given as surely right."""
EDGES = (0.0, 0.5, 0.8, 0.9, 0.95, 0.97, 0.99)
"""Where the bands of confidence begin; the last ends with 1."""


@dataclass(frozen=True, slots=True)
class Given:
    """A value that a record gives."""

    pointer: str
    """As the truth has it, without what is one agreement's own."""
    at: str
    """Where it stands in this record."""
    confidence: float
    right: bool
    methods: tuple[str, ...]
    """By what it was found, its first place first."""


@dataclass(frozen=True, slots=True)
class Band:
    """The values of a band of confidence ``[least, below)``."""

    least: float
    below: float
    right: int
    count: int
    stated: float
    """The mean of their confidences."""

    @property
    def share(self) -> float:
        """How many of them are right, as a share; 1 where there is none."""
        return self.right / self.count if self.count else 1.0


def given(record: Mapping[str, object], truth: Truth) -> Iterator[Given]:
    """The values that the record gives at the pointers of the truth: where it states a value, and where it says that
    there is none."""
    contract, evidence = record.get("contract"), record.get("evidence")
    places = evidence if isinstance(evidence, dict) else {}
    for pointer, want in [*truth.fields.items(), *((pointer, None) for pointer in truth.null)]:
        got, at = lookup(contract, pointer), lookup_at(contract, pointer)
        entries = list(filter(None, _entries(places, at)))
        if not absent(got) and entries:
            right = want is not None and same(got, want, pointer)
            sure = min(float(first[0]["confidence"]) for first in entries)
            yield Given(general(pointer), at, sure, right, tuple(str(entry["method"]) for entry in entries[0]))


def _entries(places: Mapping[str, Sequence[Mapping[str, float]]], at: str) -> list[Sequence[Mapping[str, float]]]:
    """The evidence of a value, or of each member of a list."""
    if at in places:
        return [places[at]]
    return [entries for pointer, entries in places.items() if pointer.startswith(f"{at}/")]


def bands(values: Iterable[Given]) -> list[Band]:
    """The values by band of confidence."""
    known = list(values)
    found = []
    for least, below in zip(EDGES, (*EDGES[1:], 1.01), strict=True):
        inside = [one for one in known if least <= one.confidence < below]
        mean = sum(one.confidence for one in inside) / len(inside) if inside else 0.0
        found.append(Band(least, below, sum(one.right for one in inside), len(inside), mean))
    return found
