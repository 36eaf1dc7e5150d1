"""What a file is, judged by its content; its name decides only where the content bears no mark."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path


class Kind(StrEnum):
    """Kinds of input, by media type."""

    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    PNG = "image/png"
    JPEG = "image/jpeg"
    TIFF = "image/tiff"
    BMP = "image/bmp"
    WEBP = "image/webp"
    HEIC = "image/heic"
    OFD = "application/ofd"
    OLD_WORD = "application/msword"
    WPS = "application/wps-office.wps"
    RTF = "application/rtf"
    OPEN_DOCUMENT = "application/vnd.oasis.opendocument.text"
    MARKDOWN = "text/markdown"
    HTML = "text/html"
    RESULT = "application/json"
    """What a program for recognition wrote of a document (``hedui.read.results``)."""
    TEXT = "text/plain"

    @property
    def is_text(self) -> bool:
        return self.value.startswith("text/")


SUFFIXES: dict[str, Kind] = {
    ".pdf": Kind.PDF,
    ".docx": Kind.DOCX,
    ".png": Kind.PNG,
    ".jpg": Kind.JPEG,
    ".jpeg": Kind.JPEG,
    ".tif": Kind.TIFF,
    ".tiff": Kind.TIFF,
    ".bmp": Kind.BMP,
    ".webp": Kind.WEBP,
    ".heic": Kind.HEIC,
    ".heif": Kind.HEIC,
    ".ofd": Kind.OFD,
    ".doc": Kind.OLD_WORD,
    ".wps": Kind.WPS,
    ".rtf": Kind.RTF,
    ".odt": Kind.OPEN_DOCUMENT,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".txt": Kind.TEXT,
    ".json": Kind.RESULT,
}
"""Suffixes of the files that can be read, in lower case."""

BY_OFFICE = frozenset({Kind.OLD_WORD, Kind.WPS, Kind.RTF, Kind.OPEN_DOCUMENT})
"""Kinds that are read where an office is installed (``hedui.read.office``)."""

HEAD_BYTES = 1024
"""So many bytes suffice to recognise a kind; PDF allows its mark anywhere among them."""

_MARKS: tuple[tuple[bytes, Kind], ...] = (
    (b"\x89PNG\r\n\x1a\n", Kind.PNG),
    (b"\xff\xd8\xff", Kind.JPEG),
    (b"II*\x00", Kind.TIFF),
    (b"MM\x00*", Kind.TIFF),
    (b"PK\x03\x04", Kind.DOCX),
)


def by_content(head: bytes) -> Kind | None:
    """The kind that the first ``HEAD_BYTES`` of a file show, or None; plain text shows none."""
    for mark, kind in _MARKS:
        if head.startswith(mark):
            return kind
    if head.startswith(b"BM") and head[6:10] == bytes(4):
        return Kind.BMP
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return Kind.WEBP
    if b"%PDF-" in head:
        return Kind.PDF
    return None


def by_name(path: Path) -> Kind | None:
    """The kind that the file's suffix claims, or None for a suffix that is not known."""
    return SUFFIXES.get(path.suffix.lower())
