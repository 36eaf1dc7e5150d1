"""One file in, one Document out: what the file is decides who reads it."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from hedui.errors import (
    DamagedDocumentError,
    EmptyDocumentError,
    TooLargeError,
    UnreadableFileError,
    UnsupportedFileError,
)
from hedui.models.document import Document
from hedui.models.page import Page, Reading
from hedui.read import foreign, messages, sniff
from hedui.read.limits import check_pages
from hedui.read.loose import AreOfOne, is_text, read_loose, single_page, text_sets
from hedui.read.original import Original, name_of
from hedui.read.pictures import all_pictures, is_single
from hedui.read.signatures import read_signatures
from hedui.read.sniff import Kind
from hedui.read.text import read_text
from hedui.read.trust import Problem
from hedui.reasons import reason
from hedui.settings import Settings

_MIB = 1024 * 1024
_EXPECTED = {Kind.PDF: "PDF", Kind.DOCX: "Word (.docx)"}


def read_document(original: Original, settings: Settings) -> Document:
    """Read the pages of a file, or of several files that make one agreement.

    Raises a ``DocumentError`` with one clear sentence where the file as a whole cannot be read, ``EngineMissingError``
    where a page needs an OCR engine that was asked for and is not installed. A single page that cannot be read raises
    nothing: its ``problem`` says why.
    """
    if not isinstance(original, Path):
        return _of_several(original, settings)
    path = original
    head, digest = _open(path, settings)
    kind = _kind(path, head, settings)
    pages = tuple(map(_told, _pages(path, kind, settings))) or (_told(Page(1, "", Reading.PLAIN_TEXT)),)
    signatures = read_signatures(path) if kind is Kind.PDF else ()
    return Document(name=path.name, sha256=digest, media_type=kind.value, pages=pages, signatures=signatures)


def pages_in(folder: Path, settings: Settings, are_of_one: AreOfOne) -> tuple[Path, ...]:
    """The pictures of a folder that holds nothing else to read, in the order of their pages; or the texts, where their
    names count them and ``are_of_one`` says of their pages that they are one agreement's.

    Raises ``UnreadableFileError`` for a folder that holds something else, or nothing.
    """
    names = _names_in(folder, settings)
    found = all_pictures(names, lambda name: is_single(folder / name))
    if not found and [set(each.files) for each in text_sets(names)] == [set(names)]:
        (texts,) = text_sets(names)
        found = texts.files if are_of_one(single_page(folder / name, settings) for name in texts.files) else ()
    if not found or len(found) < len(names):
        raise UnreadableFileError(messages.FOLDER.say(settings.lang, name=folder.name or str(folder)))
    return tuple(folder / name for name in found)


def _names_in(folder: Path, settings: Settings) -> list[str]:
    """The names of a folder's files that can be read, but for hidden and temporary ones."""
    try:
        names = [path.name for path in folder.iterdir() if path.suffix.lower() in sniff.SUFFIXES and path.is_file()]
    except OSError as error:
        facts = {"name": folder.name, "reason": reason(error, settings.lang)}
        raise UnreadableFileError(messages.UNREADABLE.say(settings.lang, **facts)) from error
    return [name for name in names if not name.startswith((".", "~$"))]


def _of_several(paths: tuple[Path, ...], settings: Settings) -> Document:
    """The pages that lie in files of their own. Pictures that cannot be read are pages that cannot."""
    name = name_of(paths)
    check_pages(len(paths), name, settings)
    files = tuple((path.name, _hash_of(path, settings)) for path in paths)
    pages = tuple(map(_told, _loose_pages(paths, settings)))
    media_type = (sniff.by_name(paths[0]) or Kind.JPEG).value
    return Document(
        name=name, sha256=hash_of_all(each for _, each in files), media_type=media_type, pages=pages, files=files
    )


def _loose_pages(paths: tuple[Path, ...], settings: Settings) -> tuple[Page, ...]:
    if is_text(paths[0].name):
        return read_loose(paths, settings)
    from hedui.read.image import read_pictures

    return read_pictures(paths, 1, settings)


def _hash_of(path: Path, settings: Settings) -> str:
    """A page's SHA-256, also of one that is empty. Raises ``TooLargeError``, ``UnreadableFileError``."""
    try:
        return _open(path, settings)[1]
    except EmptyDocumentError:
        return hashlib.sha256().hexdigest()


def hash_of_all(hashes: Iterable[str]) -> str:
    """The SHA-256 of several files' SHA-256 in hexadecimal, each on a line of its own."""
    return hashlib.sha256("".join(f"{each}\n" for each in hashes).encode()).hexdigest()


