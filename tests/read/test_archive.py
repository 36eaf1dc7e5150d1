"""What lies in a ZIP archive, under which names, and what is not unpacked."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path

import pytest

from hedui.errors import DamagedDocumentError, TooLargeError
from hedui.read import archive
from hedui.read.archive import holder_of, holds_files, local, members
from hedui.settings import Language

NAMES = ("服务合同.pdf", "补充协议/云泽市第三中学（盖章）.docx", "合同　终版 1.txt")


def packed(path: Path, files: dict[str, bytes], **options: int) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, **options) as file:  # type: ignore[call-overload]
        for name, data in files.items():
            file.writestr(name, data)
    return path


def named(path: Path, names: Iterable[bytes]) -> Path:
    """An archive whose names are these bytes, without a mark of their encoding."""
    with zipfile.ZipFile(path, "w") as file:
        for name in names:
            file.writestr("x" * len(name), b"x")
    data = path.read_bytes()
    for name in names:
        data = _renamed(data, name)
    path.write_bytes(data)
    return path


def _renamed(data: bytes, name: bytes) -> bytes:
    for mark, fixed in ((b"PK\x03\x04", 30), (b"PK\x01\x02", 46)):
        at = data.find(mark)
        while data[at + fixed : at + fixed + len(name)] != b"x" * len(name):
            at = data.find(mark, at + 1)
        data = data[: at + fixed] + name + data[at + fixed + len(name) :]
    return data


def paths(path: Path) -> list[str]:
    return [member.path for member in members(path) if member.refused is None]


def refusals(path: Path) -> dict[str, str]:
    return {each.path: each.refused.say(Language.ZH, "a.zip") for each in members(path) if each.refused}


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "gb18030"])
def test_names_without_a_mark_are_read_in_the_encoding_that_all_are_in(tmp_path: Path, encoding: str) -> None:
    path = named(tmp_path / "a.zip", [name.encode(encoding) for name in NAMES])
    assert set(paths(path)) == set(NAMES)
    for name in NAMES:
        with local(tmp_path, f"a.zip/{name}", Language.ZH) as file:
            assert (file.name, file.read_bytes()) == (name.rpartition("/")[2], b"x")


def test_names_with_a_mark_are_utf_8(tmp_path: Path) -> None:
    assert set(paths(packed(tmp_path / "a.zip", dict.fromkeys(NAMES, b"x")))) == set(NAMES)


def test_names_of_latin_letters_stay(tmp_path: Path) -> None:
    assert paths(named(tmp_path / "a.zip", [b"contract-2026.pdf"])) == ["contract-2026.pdf"]


def test_backslashes_divide_folders_but_not_characters(tmp_path: Path) -> None:
    """0x5C is also the second byte of some characters in GBK."""
    name = "合同\\俓.pdf"
    assert "俓".encode("gbk")[1:] == b"\\"
    assert paths(named(tmp_path / "a.zip", [name.encode("gbk")])) == ["合同/俓.pdf"]


def test_a_name_in_its_own_field(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as file:
        for raw, crc in (("a.pdf", zlib.crc32(b"a.pdf")), ("b.pdf", 1)):
            entry = zipfile.ZipInfo(raw)
            data = b"\x01" + struct.pack("<L", crc) + "租赁合同.pdf".encode()
            entry.extra = struct.pack("<HH", 0x7075, len(data)) + data
            file.writestr(entry, b"x")
    assert paths(path) == ["b.pdf", "租赁合同.pdf"]


def test_hidden_files_and_what_a_mac_adds_are_passed_over(tmp_path: Path) -> None:
    files = ("合同/a.pdf", "合同/.DS_Store", "__MACOSX/合同/._a.pdf", "~$合同.docx", ".git/a.txt", "空/")
    path = packed(tmp_path / "a.zip", dict.fromkeys(files, b"x"))
    link = zipfile.ZipInfo("b.pdf")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(path, "a") as file:
        file.writestr(link, b"/etc/passwd")
    assert paths(path) == ["合同/a.pdf"]
    assert refusals(path) == {}


@pytest.mark.parametrize("name", ["../a.pdf", "合同/../../a.pdf", "C:\\a.pdf", "a\nb.pdf", "..\\a.pdf", "a\x1b[2J.pdf"])
def test_names_that_lead_out_are_no_names(tmp_path: Path, name: str) -> None:
    path = packed(tmp_path / "a.zip", {name: b"x", "b.pdf": b"x"})
    assert paths(path) == ["b.pdf"]
    assert "1 个文件的名称无效" in refusals(path)[""]


def test_a_path_from_the_root_stays_within(tmp_path: Path) -> None:
    assert paths(packed(tmp_path / "a.zip", {"/etc/a.pdf": b"x", "./b.pdf": b"x"})) == ["b.pdf", "etc/a.pdf"]


def test_of_two_files_of_one_name_the_last_counts(tmp_path: Path) -> None:
    with pytest.warns(UserWarning), zipfile.ZipFile(tmp_path / "a.zip", "w") as file:
        file.writestr("a.txt", "first")
        file.writestr("a.txt", "second")
    assert paths(tmp_path / "a.zip") == ["a.txt"]
    with local(tmp_path, "a.zip/a.txt", Language.ZH) as path:
        assert path.read_text() == "second"
    assert "1 个文件与后面的文件同名而内容不同" in refusals(tmp_path / "a.zip")[""]


def test_a_file_that_an_archive_holds_twice_is_no_loss(tmp_path: Path) -> None:
    with pytest.warns(UserWarning), zipfile.ZipFile(tmp_path / "a.zip", "w") as file:
        file.writestr("a.txt", "same")
        file.writestr("a.txt", "same")
    assert refusals(tmp_path / "a.zip") == {}


@pytest.mark.parametrize(
    "names",
    [
        {"采购合同.txt": "utf-8", "劳动合同.txt": "gbk"},
        {"目录.txt": "gbk"},
        {"目录/合同.txt": "gbk", "b.txt": "ascii"},
        {"目.txt": "gbk", "租赁合同.txt": "gbk"},
        {"Bâtiment é.pdf": "utf-8", "Договор.pdf": "utf-8"},
        {"合同é.txt": "utf-8"},
        {"联通合同.txt": "gbk"},
    ],
)
def test_each_name_without_a_mark_is_read_in_its_own_encoding(tmp_path: Path, names: dict[str, str]) -> None:
    path = named(tmp_path / "a.zip", [name.encode(encoding) for name, encoding in names.items()])
    assert set(paths(path)) == set(names)


def locked(path: Path, *names: str) -> Path:
    """The archive with these files marked as locked."""
    data = bytearray(path.read_bytes())
    for mark, flags, fixed in ((b"PK\x03\x04", 6, 30), (b"PK\x01\x02", 8, 46)):
        at = data.find(mark)
        while at >= 0:
            if data[at + fixed :].startswith(tuple(name.encode() for name in names)):
                data[at + flags] |= 1
            at = data.find(mark, at + 4)
    path.write_bytes(data)
    return path


def test_what_is_locked_is_told_once(tmp_path: Path) -> None:
    path = locked(packed(tmp_path / "a.zip", dict.fromkeys(("a.pdf", "b.pdf", "c.pdf"), b"x")), "a.pdf", "c.pdf")
    assert paths(path) == ["b.pdf"]
    assert refusals(path) == {
        "": "压缩包“a.zip”里有 2 个文件加了密码，没有读取，请先用密码解压，再处理解压出来的文件。"
    }


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "已损坏"),
        (b"PK\x03\x04 cut off", "已损坏"),
        (b"PK\x05\x06" + bytes(18), "没有文件"),
        (b"PK\x05\x06" + bytes(8) + struct.pack("<LLH", 0x7FFFFFFF, 0, 0), "超过 10000 个"),
        (b"no archive at all", "已损坏"),
    ],
)
def test_what_is_no_archive(tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / "a.zip").write_bytes(data)
    assert holds_files(tmp_path / "a.zip")
    assert said in refusals(tmp_path / "a.zip")[""]


def test_an_archive_that_is_cut_off(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"a.txt": b"x" * 1000})
    path.write_bytes(path.read_bytes()[:-30])
    assert "已损坏" in refusals(path)[""]


def test_too_many_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_FILES", 3)
    assert "超过 3 个" in refusals(packed(tmp_path / "a.zip", dict.fromkeys("abcd", b"x")))[""]
    inner = packed(tmp_path / "b.zip", dict.fromkeys("ab", b"x")).read_bytes()
    nested = packed(tmp_path / "c.zip", {"1.zip": inner, "2.zip": inner})
    assert set(refusals(nested)) == {"1.zip", "2.zip"}


def test_a_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "SMALL", 100_000)
    assert "异常庞大" in refusals(packed(tmp_path / "a.zip", {"a.txt": bytes(1_000_000)}))[""]
    assert paths(packed(tmp_path / "b.zip", {"a.txt": bytes(90_000)})) == ["a.txt"]


def test_files_that_share_their_data_are_a_bomb(tmp_path: Path) -> None:
    """Each entry of the list points at the same packed bytes."""
    data = packed(tmp_path / "a.zip", {"a.txt": bytes(range(256)) * 40}, compresslevel=0).read_bytes()
    at, end = data.find(b"PK\x01\x02"), data.find(b"PK\x05\x06")
    entry = data[at:end]
    tail = bytearray(data[end:])
    struct.pack_into("<HHL", tail, 8, 3, 3, 3 * len(entry))
    (tmp_path / "a.zip").write_bytes(data[:at] + entry * 3 + tail)
    assert "异常庞大" in refusals(tmp_path / "a.zip")[""]


def test_a_file_beyond_the_limit_is_named_and_not_unpacked(tmp_path: Path) -> None:
    packed(tmp_path / "a.zip", {"a.txt": bytes(3 * 1024**2)})
    with (
        pytest.raises(TooLargeError, match=r"“a\.txt”有 3 MiB，超过上限 2 MiB"),
        local(tmp_path, "a.zip/a.txt", Language.ZH, 2 * 1024**2),
    ):
        pass


def test_data_that_is_damaged_or_longer_than_it_says(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"a.txt": b"abcdefgh" * 200})
    data = bytearray(path.read_bytes())
    struct.pack_into("<L", data, data.find(b"PK\x01\x02") + 24, 100)
    path.write_bytes(data)
    with pytest.raises(DamagedDocumentError, match="已损坏"), local(tmp_path, "a.zip/a.txt", Language.ZH):
        pass


def test_a_way_of_packing_that_is_not_known(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"a.txt": b"x"})
    data = bytearray(path.read_bytes())
    struct.pack_into("<H", data, data.find(b"PK\x01\x02") + 10, 98)
    path.write_bytes(data)
    with pytest.raises(DamagedDocumentError, match="其他程序"), local(tmp_path, "a.zip/a.txt", Language.ZH):
        pass


def test_archives_in_archives(tmp_path: Path) -> None:
    third = packed(tmp_path / "3.zip", {"c.txt": b"c"}).read_bytes()
    second = packed(tmp_path / "2.zip", {"b.txt": b"b", "深/3.zip": third}).read_bytes()
    path = packed(tmp_path / "a.zip", {"a.txt": b"a", "附件/2.ZIP": second, "坏.zip": b"PK no"})
    assert paths(path) == ["a.txt", "附件/2.ZIP/b.txt"]
    assert {name: said[7:12] for name, said in refusals(path).items()} == {
        "附件/2.ZIP/深/3.zip": "是压缩包，",
        "坏.zip": "已损坏，不",
    }
    with local(tmp_path, "a.zip/附件/2.ZIP/b.txt", Language.ZH) as file:
        assert file.read_bytes() == b"b"


def test_a_document_that_is_called_an_archive_is_one(tmp_path: Path) -> None:
    word = packed(tmp_path / "a.zip", {"[Content_Types].xml": b"x", "word/document.xml": b"x"})
    assert not holds_files(word)
    (tmp_path / "b.zip").write_bytes(b"%PDF-1.4\n")
    assert not holds_files(tmp_path / "b.zip")
    assert holds_files(packed(tmp_path / "c.zip", {"word/合同.docx": b"x", "xl/a.pdf": b"x", "ppt/b.pdf": b"x"}))


def test_a_file_that_is_not_in_the_archive_is_found_out_by_its_reader(tmp_path: Path) -> None:
    packed(tmp_path / "a.zip", {"a.txt": b"x"})
    with local(tmp_path, "a.zip/b.txt", Language.ZH) as path:
        assert not path.exists()


def test_folders_that_are_called_as_archives_are_folders(tmp_path: Path) -> None:
    (tmp_path / "a.zip").mkdir()
    (tmp_path / "a.zip/b.txt").write_text("x")
    assert holder_of(tmp_path, "a.zip/b.txt") == "a.zip/b.txt"
    packed(tmp_path / "a.zip/c.zip", {"d.txt": b"x"})
    assert holder_of(tmp_path, "a.zip/c.zip/d.txt") == "a.zip/c.zip"
    assert holder_of(tmp_path, "gone.zip/d.txt") == "gone.zip/d.txt"
