"""What is said of catalogue files that are wrong: one sentence, with the file and the line."""

from __future__ import annotations

from hedui.messages import Message

FILE = Message("词表文件{name}：", "The catalogue file {name}: ")
LINE = Message("词表文件{name}第{line}行：", "The catalogue file {name}, line {line}: ")
UNREADABLE = Message("词表文件{name}无法读取：{reason}", "The catalogue file {name} cannot be read: {reason}")
NO_TOML = Message("不是有效的 TOML（{reason}）", "it is not valid TOML ({reason})")
TOO_DEEP = Message("嵌套过深，无法读取", "it is nested too deeply to be read")
WRONG_AT = Message("{where}有误：{reason}", "{where} is wrong: {reason}")
NO_FIELD = Message("没有“{field}”这一字段", "{field} is no field")
NO_COLUMN = Message("没有“{field}”这一列；可用的有：{known}", "{field} is no column; known: {known}")
NO_TYPE = Message("没有“{type}”这一类型；可用的有：{known}", "{type} is no type of value; known: {known}")
NO_ROLE = Message("“{role}”不是当事人；可用的有：{known}", "{role} is no party; known: {known}")
SECOND_RULE = Message("规则名“{rule}”已经用过", "a pattern is named {rule} already")
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
NOTHING = Message("没有读出", "nothing")
