"""Cells of tables about the parties: what heads a row or a column, and the column that a cell stands in.

A table's cells are divided by tabs or wide gaps. What of a cell is wrapped stands on the line below, under its column;
empty cells are told by the dividers on the page, or by where on the paper the others begin.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import regex

from hedui.extract.labels.naming import renamed
from hedui.extract.labels.openings import Openings
from hedui.extract.text.agreement import AgreementText
from hedui.extract.text.hit import Hit
from hedui.extract.text.paper import Cell, cells_on, column_of, divided_index
from hedui.extract.values.looks import looks
from hedui.extract.values.readers import READERS
from hedui.extract.words.meanings import Kind, Topic, Words
from hedui.extract.words.vocabulary import Vocabulary
from hedui.normalize import punctuation

_NAMED = regex.compile(r"(?<label>[^:]{2,20}):\s*(?<name>\S.*)?")
_RULE = "-:|+="
"""What a line holds that only draws a rule."""
_NUMBER = looks("labels")["index_cell"]
_NEAR = 8
"""Columns of the paper by which a cell may begin beside the one above it."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's lines ``[first, end)`` and its labels."""

    first: int
    end: int
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """A cell that heads a column or a row."""

    words: Words
    cell: Cell

    @property
    def is_anybodys(self) -> bool:
        """Whether what stands below is somebody's, and not a former state's or of one who is no party."""
        return self.words.kind is not Kind.OTHER


_MOST_KEPT = 1024
"""Cells of which it is kept what they head."""


class Cells:
    """The cells of an agreement's lines; ``naming`` says which party its own words mean."""

    def __init__(self, text: AgreementText, vocabulary: Vocabulary, naming: Mapping[str, str]) -> None:
        self.text, self.catalogue = text, vocabulary.catalogue
        self._vocabulary, self._naming, self._openings = vocabulary, naming, Openings(vocabulary)
        self._states: dict[str, Words | None] = {}

    def words(self, label: str) -> Words | None:
        """What a label's words mean in this agreement, blanks within them left out."""
        words = self._vocabulary.words("".join(label.split()))
        return words and renamed(words, self._naming, self.catalogue)

    def of(self, cell: Cell) -> str:
        """What the cell says."""
        return self.text.rows.text[cell.start : cell.end]

    def on(self, line: int) -> list[Cell]:
        """The line's cells but the row's number."""
        cells = cells_on(self.text, line)
        return cells[1:] if cells and _NUMBER.fullmatch(self.of(cells[0])) else cells

    def head(self, cell: Cell) -> Head | None:
        """What heads a column or a row: a party with its name behind a colon or without, or a field."""
        whole = self.of(cell)
        named = _NAMED.fullmatch(whole)
        words = self.words(named["label"] if named else whole)
        if words is None or words.kind is Kind.HEADING or (words.kind is Kind.FIELD and named and named["name"]):
            return None
        start = cell.start + named.start("name") if named and named["name"] else cell.end
        return Head(words, cell._replace(value=start))

    def state(self, cell: Cell) -> Head | None:
        """What heads the column of one state or account of the same party: 变更前, 变更后, 账户一, 保证金账户."""
        said = "".join(self.of(cell).split())
        if said not in self._states:
            if len(self._states) >= _MOST_KEPT:
                self._states.clear()
            self._states[said] = self._state(said)
        words = self._states[said]
        return None if words is None else Head(words, cell)

    def _state(self, said: str) -> Words | None:
        found = self.words(said)
        if (found is not None and found.kind is Kind.OTHER) or self.catalogue.begins("former_column", said):
            return Words(Kind.OTHER, said)
        if self.catalogue.begins("own_column", said) or (found is not None and found.kind is Kind.HEADING):
            topic = found.topic if found is not None else None
            return Words(Kind.HEADING, said, topic=topic or Topic.SETTLEMENT)
        return None

    def is_nobodys(self, cell: Cell) -> bool:
        """Whether the cell says that what stands beside or below it is a former state's, or of one who is no party."""
        state = self.state(cell)
        return state is not None and not state.is_anybodys

    def label(self, cell: Cell) -> Words | None:
        """The field whose label fills a cell, nobody's in particular."""
        words = self.words(self.of(cell).rstrip(": "))
        return words if words is not None and words.kind is Kind.FIELD and words.role is None else None

    def opens(self, cell: Cell) -> bool:
        """Whether the cell is, or begins with, a label of its own."""
        words = self.of(cell)
        named = _NAMED.match(words)
        known = self.words(named["label"] if named else words) is not None
        return known or self._openings.at_start(words) is not None

    def reads(self, words: Words, cell: Cell) -> bool:
        """Whether the cell holds what its column's words ask for."""
        return bool(READERS[words.labels[0].type](self.of(cell)))

    def empty_behind(self, line: int) -> Cell:
        """The place of a cell of the line in which nothing stands."""
        end = self.text.lines[line].end
        return Cell(end, end)

    def is_divided_behind(self, cell: Cell) -> bool:
        """Whether a divider stands behind the cell on its line: others follow, be they empty."""
        end = self.text.rows.offsets[cell.end - 1] + 1
        stop = self.text.raw.find("\n", end)
        rest = self.text.raw[end : stop if stop >= 0 else None]
        return "\t" in rest or rest.count("|") + rest.count("｜") > 1

    def is_rule(self, line: int) -> bool:
        """Whether the line is nothing but a rule."""
        return not punctuation.without(self.text.line_text(self.text.lines[line]), _RULE)

    def starts(self, cells: Iterable[Cell]) -> list[int]:
        """Where on the paper the cells begin."""
        return [column_of(self.text, cell.start) for cell in cells]

    def columns(
        self, cells: Sequence[Cell], count: int, starts: list[int], label: Cell | None = None
    ) -> list[int] | None:
        """The column of each cell, from 0, behind the cell of the row's label; None where that cannot be told."""
        if len(cells) == count:
            return list(range(count))
        if len(cells) > count:
            return None
        first = 1 + ((divided_index(self.text, label.start) or 0) if label is not None else 0)
        columns = [self._column(cell, first, starts) for cell in cells]
        usable = len(set(columns)) == len(columns) and all(0 <= column < count for column in columns)
        return columns if usable else None

    def _column(self, cell: Cell, first: int, starts: Sequence[int]) -> int:
        """The column of a cell: by the dividers on the page from the ``first`` one on, else by where it begins."""
        divided = divided_index(self.text, cell.start)
        if divided is not None:
            return divided - first
        place = column_of(self.text, cell.start)
        return sum(start <= place + _NEAR for start in starts) - 1 if place else -1

    def is_above(self, upper: Cell, lower: Cell) -> bool:
        """Whether both cells stand in one column of the paper."""
        numbers = [divided_index(self.text, cell.start) for cell in (upper, lower)]
        if None not in numbers:
            return numbers[0] == numbers[1]
        return column_of(self.text, upper.start) < column_of(self.text, lower.end)


def headed(head: Head, line: int) -> Hit:
    """The label of a party that heads a column or a row."""
    return Hit(head.words, line, head.cell.start, head.cell.value, head.cell.end, False, elsewhere=True)


def of_party(words: Words, head: Head) -> Words:
    """A field's words as those of the party that heads the row or the column."""
    return replace(words, role=head.words.role, named=head.words.named)
