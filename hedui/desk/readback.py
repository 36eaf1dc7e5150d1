"""What people filled in in the workbook, read back: status, who is to see to it, and notes.

A cell that is empty says nothing. What stands in one and was said at the desk before, but is so no longer, comes from
an old workbook: it is told and not taken.
"""

from __future__ import annotations

import datetime
import itertools
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl import Workbook
from openpyxl.utils.exceptions import InvalidFileException

from hedui.desk import messages
from hedui.desk.deeds import ConflictError
from hedui.desk.office import Office
from hedui.desk.opened import Opened
from hedui.desk.values import RefusedError, shown
from hedui.errors import UsageError
from hedui.export.names import REVIEWS
from hedui.messages import Message
from hedui.models.review import ReviewStatus
from hedui.reasons import reason
from hedui.review.entries import About
from hedui.review.sheet import FILE, FILLED_IN, NOTE, OWNER, STATUS
from hedui.settings import Language

_MOST_ROWS = 1_100_000
_ABOVE = 20
"""So many rows that somebody put above the heading are passed over."""
_ABOUT = {STATUS: About.STATUS, OWNER: About.OWNER, NOTE: About.NOTE}
_BROKEN = (ValueError, KeyError, EOFError, ParseError, InvalidFileException, zipfile.BadZipFile, zlib.error)
"""What openpyxl raises for a file that is no workbook, or a damaged one."""


@dataclass(slots=True)
class ReadBack:
    """How many cells were taken, and a sentence for each that was not."""

    taken: int = 0
    refused: list[str] = field(default_factory=list)


def read_back(office: Office, file: Path, by: str) -> ReadBack:
    """Enter what people filled in in a workbook, as decisions of ``by``.

    Raises ``UsageError`` where it is no workbook, or has no column to be filled in.
    """
    reading = _Reading(office, by)
    known = False
    for row, every in _rows(file, office.lang):
        known = True
        reading.take(row, every)
    if not known:
        raise UsageError(messages.NO_COLUMNS.say(office.lang, file=file.name))
    return reading.made


def is_filled_in(file: Path, lang: Language) -> bool:
    """Whether there is anything to read back. Raises ``UsageError`` where it is no workbook."""
    return any(cells.get(each) for _, cells in _rows(file, lang) for each in FILLED_IN)


