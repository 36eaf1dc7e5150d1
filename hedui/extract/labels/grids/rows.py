"""Tables with a row for each party, or for each account."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

import regex

from hedui.extract.labels.grids.cells import Cells, Grid, Head, headed, of_party
from hedui.extract.text.hit import Hit
from hedui.extract.text.paper import Cell
from hedui.extract.words.meanings import Kind, Words

_FEWEST_PARTS = 2
"""Columns of a table of accounts that tell of one."""
_HEADS = regex.compile(r"\p{Han}{1,3}[\p{Han}()/]{0,8}")
"""What an unknown column may be headed with, and no value."""
_OF_PARTY = ("party.", "account.", "signature.")


class ByRow:
    """Reads such tables."""

    def __init__(self, cells: Cells) -> None:
        self._cells = cells

    def of_parties(self, line: int, head: Sequence[Cell]) -> Grid | None:
        """The table whose rows parties head, and perhaps others who are none; its corner may be a field's word, too."""
        if not all(map(self._may_head, head)):
            return None
        hits: list[Hit] = []
        roles: set[str | None] = set()
        end, cornered = line + 1, False
        for index in range(line + 1, len(self._cells.text.lines)):
            if self._cells.is_rule(index):
                continue
            cells = self._cells.on(index)
            party = self._cells.head(cells[0]) if cells else None
            if party is None or party.words.kind is Kind.FIELD:
                break
            cornered = self._is_corner(head, cells)
            row = self._row(index, party, head[cornered:], cells)
            if row is None or party.words.role in roles - {None}:
                break
            hits += row
            roles.add(party.words.role)
            end = index + 1
        return Grid(line, end, tuple(hits)) if len(roles - {None}) > (not cornered) else None

    def _may_head(self, cell: Cell) -> bool:
        return _HEADS.fullmatch("".join(self._cells.of(cell).split())) is not None

    def _is_corner(self, head: Sequence[Cell], cells: Sequence[Cell]) -> bool:
        """Whether the first cell of the header stands above the party's, whatever it says."""
        return 0 < len(cells) <= len(head) and self._cells.is_above(head[0], cells[0])

    def _row(self, line: int, party: Head, head: Sequence[Cell], cells: list[Cell]) -> list[Hit] | None:
        """The label of the party that heads the row, and those of its cells; None where it is no row of the table."""
        words = [self._asked(cell) for cell in head]
        columns = self._cells.columns(cells[1:], len(head), self._cells.starts(head), cells[0])
        if columns is None or not any(words) or any(map(self._cells.opens, cells[1:])):
            return None
        if not party.is_anybodys:
            return []
        asked = [(words[column], cell) for column, cell in zip(columns, cells[1:], strict=True)]
        return [
            headed(party, line),
            *(
                Hit(of_party(one, party), line, cells[0].start, cell.start, cell.end, False, elsewhere=True)
                for one, cell in asked
                if one is not None
            ),
        ]

    def _asked(self, cell: Cell) -> Words | None:
        """What a column asks of a party, if anything."""
        words = self._cells.label(cell)
        fields = [label.field for label in words.labels] if words is not None else []
        return words if any(field.startswith(_OF_PARTY) for field in fields) else None

    def of_accounts(self, line: int, head: Sequence[Cell]) -> Grid | None:
        """The table of which each row is an account, whosever the heading above it or the holder tells."""
        columns = [one.words if one is not None else None for one in map(self._cells.head, head)]
        if not _tell_accounts(list(filter(None, columns))):
            return None
        first = self._cells.on(line + 1)[:1] if line + 1 < len(self._cells.text.lines) else []
        if first and not self._cells.is_above(head[0], first[0]):
            columns = [None, *columns]  # the corner is empty
        rows = list(self._accounts(line + 1, columns))
        return Grid(line, rows[-1][0] + 1, tuple(chain.from_iterable(hits for _, hits in rows))) if rows else None

    def _accounts(self, line: int, columns: Sequence[Words | None]) -> Iterator[tuple[int, list[Hit]]]:
        """The lines of the table's rows, each with its labels: none where it is of somebody else or a former one."""
        for index in range(line, len(self._cells.text.lines)):
            stated = self._account(index, columns)
            if stated is not None:
                yield index, [_of_account(one, index, cell) for one, cell in stated]
            elif not self._cells.is_rule(index):
                return

    def _account(self, line: int, columns: Sequence[Words | None]) -> Sequence[tuple[Words, Cell]] | None:
        """What a row asks and states; None where the line is none."""
        cells = self._cells.on(line)
        if len(cells) != len(columns):
            return None
        known = [(one, cell) for one, cell in zip(columns, cells, strict=True) if one is not None]
        if not all(self._cells.reads(one, cell) for one, cell in known if one.asks_only("account.number")):
            return None
        others = (cell for one, cell in zip(columns, cells, strict=True) if one is None)
        return () if any(map(self._cells.is_nobodys, others)) else known


def _tell_accounts(columns: Sequence[Words]) -> bool:
    """Whether an account's number is asked, and another part of it."""
    parts = sum(one.asks_only("account.") for one in columns)
    return parts >= _FEWEST_PARTS and any(one.asks_only("account.number") for one in columns)


def _of_account(words: Words, line: int, cell: Cell) -> Hit:
    return Hit(words, line, cell.start, cell.start, cell.end, False, elsewhere=True)
