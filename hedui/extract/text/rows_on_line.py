"""Where the rows of a table begin that stands on one line, its cells divided by rules or blanks.

Its rows are numbered, 序号|名称|数量|1|滤膜|20|2|阀门|4 or 序号 名称 数量 1 滤膜 20 2 阀门 4; or rules divide the cells
of a row, and nothing or a blank the last from the next row's first, as announcement pages republish tables:
名称 | 金额 滤膜 | 40.00 阀门 | 80.00.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

import regex

from hedui.extract.words.catalogue import Catalogue
from hedui.extract.words.vocabulary import Vocabulary
from hedui.normalize import punctuation
from hedui.normalize.figures import ENDS_ROW

_BETWEEN_BLANKS = regex.compile(r"[^ \u3000\t]+")
_FEWEST_RULES = 4
_MOST_COLUMNS = 14
_INDEX_LENGTH = 2
_FEWEST_COLUMNS = 3
_FEWEST_PAIRS = 3
_LONGEST_HEADING = 12
_CORNER = ("项目", "名称", "事项", "内容", "信息")
_CORNER_LENGTH = 2
_ROW = 2
"""Cells from the end of one row of a table about two parties to that of the next."""
_IN_ALL = ("合计", "总计", "共计")
_Cell = tuple[str, int]
"""What stands between two rules, and where it begins."""


def rows_on_line(line: str, vocabulary: Vocabulary) -> Iterator[int]:
    """Where such rows begin, and what stands behind the last."""
    yield from _by_blanks(line, vocabulary.catalogue)
    if line.count("|") < _FEWEST_RULES:
        return
    cells = list(_cells(line))
    rows = list(_apart(cells, vocabulary))
    yield from _of_parties(cells, vocabulary)
    yield from _of_pairs(cells, vocabulary)
    yield from rows or _numbered([cell for cell in cells if cell[0]], vocabulary)


def _cells(line: str) -> Iterator[_Cell]:
    """What stands between a line's rules, and where."""
    start = 0
    for cell in line.split("|"):
        yield cell.strip(), start + len(cell) - len(cell.lstrip())
        start += len(cell) + 1


def _by_blanks(line: str, catalogue: Catalogue) -> Iterator[int]:
    """The rows of tables whose cells blanks divide, each with its number and as many cells as the header has."""
    if "1" not in line or not punctuation.holds(line, "号次"):
        return
    cells = [(match[0], match.start()) for match in _BETWEEN_BLANKS.finditer(line)]
    at = 0
    while at < len(cells):
        columns = _columns(cells, at, catalogue)
        rows = list(_of_columns(cells, at + columns, columns)) if columns else []
        if rows:
            text, start = cells[at]
            yield start + max(0, len(text) - _INDEX_LENGTH)
            yield from rows
        at += max(1, columns * len(rows))


def _columns(cells: Sequence[_Cell], at: int, catalogue: Catalogue) -> int:
    """How many columns the header has that begins in a cell, 0 where none does: nothing but words, most of them known,
    up to the number of the first row."""
    if not catalogue.says("index_heading", cells[at][0][-_INDEX_LENGTH:]):
        return 0
    heads = [text for text, _ in takewhile(lambda cell: cell[0] != "1", cells[at + 1 : at + _MOST_COLUMNS])]
    known = sum(_is_heading(text, catalogue) for text in heads)
    is_header = known >= _FEWEST_COLUMNS and 2 * known > len(heads) and not any(map(punctuation.has_digit, heads))
    return len(heads) + 1 if is_header and len(heads) + 1 < _MOST_COLUMNS else 0


def _of_columns(cells: Sequence[_Cell], at: int, columns: int) -> Iterator[int]:
    """Where the rows begin from a cell on that count from one, and where the last one ends."""
    row = 1
    while at + columns <= len(cells) and cells[at][0] == str(row):
        text, start = cells[at + columns - 1]
        end = ENDS_ROW.match(text)
        if end is None:
            return
        yield cells[at][1]
        if end.end() < len(text) or at + columns == len(cells) or cells[at + columns][0] != str(row + 1):
            yield start + end.end()
            return
        row, at = row + 1, at + columns


def _numbered(cells: Sequence[_Cell], vocabulary: Vocabulary) -> Iterator[int]:
    texts = [text for text, _ in cells]
    at, columns = _first_row(vocabulary, texts)
    row = 1
    while columns and at < len(cells) and texts[at] == str(row):
        yield cells[at][1]
        row, at = row + 1, at + columns
    if row > 1 and at < len(cells) and "".join(texts[at].split()).startswith(_IN_ALL):
        yield cells[at][1]


def _first_row(vocabulary: Vocabulary, texts: Sequence[str]) -> tuple[int, int]:
    """Where a table's first row begins among the cells of a line, and how many columns its header has, 0 for none."""
    first = next((at for at, text in enumerate(texts) if text == "1"), 0)
    heads = (at for at in range(first - 1, -1, -1) if vocabulary.catalogue.says("index_heading", texts[at]))
    head = next(heads, first)
    return first, first - head if first - head >= _FEWEST_COLUMNS else 0


