"""Labels side by side whose values stand on the line below: 甲方（盖章）：    乙方（盖章）： over A公司    B公司."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby, pairwise

import regex

from hedui.extract.labels import Hit
from hedui.extract.names import is_organisation, read_name
from hedui.extract.parts import is_blank
from hedui.extract.stretches import unusual_name
from hedui.extract.text import AgreementText
from hedui.extract.values import READERS
from hedui.extract.vocabulary import Kind

_CELL = regex.compile(r"[^\t ](?:[^\t ]| (?! |$))*")
_WORD = regex.compile(r"[^\t ]+")
_DATE = regex.compile(r"(?:\d{4}|[〇零○一二三四五六七八九]{4})\s*[-年./].*?(?:日|[-./] ?\d{1,2} ?[-./] ?\d{1,2}(?!\d))")
_TAB = 8
_NEAR = 8
"""Columns of the paper by which a value may begin beside its label."""
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class _Value:
    start: int
    end: int


def place_values_below(text: AgreementText, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """The labels, each of those whose values stand below with the interval of its own value.

    A label moves only together with all others of its line: none has anything behind it, and what stands on the
    lines below, up to the next label, is one value for each that its kind of label may have.
    """
    labelled = {hit.line for hit in hits}
    placed: list[Hit] = []
    for line, group in groupby(hits, key=lambda hit: hit.line):
        beside = list(group)
        placed += _placed(text, line, beside, labelled) if len(beside) > 1 else beside
    return tuple(placed)


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


def _is_open(text: AgreementText, hit: Hit) -> bool:
    """Whether nothing stands behind the label where something may."""
    return hit.words.kind is not Kind.HEADING and not text.rows.text[hit.value : hit.end].strip("\t _(（)）")


def _in_one_line(text: AgreementText, line: int, beside: list[Hit], labelled: set[int]) -> list[_Value | None] | None:
    """One value for each label on the next line, in their order."""
    if not _is_free(text, line + 1, labelled):
        return None
    for pattern in (_CELL, _DATE, _WORD):
        cells = _cells(text, line + 1, pattern)
        if len(cells) == len(beside) and all(map(partial(_fits, text), beside, cells)):
            return list(cells)
    return None


def _under_labels(text: AgreementText, line: int, beside: list[Hit], labelled: set[int]) -> list[_Value | None] | None:
    """Fewer values than labels on the next line, each where the paper shows it under its label."""
    starts = [_column(text, hit.start) for hit in beside]
    too_close = any(second - first <= 2 * _NEAR for first, second in pairwise(starts))
    if too_close or not _is_free(text, line + 1, labelled):
        return None
    values: list[_Value | None] = [None] * len(beside)
    for cell in _cells(text, line + 1, _CELL):
        column = _column(text, cell.start)
        index = max((i for i, start in enumerate(starts) if start <= column + _NEAR), default=None)
        if index is None or values[index] is not None or not _fits(text, beside[index], cell):
            return None
        values[index] = cell
    return values


def _line_by_line(text: AgreementText, line: int, beside: list[Hit], labelled: set[int]) -> list[_Value | None] | None:
    """One value for each label on as many lines below, one a line."""
    values: list[_Value | None] = []
    for number, hit in enumerate(beside, 1):
        if not _is_free(text, line + number, labelled):
            return None
        cells = _cells(text, line + number, _CELL)
        if len(cells) != 1 or not _fits(text, hit, cells[0]):
            return None
        values.append(cells[0])
    return values


def _above(text: AgreementText, line: int, beside: list[Hit], labelled: set[int]) -> list[_Value | None] | None:
    """Names of organisations on the line above places for their seals."""
    if not all(hit.words.kind is Kind.ROLE and hit.words.sealed for hit in beside) or line == 0:
        return None
    cells = _cells(text, line - 1, _CELL) if _is_free(text, line - 1, labelled) else []
    names = [text.rows.text[cell.start : cell.end] for cell in cells]
    return list(cells) if len(cells) == len(beside) and all(map(is_organisation, names)) else None


def _is_free(text: AgreementText, line: int, labelled: set[int]) -> bool:
    return line < len(text.lines) and line not in labelled and len(text.line_text(text.lines[line])) <= _LONGEST


def _cells(text: AgreementText, line: int, pattern: regex.Pattern[str]) -> list[_Value]:
    span = text.lines[line]
    return [_Value(*match.span()) for match in pattern.finditer(text.rows.text, span.start, span.end)]


def _fits(text: AgreementText, hit: Hit, cell: _Value) -> bool:
    """Whether the label may have the value, all of it."""
    words = text.rows.text[cell.start : cell.end]
    if is_blank(words):
        return True
    if hit.words.kind is Kind.ROLE:
        return bool(read_name(words) or unusual_name(words))
    return any(_reads_whole(label.type, words) for label in hit.words.labels)


def _reads_whole(type_: str, words: str) -> bool:
    parts = READERS[type_](words)
    return bool(parts) and len(words) - max(part.end for part in parts) <= _REST


_REST = 8
"""Characters, such as （签字） or 先生, that may follow a value in its cell."""


def _column(text: AgreementText, offset: int) -> int:
    """The column of the paper at which the character of ``rows`` stands; a Chinese character is two wide."""
    raw = text.rows.offsets[offset]
    column = 0
    for character in text.raw[text.raw.rfind("\n", 0, raw) + 1 : raw]:
        if character == "\t":
            column += _TAB - column % _TAB
        else:
            column += 2 if unicodedata.east_asian_width(character) in "WF" else 1
    return column
