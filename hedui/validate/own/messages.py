"""What is said of checks that cannot be: one sentence, behind the file and the line."""

from __future__ import annotations

from hedui.messages import Message

NEAR = Message("规则在“{near}”处看不懂，请检查写法", "the rule is not understood at “{near}”")
SIGN = Message("规则里的“{word}”请写成 {sign}", "write {sign} for “{word}” in the rule")
NO_ONE_OF = Message("方括号里没有写任何值，如 [6%, 9%, 13%]", "the brackets name no value, such as [6%, 9%, 13%]")
UNFINISHED = Message("规则没有写完", "the rule is not finished")
TOO_LONG = Message("规则太长，最多{most}个字符", "the rule is too long; {most} characters are allowed")
TOO_DEEP = Message("规则嵌套太深，最多{most}层", "the rule is nested too deeply; {most} levels are allowed")
UNKNOWN = Message(
    "没有名为“{name}”的字段，可用的名称见 hedui fields names",
    "there is no field {name}; hedui fields names lists them",
)
UNKNOWN_BUT = Message("没有名为“{name}”的字段，是不是“{nearest}”？", "there is no field {name}; is {nearest} meant?")
NOTHING = Message(
    "没有写明的内容不参与核对，规则里不用“{name}”；必须写明的字段请写 required = true",
    "what is not stated says nothing, so a rule has no “{name}”; what must be stated takes required = true",
)
DAYS = Message(
    "“{name}”本身就是天数，请只写数字，如 {name} {sign} {number}",
    "{name} is a number of days; write the number alone, such as {name} {sign} {number}",
)
NO_CONDITION = Message(
    "规则应是一个条件，如 合同总价 <= 1000000，实际是{kind}",
    "the rule should be a condition, such as a <= b, but is {kind}",
)
NOT_COMPARED = Message(
    "“{first}”是{one}，“{second}”是{other}，不能用“{operator}”",
    "“{first}” is {one} and “{second}” is {other}; “{operator}” does not go with them",
)
NO_VALUE = Message("“{text}”不是{kind}的写法", "“{text}” is not how {kind} is written")
NO_LIST = Message("找不到名单“{file}”，请把它放在“{folder}”里", "the list {file} is not there; put it into {folder}")
BAD_LIST = Message("名单“{file}”无法读取（{reason}）", "the list {file} cannot be read ({reason})")
OTHER_FORM = Message("名单应是 .xlsx、.csv 或 .txt，请另存为其中一种", "a list is .xlsx, .csv or .txt; save it as one")
NO_EXCEL = Message("不是 .xlsx 文件，或者加了密码", "it is no .xlsx file, or has a password")
NO_TEXT = Message("不是 UTF-8 或 GB18030 编码的文字", "it is no text in UTF-8 or GB18030")
TOO_MANY_CELLS = Message("单元格太多", "it has too many cells")
EMPTY_LIST = Message("名单“{file}”是空的", "the list {file} is empty")
NOT_MET = Message("不符合自定义核对项“{code}”", "the own check {code} is not met")
CODE_TAKEN = Message("代码“{code}”已经用过", "the code {code} is taken")
REQUIRED = Message("{said}：{sides}（应当：{rule}）", "{said}: {sides} (should be: {rule})")