def _apart(cells: Sequence[_Cell], vocabulary: Vocabulary) -> Iterator[int]:
    """The rows of tables whose header is known, each told from the next by its number, else by its last cell's sum."""
    catalogue, at = vocabulary.catalogue, 1
    while at < len(cells):
        last = at
        while last < len(cells) and _is_heading(cells[last][0], catalogue):
            last += 1
        if last - at < _FEWEST_COLUMNS - 2 or last >= len(cells):
            at = last + 1
            continue
        first, behind = _heading_at_end(cells[at - 1][0], catalogue), _heading_at_start(cells[last][0], catalogue)
        if first is not None and behind:
            numbered = catalogue.says("index_heading", cells[at - 1][0][first:])
            rows = list(_rows(cells, last, behind, last - at + 2, numbered=numbered))
            yield from (cells[at - 1][1] + first, *rows) if len(rows) > 1 else ()
        at = last + 1


def _rows(cells: Sequence[_Cell], header: int, behind: int, columns: int, *, numbered: bool) -> Iterator[int]:
    """Where each row begins behind the heading in cell ``header``, and where the last one ends."""
    at, number = header, 1
    yield cells[at][1] + behind
    while at + columns - 1 < len(cells):
        between = [text for text, _ in cells[at + 1 : at + columns - 1]]
        at, number = at + columns - 1, number + 1
        text, start = cells[at]
        end = _before_number(text, number) if numbered else None
        end = found.end() if end is None and (found := ENDS_ROW.match(text)) is not None else end
        if end is None or not any(map(punctuation.has_digit, between)):
            return
        yield start + end


def _before_number(text: str, number: int) -> int | None:
    """Where the number of the next row stands at the end of a cell."""
    return len(text) - len(str(number)) if text.endswith(str(number)) else None


def _of_parties(cells: Sequence[_Cell], vocabulary: Vocabulary) -> Iterator[int]:
    """The rows of tables about two parties: 项目 | 甲方 | 乙方 户名 | A公司 | B公司 账号 | 6225 | 6217."""
    for at in range(1, len(cells) - _ROW):
        label = _label_at_end(cells[at + 1][0], vocabulary) if _is_role(cells[at][0], vocabulary) else None
        if label is None or not _is_role(cells[at + 1][0][:label].strip(), vocabulary):
            continue
        before, start = cells[at - 1]
        yield start + len(before) - _CORNER_LENGTH if before.endswith(_CORNER) else cells[at][1]
        at += 1
        while label is not None:
            yield cells[at][1] + label
            at += _ROW
            label = _label_at_end(cells[at][0], vocabulary) if at < len(cells) else None
        return


def _of_pairs(cells: Sequence[_Cell], vocabulary: Vocabulary) -> Iterator[int]:
    """The rows of tables with a label and what it states in each: 甲方 | A公司 地址 | 学府路12号 电话 | 6612345."""
    found = [(start, _label_at_end(text, vocabulary)) for text, start in cells[:-1]]
    for labelled, run in groupby(found, key=lambda pair: pair[1] is not None):
        starts = [start + (label or 0) for start, label in run]
        yield from starts if labelled and len(starts) >= _FEWEST_PAIRS else ()


def _is_role(text: str, vocabulary: Vocabulary) -> bool:
    words = vocabulary.meaning(text)
    return words is not None and words.is_role


def _label_at_end(text: str, vocabulary: Vocabulary) -> int | None:
    """Where the longest label of a party or its details begins that a cell ends with, something else before it."""
    *_, last = text.split() or [""]
    within = text.rfind(last) if len(last) > 1 else 1
    for start in range(max(1, within, len(text) - _LONGEST_HEADING), len(text) - 1):
        words = vocabulary.meaning(text[start:]) if text[start] not in "(（ " else None
        if words is not None and words.of_party:
            return start
    return None


def _is_heading(text: str, catalogue: Catalogue) -> bool:
    heading = punctuation.CLOSING_ASIDE.sub("", "".join(text.split()))
    return heading in catalogue.columns or catalogue.phrases["stage_heading"].fullmatch(heading) is not None


def _heading_at_start(text: str, catalogue: Catalogue) -> int:
    """Where the longest heading ends that a cell begins with, something else behind it; 0 for none."""
    ends = range(min(len(text) - 1, _LONGEST_HEADING), 1, -1)
    return next((end for end in ends if _is_heading(text[:end], catalogue)), 0)


def _heading_at_end(text: str, catalogue: Catalogue) -> int | None:
    """Where the longest heading begins that a cell ends with; None for none."""
    starts = range(max(0, len(text) - _LONGEST_HEADING), len(text) - 1)
    return next((start for start in starts if _is_heading(text[start:], catalogue)), None)
