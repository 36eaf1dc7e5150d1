"""ZIP archives as folders: what lies in one, under names as people gave them, and one file of it at a time.

Nothing is unpacked but the file that is read, into a folder that is removed behind it. Limits keep an archive that was
made to fill the disk from doing so; what a file's own reader refuses it refuses here too.
"""

from __future__ import annotations

import shutil
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import IO

from hedui.errors import DamagedDocumentError, DocumentError, TooLargeError
from hedui.messages import Message
from hedui.read import foreign, messages, sniff
from hedui.read.archive_names import names_of, short
from hedui.settings import Language

SUFFIX = ".zip"
MOST_FILES = 10_000
MOST_DEEP = 2
"""Archives within archives: one in another is opened, one in that is not."""
MOST_INNER = 512 * 1024**2
"""Bytes of an archive in another, which is unpacked before it is opened."""
MOST_UNPACKED = 32 * 1024**3
"""Bytes of all files together."""
MOST_TIMES, SMALL = 200, 256 * 1024**2
"""Beyond ``SMALL`` bytes, what is unpacked may be so many times as large as the archive; scans are two to twenty."""

_MOST_DIRECTORY = 8 * 1024**2
"""Bytes of the list of an archive's files: some 10,000 long names."""
_TAIL = 66 * 1024
_ZIP = b"PK"
_END, _END_64 = b"PK\x05\x06", b"PK\x06\x06"
_LOCKED = 0x1
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA})
_BROKEN = (
    zipfile.BadZipFile,
    NotImplementedError,
    ValueError,
    EOFError,
    OSError,
    RuntimeError,
    struct.error,
    zlib.error,
)
"""What ``zipfile`` raises of archives that are damaged or made to harm."""


class ArchiveError(Exception):
    """An archive, or something in it, cannot be unpacked; it says why and what to do."""

    def __init__(self, message: Message, **facts: object) -> None:
        super().__init__(message.en)
        self._message, self._facts = message, facts

    def say(self, lang: Language, name: str) -> str:
        """One sentence; ``name`` is what the archive is called."""
        return self._message.say(lang, name=name, **self._facts)


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: its path below the archive with ``/`` between the parts, and its size in bytes.

    Where ``refused`` is given it is an archive, the outermost if ``path`` is empty, of which something cannot be read.
    """

    path: str
    size: int = 0
    refused: ArchiveError | None = None


def is_called_archive(name: str) -> bool:
    """Whether a file's name claims that it is a ZIP archive."""
    return name.lower().endswith(SUFFIX)


def members(path: Path) -> tuple[Member, ...]:
    """The files in a ZIP archive and in those within it, by path; hidden ones, links and folders are left out.

    What cannot be read of it is told by a member that is ``refused``. Raises ``OSError`` where the archive cannot be
    opened.
    """
    state = path.stat()
    return _listed(path, state.st_size, state.st_mtime_ns)


@lru_cache(maxsize=64)
def _listed(path: Path, size: int, changed: int) -> tuple[Member, ...]:
    budget = _Budget(size)
    with path.open("rb") as file:
        found = [*_members(file, "", 1, budget)]
    return tuple(sorted(found, key=lambda member: member.path))


@contextmanager
def local(root: Path, name: str, lang: Language, most: int = MOST_INNER) -> Iterator[Path]:
    """A path under which the file ``name`` below ``root`` can be read as long as the block lasts, in an archive or not.

    Raises ``TooLargeError`` for a file in an archive that has more than ``most`` bytes, ``DocumentError`` for one that
    cannot be unpacked, ``OSError``. A file that is not there is found out by its reader.
    """
    holder = holder_of(root, name)
    if holder == name:
        yield root / PurePosixPath(name)
        return
    with tempfile.TemporaryDirectory(prefix="hedui-") as folder:
        with (root / PurePosixPath(holder)).open("rb") as file:
            path = _unpacked(file, name[len(holder) + 1 :], Path(folder), most, lang)
        yield path


def holder_of(root: Path, name: str) -> str:
    """The file below ``root`` that holds the input ``name``: itself, or the outermost archive that it lies in."""
    if f"{SUFFIX}/" in name.lower() and not (root / PurePosixPath(name)).exists():
        for prefix in _prefixes(name):
            if (root / PurePosixPath(prefix)).is_file():
                return prefix
    return name


def outermost(name: str) -> str:
    """The archive that a path leads into, by its name alone; the path itself where it leads into none."""
    return next(_prefixes(name), name)


def _prefixes(name: str) -> Iterator[str]:
    """The beginnings of a path that are called as archives are."""
    at = name.lower().find(f"{SUFFIX}/")
    while at >= 0:
        yield name[: at + len(SUFFIX)]
        at = name.lower().find(f"{SUFFIX}/", at + 1)


@dataclass(slots=True)
class _Budget:
    """What the files in an archive, and in those within it, may come to."""

    archive: int
    """Bytes of the archive."""
    files: int = 0
    size: int = 0

    def take(self, entries: Sequence[zipfile.ZipInfo], archive: int) -> None:
        """Count the files of an archive of so many bytes. Raises ``ArchiveError`` beyond a limit."""
        self.files += len(entries)
        self.size += sum(entry.file_size for entry in entries)
        if self.files > MOST_FILES:
            raise ArchiveError(messages.ARCHIVE_OF_MANY, limit=MOST_FILES)
        swollen = self.size > SMALL and self.size > MOST_TIMES * self.archive
        if swollen or self.size > MOST_UNPACKED or sum(entry.compress_size for entry in entries) > archive:
            raise ArchiveError(messages.ARCHIVE_SWELLS)


