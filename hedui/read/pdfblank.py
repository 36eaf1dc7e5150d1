"""Whether a PDF page on which nothing was found is an empty sheet or lost its content, and whether a page that was read
lost a part of it.

pdfium draws nothing where a page's data is damaged, and says nothing: such a page would pass for a blank one.
"""

from __future__ import annotations

import base64
import logging
import mmap
import re
import zlib
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

_OPERATORS = (
    *(
        b"q",
        b"Q",
        b"cm",
        b"gs",
        b"BT",
        b"ET",
        b"Tf",
        b"Td",
        b"TD",
        b"Tm",
        b"T\\*",
        b"Tc",
        b"Tw",
        b"Tz",
        b"TL",
        b"Tr",
        b"Ts",
    ),
    *(
        b"g",
        b"G",
        b"rg",
        b"RG",
        b"k",
        b"K",
        b"cs",
        b"CS",
        b"sc",
        b"SC",
        b"scn",
        b"SCN",
        b"w",
        b"J",
        b"j",
        b"M",
        b"d",
        b"ri",
    ),
    *(
        b"i",
        b"W\\*?",
        b"n",
        b"re",
        b"m",
        b"l",
        b"c",
        b"v",
        b"y",
        b"h",
        b"BMC",
        b"BDC",
        b"EMC",
        b"MP",
        b"DP",
        b"BX",
        b"EX",
    ),
)
_OPERANDS = rb"[-+.0-9]+|/[^\s/<>()\[\]]*|true|false|null"
_IDLE = re.compile(
    rb"(?:[\s\0\[\]<>]|\([^()]*\)|%[^\r\n]*|(?:" + rb"|".join((*_OPERATORS, _OPERANDS)) + rb")(?=[\s\0/\[\]<>(%]|\Z))*+"
)
"""Content that sets up much and draws nothing."""
_NOTHING = re.compile(rb"[(<]\s*[)>]\s*(?:Tj|'|\")")
_STREAM = re.compile(rb"stream\r?\n")
_NO_CONTENT = re.compile(rb"/Image\b|/FontFile|/Length1\b|/XRef\b|/Metadata\b")
_HEAD = 800
_Stream = tuple[bytes, list[str]]
_WHITE = b" \t\r\n\f\0"
_MOST = 64 * 1024 * 1024


def lost_pages(path: Path, numbers: list[int]) -> set[int]:
    """Which of the pages (counted from 1) hold content that draws, or data that cannot be read."""
    try:
        return {number for number, streams in _pages(path, numbers) if _holds_content(streams)}
    except Exception:
        # A file that only pdfium's repairs make readable: nothing says that its pages are empty.
        return set(numbers)


def maimed_pages(path: Path, numbers: list[int]) -> set[int]:
    """Which of the pages (counted from 1) have content that is damaged or cut off in the middle; none for a file in
    which no stream of that kind is, which a look at its bytes tells."""
    if not numbers or not _has_damage(path):
        return set()
    try:
        return {number for number, streams in _pages(path, numbers) if None in map(_decoded, streams)}
    except Exception:
        return set()  # the pages were read, and nobody says that a part of them is missing


def _has_damage(path: Path) -> bool:
    """Whether a packed stream other than of an image or a font cannot be unpacked as it lies there."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        if data.find(b"/Encrypt") >= 0:
            return False
        for found in _STREAM.finditer(data):
            head = data[max(found.start() - _HEAD, 0) : found.start()]
            if head.endswith(b"end"):
                continue  # endstream
            head = head[head.rfind(b" obj") + 1 :]
            if b"/FlateDecode" not in head or b"85Decode" in head or _NO_CONTENT.search(head):
                continue
            try:
                _inflated(data[found.end() : data.find(b"endstream", found.end())])
            except (ValueError, zlib.error):
                return True
    return False


def _pages(path: Path, numbers: list[int]) -> list[tuple[int, list[_Stream | None]]]:
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # what it makes of a damaged file is told by its errors
    with path.open("rb") as file:
        pages = PDFPage.create_pages(PDFDocument(PDFParser(file)))
        wanted = set(numbers)
        found = [(number, page) for number, page in enumerate(islice(pages, max(numbers)), 1) if number in wanted]
        if len(found) < len(wanted):
            raise ValueError("pages that another reader does not know")
        return [(number, [_stream(content) for content in page.contents]) for number, page in found]


def _stream(content: Any) -> _Stream | None:
    """The bytes of a content stream as they are stored, and the names of its filters; None for what is no stream."""
    from pdfminer.pdftypes import PDFStream, resolve1

    stream = resolve1(content)
    if not isinstance(stream, PDFStream):
        return None
    data = stream.get_rawdata() or b""
    if stream.decipher and stream.objid is not None and stream.genno is not None:
        data = stream.decipher(stream.objid, stream.genno, data, stream.attrs)
    return data, [getattr(name, "name", "") for name, _ in stream.get_filters()]


def _holds_content(streams: list[_Stream | None]) -> bool:
    for stream in streams:
        data = _decoded(stream)
        if data is None:
            return True
        if not _IDLE.fullmatch(_NOTHING.sub(b" ", data)):
            return True
    return False


def _decoded(stream: _Stream | None) -> bytes | None:
    """The bytes that a stream stands for; None where they cannot be had."""
    if stream is None:
        return None
    data, filters = stream
    try:
        for name in filters:
            data = _DECODERS[name](data) if data.strip(_WHITE) else b""
    except (KeyError, ValueError, zlib.error):
        return None
    return data


def _inflated(data: bytes) -> bytes:
    """The data unpacked; raises ``zlib.error`` where it is damaged, ``ValueError`` where it is cut off."""
    unpacker = zlib.decompressobj()
    unpacked = unpacker.decompress(data, _MOST)
    if not unpacker.eof and not unpacker.unconsumed_tail:
        raise ValueError("cut off")
    return unpacked


def _of_base_85(data: bytes) -> bytes:
    return base64.a85decode(data.strip(_WHITE).removeprefix(b"<~").removesuffix(b"~>"))


def _of_hexadecimal(data: bytes) -> bytes:
    digits = b"".join(data.split(b">")[0].split())
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


_DECODERS: dict[str, Callable[[bytes], bytes]] = {
    **dict.fromkeys(("FlateDecode", "Fl"), _inflated),
    **dict.fromkeys(("ASCII85Decode", "A85"), _of_base_85),
    **dict.fromkeys(("ASCIIHexDecode", "AHx"), _of_hexadecimal),
}
