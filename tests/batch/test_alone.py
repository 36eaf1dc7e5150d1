"""One document by itself: whatever it does, the command says so in a sentence."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from hedui.batch import alone
from hedui.batch.alone import Alone, explain_alone, process_alone
from hedui.errors import DamagedDocumentError, DocumentError, UsageError
from hedui.settings import LimitSettings, Settings

from . import misbehaving


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("HANG", "超过 1 秒"),
        ("CRASH", "异常退出（代号 SIGSEGV）"),
        ("EXIT", "异常退出（代号 7）"),
        ("EAT", "所需内存超过 300 MiB"),
        ("BOMB", "所需内存超过 300 MiB"),
        ("BUG", "内部错误（ZeroDivisionError"),
    ],
)
def test_a_document_that_misbehaves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, said: str) -> None:
    monkeypatch.setattr(alone, "_process", misbehaving.process_alone)
    (tmp_path / "a.txt").write_text(text)
    with pytest.raises(DocumentError) as caught:
        process_alone(tmp_path / "a.txt", Settings(), LimitSettings(timeout=1 if text == "HANG" else 60, memory=300))
    assert said in str(caught.value)


@pytest.mark.usefixtures("kept_workers")
def test_a_damaged_document_says_what_it_says_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alone, "_process", misbehaving.process_alone)
    (tmp_path / "a.txt").write_text("DAMAGED")
    with pytest.raises(DamagedDocumentError, match="文件不完整，请重新复制。"):
        process_alone(tmp_path / "a.txt", Settings(), LimitSettings())


@pytest.mark.skipif(sys.platform == "darwin", reason="names of files are UTF-8 there")
def test_a_name_that_is_not_utf8_is_refused_as_in_a_folder(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode("合同.txt".encode("gbk"))
    path.write_text("采购合同")
    with pytest.raises(DocumentError, match="不是有效的 UTF-8"):
        process_alone(path, Settings(), LimitSettings())


@pytest.mark.usefixtures("kept_workers")
def test_the_record_is_that_of_the_pipeline(tmp_path: Path) -> None:
    import hedui

    (tmp_path / "a.txt").write_text("合同编号：甲-1\n甲方：云泽市第三中学", "utf-8")
    assert process_alone(tmp_path / "a.txt", Settings(), LimitSettings()) == Alone((hedui.process(tmp_path / "a.txt"),))


@pytest.mark.usefixtures("kept_workers")
def test_the_explanation_is_that_of_the_room(tmp_path: Path) -> None:
    from hedui.explain import explain

    file = tmp_path / "a.txt"
    file.write_text("合同编号：甲-1\n甲方：云泽市第三中学", "utf-8")
    said = explain_alone(file, "/number", Settings(), LimitSettings())
    assert said == explain(file, "/number", Settings())
    assert said[0] == "/number（编号）：甲-1"
    with pytest.raises(UsageError, match="最接近的是 /number（编号）。"):
        explain_alone(file, "/numbers", Settings(), LimitSettings())
