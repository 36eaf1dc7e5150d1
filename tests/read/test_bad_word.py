"""Word files that are damaged, odd, in the strict dialect, large, or made of pictures."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from hedui.errors import DamagedDocumentError, EncryptedDocumentError, TooLargeError, UnsupportedFileError
from hedui.models.page import Reading
from hedui.read import read_document
from hedui.read.trust import Problem
from hedui.settings import OcrEngine, Settings

from .words import W, paragraph, part, picture, run, word

NO_OCR = Settings(ocr=OcrEngine.NONE)
LIST = '<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>{run}</w:p>'


def png(width: int = 600, height: int = 800) -> bytes:
    image = Image.new("L", (width, height), "white")
    ImageDraw.Draw(image).rectangle((100, 100, 300, 140), fill="black")
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2, zipfile.ZIP_STORED])
def test_damage_inside_the_archive_is_one_sentence(tmp_path: Path, method: int) -> None:
    path = word(tmp_path / "a.docx", *(paragraph(run(f"第{n}条 {n * 7919}")) for n in range(400)), method=method)
    whole = path.read_bytes()
    for position in range(60, len(whole), max(len(whole) // 120, 1)):
        path.write_bytes(
            whole[:position] + bytes(byte ^ 0x5A for byte in whole[position : position + 9]) + whole[position + 9 :]
        )
        try:
            read_document(path, NO_OCR)
        except (DamagedDocumentError, UnsupportedFileError, TooLargeError) as error:
            assert "a.docx" in str(error)


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:ins>", "</w:ins>"),
    ],
)
@pytest.mark.parametrize(("depth", "read"), [(2, True), (50, True), (1_000, False), (3_000, False)])
def test_what_is_nested_too_deeply_is_not_called_damaged(
    tmp_path: Path, opening: str, closing: str, depth: int, read: bool
) -> None:
    path = word(tmp_path / "a.docx", opening * depth + paragraph(run("甲方：青岭有限公司")) + closing * depth)
    if read:
        assert read_document(path, NO_OCR).pages[0].text == "甲方：青岭有限公司\n"
        return
    with pytest.raises(UnsupportedFileError, match="层数过多"):
        read_document(path, NO_OCR)


def test_lists_that_make_no_sense_are_read_without_their_numbers(tmp_path: Path) -> None:
    levels = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="三"/><w:lvlText w:val="%1."/></w:lvl>'
        '<w:lvl w:ilvl="x"><w:start w:val="99999999999999999999"/></w:lvl><w:lvl/></w:abstractNum><w:abstractNum/>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"/><w:num/>'
    )
    path = word(
        tmp_path / "a.docx",
        *(LIST.format(level=level, number=number, run=run("甲")) for level, number in (("0", 1), ("七", 2), ("", 9))),
        "<w:p><w:pPr><w:numPr/><w:pStyle/></w:pPr></w:p><w:tbl><w:tr><w:tc/></w:tr><w:tr/></w:tbl><w:sdt/>",
        parts={"numbering.xml": part("numbering", levels), "styles.xml": part("styles", "<w:style/>")},
    )
    assert read_document(path, NO_OCR).pages[0].text.split() == ["1.甲", "甲", "甲"]


def test_the_strict_dialect_and_a_document_by_another_name(tmp_path: Path) -> None:
    for options in ({"strict": True}, {"main": "word/document2.xml"}):
        path = word(tmp_path / "a.docx", paragraph(run("合同编号：A-1")), **options)  # type: ignore[arg-type]
        assert read_document(path, NO_OCR).pages[0].text == "合同编号：A-1\n"


def test_archives_of_other_kinds_are_no_damaged_word_files(tmp_path: Path) -> None:
    path = tmp_path / "a.odt"
    path.write_bytes(b"PK\x03\x04" + bytes(200))
    with pytest.raises(UnsupportedFileError):
        read_document(path, NO_OCR)


def test_a_file_of_pictures_is_read_as_a_scan(tmp_path: Path) -> None:
    parts = {"media/a.png": png(), "media/b.png": png(), "media/c.emf": b"no picture"}
    path = word(tmp_path / "a.docx", picture("r1", (15, 20)), parts=parts)
    pages = read_document(path, NO_OCR).pages
    assert [(page.number, page.reading, page.problem) for page in pages] == [
        (1, Reading.NONE, Problem.SCAN),
        (2, Reading.NONE, Problem.SCAN),
        (3, Reading.NONE, Problem.DAMAGED),
    ]


def test_a_picture_as_large_as_a_page_is_a_page_and_a_logo_is_none(tmp_path: Path) -> None:
    path = word(
        tmp_path / "a.docx",
        *(paragraph(run("合同")), picture("r1", (15, 20)), picture("r2", (3, 3)), picture("r1", (15, 20))),
        parts={"media/a.png": png(), "media/b.png": png()},
    )
    assert [page.problem for page in read_document(path, NO_OCR).pages] == [None, Problem.SCAN]


def test_empty_paragraphs_cost_no_memory(tmp_path: Path) -> None:
    path = word(tmp_path / "a.docx", "<w:p/>" * 500_000, paragraph(run("完")))
    tracemalloc.start()
    text = read_document(path, NO_OCR).pages[0].text
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert text.strip() == "完"
    assert len(text) < 100
    assert peak < 40_000_000


def _without(path: Path, *names: str) -> Path:
    """The file again, without those of its parts whose names begin so."""
    with zipfile.ZipFile(path) as whole:
        kept = {name: whole.read(name) for name in whole.namelist() if not name.startswith(names)}
    with zipfile.ZipFile(path, "w") as left:
        for name, data in kept.items():
            left.writestr(name, data)
    return path


@pytest.mark.parametrize("names", [("word/document",), ("word/document", "_rels"), ("_rels", "word/d", "word/_rels")])
def test_what_is_left_of_a_word_file_is_a_damaged_one_and_no_archive(tmp_path: Path, names: tuple[str, ...]) -> None:
    path = word(tmp_path / "a.docx", paragraph(run("甲")), parts={"media/a.png": png()})
    with pytest.raises(DamagedDocumentError, match="Word"):
        read_document(_without(path, *names), NO_OCR)


def test_other_archives_called_word_files_are_archives(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("合同/a.txt", "甲方")
    with pytest.raises(UnsupportedFileError, match="压缩包"):
        read_document(path, NO_OCR)


def test_a_main_part_without_a_body_or_with_a_document_type_is_damage(tmp_path: Path) -> None:
    body = f'<w:document xmlns:w="{W}"><w:body><w:p/></w:body></w:document>'
    for document in ("<a><b>甲</b></a>", f'<!DOCTYPE a [<!ENTITY b "甲">]>{body}'):
        path = _without(word(tmp_path / "a.docx"), "word/document")
        with zipfile.ZipFile(path, "a") as archive:
            archive.writestr("word/document.xml", document)
        with pytest.raises(DamagedDocumentError):
            read_document(path, NO_OCR)


def test_locked_files_say_that_they_are_locked(tmp_path: Path) -> None:
    path = word(tmp_path / "a.docx", paragraph(run("甲")))
    data = bytearray(path.read_bytes())
    for mark, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = data.find(mark)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(mark, at + 4)
    path.write_bytes(data)
    with pytest.raises(EncryptedDocumentError, match="打开密码"):
        read_document(path, NO_OCR)
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + bytes(600))
    with pytest.raises(UnsupportedFileError, match="打开密码"):
        read_document(path, NO_OCR)


def test_long_texts_and_deep_tables_are_no_damage(tmp_path: Path) -> None:
    deep = paragraph(run("深"))
    for _ in range(120):
        deep = f"<w:tbl><w:tr><w:tc>{deep}</w:tc></w:tr></w:tbl>"
    long = "甲方应当付款。" * 600_000
    attribute = f'<w:p w:rsidR="{"A" * 11_000_000}"/>'
    path = word(tmp_path / "a.docx", deep, paragraph(run(long)), attribute, parts={"header1.xml": part("hdr", long)})
    text = read_document(path, NO_OCR).pages[0].text
    assert text.split("\n")[:2] == ["深", long]