def _open(path: Path, settings: Settings) -> tuple[bytes, str]:
    """The file's first bytes and its SHA-256, after the checks that need no understanding of the content."""
    facts = {"name": path.name or str(path)}
    if path.is_dir():
        raise UnreadableFileError(messages.FOLDER.say(settings.lang, **facts))
    try:
        size = path.stat().st_size
        if size == 0:
            raise EmptyDocumentError(messages.EMPTY_FILE.say(settings.lang, **facts))
        if size > settings.max_megabytes * _MIB:
            raise TooLargeError(
                messages.TOO_MANY_BYTES.say(settings.lang, size=-(-size // _MIB), limit=settings.max_megabytes, **facts)
            )
        with path.open("rb") as file:
            head = file.read(sniff.HEAD_BYTES)
            file.seek(0)
            return head, hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError as error:
        raise UnreadableFileError(messages.MISSING.say(settings.lang, **facts)) from error
    except OSError as error:
        facts |= {"reason": reason(error, settings.lang)}
        raise UnreadableFileError(messages.UNREADABLE.say(settings.lang, **facts)) from error


def _kind(path: Path, head: bytes, settings: Settings) -> Kind:
    """What the file is. Content wins over the name; a name that promises what the content is not is an error."""
    shown, claimed = sniff.by_content(head), sniff.by_name(path)
    other = _foreign(path, head, shown)
    if other is not None:
        return _foreign_kind(path, head, other, settings)
    if shown is not None:
        return shown
    if claimed is None:
        if b"\0" in head:
            raise UnsupportedFileError(messages.UNSUPPORTED.say(settings.lang, name=path.name))
        return Kind.TEXT
    if claimed.is_text or claimed is Kind.RESULT:
        return claimed
    raise _no_such(path, _EXPECTED.get(claimed, claimed.name), settings)


def _foreign_kind(path: Path, head: bytes, other: foreign.Foreign, settings: Settings) -> Kind:
    """As what a file of another form is read. Raises the error with the advice where it cannot be read here."""
    if other.kind in sniff.BY_OFFICE and foreign.is_only_named(path, head):
        raise _no_such(path, path.suffix.upper().removeprefix("."), settings)
    if other.kind in sniff.BY_OFFICE and foreign.is_page_of_web(path, head):
        return Kind.HTML
    if other.kind is not None and foreign.can_be_read(other) and not foreign.is_hollow(path, head):
        return other.kind
    raise UnsupportedFileError(foreign.advice(other, path.name).say(settings.lang, name=path.name))


def _no_such(path: Path, expected: str, settings: Settings) -> DamagedDocumentError:
    """What is said of a file that does not hold what its name promises."""
    return DamagedDocumentError(messages.NOT_WHAT_IT_SAYS.say(settings.lang, name=path.name, expected=expected))


def _foreign(path: Path, head: bytes, shown: Kind | None) -> foreign.Foreign | None:
    """The form of file that takes more than one look: as the content shows, or as the name claims where it shows
    nothing else, or a damaged Word file."""
    other = foreign.by_content(path, head)
    if other is None and (shown is None or (shown is Kind.DOCX and not zipfile.is_zipfile(path))):
        return foreign.by_name(path.name)
    return other


def _told(page: Page) -> Page:
    """The page; one that is given and empty says so, as one that was looked at does."""
    if page.text.strip() or page.reading is Reading.NONE:
        return page
    return replace(page, reading=Reading.NONE, problem=Problem.BLANK)


def _pages(path: Path, kind: Kind, settings: Settings) -> tuple[Page, ...]:
    if kind.is_text:
        return read_text(path.read_bytes(), path.name, settings)
    if kind is Kind.RESULT:
        from hedui.read.placed import read_result

        return read_result(path.read_bytes(), path.name, settings)
    if kind is Kind.PDF:
        from hedui.read.pdf import read_pdf

        return read_pdf(path, settings)
    if kind is Kind.OFD:
        from hedui.read.ofd import read_ofd

        return read_ofd(path, settings)
    if kind in sniff.BY_OFFICE:
        return _converted(path, kind, settings)
    if kind is Kind.DOCX:
        from hedui.read.docx import read_docx

        return read_docx(path, settings)
    from hedui.read.image import read_image

    return read_image(path, settings)


def _converted(path: Path, kind: Kind, settings: Settings) -> tuple[Page, ...]:
    """The pages of a word processor's other form, as an office makes a Word file of it."""
    from hedui.read.docx import read_docx
    from hedui.read.office import ConversionError, as_word

    try:
        with as_word(path) as made:
            return read_docx(made, settings)
    except (ConversionError, DamagedDocumentError) as error:
        form = next(each for each in foreign.FOREIGN if each.kind is kind)
        raise UnsupportedFileError(foreign.advice(form, path.name).say(settings.lang, name=path.name)) from error
