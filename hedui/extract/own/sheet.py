"""Fields of the user's own from an Excel sheet, one row a field, for those who don't write TOML."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile
from zlib import crc32

from hedui.errors import CatalogueError
from hedui.extract.words.checked import check, parse
from hedui.extract.words.refusals import WrongEntryError
from hedui.messages import Message
from hedui.models.custom import TYPE_WORDS, FieldType
from hedui.normalize import punctuation
from hedui.normalize.fold import Spaces, fold
from hedui.reasons import reason
from hedui.settings import Language

UNREADABLE = Message("“{file}”无法读取（{reason}）", "{file} cannot be read ({reason})")
NO_EXCEL = Message("“{file}”不是 .xlsx 文件，请另存为 .xlsx", "{file} is no .xlsx file; save it as one in Excel")
NO_COLUMNS = Message(
    "“{file}”里没有{missing}列；第一行应写 名称、类型、标签、必填（hedui fields template 可生成样表）",
    "{file} has no column {missing}; its first row should say name, type, labels, required (see hedui fields template)",
)
NO_ROWS = Message("“{file}”里没有字段，每个字段写一行", "{file} has no fields; each takes a row")
IN_ROW = Message("“{file}”第{row}行：", "{file}, row {row}: ")
NO_NAME = Message("缺少名称", "the name is missing")
NOTHING_OF_TYPE = Message("缺少类型；可用的有：{known}", "the type is missing; known: {known}")
OF_ROW = Message("{reason}", "{reason}")
IN_COLUMN = Message("“{column}”一列有误：{reason}", "the column {column} is wrong: {reason}")
NO_TYPE = Message("没有“{type}”这一类型；可用的有：{known}", "there is no type {type}; known: {known}")
NO_ANSWER = Message("必填一列应写是或否，不能写“{text}”", "whether it is required is 是 or 否, not {text}")
SAME_NAME = Message("名称“{name}”与第{other}行相同", "the name {name} stands in row {other} already")

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "title": ("名称", "字段名称", "字段", "name"),
    "type": ("类型", "字段类型", "type"),
    "labels": ("标签", "关键词", "字样", "labels"),
    "required": ("必填", "是否必填", "required"),
    "name": ("键名", "英文名", "代号", "key"),
    "options": ("选项", "options"),
    "examples": ("示例", "例子", "examples"),
}
"""What a column is for → what may stand at its head, the usual word first."""
_NEEDED = ("title", "type", "labels", "required")
_ALSO = {
    FieldType.CODE: ("代码", "编码"),
    FieldType.TEXT: ("文本",),
    FieldType.AMOUNT: ("价格",),
    FieldType.DURATION: ("时长",),
    FieldType.PERCENT: ("百分比",),
    FieldType.COUNT: ("整数",),
    FieldType.ORGANISATION: ("机构", "公司"),
    FieldType.PERSON: ("人名", "人员"),
    FieldType.CHOICE: ("单选",),
}
TYPES: Mapping[FieldType, tuple[str, ...]] = {kind: (word, *_ALSO.get(kind, ())) for kind, word in TYPE_WORDS.items()}
"""Type → its words in Chinese, the usual one first."""
YES, NO = ("是", "√", "✓", "y", "yes", "true", "1", "必填"), ("", "否", "×", "n", "no", "false", "0", "选填")
_HEAD_ROWS = 10
"""Rows among which the heads of the columns are looked for."""
_SEPARATORS = punctuation.any_of("、，,;；\n")
_LINES = punctuation.any_of("\n;；")


@dataclass(frozen=True, slots=True)
class _Row:
    """One field: the sheet's row, and its cells by what they are for."""

    number: int
    cells: Mapping[str, str]


class _WrongRowError(Exception):
    def __init__(self, row: int, message: Message, **facts: object) -> None:
        super().__init__(message.zh)
        self.row, self.message, self.facts = row, message, facts


def fields_from_excel(path: Path, lang: Language, try_out: Callable[[str], None] = lambda text: None) -> str:
    """The ``[[field]]`` entries that the sheet declares, as TOML.

    ``try_out`` reads the examples of such entries and raises ``WrongEntryError`` for one that does not give what it
    says. Raises ``CatalogueError``, one sentence in ``lang`` with the row, where a row declares what cannot be.
    """
    rows = _rows(path, lang)
    if not rows:
        raise CatalogueError(NO_ROWS.say(lang, file=path.name))
    try:
        text = "\n".join(_entries(rows))
        check(parse(text, path.name), set())
        try_out(text)
    except _WrongRowError as error:
        raise _refusal(path, error.row, error.message.say(lang, **error.facts), lang) from error
    except WrongEntryError as error:
        raise _refusal(path, rows[error.index].number, _of_column(error).say(lang), lang) from error
    return text


