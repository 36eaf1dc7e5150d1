"""Word documents: paragraphs, tables, blanks, boxes and automatic numbers."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from hedui.errors import DamagedDocumentError, TooLargeError, UnsupportedFileError
from hedui.models.page import Reading
from hedui.read import read_document
from hedui.read.docxnumbers import written
from hedui.read.trust import Problem
from hedui.settings import Settings


def text_of(path: Path) -> str:
    (page,) = read_document(path, Settings()).pages
    assert page.reading is Reading.PLAIN_TEXT
    return page.text


def test_paragraphs_and_tables_come_in_order(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("采购合同")
    table = document.add_table(3, 3)
    for row, cells in zip(
        table.rows, (("名称", "数量", "金额"), ("服务器", "", "100.00"), ("合计", "", "100.00")), strict=True
    ):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    table.cell(1, 0).add_paragraph("（含安装）")
    table.cell(2, 0).merge(table.cell(2, 1))
    document.add_paragraph("甲方：青禾公司\t乙方：蓝石公司")
    document.save(tmp_path / "a.docx")
    assert text_of(tmp_path / "a.docx").splitlines() == [
        "采购合同",
        "名称\t数量\t金额",
        "服务器（含安装）\t\t100.00",
        "合计\t100.00",
        "甲方：青禾公司\t乙方：蓝石公司",
    ]


def test_cells_merged_downwards_keep_their_place(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "设备"
    table.cell(0, 1).text, table.cell(1, 1).text = "主机", "键盘"
    document.save(tmp_path / "a.docx")
    assert text_of(tmp_path / "a.docx") == "设备\t主机\n\t键盘\n"


def test_blanks_boxes_and_deleted_text(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("租期为")
    paragraph.add_run("    ").underline = True
    paragraph.add_run("个月")
    symbol = OxmlElement("w:sym")
    symbol.set(qn("w:font"), "Wingdings 2")
    symbol.set(qn("w:char"), "F052")
    paragraph.add_run()._r.append(symbol)
    paragraph.add_run("需要")
    deleted = OxmlElement("w:del")
    deleted.append(paragraph.add_run("作废")._r)
    paragraph._p.append(deleted)
    document.save(tmp_path / "a.docx")
    assert text_of(tmp_path / "a.docx") == "租期为____个月☑需要\n"


def test_automatic_numbers_are_counted(tmp_path: Path) -> None:
    document = docx.Document()
    for text in ("先签字", "后盖章"):
        document.add_paragraph(text, style="List Number")
    document.save(tmp_path / "a.docx")
    assert text_of(tmp_path / "a.docx") == "1.先签字\n2.后盖章\n"


@pytest.mark.parametrize(
    ("number", "kind", "expected"),
    [
        (3, "decimal", "3"),
        (10, "chineseCountingThousand", "十"),
        (21, "japaneseCounting", "二十一"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (2, "upperLetter", "B"),
        (14, "lowerRoman", "xiv"),
        (3, "decimalEnclosedCircle", "③"),
        (7, "decimalZero", "07"),
        (120, "chineseCounting", "120"),
    ],
)
def test_number_formats(number: int, kind: str, expected: str) -> None:
    assert written(number, kind) == expected


def test_archives_that_are_no_word_documents(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<a/>")
    with pytest.raises(UnsupportedFileError):
        read_document(path, Settings())
    path.write_bytes(path.read_bytes()[:40])
    with pytest.raises(DamagedDocumentError):
        read_document(path, Settings())
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    with pytest.raises(UnsupportedFileError, match="旧版"):
        read_document(path, Settings())


def test_documents_without_text_and_archive_bombs(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    docx.Document().save(path)
    (page,) = read_document(path, Settings()).pages
    assert (page.text, page.problem) == ("", Problem.BLANK)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (3 * 1024 * 1024))
    with pytest.raises(TooLargeError):
        read_document(path, Settings(max_megabytes=2))


def test_blocks_of_labels_in_cells_stand_side_by_side(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "甲方（盖章）：青川市测绘院", "乙方（盖章）：青川恒达仪器有限公司"
    table.cell(1, 0).text = "地址：青川市河西路1号\n账号：\t622202"
    table.cell(1, 1).text = "\n地址：青川市河东路2号\n账号：110501\n电话：0838-5550101"
    path = tmp_path / "blocks.docx"
    document.save(str(path))
    assert text_of(path).splitlines()[-4:] == [
        "地址：青川市河西路1号\t",
        "账号： 622202\t地址：青川市河东路2号",
        "\t账号：110501",
        "\t电话：0838-5550101",
    ]


def test_notes_are_read_below_the_body(tmp_path: Path) -> None:
    """What a note says of a price is part of the agreement; the rules above notes are not."""
    path = tmp_path / "notes.docx"
    written = docx.Document()
    written.add_paragraph("合同总价为人民币96,000.00元。")
    written.save(str(path))
    notes = "".join(
        f'<w:{kind}note w:id="{number}"{role}><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:{kind}note>'
        for kind, number, role, text in (
            ("foot", 0, ' w:type="separator"', "——"),
            ("foot", 1, "", "以上价格含税，税率为13%。"),
        )
    )
    wrapped = f'<w:footnotes xmlns:w="{docx.oxml.ns.nsmap["w"]}">{notes}</w:footnotes>'
    ends = wrapped.replace("foot", "end").replace("以上价格含税，税率为13%。", "安装费另计。")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts |= {"word/footnotes.xml": wrapped.encode(), "word/endnotes.xml": ends.encode()}
    relations = "".join(
        f'<Relationship Id="n{name}" Type="{kind}{name}" Target="{name}.xml"/>' for name in ("footnotes", "endnotes")
    )
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(
        b"</Relationships>", relations.encode() + b"</Relationships>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    assert text_of(path).split("\n") == [
        "合同总价为人民币96,000.00元。",
        "以上价格含税，税率为13%。",
        "安装费另计。",
        "",
    ]
