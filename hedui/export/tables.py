"""contracts.csv and findings.csv (UTF-8 with BOM, so that Excel opens them right), and records.jsonl."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import IO, Generic, TypeVar

from hedui.export import columns
from hedui.export.columns import Cell, Column
from hedui.export.entry import Entry, Missing
from hedui.export.folder import OutputFolder
from hedui.export.text import clean, guard
from hedui.models.contract import plain
from hedui.settings import Language

CONTRACTS_NAME = "contracts.csv"
FINDINGS_NAME = "findings.csv"
RECORDS_NAME = "records.jsonl"

T = TypeVar("T")


class Table(Generic[T]):
    """Writes, for each agreement, the rows that ``rows`` makes of it."""

    def __init__(
        self, file: IO[str], layout: Sequence[Column[T]], rows: Callable[[Entry], Iterable[T]], lang: Language
    ) -> None:
        self._writer = csv.writer(file, lineterminator="\r\n")
        self._layout = layout
        self._rows = rows
        self._writer.writerow([column.heading.say(lang) for column in layout])

    def add(self, entry: Entry) -> None:
        """Write the agreement's rows."""
        for row in self._rows(entry):
            self._writer.writerow([_written(column.value(row)) for column in self._layout])

    def miss(self, missing: Missing) -> None:
        """Inputs without a record have no place here; the workbook and the ledger name them."""


def _written(value: Cell) -> str:
    """Numbers and dates as they are; text so that no spreadsheet takes it for a formula."""
    if value is None:
        return ""
    if isinstance(value, str):
        return guard(clean(value))
    return (
        value.isoformat()
        if isinstance(value, datetime.date)
        else str(value)
        if isinstance(value, int)
        else plain(value)
    )


@contextmanager
def contracts(folder: OutputFolder, lang: Language) -> Iterator[Table[Entry]]:
    """One row an agreement."""
    with folder.file(CONTRACTS_NAME) as path, path.open("w", encoding="utf-8-sig", newline="") as file:
        yield Table(file, columns.CONTRACTS, lambda entry: [entry], lang)


@contextmanager
def findings(folder: OutputFolder, lang: Language) -> Iterator[Table[columns.FindingRow]]:
    """One row a finding."""
    with folder.file(FINDINGS_NAME) as path, path.open("w", encoding="utf-8-sig", newline="") as file:
        yield Table(file, columns.findings(lambda message: message.say(lang)), columns.finding_rows, lang)


class Lines:
    """One record a line, as JSON."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def add(self, entry: Entry) -> None:
        """Write the record."""
        self._file.write(entry.record.to_json(indent=None))

    def miss(self, missing: Missing) -> None:
        """Inputs without a record have no place here; the workbook and the ledger name them."""


@contextmanager
def records(folder: OutputFolder, lang: Language) -> Iterator[Lines]:
    """All records in one file."""
    with folder.file(RECORDS_NAME) as path, path.open("w", encoding="utf-8", newline="") as file:
        yield Lines(file)
