"""contracts.parquet and findings.parquet: the tables for programs that compute, with types and fixed names.

A column is named in English whatever the language, in small letters with underscores; sums are exact decimals, dates
are dates. The extra ``parquet`` brings what writes it.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

from hedui.export import columns
from hedui.export.agreement import Agreement
from hedui.export.column import Cell, Column, Look
from hedui.export.digest import Row
from hedui.export.entry import Missing
from hedui.export.own import own_columns
from hedui.export.target import Target
from hedui.models.custom import CustomField

CONTRACTS_NAME = "contracts.parquet"
FINDINGS_NAME = "findings.parquet"

_ROWS = 10_000
"""Rows that are kept in memory before they are written."""
_DIGITS, _PLACES = 38, 10
"""Of a decimal column; what does not fit is null rather than rounded."""
_NUMBERS = {Look.MONEY, Look.PRICE, Look.SHARE}


class Columns:
    """Gathers rows and writes them by the thousand."""

    takes_hidden = False

    def __init__(
        self,
        path: str,
        layout: Mapping[str, Column[Any]],
        rows: Callable[[Agreement], Iterable[Row]],
    ) -> None:
        """``layout``: the columns by the names that they bear in the file."""
        self._arrow: Any = importlib.import_module("pyarrow")
        parquet: Any = importlib.import_module("pyarrow.parquet")
        self._layout = layout
        self._rows = rows
        self._gathered: list[Row] = []
        self._schema = self._arrow.schema([(name, self._kind(column.look)) for name, column in layout.items()])
        self._writer = parquet.ParquetWriter(path, self._schema, compression="zstd")

    def add(self, agreement: Agreement) -> None:
        """Take in the agreement's rows."""
        self._gathered.extend(self._rows(agreement))
        if len(self._gathered) >= _ROWS:
            self._write()

    def miss(self, missing: Missing) -> None:
        """Inputs without a record have no place here; the workbook and the ledger name them."""

    def finish(self) -> None:
        """Write what is left."""
        self._write()
        self._writer.close()

    def _kind(self, look: Look) -> Any:
        if look in _NUMBERS:
            return self._arrow.decimal128(_DIGITS, _PLACES)
        return {Look.COUNT: self._arrow.int64(), Look.DATE: self._arrow.date32()}.get(look, self._arrow.string())

    def _write(self) -> None:
        cells = {
            name: [_value(row[at], column.look) for row in self._gathered]
            for at, (name, column) in enumerate(self._layout.items())
        }
        self._writer.write_table(self._arrow.Table.from_pydict(cells, schema=self._schema))
        self._gathered.clear()


def column_name(column: Column[Any]) -> str:
    """What programs call the column: ``party_a`` for Party A."""
    words = "".join(each if each.isalnum() else " " for each in column.heading.en.lower()).split()
    return "_".join(words)


def named(layout: Sequence[Column[Any]]) -> dict[str, Column[Any]]:
    """Columns by what programs call them."""
    return {column_name(column): column for column in layout}


def contract_columns(fields: tuple[CustomField, ...]) -> dict[str, Column[Any]]:
    """The columns of an agreement, the user's own fields behind hedui's."""
    own = {f"custom_{each.name}": column for each, column in zip(fields, own_columns(fields), strict=True)}
    return named(columns.CONTRACTS) | own


def _value(value: Cell, look: Look) -> object:
    if look is Look.COUNT:
        return value if isinstance(value, int) else None
    if look in _NUMBERS:
        return _exact(value)
    if look is Look.DATE or value is None:
        return value
    return str(value).encode("utf-8", "replace").decode("utf-8")


def _exact(value: Cell) -> Decimal | None:
    if not isinstance(value, Decimal | int):
        return None
    number = Decimal(value)
    exponent = number.as_tuple().exponent
    fits = isinstance(exponent, int) and -exponent <= _PLACES and number.adjusted() < _DIGITS - _PLACES
    return number if fits else None


@contextmanager
def _columns(
    target: Target, name: str, layout: Mapping[str, Column[Any]], rows: Callable[[Agreement], Iterable[Row]]
) -> Iterator[Columns]:
    with target.folder.file(name) as path:
        made = Columns(str(path), layout, rows)
        yield made
        made.finish()


@contextmanager
def contracts(target: Target) -> Iterator[Columns]:
    """One row an agreement."""
    layout = contract_columns(target.own)
    with _columns(target, CONTRACTS_NAME, layout, lambda each: [each.digest.linked(each.source, target.own)]) as made:
        yield made


@contextmanager
def findings(target: Target) -> Iterator[Columns]:
    """One row a finding."""
    with _columns(target, FINDINGS_NAME, named(columns.FINDINGS), lambda each: each.digest.findings) as made:
        yield made
