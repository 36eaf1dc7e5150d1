"""A file of which no page gave text is a failure, and keeps the record that says so for each page."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from hedui.batch.job import Job, perform
from hedui.cli.app import run
from hedui.errors import ExitCode
from hedui.models.record import Record
from hedui.settings import OcrEngine, Settings

NO_OCR = Settings(ocr=OcrEngine.NONE)


def blank(path: Path) -> Path:
    if path.suffix == ".txt":
        path.write_text(" \n\f\n \n\f", "utf-8")
    else:
        Image.new("L", (400, 600), "white").save(path, save_all=True, append_images=[Image.new("L", (400, 600), 200)])
    return path


@pytest.mark.parametrize(("name", "pages"), [("a.txt", 2), ("a.tif", 2), ("a.pdf", 2)])
def test_a_batch_counts_it_as_failed_and_writes_its_record(tmp_path: Path, name: str, pages: int) -> None:
    (tmp_path / "in").mkdir()
    blank(tmp_path / "in" / name)
    outcome = perform(Job(str(tmp_path / "in"), name, str(tmp_path / "out"), NO_OCR, timeout=60.0))
    assert outcome.failure is not None
    assert outcome.failure.error == "UnreadDocumentError"
    assert name in outcome.failure.sentence
    record = Record.model_validate_json((tmp_path / "out" / "records" / f"{name}.json").read_bytes())
    assert record.source.is_unread
    assert [finding.code for finding in record.findings].count("page-unreadable") == pages


@pytest.mark.usefixtures("kept_workers")
@pytest.mark.parametrize("verb", ["read", "check"])
def test_commands_show_what_there_is_and_say_it_failed(
    tmp_path: Path, verb: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run([verb, str(blank(tmp_path / "a.tif")), "--ocr", "none"])
    shown = capsys.readouterr()
    assert code == ExitCode.DOCUMENT_FAILED
    assert "page-unreadable" in shown.out
    assert "a.tif" in shown.err
    assert "Traceback" not in shown.err


@pytest.mark.usefixtures("kept_workers")
def test_one_page_of_text_makes_it_a_document(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("\f合同编号：A-1\n", "utf-8")
    assert run(["check", str(path)]) == ExitCode.DONE