def _of_column(error: WrongEntryError) -> WrongEntryError:
    """The same of the sheet's column, where the entry's key has one."""
    if not error.facts.get("entry") and "reason" in error.facts:
        return WrongEntryError(OF_ROW, reason=error.facts["reason"])
    if error.key not in COLUMNS or "reason" not in error.facts:
        return error
    return WrongEntryError(IN_COLUMN, column=COLUMNS[error.key][0], reason=error.facts["reason"])


def _refusal(path: Path, row: int, said: str, lang: Language) -> CatalogueError:
    return CatalogueError(IN_ROW.say(lang, file=path.name, row=row) + said)


def _rows(path: Path, lang: Language) -> list[_Row]:
    grid = _grid(path, lang)
    best: dict[str, int] = {}
    for number, row in enumerate(grid[:_HEAD_ROWS], 1):
        heads = _heads(row)
        if all(need in heads for need in _NEEDED):
            below = [_Row(index, _under(heads, line)) for index, line in enumerate(grid[number:], number + 1)]
            return [each for each in below if any(each.cells.values())]
        best = max(best, heads, key=len)
    word, comma = (0, "、") if lang is Language.ZH else (-1, ", ")
    missing = comma.join(COLUMNS[need][word] for need in _NEEDED if need not in best)
    raise CatalogueError(NO_COLUMNS.say(lang, file=path.name, missing=missing))


def _under(heads: Mapping[str, int], line: Sequence[str]) -> dict[str, str]:
    """The cells of a line by what their columns are for."""
    return {use: line[at] for use, at in heads.items() if at < len(line)}


def _heads(row: Sequence[str]) -> dict[str, int]:
    """What each column is for, from a row of heads; of two alike the first."""
    plain = [_plain(cell).rstrip("*:") for cell in row]
    found = {use: next((plain.index(word) for word in words if word in plain), None) for use, words in COLUMNS.items()}
    return {use: at for use, at in found.items() if at is not None}


def _grid(path: Path, lang: Language) -> list[list[str]]:
    """The first sheet's cells as text; each cell that is merged with others says what these say."""
    import openpyxl

    try:
        book: Any = openpyxl.load_workbook(path, data_only=True)
    except OSError as error:
        raise CatalogueError(UNREADABLE.say(lang, file=path.name, reason=reason(error, lang))) from error
    except (BadZipFile, KeyError, ValueError, TypeError, openpyxl.utils.exceptions.InvalidFileException) as error:
        raise CatalogueError(NO_EXCEL.say(lang, file=path.name)) from error
    sheet = book.worksheets[0]
    grid = [["" if value is None else str(value).strip() for value in row] for row in sheet.iter_rows(values_only=True)]
    for merged in sheet.merged_cells.ranges:
        value = grid[merged.min_row - 1][merged.min_col - 1]
        for row in grid[merged.min_row - 1 : merged.max_row]:
            row[merged.min_col - 1 : merged.max_col] = [value] * (merged.max_col - merged.min_col + 1)
    return grid


def _entries(rows: Sequence[_Row]) -> Iterator[str]:
    seen: dict[str, int] = {}
    for row in rows:
        title = row.cells.get("title", "")
        if not title:
            raise _WrongRowError(row.number, NO_NAME)
        if title in seen:
            raise _WrongRowError(row.number, SAME_NAME, name=title, other=seen[title])
        seen[title] = row.number
        lines = [
            "[[field]]",
            f"name = {_quoted(row.cells.get('name') or _key(title))}",
            f"title = {_quoted(title)}",
            f"type = {_quoted(_type(row))}",
            f"labels = {_listed(_SEPARATORS.split(row.cells.get('labels') or title))}",
        ]
        if _required(row):
            lines.append("required = true")
        if options := row.cells.get("options"):
            lines.append(f"options = {_listed(_SEPARATORS.split(options))}")
        if examples := row.cells.get("examples"):
            lines.append(f"examples = {_listed(_LINES.split(examples))}")
        yield "\n".join([*lines, ""])


def _key(title: str) -> str:
    """The key of a field for which the sheet names none: the title's own, wherever its row stands."""
    return f"field_{crc32(_plain(title).encode()):08x}"


def _type(row: _Row) -> str:
    said = _plain(row.cells.get("type", ""))
    for kind, words in TYPES.items():
        if said == kind.value or said in words:
            return kind.value
    known = "、".join(words[0] for words in TYPES.values())
    if not said:
        raise _WrongRowError(row.number, NOTHING_OF_TYPE, known=known)
    raise _WrongRowError(row.number, NO_TYPE, type=row.cells.get("type", ""), known=known)


def _required(row: _Row) -> bool:
    said = _plain(row.cells.get("required", ""))
    if said not in (*YES, *NO):
        raise _WrongRowError(row.number, NO_ANSWER, text=row.cells["required"])
    return said in YES


def _plain(text: str) -> str:
    return str(fold(text, spaces=Spaces.DROP).text).casefold()


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _listed(texts: Sequence[str]) -> str:
    return "[" + ", ".join(_quoted(text.strip()) for text in texts if text.strip()) + "]"
