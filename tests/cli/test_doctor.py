"""What the doctor says, and with which exit code."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import hedui.cli.doctor
from hedui.cli.app import run
from hedui.errors import EngineMissingError
from hedui.extras import EXTRAS
from hedui.settings import Language, OcrEngine


class Engine:
    version = "7.1 test"


@pytest.fixture
def engines(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(choice: OcrEngine, lang: Language) -> Engine:
        if choice is OcrEngine.TESSERACT:
            raise EngineMissingError("install tesseract-ocr")
        return Engine()

    monkeypatch.setattr(hedui.cli.doctor, "load_engine", load)


@pytest.mark.usefixtures("engines")
def test_engines_that_work_and_how_to_get_those_that_do_not(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["doctor", "--lang", "en"]) == 0
    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert "rapidocr works 7.1 test (chosen)" in lines
    assert "tesseract not needed now; install tesseract-ocr" in lines
    assert any(line.startswith("pydantic 2.") for line in lines)


@pytest.mark.usefixtures("engines")
def test_a_chosen_engine_that_is_missing_is_an_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["doctor", "--ocr", "tesseract"]) == 4
    assert "扫描件将无法读取" in capsys.readouterr().out


@pytest.mark.usefixtures("engines")
def test_what_would_help_is_advised_and_what_nobody_needs_is_not_listed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hedui.cli.doctor, "_computes_in_bfloat16", lambda: True)
    versions = {"openvino": None, "rapidocr": None}
    monkeypatch.setattr(hedui.cli.doctor, "_version", lambda name: versions.get(name, "1.0"))
    assert run(["doctor"]) == 4
    shown = capsys.readouterr().out
    assert "缺少组件 rapidocr" in shown and "--force ." in shown
    assert "约快一倍" in shown
    assert "jionlp" not in shown and "scikit-learn" not in shown


@pytest.mark.usefixtures("engines")
def test_an_engine_that_is_missing_is_no_reason_to_install_it_where_another_works(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["doctor", "--ocr", "tesseract"]) == 4
    assert "可以改用：--ocr rapidocr" in capsys.readouterr().out


@pytest.mark.usefixtures("engines")
def test_extras_are_listed_with_what_they_are_for(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hedui.cli.doctor, "_version", lambda name: None if name == "openvino" else "9.9")
    assert run(["doctor"]) == 0
    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert "fast 用 OpenVINO 识别扫描件：未安装" in lines
    assert "parquet 写 Parquet 文件：pyarrow 9.9" in lines
    assert not any("playwright" in line for line in lines)


def test_every_extra_is_for_users_or_for_developers() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))["project"]
    assert {*project["optional-dependencies"]} == {*EXTRAS, "dev", "bench", "train", "browser"}
