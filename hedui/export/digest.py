"""What the exports say of one agreement: its rows, taken from its record once, when that is written.

A digest is a kilobyte or so where a record is tens: tables and index are made from digests alone.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import hedui
from hedui.export import columns
from hedui.export.column import Cell, Column, T, cell
from hedui.export.entry import Entry
from hedui.export.own import own_cells
from hedui.export.rows import finding_rows, price_rows
from hedui.models.custom import CustomField
from hedui.settings import Language

Row = tuple[Cell, ...]

_CONTRACT = {column.heading.en: number for number, column in enumerate(columns.CONTRACTS)}
_FINDING = {column.heading.en: number for number, column in enumerate(columns.FINDINGS)}
LAYOUT = hashlib.sha256(
    "\n".join(
        (
            hedui.__version__,
            "own",
            "named",
            "currencies",
            *_CONTRACT,
            "",
            *_FINDING,
            "",
            *(column.heading.en for column in columns.PRICES),
        )
    ).encode()
).hexdigest()
"""Another layout of the rows is not understood: digests are kept under this name."""
_SOURCE = _CONTRACT["Source"]
_COUNTS = (("error", _CONTRACT["Errors"]), ("warning", _CONTRACT["Warnings"]), ("info", _CONTRACT["Infos"]))


@dataclass(frozen=True, slots=True)
class Digest:
    """One agreement's rows, with a cell for each column of ``hedui.export.columns``; findings with the worst first."""

    contract: Row
    findings: tuple[Row, ...]
    prices: tuple[Row, ...]
    own: Mapping[str, Cell] = field(default_factory=dict)
    """Cells of the user's own fields by their names."""
    packed: bytes = field(default=b"", repr=False, compare=False)
    """Its bytes, where it was made from any."""

    @staticmethod
    def of(entry: Entry, lang: Language) -> Digest:
        """The rows of an agreement, what has a name in the language."""
        return Digest(
            _row(columns.CONTRACTS, entry, lang),
            tuple(_row(columns.FINDINGS, row, lang) for row in finding_rows(entry)),
            tuple(_row(columns.PRICES, row, lang) for row in price_rows(entry)),
            own_cells(entry.record, lang),
        )

    @staticmethod
    def from_bytes(data: bytes) -> Digest:
        """The digest that ``to_bytes`` wrote. Raises ``ValueError`` or ``zlib.error`` for anything else."""
        contract, findings, prices, own = json.loads(zlib.decompress(data), object_hook=_untagged)
        return Digest(tuple(contract), tuple(map(tuple, findings)), tuple(map(tuple, prices)), dict(own), data)

    def to_bytes(self) -> bytes:
        """The digest, small enough to keep by the million."""
        if self.packed:
            return self.packed
        plain = [self.contract, self.findings, self.prices, list(self.own.items())]
        text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"), default=_tagged)
        return zlib.compress(text.encode("utf-8", "surrogatepass"))

    def linked(self, source: str, fields: Iterable[CustomField] = ()) -> Row:
        """The agreement's own row with the link to its source, which depends on where the folders lie now, then the
        user's own fields."""
        own = (self.own.get(each.name) for each in fields)
        return (*self.contract[:_SOURCE], source, *self.contract[_SOURCE + 1 :], *own)

    def value(self, heading: str) -> Cell:
        """The cell under an English heading of the agreements' table."""
        return self.contract[_CONTRACT[heading]]

    @property
    def money(self) -> tuple[Decimal | None, str]:
        """The total that holds now, as supplements have it, and its currency in words, empty where it is not known."""
        total = self.value("Total now") or self.value("Total")
        return total if isinstance(total, Decimal) else None, str(self.value("Currency") or "")

    def counts(self) -> dict[str, int]:
        """How many findings there are of each severity, the worst first."""
        return {severity: int(str(self.contract[number] or 0)) for severity, number in _COUNTS}

    @property
    def worst(self) -> str:
        """The severity of the worst finding, or ``clean``."""
        return next((severity for severity, count in self.counts().items() if count), "clean")

    def codes(self) -> list[str]:
        """The codes of its findings, each once."""
        return sorted(set(self._findings("Code")))

    def found(self) -> Iterator[tuple[str, str, str]]:
        """The code, the name and the severity, in words, of each of its findings."""
        return zip(self._findings("Code"), self._findings("Finding"), self._findings("Severity"), strict=True)

    def messages(self) -> Iterator[str]:
        """What its findings say."""
        return self._findings("Message")

    def _findings(self, heading: str) -> Iterator[str]:
        return (str(row[_FINDING[heading]]) for row in self.findings)


def _row(layout: Sequence[Column[T]], row: T, lang: Language) -> Row:
    return tuple(cell(column, row, lang) for column in layout)


def _tagged(value: object) -> dict[str, str]:
    if isinstance(value, Decimal):
        return {"number": str(value)}
    if isinstance(value, datetime.date):
        return {"date": value.isoformat()}
    raise TypeError(type(value).__name__)


def _untagged(tagged: dict[str, str]) -> Cell:
    if "number" in tagged:
        return Decimal(tagged["number"])
    return datetime.date.fromisoformat(tagged["date"])
