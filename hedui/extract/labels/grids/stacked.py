"""Tables of a former and a later state whose cells stand one below the other: 项目 / 变更前 / 变更后 / 户名 / …."""

from __future__ import annotations

from collections.abc import Iterator

from hedui.extract.labels.grids.cells import Cells, Grid, Head
from hedui.extract.text.hit import Hit
from hedui.extract.text.paper import Cell

_LONGEST = 12
"""Characters of what heads a column."""


def stacked_states(cells: Cells, line: int) -> Grid | None:
    """The table that begins on the line with its states, with the labels of the only one that is not a former one."""
    heads = list(_heads(cells, line))
    own = [number for number, head in enumerate(heads) if head.is_anybodys]
    if len(own) != 1 or len(heads) < 2:
        return None
    hits: list[Hit] = []
    index = line + len(heads)
    while index + len(heads) < len(cells.text.lines):
        label, *values = (_whole(cells, at) for at in range(index, index + len(heads) + 1))
        words = cells.label(label)
        if words is None or any(map(cells.opens, values)):
            break
        value = values[own[0]]
        hits.append(Hit(words, index, label.start, value.start, value.end, False, elsewhere=True))
        index += len(heads) + 1
    return Grid(line, index, tuple(hits)) if hits else None


def _heads(cells: Cells, line: int) -> Iterator[Head]:
    while line < len(cells.text.lines):
        cell = _whole(cells, line)
        head = cells.state(cell) if cell.end - cell.start <= _LONGEST else None
        if head is None:
            return
        yield head
        line += 1


def _whole(cells: Cells, line: int) -> Cell:
    span = cells.text.lines[line]
    return Cell(span.start, span.end)
