"""Tables about the parties, flattened to lines: a column for each party, or a row for each.

A table's cells are divided by tabs or wide gaps. What of a cell is wrapped stands on the line below, under its column;
empty cells are told by the dividers on the page, or by where on the paper the others begin.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import regex

from hedui.extract.labels.about import is_account, tells_account
from hedui.extract.labels.naming import renamed
from hedui.extract.labels.openings import Openings
from hedui.extract.text.agreement import AgreementText
from hedui.extract.text.hit import Hit
from hedui.extract.text.paper import Cell, cells_on, column_of, divided_index
from hedui.extract.values.readers import READERS
from hedui.extract.words.meanings import Kind, Words
from hedui.extract.words.vocabulary import Vocabulary
from hedui.normalize import grammar

_NAMED = regex.compile(r"(?<label>[^:]{2,20}):\s*(?<name>\S.*)?")
_RULE = regex.compile(r"[\s\-:|+=]+")
_NO_REST = grammar.pattern(r"[:。;]|^(?:第[{ten}百\d]+[章节条]|[(（]?{numeral}+[)）、]|\d{1,2}[、.．](?!\d))")
"""What is no rest of a cell: a label, a sentence, a clause's heading."""
_BEHIND = grammar.pattern(r"^(?:第[{ten}百\d]+[章节条]|[(（]?{numeral}+[)）、]|\d{1,2}[、.．])[^\t]*$|^[^\t]*[:：。]$")
"""What stands behind a table, never in it: a clause, a sentence, the heading of other lines."""
_NUMBER = regex.compile(r"\d{1,2}|序\s*号")
_NEAR = 8
"""Columns of the paper by which a cell may begin beside the one above it."""
_LONGEST_REST = 40
_FEWEST_PARTS = 2
"""Columns of a table of accounts that tell of one."""
_MOST_BARREN = 3
"""Rows in turn that are about nothing known."""


def place_cells(
    text: AgreementText, vocabulary: Vocabulary, hits: Sequence[Hit], naming: Mapping[str, str]
) -> tuple[Hit, ...]:
    """The labels, those of tables about the parties in place of what single lines seemed to say there.

    ``naming`` says which party the agreement's own words mean.
    """
    grids = _Grids(text, vocabulary, naming).all()
    if not grids:
        return tuple(hits)
    taken = {line for grid in grids for line in range(grid.first, grid.end)}
    inside = [hit for grid in grids for hit in grid.hits]
    others = [hit for hit in hits if hit.line not in taken]
    return tuple(sorted([*others, *inside], key=lambda hit: (hit.line, hit.value)))


@dataclass(frozen=True, slots=True)
class _Grid:
    first: int
    end: int
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class _Head:
    """A cell that heads a column or a row."""

    words: Words
    cell: Cell


