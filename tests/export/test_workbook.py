"""The workbook as Excel sees it."""

from __future__ import annotations

import datetime
import zipfile
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from hedui.export.aside import Aside
from hedui.export.ready import Ready, ReadySheet, from_bytes, to_bytes
from hedui.export.workbook import Workbook
from hedui.models.codes import AccountPurpose, Per
from hedui.models.contract import Account, Liability, Party, Penalty, Total
from hedui.models.links import Links
from hedui.models.severity import Severity
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
    _, *tables = sheets(export(tmp_path, Export.XLSX, entry())).values()
    for sheet in tables:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet.column_dimensions["A"].width >= 30


def test_what_is_printed_is_landscape_one_page_wide_with_its_heading_on_every_page(tmp_path: Path) -> None:
    _, *tables = sheets(export(tmp_path, Export.XLSX, entry())).values()
    for sheet in tables:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)  # 1 is what none means
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == "$1:$1"
    assert tables[0].print_area == "'合同'!$A$1:$K$2"
    assert tables[1].print_area == "'核对结果'!$A$1:$F$1"


def test_what_goes_on_paper_is_printed_at_two_thirds_of_its_size_at_least(tmp_path: Path) -> None:
    """Some 145 characters of the sheet's fount stand beside each other on an A4 page that lies on its side."""
    _, *tables = sheets(export(tmp_path, Export.XLSX, entry())).values()
    for sheet in tables[:2]:
        last = sheet[sheet.print_area.split("!")[1].replace("$", "")][0][-1].column
        widths = [sheet.column_dimensions[get_column_letter(number)].width for number in range(1, last + 1)]
        assert 145 / sum(widths) > 0.66


def test_the_worst_finding_stands_in_the_row_in_the_colour_of_its_level(tmp_path: Path) -> None:
    mild, grave = finding("title-mismatch", Severity.INFO, "名称不同"), finding("x", Severity.ERROR, "合计不符")
    sheet = sheets(export(tmp_path, Export.XLSX, entry("a.pdf", mild, grave), entry("b.pdf")))["合同"]
    assert [row(sheet, 2)[name] for name in ("级别", "最严重问题")] == ["错误", "合计不符"]
    assert [row(sheet, 3)[name] for name in ("级别", "最严重问题")] == ["没有问题", None]
    colours = [sheet.cell(number, 2).fill.fgColor.rgb for number in (2, 3)]
    assert colours == ["FFF8D7DA", "FFDDF1DF"]


def test_parties_are_told_with_whom_to_call_and_where_to_pay(tmp_path: Path) -> None:
    account = Account(purpose=AccountPurpose.INVOICE, name="远山公司", number="6222020200012345678", bank="远山银行")
    again = account.model_copy(update={"purpose": AccountPurpose.SETTLEMENT})
    party = Party(
        role="乙方", legal_representative="林一", contact="何静", telephone="0571-8800", accounts=(account, again)
    )
    cells = row(sheets(export(tmp_path, Export.XLSX, entry("a.pdf", parties=(party,))))["合同"])
    assert (cells["乙方法定代表人"], cells["乙方联系人"], cells["乙方电话"]) == ("林一", "何静", "0571-8800")
    assert cells["乙方账户"] == "远山公司 6222020200012345678 远山银行"


@pytest.mark.parametrize(
    ("lang", "code", "said"),
    [
        (Language.ZH, "CNY", "人民币"),
        (Language.ZH, "USD", "美元"),
        (Language.ZH, None, None),
        (Language.EN, "CNY", "CNY"),
    ],
)
def test_a_currency_is_called_as_people_call_it(
    tmp_path: Path, lang: Language, code: str | None, said: str | None
) -> None:
    made = entry(total=Total(amount=Decimal(5), currency=code))
    book = sheets(export(tmp_path, Export.XLSX, made, lang=lang))
    assert row(list(book.values())[1])["币种" if lang is Language.ZH else "Currency"] == said
    sums = [line for line, *_ in next(iter(book.values())).iter_rows(values_only=True) if line and "(CNY" in f"{line}"]
    assert len(sums) == (lang is Language.EN)


def test_what_is_owed_for_each_day_is_told_so(tmp_path: Path) -> None:
    owed = (
        Penalty(role="乙方", share=Decimal("0.001"), base="合同总价", per=Per.DAY),
        Penalty(role="甲方", amount=Decimal(500), per=Per.DAY),
        Penalty(role="乙方", share=Decimal("0.2"), base="合同总价"),
    )
    book = sheets(export(tmp_path, Export.XLSX, entry(liability=Liability(penalties=owed))))
    assert row(list(book.values())[1])["违约金"] == "乙方 每日合同总价的0.1%\n甲方 每日500\n乙方 合同总价的20%"
    (tmp_path / "en").mkdir()
    book = sheets(
        export(tmp_path / "en", Export.XLSX, entry(liability=Liability(penalties=owed[1:2])), lang=Language.EN)
    )
    assert row(list(book.values())[1])["Penalties"] == "甲方 500 per day"


