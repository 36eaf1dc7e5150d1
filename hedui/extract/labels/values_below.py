"""Labels whose values stand below all of them: 甲方（盖章）：    乙方（盖章）： over A公司    B公司, or one by one."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby, pairwise, takewhile

import regex

from hedui.extract.labels.openings import ARTICLE
from hedui.extract.labels.stretches import unusual_name
from hedui.extract.text.agreement import AgreementText
from hedui.extract.text.hit import Hit
from hedui.extract.text.paper import CELL, Cell, cells_on, column_of
from hedui.extract.values.looks import looks
from hedui.extract.values.names import is_organisation, read_name
from hedui.extract.values.pieces import SEAL, is_blank
from hedui.extract.values.readers import READERS
from hedui.extract.words.meanings import Kind
from hedui.normalize import punctuation

_WORD = regex.compile(r"[^\t ]+")
_LOOKS = looks("labels")
_DATE = _LOOKS["date_below"]
_NEAR = 8
"""Columns of the paper by which a value may begin beside its label."""
_BETWEEN = 4
"""Lines at most between the labels of two parties that ask for the same."""
_LONGEST = 100
_PART = regex.compile(r"(?!1[3-9]\d{9}$)\d(?:[ -]?\d){1,16}")
_LONGEST_ACCOUNT = 22
_OFFICES = ("支行", "分行", "营业部", "营业室", "分理处")
_OFFICE = _LOOKS["bank_office"]
"""A bank's office, or the end of it."""