def _members(file: IO[bytes], prefix: str, depth: int, budget: _Budget) -> Iterator[Member]:
    """The files of an open archive; ``prefix`` is its own path with ``/`` behind, empty for the outermost."""
    try:
        with _opened(file) as archive:
            size = file.seek(0, 2)
            names, unnamed, doubled = names_of(archive.infolist())
            budget.take(archive.infolist(), size)
            locked = sum(bool(entry.flag_bits & _LOCKED) for entry in names.values())
            for name, entry in names.items():
                if entry.flag_bits & _LOCKED:
                    continue
                if is_called_archive(name):
                    yield from _within(archive, entry, f"{prefix}{name}", depth, budget)
                else:
                    yield Member(prefix + name, entry.file_size)
    except ArchiveError as error:
        yield Member(prefix.rstrip("/"), refused=error)
        return
    if locked:
        yield Member(prefix.rstrip("/"), refused=ArchiveError(messages.ARCHIVE_LOCKED, count=locked))
    elif unnamed:
        yield Member(prefix.rstrip("/"), refused=ArchiveError(messages.ARCHIVE_NAMES, count=unnamed))
    elif doubled:
        yield Member(prefix.rstrip("/"), refused=ArchiveError(messages.ARCHIVE_DOUBLES, count=doubled))
    elif not names:
        yield Member(prefix.rstrip("/"), refused=ArchiveError(messages.ARCHIVE_EMPTY))


def _within(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, path: str, depth: int, budget: _Budget
) -> Iterator[Member]:
    """The files of an archive in another one; what is only called an archive is a file."""
    if depth >= MOST_DEEP:
        yield Member(path, refused=ArchiveError(foreign.ARCHIVE))
        return
    with tempfile.TemporaryDirectory(prefix="hedui-") as folder:
        try:
            inner = _copied(archive, entry, Path(folder), MOST_INNER, Language.EN)
        except DocumentError:
            yield Member(path, refused=ArchiveError(messages.ARCHIVE_DAMAGED))
            return
        if holds_files(inner):
            with inner.open("rb") as file:
                yield from _members(file, f"{path}/", depth + 1, budget)
        else:
            yield Member(path, entry.file_size)


def holds_files(path: Path) -> bool:
    """Whether a file that is called an archive is to be opened as one: it is no document, and no other archive.

    Raises ``OSError`` where it cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(sniff.HEAD_BYTES)
        if not head.startswith(_ZIP):
            return sniff.by_content(head) is None and foreign.by_content(path, head) is None
        try:
            with _opened(file) as archive:
                form = foreign.of_names(archive.namelist())
        except ArchiveError:
            return True
    return form is not None and form.advice is foreign.ARCHIVE


def _opened(file: IO[bytes]) -> zipfile.ZipFile:
    """Raises ``ArchiveError``. The list of its files is measured before it is read."""
    end = file.seek(0, 2)
    file.seek(max(end - _TAIL, 0))
    if _directory_size(file.read()) > _MOST_DIRECTORY:
        raise ArchiveError(messages.ARCHIVE_OF_MANY, limit=MOST_FILES)
    file.seek(0)
    try:
        return zipfile.ZipFile(file)
    except _BROKEN as error:
        raise ArchiveError(messages.ARCHIVE_DAMAGED) from error


def _directory_size(tail: bytes) -> int:
    """Bytes of the list of files, as the end of an archive states them; 0 where it states nothing."""
    at, large = tail.rfind(_END), tail.rfind(_END_64)
    if large >= 0 and len(tail) >= large + 48:
        return int(struct.unpack_from("<Q", tail, large + 40)[0])
    return int(struct.unpack_from("<L", tail, at + 12)[0]) if 0 <= at <= len(tail) - 22 else 0


def _unpacked(file: IO[bytes], name: str, folder: Path, most: int, lang: Language) -> Path:
    """A file of an open archive, copied into a folder; a path without a file where the archive has none of that name.

    Raises ``DocumentError``.
    """
    try:
        with _opened(file) as archive:
            names = names_of(archive.infolist()).files
            if name in names:
                return _copied(archive, names[name], folder, most, lang, name)
            outer = next((prefix for prefix in _prefixes(name) if prefix in names), "")
            if not outer:
                return folder / short(PurePosixPath(name).name)
            inner = _copied(archive, names[outer], folder, MOST_INNER, lang, outer)
    except ArchiveError as error:
        raise DamagedDocumentError(error.say(lang, PurePosixPath(name).name)) from error
    below = folder / "inner"
    below.mkdir()
    with inner.open("rb") as within:
        return _unpacked(within, name[len(outer) + 1 :], below, most, lang)


def _copied(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, folder: Path, most: int, lang: Language, name: str = "inner"
) -> Path:
    """Copy one file; ``zipfile`` gives no more bytes than the entry states, and checks them."""
    facts = {"name": PurePosixPath(name).name}
    if entry.file_size > most:
        mebibytes = -(-entry.file_size // 1024**2)
        raise TooLargeError(messages.TOO_MANY_BYTES.say(lang, size=mebibytes, limit=most // 1024**2, **facts))
    if entry.flag_bits & _LOCKED:
        raise DamagedDocumentError(messages.ARCHIVE_LOCKED.say(lang, count=1, **facts))
    if entry.compress_type not in _METHODS:
        raise DamagedDocumentError(messages.PACKED_OTHERWISE.say(lang, **facts))
    path = folder / short(facts["name"])
    try:
        with archive.open(entry) as source, path.open("wb") as target:
            shutil.copyfileobj(source, target)
    except _BROKEN as error:
        raise DamagedDocumentError(messages.PACKED_DAMAGED.say(lang, **facts)) from error
    return path
