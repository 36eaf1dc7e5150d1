"""One file in, one Document out: what the file is decides who reads it."""

from __future__ import annotations

import hashlib
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
from hedui.read.sniff import Kind
from hedui.read.text import read_text
from hedui.read.trust import Problem
from hedui.settings import Settings

_MIB = 1024 * 1024
_EXPECTED = {Kind.PDF: "PDF", Kind.DOCX: "Word (.docx)"}


def read_document(path: Path, settings: Settings) -> Document:
    """Read the pages of a file.

    Raises a ``DocumentError`` with one clear sentence where the file as a whole cannot be read, ``EngineMissingError``
    where a page needs an OCR engine that was asked for and is not installed. A single page that cannot be read raises
    nothing: its ``problem`` says why.
    """
    head, digest = _open(path, settings)
    kind = _kind(path, head, settings)
    pages = tuple(map(_told, _pages(path, kind, settings))) or (_told(Page(1, "", Reading.PLAIN_TEXT)),)
    return Document(name=path.name, sha256=digest, media_type=kind.value, pages=pages)


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
        reason = error.strerror or type(error).__name__
        raise UnreadableFileError(messages.UNREADABLE.say(settings.lang, reason=reason, **facts)) from error


def _kind(path: Path, head: bytes, settings: Settings) -> Kind:
    """What the file is. Content wins over the name; a name that promises what the content is not is an error."""
    shown, claimed = sniff.by_content(head), sniff.by_name(path)
    other = foreign.by_content(path, head)
    if other is None and shown in (None, Kind.DOCX):
        other = foreign.by_name(path.name)
    if other is not None:
        raise UnsupportedFileError(other.advice.say(settings.lang, name=path.name))
    if shown is not None:
        return shown
    if claimed is None:
        if b"\0" in head:
            raise UnsupportedFileError(messages.UNSUPPORTED.say(settings.lang, name=path.name))
        return Kind.TEXT
    if claimed.is_text or claimed is Kind.RESULT:
        return claimed
    expected = _EXPECTED.get(claimed, claimed.name)
    raise DamagedDocumentError(messages.NOT_WHAT_IT_SAYS.say(settings.lang, name=path.name, expected=expected))


def _told(page: Page) -> Page:
    """The page; one that is given and empty says so, as one that was looked at does."""
    if page.text.strip() or page.reading is Reading.NONE:
        return page
    return replace(page, reading=Reading.NONE, problem=Problem.BLANK)


def _pages(path: Path, kind: Kind, settings: Settings) -> tuple[Page, ...]:
    if kind.is_text:
        return read_text(path.read_bytes(), path.name, settings.lang)
    if kind is Kind.RESULT:
        from hedui.read.placed import read_result

        return read_result(path.read_bytes(), path.name, settings.lang)
    if kind is Kind.PDF:
        from hedui.read.pdf import read_pdf

        return read_pdf(path, settings)
    if kind is Kind.DOCX:
        from hedui.read.docx import read_docx

        return read_docx(path, settings)
    from hedui.read.image import read_image

    return read_image(path, settings)
