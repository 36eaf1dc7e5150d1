"""Layout: from glyphs, tables and strokes to text in reading order.

The text has a newline between lines and a tab between the cells of a ruled table's row and between the parts of a line
that a wide gap divides (see ``hedui.models.page.Page``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, pairwise, zip_longest

import numpy as np

from hedui.models.evidence import Box
from hedui.read.columns import reading_rows
from hedui.read.glyphs import NO_PLACE, Arrangement, Glyphs
from hedui.read.headers import with_headers
from hedui.read.lines import Rule, filler, find_lines
from hedui.read.runs import Run, find_runs
from hedui.read.tables import Stroke, Table, cell_of_each, find_tables
from hedui.read.unwrapping import Row, with_rests

LABEL_LINE = re.compile(r"[\u4e00-\u9fff（(）)/ ]{2,16}[:：]")
"""A line that begins with a label. A cell with two of them is a block of lines, not a text that its width wrapped."""
PARTY = re.compile(r"[甲乙丙]\s?方")
"""How the first line of a cell begins that is about a party."""
_MOST_PARTIES = 3


def abreast(cells: Sequence[Sequence[str]]) -> list[str]:
    """The lines of a row's cells side by side, a tab between cells and none within, as they stand on the page."""
    rows = zip_longest(*cells, fillvalue="")
    return ["\t".join(line.replace("\t", " ") for line in row) for row in rows if any(row)]


def arrange(glyphs: Glyphs, strokes: list[Stroke]) -> Arrangement:
    """The page's text in reading order.

    ``glyphs.boxes`` must be upright: lines run from left to right. Every glyph but white space, overprinted doubles
    and watermarks stands in the text exactly once.
    """
    tables = find_tables(strokes)
    cells = [cell for table in tables for row in table.rows for cell in row if cell]
    inside = cell_of_each(glyphs.boxes, cells) if cells else np.full(len(glyphs.text), -1, np.intp)
    rules = [(stroke.x0, stroke.x1, stroke.top) for stroke in strokes if stroke.is_horizontal]
    by_cell: dict[int, list[Run]] = {}
    for run in find_runs(glyphs, inside):
        by_cell.setdefault(run.cell, []).append(run)
    writer = _Writer()
    _write_page(writer, by_cell, tables, {cell: number for number, cell in enumerate(cells)}, rules)
    return writer.arrangement()


_NOWHERE = np.full(64, NO_PLACE, np.intp)


class _Writer:
    """Collects text and the glyph behind each character."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._order: list[np.ndarray[tuple[int], np.dtype[np.intp]]] = []

    def mark(self, text: str) -> None:
        """Add characters that have no place on the page."""
        self._text.append(text)
        self._order.append(
            _NOWHERE[: len(text)] if len(text) <= len(_NOWHERE) else np.full(len(text), NO_PLACE, np.intp)
        )

    def row(self, row: Row) -> None:
        """Add a line's segments, divided by tabs."""
        for number, segment in enumerate(row):
            if number:
                self.mark("\t")
            self._run(segment.runs[0])
            for before, after in pairwise(segment.runs):
                if gap := filler(before, after):
                    self.mark(gap)
                self._run(after)

    def lines(self, rows: list[Row]) -> None:
        """Add lines, each with its newline."""
        for row in rows:
            self.row(row)
            self.mark("\n")

    def joined(self, rows: list[Row]) -> None:
        """Add the lines that a cell's width wrapped, as one."""
        for number, row in enumerate(rows):
            if number and self._text[-1][-1:].isascii() and _is_latin(self._text[-1][-1:] + row[0].runs[0].text[0]):
                self.mark(" ")
            self.row(row)

    def arrangement(self) -> Arrangement:
        order = np.concatenate(self._order) if self._order else np.empty(0, np.intp)
        return Arrangement("".join(self._text), order)

    def _run(self, run: Run) -> None:
        self._text.append(run.text)
        self._order.append(run.indices)


def _is_latin(pair: str) -> bool:
    return pair.isascii() and pair.isalpha()


def _write_page(
    writer: _Writer, by_cell: dict[int, list[Run]], tables: list[Table], numbers: dict[Box, int], rules: list[Rule]
) -> None:
    """Lines outside tables, each table where its top stands among them."""
    outside = by_cell.get(-1, [])
    for table in sorted(tables, key=lambda table: table.top):
        above = [run for run in outside if run.middle < table.top]
        outside = [run for run in outside if run.middle >= table.top]
        writer.lines(reading_rows(with_rests(with_headers(find_lines(above, rules)))))
        for row in table.rows:
            contents = [reading_rows(find_lines(by_cell.get(numbers[cell], []), [])) if cell else [] for cell in row]
            _write_table_row(writer, contents)
    writer.lines(reading_rows(with_rests(with_headers(find_lines(outside, rules)))))


def _write_table_row(writer: _Writer, cells: list[list[Row]]) -> None:
    """One line a row; a cell that holds a block of labelled lines, as a signature block does, keeps its lines."""
    if not any(cells):
        writer.mark("\t" * (len(cells) - 1) + "\n")
    elif _are_alike(cells):
        writer.lines([list(chain.from_iterable(line)) for line in zip(*cells, strict=True)])
    elif len(cells) == 1 or any(map(_is_block, cells)) or _are_parties(cells):
        for cell in cells:
            writer.lines(cell)
    else:
        for number, cell in enumerate(cells):
            if number:
                writer.mark("\t")
            writer.joined(cell)
        writer.mark("\n")


def _are_parties(cells: list[list[Row]]) -> bool:
    """Whether each of few cells holds lines about a party: its word and its name, or a name and a label below it."""
    return 2 <= len(cells) <= _MOST_PARTIES and all(
        len(cell) > 1 and (PARTY.match(cell[0][0].text) or any(LABEL_LINE.match(row[0].text) for row in cell[1:]))
        for cell in cells
    )


def _are_alike(cells: list[list[Row]]) -> bool:
    """Whether the cells go on with what is asked of parties named above: a label on each line, the same in all."""
    labels = [[_label(row) for row in cell] for cell in cells]
    first = labels[0]
    return len(cells) > 1 and all(one == first for one in labels) and None not in first[1:] and len(first) > 1


def _label(row: Row) -> str | None:
    label = LABEL_LINE.match(row[0].text)
    return label[0] if label is not None else None


def _is_block(cell: list[Row]) -> bool:
    return sum(1 for row in cell if LABEL_LINE.match(row[0].text)) >= 2
