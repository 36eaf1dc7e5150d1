"""What ``import hedui`` offers, and that it costs nothing until it is used."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

import hedui
from hedui.models.record import Record
from hedui.pipeline import process
from hedui.settings import OcrEngine, Settings

STUB = Path(hedui.__file__).with_suffix(".pyi")


def test_the_public_names_are_the_real_things() -> None:
    assert hedui.process is process
    assert hedui.Settings is Settings
    assert hedui.Record is Record
    assert {"Record", "Settings", "process"} <= set(dir(hedui))


def test_an_unknown_name_is_refused_with_the_known_ones() -> None:
    with pytest.raises(AttributeError, match=r"'reed'.*process"):
        hedui.reed  # type: ignore[attr-defined]  # noqa: B018


def test_type_checkers_know_every_public_name() -> None:
    stub = STUB.read_text("utf-8")
    assert all(f"as {name}\n" in stub for name in hedui.__all__ if name != "__version__")


def test_importing_loads_no_library() -> None:
    code = "import sys, hedui; print([m for m in ('pydantic', 'numpy', 'pypdfium2', 'regex') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_file_becomes_a_record(tmp_path: Path) -> None:
    path = tmp_path / "合同.txt"
    path.write_text("采购合同\n合同编号：DS-2025-7\n甲方：东山市第二中学\n乙方：东山文具有限公司\n", "utf-8")
    record = hedui.process(path, settings=Settings(ocr=OcrEngine.NONE))
    assert record.contract.number == "DS-2025-7"
    assert [party.name for party in record.contract.parties] == ["东山市第二中学", "东山文具有限公司"]


def test_bytes_become_a_record() -> None:
    data = "采购合同\n合同编号：DS-2025-8\n甲方：东山市第二中学\n乙方：东山文具有限公司\n".encode()
    record = hedui.process(data, Settings(ocr=OcrEngine.NONE), name="../来函.txt")
    assert (record.contract.number, record.source.name) == ("DS-2025-8", "../来函.txt")
    assert record.source.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("来函.html", "<p>采购合同</p><table><tr><td>合同编号：</td><td>甲-7</td></tr></table>".encode()),
        ("来函.MD", "# 采购合同\n\n| 合同编号 |\n|---|\n| 甲-7 |\n\n**合同编号**：甲-7\n".encode()),
        ("来函.txt", "采购合同\n合同编号：甲-7\n".encode("utf-16")),
    ],
)
def test_text_in_memory_is_read_as_what_it_is_called(name: str, data: bytes, tmp_path: Path) -> None:
    """As a file of that name is."""
    record = hedui.process(data, name=name)
    assert (record.source.name, record.contract.number) == (name, "甲-7")
    (tmp_path / name).write_bytes(data)
    assert record.contract == hedui.process(tmp_path / name).contract
    assert record.source.media_type == hedui.process(tmp_path / name).source.media_type
