"""LibreOffice at both ends: Calc opens the workbook, and what Writer saves is read."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from urllib.parse import unquote

import openpyxl
import pytest

from hedui.models.severity import Severity
from hedui.pipeline import process
from hedui.settings import Export

from .samples import entry, evidence, export, finding

pytestmark = pytest.mark.needs("libreoffice")


def convert(path: Path, kind: str, folder: Path, *options: str) -> Path:
    office = shutil.which("soffice")
    assert office
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", *options, "--convert-to", kind, "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / f"{path.stem}.{kind.split(':')[0]}"


def test_calc_opens_the_workbook_and_a_finding_s_link_leads_to_its_place_in_the_report(tmp_path: Path) -> None:
    wrong = finding("total-mismatch", Severity.ERROR, "合计不符：九万八千", evidence("98000"))
    path = "采购 &安装#1/100%.pdf"
    out = export(tmp_path, Export.XLSX, entry(path, wrong, number="甲-1"), entry("乙.pdf", number="乙-2"))
    made = convert(out / "contracts.xlsx", "ods", tmp_path / "made")
    back = openpyxl.load_workbook(convert(made, "xlsx", tmp_path / "back"))
    cells = {cell for row in back["合同"].iter_rows(values_only=True) for cell in row}
    assert {"甲-1", "乙-2", "合计不符：九万八千"} <= cells
    [link] = [cell.hyperlink for row in back["核对结果"].iter_rows() for cell in row if cell.hyperlink]
    assert link.target.endswith("report.html")
    assert tuple(map(unquote, link.location.split("&"))) == (path, "1")


def test_what_writer_saves_is_read(tmp_path: Path) -> None:
    lines = ("设备采购合同", "合同编号：CG-2025-118", "甲方：云泽市第三中学", "乙方：云泽启明教学设备有限公司")
    page = tmp_path / "purchase.html"
    page.write_text(f"<meta charset='utf-8'>{''.join(f'<p>{line}</p>' for line in lines)}", "utf-8")
    record = process(convert(page, "docx:Office Open XML Text", tmp_path))
    assert record.contract.number == "CG-2025-118"
    assert [party.name for party in record.contract.parties] == ["云泽市第三中学", "云泽启明教学设备有限公司"]
