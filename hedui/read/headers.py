"""The header of an unruled table whose cells stand at several heights: 单价 over （元）, 货物名称 between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hedui.read.lines import Line, Segment

_LEAST_COLUMNS = 3
_MOST_LINES = 4
_LONGEST_CELL = 10
_NO_CELL = re.compile(r"[\d:：。；;]")
_DIGIT = re.compile(r"\d")
_APART = 1.5
"""Paper between two lines of a header at most, in heights of a line."""

_Column = tuple[float, float]


def with_headers(lines: list[Line]) -> list[Line]:
    """The lines, those of such a header as one: two rows of numbers below it tell how many columns it has."""
    found: list[Line] = []
    for index, line in enumerate(lines):
        if index and _heads_rows(lines, index):
            header = _header(found, len(line.segments))
            if len(header) > 1:
                found[-len(header) :] = [_as_one(header)]
        found.append(line)
    return found


def _heads_rows(lines: Sequence[Line], index: int) -> bool:
    """Whether two rows with the same number of cells, and numbers among them, begin there, behind what is none."""
    rows = lines[index : index + 2]
    columns = len(rows[0].segments)
    return (
        len(rows) > 1
        and columns >= _LEAST_COLUMNS
        and all(len(row.segments) == columns and _numbers(row) > 1 for row in rows)
        and not _numbers(lines[index - 1])
    )


def _numbers(line: Line) -> int:
    return sum(_DIGIT.search(segment.text) is not None for segment in line.segments)


def _header(above: Sequence[Line], columns: int) -> list[Line]:
    """The lines right above a table's rows that make so many columns; none where they make others."""
    header: list[Line] = []
    for line in reversed(above[-_MOST_LINES:]):
        near = not header or header[0].top - line.bottom <= _APART * line.height
        if not near or not all(map(_is_cell, line.segments)):
            break
        whole = len(_columns(header)) == columns
        if whole and not _stands_over(line, _columns(header)):
            break
        header.insert(0, line)
    return header if len(_columns(header)) == columns else []


def _is_cell(segment: Segment) -> bool:
    return len(segment.text) <= _LONGEST_CELL and _NO_CELL.search(segment.text) is None


def _stands_over(line: Line, columns: Sequence[_Column]) -> bool:
    """Whether each segment stands over one column of its own, and not over the first alone, as a heading would."""
    over = [[at for at, column in enumerate(columns) if _share(segment, column)] for segment in line.segments]
    return all(len(each) == 1 for each in over) and over != [[0]]


def _share(segment: Segment, column: _Column) -> bool:
    return segment.x0 < column[1] and column[0] < segment.x1


def _columns(header: Sequence[Line]) -> list[_Column]:
    """The intervals that the segments of all lines cover together, from left to right."""
    columns: list[_Column] = []
    for segment in _from_left(header):
        if columns and segment.x0 < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], segment.x1))
        else:
            columns.append((segment.x0, segment.x1))
    return columns


def _from_left(header: Sequence[Line]) -> Iterator[Segment]:
    yield from sorted((segment for line in header for segment in line.segments), key=lambda segment: segment.x0)


def _as_one(header: Sequence[Line]) -> Line:
    """One line, each column's segments from top to bottom in one."""
    segments = [
        Segment(
            [run for line in header for segment in line.segments if _share(segment, column) for run in segment.runs]
        )
        for column in _columns(header)
    ]
    return Line(segments, header[0].top, header[-1].bottom)
