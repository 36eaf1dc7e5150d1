"""Tables: rows of cells under a header that the catalogue knows, whole or flattened by a reader.

Five looks of one table: cells divided by tabs or wide gaps; the same with single blanks; one cell on each line; cells
that run together, told apart by what they come to; the header in the first column.
"""

from __future__ import annotations

from hedui.extract.tables.cells import Cell, Row, Table, heads_columns
from hedui.extract.tables.flattened import spaced_table, stacked_table
from hedui.extract.tables.gapped import gapped_table
from hedui.extract.tables.multiplied import multiplied_table, worth
from hedui.extract.tables.transposed import transposed_table
from hedui.extract.text.layout import Layout

__all__ = ["Cell", "Row", "Table", "find_tables"]


def find_tables(layout: Layout) -> list[Table]:
    """All tables with at least three known columns, in reading order."""
    tables: list[Table] = []
    line = 0
    heads = _heads(layout)
    while (line := heads.find(1, line)) >= 0:
        table = gapped_table(layout, line) or spaced_table(layout, line) or stacked_table(layout, line)
        glued = multiplied_table(layout, line)
        if glued is not None and worth(glued) > worth(table):
            table = glued
        table = table or transposed_table(layout, line)
        if table is not None and table.rows:
            tables.append(table)
            line = max(table.end_line, line + 1)
        else:
            line += 1
    return tables


def _heads(layout: Layout) -> bytes:
    """Of each line whether a table may begin there, 1 or 0: it, or that below it, has a column's heading."""
    rows = list(map(layout.text.line_text, layout.text.lines))
    told = {row: heads_columns(layout, row) for row in set(rows)}
    own = bytes(map(told.__getitem__, rows))
    return bytes(map(max, own, own[1:] + b"\0"))
