"""What is found in a folder, whatever lies there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from hedui.batch.discover import Found, Problem, discover
from hedui.batch.run import Request, run
from hedui.settings import BatchSettings, Options

from .fakes import process
from .test_run import fill


def found(folder: Path) -> dict[str, Problem | None]:
    return {each.path: each.problem for each in discover(folder)}


def test_size_and_time_of_change_come_with_the_path(tmp_path: Path) -> None:
    fill(tmp_path, b_txt="乙", a__c_PDF="x")
    os.utime(tmp_path / "b.txt", ns=(5, 7))
    first, second = discover(tmp_path)
    assert first == Found("b.txt", 3, 7)
    assert (second.path, second.problem) == ("a/c.PDF", None)


def test_links_to_files_are_followed_and_links_to_folders_are_not(tmp_path: Path) -> None:
    fill(tmp_path / "in", a_txt="甲")
    (tmp_path / "in/b.txt").symlink_to("a.txt")
    (tmp_path / "in/loop").symlink_to(tmp_path / "in")
    (tmp_path / "in/gone.txt").symlink_to("nowhere")
    assert found(tmp_path / "in") == {"a.txt": None, "b.txt": None, "gone.txt": None}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
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
    assert row.path.startswith("\\xba\\xcf")
    assert "不是有效的 UTF-8" in str(row.sentence)
