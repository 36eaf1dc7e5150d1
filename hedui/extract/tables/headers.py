"""The header of a table whose cells are divided by tabs or wide gaps: one row, or two, of which one parts cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice

import regex

from hedui.extract.tables.cells import (
    MONEY,
    MOST_COLUMNS,
    NAMES,
    RECENT,
    Cell,
    Meanings,
    cells_of,
    empty_around,
    has_numbers,
    is_header,
    meaning,
    meanings_of,
    row_of_cells,
    unglued,
    written,
)
from hedui.extract.text.layout import Layout
from hedui.extract.words.catalogue import squeeze
from hedui.normalize import figures, punctuation

_PRICES = frozenset({"item.unit_price", "rate.fee", "rate.unit_price"})


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
    recent: dict[int, Header | None] = layout.text.once("headers", dict)
    if line not in recent:
        if len(recent) >= RECENT:
            recent.clear()
        recent[line] = _header(layout, line)
    return recent[line]


def _header(layout: Layout, line: int) -> Header | None:
    row = layout.text.line_text(layout.text.lines[line])
    separators = [punctuation.any_of("\t")] * ("\t" in row) + [punctuation.WIDE_GAP] * ("  " in row)
    heads = [head for separator in separators for head in _read(layout, line, separator)]
    return max(heads, key=lambda head: (sum(m is not None for m in head.meanings), head.lines), default=None)


def _read(layout: Layout, line: int, separator: regex.Pattern[str]) -> Iterator[Header]:
    """What may be the header by itself, and with the line below."""
    own = cells_of(layout, line, separator)
    cells = [part for cell in own for part in unglued(layout, cell)]
    meanings = meanings_of(layout, cells)
    last = line + 1 >= len(layout.text.lines)
    before = 0 if last else min(empty_around(layout, line)[0], empty_around(layout, line + 1)[0])
    heads = is_header(meanings) or _is_price_list(cells, meanings)
    if heads:
        yield Header(tuple(cells), tuple(meanings), separator, before, 1)
    below = _with_below(layout, line, separator, own if heads or len(own) > 2 else [])
    if below is not None:
        yield Header(tuple(below), tuple(meanings_of(layout, below)), separator, before, 2)


def _is_price_list(header: Sequence[Cell], meanings: Meanings) -> bool:
    """Whether few of a header's words are known, but one says what has a price and another that it is money."""
    named = not NAMES.isdisjoint(meanings)
    if not named or 2 * sum(m is not None for m in meanings) < len(meanings):
        return False
    return any(m in _PRICES and MONEY.search(squeeze(cell.text)) for cell, m in zip(header, meanings, strict=True))


def _with_below(layout: Layout, line: int, separator: regex.Pattern[str], upper: Sequence[Cell]) -> list[Cell] | None:
    """The header where its second row parts cells of it: 价格 over 单价 and 数量; the rows below have so many."""
    if not upper or line + 2 >= len(layout.text.lines):
        return None
    parts = written(cells_of(layout, line + 1, separator))
    if len(parts) < 2 or not all(_is_part(layout, cell.text) for cell in parts):
        return None
    row = row_of_cells(layout, line + 2, separator, MOST_COLUMNS)
    if not any(figures.NUMBER.match(cell.text) for cell in row):
        return None
    lower = row_of_cells(layout, line + 1, separator, len(row))
    if len(lower) == len(row):
        ways = [_aligned(layout, row_of_cells(layout, line, separator, len(row)), lower)]
    else:
        ways = _in_place_of_one(upper, parts, len(row))
    return next((whole for whole in ways if _heads(layout, whole, row)), None)


def _is_part(layout: Layout, words: str) -> bool:
    return meaning(layout, words) is not None or layout.says("tax_part", words)


def _heads(layout: Layout, header: Sequence[Cell], row: Sequence[Cell]) -> bool:
    """Whether the cells are a header, and below those that head numbers stand such."""
    meanings = meanings_of(layout, header)
    return is_header(meanings) and has_numbers(row, meanings)


def _in_place_of_one(upper: Sequence[Cell], parts: Sequence[Cell], columns: int) -> list[list[Cell]]:
    """The ways in which one cell of the upper row may be that of which the parts are."""
    places = range(len(upper) - 1, -1, -1) if len(upper) - 1 + len(parts) == columns else ()
    return [[*upper[:at], *parts, *upper[at + 1 :]] for at in places]


def _aligned(layout: Layout, upper: Sequence[Cell], lower: Sequence[Cell]) -> list[Cell]:
    """The header where the lower row's empty cells stand below cells of their own, and the parts below the rest.

    A cell over several is followed by empty ones, which are lost at the row's end, or by none.
    """
    lacking = len(lower) - len(upper)
    if lacking > 0 and not all(cell.text for cell in upper[1:]):
        upper = [*upper, *[upper[-1]._replace(text="", start=upper[-1].end)] * lacking]
    over = upper if len(upper) == len(lower) else _spread(upper, lower)
    heads = accumulate(over, _last_written)
    columns = zip(over, heads, lower, strict=False)
    return [_under(layout, head, under) if under.text else own for own, head, under in columns]


def _last_written(last: Cell, cell: Cell) -> Cell:
    return cell if cell.text else last


def _spread(upper: Sequence[Cell], lower: Sequence[Cell]) -> list[Cell]:
    """The upper row's cells, each over as many of a run of parts as the others; none where they do not come out."""
    runs = "".join("#" if cell.text else " . " for cell in lower).split()
    apart = runs.count(".")
    each = max(0, (len(upper) - apart) // (len(runs) - apart))
    over, found = iter(upper), list[Cell]()
    for run in runs:
        heads = list(islice(over, 1 if run == "." else each))
        found += [head for head in heads for _ in range(len(run) // len(heads))]
    return found if len(found) == len(lower) and next(over, None) is None else []


def _under(layout: Layout, over: Cell, under: Cell) -> Cell:
    """A part with the words above it, where it means the same with them, or says of what they mean: 含税 over 单价."""
    if layout.says("tax_part", under.text):
        return under._replace(text=under.text + over.text)
    whole = over.text + under.text
    return under._replace(text=whole) if meaning(layout, whole) == meaning(layout, under.text) else under