def test_a_row_is_high_enough_for_its_longest_text_and_the_hash_is_hidden(tmp_path: Path) -> None:
    long = finding("total-mismatch", Severity.ERROR, "各项小计之和与总价不符，" * 20)
    made = sheets(export(tmp_path, Export.XLSX, entry("a.pdf", long), entry("b.pdf")))
    assert made["核对结果"].row_dimensions[2].height > 7 * 15
    assert (made["合同"].row_dimensions[2].height or 0) > 9 * 15
    assert made["合同"].row_dimensions[3].height is None
    hidden = [cell.value for cell in made["合同"][1] if made["合同"].column_dimensions[cell.column_letter].hidden]
    assert hidden == ["内容哈希"]


def test_the_summary_counts_levels_findings_and_money(tmp_path: Path) -> None:
    grave = finding("total-mismatch", Severity.ERROR, "x")
    book = sheets(export(tmp_path, Export.XLSX, entry("a.pdf", grave, grave), entry("b.pdf")))
    assert next(iter(book)) == "汇总"
    lines = {cells[0]: cells[1:] for cells in book["汇总"].iter_rows(values_only=True)}
    assert lines["合同"][0] == 2
    assert (lines["最严重为“错误”的合同"][0], lines["没有问题的合同"][0], lines["未处理的文件"][0]) == (1, 1, 1)
    assert lines["合同金额合计（人民币）"][0] == 196000
    assert lines["各项金额之和不等于总价"] == ("错误", 2, 1)


def test_the_summary_s_list_of_findings_has_its_heading_on_every_page(tmp_path: Path) -> None:
    for number, agreements in enumerate([(entry(),), (entry("a.pdf", finding("x", Severity.ERROR, "合计不符")),)]):
        summary = sheets(export(tmp_path / str(number), Export.XLSX, *agreements))["汇总"]
        headings = [each.row for each in summary["A"] if each.value == "核对项"]
        assert [summary.print_title_rows] == [f"${row}:${row}" for row in headings]


def test_a_sheet_without_rows_says_that_there_are_none(tmp_path: Path) -> None:
    for lang, said in ((Language.ZH, "（没有）"), (Language.EN, "(none)")):
        book = sheets(export(tmp_path / lang, Export.XLSX, entry("a.pdf"), lang=lang))
        same, failed = ([cell.value for cell in book[name][2]] for name in list(book)[-2:])
        assert same[0] == said and not any(same[1:])
        assert failed[0] != said  # there is one


def test_files_that_belong_together_have_a_sheet(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "contracts.xlsx"), {"constant_memory": True})
    made = Workbook(
        book,
        Language.ZH,
        Aside(Language.ZH, [BytesIO(), BytesIO()]),
        same_numbers=lambda: [("甲-1", ["a.pdf", "b.pdf", "c.pdf"])],
    )
    other = entry("d.pdf")
    links = Links(forms=("d（扫描）.pdf", "d.txt"))
    made.add(agreement(replace(other, record=other.record.model_copy(update={"links": links}))))
    made.finish()
    book.close()
    sheet = sheets(tmp_path)["重复"]
    first, second = row(sheet, 2), row(sheet, 3)
    assert (first["文件"], first["类别"], first["其他文件"]) == ("d.pdf", "同一合同的其他形式", "d（扫描）.pdf\nd.txt")
    assert (second["合同编号"], second["其他文件"]) == ("甲-1", "b.pdf\nc.pdf")


def test_links_lead_to_source_and_record(tmp_path: Path) -> None:
    sheet = sheets(export(tmp_path, Export.XLSX, entry("a b.pdf"), entry("附件 #1.pdf")))["合同"]
    targets = [cell.hyperlink.target.replace("\\", "/") for cell in sheet[2] if cell.hyperlink]
    assert targets == ["report.html", "../in/a%20b.pdf", "records/a%20b.pdf.json"]
    # Excel takes what follows a # for a place within the file, so such a name is written out instead.
    [to_report] = [cell.hyperlink for cell in sheet[3] if cell.hyperlink]
    assert (to_report.target, to_report.location) == ("report.html", "%E9%99%84%E4%BB%B6%20%231.pdf")
    assert row(sheet, 3)["记录"] == "records/附件 #1.pdf.json"


