"""The workbook as Excel sees it."""

from __future__ import annotations

import datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.worksheet.worksheet import Worksheet

from hedui.export.workbook import Workbook
from hedui.models.contract import Party
from hedui.models.finding import Severity
from hedui.settings import Export, Language

from .samples import agreement, entry, evidence, export, finding


def sheets(out: Path) -> dict[str, Worksheet]:
    book = openpyxl.load_workbook(out / "contracts.xlsx")
    return {sheet.title: sheet for sheet in book}


def row(sheet: Worksheet, number: int = 2) -> dict[str, object]:
    headings = [cell.value for cell in sheet[1]]
    return dict(zip(headings, [cell.value for cell in sheet[number]], strict=True))


def test_one_row_an_agreement_with_real_numbers_and_dates(tmp_path: Path) -> None:
    findings = [finding("total-mismatch", Severity.ERROR, "x"), finding("number-missing", Severity.WARNING, "y")]
    sheet = sheets(export(tmp_path, Export.XLSX, entry("采购/a.pdf", *findings)))["合同"]
    cells = row(sheet)
    assert cells["文件"] == "采购/a.pdf"
    assert cells["合同金额"] == 98000
    assert cells["开始日期"] == datetime.datetime(2026, 1, 1)
    assert cells["税率"] == 0.06
    assert (cells["错误"], cells["警告"], cells["提示"]) == (1, 1, 0)
    headings = [cell.value for cell in sheet[1]]
    money = sheet.cell(2, headings.index("合同金额") + 1)
    assert (money.data_type, money.number_format) == ("n", "#,##0.00")
    assert sheet.cell(2, headings.index("到期日") + 1).is_date


def test_headers_are_frozen_filtered_and_columns_wide_enough(tmp_path: Path) -> None:
    for sheet in sheets(export(tmp_path, Export.XLSX, entry())).values():
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet.column_dimensions["A"].width >= 30


def test_links_lead_to_source_and_record(tmp_path: Path) -> None:
    sheet = sheets(export(tmp_path, Export.XLSX, entry("a b.pdf"), entry("附件 #1.pdf")))["合同"]
    targets = [cell.hyperlink.target.replace("\\", "/") for cell in sheet[2] if cell.hyperlink]
    assert targets == ["../in/a%20b.pdf", "records/a%20b.pdf.json"]
    # Excel takes what follows a # for a place within the file, so such a name is written out instead.
    assert not [cell for cell in sheet[3] if cell.hyperlink]
    assert row(sheet, 3)["记录"] == "records/附件 #1.pdf.json"


def test_a_sheet_that_is_full_goes_on_in_a_further_one(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "contracts.xlsx"), {"constant_memory": True})
    made = Workbook(book, Language.ZH, most=2)
    for number in range(5):
        made.add(agreement(entry(f"{number}.pdf", finding("total-mismatch", Severity.ERROR, "x"))))
    made.finish()
    book.close()
    found = sheets(tmp_path)
    assert [title for title in found if title.startswith("合同")] == ["合同", "合同 2", "合同 3"]
    files = [
        sheet.cell(number, 1).value for name, sheet in found.items() if name.startswith("合同") for number in (2, 3)
    ]
    assert files == ["0.pdf", "1.pdf", "2.pdf", "3.pdf", "4.pdf", None]
    assert [found[f"核对结果{suffix}"].max_row for suffix in ("", " 2", " 3")] == [3, 3, 2]
    headings = [[cell.value for cell in found[name][1]] for name in ("合同", "合同 2", "合同 3")]
    assert headings[0] == headings[1] == headings[2]


@pytest.mark.parametrize(("rows", "large"), [(3, False), (4, True)])
def test_a_very_large_workbook_takes_the_large_form_of_zip(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: int, *, large: bool
) -> None:
    monkeypatch.setattr(
        "hedui.export.workbook._ROWS_OF_A_LARGE_FILE", 6
    )  # an agreement has two rows of items and rates
    book = xlsxwriter.Workbook(str(tmp_path / "contracts.xlsx"), {"constant_memory": True})
    made = Workbook(book, Language.ZH, most=2)
    for number in range(rows):
        made.add(agreement(entry(f"{number}.pdf")))
    made.finish()
    assert book.allow_zip64 is large
    book.close()
    assert sheets(tmp_path)["合同"].max_row == 3


def test_findings_prices_and_failures_have_sheets_of_their_own(tmp_path: Path) -> None:
    found = finding("total-mismatch", Severity.ERROR, "合计不符", evidence("98000"), evidence("甲-2026-01"))
    made = sheets(export(tmp_path, Export.XLSX, entry("a.pdf", found)))
    cells = row(made["核对结果"])
    assert (cells["级别"], cells["代码"], cells["说明"]) == ("错误", "total-mismatch", "合计不符")
    assert (cells["页码"], cells["原文"]) == ("1", "98000 / 甲-2026-01")
    item, rate = row(made["明细与资费"]), row(made["明细与资费"], 3)
    assert (item["名称"], item["数量"], item["单价"]) == ("台式机", 7, 14000)
    assert (rate["名称"], rate["周期费用"], rate["周期"], rate["单价"]) == ("短信", 300.5, "month", 0.035)
    assert row(made["未处理"])["原因"] == "文件不完整，请重新复制。"


@pytest.mark.parametrize("evil", ["=1+1", "+8613900000000", "-2+3", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")'])
def test_no_cell_becomes_a_formula(tmp_path: Path, evil: str) -> None:
    parties = (Party(role="甲方", name=evil), Party(role="乙方", name="{=1}"))
    sheet = sheets(export(tmp_path, Export.XLSX, entry("a.pdf", number=evil, parties=parties)))["合同"]
    cells = [cell for cell in sheet[2] if cell.value == evil.replace("\t", "\t")]
    assert len(cells) == 2
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells)


def test_characters_that_xml_cannot_hold_and_very_long_texts(tmp_path: Path) -> None:
    sheet = sheets(export(tmp_path, Export.XLSX, entry("a.pdf", number="\x07x\ud800", title="长" * 40_000)))["合同"]
    cells = row(sheet)
    assert cells["合同编号"] == "\ufffdx\ufffd"
    assert len(str(cells["合同名称"])) == 32_000


def test_in_english(tmp_path: Path) -> None:
    made = sheets(export(tmp_path, Export.XLSX, entry(), lang=Language.EN))
    assert list(made) == ["Contracts", "Findings", "Items and rates", "Failures"]
    assert row(made["Contracts"])["Total"] == 98000
