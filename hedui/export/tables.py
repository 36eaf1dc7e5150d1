"""contracts.csv and findings.csv: UTF-8 with BOM, so that Excel opens them right.

A spreadsheet that opens a CSV file takes an account of 19 digits for a number and keeps 15 of them, 0571 for 571 and
2025-4 for a day in April. A tab before such a text keeps it as it is; every field is quoted, so that the tab parts
nothing.
"""

from __future__ import annotations

import csv
import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import IO, Any

from hedui.export import columns
from hedui.export.agreement import Agreement
from hedui.export.column import Cell, Column
from hedui.export.digest import Row
from hedui.export.entry import Missing
from hedui.export.own import own_columns
from hedui.export.target import Target
from hedui.export.text import as_text, clean, guard
from hedui.models.numbers import plain
from hedui.settings import Language

CONTRACTS_NAME = "contracts.csv"
FINDINGS_NAME = "findings.csv"


class Table:
    """Writes, for each agreement, the rows that ``rows`` takes from it."""

    takes_hidden = False

    def __init__(
        self,
        file: IO[str],
        layout: Sequence[Column[Any]],
        rows: Callable[[Agreement], Iterable[Row]],
        lang: Language,
    ) -> None:
        self._writer = csv.writer(file, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
        self._rows = rows
        self._writer.writerow([column.heading.say(lang) for column in layout])

    def add(self, agreement: Agreement) -> None:
        """Write the agreement's rows."""
        for row in self._rows(agreement):
            self._writer.writerow(map(_written, row))

    def miss(self, missing: Missing) -> None:
        """Inputs without a record have no place here; the workbook and the ledger name them."""


def _written(value: Cell) -> str:
    """Numbers and dates as they are; text so that no spreadsheet takes it for a formula, a number or a date."""
    if value is None:
        return ""
    if isinstance(value, str):
        return as_text(guard(clean(value)))
    return (
        value.isoformat()
        if isinstance(value, datetime.date)
        else str(value)
        if isinstance(value, int)
        else plain(value)
    )


@contextmanager
def contracts(target: Target) -> Iterator[Table]:
    """One row an agreement."""
    with target.folder.file(CONTRACTS_NAME) as path, path.open("w", encoding="utf-8-sig", newline="") as file:
        layout: tuple[Column[Any], ...] = (*columns.CONTRACTS, *own_columns(target.own))
        yield Table(file, layout, lambda each: [each.digest.linked(each.source, target.own)], target.lang)


@contextmanager
def findings(target: Target) -> Iterator[Table]:
    """One row a finding."""
    with target.folder.file(FINDINGS_NAME) as path, path.open("w", encoding="utf-8-sig", newline="") as file:
        yield Table(file, columns.FINDINGS, lambda each: each.digest.findings, target.lang)
