"""Word documents (.docx): paragraphs and tables in order, as one page of plain text; pictures of pages behind it.

A Word file has no pages of its own, so there is one; its notes stand below the text. The rows of a table are lines with
a tab between cells; a cell merged from several appears once, and keeps an empty place in the rows that it reaches down
into. A picture as large as a page, and any in a file without text, is a page of its own and read as a scan.
"""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

from hedui.errors import DamagedDocumentError, EncryptedDocumentError, UnsupportedFileError
from hedui.models.page import Mark, MarkKind, Page, Reading
from hedui.read import messages, sniff
from hedui.read.docxlooks import Styles
from hedui.read.docxnumbers import Numbering
from hedui.read.docxpackage import Package
from hedui.read.docxruns import DELETED, INSERTED, Runs, control_sign, is_copy
from hedui.read.layout import LABEL_LINE, abreast
from hedui.read.trust import Problem
from hedui.settings import Settings

BROKEN = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, etree.LxmlError),
    *(EOFError, OSError, RuntimeError, ValueError, LookupError),
)
"""What an archive that is damaged in whatever way makes ``zipfile``, its decompressors and ``lxml`` raise."""

_OWN_NUMBER = re.compile(r"(?:编\s*号|(?:合同|协议)\s*号)\s*[:：]\s*\S")
_MOST_EMPTY = 20
_LOCKED = 0x1
_DRAWN = {qn("a:blip"), "{urn:schemas-microsoft-com:vml}imagedata"}
_EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
_EMU_A4 = 7_560_000 * 10_692_000
_SCAN_SHARE = 0.35
"""A picture that takes this share of A4 is the picture of a page."""


