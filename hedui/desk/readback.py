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
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from hedui.desk import messages
from hedui.desk.deeds import ConflictError, Deeds
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
    lang, made = office.lang, ReadBack()
    deeds = office.deeds(by)
    known = False
    said: dict[tuple[str, Message], str] = {}
    for row, every in _rows(file, lang):
        known = True
        path = every.get(FILE, "")
        cells = {name: text for name, text in every.items() if said.setdefault((path or str(row), name), text) == text}
        for name in every.keys() - cells.keys():
            told = messages.TWICE.say(lang, row=row, text=shown(every[name]), first=shown(said[path, name]))
            made.refused.append(messages.NOT_TAKEN.say(lang, path=path, column=name.say(lang), reason=told))
        if not any(cells.get(each) for each in FILLED_IN):
            continue
        identity = office.index.named(path)
        opened = office.find(identity) if identity else None
        if opened is None:
            made.refused.append(messages.NO_SUCH_ROW.say(lang, row=row, path=shown(path)))
            continue
        for column in (OWNER, NOTE, STATUS):
            _take(office, deeds, opened, column, cells, made)
    if not known:
        raise UsageError(messages.NO_COLUMNS.say(lang, file=file.name))
    return made


def _take(
    office: Office, deeds: Deeds, opened: Opened, column: Message, cells: Mapping[Message, str], made: ReadBack
) -> None:
    text, about, lang = cells.get(column, ""), _ABOUT[column], office.lang
    if not text:
        return
    fresh = office.find(opened.identity) or opened
    now = fresh.status.value if about is About.STATUS else fresh.decisions.said(about)
    said = _status(text) if about is About.STATUS else text
    try:
        if said is None:
            raise RefusedError(messages.NO_STATUS.say(lang, text=shown(text)))
        if said == now or (said == ReviewStatus.PENDING and about is About.STATUS):
            return
        entries = office.book.entries(opened.identity)
        if any(said == entry.draft.new for entry in entries if entry.draft.about is about):
            raise RefusedError(messages.OVERTAKEN.say(lang, text=shown(text), now=_named(about, now, lang)))
        if about is About.STATUS:
            why = cells.get(NOTE) or messages.FROM_WORKBOOK.say(lang)
            deeds.set_status(fresh, ReviewStatus(said), fresh.decisions.based(about, ""), why)
        else:
            deeds.remark(fresh, about, text, fresh.decisions.based(about, ""))
    except (RefusedError, ConflictError) as error:
        made.refused.append(messages.NOT_TAKEN.say(lang, path=opened.path, column=column.say(lang), reason=error))
    else:
        made.taken += 1


def _rows(file: Path, lang: Language) -> Iterator[tuple[int, Mapping[Message, str]]]:
    """Each row below a heading that names the file and something to fill in, with its number, counted from 1."""
    try:
        book = openpyxl.load_workbook(file, read_only=True, data_only=True)
    except OSError as error:
        raise UsageError(messages.NO_WORKBOOK.say(lang, file=file, reason=reason(error, lang))) from error
    except _BROKEN as error:
        raise UsageError(messages.NOT_A_WORKBOOK.say(lang, file=file)) from error
    try:
        for sheet in book.worksheets:
            rows = enumerate(sheet.iter_rows(values_only=True, max_row=_MOST_ROWS), 1)
            places = next(filter(_is_heading, (_headings(row) for _, row in itertools.islice(rows, _ABOVE + 1))), None)
            if places:
                for number, row in rows:
                    cells = {name: _plain(row[at]) for name, at in places.items() if at < len(row)}
                    yield number, {name: text for name, text in cells.items() if text}
    except OSError as error:
        raise UsageError(messages.NO_WORKBOOK.say(lang, file=file, reason=reason(error, lang))) from error
    except _BROKEN as error:
        raise UsageError(messages.NOT_A_WORKBOOK.say(lang, file=file)) from error
    finally:
        book.close()


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


def _status(text: str) -> str | None:
    words = text.casefold()
    return next((value for value, word in REVIEWS.items() if words in (value, word.zh, word.en.casefold())), None)


def _named(about: About, value: str | None, lang: Language) -> str:
    if about is About.STATUS and value in REVIEWS:
        return REVIEWS[value].say(lang)
    return value or "—"
