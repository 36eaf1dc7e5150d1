"""contracts.xlsx: a summary, agreements, findings, line items and rates, what belongs together, what was not read.

The worst agreements come first, on every sheet that has rows of agreements: they are kept aside until all are known.

For people who live in Excel: money and dates are numbers and dates to it. Text is written as text whatever it begins
with, so that no cell of an agreement can become a formula.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import xlsxwriter

import hedui
from hedui.export import columns, ready
from hedui.export.agreement import Agreement
from hedui.export.aside import Aside, aside
from hedui.export.cache import Cache
from hedui.export.column import Column, cell
from hedui.export.digest import Digest
from hedui.export.entry import Missing
from hedui.export.overview import Overview
from hedui.export.own import own_columns
from hedui.export.rows import Sameness, SameRow
from hedui.export.sheet import Sheet
from hedui.export.target import SameNumbers, Target, none
from hedui.messages import Message
from hedui.models.custom import CustomField
from hedui.settings import Language

NAME = "contracts.xlsx"

_MOST_ROWS = 1_048_575
"""What an Excel sheet can hold below its heading. More rows go on in a further sheet."""
_ROWS_OF_A_LARGE_FILE = 500_000
"""Of one sheet; more may need the form of ZIP that holds files of more than 2 GiB."""

_MOST_OF_ONE = 5_000
"""Of one agreement's rows on a sheet so many have links."""
_MOST_FIRST = 10
"""So many agreements to look at first the summary names."""

_CREATED = datetime.datetime(2000, 1, 1)
"""What the workbook says of when it was made: the same input gives the same bytes; the file's own time says when."""


class Workbook:
    """The summary and the five tables."""

    takes_hidden = False

    def __init__(
        self,
        book: Any,
        lang: Language,
        aside: Aside,
        most: int = _MOST_ROWS,
        same_numbers: SameNumbers = none,
        own: Sequence[CustomField] = (),
        cache: Cache | None = None,
    ) -> None:
        """``book`` writes with ``constant_memory``; ``aside`` keeps two lines of each agreement; ``most`` rows stand on
        a sheet below its heading; ``own`` fields have columns among the agreements'; ``cache`` has rows made before."""
        self._book = book
        self._cache = cache
        self._aside = aside
        self._lang = lang
        self._same_numbers = same_numbers
        self._own = own
        self._overview = Overview(book, lang)

        def sheet(title: Message, layout: Sequence[Column[Any]], printed: int | None = None) -> Sheet:
            return Sheet(book, title.say(lang), layout, lang, most, printed)

        layout: tuple[Column[Any], ...] = (*columns.CONTRACTS, *own_columns(own))
        self._contracts = sheet(Message("合同", "Contracts"), layout, columns.PRINTED)
        self._findings = sheet(Message("核对结果", "Findings"), columns.FINDINGS, columns.PRINTED_FINDINGS)
        self._prices = sheet(Message("明细与资费", "Items and rates"), columns.PRICES)
        self._same = sheet(Message("重复", "Duplicates"), columns.SAME)
        self._failures = sheet(Message("未处理", "Failures"), columns.FAILURES)
        forms = [each.form for each in (self._contracts, self._findings, self._prices)]
        self._form = hashlib.sha256("\n".join((hedui.__version__, ready.FORM, lang, *forms)).encode()).hexdigest()

    def add(self, agreement: Agreement) -> None:
        """Count an agreement, and keep its rows."""
        digest = agreement.digest
        self._overview.add(digest)
        whose = json.dumps((agreement.input, agreement.index, agreement.source))
        self._aside.add(digest, digest.to_bytes(), whose.encode())
        if forms := str(digest.value("Other forms") or ""):
            number = str(digest.value("Number") or "") or None
            self._add_same(SameRow(Sameness.AGREEMENT, number, (agreement.path, *forms.split("\n"))))

    def miss(self, missing: Missing) -> None:
        """Enter an input without a record."""
        self._overview.miss()
        self._failures.add(cell(column, missing, self._lang) for column in columns.FAILURES)

    def finish(self) -> None:
        """Complete all sheets."""
        for number, paths in self._same_numbers():
            self._overview.same_numbers += 1
            self._add_same(SameRow(Sameness.NUMBER, number, tuple(paths)))
        first = map(Digest.from_bytes, islice(self._aside.lines(0), _MOST_FIRST))
        self._overview.finish([each for each in first if each.findings])
        for digest, whose in zip(self._aside.lines(0), self._aside.lines(1), strict=True):
            self._enter(digest, *json.loads(whose))
        sheets = (self._contracts, self._findings, self._prices, self._same, self._failures)
        for sheet in sheets:
            sheet.finish()
        if max(sheet.rows for sheet in sheets) > _ROWS_OF_A_LARGE_FILE:
            self._book.use_zip64()

    def _enter(self, digest: bytes, path: str, part: int, source: str) -> None:
        """Enter an agreement in its sheets: its rows as they were made before, or made now."""
        sheets = self._contracts, self._findings, self._prices
        linked = [sheet.can_link for sheet in sheets]
        made_from = hashlib.sha256(digest + repr((self._form, linked, source)).encode()).hexdigest()
        rows = self._ready(path, part, made_from)
        if rows is None:
            rows = self._made(Digest.from_bytes(digest), source, linked)
            if self._cache:
                self._cache.put_ready(path, part, made_from, ready.to_bytes(rows))
        for sheet, of_sheet in zip(sheets, rows, strict=True):
            for row in of_sheet:
                sheet.put(row)

    def _ready(self, path: str, part: int, made_from: str) -> ready.Rows | None:
        kept = self._cache.ready(path, part, made_from) if self._cache else None
        try:
            return ready.from_bytes(kept) if kept else None
        except (ValueError, zlib.error):
            return None

    def _made(self, digest: Digest, source: str, linked: Sequence[bool]) -> ready.Rows:
        """The agreement's rows for its three sheets; links of so many findings that they may be too many are text."""
        sheets = self._contracts, self._findings, self._prices
        rows = [digest.linked(source, self._own)], digest.findings, digest.prices
        return [
            [sheet.ready(row, linked=can_link and len(of_sheet) <= _MOST_OF_ONE) for row in of_sheet]
            for sheet, of_sheet, can_link in zip(sheets, rows, linked, strict=True)
        ]

    def _add_same(self, row: SameRow) -> None:
        self._same.add(cell(column, row, self._lang) for column in columns.SAME)


@contextmanager
def workbook(target: Target) -> Iterator[Workbook]:
    """The workbook in the output folder; it is in place when the block ends well."""
    with target.folder.file(NAME) as path, aside(path.parent, target.lang, 2) as kept:
        book = xlsxwriter.Workbook(str(path), _options(path.parent))
        book.set_properties({"created": _CREATED})
        made = Workbook(book, target.lang, kept, _MOST_ROWS, target.same_numbers, target.own, target.cache)
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
