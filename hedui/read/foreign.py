"""Forms in which agreements come and which take more than one look: which are read, and what to do with the others."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from hedui.messages import Message
from hedui.read import messages, office, webarchive
from hedui.read.sniff import BY_OFFICE, Kind

OLD_WORD = Message(
    zh="“{name}”是旧版 Word（.doc）或加密的 Office 文件，请用 Word 或 WPS 打开并另存为不加密的 .docx 或 PDF。",
    en="“{name}” is an old Word file (.doc) or a locked Office file; open it in Word and save it as .docx or PDF.",
)
WPS = Message(
    zh="“{name}”是 WPS 文字文件，请用 WPS 打开并另存为 .docx 或 PDF。",
    en="“{name}” is a WPS Writer file; open it in WPS and save it as .docx or PDF.",
)
OPEN_DOCUMENT = Message(
    zh="“{name}”是 OpenDocument 文件（.odt），请用 LibreOffice 打开并另存为 .docx 或 PDF。",
    en="“{name}” is an OpenDocument file (.odt); open it in LibreOffice and save it as .docx or PDF.",
)
RTF = Message(
    zh="“{name}”是 RTF 文件，请用 Word 或 WPS 打开并另存为 .docx 或 PDF。",
    en="“{name}” is an RTF file; open it in Word and save it as .docx or PDF.",
)
OFD = Message(
    zh="“{name}”是 OFD 版式文件，请用 OFD 阅读器打开并另存（或打印）为 PDF。",
    en="“{name}” is an OFD file; open it in an OFD reader and save it as PDF, or print it to PDF.",
)
ARCHIVE = Message(
    zh="“{name}”是压缩包，请先解压，再处理里面的文件。",
    en="“{name}” is an archive; unpack it and read the files in it.",
)
HEIC = Message(
    zh="“{name}”是 HEIC 照片，请在手机或电脑上转换为 JPEG（.jpg）。",
    en="“{name}” is a HEIC photograph; convert it to JPEG (.jpg) on the telephone or the computer.",
)
SHEET = Message(
    zh="“{name}”是 Office 表格或演示文稿，请另存为 PDF。",
    en="“{name}” is an Office sheet or presentation; save it as PDF.",
)


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORDS = "WordDocument".encode("utf-16-le")
"""The name of the part that holds the text, in files of old Word and of WPS; locked files and sheets have none."""

_PACKAGE = "EncryptedPackage".encode("utf-16-le")
"""The name of the part that a file of newer Word, Excel or PowerPoint is locked in ([MS-OFFCRYPTO] 2.3.4.4)."""

_HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")


@dataclass(frozen=True, slots=True)
class Foreign:
    """A form of file: its suffixes, how its content begins, what a ZIP of it holds, and the advice."""

    advice: Message
    suffixes: tuple[str, ...] = ()
    kind: Kind | None = None
    """As what it is read, where it can be; see ``can_be_read``."""
    begins: Callable[[bytes], bool] = lambda head: False
    holds: tuple[str, ...] = ()
    """Beginnings of names of which one stands in a ZIP of this form."""


FOREIGN: tuple[Foreign, ...] = (
    Foreign(OLD_WORD, (".doc", ".dot", ".docm"), Kind.OLD_WORD, lambda head: head.startswith(_OLE)),
    Foreign(WPS, (".wps", ".wpt"), Kind.WPS),
    Foreign(RTF, (".rtf",), Kind.RTF, lambda head: head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf")),
    Foreign(OFD, (".ofd",), Kind.OFD, holds=("OFD.xml",)),
    Foreign(OPEN_DOCUMENT, (".odt",), Kind.OPEN_DOCUMENT, holds=("META-INF/manifest.xml",)),
    Foreign(SHEET, holds=("xl/", "ppt/")),
    Foreign(HEIC, (".heic", ".heif"), Kind.HEIC, lambda head: head[4:8] == b"ftyp" and head[8:12] in _HEIC_BRANDS),
    Foreign(
        ARCHIVE,
        (".zip", ".rar", ".7z", ".gz", ".tgz", ".tar"),
        begins=lambda head: head.startswith((b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b")),
    ),
)
_LOCKED = Foreign(messages.LOCKED_OFFICE)
_WIDE = (b"\xff\xfe", b"\xfe\xff")
"""How text in UTF-16 begins."""
_CONTROLS = frozenset(range(9)) | frozenset(range(14, 27))
"""Characters that stand in no text."""
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_WORD_XML = b"<?mso-application"
"""Begins a Word file that is one file of XML."""
_ZIP = b"PK\x03\x04"
_OFFICE_PART = "[Content_Types].xml"
"""Stands in every whole file of Word, Excel and PowerPoint; in a damaged one of Word its XML does. A folder that is
called ``word`` does not make one."""
_WORD_PARTS = ("word/", "_rels/", "docProps/")
"""Where the parts of a Word file lie: what is left of one that is called so was one."""


def can_be_read(form: Foreign) -> bool:
    """Whether files of the form are read on this machine."""
    return form.kind is not None and (form.kind not in BY_OFFICE or office.find() is not None)


def advice(form: Foreign, name: str) -> Message:
    """What to do with a file of the form. A file of WPS begins as one of old Word does: its name tells them apart."""
    named = by_name(name)
    return WPS if form.advice is OLD_WORD and named is not None and named.kind is Kind.WPS else form.advice


def is_hollow(path: Path, head: bytes) -> bool:
    """Whether a file that begins as those of old Word do holds no words: it is locked, a sheet or something else."""
    return head.startswith(_OLE) and _WORDS not in path.read_bytes()


def is_only_named(path: Path, head: bytes) -> bool:
    """Whether nothing but its suffix says what a file is, and it is no text: an office makes words even of noise."""
    garbled = _CONTROLS.intersection(head) and not head.startswith(_WIDE)
    return bool(garbled) and not head.startswith(_ZIP) and by_content(path, head) is None


def is_page_of_web(path: Path, head: bytes) -> bool:
    """Whether a file is a page of HTML or a web archive, as web systems write them under the name of old Word."""
    if head.startswith(_ZIP) or by_content(path, head) is not None:
        return False
    return webarchive.is_archive(head) or (_HTML.search(head) is not None and _WORD_XML not in head)


def by_name(name: str) -> Foreign | None:
    """The form that a file's suffix claims."""
    suffix = PurePosixPath(name).suffix.lower()
    return next((each for each in FOREIGN if suffix in each.suffixes), None)