def test_links_beyond_what_a_sheet_holds_stand_as_text_however_often_the_workbook_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hedui.export.sheet._MOST_LINKS", 4)
    entries = [entry(f"{name}.pdf", finding("total-mismatch", Severity.ERROR, "x")) for name in "abcd"]
    kept = []
    for order in (entries, entries[::-1], entries):
        found = sheets(export(tmp_path, Export.XLSX, *order))
        links = [[cell.value for cell in row if cell.hyperlink] for row in found["合同"].iter_rows(min_row=2)]
        assert links == [["打开"] * 3, ["打开"] * 3, [], []]
        assert [row(found["合同"], number)["文件"] for number in (2, 3, 4, 5)] == [each.path for each in order]
        assert row(found["合同"], 4)["记录"] == f"records/{order[2].path}.json"
        assert all(each[11].hyperlink for each in found["核对结果"].iter_rows(min_row=2))
        kept.append((tmp_path / "contracts.xlsx").read_bytes())
        (tmp_path / "contracts.xlsx").unlink()
    assert kept[0] == kept[2] != kept[1]


def test_rows_that_are_put_in_place_again_are_as_xlsxwriter_writes_them(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx"), {"constant_memory": True, "tmpdir": str(tmp_path)}) as book:
        bold = book.add_format({"bold": True})
        plain, ready = book.add_worksheet("平常"), book.add_worksheet("现成", ReadySheet)
        kept = []
        for at, sheet in enumerate((plain, ready)):
            sheet.write_string(0, 0, "表头")
            for number, text in enumerate((" 甲 ", "第二\n行\x07", '<c r="A1">&"', "_x0041_"), 1):
                sheet.set_row(number, 20 * number, bold)
                sheet.write_number(number, 1, 10**18 + number)
                sheet.write_string(number, 3, text, bold)
                sheet.write_datetime(number, 4, datetime.date(2026, 1, number))
                if at:
                    kept.append(Ready(sheet.taken(number), ()))
                    sheet.place(number, from_bytes(to_bytes([[kept[-1]]]))[0][0], 5)
        for number, each in enumerate(kept, 5):
            ready.place(number, each, 5)
            plain.set_row(number, 20 * (number - 4), bold)
            plain.write_number(number, 1, 10**18 + number - 4)
            plain.write_string(number, 3, (" 甲 ", "第二\n行\x07", '<c r="A1">&"', "_x0041_")[number - 5], bold)
            plain.write_datetime(number, 4, datetime.date(2026, 1, number - 4))
    with zipfile.ZipFile(tmp_path / "a.xlsx") as made:
        first, second = (made.read(f"xl/worksheets/sheet{number}.xml") for number in (1, 2))
    assert second == first.replace(b' tabSelected="1"', b"")


def test_a_sheet_that_is_full_goes_on_in_a_further_one(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "contracts.xlsx"), {"constant_memory": True})
    made = Workbook(book, Language.ZH, Aside(Language.ZH, [BytesIO(), BytesIO()]), most=2)
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
    made = Workbook(book, Language.ZH, Aside(Language.ZH, [BytesIO(), BytesIO()]), most=2)
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
    assert (cells["页码"], cells["原文"]) == (1, "98000 / 甲-2026-01")
    item, rate = row(made["明细与资费"]), row(made["明细与资费"], 3)
    assert (item["名称"], item["数量"], item["单价"]) == ("台式机", 7, 14000)
    assert (rate["名称"], rate["周期费用"], rate["周期"], rate["单价"]) == ("短信", 300.5, "月", 0.035)
    assert (cells["核对项"], cells["字段"]) == ("各项金额之和不等于总价", "合计 金额")
    failed = row(made["未处理"])
    assert (failed["状态"], failed["类别"], failed["原因"]) == ("失败", "已损坏", "文件不完整，请重新复制。")


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
    assert list(made) == ["Summary", "Contracts", "Findings", "Items and rates", "Duplicates", "Failures"]
    assert row(made["Contracts"])["Total"] == 98000


def test_the_summary_names_the_agreements_to_look_at_first(tmp_path: Path) -> None:
    """The worst first, among them the most money; each with its worst finding and a link into the report."""
    error = finding("total-mismatch", Severity.ERROR, "合计不符：71,090.00")
    info = finding("title-mismatch", Severity.INFO, "名称不同")
    worth = [
        ("a.pdf", 5, error),
        ("b.pdf", 900, info),
        ("c.pdf", 70, error),
        ("d.pdf", 9000, None),
        ("e.pdf", 5, error),
    ]
    entries = [
        entry(path, *([found] if found else []), total=Total(amount=Decimal(amount), currency="CNY"))
        for path, amount, found in worth
    ]
    sheet = sheets(export(tmp_path, Export.XLSX, *entries))["汇总"]
    lines = [[cell.value for cell in row[:4]] for row in sheet.iter_rows()]
    at = next(number for number, line in enumerate(lines) if line[0] == "最该先看的合同")
    assert lines[at + 1 : at + 6] == [
        ["c.pdf", "错误", 70, "合计不符：71,090.00"],
        ["a.pdf", "错误", 5, "合计不符：71,090.00"],
        ["e.pdf", "错误", 5, "合计不符：71,090.00"],
        ["b.pdf", "提示", 900, "名称不同"],
        [None] * 4,
    ]
    link = sheet.cell(at + 2, 1).hyperlink
    assert (link.target, link.location) == ("report.html", "c.pdf")
    assert sum(line[0] == "合同金额合计（人民币）" for line in lines) == 1