def read_docx(path: Path, settings: Settings) -> tuple[Page, ...]:
    """The document's text as one page, then its pictures of pages. Text that was deleted with changes tracked, and text
    that is hidden or struck through, is left out; the page's marks say so.

    Raises ``UnsupportedFileError`` for an archive that is no Word document, and where things are nested too deeply,
    ``DamagedDocumentError`` for one that is broken, ``EncryptedDocumentError`` for one that is locked,
    ``TooLargeError`` where it unpacks to more than ``max_megabytes``.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            if any(entry.flag_bits & _LOCKED for entry in archive.infolist()):
                raise EncryptedDocumentError(messages.LOCKED_OFFICE.say(settings.lang, name=path.name))
            package = Package(archive, path.name, settings)
            body = _Body(package)
            text = body.text()
            pictures = [package.data(part) for part in body.shown(text)]
    except BROKEN as error:
        if sniff.by_name(path) is not sniff.Kind.DOCX:
            raise UnsupportedFileError(messages.UNSUPPORTED.say(settings.lang, name=path.name)) from error
        if _is_too_deep(error):
            raise UnsupportedFileError(messages.TOO_DEEP.say(settings.lang, name=path.name)) from error
        raise DamagedDocumentError(messages.DAMAGED_WORD.say(settings.lang, name=path.name)) from error
    pages = [Page(1, text, Reading.PLAIN_TEXT, marks=tuple(body.marks))] if text.strip() else []
    if pictures:
        from hedui.read.image import read_pictures

        pages += read_pictures(list(map(io.BytesIO, pictures)), len(pages) + 1, settings)
    return tuple(pages) or (Page(1, "", Reading.NONE, problem=Problem.BLANK, marks=tuple(body.marks)),)


def _is_too_deep(error: Exception) -> bool:
    """Whether things are nested more deeply than is read: in Python, or by libxml2, which stops at 2,048."""
    return isinstance(error, RecursionError) or (isinstance(error, etree.XMLSyntaxError) and "depth" in str(error))


def picture_in(path: Path, number: int, settings: Settings) -> io.BytesIO:
    """The picture that the page ``number`` was read from. Raises ``BROKEN`` where there is none."""
    with zipfile.ZipFile(path) as archive:
        package = Package(archive, path.name, settings)
        body = _Body(package)
        text = body.text()
        return io.BytesIO(package.data(body.shown(text)[number - 1 - bool(text.strip())]))


class _Body:
    """Walks over a document's blocks, counting its automatic numbers as it goes; collects the marks and the pictures as
    large as pages."""

    def __init__(self, package: Package) -> None:
        self._package = package
        numbering, styles = (self._first(kind) for kind in ("numbering", "styles"))
        self._numbering = Numbering(numbering, styles)
        self._runs = Runs(Styles(styles))
        self._sources = package.by_id("image")
        self._chunks = package.by_id("aFChunk")
        self.marks: list[Mark] = []
        self._met: list[Mark] = []  # on the line that is being read; their place is not known yet
        self.pictures: list[str] = []

    def shown(self, text: str) -> list[str]:
        """The pictures that are read beside the ``text``: those as large as pages, all where there is no text."""
        return list(dict.fromkeys(self.pictures if text.strip() else self._package.by_id("image").values()))

    def text(self) -> str:
        """The text of the body, then its notes; above it the number where only a running head or foot states one."""
        lines: list[str] = []
        empty = offset = 0
        for block in chain(self._package.blocks(), self._notes()):
            if len(block):
                self._note_pictures(block)
            for line in self.lines([block]):
                empty = 0 if line else empty + 1
                if empty <= _MOST_EMPTY:
                    lines.append(line)
                    self._settle(offset, line)
                    offset += len(line) + 1
        self._settle(max(offset - 1, 0), "")
        text = "".join(line + "\n" for line in lines)
        heads = "".join(line + "\n" for line in dict.fromkeys(self._running()) if line not in text)
        self.marks = [replace(mark, start=mark.start + len(heads)) for mark in self.marks]
        self._settle(0, heads)
        return heads + text

    def _notes(self) -> Iterator[Any]:
        """The blocks of foot- and endnotes, which Word sets below what they are about; not the rules above them."""
        for kind in ("footnotes", "endnotes"):
            notes = self._first(kind)
            for note in () if notes is None else notes:
                if note.get(qn("w:type")) in (None, "normal"):
                    yield from note

    def _settle(self, offset: int, line: str) -> None:
        """Give the marks that were met their places on the line at ``offset``, or that of what stands there instead."""
        for mark in self._met:
            start = offset + (max(line.find(mark.instead), 0) if mark.instead else min(mark.start, len(line)))
            self.marks.append(replace(mark, start=start))
        self._met.clear()

    def lines(self, container: Any) -> Iterator[str]:
        """The lines of blocks, a cell or a content control."""
        for child in container:
            if child.tag == qn("w:p"):
                yield from self._paragraph(child)
            elif child.tag == qn("w:tbl"):
                yield from self._table(child)
            elif child.tag == qn("w:sdt"):
                sign = control_sign(child)
                yield from self.lines(_inside(child)) if sign is None else [sign]
            elif child.tag in INSERTED or child.tag in (qn("w:customXml"), qn("w:smartTag")):
                yield from self.lines(child)
            elif child.tag in DELETED:
                self._note_deleted(child)
            elif child.tag == qn("w:altChunk"):
                yield from self._chunk(child)

    def _first(self, kind: str) -> Any:
        names = self._package.related(kind)
        return self._package.root(names[0]) if names else None

    def _running(self) -> Iterator[str]:
        for kind in ("header", "footer"):
            for name in self._package.related(kind):
                root = self._package.root(name)
                yield from (line.strip() for line in self.lines(root) if _OWN_NUMBER.search(line))

    def _chunk(self, chunk: Any) -> Iterator[str]:
        """The lines of what stands in paragraphs' place (ISO/IEC 29500-1, 17.17.2): another Word file, a page of HTML
        or a text, as programs write that put agreements together. What is named again is not read again."""
        name = self._chunks.pop(chunk.get(qn("r:id"), ""), "")
        held = self._package.held(name) if name else ()
        if isinstance(held, Package):
            body = _Body(held)
            yield from body.text().removesuffix("\n").split("\n")
            self._met += body.marks
            return
        for page in held:
            self._met += page.marks
            yield from page.text.split("\n")

    def _paragraph(self, paragraph: Any) -> Iterator[str]:
        if not len(paragraph):
            yield ""
            return
        text, marks = self._runs.text(paragraph)
        label = self._numbering.label(paragraph) if text or not marks else ""
        self._met += [replace(mark, start=mark.start + len(label)) for mark in marks]
        if text or not marks:
            yield from (label + text).split("\n")
        elif all(mark.kind is not MarkKind.REVISED for mark in marks):
            self._numbering.label(paragraph)  # what is hidden or struck through counts; what was deleted does not
        for box in paragraph.iter(qn("w:txbxContent")):
            if _is_own(box, paragraph):
                yield from self.lines(box)

    def _table(self, table: Any) -> Iterator[str]:
        for row in _children(table, "w:tr"):
            if row.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None:
                self._note_deleted(row)
                continue
            cells = [self._cell(cell) for cell in _children(row, "w:tc")]
            blocks = any(sum(1 for line in cell if LABEL_LINE.match(line)) >= 2 for cell in cells)
            if len(cells) == 1:
                yield from filter(None, cells[0])
            elif blocks:
                yield from abreast(cells)
            else:
                yield "\t".join("".join(cell) for cell in cells)

    def _cell(self, cell: Any) -> list[str]:
        """A cell's lines; none for one that continues a merged cell above."""
        merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
        if merge is not None and merge.get(qn("w:val")) != "restart":
            return []
        before = len(self._met)
        lines = list(self.lines(cell))
        self._met[before:] = [replace(mark, start=0) for mark in self._met[before:]]  # the row has other cells before
        return lines

    def _note_deleted(self, element: Any) -> None:
        text = self._runs.deleted(element).strip()
        if text:
            self._met.append(Mark(MarkKind.REVISED, text, 0))

    def _note_pictures(self, block: Any) -> None:
        for extent in filter(_is_as_large_as_scan, block.iter(_EXTENT)):
            drawn = extent.getparent().iter(*_DRAWN)
            names = [value for blip in drawn for key, value in blip.items() if key.endswith(("}embed", "}id"))]
            self.pictures += [self._sources[name] for name in names if name in self._sources]


def _is_as_large_as_scan(extent: Any) -> bool:
    """Whether a picture of this size may be a page of the agreement."""
    sides = [extent.get(side, "") for side in ("cx", "cy")]
    return all(side.isdecimal() for side in sides) and int(sides[0]) * int(sides[1]) >= _SCAN_SHARE * _EMU_A4


def _is_own(box: Any, paragraph: Any) -> bool:
    """Whether a text box is the paragraph's, not one within another box, nor the copy of one for older programs."""
    for parent in box.iterancestors():
        if parent is paragraph:
            return True
        if parent.tag == qn("w:txbxContent") or parent.tag in DELETED or is_copy(parent):
            return False
    return False


def _children(container: Any, tag: str) -> Iterator[Any]:
    """Rows of a table or cells of a row, content controls around them opened."""
    for child in container:
        if child.tag == qn(tag):
            yield child
        elif child.tag == qn("w:sdt"):
            yield from _children(_inside(child), tag)


def _inside(control: Any) -> Any:
    content = control.find(qn("w:sdtContent"))
    return () if content is None else content
