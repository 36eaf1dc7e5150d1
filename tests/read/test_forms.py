"""Files in the forms that people have: OFD, HEIC, and those that an installed office makes Word files of."""

from __future__ import annotations

import subprocess
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import docx
import pytest

from hedui.errors import DamagedDocumentError, TooLargeError, UnsupportedFileError
from hedui.export.pictures import page_pictures
from hedui.models.page import Reading
from hedui.read import foreign, office, read_document
from hedui.settings import OcrEngine, Settings

from .scans import save, scan

PLAIN = Settings(cache=False)
NO_OCR = Settings(ocr=OcrEngine.NONE)
SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
LINES = ["设备租赁合同", "合同编号：ZL-2024-118", "甲方：南屏县第三小学", "租金总额：人民币12,500.00元"]


def ofd(path: Path, pages: list[list[str]], beside: str = "", parts: dict[str, bytes] | None = None) -> Path:
    """An OFD file with a text object a line, whose ids count from 20; ``beside`` is drawn on each page after that."""
    ids = range(len(pages))
    listed = "".join(f'<ofd:Page ID="{n + 1}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in ids)
    area = (
        "<ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        body = "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"
        file.writestr("OFD.xml", f'<ofd:OFD {SPACE} Version="1.0" DocType="OFD">{body}</ofd:OFD>')
        file.writestr(
            "Doc_0/Document.xml", f"<ofd:Document {SPACE}>{area}<ofd:Pages>{listed}</ofd:Pages></ofd:Document>"
        )
        for number, lines in enumerate(pages):
            objects = "".join(_object(n, line) for n, line in enumerate(lines))
            layer = f'<ofd:Content><ofd:Layer ID="9">{objects}{beside}</ofd:Layer></ofd:Content>'
            file.writestr(f"Doc_0/Pages/Page_{number}/Content.xml", f"<ofd:Page {SPACE}>{layer}</ofd:Page>")
        for name, data in (parts or {}).items():
            file.writestr(name, data)
    return path


def _object(number: int, line: str) -> str:
    deltas = " ".join("5" if ord(character) > 255 else "2.5" for character in line[:-1])
    code = f'<ofd:TextCode X="0" Y="5" DeltaX="{deltas}">{escape(line)}</ofd:TextCode>'
    return f'<ofd:TextObject ID="{20 + number}" Boundary="20 {20 + 8 * number} 170 7" Size="5">{code}</ofd:TextObject>'


def test_an_ofd_file_is_read_with_a_place_for_each_character(tmp_path: Path) -> None:
    document = read_document(ofd(tmp_path / "a.ofd", [LINES, ["附件一"]]), NO_OCR)
    assert document.media_type == "application/ofd"
    first, second = document.pages
    assert first.text == "\n".join(LINES) + "\n"
    assert (second.text, first.reading) == ("附件一\n", Reading.TEXT_LAYER)
    start = first.text.index("ZL-2024-118")
    (box,) = first.locate(start, start + len("ZL-2024-118"))
    assert box == pytest.approx((20 * 2.8346 + 25 * 2.8346, 28.7 * 2.8346, 72.5 * 2.8346, 33.7 * 2.8346), abs=3)


def test_an_ofd_file_has_no_pictures_for_the_report(tmp_path: Path) -> None:
    path = ofd(tmp_path / "a.ofd", [LINES])
    document = read_document(path, NO_OCR)
    assert all(page.width > 0 for page in document.pages)
    assert list(page_pictures(path, document.media_type, document.pages, NO_OCR)) == []


def path_object(x: float, y: float, across: float, down: float, look: str, inside: str = "") -> str:
    data = f"<ofd:AbbreviatedData>M 0 0 L {across} 0 L {across} {down} L 0 {down} C</ofd:AbbreviatedData>"
    return f'<ofd:PathObject ID="70" Boundary="{x} {y} {across} {down}" {look}>{inside}{data}</ofd:PathObject>'


FILLED = 'Fill="true" Stroke="false"'
WHITE, BLACK = '<ofd:FillColor Value="255 255 255"/>', '<ofd:FillColor Value="0 0 0"/>'
AMOUNT = (59.6, 44.0, 23.2, 6.0)
"""Where 12,500.00 stands: 8 characters of 5 mm behind the margin of 20, on the fourth line."""


def typed(text: str, number: int, look: str = "", inside: str = "") -> str:
    deltas = " ".join("2.5" for _ in text[:-1])
    code = f'{inside}<ofd:TextCode X="0" Y="5" DeltaX="{deltas}">{text}</ofd:TextCode>'
    return f'<ofd:TextObject ID="{number}" Boundary="60 44 60 7" Size="5" {look}>{code}</ofd:TextObject>'


def test_what_was_painted_over_in_an_ofd_file_is_hidden_and_what_was_typed_there_read(tmp_path: Path) -> None:
    beside = path_object(*AMOUNT, FILLED, WHITE) + typed("18,500.00", 71)
    (page,) = read_document(ofd(tmp_path / "a.ofd", [LINES], beside), NO_OCR).pages
    assert page.text.splitlines()[-1] == "租金总额：人民币18,500.00元"
    assert [(mark.kind, mark.text, mark.instead) for mark in page.marks] == [("hidden", "12,500.00", "18,500.00")]


@pytest.mark.parametrize("beside", [path_object(59.6, 46.8, 23.2, 0.3, FILLED, BLACK)])
def test_a_line_through_text_of_an_ofd_file_strikes_it(tmp_path: Path, beside: str) -> None:
    (page,) = read_document(ofd(tmp_path / "a.ofd", [LINES], beside), NO_OCR).pages
    assert page.text.splitlines()[-1] == "租金总额：人民币元"
    assert [(mark.kind, mark.text) for mark in page.marks] == [("struck", "12,500.00")]


@pytest.mark.parametrize(
    ("look", "inside"),
    [('Visible="false"', ""), ('Alpha="0"', ""), ("", WHITE), ("", '<ofd:FillColor Value="0 0 0" Alpha="0"/>')],
)
def test_text_of_an_ofd_file_that_does_not_show_is_hidden(tmp_path: Path, look: str, inside: str) -> None:
    (page,) = read_document(ofd(tmp_path / "a.ofd", [LINES[:3]], typed("99,000.00", 71, look, inside)), NO_OCR).pages
    assert page.text == "\n".join(LINES[:3]) + "\n"
    assert [(mark.kind, mark.text) for mark in page.marks] == [("hidden", "99,000.00")]


@pytest.mark.parametrize(
    "beside",
    [
        path_object(*AMOUNT, 'Stroke="true"'),  # a frame
        path_object(*AMOUNT, FILLED, '<ofd:FillColor Value="255 255 0" Alpha="90"/>'),  # a marker pen
        path_object(*AMOUNT, 'Fill="true"'),  # filled with nothing
        path_object(59.6, 50.2, 23.2, 0.3, FILLED, BLACK),  # an underline
        path_object(120, 44, 24, 6, FILLED, WHITE),  # beside
        path_object(*AMOUNT, f'{FILLED} Visible="false"', WHITE),
        '<ofd:ImageObject ID="70" Boundary="59.6 44 24 24" ResourceID="3"/>',  # a seal
    ],
)
def test_what_leaves_text_of_an_ofd_file_to_be_seen(tmp_path: Path, beside: str) -> None:
    (page,) = read_document(ofd(tmp_path / "a.ofd", [LINES], beside), NO_OCR).pages
    assert (page.text.splitlines()[-1], page.marks) == (LINES[3], ())


def test_white_on_a_dark_ground_of_an_ofd_file_is_read(tmp_path: Path) -> None:
    beside = path_object(58, 43, 60, 8, FILLED, BLACK) + typed("99,000.00", 71, "", WHITE)
    (page,) = read_document(ofd(tmp_path / "a.ofd", [LINES[:3]], beside), NO_OCR).pages
    assert page.text.splitlines()[-1] == "99,000.00"


@pytest.mark.needs("fonts")
def test_an_ofd_file_of_a_scan_is_read_from_its_picture(tmp_path: Path) -> None:
    picture = scan(tmp_path, lambda paper: paper.lines(40, 40, *LINES))
    save(picture, tmp_path / "p.png")
    media = '<ofd:MultiMedia ID="3" Type="Image"><ofd:MediaFile>p.png</ofd:MediaFile></ofd:MultiMedia>'
    resources = f'<ofd:Res {SPACE} BaseLoc="Res"><ofd:MultiMedias>{media}</ofd:MultiMedias></ofd:Res>'
    parts = {"Doc_0/DocumentRes.xml": resources.encode(), "Doc_0/Res/p.png": (tmp_path / "p.png").read_bytes()}
    beside = '<ofd:ImageObject ID="70" Boundary="0 0 210 297" CTM="210 0 0 297 0 0" ResourceID="3"/>'
    path = ofd(tmp_path / "a.ofd", [[]], beside, parts)
    (page,) = read_document(path, PLAIN).pages
    assert (page.reading, page.text.splitlines()[0], page.text.splitlines()[-1]) == (Reading.OCR, LINES[0], LINES[3])
    assert read_document(path, NO_OCR).pages[0].text == ""


def test_an_ofd_file_by_another_name_without_text_or_damaged(tmp_path: Path) -> None:
    other = ofd(tmp_path / "a.docx", [LINES])
    assert read_document(other, NO_OCR).pages[0].text.startswith("设备租赁合同")
    (page,) = read_document(ofd(tmp_path / "b.ofd", [[]]), NO_OCR).pages
    assert (page.text, page.problem) == ("", "empty")
    whole = other.read_bytes()
    (tmp_path / "c.ofd").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(DamagedDocumentError, match="OFD"):
        read_document(tmp_path / "c.ofd", NO_OCR)
    with pytest.raises(TooLargeError):
        read_document(ofd(tmp_path / "d.ofd", [LINES] * 3), Settings(max_pages=2))


def test_a_photograph_of_a_telephone() -> None:
    document = read_document(Path(__file__).with_name("telephone.heic"), PLAIN)
    assert document.media_type == "image/heic"
    assert "ZL-2024-118" in document.pages[0].text.replace(" ", "")


def test_a_damaged_photograph_of_a_telephone(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"\0\0\0\x18ftypheic" + bytes(60))
    with pytest.raises(DamagedDocumentError):
        read_document(tmp_path / "a.jpg", NO_OCR)


def _made(folder: Path, form: str) -> Path:
    """The lines as a file of another form, made by the office itself."""
    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line)
    document.save(str(folder / "a.docx"))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(office.find()), profile, "--headless", "--convert-to", form, "--outdir", str(folder), "a.docx"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
    return folder / f"a.{form}"


@pytest.mark.needs("libreoffice")
@pytest.mark.parametrize(
    ("form", "suffix", "kind"),
    [
        ("doc", ".doc", "application/msword"),
        ("doc", ".wps", "application/msword"),
        ("rtf", ".doc", "application/rtf"),
        ("odt", ".odt", "application/vnd.oasis.opendocument.text"),
    ],
)
def test_other_forms_become_word_files(tmp_path: Path, form: str, suffix: str, kind: str) -> None:
    path = _made(tmp_path, form).rename(tmp_path / f"合同{suffix}")
    document = read_document(path, NO_OCR)
    assert document.media_type == kind
    assert document.pages[0].text.split() == LINES
    assert [each.name for each in tmp_path.glob("*.docx")] == ["a.docx"]


@pytest.mark.needs("libreoffice")
def test_an_office_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    path = _made(tmp_path, "rtf")
    with pytest.raises(office.ConversionError, match="more than"), office.as_word(path, seconds=0.01):
        raise AssertionError("it was fast")


def test_a_locked_file_that_looks_like_old_word_is_named_with_advice(tmp_path: Path) -> None:
    path = tmp_path / "a.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + bytes(600))
    with pytest.raises(UnsupportedFileError, match="加密"):
        read_document(path, NO_OCR)


def test_a_word_file_called_doc_is_read_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hedui.read.office.find", lambda: None)
    document = docx.Document()
    document.add_paragraph(LINES[1])
    document.save(str(tmp_path / "a.doc"))
    assert read_document(tmp_path / "a.doc", NO_OCR).pages[0].text == LINES[1] + "\n"
    assert not any(foreign.can_be_read(form) for form in foreign.FOREIGN if ".rtf" in form.suffixes)
