"""PDFs that cannot be read, or whose text layer cannot be trusted."""

from __future__ import annotations

import base64
import re
import resource
import zlib
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader

from hedui.errors import (
    DamagedDocumentError,
    DocumentError,
    EmptyDocumentError,
    EncryptedDocumentError,
    TooLargeError,
)
from hedui.models.page import Reading
from hedui.pipeline import process
from hedui.read import read_document
from hedui.read.pdfblank import _holds_content
from hedui.read.trust import Problem, is_garbled
from hedui.settings import OcrEngine, Settings

from .paper import Paper

NO_OCR = Settings(ocr=OcrEngine.NONE)
SENTENCE = "双方应当按照本合同的约定全面履行自己的义务，任何一方不得擅自变更或者解除合同。"


def encrypted(path: Path, *, user: str, owner: str) -> Path:
    paper = Paper(path)
    paper.canvas._doc.encrypt = StandardEncryption(user, owner, strength=128)
    return paper.text(72, 100, "合同编号：A-1").save()


def minimal(path: Path, kids: str, count: int, *more: str) -> Path:
    """A PDF with a page tree of our choice and one empty page, object 3; ``more`` are the objects behind it."""
    text, offsets = "%PDF-1.4\n", []
    for content in (
        f"1 0 obj<</Type/Catalog/Pages 2 0 R{'/AcroForm<</Fields[4 0 R]>>' if more else ''}>>endobj\n",
        f"2 0 obj<</Type/Pages/Kids[{kids}]/Count {count}>>endobj\n",
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n",
        *(f"{number} 0 obj{inside}endobj\n" for number, inside in enumerate(more, 4)),
    ):
        offsets.append(f"{len(text):010} 00000 n \n")
        text += content
    table = f"xref\n0 {len(offsets) + 1}\n0000000000 65535 f \n" + "".join(offsets)
    path.write_text(f"{text}{table}trailer<</Root 1 0 R/Size {len(offsets) + 1}>>\nstartxref\n{len(text)}\n%%EOF\n")
    return path


def plain(path: Path) -> Path:
    """The same PDF without the second packing that reportlab adds, as most programs write it."""

    def unpacked(found: re.Match[bytes]) -> bytes:
        data = base64.a85decode(found[2].strip().removesuffix(b"~>"))
        return found[1].replace(b"[ /ASCII85Decode /FlateDecode ]", b"/FlateDecode") + data + b"\nendstream"

    whole = re.sub(
        rb"(/Filter \[ /ASCII85Decode /FlateDecode \][^>]*>>\s*stream\r?\n)(.*?)endstream",
        unpacked,
        path.read_bytes(),
        flags=re.S,
    )
    path.write_bytes(re.sub(rb"/Length \d+", b"", whole))
    return path


def fails(path: Path, error: type[DocumentError], settings: Settings = NO_OCR) -> str:
    with pytest.raises(error) as caught:
        read_document(path, settings)
    message = str(caught.value)
    assert path.name in message
    assert "\n" not in message
    return message


