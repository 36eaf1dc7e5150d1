"""A workbook to declare fields of one's own in: heads, types to pick from, and three fields to begin with."""

from __future__ import annotations

from pathlib import Path

import xlsxwriter

from hedui.errors import OutputError
from hedui.extract.own.sheet import COLUMNS, TYPES
from hedui.messages import Message
from hedui.reasons import reason
from hedui.settings import Language

_CANNOT = Message("无法写入“{file}”（{reason}）", "{file} cannot be written ({reason})")
_THERE = Message(
    "“{file}”已经有了，没有改动；请换一个文件名，或先把它移走",
    "{file} is there already and was left; name another file",
)
_NO_EXCEL = Message("样表是 Excel 文件，请写 .xlsx 结尾的文件名：{file}.xlsx", "end the name in .xlsx: {file}.xlsx")
_WIDTHS = {"title": 18, "type": 10, "labels": 30, "required": 8, "name": 18, "options": 20, "examples": 48}
_EXAMPLES = (
    ("项目编号", "编号", "项目编号、立项号", "是", "project_number", "", "项目编号：HX-2025-07 = HX-2025-07"),
    ("预算金额", "金额", "预算金额", "否", "budget", "", "预算金额：50,000.00元 = 50000"),
    ("是否加急", "选择", "是否加急", "否", "urgent", "是、否", ""),
)
_ROWS = 1000
"""Rows in which a type can be picked."""


def write_template(path: Path, lang: Language) -> None:
    """Write the workbook, over no file that is there: it may be filled in. Raises ``OutputError``."""
    if path.suffix.lower() != ".xlsx":
        raise OutputError(_NO_EXCEL.say(lang, file=path.with_suffix("")))
    if path.exists():
        raise OutputError(_THERE.say(lang, file=path))
    try:
        with xlsxwriter.Workbook(str(path)) as book:
            sheet = book.add_worksheet("字段")
            bold = book.add_format({"bold": True, "bg_color": "#E7ECF3"})
            for number, (use, words) in enumerate(COLUMNS.items()):
                sheet.set_column(number, number, _WIDTHS[use])
                sheet.write_string(0, number, words[0], bold)
            for row, cells in enumerate(_EXAMPLES, 1):
                for number, text in enumerate(cells):
                    sheet.write_string(row, number, text)
            types = [words[0] for words in TYPES.values()]
            sheet.data_validation(1, 1, _ROWS, 1, {"validate": "list", "source": types})
            sheet.data_validation(1, 3, _ROWS, 3, {"validate": "list", "source": ["是", "否"]})
            sheet.freeze_panes(1, 0)
    except (OSError, xlsxwriter.exceptions.FileCreateError) as error:
        cause = error.__context__ if isinstance(error.__context__, OSError) else error
        raise OutputError(_CANNOT.say(lang, file=path, reason=reason(cause, lang))) from error
