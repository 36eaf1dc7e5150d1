"""The names of what lies in a ZIP archive, as people gave them, and under which of them a file can be kept here."""

from __future__ import annotations

import hashlib
import stat
import struct
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import PurePosixPath

import regex

_LONGEST_NAME = 200
_UTF_8 = 0x800
_UNICODE_PATH = 0x7075
_NO_NAME = regex.compile(r"[\p{Cc}\p{Cs}]")
_PASSED_OVER = frozenset({"__macosx"})


def names_of(entries: Sequence[zipfile.ZipInfo]) -> tuple[dict[str, zipfile.ZipInfo], int]:
    """The files of an archive by name, the last of one name, and how many have a name that no file may have."""
    found: dict[str, zipfile.ZipInfo] = {}
    unnamed = 0
    for entry, name in zip(entries, _decoded(entries), strict=True):
        if not _is_file(entry, name):
            continue
        parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".")]
        if not parts or ".." in parts or parts[0].endswith(":") or _NO_NAME.search(name):
            unnamed += 1
        elif not any(map(_is_passed_over, parts)):
            found["/".join(parts)] = entry
    return found, unnamed


def _is_file(entry: zipfile.ZipInfo, name: str) -> bool:
    """Whether an entry is neither a folder nor a link."""
    return not (entry.is_dir() or name.endswith(("/", "\\")) or stat.S_ISLNK(entry.external_attr >> 16))


def _is_passed_over(part: str) -> bool:
    """Whether a part of a path is the name of something hidden or temporary."""
    return part.startswith((".", "~$")) or part.lower() in _PASSED_OVER


def _decoded(entries: Sequence[zipfile.ZipInfo]) -> list[str]:
    """The entries' names. Those without a mark of their encoding are in one, UTF-8 or what Windows writes in China."""
    raw = {
        index: entry.orig_filename.encode("cp437", "replace")
        for index, entry in enumerate(entries)
        if not entry.flag_bits & _UTF_8
    }
    whole = b"\n".join(raw.values())
    encoding = next((each for each in ("utf-8", "gb18030") if _is_in(whole, each)), "cp437")
    names = [entry.orig_filename for entry in entries]
    for index, name in raw.items():
        names[index] = _unicode_path(entries[index], name) or name.decode(encoding)
    return names


def _is_in(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _unicode_path(entry: zipfile.ZipInfo, name: bytes) -> str:
    """The name in the entry's own field for it (Info-ZIP, 0x7075), if that is of this name; else nothing."""
    extra = entry.extra
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        data, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == _UNICODE_PATH and data[:1] == b"\x01" and data[1:5] == struct.pack("<L", zlib.crc32(name)):
            return data[5:].decode("utf-8", "replace")
    return ""


def short(name: str) -> str:
    """The name, or one with the same suffix that every disk takes."""
    if len(name.encode()) <= _LONGEST_NAME:
        return name
    return hashlib.sha256(name.encode()).hexdigest()[:16] + PurePosixPath(name).suffix[:16]
