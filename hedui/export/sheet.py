"""One sheet of the workbook, written row by row, so that memory does not grow with it."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from hedui.export.column import Cell, Column, Look
from hedui.export.names import CLEAN, SEVERITIES
from hedui.export.ready import Ready, ReadySheet
from hedui.export.text import FORMULA_STARTS, clean, width
from hedui.messages import Message
from hedui.models.severity import Severity
from hedui.settings import Language

_MOST_CHARACTERS = 32_000
_MOST_LINKS = 60_000
_MOST_LINK_CHARACTERS = 2_000
"""An Excel sheet can hold 65,530 links: more stand as text, as do all of an agreement that begins behind so many."""

LINK = {"font_color": "#0563C1", "underline": 1}
RULE = "#DDE2E9"
"""Of a thin line below each row: where heights differ the eye needs it, above all on paper."""
_RULE: dict[str, object] = {"valign": "top", "bottom": 1, "bottom_color": RULE}
_FIGURES = _RULE | {"align": "right", "indent": 1}
_FORMATS: dict[Look, dict[str, object]] = {
    Look.TEXT: _RULE | {"text_wrap": True},
    Look.CENTRED: _RULE | {"align": "center"},
    Look.HIDDEN: {"valign": "top"},
    Look.LEVEL: _RULE | {"bold": True, "align": "center"},
    Look.COUNT: _FIGURES | {"num_format": "0"},
    Look.MONEY: _FIGURES | {"num_format": "#,##0.00"},
    Look.PRICE: _FIGURES | {"num_format": "#,##0.########"},
    Look.SHARE: _FIGURES | {"num_format": "0.##%"},
    Look.DATE: _FIGURES | {"num_format": "yyyy-mm-dd"},
    Look.LINK: _RULE | LINK,
}
_RIGHT = {Look.COUNT, Look.MONEY, Look.PRICE, Look.SHARE, Look.DATE}
HEADING: dict[str, object] = {"bold": True, "valign": "top", "bg_color": "#E7ECF3", "bottom": 1, "text_wrap": True}
LEVELS = {
    Severity.ERROR: {"bg_color": "#F8D7DA", "font_color": "#8B1A1A"},
    Severity.WARNING: {"bg_color": "#FFF3CD", "font_color": "#7A5200"},
    Severity.INFO: {"bg_color": "#DCE9F9", "font_color": "#174A87"},
    None: {"bg_color": "#DDF1DF", "font_color": "#1F5E24"},
}
"""The colours of a finding's severity, and of an agreement without findings."""

LINE_POINTS = 16.5
_MOST_POINTS = 409
"""The highest row that Excel has."""
_A4 = 9

OPEN = Message("打开", "open")
NONE = Message("（没有）", "(none)")
"""In a sheet without rows, which on paper would be a heading and nothing, as if something had been lost."""