def place_values_below(text: AgreementText, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """The labels, each of those whose values stand below with the interval of its own value.

    A label moves only together with all others of its line, or of the lines around it: none has anything behind it,
    and what stands on the lines below, up to the next label, is one value for each that its kind of label may have.
    """
    labelled = {hit.line for hit in hits}
    placed: list[Hit] = []
    for line, group in groupby(_stacked(text, hits, labelled), key=lambda hit: hit.line):
        beside = list(group)
        placed += _with_rest(text, _placed(text, line, beside, labelled), labelled) if len(beside) > 1 else beside
    return tuple(placed)


def _stacked(text: AgreementText, hits: Sequence[Hit], labelled: set[int]) -> list[Hit]:
    """The labels, those alone on lines in turn with the values that stand in turn below all of them."""
    alone = [hit for hit, count in zip(hits, _counts(hits), strict=True) if count == 1 and _is_open(text, hit)]
    values: dict[int, Cell] = {}
    for run in [*_in_turn(alone), *_asked_of_each(alone, labelled)]:
        values |= _values_in_turn(text, run, labelled) | _values_in_turn(text, _alike(run), labelled)
    return [_below(hit, values[hit.line]) if hit.line in values else hit for hit in hits]


def _values_in_turn(text: AgreementText, run: list[Hit], labelled: set[int]) -> dict[int, Cell]:
    """The line of each label of a run, and the value that stands in its turn below all of them."""
    found = _line_by_line(text, run[-1].line, run, labelled) if len(run) > 1 else None
    return {hit.line: cell for hit, cell in zip(run, found or [], strict=False) if cell}


def _in_turn(hits: Sequence[Hit]) -> Iterator[list[Hit]]:
    """Runs of several labels on lines that follow each other."""
    for _, group in groupby(enumerate(hits), key=lambda pair: pair[1].line - pair[0]):
        run = [hit for _, hit in group]
        if len(run) > 1:
            yield run


def _asked_of_each(hits: Sequence[Hit], labelled: set[int]) -> Iterator[list[Hit]]:
    """Two labels that ask for the same, nothing but other labels between: 甲方：A / 代表： / 乙方：B / 代表：."""
    for first, second in pairwise(hits):
        between = range(first.line + 1, second.line)
        alike = first.words.labels == second.words.labels and bool(first.words.labels)
        if alike and 0 < len(between) <= _BETWEEN and labelled.issuperset(between):
            yield [first, second]


def _alike(run: Sequence[Hit]) -> list[Hit]:
    """The labels at the end of a run that ask for the same: 甲方： / 乙方： / 名称： / 名称：, and below two names."""
    last = run[-1].words.labels
    return list(takewhile(lambda hit: hit.words.labels == last, reversed(run)))[::-1] if last else [run[-1]]


def _below(hit: Hit, cell: Cell) -> Hit:
    return replace(hit, value=cell.start, end=cell.end, elsewhere=True)


def _counts(hits: Sequence[Hit]) -> list[int]:
    """For each label how many stand on its line."""
    by_line = Counter(hit.line for hit in hits)
    return [by_line[hit.line] for hit in hits]


def _placed(text: AgreementText, line: int, beside: list[Hit], labelled: set[int]) -> list[Hit]:
    if not all(_is_open(text, hit) for hit in beside):
        return beside
    for found in (_in_one_line, _line_by_line, _under_labels, _above):
        values = found(text, line, beside, labelled)
        if values is not None:
            return [
                replace(hit, value=value.start, end=value.end, elsewhere=True) if value else hit
                for hit, value in zip(beside, values, strict=True)
            ]
    return beside


def _with_rest(text: AgreementText, beside: list[Hit], labelled: set[int]) -> list[Hit]:
    """The labels, names and addresses among their values with what is wrapped below them."""
    values = [_value(text, hit) for hit in beside]
    line = max(text.line_at(value.start) for value in values) + 1
    if not _is_free(text, line, labelled):
        return beside
    cells = cells_on(text, line)
    below = _by_column(text, cells, values)
    whole = len(cells) == len(beside)
    if below is None or not all(_goes_on(text, beside[n], values[n], cell, whole=whole) for n, cell in below.items()):
        return beside
    more = [((below[n].start, below[n].end),) if n in below else () for n in range(len(beside))]
    return [
        replace(hit, value=value.start, end=value.end, elsewhere=True, more=rest)
        for hit, value, rest in zip(beside, values, more, strict=True)
    ]


def _by_column(text: AgreementText, cells: Sequence[Cell], values: Sequence[Cell]) -> dict[int, Cell] | None:
    """The cells by the number of the value that each stands below; None where one stands below none, or two do."""
    if len(cells) == len(values):
        return dict(enumerate(cells))
    starts = [column_of(text, value.start) for value in values]
    below = {_column(text, cell, starts): cell for cell in cells}
    return below if len(below) == len(cells) and -1 not in below else None


def _value(text: AgreementText, hit: Hit) -> Cell:
    """The interval of the label's value without the blanks around it."""
    words = text.rows.text[hit.value : hit.end]
    start = hit.value + len(words) - len(words.lstrip())
    return Cell(start, max(start, hit.value + len(words.rstrip())))


def _column(text: AgreementText, cell: Cell, starts: list[int]) -> int:
    """The number of the column that the cell begins in, or -1."""
    place = column_of(text, cell.start)
    return next((number for number, start in enumerate(starts) if abs(start - place) <= _NEAR), -1)


def _goes_on(text: AgreementText, hit: Hit, value: Cell, rest: Cell, *, whole: bool) -> bool:
    """Whether the value is the first half of one that ends below."""
    half, other = text.rows.text[value.start : value.end], text.rows.text[rest.start : rest.end]
    if hit.more or not half:
        return False
    types = {label.type for label in hit.words.labels}
    if types == {"account"}:
        return _is_account(half, other)
    if types == {"bank"}:
        return _is_bank(half, other)
    if hit.words.kind is Kind.ROLE or not types.isdisjoint(("name", "bank")):
        return _is_name(half, other)
    return "address" in types and whole and not punctuation.holds(other, ":。;,")


def _is_account(half: str, other: str) -> bool:
    """Whether both halves are digits, and together as long as an account's number at most."""
    length = sum(map(str.isdigit, half + other))
    return length <= _LONGEST_ACCOUNT and all(_PART.fullmatch(part) is not None for part in (half, other))


def _is_bank(half: str, other: str) -> bool:
    return not half.endswith(_OFFICES) if _OFFICE.fullmatch(other) else _is_name(half, other)


def _is_name(half: str, other: str) -> bool:
    """Whether only both halves are an organisation's name."""
    return not is_organisation(half) and is_organisation(half + other)


def _is_open(text: AgreementText, hit: Hit) -> bool:
    """Whether nothing stands behind the label where something may."""
    return hit.words.kind is not Kind.HEADING and not SEAL.sub("", text.rows.text[hit.value : hit.end]).strip(
        "\t _(（)）"
    )


def _in_one_line(text: AgreementText, line: int, beside: list[Hit], labelled: set[int]) -> list[Cell | None] | None:
    """One value for each label on the next line, in their order."""
    if not _is_free(text, line + 1, labelled):
        return None
    for pattern in (CELL, _DATE, _WORD):
        cells = cells_on(text, line + 1, pattern)
        if len(cells) == len(beside) and all(map(partial(_fits, text), beside, cells)):
            return list(cells)
    return None


def _under_labels(text: AgreementText, line: int, beside: list[Hit], labelled: set[int]) -> list[Cell | None] | None:
    """Fewer values than labels on the next line, each where the paper shows it under its label."""
    starts = [column_of(text, hit.start) for hit in beside]
    too_close = any(second - first <= 2 * _NEAR for first, second in pairwise(starts))
    if too_close or not _is_free(text, line + 1, labelled):
        return None
    values: list[Cell | None] = [None] * len(beside)
    for cell in cells_on(text, line + 1, CELL):
        index = bisect_right(starts, column_of(text, cell.start) + _NEAR) - 1
        if index < 0 or values[index] is not None or not _fits(text, beside[index], cell):
            return None
        values[index] = cell
    return values


def _line_by_line(text: AgreementText, line: int, beside: list[Hit], labelled: set[int]) -> list[Cell | None] | None:
    """One value for each label on as many lines below, one a line."""
    values: list[Cell | None] = []
    first = _behind_seals(text, line + 1)
    for at, hit in enumerate(beside, first):
        if not _is_free(text, at, labelled):
            return None
        cells = cells_on(text, at, CELL)
        if len(cells) != 1 or not _fits(text, hit, cells[0]):
            return None
        values.append(cells[0])
    return values


def _behind_seals(text: AgreementText, line: int) -> int:
    """The first line from ``line`` on that is more than a place for a seal: （盖章）."""
    while line < len(text.lines) and _is_place_for_seal(text.line_text(text.lines[line]).strip()):
        line += 1
    return line


def _is_place_for_seal(row: str) -> bool:
    return bool(row) and not SEAL.sub("", row).strip("()（） ")


def _above(text: AgreementText, line: int, beside: list[Hit], labelled: set[int]) -> list[Cell | None] | None:
    """Names of organisations on the line above places for their seals."""
    if not all(hit.words.kind is Kind.ROLE and hit.words.sealed for hit in beside) or line == 0:
        return None
    cells = cells_on(text, line - 1, CELL) if _is_free(text, line - 1, labelled) else []
    names = [text.rows.text[cell.start : cell.end] for cell in cells]
    return list(cells) if len(cells) == len(beside) and all(map(is_organisation, names)) else None


def _is_free(text: AgreementText, line: int, labelled: set[int]) -> bool:
    if line >= len(text.lines) or line in labelled:
        return False
    row = text.line_text(text.lines[line])
    return len(row) <= _LONGEST and ARTICLE.match(row) is None


def _fits(text: AgreementText, hit: Hit, cell: Cell) -> bool:
    """Whether the label may have the value, all of it."""
    words = text.rows.text[cell.start : cell.end]
    if words.endswith(":") or _LABELLED.match(words) is not None:
        return False
    if is_blank(words):
        return not _DATE_SLOT.search(words) or any(label.type == "date" for label in hit.words.labels)
    if hit.words.kind is Kind.ROLE:
        return bool(read_name(words) or unusual_name(words))
    return any(_reads_whole(label.type, words) for label in hit.words.labels)


def _reads_whole(type_: str, words: str) -> bool:
    parts = READERS[type_](words)
    return bool(parts) and len(words) - max(part.end for part in parts) <= _REST


_LABELLED = _LOOKS["unknown_label"]
"""A label that nobody knows, and so no value."""
_DATE_SLOT = _LOOKS["date_slot"]
_REST = 8
"""Characters, such as （签字） or 先生, that may follow a value in its cell."""
