"""The header of a table whose cells are divided by tabs or wide gaps: one row, or two, of which one parts cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, islice

import regex

from hedui.extract.tables.cells import (
    AMOUNTS,
    MOST_COLUMNS,
    NUMBER,
    Cell,
    Meanings,
    cells_of,
    empty_around,
    is_header,
    is_price_list,
    meaning,
    meanings_of,
    row_of_cells,
    unglued,
)
from hedui.extract.text.layout import Layout
from hedui.normalize import punctuation


@dataclass(frozen=True, slots=True)
class Header:
    """The header's cells and what they mean, what divides them, and the empty cells before each of the table's rows."""

    cells: tuple[Cell, ...]
    meanings: tuple[str | None, ...]
    separator: regex.Pattern[str]
    before: int
    lines: int


def read_header(layout: Layout, line: int) -> Header | None:
    """The header that stands on the line, and where it has a second row on that below; else None."""
    row = layout.text.line_text(layout.text.lines[line])
    separators = [punctuation.any_of("\t")] * ("\t" in row) + [punctuation.WIDE_GAP] * ("  " in row)
    heads = [head for separator in separators for head in _heads(layout, line, separator)]
    return max(heads, key=lambda head: (sum(m is not None for m in head.meanings), head.lines), default=None)


def _heads(layout: Layout, line: int, separator: regex.Pattern[str]) -> Iterator[Header]:
    """What may be the header by itself, and with the line below."""
    own = cells_of(layout, line, separator)
    cells = [part for cell in own for part in unglued(layout, cell)]
    meanings = meanings_of(layout, cells)
    last = line + 1 >= len(layout.text.lines)
    before = 0 if last else min(empty_around(layout, line)[0], empty_around(layout, line + 1)[0])
    heads = is_header(meanings) or is_price_list(cells, meanings)
    if heads:
        yield Header(tuple(cells), tuple(meanings), separator, before, 1)
    below = _with_below(layout, line, separator, own if heads or len(own) > 2 else [])
    if below is not None:
        yield Header(tuple(below), tuple(meanings_of(layout, below)), separator, before, 2)


def _with_below(layout: Layout, line: int, separator: regex.Pattern[str], upper: Sequence[Cell]) -> list[Cell] | None:
    """The header where its second row parts cells of it: 价格 over 单价 and 数量; the rows below have so many."""
    if not upper or line + 2 >= len(layout.text.lines):
        return None
    row = row_of_cells(layout, line + 2, separator, MOST_COLUMNS)
    lower = row_of_cells(layout, line + 1, separator, len(row))
    parts = [cell for cell in lower if cell.text]
    if len(parts) < 2 or not all(meaning(layout, cell.text) or layout.says("tax_part", cell.text) for cell in parts):
        return None
    if len(lower) == len(row):
        ways = _aligned(layout, row_of_cells(layout, line, separator, len(row)), lower)
    else:
        ways = _in_place_of_one(upper, parts, len(row))
    for whole in ways:
        meanings = meanings_of(layout, whole)
        if is_header(meanings) and _fit(row, meanings):
            return whole
    return None


def _in_place_of_one(upper: Sequence[Cell], parts: Sequence[Cell], columns: int) -> Iterator[list[Cell]]:
    """The ways in which one cell of the upper row may be that of which the parts are."""
    if len(upper) - 1 + len(parts) == columns:
        yield from ([*upper[:at], *parts, *upper[at + 1 :]] for at in range(len(upper) - 1, -1, -1))


def _aligned(layout: Layout, upper: Sequence[Cell], lower: Sequence[Cell]) -> Iterator[list[Cell]]:
    """The header where the lower row's empty cells stand below cells of their own, and the parts below the rest."""
    runs = [(filled, list(run)) for filled, run in groupby(lower, lambda cell: bool(cell.text))]
    lacking = max(0, len(lower) - len(upper))
    if not all(cell.text for cell in upper[1:]):  # one cell over several is followed by empty ones, lost at the end
        upper = [*upper, *[upper[-1]._replace(text="", start=upper[-1].end)] * lacking]
    over = iter(upper)
    if len(upper) == len(lower):  # of the cells above the parts all are empty but the first
        heads = accumulate(upper, _last_filled)
        columns = zip(upper, heads, lower, strict=True)
        yield [_under(layout, head, under) if under.text else own for own, head, under in columns]
        return
    parted = sum(filled for filled, _ in runs)
    above = len(upper) - sum(len(run) for filled, run in runs if not filled)
    if above > 0 and above % parted == 0 and all(len(run) % (above // parted) == 0 for filled, run in runs if filled):
        yield [
            cell
            for filled, run in runs
            for cell in (_parts(layout, over, run, above // parted) if filled else islice(over, len(run)))
        ]


def _last_filled(last: Cell, cell: Cell) -> Cell:
    return cell if cell.text else last


def _parts(layout: Layout, over: Iterator[Cell], run: Sequence[Cell], above: int) -> Iterator[Cell]:
    """The parts below the next ``above`` cells, as many below each."""
    each = len(run) // above
    for at, head in enumerate(islice(over, above)):
        yield from (_under(layout, head, cell) for cell in run[at * each : (at + 1) * each])


def _under(layout: Layout, over: Cell, under: Cell) -> Cell:
    """A part with the words above it, where it means the same with them, or says of what they mean: 含税 over 单价."""
    if layout.says("tax_part", under.text):
        return under._replace(text=under.text + over.text)
    whole = over.text + under.text
    return under._replace(text=whole) if meaning(layout, whole) == meaning(layout, under.text) else under


def _fit(row: Sequence[Cell], meanings: Meanings) -> bool:
    """Whether numbers stand in the row where the header calls for numbers, and somewhere at all."""
    below = [cell.text for m, cell in zip(meanings, row, strict=True) if m in AMOUNTS]
    return any(below) and all(not text or NUMBER.match(text) for text in below)
