"""Columns that a page's end cut off from their parties: each line of all of them is a line of text.

Read one column behind the other, all of them would be the last party's; line by line, whose each is stays told by its
turn. Widths wrap the values of one column and not those of the other, so the columns' entries are matched by labels.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, pairwise, zip_longest

import numpy as np

from hedui.read.lines import Segment
from hedui.read.runs import Run
from hedui.read.unwrapping import Row, opens

NOTHING = Segment([Run(np.empty(0, np.intp), "", 0.0, 0.0, 0.0, 0.0, 1.0, -1)])
"""What a column has beside another's entry that it lacks."""
_LEAST = 2
"""Labels that all columns have."""
_WRAPPED = 0.7
"""The share of its column that a line fills at least whose rest stands below."""
_COLON = re.compile(r"[:：]\s*$")
_Label = Callable[[str], str]
_Entry = tuple[str, Row]
"""A line of a column, which may be several columns itself, and its label."""


def abreast(columns: Sequence[Sequence[Row]], pitch: float, label: _Label) -> list[Row] | None:
    """The columns' entries beside each other, the columns ``pitch`` points apart; None where they ask for unlike."""
    entries = [_entries(column, pitch, label) for column in columns]
    asked = [[name for name, _ in column if name] for column in entries]
    common = shared_labels(asked)
    if len(common) < _LEAST:
        return None
    return list(_rows([_parts(column, common) for column in entries]))


def shared_labels(asked: Sequence[Sequence[str]]) -> frozenset[str]:
    """The labels that all columns have, each once and in one order; none where one asks as much that others do not."""
    common = frozenset(asked[0]).intersection(*asked[1:])
    shared = [[name for name in names if name in common] for names in asked]
    alike = all(names == shared[0] for names in shared) and len(shared[0]) == len(common)
    return common if alike and all(2 * len(common) > len(names) for names in asked) else frozenset()


def _entries(column: Sequence[Row], pitch: float, label: _Label) -> list[_Entry]:
    """The column's lines with their labels; what stands below a label's colon, or below a full line, is on its line."""
    entries = [(label(row[0].text), row) for row in column[:1]]
    for before, row in pairwise(column):
        name = label(row[0].text)
        if len(row) == 1 and not name and _holds(before, pitch) and not opens(row[0].text):
            above, (segment,) = entries[-1]
            entries[-1] = (above, [Segment(segment.runs + row[0].runs)])
        else:
            entries.append((name, row))
    return entries


def _holds(before: Row, pitch: float) -> bool:
    """Whether what stands below the line is its value or its rest."""
    full = before[0].x1 - before[0].x0 >= _WRAPPED * pitch
    return len(before) == 1 and (full or _COLON.search(before[0].text) is not None)


def _parts(entries: Sequence[_Entry], common: frozenset[str]) -> list[list[Row]]:
    """The column cut before each label that all have."""
    parts: list[list[Row]] = [[]]
    for name, row in entries:
        if name in common:
            parts.append([])
        parts[-1].append(row)
    return parts


def _rows(columns: Sequence[list[list[Row]]]) -> Iterator[Row]:
    widths = [max(len(row) for part in column for row in part) for column in columns]
    for parts in zip(*columns, strict=True):
        for rows in zip_longest(*parts, fillvalue=[]):
            yield list(
                chain.from_iterable(row + [NOTHING] * (n - len(row)) for row, n in zip(rows, widths, strict=True))
            )
