"""record.zh-CN.md: the record's fields for people who read Chinese, written whole from the models by ``generate.py``.

What the workbook and the report call a field (``hedui.export.labels``) and its values (``hedui.export.names``) it is
called here too. Fields outside the contract have their meaning in ``meanings.zh-CN.toml``; one that nobody has put into
Chinese yet bears its English meaning. What is said behind a table stands in ``notes.zh-CN.toml``.
"""

from __future__ import annotations

import datetime
import re
import tomllib
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, JsonValue
from pydantic.fields import FieldInfo

from hedui.export import names
from hedui.export.labels import field as label_of
from hedui.models.evidence import Box
from hedui.models.numbers import Duration
from hedui.settings import Language

DOCS = Path(__file__).parent
PAGE = DOCS / "record.zh-CN.md"

Models = Mapping[str, tuple[type[BaseModel], str]]
Meaning = Callable[[str, str, FieldInfo], str]

_HEAD = """# 记录

[English](record.md)

本页由 `make docs` 根据程序中的模型生成，请勿手工修改。

一份合同是一条**记录**：一个 UTF-8 的 JSON 文件，写明合同说了什么、每个值在纸面的哪个位置、有什么问题。\
供其他程序读取，格式不会随意改变：`schema` 是格式的版本，
`hedui schema` 输出每条记录都符合的 JSON Schema，`hedui.Record` 是同样内容的 pydantic 模型。

* **十进制数**：以文字写出的精确十进制数，不会被读成二进制小数。金额以 `total.currency` 的币种计，`CNY` 时以元计。\
比例写成小数：6% 是 `"0.06"`，3‰ 是 `"0.003"`。
* **日期**：`2025-04-16`。**期限**：ISO 8601，贰年是 `P2Y`，12个月是 `P12M`，48小时是 `PT48H`。
* **null**：纸面上没有写。空文字、`/` 和“无”都不表示没有；程序从不填入默认值。

在 `hedui/1` 之内，可以增加字段，null 可以变成有值；任何字段都不会消失，类型和含义不会改变，列表的顺序不变。\
只读取认识的字段，其余略过即可。

与 pandas、DuckDB 和 SQL 台账配合的例子见[下文](#与其他程序配合)。
"""
_PROGRAMS = """## 与其他程序配合

`hedui import 合同 --out out --export jsonl,parquet,sqlite` 写出 \
`records.jsonl`（全部记录，每行一份；同名文件以 `source.path` 区分），\
以及工作簿的各个表：`contracts.parquet` 和 `findings.parquet`（需加装 `parquet`；小数精确，日期是日期），\
`contracts.sqlite`（`contracts`、`findings`、`items` 三个表，供 SQL 查询）。\
列名不论语言都是英文。已有的列，名称和含义不变；后面或中间可能增加新的列，所以请按列名取用。用 pandas 读取：

{examples[0]}

用 DuckDB 直接查询 `records.jsonl`；如果某个字段在全部记录里都为 `null`，要写明它的类型：

{examples[1]}

凡是能用 SQL 的程序都可以查询 `contracts.sqlite`；金额是数（15位以内精确），日期是 `2026-04-30` 这样的文字：

{examples[2]}

每次导入都会重新写出这个文件。如果想自己保存一份台账，导入结果里不再有的也留着，就以路径和份次为主键存入每条记录，改动过的再存一次：

{examples[3]}
"""
_PLAIN: dict[object, str] = {
    Box: "四个数",
    Duration: "期限",
    Decimal: "十进制数",
    datetime.date: "日期",
    datetime.datetime: "时间（UTC，ISO 8601）",
    JsonValue: "普通的值",
    bool: "真或假",
    str: "文字",
    int: "整数",
    float: "数",
}


def page(models: Models, english: Meaning) -> str:
    """The page in Markdown; ``english`` tells what a field means where the Chinese is missing."""
    return "\n".join([_HEAD, *_sections(models, english), _PROGRAMS.format(examples=_examples())]).rstrip("\n") + "\n"


def _examples() -> list[str]:
    """The programs of the English page, as they stand there."""
    section = (DOCS / "record.md").read_text("utf-8").partition("## With other programs")[2]
    return re.findall(r"^```python\n.*?^```", section, re.MULTILINE | re.DOTALL)


def _sections(models: Models, english: Meaning) -> Iterator[str]:
    meanings = tomllib.loads((DOCS / "meanings.zh-CN.toml").read_text("utf-8"))
    notes = tomllib.loads((DOCS / "notes.zh-CN.toml").read_text("utf-8"))
    for name, (model, path) in models.items():
        of_contract = path.startswith("/contract")
        yield from (f"## {name}", "", "| 路径 | 类型 | 含义 |", "|---|---|---|")
        for field, info in model.model_fields.items():
            key = info.alias or field
            said = meanings.get(name, {}).get(key) or (_label(key) if of_contract else "") or english(name, field, info)
            yield f"| `{path}/{key}` | {kind(info.annotation)} | {said} |"
        for field, made in model.model_computed_fields.items():
            said = meanings.get(name, {}).get(field) or made.description
            yield f"| `{path}/{field}` | {kind(made.return_type)} | {said} |"
        yield ""
        yield from (line for line in (notes.get(name, "").strip(), "") if name in notes)


def _label(key: str) -> str:
    label = label_of(f"/{key}", None, Language.ZH).label
    return "" if label == key else label


def kind(annotation: object) -> str:
    """What a type is called."""
    for plain, words in _PLAIN.items():
        if annotation == plain:
            return words
    arguments = typing.get_args(annotation)
    match typing.get_origin(annotation):
        case typing.Annotated:
            return kind(arguments[0])
        case types.UnionType | typing.Union:
            said = [kind(argument) for argument in arguments if argument is not type(None)]
            return " 或 ".join(said) + ("，可为 null" if type(None) in arguments else "")
        case typing.Literal:
            return "、".join(f"`{argument}`" for argument in arguments)
        case origin if origin is tuple:
            return f"{kind(arguments[0])}的列表"
        case origin if origin is dict:
            return f"对象，值为{kind(arguments[1])}"
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return "、".join(_member(member) for member in annotation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return f"[{annotation.__name__}](#{annotation.__name__.lower()})"
    return str(annotation)


def _member(member: StrEnum) -> str:
    said = names.say(member, "", Language.ZH)
    return f"`{member}`" if said == member.value else f"`{member}` {said}"
