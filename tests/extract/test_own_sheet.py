"""Fields of the user's own from an Excel sheet, and every way of filling one in wrongly."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path
from zlib import crc32

import openpyxl
import pytest

from hedui.errors import CatalogueError, OutputError
from hedui.export.field_sheet import write_template
from hedui.extract import load_catalogue, try_fields
from hedui.extract.own.sheet import TYPES, fields_from_excel
from hedui.models.custom import FieldType
from hedui.settings import Language

HEADS = ("名称", "类型", "标签", "必填")
Rows = list[tuple[object, ...]]


def sheet(tmp_path: Path, rows: Rows, *merged: str) -> Path:
    path = tmp_path / "字段.xlsx"
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for cells in merged:
        book.active.merge_cells(cells)
    book.save(path)
    return path


def read(path: Path) -> list[dict[str, object]]:
    return list(tomllib.loads(fields_from_excel(path, Language.ZH))["field"])


def test_each_row_is_a_field(tmp_path: Path) -> None:
    rows: Rows = [
        HEADS,
        ("项目编号", "编号", "项目编号、立项号；立项\n编号", "是"),
        (None, None, None, None),
        ('所谓"预算"', "金额", None, None),
        ("验收日期", "date", "验收日期, 完工日", "否"),
    ]
    assert read(sheet(tmp_path, rows)) == [
        {
            "name": "field_d7ba166c",
            "title": "项目编号",
            "type": "code",
            "labels": ["项目编号", "立项号", "立项", "编号"],
            "required": True,
        },
        {"name": key('所谓"预算"'), "title": '所谓"预算"', "type": "amount", "labels": ['所谓"预算"']},
        {"name": key("验收日期"), "title": "验收日期", "type": "date", "labels": ["验收日期", "完工日"]},
    ]


def key(title: str) -> str:
    return f"field_{crc32(title.encode()):08x}"


def test_a_row_put_between_keeps_the_keys_of_the_others(tmp_path: Path) -> None:
    first, between, last = (
        ("项目编号", "编号", None, None),
        ("预算", "金额", None, None),
        ("验收日期", "date", None, None),
    )
    before = read(sheet(tmp_path, [HEADS, first, last]))
    after = read(sheet(tmp_path, [HEADS, first, between, last]))
    assert [before[0]["name"], before[1]["name"]] == [after[0]["name"], after[2]["name"]]


def test_what_it_gives_is_a_catalogue_file(tmp_path: Path) -> None:
    write_template(tmp_path / "样表.xlsx", Language.ZH)
    own = tmp_path / "own.toml"
    own.write_text(fields_from_excel(tmp_path / "样表.xlsx", Language.ZH), "utf-8")
    assert [field.title for field in load_catalogue((own,)).own] == ["项目编号", "预算金额", "是否加急"]


def test_every_type_has_a_word(tmp_path: Path) -> None:
    assert set(TYPES) == set(FieldType)
    rows: Rows = [HEADS, *((word, word, "", "") for words in TYPES.values() for word in words)]
    assert [each["type"] for each in read(sheet(tmp_path, rows))] == [
        kind.value for kind, words in TYPES.items() for _ in words
    ]


def test_heads_may_stand_below_a_title_and_in_any_order(tmp_path: Path) -> None:
    rows: Rows = [
        ("本单位登记的字段", None, None, None, None),
        ("是否必填", "键 名", "字段名称", "备注", "类型", "标签"),
        ("√", "project", "项目编号", "随便写", " 编号 ", "立项号"),
    ]
    assert read(sheet(tmp_path, rows, "A1:E1")) == [
        {"name": "project", "title": "项目编号", "type": "code", "labels": ["立项号"], "required": True}
    ]


def test_merged_cells_say_the_same_for_each_row(tmp_path: Path) -> None:
    rows: Rows = [HEADS, ("项目编号", "编号", "", "是"), ("合同备案号", None, "", None), ("预算", "金额", "", "否")]
    found = read(sheet(tmp_path, rows, "B2:B3", "D2:D3"))
    assert [(each["type"], each.get("required")) for each in found] == [
        ("code", True),
        ("code", True),
        ("amount", None),
    ]


WRONG: dict[str, tuple[Rows, str]] = {
    "no-column": ([("名称", "类型", "必填"), ("项目编号", "编号", "是")], "没有标签列"),
    "no-columns": ([("甲", "乙")], "没有名称、类型、标签、必填列"),
    "nothing": ([], "没有名称、类型、标签、必填列"),
    "no-rows": ([HEADS, (None,), ("", " ")], "没有字段"),
    "type": ([HEADS, ("项目编号", "编号", "", ""), ("颜色", "色彩", "", "")], "第3行：没有“色彩”这一类型.*编号、文字"),
    "no-type": ([HEADS, ("项目编号", None, "", "")], "第2行：缺少类型；可用的有：编号、文字"),
    "no-name": ([HEADS, (None, "编号", "立项号", "")], "第2行：缺少名称"),
    "required": ([HEADS, ("项目编号", "编号", "", "也许")], "第2行：必填一列.*也许"),
    "twice": ([HEADS, ("项目", "编号", "", ""), (None,), ("项目", "编号", "", "")], "第4行：名称“项目”与第2行相同"),
    "label": ([HEADS, ("项目编号", "编号", "号", "")], "第2行：“标签”一列有误：.*2至40"),
    "label-of-colons": ([HEADS, ("项目编号", "编号", "：：", "")], "第2行：“标签”一列有误：.*2至40"),
    "key": ([(*HEADS, "键名"), ("项目编号", "编号", "", "", "项目")], "第2行：“键名”一列有误：.*英文字母"),
    "key-twice": ([(*HEADS, "键名"), ("一号", "编号", "", "", "a"), ("二号", "编号", "", "", "a")], "第3行：.*a.*用过"),
    "example": ([(*HEADS, "示例"), ("项目编号", "编号", "", "", "HX-1")], "第2行：“示例”一列有误：.*原文 = 值"),
    "options": ([(*HEADS, "选项"), ("项目编号", "编号", "", "", "甲、乙")], "第2行：只有 choice"),
}


@pytest.mark.parametrize(("rows", "said"), WRONG.values(), ids=WRONG)
def test_a_mistake_is_one_sentence_with_the_row(tmp_path: Path, rows: Rows, said: str) -> None:
    path = sheet(tmp_path, rows)
    for lang in Language:
        with pytest.raises(
            CatalogueError, match=f"字段.xlsx.*{said}" if lang is Language.ZH else "字段.xlsx"
        ) as caught:
            fields_from_excel(path, lang)
        assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["字段.xlsx", "字段.xls", "字段.txt"])
def test_a_file_that_is_no_workbook(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with pytest.raises(CatalogueError, match=name):
        fields_from_excel(path, Language.ZH)
    path.write_bytes(b"\xd0\xcf\x11\xe0 no workbook")
    with pytest.raises(CatalogueError, match=r"另存为 \.xlsx"):
        fields_from_excel(path, Language.ZH)


def test_ten_thousand_rows(tmp_path: Path) -> None:
    path = sheet(tmp_path, [HEADS, *((f"第{number}项登记", "文字", "", "") for number in range(10_000))])
    start = time.process_time()
    assert len(read(path)) == 10_000
    assert time.process_time() - start < 20


def test_a_template_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="无法写入"):
        write_template(tmp_path / "none" / "样表.xlsx", Language.ZH)


def test_a_template_is_written_over_nothing(tmp_path: Path) -> None:
    """A sheet that has been filled in stays as it is."""
    path = sheet(tmp_path, [HEADS, ("项目编号", "编号", "项目编号", "是")])
    before = path.read_bytes()
    with pytest.raises(OutputError, match="已经有了，没有改动"):
        write_template(path, Language.ZH)
    assert path.read_bytes() == before


def test_a_template_is_an_excel_file(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"请写 \.xlsx 结尾的文件名：.*字段\.xlsx"):
        write_template(tmp_path / "字段.csv", Language.ZH)
    assert not list(tmp_path.iterdir())


def test_an_example_that_is_read_otherwise_is_told_with_its_row(tmp_path: Path) -> None:
    heads = (*HEADS, "示例")
    good = ("项目编号", "编号", "", "", "项目编号：HX-1 = HX-1")
    path = sheet(tmp_path, [heads, good, ("预算", "金额", "预算金额", "", "预算金额：5万元 = 6")])
    with pytest.raises(CatalogueError, match="第3行：示例“预算金额：5万元”应读出预算为“6”，实际为“50000”"):
        fields_from_excel(path, Language.ZH, try_fields)
    assert "HX-1" in fields_from_excel(sheet(tmp_path, [heads, good]), Language.ZH, try_fields)
