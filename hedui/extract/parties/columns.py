"""Parties in columns whose cells stand one below the other: 项目, 甲方, 乙方, then a label and a cell for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hedui.extract.text.agreement import AgreementText
from hedui.extract.words.entries import Label
from hedui.extract.words.meanings import Kind
from hedui.extract.words.vocabulary import Vocabulary
from hedui.normalize import punctuation

_LONGEST_ROLE = 16
_LONGEST_LABEL = 24


@dataclass(frozen=True, slots=True)
class StackedCell:
    """A cell of a flattened table: the party it is about, and the label above or before it."""

    role: str
    label: Label
    words: str
    """The label's words."""
    label_line: int
    line: int
    start: int
    end: int
    """Its interval of ``rows``."""


def stacked_cells(text: AgreementText, vocabulary: Vocabulary) -> Iterator[StackedCell]:
    """Each such cell, in reading order."""
    rows = [text.line_text(line) for line in text.lines]
    index = 0
    while index < len(rows):
        roles = _roles(rows, index, vocabulary)
        if len(roles) < 2:
            index += 1
            continue
        index += len(roles)
        while (label := _label(rows, index, vocabulary)) is not None and index + len(roles) < len(rows):
            for number, role in enumerate(roles):
                line = index + 1 + number
                span = text.lines[line]
                yield StackedCell(role, label[0], label[1], index, line, span.start, span.end)
            index += 1 + len(roles)


def _roles(rows: list[str], index: int, vocabulary: Vocabulary) -> list[str]:
    """The different parties whose words fill the lines from ``index`` on, one a line."""
    found: list[str] = []
    while index < len(rows):
        may_be = len(rows[index]) <= _LONGEST_ROLE and not punctuation.holds(rows[index][:-1], ":。")
        words = vocabulary.words("".join(rows[index].split())) if may_be else None
        if words is None or words.kind is not Kind.ROLE or words.role is None or words.role in found:
            break
        found.append(words.role)
        index += 1
    return found


def _label(rows: list[str], index: int, vocabulary: Vocabulary) -> tuple[Label, str] | None:
    """The label that fills the line, and its words."""
    if index >= len(rows) or len(rows[index]) > _LONGEST_LABEL or punctuation.holds(rows[index], ":。"):
        return None
    words = vocabulary.words("".join(rows[index].split()))
    return (words.labels[0], words.text) if words is not None and words.kind is Kind.FIELD else None
