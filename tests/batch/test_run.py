"""A folder in, a folder of records out."""

from __future__ import annotations

import json
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from hedui.batch.run import Request, run
from hedui.batch.summary import Summary
from hedui.errors import ExitCode, OutputError, UsageError
from hedui.models.record import Record
from hedui.models.severity import Severity
from hedui.settings import BatchSettings, Options, Settings

from .fakes import process

pytestmark = pytest.mark.usefixtures("kept_workers")


def batch(folder: Path, out: Path, settings: Settings | None = None, **options: object) -> Summary:
    chosen = {"workers": 1, "export": frozenset()} | options
    request = Request(
        folder, out, Options(settings=settings or Settings(), batch=BatchSettings.model_validate(chosen)), process
    )
    return run(request)


def fill(folder: Path, **files: str) -> Path:
    """Files by name (``_`` stands for the dot of the suffix, ``__`` for a slash)."""
    for name, text in files.items():
        path = folder / (name.replace("__", "/").replace("_", ".") if "." not in name else name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def record(out: Path, name: str) -> Record:
    return Record.model_validate_json((out / "records" / f"{name}.json").read_bytes())


def listed(out: Path) -> str:
    """The list of the report."""
    return "".join(path.read_text("utf-8") for path in sorted((out / "report/index").iterdir()))


def test_each_input_gets_a_record_and_its_page_texts(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", a_txt="甲-1\n第一页\f第二页\r\n末行", sub__b_md="乙-2\n")
    summary = batch(folder, tmp_path / "out")
    assert (summary.counts.done, summary.counts.failed) == (2, 0)
    assert record(tmp_path / "out", "sub/b.md").contract.number == "乙-2"
    made = record(tmp_path / "out", "a.txt")
    text = (tmp_path / "out/records/a.txt.txt").read_bytes().decode("utf-8")
    pages = text.split("\f")
    assert pages == ["甲-1\n第一页", "第二页\r\n末行"]
    [evidence] = made.evidence["/number"]
    assert pages[evidence.page - 1][evidence.start : evidence.end] == evidence.text


def test_only_the_owner_can_read_what_is_written(tmp_path: Path) -> None:
    batch(fill(tmp_path / "in", sub__b_md="乙-2\n"), tmp_path / "out")
    for path in [tmp_path / "out", *(tmp_path / "out").rglob("*")]:
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), path


def test_originals_are_not_touched_and_nothing_incomplete_stays(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", a_txt="甲-1", b_txt="DAMAGED")
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}
    batch(folder, tmp_path / "out")
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()} == before
    assert not (tmp_path / "out/.partial").exists()


def test_hidden_lock_and_system_files_are_passed_over_and_unknown_kinds_named(tmp_path: Path) -> None:
    folder = fill(
        tmp_path / "in",
        a_txt="甲-1",
        **{"~$a.docx": "x", ".DS_Store": "x", "Thumbs.db": "x", ".git/b.txt": "x", "c.exe": "x", "hedui.toml": ""},
    )
    summary = batch(folder, tmp_path / "out")
    assert (summary.counts.done, summary.counts.skipped, summary.counts.failed) == (1, 1, 0)
    rows = ledger(tmp_path / "out", "SELECT path, status FROM inputs ORDER BY path")
    assert rows == [("a.txt", "done"), ("c.exe", "skipped")]


def ledger(out: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(out / "hedui.sqlite")) as base:
        return base.execute(query).fetchall()


def test_an_output_folder_within_the_input_is_never_imported(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", a_txt="甲-1")
    batch(folder, folder / "first")
    summary = batch(folder, folder / "second")
    assert summary.counts.done == 1
    assert batch(folder, folder / "first").counts.done == 1


def test_an_output_folder_that_holds_inputs_is_refused(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", **{"a.txt": "甲-1", "下级/b.txt": "甲-2"})
    with pytest.raises(UsageError, match="会被漏掉"):
        batch(folder, folder / "下级")
    (folder / "空").mkdir()
    (folder / "空" / ".DS_Store").touch()
    assert batch(folder, folder / "空").counts.done == 2
    assert batch(folder, folder / "空").counts.done == 2


def test_a_bad_file_fails_alone_with_its_sentence(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", a_txt="甲-1", b_txt="DAMAGED", c_txt="BUG")
    summary = batch(folder, tmp_path / "out")
    assert summary.counts.done == 1
    assert summary.exit_code(None) is ExitCode.DOCUMENT_FAILED
    failures = {row.path: (row.error, row.sentence) for row in summary.failures}
    assert failures["b.txt"] == ("DamagedDocumentError", "文件不完整，请重新复制。")
    assert failures["c.txt"][0] == "InternalError"
    assert "ZeroDivisionError" in str(failures["c.txt"][1])
    assert "nobody foresaw this" in (tmp_path / "out/hedui.log").read_text("utf-8")
    assert not (tmp_path / "out/records/b.txt.json").exists()


def test_names_with_spaces_and_chinese_characters(tmp_path: Path) -> None:
    folder = fill(tmp_path / "合同 库", **{"二〇二四 年/采购 合同（终稿）.txt": "甲-1"})
    batch(folder, tmp_path / "输出 目录")
    assert record(tmp_path / "输出 目录", "二〇二四 年/采购 合同（终稿）.txt").source.name == "采购 合同（终稿）.txt"


def test_a_single_file_is_imported_like_a_folder_of_one(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", a_txt="甲-1", b_txt="乙")
    assert batch(folder / "a.txt", tmp_path / "out").counts.done == 1
    assert record(tmp_path / "out", "a.txt").contract.number == "甲-1"


def test_a_folder_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="找不到文件夹"):
        batch(tmp_path / "none", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_an_output_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x")
    with pytest.raises(OutputError, match="是文件而不是文件夹"):
        batch(fill(tmp_path / "in", a_txt="甲"), tmp_path / "out")


def test_the_exit_code_tells_of_findings_only_when_asked(tmp_path: Path) -> None:
    summary = batch(fill(tmp_path / "in", a_txt="甲-1\n不符"), tmp_path / "out")
    assert summary.exit_code(None) is ExitCode.DONE
    assert summary.exit_code(Severity.ERROR) is ExitCode.FINDINGS
    assert summary.exit_code(Severity.INFO) is ExitCode.FINDINGS


def test_twice_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", a_txt="甲-1\n不符")
    batch(folder, tmp_path / "one")
    batch(folder, tmp_path / "two")
    one, two = ((tmp_path / out / "records/a.txt.json").read_bytes() for out in ("one", "two"))
    assert one == two
    assert json.loads(one)["schema"] == "hedui/1"
