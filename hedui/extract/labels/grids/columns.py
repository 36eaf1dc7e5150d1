"""Tables with a column for each party, or for each state or account of one: 项目, 变更前, 变更后."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from operator import attrgetter

from hedui.extract.labels.grids.cells import Cells, Grid, Head, headed, of_party
from hedui.extract.text.hit import Hit
from hedui.extract.text.paper import Cell
from hedui.extract.words.meanings import Kind, Topic, Words
from hedui.normalize import grammar

_NO_REST = grammar.pattern(r"[:。;]|^(?:第[{ten}百\d]+[章节条]|[(（]?{numeral}+[)）、]|\d{1,2}[、.．](?!\d))")
"""What is no rest of a cell: a label, a sentence, a clause's heading."""
_BEHIND = grammar.pattern(r"^(?:第[{ten}百\d]+[章节条]|[(（]?{numeral}+[)）、]|\d{1,2}[、.．])[^\t]*$|^[^\t]*[:：。]$")
"""What stands behind a table, never in it: a clause, a sentence, the heading of other lines."""
_LONGEST_REST = 40
_MOST_BARREN = 3
"""Rows in turn that are about nothing known."""
_Row = dict[int, Hit]
"""A row's labels by the columns of their values."""


class ByColumn:
    """Reads such tables; ``on_line`` gives the labels that single lines seem to have."""

    def __init__(self, cells: Cells, on_line: Callable[[int], Sequence[Hit]]) -> None:
        self._cells, self._on_line = cells, on_line

    def of_parties(self, line: int, heads: Sequence[Head]) -> Grid | None:
        """The table whose columns parties head, and perhaps others who are none."""
        rows, end = self._rows(line, heads, stated=False)
        own = [headed(head, line) for head in heads if head.is_anybodys]
        return Grid(line, end, (*own, *chain.from_iterable(map(_in_turn, rows)))) if rows else None

    def of_states(self, line: int, cells: Sequence[Cell]) -> Grid | None:
        """The table whose columns states or accounts of one party head; a former state is left out.

        Of several accounts each is a context of its own, read down its column.
        """
        heads = self._states(cells)
        if heads is None:
            return None
        rows, end = self._rows(line, heads, stated=True)
        if not rows or not _is_about(rows[0], heads):
            return None
        own = [number for number, head in enumerate(heads) if head.is_anybodys]
        if len(own) < 2:
            return Grid(line, end, tuple(chain.from_iterable(map(_in_turn, rows))))
        down = ((headed(heads[number], line), *_down(rows, number)) for number in own)
        return Grid(line, end, tuple(chain.from_iterable(down)))

    def _states(self, cells: Sequence[Cell]) -> list[Head] | None:
        """The heads of all columns but a corner's; unknown ones are nobody's where a former and a later state are."""
        states = [self._cells.state(cell) for cell in cells]
        if states[:1] == [None]:
            cells, states = cells[1:], states[1:]
        known = list(filter(None, states))
        changed = {state.is_anybodys for state in known} == {True, False}
        if len(known) < 2 or not (changed or len(known) == len(cells)):
            return None
        return [state or Head(Words(Kind.OTHER, ""), cell) for state, cell in zip(states, cells, strict=True)]

    def _rows(self, line: int, heads: Sequence[Head], *, stated: bool) -> tuple[list[_Row], int]:
        """The table's rows, and the line behind it; of one of states the labels in cells with their values, too."""
        starts = self._cells.starts(map(attrgetter("cell"), heads))
        rows: list[_Row] = []
        index = end = line + 1
        while index < len(self._cells.text.lines) and index - end < _MOST_BARREN:
            cells = self._parted(self._behind_block(self._cells.on(index)), len(heads))
            label = self._label(cells, stated=stated)
            goes_on = label is None and index == end
            row = self._rest(cells, heads, rows[-1:], starts) if goes_on else None
            if row is not None:
                rows.pop()
            elif label is not None:
                row, starts = self._row(index, label, cells, heads, starts)
            else:
                row = self._labelled(index, cells, heads, stated=stated)
            if row is not None:
                rows.append(row)
                end = index + 1
            elif label is not None or self._is_behind(index, len(heads)):
                break
            index += 1
        return rows, end

    def _is_behind(self, line: int, columns: int) -> bool:
        """Whether the line stands behind the table: a clause or a sentence, with no whole row of the table below."""
        text = self._cells.text
        if _BEHIND.search(text.line_text(text.lines[line])) is None:
            return False
        below = self._cells.on(line + 1) if line + 1 < len(text.lines) else []
        return len(below) <= columns or self._label(below) is None

    def _label(self, cells: Sequence[Cell], *, stated: bool = False) -> Words | None:
        """The label that heads a row of cells; in a table of states one of a party's, too: 乙方开户行."""
        if not cells:
            return None
        words = self._cells.words(self._cells.of(cells[0]).rstrip(": ")) if stated else None
        own = words is not None and words.kind is Kind.FIELD
        return words if own else self._cells.label(cells[0])

    def _behind_block(self, cells: list[Cell]) -> list[Cell]:
        """The row's cells without the first where that heads several rows, another label behind it: 单位 | 名称 | …."""
        block, label = (self._cells.label(cell) for cell in cells[:2]) if len(cells) > 1 else (None, None)
        return cells[1:] if label is not None and block != label else cells

    def _parted(self, cells: list[Cell], count: int) -> list[Cell]:
        """The row's cells, the first cut in two where a label filled its cell up to the value: 法定代表人 许文."""
        if not 0 < len(cells) <= count or self._label(cells) is not None:
            return cells
        first = cells[0]
        blank = self._cells.text.rows.text.find(" ", first.start, first.end)
        label = Cell(first.start, blank)
        if blank < 0 or self._cells.label(label) is None:
            return cells
        return [label, Cell(blank + 1, first.end), *cells[1:]]

    def _row(
        self, line: int, label: Words, cells: list[Cell], heads: Sequence[Head], starts: list[int]
    ) -> tuple[_Row | None, list[int]]:
        """A row's cells, and where on the paper its columns begin; nothing where it is no row."""
        columns = self._cells.columns(cells[1:], len(heads), starts, cells[0])
        is_row = len(cells) > 1 or self._cells.is_divided_behind(cells[0])
        if columns is None or not is_row or any(map(self._cells.opens, cells[1:])):
            return None, starts
        empty = self._cells.empty_behind(line)
        filled = dict(zip(columns, cells[1:], strict=True))
        row: _Row = {}
        for column, head in enumerate(heads):
            cell = filled.get(column, empty if head.words.role else None)
            if head.is_anybodys and cell is not None:
                words = of_party(label, head) if head.words.role else label
                row[column] = Hit(words, line, cells[0].start, cell.start, cell.end, False, elsewhere=True)
        if len(filled) == len(heads):
            starts = self._cells.starts(cells[1:])
        return row, starts

    def _rest(self, cells: list[Cell], heads: Sequence[Head], rows: list[_Row], starts: list[int]) -> _Row | None:
        """The last of the rows with what of its cells goes on below."""
        columns = self._cells.columns(cells, len(heads), starts)
        words = list(map(self._cells.of, cells))
        if not rows or columns is None or any(len(text) > _LONGEST_REST or _NO_REST.search(text) for text in words):
            return None
        row, below = rows[-1], {n: cell for n, cell in zip(columns, cells, strict=True) if heads[n].is_anybodys}
        if any(n not in row or row[n].value == row[n].end for n in below):
            return None
        return row | {n: replace(row[n], more=(*row[n].more, (c.start, c.end))) for n, c in below.items()}

    def _labelled(self, line: int, cells: Sequence[Cell], heads: Sequence[Head], *, stated: bool) -> _Row | None:
        """A row of a table of states of which each cell has a label of its own: 户名：A公司 | 户名：B公司."""
        if not stated or len(cells) != len(heads) or not all(map(self._cells.opens, cells)):
            return None
        row: _Row = {}
        for hit in self._on_line(line):
            at = next(n for n, cell in enumerate(cells) if hit.start < cell.end)
            if heads[at].is_anybodys:
                row.setdefault(at, replace(hit, end=min(hit.end, cells[at].end)))
        return row


def _in_turn(row: Mapping[int, Hit]) -> Iterator[Hit]:
    yield from (row[column] for column in sorted(row))


def _down(rows: Sequence[_Row], column: int) -> Iterator[Hit]:
    yield from (row[column] for row in rows if column in row)


def _is_about(row: _Row, heads: Sequence[Head]) -> bool:
    """Whether a table's first row is one of what changed, or of accounts where its columns are accounts."""
    accounts = all(label.field.startswith("account.") for hit in row.values() for label in hit.words.labels)
    return not all(head.words.topic is Topic.SETTLEMENT for head in heads) or accounts
