"""contracts.sqlite: the tables for SQL, with fixed English names of columns whatever the language.

Sums are declared as decimals, of which SQLite keeps the first 15 digits exactly; dates are ISO 8601. Records keep all.
"""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from decimal import Decimal
from typing import Any

from hedui.export import columns
from hedui.export.agreement import Agreement
from hedui.export.column import Cell, Column, Look
from hedui.export.digest import Row
from hedui.export.entry import Missing
from hedui.export.parquet import contract_columns, named
from hedui.export.target import Target
from hedui.models.numbers import plain

NAME = "contracts.sqlite"

_TYPES = {
    Look.COUNT: "INTEGER",
    Look.MONEY: "DECIMAL(38, 10)",
    Look.PRICE: "DECIMAL(38, 10)",
    Look.SHARE: "DECIMAL(38, 10)",
    Look.DATE: "DATE",
}


class Database:
    """Writes each agreement's rows into three tables."""

    takes_hidden = False

    def __init__(self, base: sqlite3.Connection, target: Target) -> None:
        self._base = base
        self._tables: list[tuple[str, Callable[[Agreement], Iterable[Row]]]] = []
        self._table(
            "contracts", contract_columns(target.own), lambda each: [each.digest.linked(each.source, target.own)]
        )
        self._table("findings", named(columns.FINDINGS), lambda each: each.digest.findings)
        self._table("items", named(columns.PRICES), lambda each: each.digest.prices)

    def _table(self, name: str, layout: Mapping[str, Column[Any]], rows: Callable[[Agreement], Iterable[Row]]) -> None:
        kinds = ", ".join(f'"{column}" {_TYPES.get(each.look, "TEXT")}' for column, each in layout.items())
        self._base.execute(f"CREATE TABLE {name} ({kinds})")
        self._tables.append((f"INSERT INTO {name} VALUES ({', '.join('?' * len(layout))})", rows))

    def add(self, agreement: Agreement) -> None:
        """Write the agreement's rows."""
        for statement, rows in self._tables:
            self._base.executemany(statement, (_bound(row) for row in rows(agreement)))

    def miss(self, missing: Missing) -> None:
        """Inputs without a record have no place here; the workbook and the ledger name them."""

    def finish(self) -> None:
        """Make it quick to find what belongs to a file."""
        self._base.execute("CREATE UNIQUE INDEX contracts_by_file ON contracts (file)")
        self._base.execute("CREATE INDEX findings_by_file ON findings (file)")
        self._base.execute("CREATE INDEX items_by_file ON items (file)")
        self._base.execute("COMMIT")


def _bound(row: Sequence[Cell]) -> list[str | int | None]:
    return [_value(cell) for cell in row]


def _value(value: Cell) -> str | int | None:
    """What SQLite takes: a sum as its digits, a date as it is written, text without what no UTF-8 holds."""
    match value:
        case Decimal():
            return plain(value)
        case datetime.date():
            return value.isoformat()
        case str():
            return value.encode("utf-8", "replace").decode("utf-8")
        case _:
            return value


@contextmanager
def database(target: Target) -> Iterator[Database]:
    """The agreements, their findings and their items."""
    with target.folder.file(NAME) as path, closing(sqlite3.connect(path, isolation_level=None)) as base:
        base.execute("PRAGMA journal_mode = OFF")
        base.execute("PRAGMA synchronous = OFF")
        base.execute("BEGIN")
        made = Database(base, target)
        yield made
        made.finish()
