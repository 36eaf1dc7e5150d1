"""CSV files that Excel opens right, and records as lines."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from hedui.export.text import guard
from hedui.models.finding import Severity
from hedui.models.record import Record
from hedui.settings import Export

from .samples import entry, evidence, export, finding


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_contracts_begin_with_a_bom_and_state_exact_values(tmp_path: Path) -> None:
    out = export(tmp_path, Export.CSV, entry("采购/a.pdf"), entry("b.pdf"))
    assert (out / "contracts.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    first, second = rows(out / "contracts.csv")
    assert (first["文件"], second["文件"]) == ("采购/a.pdf", "b.pdf")
    assert (first["合同金额"], first["到期日"], first["丙方"]) == ("98000.00", "2026-12-31", "")


def test_findings_are_listed_the_worst_first(tmp_path: Path) -> None:
    mild = finding("title-mismatch", Severity.INFO, "名称不同")
    grave = finding("total-mismatch", Severity.ERROR, "合计\n不符", evidence("98000"))
    first, second = rows(export(tmp_path, Export.CSV, entry("a.pdf", mild, grave)) / "findings.csv")
    assert (first["代码"], first["说明"], first["原文"]) == ("total-mismatch", "合计\n不符", "98000")
    assert second["级别"] == "提示"


@pytest.mark.parametrize("text", ["=1+1", "+86", "-1", "@x", "\t=1", " =1", "＝1+1", "\n=1"])
def test_what_looks_like_a_formula_is_guarded(tmp_path: Path, text: str) -> None:
    assert guard(text) == "'" + text
    [row] = rows(export(tmp_path, Export.CSV, entry("a.pdf", number=text)) / "contracts.csv")
    assert row["合同编号"] == "'" + text


@pytest.mark.parametrize("text", ["甲-1", "1=1", "a@b.cn", "（+86）", ""])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert guard(text) == text


def test_records_are_one_a_line(tmp_path: Path) -> None:
    entries = [entry("a.pdf", title="两\n行"), entry("b.pdf")]
    lines = (export(tmp_path, Export.JSONL, *entries) / "records.jsonl").read_text("utf-8").splitlines()
    assert [Record.model_validate_json(line) for line in lines] == [each.record for each in entries]