class _Reading:
    """A workbook while its rows are entered, one after the other."""

    def __init__(self, office: Office, by: str) -> None:
        self.made = ReadBack()
        self._office = office
        self._lang = office.lang
        self._deeds = office.deeds(by)
        self._said: dict[tuple[str, Message], str] = {}

    def take(self, row: int, every: Mapping[Message, str]) -> None:
        """Enter what was filled in in a row."""
        path = every.get(FILE, "")
        cells = self._without_second_words(row, path, every)
        if not any(cells.get(each) for each in FILLED_IN):
            return
        identity = self._office.index.named(path)
        opened = self._office.find(identity) if identity else None
        if opened is None:
            self.made.refused.append(messages.NO_SUCH_ROW.say(self._lang, row=row, path=shown(path)))
            return
        for column in (OWNER, NOTE, STATUS):
            if cells.get(column):
                self._enter(opened, column, cells)

    def _without_second_words(self, row: int, path: str, every: Mapping[Message, str]) -> Mapping[Message, str]:
        """The cells but those in which another row of the same file said something else; these are told."""
        cells = {
            name: text for name, text in every.items() if self._said.setdefault((path or str(row), name), text) == text
        }
        for name in every.keys() - cells.keys():
            first = shown(self._said[path, name])
            told = messages.TWICE.say(self._lang, row=row, text=shown(every[name]), first=first)
            self._refuse(path, name, told)
        return cells

    def _enter(self, opened: Opened, column: Message, cells: Mapping[Message, str]) -> None:
        """Enter a cell, or tell why it cannot be."""
        try:
            self.made.taken += self._decide(opened, column, cells)
        except (RefusedError, ConflictError) as error:
            self._refuse(opened.path, column, error)

    def _refuse(self, path: str, column: Message, why: object) -> None:
        sentence = messages.NOT_TAKEN.say(self._lang, path=path, column=column.say(self._lang), reason=why)
        self.made.refused.append(sentence)

    def _decide(self, opened: Opened, column: Message, cells: Mapping[Message, str]) -> bool:
        """Decide what a cell says; False where that is so already. Raises ``RefusedError`` and ``ConflictError``."""
        about, text = _ABOUT[column], cells[column]
        fresh = self._office.find(opened.identity) or opened
        now = fresh.status.value if about is About.STATUS else fresh.decisions.said(about)
        said = self._status(text) if about is About.STATUS else text
        if said == now or (said == ReviewStatus.PENDING and about is About.STATUS):
            return False
        if self._was_said(opened, about, said):
            named = _named(about, now, self._lang)
            raise RefusedError(messages.OVERTAKEN.say(self._lang, text=shown(text), now=named))
        based = fresh.decisions.based(about, "")
        if about is About.STATUS:
            why = cells.get(NOTE) or messages.FROM_WORKBOOK.say(self._lang)
            self._deeds.set_status(fresh, ReviewStatus(said), based, why)
        else:
            self._deeds.remark(fresh, about, text, based)
        return True

    def _status(self, text: str) -> str:
        """The status that the words mean in either language. Raises ``RefusedError``."""
        words = text.casefold()
        for value, word in REVIEWS.items():
            if words in (value, word.zh, word.en.casefold()):
                return value
        raise RefusedError(messages.NO_STATUS.say(self._lang, text=shown(text)))

    def _was_said(self, opened: Opened, about: About, said: str) -> bool:
        """Whether somebody has said the same at the desk."""
        entries = self._office.book.entries(opened.identity)
        return any(said == entry.draft.new for entry in entries if entry.draft.about is about)


def _rows(file: Path, lang: Language) -> Iterator[tuple[int, Mapping[Message, str]]]:
    """Each row below a heading that names the file and something to fill in, with its number, counted from 1."""
    with _workbook(file, lang) as book:
        for sheet in book.worksheets:
            rows = enumerate(sheet.iter_rows(values_only=True, max_row=_MOST_ROWS), 1)
            places = next(filter(_is_heading, (_headings(row) for _, row in itertools.islice(rows, _ABOVE + 1))), None)
            for number, row in rows if places else ():
                cells = {name: _plain(row[at]) for name, at in (places or {}).items() if at < len(row)}
                yield number, {name: text for name, text in cells.items() if text}


@contextmanager
def _workbook(file: Path, lang: Language) -> Iterator[Workbook]:
    """The file as a workbook. Raises ``UsageError`` where it is none, or turns out to be damaged while it is read."""
    with ExitStack() as kept:
        try:
            book = openpyxl.load_workbook(file, read_only=True, data_only=True)
            kept.callback(book.close)
            yield book
        except OSError as error:
            raise UsageError(messages.NO_WORKBOOK.say(lang, file=file, reason=reason(error, lang))) from error
        except _BROKEN as error:
            raise UsageError(messages.NOT_A_WORKBOOK.say(lang, file=file)) from error


def _is_heading(places: Mapping[Message, int]) -> bool:
    return FILE in places and any(each in places for each in FILLED_IN)


def _headings(row: Sequence[object]) -> dict[Message, int]:
    found: dict[Message, int] = {}
    for at, cell in enumerate(row):
        for name in (FILE, *FILLED_IN):
            if _plain(cell) in (name.zh, name.en):
                found.setdefault(name, at)
    return found


def _plain(cell: object) -> str:
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    return " ".join(str(cell).split()) if cell is not None else ""


def _named(about: About, value: str | None, lang: Language) -> str:
    if about is About.STATUS and value in REVIEWS:
        return REVIEWS[value].say(lang)
    return value or "—"
