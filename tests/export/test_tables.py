"""CSV files that Excel opens right, and records as lines."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pytest

from hedui.export.text import as_text, guard
from hedui.models.codes import AccountPurpose
from hedui.models.contract import Account, Party
from hedui.models.record import Record
from hedui.models.severity import Severity
from hedui.settings import Export

from .samples import entry, evidence, export, finding
from .test_office import convert


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
    assert (first["代码"], first["说明"], first["原文"]) == ("total-mismatch", "合计\n不符", "\t98000")
    assert second["级别"] == "提示"


@pytest.mark.parametrize("text", ["=1+1", "+86", "-1", "@x", "\t=1", " =1", "＝1+1", "\n=1"])
def test_what_looks_like_a_formula_is_guarded(tmp_path: Path, text: str) -> None:
    assert guard(text) == "'" + text
    [row] = rows(export(tmp_path, Export.CSV, entry("a.pdf", number=text)) / "contracts.csv")
    assert row["合同编号"] == "'" + text


ACCOUNT, TAX_ID = "6222020200012345678", "911302080000123456"
PARTIES = (
    Party(role="甲方", name="晨光学校", tax_id=TAX_ID, telephone="0571-88001122"),
    Party(
        role="乙方",
        name="远山公司",
        accounts=(Account(purpose=AccountPurpose.SETTLEMENT, number=ACCOUNT, bank="远山银行"),),
    ),
)


@pytest.mark.needs("libreoffice")
def test_a_spreadsheet_keeps_every_digit(tmp_path: Path) -> None:
    out = export(tmp_path, Export.CSV, entry("a.pdf", number="2025-4", parties=PARTIES))
    book = openpyxl.load_workbook(convert(out / "contracts.csv", "xlsx", tmp_path, "--infilter=CSV:44,34,UTF8"))
    headings, cells = list(book.worksheets[0].iter_rows(values_only=True))
    row = {str(name).lstrip("\ufeff"): value for name, value in zip(headings, cells, strict=True)}
    assert str(row["甲方税号"]).strip() == TAX_ID
    assert ACCOUNT in str(row["乙方账户"])
    assert str(row["甲方电话"]).strip() == "0571-88001122"
    assert str(row["合同编号"]).strip() == "2025-4"
    assert row["合同金额"] == 98000


@pytest.mark.parametrize(
    "text",
    ["6222020200012345678", "0571", "2025-4", "1E5", "3/4", "12:30", "50%", "1,234", "2025年4月", "（12）", "¥5"],
)
def test_text_that_a_spreadsheet_takes_for_a_number_has_a_tab_before_it(text: str) -> None:
    assert as_text(text) == "\t" + text


@pytest.mark.parametrize("text", ["甲-1", "91130208MA0000001X", "E", "2号楼", "", "第3条", "-"])
def test_other_text_has_none(text: str) -> None:
    assert as_text(text) == text


@pytest.mark.parametrize("text", ["甲-1", "1=1", "a@b.cn", "（+86）", ""])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert guard(text) == text


def test_records_are_one_a_line(tmp_path: Path) -> None:
    entries = [entry("a.pdf", title="两\n行"), entry("b.pdf")]
    lines = (export(tmp_path, Export.JSONL, *entries) / "records.jsonl").read_text("utf-8").splitlines()
    assert [Record.model_validate_json(line) for line in lines] == [each.record for each in entries]
