"""What is said of catalogue files that are wrong: one sentence, with the file and the line."""

from __future__ import annotations

from hedui.messages import Message, listed
from hedui.models.custom import TYPE_WORDS, FieldType
from hedui.settings import Language

FILE = Message("文件“{name}”：", "The catalogue file {name}: ")
LINE = Message("文件“{name}”第{line}行：", "The catalogue file {name}, line {line}: ")
UNREADABLE = Message("词表文件“{name}”无法读取：{reason}", "The catalogue file {name} cannot be read: {reason}")
NO_TOML = Message("不是有效的 TOML（{reason}）", "it is not valid TOML ({reason})")
TOO_DEEP = Message("嵌套过深，无法读取", "it is nested too deeply to be read")
WRONG_AT = Message("[[{where}]] 有误：{reason}", "[[{where}]] is wrong: {reason}")
WRONG_KEY = Message("[[{where}]] 的 {entry} 有误：{reason}", "{entry} of [[{where}]] is wrong: {reason}")
NO_FIELD = Message("没有“{field}”这一字段", "{field} is no field")
NO_COLUMN = Message("没有“{field}”这一列；可用的有：{known}", "{field} is no column; known: {known}")
NO_TYPE = Message("没有“{type}”这一类型；可用的有：{known}", "{type} is no type of value; known: {known}")
NO_ROLE = Message("“{role}”不是当事人；可用的有：{known}", "{role} is no party; known: {known}")
SECOND_RULE = Message("规则名“{rule}”已经用过", "a pattern is named {rule} already")
FIELD_TWICE = Message("字段名“{field}”已经用过", "a field is named {field} already")
NO_REGEX = Message("正则表达式“{pattern}”有误（{reason}）", "the pattern {pattern} does not compile ({reason})")
NO_GROUP = Message("正则表达式“{pattern}”中没有名为{groups}的组", "the pattern {pattern} has no group named {groups}")
NOT_STATED = Message(
    "示例“{example}”应读出{field}为“{wanted}”，实际为{found}",
    "the example “{example}” should state {wanted} for {field}, but states {found}",
)
STATED = Message(
    "反例“{example}”不应读出{field}，实际读出“{found}”",
    "the counterexample “{example}” must not state {field}, but states {found}",
)
NO_PHRASE = Message("没有“{phrase}”这一组词", "{phrase} is the name of no phrase")
NOT_SAID = Message("示例“{example}”中找不到“{phrase}”的词", "the example “{example}” has none of the words of {phrase}")
SAID = Message(
    "反例“{example}”中不应有“{phrase}”的词", "the counterexample “{example}” must have none of the words of {phrase}"
)
NOTHING = Message("没有读出", "nothing")
OWN_REASONS = {
    "own_name": Message(
        "字段名只能用英文字母、数字和下划线，以字母开头，不超过40个字符"
        "（中文名称写在 title；Excel 表里写在“名称”一列）",
        "a name has Latin letters, digits and underscores, begins with a letter and has 40 characters at most (what"
        " people call it is its title)",
    ),
    "own_code": Message(
        "代码只能用小写英文字母、数字和连字符，以字母开头，不超过60个字符，如 tax-rate-agreed",
        "a code has lower-case Latin letters, digits and hyphens, begins with a letter and has 60 characters at most",
    ),
    "own_label": Message("每个标签应有2至40个字", "a label has 2 to 40 characters"),
    "own_example": Message(
        "示例应写成“原文 = 值”，如“项目编号：HX-2025-07 = HX-2025-07”",
        "an example is a line, an equals sign and the value",
    ),
    "own_words": Message("请至少写一个标签（labels）或一个模式（pattern）", "it needs labels or a pattern"),
    "own_options": Message("只有 choice（选择）类型可以有选项（options）", "only a choice has options"),
}
"""Type of an error in a field or a check of the user's own → why."""
_TYPES = {lang: listed(FieldType, lang) for lang in Language}
_TYPES_ZH = listed(TYPE_WORDS.values(), Language.ZH)
KEY_REASONS = {
    ("field", "type"): Message(
        f"类型应为 {_TYPES[Language.ZH]}，或 {_TYPES_ZH}",
        f"the type should be one of {_TYPES[Language.EN]}",
    ),
    ("field", ""): Message("请写成 [[field]]，方括号要两层", "it should be written [[field]], with two brackets"),
    ("check", ""): Message("请写成 [[check]]，方括号要两层", "it should be written [[check]], with two brackets"),
    ("field", "labels"): Message('应为列表，如 ["项目编号"]', 'it should be a list, such as ["Project No."]'),
    ("check", "severity"): Message("只能是 error、warning 或 info", "it should be error, warning or info"),
    ("check", "code"): Message(
        "代码只能用小写英文字母、数字和连字符，如 prepayment-high",
        "a code has small Latin letters, digits and hyphens, such as prepayment-high",
    ),
}
"""Table and key → why, where these know better."""
