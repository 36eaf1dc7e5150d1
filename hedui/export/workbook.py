"""contracts.xlsx: agreements, findings, line items and rates, failures, for people who live in Excel.

Money and dates are numbers and dates to Excel. Text is written as text whatever it begins with, so that no cell of an
agreement can become a formula.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter

from hedui.export import columns
from hedui.export.agreement import Agreement
from hedui.export.columns import Cell, Column, Look
from hedui.export.entry import Missing
from hedui.export.target import Target
from hedui.export.text import FORMULA_STARTS, clean
from hedui.messages import Message
from hedui.settings import Language

NAME = "contracts.xlsx"

_MOST_ROWS = 1_048_575
_MOST_CHARACTERS = 32_000
_MOST_LINKS = 60_000
_MOST_LINK_CHARACTERS = 2_000
"""What an Excel sheet can hold. More rows go on in a further sheet, more links stand as text."""

_ROWS_OF_A_LARGE_FILE = 500_000
"""Of one sheet; more may need the form of ZIP that holds files of more than 2 GiB."""

_FORMATS: dict[Look, dict[str, object]] = {
    Look.TEXT: {"valign": "top", "text_wrap": True},
    Look.COUNT: {"valign": "top", "num_format": "0"},
    Look.MONEY: {"valign": "top", "num_format": "#,##0.00"},
    Look.PRICE: {"valign": "top", "num_format": "#,##0.########"},
    Look.SHARE: {"valign": "top", "num_format": "0.##%"},
    Look.DATE: {"valign": "top", "num_format": "yyyy-mm-dd"},
    Look.LINK: {"valign": "top", "font_color": "#0563C1", "underline": 1},
}
_HEADING = {"bold": True, "valign": "top", "bg_color": "#E7ECF3", "bottom": 1, "text_wrap": True}

_CREATED = datetime.datetime(2000, 1, 1)
"""What the workbook says of when it was made: the same input gives the same bytes; the file's own time says when."""

OPEN = Message("打开", "open")


class _Sheet:
    """One sheet, written row by row; memory does not grow with it. Where it is full it goes on in another."""

    def __init__(self, book: Any, title: str, layout: Sequence[Column[Any]], lang: Language, most: int) -> None:
        self._book = book
        self._title = title
        self._layout = layout
        self._lang = lang
        self._most = most
        self._formats = {look: book.add_format(options) for look, options in _FORMATS.items()}
        self._guarded = book.add_format(_FORMATS[Look.TEXT] | {"quote_prefix": True})
        self._heading = book.add_format(_HEADING)
        self._sheets = 0
        self.rows = 0
        self._begin()

    def _begin(self) -> None:
        self._sheets += 1
        self._sheet = self._book.add_worksheet(self._title if self._sheets == 1 else f"{self._title} {self._sheets}")
        self._row = self._links = 0
        for number, column in enumerate(self._layout):
            self._sheet.set_column(number, number, column.width)
            self._sheet.write_string(0, number, column.heading.say(self._lang), self._heading)
        self._sheet.freeze_panes(1, 1)

    def add(self, row: Iterable[Cell]) -> None:
        """Write a row."""
        if self._row >= self._most:
            self.finish()
            self._begin()
        self._row += 1
        self.rows += 1
        for number, (column, value) in enumerate(zip(self._layout, row, strict=True)):
            self._write(number, column.look, value)

    def finish(self) -> None:
        """Put the filters on."""
        self._sheet.autofilter(0, 0, self._row, len(self._layout) - 1)

    def _write(self, column: int, look: Look, value: Cell) -> None:
        place = (self._row, column)
        match value:
            case None | "":
                return
            case Decimal() | int():
                self._sheet.write_number(*place, value, self._formats[look])
            case datetime.date():
                self._sheet.write_datetime(*place, value, self._formats[look])
            case _ if look is Look.LINK and self._can_link(value):
                self._links += 1
                target = value if "://" in value else f"external:{value}"
                self._sheet.write_url(*place, target, self._formats[look], OPEN.say(self._lang))
            case _:
                text = clean(value)[:_MOST_CHARACTERS]
                guarded = text.startswith(FORMULA_STARTS)
                self._sheet.write_string(*place, text, self._guarded if guarded else self._formats[Look.TEXT])

    def _can_link(self, target: str) -> bool:
        """Whether Excel can follow the link: it takes what stands behind a # for a place within the file."""
        return self._links < _MOST_LINKS and len(target) < _MOST_LINK_CHARACTERS and "#" not in target


class Workbook:
    """The four sheets."""

    takes_hidden = False

    def __init__(self, book: Any, lang: Language, most: int = _MOST_ROWS) -> None:
        """``most`` rows stand on a sheet below its heading."""

        self._book = book

        def sheet(title: Message, layout: Sequence[Column[Any]]) -> _Sheet:
            return _Sheet(book, title.say(lang), layout, lang, most)

        self._contracts = sheet(Message("合同", "Contracts"), columns.CONTRACTS)
        self._findings = sheet(Message("核对结果", "Findings"), columns.findings(lambda message: message.say(lang)))
        self._prices = sheet(Message("明细与资费", "Items and rates"), columns.PRICES)
        self._failures = sheet(Message("未处理", "Failures"), columns.FAILURES)

    def add(self, agreement: Agreement) -> None:
        """Enter an agreement in its sheets."""
        self._contracts.add(agreement.digest.linked(agreement.source))
        for finding in agreement.digest.findings:
            self._findings.add(finding)
        for price in agreement.digest.prices:
            self._prices.add(price)

    def miss(self, missing: Missing) -> None:
        """Enter an input without a record."""
        self._failures.add(column.value(missing) for column in columns.FAILURES)

    def finish(self) -> None:
        """Complete all sheets."""
        sheets = (self._contracts, self._findings, self._prices, self._failures)
        for sheet in sheets:
            sheet.finish()
        if max(sheet.rows for sheet in sheets) > _ROWS_OF_A_LARGE_FILE:
            self._book.use_zip64()


@contextmanager
def workbook(target: Target) -> Iterator[Workbook]:
    """The workbook in the output folder; it is in place when the block ends well."""
    with target.folder.file(NAME) as path:
        book = xlsxwriter.Workbook(str(path), _options(path.parent))
        book.set_properties({"created": _CREATED})
        made = Workbook(book, target.lang)
        yield made
        made.finish()
        book.close()


def _options(aside: Path) -> dict[str, object]:
    return {
        "constant_memory": True,
        "tmpdir": str(aside),
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_date_format": "yyyy-mm-dd",
    }
