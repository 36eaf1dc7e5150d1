"""Tables of Markdown as lines with tabs between cells: with or without a rule, rows broken, or all rows on one line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

import regex

from hedui.read.markup.html import row_lines

_BREAK = regex.compile(r"\s*</?br\s*/?>\s*", regex.IGNORECASE)
_BAR = regex.compile(r"(?<!\\)[|｜]")
_RULE_CELL = regex.compile(r"\s*:?-+:?\s*")
_MOST_LINES = 6
"""Lines over which a row may be broken."""
_FEWEST_CELLS = 2
_NUMBER = regex.compile(r"[¥￥]?[\d,.]+%?")
_INDEX = regex.compile(r"\s*(?:序\s*号|编\s*号|项\s*次|No\.?)\s*", regex.IGNORECASE)


def may_hold(text: str) -> bool:
    """Whether a bar stands anywhere in a text: else it holds no table of Markdown."""
    return "|" in text or "｜" in text


def as_rows(lines: Sequence[str]) -> Iterator[str]:
    """The lines, those of tables with a tab for each bar between cells; rules under headers are gone."""
    number = 0
    columns = 0
    while number < len(lines):
        line = lines[number]
        bare = line.strip()
        number += 1
        if _is_row(bare):
            bare, number = _whole(lines, number, bare, columns)
            if not _is_rule(bare):
                rows = _parted(_cells(bare), columns)
                columns = columns or len(rows[0])
                yield from chain.from_iterable(map(_row, rows))
            continue
        columns = 0 if bare else columns
        if _heads(lines, number - 1):
            columns = len(_cells(bare))
            yield from _row(_cells(bare))
        elif "|" not in bare or not _is_rule(bare):
            yield line


def _whole(lines: Sequence[str], number: int, row: str, columns: int) -> tuple[str, int]:
    """The row with the lines from ``number`` on that it goes on with, and the line behind it."""
    while not _is_whole(row, columns) and number < len(lines):
        following = lines[number].strip()
        if not following or following[0] in "|｜" or not _ends(lines, number):
            break
        row += following
        number += 1
    return row, number


def before_bar(line: str) -> tuple[str, str]:
    """A line's words before the table that begins on it, and the table: ``一、标的 | 序号 | 名称 | | 1 | 服务 |``."""
    first = _BAR.search(line)
    if first is None or not line[: first.start()].strip() or line.count("|") < 2 * _FEWEST_CELLS + 2:
        return "", line
    cells = _cells(line[first.start() :])
    if len(_parted(cells)) < 2:
        return "", line
    return line[: first.start()], line[first.start() :]


def _is_row(bare: str) -> bool:
    return bare[:1] in ("|", "｜") and len(_BAR.findall(bare)) >= _FEWEST_CELLS


def _is_whole(bare: str, columns: int) -> bool:
    return bare[-1:] in ("|", "｜") or not columns or len(_cells(bare)) >= columns


def _ends(lines: Sequence[str], number: int) -> bool:
    """Whether one of the next lines ends the row."""
    for line in lines[number : number + _MOST_LINES]:
        bare = line.strip()
        if not bare or bare[0] in "|｜":
            return False
        if bare[-1] in "|｜":
            return True
    return False


def _heads(lines: Sequence[str], number: int) -> bool:
    """Whether a line without outer bars stands above a rule of as many cells, or within a table that has one."""
    if number + 1 >= len(lines) or _BAR.search(lines[number]) is None:
        return False
    rule = lines[number + 1].strip()
    return "|" in rule and _is_rule(rule) and len(_cells(rule)) == len(_cells(lines[number].strip()))


def _is_rule(bare: str) -> bool:
    cells = _cells(bare)
    return bool(cells) and "-" in bare and all(_RULE_CELL.fullmatch(cell) for cell in cells)


def _cells(bare: str) -> list[str]:
    """The cells between the bars; bars at the edges enclose."""
    cells = [cell.strip() for cell in _BAR.split(bare)]
    if cells and not cells[0]:
        cells = cells[1:]
    if cells and not cells[-1]:
        cells = cells[:-1]
    return cells


def _row(cells: Sequence[str]) -> list[str]:
    """A row as a line; cells whose lines are broken by tags as those of HTML."""
    plain = [cell.replace("\\|", "|").replace("\t", " ") for cell in cells]
    if not any("<" in cell and _BREAK.search(cell) is not None for cell in plain):
        return ["\t".join(plain)]
    return row_lines([[line for line in _BREAK.split(cell) if line] for cell in plain])


def _parted(cells: list[str], columns: int = 0) -> list[list[str]]:
    """The rows that stand on one line: an empty cell, or the row's number, tells where the header's row ends.

    One row where the count does not hold for the next, or where the table is known to have as many ``columns``.
    """
    if columns and len(cells) <= columns + 1:
        return [cells]
    count, gap = _header(cells)
    if count < _FEWEST_CELLS or any(_NUMBER.fullmatch(cell) for cell in cells[:count]):
        return [cells]
    rows, rest = _below(cells, count, gap)
    if len(rows) + 1 + (count > _FEWEST_CELLS) <= _FEWEST_CELLS:
        return [cells]
    return [cells[:count], *rows, *([rest] if rest else [])]


def _below(cells: list[str], count: int, gap: int) -> tuple[list[list[str]], list[str]]:
    """The rows of ``count`` cells behind the first, parted by ``gap`` empty ones, rules left out; and what is left."""
    rows = []
    at = count
    while at + gap + count <= len(cells) and not any(cells[at : at + gap]):
        row = cells[at + gap : at + gap + count]
        at += gap + count
        if not all(_RULE_CELL.fullmatch(cell) for cell in row):
            rows.append(row)
    return rows, [cell for cell in cells[at:] if cell]


def _header(cells: Sequence[str]) -> tuple[int, int]:
    """How many cells the first of several rows on one line has, and how many empty ones stand between rows."""
    rule = [number for number, cell in enumerate(cells) if _RULE_CELL.fullmatch(cell)]
    if rule and rule[-1] - rule[0] == len(rule) - 1:
        return len(rule), int(rule[0] > len(rule))
    if cells[:1] and _INDEX.fullmatch(cells[0]) and "1" in cells:
        count = cells.index("1")
        return (count - 1, 1) if cells[count - 1] == "" else (count, 0)
    return (cells.index(""), 1) if "" in cells else (0, 0)
