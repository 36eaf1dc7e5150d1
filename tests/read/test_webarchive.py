"""Pages of the web as agreements: called old Word files, in web archives, and within Word files."""

from __future__ import annotations

import io
import zipfile
from base64 import encodebytes
from pathlib import Path

import docx
import pytest

from hedui.errors import UnsupportedFileError
from hedui.models.page import MarkKind
from hedui.read import read_document
from hedui.read.webarchive import page_in
from hedui.settings import OcrEngine, Settings

NO_OCR = Settings(ocr=OcrEngine.NONE)
LINES = ["仓储服务合同", "合同编号：CC-2026-77", "甲方：河源市东篱粮油有限公司", "仓储费：人民币8,400.00元"]
HTML = "<html><head><title>无题</title></head><body>" + "".join(f"<p>{line}</p>" for line in LINES) + "</body></html>"
SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk"


def archive(page: str, charset: str = "utf-8") -> bytes:
    """A web archive as Word writes it: the page, then what belongs to it."""
    head = 'From: <saved>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\tboundary="x"\n\n--x\n'
    part = f'Content-Type: text/html; charset="{charset}"\nContent-Transfer-Encoding: base64\n\n'
    picture = "\n--x\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--x--\n"
    return head.encode() + part.encode() + encodebytes(page.encode(charset)) + picture.encode()


@pytest.fixture
def no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hedui.read.office.find", lambda: None)


@pytest.mark.usefixtures("no_office")
@pytest.mark.parametrize(
    "data", [HTML.encode(), HTML.encode("gb18030"), archive(HTML), archive(HTML, "gb2312")], ids=str
)
@pytest.mark.parametrize("name", ["a.doc", "a.wps"])
def test_a_page_that_is_called_an_old_word_file_is_read_without_an_office(
    tmp_path: Path, name: str, data: bytes
) -> None:
    (tmp_path / name).write_bytes(data)
    document = read_document(tmp_path / name, NO_OCR)
    assert document.pages[0].text.split() == LINES


@pytest.mark.usefixtures("no_office")
def test_a_word_file_that_is_one_file_of_xml_is_no_page(tmp_path: Path) -> None:
    start = b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument><html>'
    (tmp_path / "a.doc").write_bytes(start)
    with pytest.raises(UnsupportedFileError):
        read_document(tmp_path / "a.doc", NO_OCR)


@pytest.mark.parametrize(
    "data",
    [
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n\na\n--x--\n",
        "甲方：河源市东篱粮油有限公司\nMIME-Version: 1.0\n".encode(),
        HTML.encode(),
    ],
)
def test_what_holds_no_page_or_is_no_archive(data: bytes) -> None:
    assert page_in(data) is None


def test_an_encoding_that_nobody_knows_is_left_to_be_found_out() -> None:
    data = archive(HTML, "gb18030").replace(b'"gb18030"', b'"x-unknown"')
    assert page_in(data) == HTML.encode("gb18030")


def within(path: Path, name: str, data: bytes) -> Path:
    """A Word file that holds nothing but another file in a paragraph's place."""
    file = io.BytesIO()
    docx.Document().save(file)
    body = f'<w:document {SPACES}><w:body><w:altChunk r:id="c1"/><w:sectPr/></w:body></w:document>'
    relation = f'<Relationship Id="c1" Type="{RELATION}" Target="/word/{name}"/></Relationships>'
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(path, "w") as target:
        for each in source.namelist():
            part = source.read(each)
            if each == "word/document.xml":
                part = body.encode()
            elif each == "word/_rels/document.xml.rels":
                part = part.replace(b"</Relationships>", relation.encode())
            target.writestr(each, part)
        target.writestr(f"word/{name}", data)
    return path


@pytest.mark.parametrize(("name", "data"), [("a.mht", archive(HTML)), ("a.html", HTML.encode())])
def test_a_word_file_that_holds_a_page_is_no_blank_sheet(tmp_path: Path, name: str, data: bytes) -> None:
    document = read_document(within(tmp_path / "a.docx", name, data), NO_OCR)
    assert document.pages[0].text.split() == LINES


def test_a_word_file_within_another_is_read_with_its_marks(tmp_path: Path) -> None:
    inner, file = docx.Document(), io.BytesIO()
    for line in LINES:
        inner.add_paragraph(line)
    inner.add_paragraph("仓储费另加").runs[0].font.strike = True
    inner.save(file)
    page = read_document(within(tmp_path / "a.docx", "b.docx", file.getvalue()), NO_OCR).pages[0]
    assert page.text.split() == LINES
    assert [(mark.kind, mark.text) for mark in page.marks] == [(MarkKind.STRUCK, "仓储费另加")]


def test_a_word_file_that_holds_rtf_is_not_read_as_if_it_did_not(tmp_path: Path) -> None:
    with pytest.raises(UnsupportedFileError):
        read_document(within(tmp_path / "a.docx", "a.rtf", b"{\\rtf1 a}"), NO_OCR)


def test_word_files_within_word_files_without_end_are_refused(tmp_path: Path) -> None:
    path = within(tmp_path / "0.docx", "a.html", HTML.encode())
    for depth in range(1, 5):
        path = within(tmp_path / f"{depth}.docx", "b.docx", path.read_bytes())
        if depth <= 2:
            assert read_document(path, NO_OCR).pages[0].text.split() == LINES
        else:
            with pytest.raises(UnsupportedFileError):
                read_document(path, NO_OCR)


def test_what_is_named_again_in_a_paragraph_s_place_is_read_once(tmp_path: Path) -> None:
    path, often = within(tmp_path / "a.docx", "a.html", HTML.encode()), tmp_path / "b.docx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(often, "w") as target:
        for each in source.namelist():
            target.writestr(
                each, source.read(each).replace(b'<w:altChunk r:id="c1"/>', b'<w:altChunk r:id="c1"/>' * 500)
            )
    assert read_document(often, NO_OCR).pages[0].text.split() == LINES