def test_a_truncated_pdf(tmp_path: Path) -> None:
    whole = Paper(tmp_path / "a.pdf").text(72, 100, "合同").save().read_bytes()
    path = tmp_path / "半个 合同.pdf"
    path.write_bytes(whole[: len(whole) // 2])
    assert "不完整" in fails(path, DamagedDocumentError)


def test_a_pdf_of_nonsense(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7\n" + b"nonsense " * 100 + b"\n%%EOF\n")
    assert "损坏" in fails(path, DamagedDocumentError)


def test_a_pdf_locked_with_a_password(tmp_path: Path) -> None:
    assert "密码" in fails(encrypted(tmp_path / "a.pdf", user="geheim", owner="x"), EncryptedDocumentError)


def test_a_pdf_locked_only_against_changes_is_read(tmp_path: Path) -> None:
    path = encrypted(tmp_path / "a.pdf", user="", owner="x")
    assert read_document(path, NO_OCR).pages[0].text == "合同编号：A-1\n"


def test_a_pdf_without_pages(tmp_path: Path) -> None:
    fails(minimal(tmp_path / "a.pdf", "", 0), EmptyDocumentError)


def test_a_pdf_of_3000_pages_is_refused_and_one_of_1500_read_in_bounded_memory(tmp_path: Path) -> None:
    assert "3000" in fails(minimal(tmp_path / "a.pdf", "3 0 R " * 3000, 3000), TooLargeError)
    paper = Paper(tmp_path / "b.pdf")
    for number in range(1500):
        (paper.page() if number else paper).lines(72, 72, f"第{number}页", *[SENTENCE] * 5)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    document = read_document(paper.save(), NO_OCR)
    assert len(document.pages) == 1500
    assert document.pages[1499].text.startswith("第1499页\n")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300 * 1024


def test_a_blank_page_and_a_page_with_nothing_but_strokes(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf").text(72, 100, "正文").page().page().stroke(10, 10, 200, 10)
    pages = read_document(paper.save(), NO_OCR).pages
    assert [page.problem for page in pages] == [None, Problem.BLANK, Problem.EMPTY]
    assert [page.reading for page in pages] == [Reading.TEXT_LAYER, Reading.NONE, Reading.NONE]
    assert [page.text for page in pages[1:]] == ["", ""]


@pytest.mark.parametrize(
    ("content", "lost"),
    [
        (b"", False),
        (b"q 1 0 0 1 0 0 cm /GS0 gs BT /F1 12 Tf 72 700 Td ( ) Tj ET Q\n", False),
        (b"/Artifact <</Type /Pagination /BBox [0 0 1 1]>> BDC 0 0 9 9 re W* n EMC % (x) Tj", False),
        (b"BT /F1 12 Tf (\x01\x02) Tj ET", True),
        (b"0 0 100 100 re f", True),
        (b"/Im0 Do", True),
        (b"\x8f\x02nonsense" * 9, True),
    ],
)
def test_content_that_draws_nothing_is_told_from_lost_content(content: bytes, lost: bool) -> None:
    assert _holds_content([(content, [])]) is lost
    assert _holds_content([(zlib.compress(content), ["FlateDecode"])]) is lost
    assert _holds_content([(zlib.compress(content * 50)[:-6], ["FlateDecode"])])


@pytest.mark.parametrize("compress", [0, 1])
def test_a_page_whose_content_was_lost_is_no_blank_sheet(tmp_path: Path, compress: int) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.canvas.setPageCompression(compress)
    paper.text(72, 100, "正文").page().text(72, 100, "第二页").page()
    path = paper.save()
    whole = path.read_bytes()
    second = whole.index(b"stream", whole.index(b"endstream") + 9) + 8
    end = whole.index(b"endstream", second)
    path.write_bytes(whole[:second] + b"(" * (end - second - 8) + whole[end - 8 :])
    pages = read_document(path, NO_OCR).pages
    assert [page.problem for page in pages] == [None, Problem.DAMAGED, Problem.BLANK]


def test_a_page_that_lost_its_end_says_so(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.canvas.setPageCompression(1)
    paper.lines(72, 72, *(f"第{number}条 {SENTENCE}{number * 7919}" for number in range(30)), pitch=22).page()
    paper.text(72, 72, SENTENCE)
    path = plain(paper.save())
    assert [page.problem for page in read_document(path, NO_OCR).pages] == [None, None]
    whole = path.read_bytes()
    start = max((len(found[1]), found.start(1)) for found in re.finditer(rb"stream\r?\n(.*?)endstream", whole, re.S))
    path.write_bytes(whole[: start[1] + start[0] // 2] + b"\0" * 40 + whole[start[1] + start[0] // 2 + 40 :])
    first, second = read_document(path, NO_OCR).pages
    assert (first.problem, second.problem) == (Problem.MAIMED, None)
    assert SENTENCE in first.text
    assert [finding.code for finding in process(path, NO_OCR).findings].count("page-unreadable") == 1


def test_form_fields_that_share_their_kids_are_not_walked(tmp_path: Path) -> None:
    fields = [f"<</T(a{number})/Kids[{number + 1} 0 R {number + 1} 0 R]>>" for number in range(4, 44)]
    path = minimal(tmp_path / "a.pdf", "3 0 R", 1, *fields, "<</T(z)/FT/Tx/V(x)>>")
    assert [page.problem for page in read_document(path, NO_OCR).pages] == [Problem.BLANK]


def test_data_behind_the_end_mark(tmp_path: Path) -> None:
    path = Paper(tmp_path / "a.pdf").text(72, 100, "合同编号：A-1").save()
    whole = path.read_bytes()
    path.write_bytes(whole + b"<!-- footer of a web server -->\n" * 4000)
    assert read_document(path, NO_OCR).pages[0].text == "合同编号：A-1\n"
    path.write_bytes(whole + b"7 0 obj << /Length 9 >> stream" + b"x" * 100_000)
    fails(path, DamagedDocumentError)


@pytest.mark.parametrize("box", ["0 0 0 0", "0 0 0 842", "5 5 5 5"])
def test_a_page_without_width_or_height(tmp_path: Path, box: str) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.text(72, 100, "合同编号：A-1").page().stroke(10, 10, 200, 10)
    path = paper.save()
    box_ = b"/MediaBox [ " + box.encode() + b" ]"
    whole = re.sub(rb"/MediaBox \[[^\]]*\]", lambda found: box_.ljust(len(found[0])), path.read_bytes())
    path.write_bytes(whole)
    first, second = read_document(path, NO_OCR).pages
    assert "A-1" in first.text
    assert second.problem is Problem.EMPTY
    assert min(first.width, first.height) > 0


def test_a_scan_with_nothing_but_a_page_number_on_it_counts_as_unread(tmp_path: Path) -> None:
    from PIL import Image

    picture = ImageReader(Image.new("RGB", (60, 80), "grey"))
    paper = Paper(tmp_path / "a.pdf")
    paper.canvas.drawImage(picture, 0, 0, paper.width, paper.height)
    paper.text(280, 800, "第 1 页")
    (page,) = read_document(paper.save(), NO_OCR).pages
    assert (page.text, page.problem) == ("", Problem.SCAN)


def test_one_damaged_page_does_not_cost_the_others(tmp_path: Path) -> None:
    path = minimal(tmp_path / "a.pdf", "3 0 R 9 0 R", 2)
    pages = read_document(path, NO_OCR).pages
    assert [page.problem for page in pages] == [Problem.BLANK, Problem.DAMAGED]


@pytest.mark.parametrize(
    "text",
    [
        "\ue001\ue002\ue003合同",
        "\ufffd\ufffd合同编号",
        "ºÏÍ¬±àºÅ£º¼×·½£ºÇàºÌÊý¾ÝÓÐÏÞ¹«Ë¾",
        "\x01\x02\x03\x04\x05ab",
        "".join(chr(0x4E00 + 37 * number) for number in range(300)),
        "".join(chr(0x3400 + number) for number in range(150)),
    ],
)
def test_gibberish_is_told_from_text(text: str) -> None:
    assert is_garbled(text)


@pytest.mark.parametrize(
    "text", [SENTENCE * 5, "Service Agreement No. 12 §3", "□√【/】", "本協議一式兩份，雙方各執一份。" * 12]
)
def test_text_is_told_from_gibberish(text: str) -> None:
    assert not is_garbled(text)
