"""Plain text: encodings, page breaks, and what is no text."""

from __future__ import annotations

from pathlib import Path

import pytest

from hedui.errors import (
    DamagedDocumentError,
    DocumentError,
    EmptyDocumentError,
    TooLargeError,
    UnknownEncodingError,
    UnreadableFileError,
    UnsupportedFileError,
)
from hedui.models.page import Reading
from hedui.read import read_document
from hedui.read.trust import Problem
from hedui.settings import Language, Settings

AGREEMENT = "软件开发合同\r\n甲方：青禾数据有限公司\r\n合同总价为人民币【叁万元整】（￥30,000.00）。\r\n"
LINES = AGREEMENT.replace("\r\n", "\n")


def write(folder: Path, data: bytes, name: str = "合同 一.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_every_usual_encoding_gives_the_same_text(tmp_path: Path, encoding: str) -> None:
    document = read_document(write(tmp_path, AGREEMENT.encode(encoding)), Settings())
    assert [page.text for page in document.pages] == [LINES]
    assert document.pages[0].reading is Reading.PLAIN_TEXT
    assert (document.name, document.media_type) == ("合同 一.txt", "text/plain")
    assert document.pages[0].locate(0, 4) == ()


def test_big_endian_utf16_with_bom(tmp_path: Path) -> None:
    data = b"\xfe\xff" + AGREEMENT.encode("utf-16-be")
    assert read_document(write(tmp_path, data), Settings()).pages[0].text == LINES


@pytest.mark.parametrize("encoding", ["utf-32-le", "utf-32-be", "utf-16-be"])
def test_wide_encodings_with_their_mark(tmp_path: Path, encoding: str) -> None:
    data = f"\ufeff{LINES}".encode(encoding)
    assert read_document(write(tmp_path, data), Settings()).pages[0].text == LINES


def test_white_space_is_a_blank_page(tmp_path: Path) -> None:
    for data in (b" \n\t\n", b"\f\f", "\u3000".encode()):
        pages = read_document(write(tmp_path, data), Settings()).pages
        assert {(page.reading, page.problem, page.text) for page in pages} == {(Reading.NONE, Problem.BLANK, "")}


def test_a_text_may_have_as_many_pages_as_any_other_document(tmp_path: Path) -> None:
    written = write(tmp_path, "第一页\f第二页\f第三页\n".encode())
    assert len(read_document(written, Settings(max_pages=3)).pages) == 3
    with pytest.raises(TooLargeError, match="有 3 页，超过上限 2 页"):
        read_document(written, Settings(max_pages=2))


def test_form_feeds_divide_pages_and_are_dropped(tmp_path: Path) -> None:
    document = read_document(write(tmp_path, "第一页\f\f第三页\n\f\n".encode(), "a.md"), Settings())
    assert [(page.number, page.text) for page in document.pages] == [(1, "第一页"), (2, ""), (3, "第三页\n")]
    assert document.media_type == "text/markdown"


@pytest.mark.parametrize(
    ("data", "name", "error"),
    [
        (b"", "a.txt", EmptyDocumentError),
        (b"abc\0def", "a.txt", UnknownEncodingError),
        ("甲方乙方合同協議書".encode("big5"), "a.txt", UnknownEncodingError),
        ("契約書について".encode("shift-jis"), "a.txt", UnknownEncodingError),
        (b"\xff\xfeA", "a.txt", UnknownEncodingError),
        (b"\x01\x02\x03 abc", "a.txt", UnknownEncodingError),
        (b"\x7fELF\0\0\0", "a.bin", UnsupportedFileError),
        ("这不是 PDF".encode(), "a.pdf", DamagedDocumentError),
        (b"nothing of the kind", "a.docx", DamagedDocumentError),
        (b"nothing of the kind", "a.png", DamagedDocumentError),
    ],
)
def test_bad_input_is_one_clear_sentence(tmp_path: Path, data: bytes, name: str, error: type[DocumentError]) -> None:
    path = write(tmp_path, data, name)
    for lang in Language:
        with pytest.raises(error) as caught:
            read_document(path, Settings(lang=lang))
        message = str(caught.value)
        assert name in message
        assert "\n" not in message


def test_a_text_named_without_suffix_is_read(tmp_path: Path) -> None:
    assert read_document(write(tmp_path, AGREEMENT.encode(), "合同"), Settings()).pages[0].text == LINES


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="找不到"):
        read_document(tmp_path / "没有.txt", Settings())
    with pytest.raises(UnreadableFileError, match="文件夹"):
        read_document(tmp_path, Settings())


def test_a_file_that_may_not_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, b"text")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnreadableFileError, match="没有权限"):
        read_document(path, Settings())


def test_a_file_beyond_the_size_limit_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, b"a" * (1024 * 1024 + 1))
    with pytest.raises(TooLargeError, match="max_megabytes"):
        read_document(path, Settings(max_megabytes=1))
