"""Archives of agreements are read as folders are, and nothing of them is unpacked for good."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from hedui.batch.alone import process_alone
from hedui.batch.discover import discover
from hedui.batch.found import Found, Problem
from hedui.batch.outcome import Status
from hedui.batch.places import FolderInputs
from hedui.cli.app import run
from hedui.errors import DocumentError, ExitCode
from hedui.settings import Export, Joining, Language, LimitSettings, Settings
from tests.read.test_archive import locked, packed

from .test_run import batch, record


def found(folder: Path) -> dict[str, Problem | None]:
    return {each.path: each.problem for each in discover(folder)}


def rows(out: Path, status: str) -> dict[str, str]:
    with closing(sqlite3.connect(out / "hedui.sqlite")) as base:
        query = "SELECT path, sentence FROM inputs WHERE status = ?"
        return dict(base.execute(query, (status,)).fetchall())


def test_files_in_an_archive_get_their_records(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    files = {"一/a.txt": "甲-1\n不符", "b.md": "乙-2\n", "名单.xlsx": "x", "说明.rar": "x"}
    packed(folder / "存档.zip", {name: text.encode() for name, text in files.items()})
    summary = batch(folder, out, export={Export.HTML})
    assert (summary.counts.done, summary.counts.skipped, summary.counts.failed) == (2, 2, 0)
    assert summary.exit_code(None) is ExitCode.DOCUMENT_FAILED, "somebody waits for what is in the inner archive"
    made = record(out, "存档.zip/一/a.txt")
    assert (made.contract.number, made.source.path, made.source.name) == ("甲-1", "存档.zip/一/a.txt", "a.txt")
    text = (out / "records/存档.zip/一/a.txt.txt").read_text("utf-8")
    (evidence,) = made.evidence["/number"]
    assert text[evidence.start : evidence.end] == evidence.text
    assert sorted(path.name for path in folder.iterdir()) == ["存档.zip"]
    details = (out / "report/agreements/存档.zip/一/a.txt.js").read_text("utf-8")
    assert '"input":"存档.zip"' in details, "the link leads to the archive"


def test_what_is_done_is_read_again_only_where_its_content_changed(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    packed(folder / "a.zip", {"a.txt": "甲-1".encode(), "b.txt": "乙-2".encode()})
    assert batch(folder, out).read == 2
    assert batch(folder, out).read == 0
    packed(folder / "a.zip", {"a.txt": "甲-1".encode(), "b.txt": "乙-3".encode()})
    assert batch(folder, out).read == 1
    assert record(out, "a.zip/b.txt").contract.number == "乙-3"


def test_a_file_that_lies_in_an_archive_and_beside_it_is_a_twin(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "a.txt").write_text("甲-1", "utf-8")
    packed(folder / "a.zip", {"a.txt": "甲-1".encode()})
    batch(folder, out)
    (finding,) = record(out, "a.zip/a.txt").findings
    assert (finding.code, "“a.txt”" in finding.message) == ("content-duplicate", True)


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    locked(packed(folder / "a.zip", {"a.txt": b"1", "b.txt": "乙-2".encode()}), "a.txt")
    (folder / "b.zip").write_bytes(b"PK\x03\x04")
    (folder / "c.zip").write_bytes(b"Rar!\x1a\x07\0")
    packed(folder / "d.zip", {"a.txt": bytes(3 * 1024**2)})
    summary = batch(folder, out, Settings(max_megabytes=2))
    assert (summary.counts.done, summary.counts.failed, summary.counts.skipped) == (1, 3, 1)
    failed = rows(out, Status.FAILED.value)
    assert "加了密码" in failed["a.zip"]
    assert "不是完整的 ZIP" in failed["b.zip"]
    assert "3 MiB，超过上限 2 MiB" in failed["d.zip/a.txt"]
    assert "压缩包" in rows(out, Status.SKIPPED.value)["c.zip"]


def pictures(*names: str) -> dict[str, bytes]:
    file = io.BytesIO()
    Image.new("L", (8, 8), 255).save(file, "TIFF")
    return dict.fromkeys(names, file.getvalue())


@pytest.mark.parametrize("joining", [Joining.NUMBERED, Joining.FOLDER])
def test_pictures_in_an_archive_make_one_agreement(tmp_path: Path, joining: Joining) -> None:
    packed(tmp_path / "图书馆.zip", pictures("2.tif", "1.tif", "10.tif", *(f"{n}.tif" for n in range(3, 10))))
    packed(tmp_path / "其他.zip", pictures("租赁/扫描 (1).tif", "租赁/扫描 (2).tif"))
    inputs = FolderInputs(tmp_path, None, Language.ZH, pictures=joining)
    first, second = sorted(inputs.discover(), key=lambda each: len(each.files))
    assert (first.path, first.files) == ("其他.zip/租赁", ("其他.zip/租赁/扫描 (1).tif", "其他.zip/租赁/扫描 (2).tif"))
    assert (second.path, second.files[1], second.files[-1]) == ("图书馆.zip", "图书馆.zip/2.tif", "图书馆.zip/10.tif")
    assert inputs.content(first.path, first.files) is not None
    assert inputs.link(first.files[0]).endswith("其他.zip")


def test_pictures_of_several_pages_stay_apart(tmp_path: Path) -> None:
    file, page = io.BytesIO(), Image.new("L", (8, 8), 255)
    page.save(file, "TIFF", save_all=True, append_images=[page])
    packed(tmp_path / "a.zip", {"1.tif": file.getvalue(), "2.tif": file.getvalue()})
    assert [each.files for each in FolderInputs(tmp_path, None, Language.ZH).discover()] == [(), ()]


def test_results_of_recognition_are_told_from_other_json(tmp_path: Path) -> None:
    data = json.dumps([{"type": "text", "text": "合同", "page_idx": 0}]).encode()
    packed(tmp_path / "a.zip", {"a_content_list.json": data, "b.json": b"{}", "hedui.toml": b"", "desktop.ini": b""})
    assert found(tmp_path) == {"a.zip/a_content_list.json": None, "a.zip/b.json": Problem.UNSUPPORTED}


def test_outputs_of_hedui_in_an_archive_are_passed_over(tmp_path: Path) -> None:
    packed(tmp_path / "a.zip", {"x/a.txt": b"1", "结果/hedui.sqlite": b"", "结果/records/a.txt.txt": b"1"})
    assert found(tmp_path) == {"a.zip/x/a.txt": None}


def test_an_archive_by_itself_and_a_document_that_is_called_one(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"a.txt": b"1"})
    assert found(path) == {"a.zip/a.txt": None}
    (tmp_path / "b.zip").write_bytes(b"%PDF-1.4")
    assert found(tmp_path / "b.zip") == {"b.zip": None}


def test_links_to_archives_outside_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.zip").symlink_to(packed(tmp_path / "a.zip", {"a.txt": b"1"}))
    assert found(tmp_path / "in") == {"a.zip": Problem.LEADS_OUT}
    assert [each.path for each in discover(tmp_path / "in", follow=True)] == ["a.zip/a.txt"]


def test_an_archive_that_may_not_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packed(tmp_path / "a.zip", {"a.txt": b"1"})

    def refuse(path: Path) -> Iterable[object]:
        raise PermissionError(13, "no")

    monkeypatch.setattr("hedui.read.archive.members", refuse)
    (each,) = discover(tmp_path)
    assert isinstance(each.refused, PermissionError)
    assert replace(each, refused=None) == Found("a.zip", each.size, each.changed, Problem.ARCHIVE, each.touched)


AGREEMENT = "合同编号：{number}\n甲方：云泽市第三中学\n乙方：临河启明商贸有限公司\n合同总价：100元（大写：壹佰元整）\n"


def test_the_agreements_of_an_archive_alone(tmp_path: Path) -> None:
    texts = {f"{n}.txt": AGREEMENT.format(number=f"QM-{n}").encode() for n in (1, 2)}
    path = packed(tmp_path / "a.zip", {**texts, "b.pdf": b"%PDF-1.4", "c.xlsx": b"", "d.rar": b"x"})
    made = process_alone(path, Settings(lang=Language.EN), LimitSettings())
    assert [(each.contract.number, each.source.path) for each in made.records] == [
        ("QM-1", "a.zip/1.txt"),
        ("QM-2", "a.zip/2.txt"),
    ]
    assert [sentence.split("”")[0] for sentence in made.failed] == ["“b.pdf", "“d.rar"]
    assert len(made.skipped) == 1
    with pytest.raises(DocumentError, match=r"b\.pdf"):
        process_alone(packed(tmp_path / "b.zip", {"b.pdf": b"%PDF-1.4"}), Settings(), LimitSettings())


def test_read_gives_a_list_and_tells_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts = {f"{n}.txt": AGREEMENT.format(number=f"QM-{n}").encode() for n in (1, 2)}
    locked(packed(tmp_path / "a.zip", {**texts, "合同.pdf": b"x", "z.pdf": b"x"}), "z.pdf")
    assert run(["read", str(tmp_path / "a.zip"), "--lang", "en"]) == ExitCode.DOCUMENT_FAILED
    out, told = capsys.readouterr()
    assert [each["source"]["path"] for each in json.loads(out)] == ["a.zip/1.txt", "a.zip/2.txt"]
    assert "1 files are locked" in told
    assert "合同.pdf" in told


def test_a_large_archive_is_listed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever watches a folder looks every two seconds."""
    packed(tmp_path / "a.zip", {f"{n}.txt": b"1" for n in range(50)})
    opened: list[object] = []
    real = zipfile.ZipFile
    monkeypatch.setattr("hedui.read.archive.zipfile.ZipFile", lambda *args: opened.append(1) or real(*args))
    assert len(found(tmp_path)) == 50
    once = len(opened)
    assert len(found(tmp_path)) == 50
    assert len(opened) - once < once
