"""Where things lie in the output folder. Names are relative to it, with ``/`` between their parts.

The record of ``a/b.pdf`` is ``records/a/b.pdf.json``, that of a second agreement in it
``records/a/b.pdf.2.json``. Three kinds of names would not do as they are: a folder
``b.pdf.json`` beside ``b.pdf`` gets a ``~`` behind its name; a name too long to bear a suffix keeps its beginning and
gets a hash; and what lies very deep gets one folder, named by a hash.
"""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import PurePosixPath
from urllib.parse import quote

PAGE_BREAK = "\f"
"""Stands between the pages in a file of page texts: page n is ``text.split("\\f")[n - 1]``."""


RECORDS = "records"
DETAILS = "report/agreements"
INDEX = "report/index"

_LONGEST = 255 - len(".json")
"""Bytes that file systems allow a name to have, less the suffix."""
_MOST_FOLDERS = 100
_MOST_BYTES = 2000
"""Of a path, of the 4,096 that Linux allows: the output folder's own path stands before it."""
_AMBIGUOUS = re.compile(r"\.(?:json|txt|read)~*\Z", re.IGNORECASE)
_AMBIGUOUS_SCRIPT = re.compile(r"\.js~*\Z", re.IGNORECASE)
_ESCAPED = re.compile(r"(\.(?:json|txt|read)~*)~\Z", re.IGNORECASE)


def part_path(path: str, index: int) -> str:
    """What an input's agreement goes by, counted from 1: the first by the input's path, others ``a.pdf.2`` and so on.

    No input bears such a name, for none ends in a number.
    """
    return path if index == 1 else f"{path}.{index}"


def part_of(path: str) -> tuple[str, int]:
    """The input and which of its agreements, from what ``part_path`` made."""
    base, _, last = path.rpartition(".")
    return (base, int(last)) if last.isdecimal() and base else (path, 1)


def record_name(path: str) -> str:
    """The record of the agreement that goes by ``path``."""
    return f"{RECORDS}/{_place(path)}.json"


def as_read_name(path: str) -> str:
    """The record as it was read, where people decided something: ``record_name`` has it as they left it then."""
    return f"{RECORDS}/{_place(path)}.read"


def text_name(path: str) -> str:
    """The page texts that the record's evidence points into."""
    return f"{RECORDS}/{_place(path)}.txt"


def details_place(path: str) -> str:
    """What the script with what an agreement opens to in the report is called below ``DETAILS``, without its suffix."""
    return _place(path, _AMBIGUOUS_SCRIPT)


def details_name(path: str) -> str:
    """The script with what the agreement that goes by ``path`` opens to in the report."""
    return f"{DETAILS}/{details_place(path)}.js"


def report_link(path: str, finding: int = 0) -> str:
    """Where the report shows the agreement that goes by ``path``, and of its findings the one counted from 1."""
    return f"report.html#{quote(path, safe='')}" + (f"&{finding}" if finding else "")


def input_path(record: str, name: str, index: int = 1) -> str:
    """What the agreement goes by whose record lies at ``record``, relative to ``records``.

    ``name`` is its file's name, ``index`` says which of the file's agreements it is.
    """
    folders = (_ESCAPED.sub(r"\1", part) for part in PurePosixPath(record).parts[:-1])
    return part_path("/".join((*folders, name)), index)


def _place(path: str, ambiguous: re.Pattern[str] = _AMBIGUOUS) -> str:
    *folders, name = path.split("/")
    if len(folders) > _MOST_FOLDERS or len(os.fsencode(path)) > _MOST_BYTES:
        folders = ["~" + _hash("/".join(folders))]
    folders = [_shortened(ambiguous.sub(r"\g<0>~", folder)) for folder in folders]
    return "/".join((*folders, _shortened(name)))


def _shortened(name: str) -> str:
    """A name with room for a suffix behind it: where there is none, its beginning and a hash of all of it."""
    raw = os.fsencode(name)
    if len(raw) <= _LONGEST:
        return name
    return raw[: _LONGEST - 17].decode("utf-8", "ignore") + "~" + _hash(name)


def _hash(text: str) -> str:
    return hashlib.sha256(os.fsencode(text)).hexdigest()[:16]


def picture_name(sha256: str, page: int) -> str:
    """The picture of one page, counted from 1, of the content with this hash, for the report."""
    return f"pictures/{sha256}/{page}.jpg"


def characters_name(sha256: str, page: int) -> str:
    """Where the characters of a page stand on its picture (``hedui.export.characters``)."""
    return f"pictures/{sha256}/{page}.places"
