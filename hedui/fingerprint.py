"""What records depend on, as one hash: settings, the words and checks in files, and the lists that checks look into."""

from __future__ import annotations

import codecs
import contextlib
import hashlib
import json
import re
import tomllib
from pathlib import Path

OWN_TABLES = ("field", "check")
"""The tables of a catalogue file that may also stand in hedui.toml."""
_FORMS = r"\.(?:xlsx|xlsm|csv|txt)"
_LISTS = (
    re.compile(rf"[^\s\"'“”()（）,，\[\]=<>!]{{1,200}}{_FORMS}\b", re.IGNORECASE),
    re.compile(rf"(?<=[\"'“])[^\"'“”\n]{{1,200}}{_FORMS}(?=[\"'”])", re.IGNORECASE),
)
"""What may be the name of a list: a word that ends so, or all that stands in quotes."""


def digest(plain: object) -> str:
    """A hash of plain values; equal ones have equal hashes."""
    return _hash(json.dumps(plain, sort_keys=True).encode())


def encoding(path: Path) -> str:
    """How a file of the user's is encoded: UTF-8, or UTF-16 where its mark says so, as PowerShell's ``>`` writes.

    Raises ``OSError``."""
    with path.open("rb") as file:
        return "utf-16" if file.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else "utf-8-sig"


def whole(path: Path) -> list[object]:
    """What a catalogue file comes to: all that stands in it, and its lists. Raises ``OSError``."""
    return [_hash(path.read_bytes()), _lists(path)]


def own_tables(path: Path) -> list[object]:
    """What the fields and checks in a settings file come to: what else stands there counts as settings do.

    Raises ``OSError``."""
    text = path.read_text(encoding(path))
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return [_hash(text.encode()), _lists(path)]
    tables = json.dumps({table: data.get(table) for table in OWN_TABLES}, default=str)
    return [_hash(tables.encode()), _lists(path)]


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _lists(path: Path) -> dict[str, str]:
    """The files of names that a catalogue file's checks look into, with hashes of those that are there."""
    text = path.read_text(encoding(path), "replace")
    found: dict[str, str] = {}
    for name in (match[0] for pattern in _LISTS for match in pattern.finditer(text)):
        with contextlib.suppress(OSError, ValueError):
            found[name] = _hash((path.parent / name).read_bytes())
    return found
