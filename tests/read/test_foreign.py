"""Forms of file that are not read say what they are and what to do, whatever their name claims."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from hedui.errors import DamagedDocumentError, UnsupportedFileError
from hedui.read import read_document
from hedui.settings import Settings


@pytest.fixture(autouse=True)
def no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine without LibreOffice."""
    monkeypatch.setattr("hedui.read.office.find", lambda: None)


def packed(path: Path, *names: str) -> Path:
    with zipfile.ZipFile(path, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return path


@pytest.mark.parametrize(
    ("name", "parts", "said"),
    [
        ("a.zip", ("合同.pdf",), "压缩包"),
        ("合同.docx", ("甲/a.txt",), "压缩包"),
        ("a.odt", ("mimetype", "content.xml", "META-INF/manifest.xml"), "OpenDocument"),
        ("a.xlsx", ("[Content_Types].xml", "xl/workbook.xml"), "表格"),
    ],
)
def test_what_a_zip_holds_decides(tmp_path: Path, name: str, parts: tuple[str, ...], said: str) -> None:
    with pytest.raises(UnsupportedFileError, match=said) as caught:
        read_document(packed(tmp_path / name, *parts), Settings())
    assert name in str(caught.value)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.rtf", b"{\\rtf1\\ansi \\u21512 ?}", "RTF"),
        ("a.txt", b"{\\rtf1\\ansi \\u21512 ?}", "RTF"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "旧版 Word"),
        ("a.pdf", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "旧版 Word"),
        ("a.wps", b"anything", "WPS"),
        ("a.wps", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "WPS 文字文件"),
        ("模板.WPT", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "WPS 文字文件"),
        ("a.wps", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "密码"),
        ("a.wps.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "旧版 Word"),
        ("a.wps", b"{\\rtf1\\ansi \\u21512 ?}", "RTF"),
        ("a.rar", b"Rar!\x1a\x07\0", "压缩包"),
    ],
)
def test_how_a_file_begins_decides(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(UnsupportedFileError, match=said):
        read_document(tmp_path / name, Settings())


@pytest.mark.parametrize("name", ["a.doc", "a.wps", "a.rtf", "a.odt"])
def test_what_only_the_name_says_is_not_read_by_an_office(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(bytes(range(256)))
    with pytest.raises(DamagedDocumentError, match=f"“{name}”的内容不是{name[2:].upper()}，文件可能已损坏"):
        read_document(tmp_path / name, Settings())


def test_a_word_file_that_is_cut_off_is_still_a_damaged_word_file(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK\x03\x04 cut off")
    with pytest.raises(DamagedDocumentError, match="Word"):
        read_document(tmp_path / "a.docx", Settings())
