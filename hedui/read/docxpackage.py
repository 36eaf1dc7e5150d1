"""The package that a Word file is: its parts, whichever of the two dialects of OOXML they are written in.

Strict files (ISO/IEC 29500-1) differ from transitional ones (29500-4) in the names of their namespaces, which stand at
the head of each part; they are read under the transitional names.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import IO, Any

from docx.oxml.ns import qn
from lxml import etree

from hedui.errors import TooLargeError, UnsupportedFileError
from hedui.models.page import Page
from hedui.read import messages
from hedui.read.text import read_text
from hedui.settings import Settings

_MIB = 1024 * 1024
_HEAD = 64 * 1024
_STRICT = (
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
    *(
        (b"http://purl.oclc.org/ooxml/" + name, b"http://schemas.openxmlformats.org/" + other)
        for name, other in (
            (b"wordprocessingml/main", b"wordprocessingml/2006/main"),
            (b"drawingml/main", b"drawingml/2006/main"),
            (b"drawingml/wordprocessingDrawing", b"drawingml/2006/wordprocessingDrawing"),
            (b"drawingml/picture", b"drawingml/2006/picture"),
        )
    ),
)
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_BODY = qn("w:body")
_RTF = b"{\\rtf"
_DEEPEST = 2
"""Files within a file within a file at most."""


class Package:
    """The parts of an open archive by name. What is damaged raises what ``zipfile`` and ``lxml`` raise."""

    def __init__(self, archive: zipfile.ZipFile, name: str, settings: Settings, depth: int = 0) -> None:
        self._archive, self._name, self._settings, self._depth = archive, name, settings, depth
        self._taken = 0
        self._names = set(archive.namelist())
        mains = [target for kind, target in self._related("").values() if kind == "officeDocument"]
        self.main = mains[0] if mains else ""
        """The name of the document's own part."""
        if self.main not in self._names:
            self.main = "word/document.xml"
        if not self._is_word():
            raise UnsupportedFileError(messages.UNSUPPORTED.say(settings.lang, name=name))
        if self.main not in self._names:
            raise KeyError(self.main)
        self._own = self._related(self.main)

    def _is_word(self) -> bool:
        kinds = "[Content_Types].xml"
        has_own = any(part.startswith("word/") for part in self._names)
        return has_own or (kinds in self._names and b"wordprocessingml" in self.data(kinds))

    def related(self, kind: str) -> list[str]:
        """The names of the parts that the document names as of a kind: ``header``, ``numbering`` …"""
        return [target for other, target in self._own.values() if other == kind and target in self._names]

    def by_id(self, kind: str) -> dict[str, str]:
        """The document's own parts of a kind (``image``, ``aFChunk``), by the ids that its text names them with."""
        return {id_: target for id_, (other, target) in self._own.items() if other == kind and target in self._names}

    def root(self, part: str) -> Any:
        """A part as a tree, or None where there is none."""
        return etree.fromstring(self.data(part, dialect=True), _parser()) if part in self._names else None

    def data(self, part: str, *, dialect: bool = False) -> bytes:
        """The bytes of a part; its namespaces transitional where ``dialect`` says so."""
        with self._open(part) as stream:
            return _transitional(stream).read() if dialect else stream.read()

    def held(self, part: str) -> Package | tuple[Page, ...]:
        """A part that is a file of its own: a package, or the pages of a text, a page of HTML or a web archive.

        Raises ``UnsupportedFileError`` for RTF and for packages in packages without end, ``TooLargeError`` where all
        such parts together are larger than a file may be, and what ``read_text`` does.
        """
        self._taken += self._archive.getinfo(part).file_size
        self._check(self._taken)
        data = self.data(part)
        is_package = zipfile.is_zipfile(io.BytesIO(data))
        if data.lstrip().startswith(_RTF) or (is_package and self._depth == _DEEPEST):
            raise UnsupportedFileError(messages.UNSUPPORTED.say(self._settings.lang, name=self._name))
        if not is_package:
            return read_text(data, self._name, self._settings)
        return Package(zipfile.ZipFile(io.BytesIO(data)), self._name, self._settings, self._depth + 1)

    def blocks(self) -> Iterator[Any]:
        """The children of the document's body, one after the other; none is kept once the next is asked for."""
        with self._open(self.main) as stream:
            reader: Any = etree.iterparse(
                _transitional(stream), ("start", "end"), resolve_entities=False, huge_tree=True
            )
            depth, inside = 0, -1
            for event, element in reader:
                depth += 1 if event == "start" else -1
                if event == "start":
                    inside = depth if inside < 0 and element.tag == _BODY else inside
                elif depth == inside:
                    yield element
                    _forget(element)
        if inside < 0:
            raise ValueError("no body")

    def _open(self, part: str) -> IO[bytes]:
        self._check(self._archive.getinfo(part).file_size)
        return self._archive.open(part)

    def _check(self, size: int) -> None:
        if size > self._settings.max_megabytes * _MIB:
            facts = {"name": self._name, "size": size // _MIB, "limit": self._settings.max_megabytes}
            raise TooLargeError(messages.TOO_MANY_BYTES.say(self._settings.lang, **facts))

    def _related(self, part: str) -> dict[str, tuple[str, str]]:
        """The kind and the name of each part that a part (or the package: empty) names, by id."""
        folder, file = posixpath.split(part)
        name = posixpath.join(folder, "_rels", f"{file}.rels")
        found: dict[str, tuple[str, str]] = {}
        if name not in self._names:
            return found
        for relation in etree.fromstring(self.data(name), _parser()).iter(_RELATION):
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
                found[relation.get("Id", "")] = (posixpath.basename(relation.get("Type", "")), target)
        return found


def _parser() -> Any:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )


def _forget(element: Any) -> None:
    element.clear(keep_tail=False)
    while element.getprevious() is not None:
        del element.getparent()[0]


def _transitional(stream: IO[bytes]) -> IO[bytes]:
    head = stream.read(_HEAD)
    if b"<!DOCTYPE" in head:  # OOXML has none (ISO/IEC 29500-2); what one declares may grow beyond measure
        raise ValueError("a part with a document type")
    for strict, plain in _STRICT:
        head = head.replace(strict, plain)
    return io.BufferedReader(_Chained(head, stream))


class _Chained(io.RawIOBase):
    """What was read of a stream already, then the rest of it."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self._head:
            part, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        else:
            part = self._rest.read(len(buffer))
        buffer[: len(part)] = part
        return len(part)
