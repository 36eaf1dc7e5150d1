"""Rows of a workbook as they were made once: to be put in place again, wherever they stand by now.

Making a row costs ten times what putting it in place does, and of many agreements few change between two runs.
"""

from __future__ import annotations

import io
import json
import re
import zlib
from collections.abc import Sequence
from typing import Any, NamedTuple

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

_OPEN = "\0"
"""Stands for the row's number: a character that no XML can hold."""
_NUMBERED = re.compile(r'(<row r="|<c r="[A-Z]{1,3})\d+')
FORM = f"1 xlsxwriter {xlsxwriter.__version__}"
"""Rows of another form are made again."""


class Ready(NamedTuple):
    """A row's XML with its number left open, and its links: the column and where each leads."""

    xml: str
    links: tuple[tuple[int, str], ...]


Rows = Sequence[Sequence[Ready]]
"""An agreement's rows for each of several sheets."""


def to_bytes(rows: Rows) -> bytes:
    """The rows, small enough to keep by the million."""
    return zlib.compress(json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"))


def from_bytes(data: bytes) -> Rows:
    """The rows that ``to_bytes`` wrote. Raises ``ValueError`` or ``zlib.error`` for anything else."""
    sheets = json.loads(zlib.decompress(data))
    return [[Ready(xml, tuple((column, to) for column, to in links)) for xml, links in rows] for rows in sheets]


class ReadySheet(Worksheet):  # type: ignore[misc]
    """A worksheet of a workbook with ``constant_memory`` that takes rows which were made before."""

    fh: Any

    def taken(self, row: int) -> str:
        """What was written to this row, the last one, as XML with the number left open; the row itself stays empty."""
        if self.previous_row < row:
            self._write_single_row(row)
        sheet, self.fh = self.fh, io.StringIO()
        try:
            self._write_single_row(row)
            xml = self.fh.getvalue()
        finally:
            self.fh = sheet
        self.row_info.pop(row, None)
        return _NUMBERED.sub(rf"\g<1>{_OPEN}", xml)

    def place(self, row: int, ready: Ready, columns: int) -> None:
        """Write a row, counted from 0, below all that were written; so many columns wide."""
        self._write_single_row(row)
        self._check_dimensions(row, columns - 1)
        self.fh.write(ready.xml.replace(_OPEN, str(row + 1)))

    def link(self, row: int, column: int, target: str) -> None:
        """Have a cell whose text is written lead somewhere."""
        self.ignore_write_string = True
        self.write_url(row, column, target)
        self.ignore_write_string = False
