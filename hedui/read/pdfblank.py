"""Whether a PDF page on which nothing was found is an empty sheet, or one whose content was lost.

pdfium draws nothing where a page's data is damaged, and says nothing: such a page would pass for a blank one.
"""

from __future__ import annotations

import base64
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


def _pages(path: Path, numbers: list[int]) -> list[tuple[int, list[_Stream | None]]]:
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser

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
        if stream is None:
            return True
        data, filters = stream
        try:
            for name in filters:
                data = _DECODERS[name](data) if data.strip(_WHITE) else b""
        except (KeyError, ValueError, zlib.error):
            return True
        if not _IDLE.fullmatch(_NOTHING.sub(b" ", data)):
            return True
    return False


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
