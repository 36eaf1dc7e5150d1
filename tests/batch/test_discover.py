"""What is found in a folder, whatever lies there."""

from __future__ import annotations

import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from hedui.batch.discover import discover
from hedui.batch.found import Problem
from hedui.batch.outcome import Status
from hedui.batch.run import Request, run
from hedui.cli import show
from hedui.errors import ExitCode
from hedui.settings import BatchSettings, Language, Options

from .fakes import process
from .test_run import batch, fill

pytestmark = pytest.mark.usefixtures("kept_workers")


def found(folder: Path) -> dict[str, Problem | None]:
    return {each.path: each.problem for each in discover(folder)}


def test_size_and_time_of_change_come_with_the_path(tmp_path: Path) -> None:
    fill(tmp_path, b_txt="乙", a__c_PDF="x")
    os.utime(tmp_path / "b.txt", ns=(5, 7))
    first, second = discover(tmp_path)
    assert (first.path, first.size, first.changed, first.problem) == ("b.txt", 3, 7, None)
    assert first.touched == (tmp_path / "b.txt").stat().st_ctime_ns
    assert (second.path, second.problem) == ("a/c.PDF", None)


def linked(tmp_path: Path) -> Path:
    folder = fill(tmp_path / "in", a_txt="甲")
    fill(tmp_path / "in-secret", b_txt="乙", sub__c_txt="丙")
    (folder / "b.txt").symlink_to("a.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "gone.txt").symlink_to("nowhere")
    (folder / "out.txt").symlink_to(tmp_path / "in-secret/b.txt")
    (folder / "outside").symlink_to(tmp_path / "in-secret")
    return folder


def test_links_within_the_folder_are_followed_and_those_that_lead_out_are_named(tmp_path: Path) -> None:
    assert found(linked(tmp_path)) == {
        "a.txt": None,
        "b.txt": None,
        "gone.txt": None,
        "out.txt": Problem.LEADS_OUT,
        "outside": Problem.LEADS_OUT,
    }


def test_links_that_lead_out_are_followed_when_asked_for_and_loops_end(tmp_path: Path) -> None:
    paths = [each.path for each in discover(linked(tmp_path), follow=True) if not each.problem]
    assert {"a.txt", "b.txt", "out.txt", "outside/b.txt", "outside/sub/c.txt"} <= set(paths)
    assert len(paths) < 12


def test_a_folder_that_is_a_link_itself_is_read(tmp_path: Path) -> None:
    fill(tmp_path / "in", a_txt="甲")
    (tmp_path / "link").symlink_to(tmp_path / "in")
    assert found(tmp_path / "link") == {"a.txt": None}


def closed(monkeypatch: pytest.MonkeyPatch, *folders: Path) -> None:
    """Nobody may list these folders; the tests may run as root, whom no rights keep out."""
    listdir = os.listdir

    def guarded(path: str) -> list[str]:
        if Path(path) in folders:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
        return listdir(path)

    monkeypatch.setattr(os, "listdir", guarded)


def test_a_folder_that_cannot_be_opened_fails_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = fill(tmp_path / "in", a_txt="甲", closed__b_txt="乙", open__c_txt="丙")
    closed(monkeypatch, folder / "closed")
    summary = batch(folder, tmp_path / "out")
    assert summary.counts.done == 2
    assert [(row.path, row.error) for row in summary.failures] == [("closed", "unreadable-folder")]
    assert "没有权限" in str(summary.failures[0].sentence)
    assert summary.exit_code(None) is ExitCode.DOCUMENT_FAILED


def test_an_input_folder_that_cannot_be_opened_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = fill(tmp_path / "in", a_txt="甲")
    closed(monkeypatch, folder)
    summary = batch(folder, tmp_path / "out")
    assert [row.path for row in summary.failures] == ["."]
    said = list(show.summary(summary, "结果", Language.ZH))
    assert said[0].startswith("失败 合同文件夹：无法打开文件夹“")
    assert f"{folder.name}”（没有权限）" in said[0]  # of a long path the middle is left out
    assert summary.exit_code(None) is ExitCode.DOCUMENT_FAILED


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="no rights keep root out")
def test_rights_of_folders_are_felt(tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", a_txt="甲", closed__b_txt="乙", listed__c_txt="丙")
    (folder / "closed").chmod(0)
    (folder / "listed").chmod(0o400)
    try:
        summary = batch(folder, tmp_path / "out")
    finally:
        (folder / "closed").chmod(0o700)
        (folder / "listed").chmod(0o700)
    assert [row.path for row in summary.failures] == ["closed", "listed/c.txt"]


@pytest.mark.parametrize("name", ["旧.doc", "b.WPS", "c.rtf", "e.7z", "g.odt", "h.rar"])
def test_what_is_probably_an_agreement_is_named_with_advice(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hedui.read.office.find", lambda: None)
    summary = batch(fill(tmp_path / "in", a_txt="甲", **{f"sub/{name}": "x", "b.exe": "x"}), tmp_path / "out")
    [row] = summary.left
    assert (row.path, row.status, row.error) == (f"sub/{name}", Status.SKIPPED, "foreign")
    assert name in str(row.sentence) and "请" in str(row.sentence)
    assert (summary.counts.skipped, summary.counts.left) == (2, 1)
    assert summary.exit_code(None) is ExitCode.DOCUMENT_FAILED


def test_a_file_that_is_no_agreement_is_skipped_without_a_word(tmp_path: Path) -> None:
    summary = batch(fill(tmp_path / "in", a_txt="甲", **{"b.exe": "x", "c.json": "{}"}), tmp_path / "out")
    assert (summary.counts.skipped, summary.left) == (2, ())
    assert summary.exit_code(None) is ExitCode.DONE


@pytest.fixture
def removed() -> Iterator[None]:
    """Back from wherever the test went. What it dug is removed at once: pytest's own broom reaches less deep."""
    here, dug = Path.cwd(), Path(tempfile.mkdtemp(prefix="hedui-deep-"))
    os.chdir(dug)
    yield
    os.chdir(here)
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(20_000)
    try:
        shutil.rmtree(dug)
    finally:
        sys.setrecursionlimit(limit)


def dig(name: str, times: int) -> Path:
    """Folders within folders from here on, a file in the innermost; where they begin."""
    top = Path.cwd() / "in"
    top.mkdir()
    os.chdir(top)
    for _ in range(times):
        Path(name).mkdir()
        os.chdir(name)
    Path("a.txt").write_text("甲-1")
    os.chdir(top)
    return top


@pytest.mark.usefixtures("removed")
def test_folders_a_thousand_deep_are_read(tmp_path: Path) -> None:
    summary = batch(dig("d", 1500), tmp_path / "out")
    assert (summary.counts.done, summary.counts.failed) == (1, 0)
    [made] = (tmp_path / "out/records").rglob("*.json")
    assert len(made.relative_to(tmp_path / "out").parts) == 3


@pytest.mark.usefixtures("removed")
def test_a_path_longer_than_the_system_allows_costs_its_file_only(tmp_path: Path) -> None:
    folder = dig("长" * 80, 20)
    (folder / "b.txt").write_text("乙-1")
    summary = batch(folder, tmp_path / "out")
    assert (summary.counts.done, summary.counts.failed) == (1, 1)
    assert "文件名或路径太长" in str(summary.failures[0].sentence)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
@pytest.mark.skipif(sys.platform == "win32", reason="no name ends with a blank there")
def test_a_blank_behind_a_name_does_not_hide_an_agreement(tmp_path: Path) -> None:
    for name in ("a.txt ", "b.PDF\u3000", "c.bin "):
        (tmp_path / name).write_text("采购合同", encoding="utf-8")
    assert found(tmp_path) == {"a.txt ": None, "b.PDF\u3000": None, "c.bin ": Problem.UNSUPPORTED}


def test_what_is_no_file_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    assert found(tmp_path) == {"pipe.pdf": Problem.UNSUPPORTED}


def test_a_name_in_another_encoding_is_a_failure_that_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    try:
        Path(os.fsdecode(os.fsencode(folder) + "/合同.txt".encode("gb18030"))).write_text("甲")
    except OSError:
        pytest.skip("this file system takes names in UTF-8 only")
    options = Options(batch=BatchSettings(workers=1))
    summary = run(Request(folder, tmp_path / "out", options, process))
    [row] = summary.failures
    assert summary.counts.done == 0
    assert row.path.startswith("./\\xba\\xcf")
    assert "不是有效的 UTF-8" in str(row.sentence)
