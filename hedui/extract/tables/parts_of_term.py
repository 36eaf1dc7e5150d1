"""What is paid in each part of the term: a row of a table for each year, or a column for each, with its rent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from hedui.extract.candidates.convert import PER, figure
from hedui.extract.mention import Mention, Place
from hedui.extract.tables.cells import Cell
from hedui.extract.tables.rate_tables import table_mention
from hedui.extract.text.layout import Layout
from hedui.extract.text.paper import cells_on
from hedui.normalize import figures, punctuation

_LEAST_FIGURES = 3
_LEAST = 2
"""Parts that a table has at least."""

_Row = Sequence[Cell]


class PartsOfTerm(NamedTuple):
    """The lines ``[first, end)`` of such a table, and what they state."""

    first: int
    end: int
    mentions: list[Mention]


def parts_of_term(layout: Layout) -> Iterator[PartsOfTerm]:
    """Each table that states nothing but what is paid in each part of the term, outside of attachments."""
    rows = [_cells(layout, number) for number in range(len(layout.text.lines))]
    line = 0
    while line + 1 < len(rows):
        found = _down(layout, rows, line) or _across(layout, rows, line)
        if found is not None and layout.regions.place(line) is not Place.ATTACHMENT:
            yield found
        line = found.end if found is not None else line + 1


def _cells(layout: Layout, number: int) -> list[Cell]:
    """The line's cells, where a gap divides several."""
    line, text = layout.text.lines[number], layout.text.rows.text
    if text.find("\t", line.start, line.end) < 0 and text.find("  ", line.start, line.end) < 0:
        return []
    return [Cell(text[cell.start : cell.end], cell.start, cell.end) for cell in cells_on(layout.text, number)]


def _down(layout: Layout, rows: Sequence[_Row], line: int) -> PartsOfTerm | None:
    """A table whose rows are the parts."""
    header = rows[line]
    names = [index for index, cell in enumerate(header) if _is(layout, "part_of_term", cell)]
    paid = [index for index, cell in enumerate(header) if _is(layout, "paid_in_part", cell)]
    if not names or not paid:
        return None
    end = line + 1
    mentions: list[Mention] = []
    while end < len(rows) and len(rows[end]) == len(header):
        found = _stated(layout, rows[end][names[0]], header[paid[0]], rows[end][paid[0]])
        if not found:
            break
        mentions += found
        end += 1
    return PartsOfTerm(line, end, mentions) if end - line > _LEAST else None


def _across(layout: Layout, rows: Sequence[_Row], line: int) -> PartsOfTerm | None:
    """A table whose columns are the parts: their names above, what is paid in each below."""
    header, row = rows[line], rows[line + 1]
    parts = [cell for cell in header if _is(layout, "a_part", cell)]
    if not _LEAST <= len(parts) == len(row) - 1 or not _is(layout, "paid_in_part", row[0]):
        return None
    found = [_stated(layout, part, row[0], cell) for part, cell in zip(parts, row[1:], strict=True)]
    return PartsOfTerm(line, line + 2, [m for each in found for m in each]) if all(found) else None


def _stated(layout: Layout, part: Cell, heading: Cell, paid: Cell) -> list[Mention]:
    """What is paid in one part; nothing where the cells name no part, or no sum."""
    sum_ = figures.PAID.fullmatch(punctuation.unspaced(paid.text))
    per = layout.phrases["paid_in_part"].fullmatch(punctuation.unspaced(heading.text))
    if sum_ is None or per is None or not _is_of_hundreds(sum_) or not _is(layout, "a_part", part):
        return []
    values = (
        ("service", punctuation.unspaced(part.text), part),
        ("fee", figure(sum_["figure"]), paid),
        ("per", PER[per["per"]], heading),
    )
    return [table_mention(layout, f"rate.{name}", value, cell, part.start + 1) for name, value, cell in values]


def _is_of_hundreds(paid: regex.Match[str]) -> bool:
    """Whether the figures are a rent or a fee, not a count of what is paid."""
    return not paid["scale"] and len(punctuation.up_to(paid["figure"], ".")) >= _LEAST_FIGURES


def _is(layout: Layout, phrase: str, cell: Cell) -> bool:
    return layout.phrases[phrase].fullmatch(punctuation.unspaced(cell.text)) is not None