def test_no_more_than_ten_are_named_first_and_none_where_all_is_well(tmp_path: Path) -> None:
    error = finding("total-mismatch", Severity.ERROR, "合计不符")
    many = sheets(export(tmp_path / "many", Export.XLSX, *(entry(f"{n:02}.pdf", error) for n in range(30))))["汇总"]
    assert [row[0].value for row in many.iter_rows() if str(row[0].value).endswith(".pdf")] == [
        f"{n:02}.pdf" for n in range(10)
    ]
    none = sheets(export(tmp_path / "none", Export.XLSX, entry()))["汇总"]
    assert "最该先看的合同" not in {row[0].value for row in none.iter_rows()}


def test_agreements_and_findings_stand_worst_first(tmp_path: Path) -> None:
    """As in the report: among those alike the most money first, and money of different currencies is not compared."""
    error = finding("total-mismatch", Severity.ERROR, "合计不符")
    info = finding("title-mismatch", Severity.INFO, "名称不同")
    worth = [
        ("clean.pdf", 9_000_000, "CNY", None),
        ("euro.pdf", 7, "EUR", error),
        ("dollars.pdf", 80_000, "USD", error),
        ("info.pdf", 5_000_000, "CNY", info),
        ("less.pdf", 50, "CNY", error),
        ("more.pdf", 60, "CNY", error),
        ("more-dollars.pdf", 90_000, "USD", error),
        ("none.pdf", None, None, error),
        ("unknown.pdf", 1_000_000, None, error),
    ]
    entries = [
        entry(
            path,
            *([found] if found else []),
            total=Total(amount=Decimal(amount) if amount else None, currency=currency),
        )
        for path, amount, currency, found in worth
    ]
    made = sheets(export(tmp_path, Export.XLSX, *entries))
    worst_first = ["more.pdf", "less.pdf", "euro.pdf", "more-dollars.pdf", "dollars.pdf", "unknown.pdf", "none.pdf"]
    assert [cell.value for cell in made["合同"]["A"][1:]] == [*worst_first, "info.pdf", "clean.pdf"]
    assert [cell.value for cell in made["核对结果"]["A"][1:]] == [*worst_first, "info.pdf"]
    links = [
        next(cell.hyperlink.location for cell in row if cell.hyperlink) for row in made["合同"].iter_rows(min_row=2)
    ]
    assert links == [*worst_first, "info.pdf", "clean.pdf"]


def test_the_summary_adds_up_each_currency_by_itself(tmp_path: Path) -> None:
    error = finding("total-mismatch", Severity.ERROR, "合计不符")
    worth = [("a.pdf", 100, "CNY"), ("b.pdf", 30, "USD"), ("c.pdf", 5, "CNY"), ("d.pdf", 2, "USD"), ("e.pdf", 9, None)]
    entries = [
        entry(path, error, total=Total(amount=Decimal(amount), currency=currency)) for path, amount, currency in worth
    ]
    sheet = sheets(export(tmp_path, Export.XLSX, *entries))["汇总"]
    sums = {row[0].value: row[1].value for row in sheet.iter_rows() if str(row[0].value).startswith("合同金额合计")}
    expected = {"合同金额合计（人民币）": 105, "合同金额合计（美元）": 32, "合同金额合计（币种不明）": 9}
    assert list(sums.items()) == list(expected.items())
    first = {row[0].value: (row[2].value, row[2].number_format) for row in sheet.iter_rows()}
    assert first["a.pdf"] == (100, "#,##0.00")
    assert first["b.pdf"] == (30, '#,##0.00" 美元"')


def test_a_long_sentence_is_shortened_in_the_summary_alone(tmp_path: Path) -> None:
    said = "账号不一致：" + "“6222020000011122233”（首页，第1页）；" * 40 + "共40处"
    made = sheets(export(tmp_path, Export.XLSX, entry("a.pdf", finding("account-mismatch", Severity.ERROR, said))))
    [first] = [row for row in made["汇总"].iter_rows() if row[0].value == "a.pdf"]
    assert (
        len(first[3].value) < len(said) // 3
        and first[3].value.startswith("账号不一致")
        and first[3].value.endswith("共40处")
    )
    assert row(made["合同"])["最严重问题"] == row(made["核对结果"])["说明"] == said
