"""The names of what lies in a ZIP archive, as people gave them, and under which of them a file can be kept here."""

from __future__ import annotations

import hashlib
import stat
import struct
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

import regex

_LONGEST_NAME = 200
_UTF_8 = 0x800
_UNICODE_PATH = 0x7075
_NO_NAME = regex.compile(r"[\p{Cc}\p{Cs}]")
_WIDE = regex.compile(r"[\u0800-\U0010ffff]")
_TWO_BYTES = {False: regex.compile(r"[\u0080-\u07ff]{2}"), True: regex.compile(r"[\u0080-\u07ff]")}
_PASSED_OVER = frozenset({"__macosx"})


class Names(NamedTuple):
    """The files of an archive by name, the last of one name; how many have a name that no file may have; and how many
    that of a later one which says something else."""

    files: dict[str, zipfile.ZipInfo]
    unnamed: int
    doubled: int


def names_of(entries: Sequence[zipfile.ZipInfo]) -> Names:
    """The names under which the files of an archive can be kept."""
    found: dict[str, zipfile.ZipInfo] = {}
    unnamed = doubled = 0
    for entry, name in zip(entries, _decoded(entries), strict=True):
        if not _is_file(entry, name):
            continue
        parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".")]
        if not parts or ".." in parts or parts[0].endswith(":") or _NO_NAME.search(name):
            unnamed += 1
        elif not any(map(_is_passed_over, parts)):
            before = found.get("/".join(parts), entry)
            doubled += (before.CRC, before.file_size) != (entry.CRC, entry.file_size)
            found["/".join(parts)] = entry
    return Names(found, unnamed, doubled)


def _is_file(entry: zipfile.ZipInfo, name: str) -> bool:
    """Whether an entry is neither a folder nor a link."""
    return not (entry.is_dir() or name.endswith(("/", "\\")) or stat.S_ISLNK(entry.external_attr >> 16))


def _is_passed_over(part: str) -> bool:
    """Whether a part of a path is the name of something hidden or temporary."""
    return part.startswith((".", "~$")) or part.lower() in _PASSED_OVER


def _decoded(entries: Sequence[zipfile.ZipInfo]) -> list[str]:
    """The entries' names. Those without a mark of their encoding are in UTF-8 or as Windows writes them in China."""
    raw = {
        index: entry.orig_filename.encode("cp437", "replace")
        for index, entry in enumerate(entries)
        if not entry.flag_bits & _UTF_8
    }
    of_windows = not all(_is_in(name, "utf-8") for name in raw.values())
    names = [entry.orig_filename for entry in entries]
    for index, name in raw.items():
        encodings = ("gb18030", "cp437") if _is_of_windows(name, others=of_windows) else ("utf-8", "gb18030", "cp437")
        encoding = next(each for each in encodings if _is_in(name, each))
        names[index] = _unicode_path(entries[index], name) or name.decode(encoding)
    return names


def _is_of_windows(name: bytes, *, others: bool) -> bool:
    """Whether a name is Chinese in GBK though it would do in UTF-8, as 目录 would: as two letters in a row that take
    two bytes each, or, where other names are in GBK, as one; Chinese in UTF-8 takes three bytes a character."""
    letters = name.decode("utf-8", "replace")
    return bool(_TWO_BYTES[others].search(letters)) and _WIDE.search(letters) is None and _is_in(name, "gb2312")


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