def by_content(path: Path, head: bytes) -> Foreign | None:
    """The form that a file's content shows, whatever its name. A Word file (``.docx``) and a damaged ZIP show none.

    Raises ``OSError`` when the file cannot be read.
    """
    if head.startswith(_ZIP):
        return _of_zip(path)
    if head.startswith(_OLE) and _PACKAGE in path.read_bytes():
        return _LOCKED
    return next((each for each in FOREIGN if each.begins(head)), None)


def _of_zip(path: Path) -> Foreign | None:
    try:
        with zipfile.ZipFile(path) as file:
            names = file.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        return None
    left = path.suffix.lower() == ".docx" and any(name.startswith(_WORD_PARTS) for name in names)
    form = of_names(names)
    return None if left and form is not None and form.advice is ARCHIVE else form


def of_names(names: Collection[str]) -> Foreign | None:
    """The form that the names in a ZIP show: an archive where they make no document; those of a Word file show none."""
    is_office = _is_office(names)
    for each in FOREIGN:
        if any(name.startswith(each.holds) for name in names) and (is_office or each.advice is not SHEET):
            return each
    return None if is_office else next(each for each in FOREIGN if each.advice is ARCHIVE)


def _is_office(names: Collection[str]) -> bool:
    """Whether the names are those of a file of Word, Excel or PowerPoint."""
    return _OFFICE_PART in names or any(name.startswith("word/") and name.endswith(".xml") for name in names)
