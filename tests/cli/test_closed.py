"""A folder that cannot be opened, or is not there: each command names it as it was given, and does nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from hedui.cli.app import run
from hedui.desk.office import Office
from hedui.errors import UsageError
from hedui.export.layout import RECORDS
from hedui.settings import Language
from tests.closed import close
from tests.desk.clients import Desk
from tests.review.papers import put, record

OF_A_FOLDER = (
    "import 合同 --out 结果",
    "watch 合同 --out 结果",
    "start 合同 --no-browser",
    "review 合同 --out 结果 --no-browser",
    "review 合同 --no-browser",
    "serve 合同",
    "check 合同",
    "read 合同",
    "check 合同/a.txt",
    "import 合同/a.txt --out 结果",
    "explain 合同/a.txt 合同总价",
    "deadlines 合同",
    "evaluate 合同",
    "fields names 合同",
)


@pytest.mark.parametrize("line", OF_A_FOLDER)
@pytest.mark.parametrize(("lang", "why"), [("zh", "没有权限"), ("en", "Permission denied")])
def test_a_closed_folder_is_named_as_it_was_given(
    line: str, lang: str, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("合同").mkdir()
    Path("合同/a.txt").write_text("甲", "utf-8")
    close(monkeypatch, tmp_path / "合同")
    assert run([*line.split(), "--lang", lang]) == 2
    said = capfd.readouterr()
    [sentence] = said.err.splitlines()
    assert "合同”" in sentence and why in sentence and "sqlite" not in sentence
    assert not said.out and not Path("结果").exists() and not Path("合同-核对结果").exists()


@pytest.mark.parametrize(
    "line", ["review 没有 --no-browser", "deadlines 没有", "evaluate 没有", "start 没有", "watch 没有 -o 结果"]
)
def test_a_folder_that_is_not_there_is_named_as_it_was_given(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(line.split()) == 2
    assert capfd.readouterr().err.startswith("hedui: 找不到文件夹“没有”，请检查路径")
    assert not any(tmp_path.iterdir())


def test_an_output_that_is_closed_is_named_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    close(monkeypatch, tmp_path / "out")
    assert run(["import", str(tmp_path / "in"), "--out", str(tmp_path / "out")]) == 2
    assert f"无法写入“{tmp_path / 'out'}”（没有权限）" in capfd.readouterr().err


@pytest.mark.parametrize("shut", [RECORDS, f"{RECORDS}/采购"])
def test_the_desk_is_not_opened_without_records_that_it_cannot_see(
    shut: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, record(path="采购/办公.pdf"))
    close(monkeypatch, tmp_path / shut)
    with pytest.raises(UsageError, match="没有权限"):
        Office.of(tmp_path, Language.ZH).index.update()


def test_an_open_desk_keeps_its_list_where_the_records_are_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(tmp_path / "out", record(path="采购/办公.pdf"))
    with monkeypatch.context() as closing:
        close(closing, tmp_path / "out" / RECORDS / "采购")
        with pytest.raises(UsageError):
            desk.office.index.update()
        assert "办公.pdf" in desk.person().get("/").text
    desk.office.index.update()
    assert "办公.pdf" in desk.person().get("/").text
