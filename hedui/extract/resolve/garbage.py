"""What stands in a bracket, behind a label or in the place of a number, and gives nothing to read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import islice

from hedui.extract.extraction import Extraction
from hedui.extract.mention import Unread
from hedui.extract.resolve.masked import masked
from hedui.extract.resolve.quoted import quoted
from hedui.extract.values.bare_numbers import bare_numbers
from hedui.extract.values.garbage import garbage, is_garbage

ANY = ""
"""The field of what is unread where nothing says which value it would be."""
_MOST = 200
"""Places that are told of; many more say nothing new."""


def read_garbage(found: Extraction, known: Iterable[tuple[int, int]]) -> list[Unread]:
    """The places that nothing else tells of; ``known`` are raw intervals that something does."""
    rows = found.layout.text.rows
    garbled, bare = (
        [rows.raw_span(*span) for span in islice(spot(rows.text), _MOST)] for spot in (garbage, bare_numbers)
    )
    places = [*garbled, *_apart(bare, _stated(found))]
    filled = ((b.span.start, b.span.end) for b in found.brackets if b.value is not None and is_garbage(b.value))
    places += islice(filled, _MOST)
    if not places:
        return []
    alone = _apart(sorted(set(places)), sorted([*known, *_of_choices(found)]))
    raw = found.layout.text.raw
    return masked(found.layout.text).unread([Unread(ANY, *quoted(raw, *place)) for place in alone])


def _of_choices(found: Extraction) -> Iterator[tuple[int, int]]:
    for choice in found.choices:
        yield from ((one.start, one.end) for one in (choice.span, *choice.marks))


def _stated(found: Extraction) -> list[tuple[int, int]]:
    """The places of all that was read, hidden or not."""
    return sorted((mention.start, mention.end) for mention in (*found.mentions, *found.hidden))


def _apart(places: Iterable[tuple[int, int]], taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The places that overlap none of the others, nor one another; both in order."""
    starts, reach, furthest = [start for start, _ in taken], [0], 0
    for _, end in taken:
        furthest = max(furthest, end)
        reach.append(furthest)
    last = 0
    for start, end in places:
        if start >= last and reach[bisect_left(starts, end)] <= start:
            last = end
            yield start, end
