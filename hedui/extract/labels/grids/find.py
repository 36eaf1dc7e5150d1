"""Tables about the parties, flattened to lines: a column for each party, state or account, or a row for each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain

from hedui.extract.labels.grids.cells import Cells, Grid, Head
from hedui.extract.labels.grids.columns import ByColumn
from hedui.extract.labels.grids.rows import ByRow
from hedui.extract.labels.grids.stacked import stacked_states
from hedui.extract.text.agreement import AgreementText
from hedui.extract.text.hit import Hit
from hedui.extract.text.rows import is_parted
from hedui.extract.words.meanings import Kind
from hedui.extract.words.vocabulary import Vocabulary


def place_cells(
    text: AgreementText, vocabulary: Vocabulary, hits: Sequence[Hit], naming: Mapping[str, str]
) -> tuple[Hit, ...]:
    """The labels, those of tables about the parties in place of what single lines seemed to say there.

    They stand in the order of lines, but those of a table in the order in which it is read: of several accounts in
    columns one after the other. ``naming`` says which party the agreement's own words mean.
    """
    grids = _Grids(text, vocabulary, hits, naming).all()
    if not grids:
        return tuple(hits)
    taken = {line for grid in grids for line in range(grid.first, grid.end)}
    blocks: list[tuple[int, int, tuple[Hit, ...]]]
    blocks = [(hit.line, hit.value, (hit,)) for hit in hits if hit.line not in taken]
    blocks += [(grid.first, 0, grid.hits) for grid in grids]
    return tuple(chain.from_iterable(block for *_, block in sorted(blocks, key=lambda block: block[:2])))


class _Grids:
    def __init__(
        self, text: AgreementText, vocabulary: Vocabulary, hits: Sequence[Hit], naming: Mapping[str, str]
    ) -> None:
        self._text = text
        on_line: dict[int, list[Hit]] = defaultdict(list)
        for hit in hits:
            on_line[hit.line].append(hit)
        self._cells = Cells(text, vocabulary, naming)
        self._by_column = ByColumn(self._cells, lambda line: on_line.get(line, []))
        self._by_row = ByRow(self._cells)

    def all(self) -> list[Grid]:
        """The tables, one below the other."""
        found: list[Grid] = []
        line = 0
        while line < len(self._text.lines):
            parted = is_parted(self._text.line_text(self._text.lines[line]))
            grid = self._grid(line) if parted else stacked_states(self._cells, line)
            if grid is not None:
                found.append(grid)
            line = grid.end if grid is not None else line + 1
        return found

    def _grid(self, line: int) -> Grid | None:
        cells = self._cells.on(line)
        heads = [self._cells.head(cell) for cell in cells]
        parties = _parties(heads) or _parties(heads[1:])
        if parties:
            return self._by_column.of_parties(line, parties)
        return (
            self._by_row.of_parties(line, cells)
            or self._by_row.of_accounts(line, cells)
            or self._by_column.of_states(line, cells)
        )


def _parties(heads: Sequence[Head | None]) -> list[Head]:
    """The heads of a table's columns where all are parties' but those of others who are none."""
    known = [head for head in heads if head is not None and head.words.kind in (Kind.ROLE, Kind.OTHER)]
    roles = [head.words.role for head in known if head.is_anybodys]
    return known if len(heads) == len(known) and len(set(roles)) == len(roles) > 1 else []
