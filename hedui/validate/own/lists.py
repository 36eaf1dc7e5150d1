"""Lists of names in the user's own files: every cell of a workbook or CSV file, every line of a text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from hedui.messages import Message
from hedui.validate.names import plain_name
from hedui.validate.own import messages

_MOST_CELLS = 2_000_000
_ENCODINGS = ("utf-8-sig", "gb18030")


_IN_EXCEL = (".xlsx", ".xlsm")
_FORMS = (*_IN_EXCEL, ".csv", ".txt")


class UnreadableListError(Exception):
    """The file is no list that can be read: why not, as words that fit into parentheses."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.zh)
        self.message = message


def names_in(path: Path) -> frozenset[str]:
    """Everything that the cells of a list say, in the form in which names are compared.

    Raises ``OSError`` where the file cannot be opened, and ``UnreadableListError`` where it is not what its name says.
    A file is read again when it has changed.
    """
    if path.suffix.lower() not in _FORMS:
        raise UnreadableListError(messages.OTHER_FORM)
    state = path.stat()
    return _names(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=32)
def _names(path: Path, changed: int, size: int) -> frozenset[str]:
    cells = _cells(path) if path.suffix.lower() in _IN_EXCEL else _words(path)
    found: set[str] = set()
    for count, text in enumerate(cells):
        if count >= _MOST_CELLS:
            raise UnreadableListError(messages.TOO_MANY_CELLS)
        found.add(plain_name(text))
    return frozenset(found - {""})


def _cells(path: Path) -> Iterator[str]:
    import openpyxl

    try:
        book: Any = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, KeyError, ValueError, TypeError) as error:
        raise UnreadableListError(messages.NO_EXCEL) from error
    try:
        for sheet in book.worksheets:
            for row in sheet.iter_rows(values_only=True):
                yield from (str(value) for value in row if value is not None)
    finally:
        book.close()


def _words(path: Path) -> Iterator[str]:
    data = path.read_bytes()
    for encoding in _ENCODINGS:
        try:
            text = data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise UnreadableListError(messages.NO_TEXT)
    if path.suffix.lower() == ".csv":
        for row in csv.reader(io.StringIO(text, newline="")):
            yield from row
    else:
        yield from text.splitlines()
