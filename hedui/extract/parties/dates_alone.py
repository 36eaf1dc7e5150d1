"""Dates of a signature block that stand on lines of their own, without a label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from hedui.extract.labels.context import Context
from hedui.extract.labels.recorder import Owner, Recorder
from hedui.extract.mention import Place
from hedui.extract.text.agreement import AgreementText
from hedui.extract.text.hit import Hit
from hedui.extract.text.paper import column_of, divided_index
from hedui.extract.text.regions import Regions
from hedui.extract.values.looks import looks
from hedui.extract.values.pieces import Part
from hedui.extract.words.meanings import Kind, Words

_DATE_OR_BLANK = looks("told_of_parties")["date_or_blank"]
Dates = list[regex.Match[str]]
_LINES_BELOW = 4
"""Lines behind the signature block on which its last date may stand."""


class DatesAlone:
    """Finds the dates between labels, and the places for dates that were not filled in."""

    def __init__(self, text: AgreementText, hits: Sequence[Hit], regions: Regions, recorder: Recorder) -> None:
        self._text, self._regions, self._recorder = text, regions, recorder
        self._taken = {text.line_at(hit.value) for hit in hits if hit.elsewhere}
        """Lines whose cells belong to labels of another line."""

    def behind(self, context: Context) -> None:
        """Record the dates below the last label, where that stands in the signature block."""
        region = self._regions.signature
        if region is not None and region[0] <= context.line < region[1]:
            self.between(context, min(region[1] + _LINES_BELOW, len(self._text.lines)))

    def between(self, context: Context, line: int) -> None:
        """Record the dates between the context's last label and ``line``, each of whose it is."""
        if not context.columns:
            return
        rows = list(self._rows(context.line + 1, line))
        for number, (index, dates) in enumerate(rows):
            for turn, date in enumerate(dates):
                for role in self._whose(context, rows, number, turn):
                    self._record(index, date, Owner(role, Place.SIGNATURE))

    def _rows(self, first: int, end: int) -> Iterator[tuple[int, Dates]]:
        """The lines that hold nothing but dates and places for them, with these."""
        for index in range(first, end):
            text = self._text.line_text(self._text.lines[index])
            dates = list(_DATE_OR_BLANK.finditer(text))
            if dates and index not in self._taken and not _DATE_OR_BLANK.sub("", text).strip():
                yield index, dates

    def _whose(self, context: Context, rows: Sequence[tuple[int, Dates]], number: int, turn: int) -> list[str]:
        """Whose a date is: in turn on one line, in turn on as many lines, all parties' where it is the only one, or the
        last named's."""
        columns, (index, dates) = context.columns, rows[number]
        alone = all(len(others) == 1 for _, others in rows)
        if 1 < len(dates) < len(columns):
            return self._above(context, index, dates[turn])
        if len(dates) > 1:
            return [columns[min(turn, len(columns) - 1)]]
        if alone and len(rows) == len(columns):
            return [columns[number]]
        if len(rows) > 1:
            return columns[-1:]
        # At the margin it stands below all of them.
        above = self._above(context, index, dates[0]) if self._column(index, dates[0]) else []
        return above or (columns[-1:] if self._are_dated() else columns)

    def _above(self, context: Context, index: int, date: regex.Match[str]) -> list[str]:
        """The party above a date in its cell or its column of the paper, if one stands there."""
        cell = divided_index(self._text, self._text.lines[index].start + date.start())
        if cell is not None and len(context.cells) == len(context.columns):
            role = context.role_of_cell(cell)
        else:
            role = context.role_at(self._column(index, date))
        return [role] if role is not None else []

    def _column(self, index: int, date: regex.Match[str]) -> int:
        return column_of(self._text, self._text.lines[index].start + date.start())

    def _are_dated(self) -> bool:
        """Whether some party has a date or a place for one so far, so that no date is that of all."""
        found = self._recorder.found
        fields = {one.field for one in found.mentions} | {one.field for one in found.blanks}
        return "signature.date" in fields

    def _record(self, index: int, date: regex.Match[str], owner: Owner) -> None:
        """A date, or the place for one that was not filled in."""
        base = self._text.lines[index].start
        hit = Hit(Words(Kind.FIELD, "date"), index, base + date.start(), base + date.end(), base + date.end(), True)
        if date["date"] is None:
            self._recorder.blank("signature.date", hit, owner, "")
        else:
            part = Part(date["date"].strip(), *date.span("date"))
            self._recorder.mention("signature.date", part, base, hit, owner)