class Sheet:
    """A table with a heading. Where a sheet is full it goes on in another."""

    def __init__(
        self,
        book: Any,
        title: str,
        layout: Sequence[Column[Any]],
        lang: Language,
        most: int,
        printed: int | None = None,
    ) -> None:
        """``most`` rows stand below the heading; the first ``printed`` columns go on paper, all unless told."""
        self._book = book
        self._title = title
        self._layout = layout
        self._lang = lang
        self._most = most
        self._printed = printed
        self._formats = {look: book.add_format(options) for look, options in _FORMATS.items()}
        self._ruled = book.add_format(_RULE)
        self._guarded = book.add_format(_FORMATS[Look.TEXT] | {"quote_prefix": True})
        self._headings = [book.add_format(HEADING), book.add_format(HEADING | {"align": "right", "indent": 1})]
        self._levels = {
            (SEVERITIES[severity] if severity else CLEAN).say(lang): book.add_format(_FORMATS[Look.LEVEL] | colours)
            for severity, colours in LEVELS.items()
        }
        for each in (*self._formats.values(), self._ruled, self._guarded, *self._headings, *self._levels.values()):
            each._get_xf_index()  # in this order, so that a row that was made before names the same
        self._sheets = 0
        self.rows = 0
        self._begin()

    def _begin(self) -> None:
        self._sheets += 1
        self._sheet = self._book.add_worksheet(
            self._title if self._sheets == 1 else f"{self._title} {self._sheets}", ReadySheet
        )
        self._row = self._links = 0
        for number, column in enumerate(self._layout):
            hidden = {"hidden": True} if column.look is Look.HIDDEN else {}
            self._sheet.set_column(number, number, column.width, None, hidden)
            heading = self._headings[column.look in _RIGHT]
            self._sheet.write_string(0, number, column.heading.say(self._lang), heading)
        self._sheet.freeze_panes(1, 1)
        for_paper(self._sheet)
        self._sheet.repeat_rows(0)

    def add(self, row: Iterable[Cell]) -> None:
        """Write a row."""
        self.put(self.ready(row, linked=self.can_link))

    def ready(self, row: Iterable[Cell], *, linked: bool = True) -> Ready:
        """Make a row, as high as its longest text needs it; its links are only text where it is not ``linked``."""
        self._turn()
        place = self._row + 1
        cells = list(zip(self._layout, row, strict=True))
        lines = max(_lines(value, column) for column, value in cells)
        height = min(_MOST_POINTS, lines * LINE_POINTS) if lines > 1 else None
        self._sheet.set_row(place, height, self._ruled)
        links = []
        for number, (column, value) in enumerate(cells):
            if linked and column.look is Look.LINK and isinstance(value, str) and _can_lead(value):
                links.append((number, value if "://" in value else f"external:{value}"))
                self._sheet.write_string(place, number, OPEN.say(self._lang), self._formats[Look.LINK])
            else:
                self._write(place, number, column.look, value)
        return Ready(self._sheet.taken(place), tuple(links))

    def put(self, ready: Ready) -> None:
        """Write a row that was made."""
        self._turn()
        self._row += 1
        self.rows += 1
        self._sheet.place(self._row, ready, len(self._layout))
        for column, target in ready.links:
            self._links += 1
            self._sheet.link(self._row, column, target)

    @property
    def form(self) -> str:
        """What rows depend on besides what stands in them."""
        return repr(([(column.look, column.width) for column in self._layout], _FORMATS, LEVELS))

    @property
    def can_link(self) -> bool:
        """Whether a row's links may still be more than text."""
        return self._links < _MOST_LINKS

    def _turn(self) -> None:
        """Go on in a further sheet where this one is full."""
        if self._row >= self._most:
            self.finish()
            self._begin()

    def finish(self) -> None:
        """Put the filters on, and say what is printed, and where nothing is in the sheet, that."""
        if not self.rows:
            self._sheet.write_string(1, 0, NONE.say(self._lang), self._formats[Look.TEXT])
        self._sheet.autofilter(0, 0, self._row, len(self._layout) - 1)
        if self._printed:
            self._sheet.print_area(0, 0, self._row, self._printed - 1)

    def _write(self, row: int, column: int, look: Look, value: Cell) -> None:
        place = (row, column)
        match value:
            case None | "":
                return
            case Decimal() | int():
                self._sheet.write_number(*place, value, self._formats[look])
            case datetime.date():
                self._sheet.write_datetime(*place, value, self._formats[look])
            case _ if look is Look.LEVEL and value in self._levels:
                self._sheet.write_string(*place, value, self._levels[value])
            case _:
                text = clean(value)[:_MOST_CHARACTERS]
                self._sheet.write_string(*place, text, self._format_of(text, look))

    def _format_of(self, text: str, look: Look) -> Any:
        """The format of a text; one that a spreadsheet might take for a formula is guarded."""
        if text.startswith(FORMULA_STARTS):
            return self._guarded
        return self._formats[look if look is Look.CENTRED else Look.TEXT]


def _can_lead(target: str) -> bool:
    """Whether Excel can follow a link: it takes what stands behind a # for a place within the file."""
    file, _, place = target.partition("#")
    return 0 < len(target) < _MOST_LINK_CHARACTERS and (not place or file.endswith("report.html"))


def for_paper(sheet: Any, *, wide: bool = True) -> None:
    """Landscape and one page wide, as many pages long as it takes; or all on one upright page."""
    if wide:
        sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0 if wide else 1)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&L&A&R&P / &N")


def _lines(value: Cell, column: Column[Any]) -> int:
    """How many lines a cell's text takes in its column, where it is wrapped."""
    return lines_of(value, column.width) if isinstance(value, str) and column.look is Look.TEXT else 1


def lines_of(text: str, wide: int) -> int:
    """How many lines a text takes that is wrapped in a column so many characters wide."""
    # A line is broken before it is full: room for one Chinese character is lost.
    room = max(2, wide - 2)
    return sum(max(1, math.ceil(width(line, "WFA") / room)) for line in text[:_MOST_CHARACTERS].split("\n"))
