"""Word documents (.docx): paragraphs and tables in order, as one page of plain text.

A Word file has no pages of its own, so there is one. The rows of a table are lines with a tab between cells; a cell
merged from several appears once, and keeps an empty place in the rows that it reaches down into.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml import etree

from hedui.errors import DamagedDocumentError, EmptyDocumentError, TooLargeError, UnsupportedFileError
from hedui.models.page import Page, Reading
from hedui.read import messages, symbols
from hedui.read.docxnumbers import Numbering
from hedui.read.layout import LABEL_LINE
from hedui.settings import Settings

_MAIN = "word/document.xml"
_NUMBERING = "word/numbering.xml"
_STYLES = "word/styles.xml"
_MIB = 1024 * 1024
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = {qn("w:del"), qn("w:moveFrom"), qn("w:txbxContent"), qn("w:pPr"), qn("w:rPr"), _FALLBACK}


def read_docx(path: Path, settings: Settings) -> tuple[Page, ...]:
    """The document's text as one page. Text that was deleted with changes tracked is left out.

    Raises ``UnsupportedFileError`` for an archive that is no Word document, ``DamagedDocumentError`` for one that is
    broken, ``TooLargeError`` where it unpacks to more than ``max_megabytes``, ``EmptyDocumentError`` without any text.
    """
    lang, name = settings.lang, path.name
    try:
        with zipfile.ZipFile(path) as archive:
            if _MAIN not in archive.namelist():
                raise UnsupportedFileError(messages.UNSUPPORTED.say(lang, name=name))
            parts = {part: _part(archive, part, name, settings) for part in (_MAIN, _NUMBERING, _STYLES)}
        body = parse_xml(parts[_MAIN]).find(qn("w:body"))
    except (zipfile.BadZipFile, etree.XMLSyntaxError, EOFError, OSError, RuntimeError) as error:
        raise DamagedDocumentError(messages.DAMAGED_WORD.say(lang, name=name)) from error
    lines = list(_Reader(Numbering(parts[_NUMBERING], parts[_STYLES])).lines(body)) if body is not None else []
    text = "".join(line + "\n" for line in lines)
    if not text.strip():
        raise EmptyDocumentError(messages.NO_TEXT.say(lang, name=name))
    return (Page(1, text, Reading.PLAIN_TEXT),)


def _part(archive: zipfile.ZipFile, part: str, name: str, settings: Settings) -> bytes:
    if part not in archive.namelist():
        return b""
    size = archive.getinfo(part).file_size
    if size > settings.max_megabytes * _MIB:
        facts = {"size": size // _MIB, "limit": settings.max_megabytes}
        raise TooLargeError(messages.TOO_MANY_BYTES.say(settings.lang, name=name, **facts))
    return archive.read(part)


class _Reader:
    """Walks over a document's blocks, counting its automatic numbers as it goes."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering

    def lines(self, container: Any) -> Iterator[str]:
        """The lines of a body, a cell or a content control."""
        for child in container:
            if child.tag == qn("w:p"):
                yield from self._paragraph(child)
            elif child.tag == qn("w:tbl"):
                yield from self._table(child)
            elif child.tag == qn("w:sdt"):
                yield from self.lines(_inside(child))
            elif child.tag in (qn("w:ins"), qn("w:customXml"), qn("w:smartTag")):
                yield from self.lines(child)

    def _paragraph(self, paragraph: Any) -> Iterator[str]:
        text = self._numbering.label(paragraph) + "".join(_texts(paragraph))
        yield from text.split("\n")
        for box in paragraph.iter(qn("w:txbxContent")):
            if all(parent.tag != _FALLBACK for parent in box.iterancestors()):
                yield from self.lines(box)

    def _table(self, table: Any) -> Iterator[str]:
        for row in _children(table, "w:tr"):
            cells = [self._cell(cell) for cell in _children(row, "w:tc")]
            blocks = any(sum(1 for line in cell if LABEL_LINE.match(line)) >= 2 for cell in cells)
            if blocks or len(cells) == 1:
                yield from (line for cell in cells for line in cell)
            else:
                yield "\t".join("".join(cell) for cell in cells)

    def _cell(self, cell: Any) -> list[str]:
        """A cell's lines; none for one that continues a merged cell above."""
        merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
        if merge is not None and merge.get(qn("w:val")) != "restart":
            return []
        return [line for line in self.lines(cell) if line]


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


def _texts(element: Any) -> Iterator[str]:
    """What a paragraph shows, piece by piece."""
    for child in element:
        if child.tag in _SKIPPED:
            continue
        if child.tag == qn("w:t"):
            text = child.text or ""
            yield "_" * len(text) if text.isspace() and _is_underlined(child.getparent()) else text
        elif child.tag in (qn("w:tab"), qn("w:ptab")):
            yield "\t"
        elif child.tag in (qn("w:br"), qn("w:cr")):
            yield "\n"
        elif child.tag == qn("w:noBreakHyphen"):
            yield "-"
        elif child.tag == qn("w:sym"):
            code = int(child.get(qn("w:char"), "0"), 16) & 0xFF
            yield symbols.in_font(chr(code), child.get(qn("w:font"), ""))
        else:
            yield from _texts(child)


def _is_underlined(run: Any) -> bool:
    """Whether a run is underlined: white space is then a blank to be filled in, and shows as a line."""
    underline = run.find(f"{qn('w:rPr')}/{qn('w:u')}")
    return underline is not None and underline.get(qn("w:val")) != "none"
