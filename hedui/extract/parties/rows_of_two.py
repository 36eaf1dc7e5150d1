"""Tables about two parties that are headed by their names, or whose columns a reader lost: 名称 A公司 B公司.

The first row names both, or says 甲方 乙方; each row below is a label and a value for either, in cells or divided by
blanks: 纳税人识别号 91… 92….
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from hedui.extract.parties.columns import StackedCell
from hedui.extract.text.agreement import AgreementText
from hedui.extract.text.rows import is_parted
from hedui.extract.values.names import is_organisation
from hedui.extract.values.readers import READERS
from hedui.extract.words.meanings import Kind, Words
from hedui.extract.words.vocabulary import Vocabulary
from hedui.normalize import punctuation

_CELL = regex.compile(r"[^\t ](?:[^\t ]| (?! ))*")
_TABBED = regex.compile(r"\t([^\t\n]*)")
_LONGEST = 160
_ORDER = ("甲方", "乙方")
_Token = tuple[str, int, int]
"""A word between blanks, and its interval of ``rows``."""


@dataclass(frozen=True, slots=True)
class RowsOfTwo:
    """One such table: its lines, the names of its first row if it has them, and its cells for the first and second."""

    first: int
    end: int
    names: tuple[str, ...]
    cells: tuple[StackedCell, ...]
    """Their roles are those of the order: 甲方, 乙方."""


def rows_of_two(text: AgreementText, vocabulary: Vocabulary) -> Iterator[RowsOfTwo]:
    """Each such table, in reading order."""
    index = 0
    while index < len(text.lines):
        table = _table(text, index, vocabulary)
        if table is not None and table.end > index + 1:
            yield table
        index = table.end if table is not None else index + 1


def _table(text: AgreementText, index: int, vocabulary: Vocabulary) -> RowsOfTwo | None:
    """The table whose head stands on the line, which may have no rows; None where it is no head."""
    row = text.line_text(text.lines[index])
    if len(row.split(None, 1)) < 2:
        return None
    if is_parted(row) and index and _roles(_tokens(text, index - 1), vocabulary) is not None:
        return None  # its columns are headed, and not lost
    tokens = _tokens(text, index)
    head = _names(text, index, tokens, vocabulary)
    headed = _roles(tokens, vocabulary) if head is None and not is_parted(row) else None
    order = _ORDER if head is not None else headed
    if order is None:
        return None
    named = list(head or ())
    cells, end = [*named], index + 1
    while end < len(text.lines) and (told := _row(text, end, _tokens(text, end), vocabulary, order)):
        cells += told
        end += 1
    names = tuple(text.rows.text[cell.start : cell.end] for cell in named)
    return RowsOfTwo(index, end, names, tuple(cells))


def _names(
    text: AgreementText, line: int, tokens: Sequence[_Token], vocabulary: Vocabulary
) -> list[StackedCell] | None:
    """The first row where it names both parties."""
    row = _row(text, line, tokens, vocabulary, _ORDER)
    named = len(row) == len(_ORDER) and all(cell.label.field == "party.name" for cell in row)
    names = [text.rows.text[cell.start : cell.end] for cell in row]
    return row if named and all(map(is_organisation, names)) else None


def _roles(tokens: Sequence[_Token], vocabulary: Vocabulary) -> tuple[str, ...] | None:
    """The parties whose words make up the first row, but for what heads the labels: 项目 甲方 乙方."""
    if len(tokens) not in (2, 3) or (len(tokens) == 3 and vocabulary.words(tokens[0][0]) is not None):
        return None
    words = [vocabulary.words(token) for token, _, _ in tokens[-2:]]
    roles = tuple(one.role for one in words if one is not None and one.kind is Kind.ROLE and one.role)
    return roles if len(set(roles)) == len(_ORDER) else None


def _row(
    text: AgreementText, line: int, tokens: Sequence[_Token], vocabulary: Vocabulary, order: Sequence[str]
) -> list[StackedCell]:
    """A label and a value for either party; empty where the line is no such row."""
    words = _label(tokens[0][0], vocabulary) if tokens else None
    if words is None:
        return []
    behind, end, rows = tokens[0][2], text.lines[line].end, text.rows.text
    cells = _between_tabs(rows, behind, end)
    if not 0 < len(cells) <= len(order):
        cells = [match.span() for match in _CELL.finditer(rows, behind, end)]
        cells = cells if len(cells) == len(order) else _in_parts(tokens[1:], len(order))
    label = words.labels[0]
    filled = [(role, low, high) for role, (low, high) in zip(order, cells, strict=False) if rows[low:high].strip()]
    if not filled or not all(READERS[label.type](rows[low:high]) for _, low, high in filled):
        return []
    return [StackedCell(role, label, words.text, line, line, low, high) for role, low, high in filled]


def _between_tabs(rows: str, start: int, end: int) -> list[tuple[int, int]]:
    """The cells behind the label's, empty ones too; none where no tab divides them from it."""
    return [cell.span(1) for cell in _TABBED.finditer(rows, start, end)] if rows.startswith("\t", start) else []


def _in_parts(tokens: Sequence[_Token], count: int) -> list[tuple[int, int]]:
    """The tokens as so many cells of as many each; none where they do not come out."""
    each, rest = divmod(len(tokens), count)
    if not each or rest:
        return []
    return [(tokens[at][1], tokens[at + each - 1][2]) for at in range(0, len(tokens), each)]


def _label(token: str, vocabulary: Vocabulary) -> Words | None:
    words = vocabulary.words(token.removesuffix(":"))
    known = words is not None and words.kind is Kind.FIELD and words.role is None and bool(words.labels)
    about = known and words is not None and words.labels[0].field.startswith(("party.", "account."))
    return words if about else None


def _tokens(text: AgreementText, line: int) -> list[_Token]:
    """The line's words between blanks, with their intervals of ``rows``; none of a long line or a sentence."""
    span = text.lines[line]
    if span.end - span.start > _LONGEST:
        return []
    words = punctuation.pieces(text.rows.text, " \t", span.start, span.end)
    return [(text.rows.text[start:end], start, end) for start, end in words]