class _Grids:
    def __init__(self, text: AgreementText, vocabulary: Vocabulary, naming: Mapping[str, str]) -> None:
        self._text, self._vocabulary, self._naming = text, vocabulary, naming
        self._openings = Openings(vocabulary)

    def _words(self, label: str) -> Words | None:
        words = self._vocabulary.words("".join(label.split()))
        return words and renamed(words, self._naming, self._vocabulary.catalogue)

    def all(self) -> list[_Grid]:
        """The tables, one below the other."""
        found: list[_Grid] = []
        line = 0
        while line < len(self._text.lines):
            row = self._text.line_text(self._text.lines[line])
            grid = self._grid(line) if "\t" in row or "  " in row else None
            if grid is not None:
                found.append(grid)
            line = grid.end if grid is not None else line + 1
        return found

    def _grid(self, line: int) -> _Grid | None:
        heads = [self._head(cell) for cell in self._cells(line)]
        for first in (0, 1):
            known = [head for head in heads[first:] if head is not None]
            if 2 <= len(known) == len(heads) - first and (kind := _kind_of(known)) is not None:
                whole = self._by_column(line, known) if kind is Kind.ROLE else self._by_row(line, known)
                return whole or self._of_accounts(line, heads)
        return self._of_accounts(line, heads)

    def _cells(self, line: int) -> list[Cell]:
        """The line's cells but the row's number."""
        cells = cells_on(self._text, line)
        numbered = cells and _NUMBER.fullmatch(self._text.rows.text[cells[0].start : cells[0].end])
        return cells[1:] if numbered else cells

    def _head(self, cell: Cell) -> _Head | None:
        """What heads a column: a party with its name behind a colon or without, or a field."""
        whole = self._text.rows.text[cell.start : cell.end]
        named = _NAMED.fullmatch(whole)
        words = self._words(named["label"] if named else whole)
        if words is None or words.kind is Kind.HEADING or (words.kind is Kind.FIELD and named and named["name"]):
            return None
        start = cell.start + named.start("name") if named and named["name"] else cell.end
        return _Head(words, cell._replace(value=start))

    def _by_column(self, line: int, heads: list[_Head]) -> _Grid | None:
        """The table whose columns the parties head."""
        hits = [_heading(head, line) for head in heads]
        starts = self._starts(heads)
        index, end, barren = line + 1, line + 1, 0
        row: list[Hit] = []
        while index < len(self._text.lines) and barren < _MOST_BARREN:
            cells = self._parted(self._cells(index), len(heads))
            label = self._heading(cells)
            if label is not None:
                row, starts = self._row(index, label, cells, heads, starts)
                if not row:
                    break
                hits += row
                end, barren = index + 1, 0
            elif row and (rest := self._rest(index, cells, heads, row, starts)) is not None:
                hits[-len(row) :] = row = rest
                end = index + 1
            elif self._is_behind(index, len(heads)):
                break
            else:
                row, barren = [], barren + 1
            index += 1
        return _Grid(line, end, tuple(hits)) if end > line + 1 else None

    def _starts(self, heads: Sequence[_Head]) -> list[int]:
        """Where the columns begin."""
        return [column_of(self._text, head.cell.start) for head in heads]

    def _is_behind(self, line: int, columns: int) -> bool:
        """Whether the line stands behind the table: a clause or a sentence, with no whole row of the table below."""
        if _BEHIND.search(self._text.line_text(self._text.lines[line])) is None:
            return False
        below = self._cells(line + 1) if line + 1 < len(self._text.lines) else []
        return len(below) <= columns or self._heading(below) is None

    def _heading(self, cells: Sequence[Cell]) -> Words | None:
        """The label that heads a row of cells."""
        return self._label(cells[0]) if cells else None

    def _parted(self, cells: list[Cell], count: int) -> list[Cell]:
        """The row's cells, the first cut in two where a label filled its cell up to the value: 法定代表人 许文."""
        if not 0 < len(cells) <= count or self._heading(cells) is not None:
            return cells
        first = cells[0]
        blank = self._text.rows.text.find(" ", first.start, first.end)
        label = Cell(first.start, blank)
        if blank < 0 or self._label(label) is None:
            return cells
        return [label, Cell(blank + 1, first.end), *cells[1:]]

    def _label(self, cell: Cell) -> Words | None:
        words = self._words(self._text.rows.text[cell.start : cell.end].rstrip(": "))
        return words if words is not None and words.kind is Kind.FIELD and words.role is None else None

    def _opens(self, cell: Cell) -> bool:
        """Whether the cell is, or begins with, a label of its own."""
        words = self._text.rows.text[cell.start : cell.end]
        named = _NAMED.match(words)
        known = self._words(named["label"] if named else words) is not None
        return known or self._openings.at_start(words) is not None

    def _row(
        self, line: int, label: Words, cells: list[Cell], heads: list[_Head], starts: list[int]
    ) -> tuple[list[Hit], list[int]]:
        """A row's cells for the parties, and where on the paper its columns begin; nothing where it is no row."""
        columns = self._columns(cells[1:], len(heads), starts)
        if columns is None or len(cells) < 2 or any(map(self._opens, cells[1:])):
            return [], starts
        row = []
        for cell, column in zip(cells[1:], columns, strict=True):
            words = replace(label, role=heads[column].words.role, named=heads[column].words.named)
            row.append(Hit(words, line, cells[0].start, cell.start, cell.end, False, elsewhere=True))
        if len(row) == len(heads):
            starts = [column_of(self._text, cell.start) for cell in cells[1:]]
        return row, starts

    def _columns(self, cells: list[Cell], count: int, starts: list[int]) -> list[int] | None:
        """The column of each cell, or None where that cannot be told."""
        if len(cells) == count:
            return list(range(count))
        if len(cells) > count:
            return None
        columns: list[int] = []
        for cell in cells:
            divided = divided_index(self._text, cell.start)
            if divided is not None:
                columns.append(divided - 1)
                continue
            place = column_of(self._text, cell.start)
            columns.append(sum(start <= place + _NEAR for start in starts) - 1 if place else -1)
        usable = len(set(columns)) == len(columns) and all(0 <= column < count for column in columns)
        return columns if usable else None

    def _rest(
        self, line: int, cells: list[Cell], heads: list[_Head], row: list[Hit], starts: list[int]
    ) -> list[Hit] | None:
        """The row with what of its cells goes on below."""
        columns = self._columns(cells, len(heads), starts)
        words = [self._text.rows.text[cell.start : cell.end] for cell in cells]
        if columns is None or any(len(text) > _LONGEST_REST or _NO_REST.search(text) for text in words):
            return None
        below = dict(zip(columns, cells, strict=True))
        roles = [head.words.role for head in heads]
        longer = []
        for hit in row:
            cell = below.pop(roles.index(hit.words.role), None)
            longer.append(replace(hit, more=(*hit.more, (cell.start, cell.end))) if cell else hit)
        return None if below else longer

    def _is_rule(self, line: int) -> bool:
        return _RULE.fullmatch(self._text.line_text(self._text.lines[line])) is not None

    def _by_row(self, line: int, heads: list[_Head]) -> _Grid | None:
        """The table whose rows the parties head."""
        hits: list[Hit] = []
        roles: list[str | None] = []
        end = line + 1
        starts = self._starts(heads)
        for index in range(line + 1, len(self._text.lines)):
            cells = self._cells(index)
            party = self._head(cells[0]) if cells else None
            if party is None or party.words.kind is not Kind.ROLE:
                if self._is_rule(index):
                    continue
                break
            columns = self._columns(cells[1:], len(heads), starts)
            if columns is None or party.words.role in roles:
                break
            roles.append(party.words.role)
            hits.append(_heading(party, index))
            for cell, column in zip(cells[1:], columns, strict=True):
                words = replace(heads[column].words, role=party.words.role, named=party.words.named)
                hits.append(Hit(words, index, cells[0].start, cell.start, cell.end, False, elsewhere=True))
            end = index + 1
        return _Grid(line, end, tuple(hits)) if len(roles) > 1 else None

    def _of_accounts(self, line: int, heads: Sequence[_Head | None]) -> _Grid | None:
        """The table of which each row is an account, whosever the heading above it or the holder tells."""
        columns = [head.words if head is not None else None for head in heads]
        known = list(filter(None, columns))
        if sum(map(tells_account, known)) < _FEWEST_PARTS or not any(map(is_account, known)):
            return None
        hits: list[Hit] = []
        end = line + 1
        while end < len(self._text.lines) and ((row := self._account(end, columns)) or self._is_rule(end)):
            hits += row
            end += 1
        return _Grid(line, end, tuple(hits)) if hits else None

    def _account(self, line: int, columns: Sequence[Words | None]) -> list[Hit]:
        """A row's cells, one for each column; nothing where it is no account's."""
        cells = self._cells(line)
        known = [(one, cell) for one, cell in zip(columns, cells, strict=False) if one is not None]
        if len(cells) != len(columns) or not all(self._reads(one, cell) for one, cell in known if is_account(one)):
            return []
        return [Hit(one, line, cell.start, cell.start, cell.end, False, elsewhere=True) for one, cell in known]

    def _reads(self, words: Words, cell: Cell) -> bool:
        """Whether the cell holds what its column's words ask for."""
        return bool(READERS[words.labels[0].type](self._text.rows.text[cell.start : cell.end]))


def _heading(head: _Head, line: int) -> Hit:
    """The label of a party that heads a column or a row."""
    return Hit(head.words, line, head.cell.start, head.cell.value, head.cell.end, False, elsewhere=True)


def _kind_of(heads: Sequence[_Head]) -> Kind | None:
    """What heads the columns: as many parties, or fields of one; None for anything else."""
    kinds = {head.words.kind for head in heads}
    if kinds == {Kind.ROLE} and len({head.words.role for head in heads}) == len(heads):
        return Kind.ROLE
    return Kind.FIELD if kinds == {Kind.FIELD} else None
