"""What stands in the way of an evaluation."""

from __future__ import annotations

from hedui.messages import Message

NO_FOLDER = Message(
    zh="找不到文件夹“{folder}”，请检查路径是否正确。",
    en="The folder “{folder}” does not exist; check the path.",
)
NO_FOLDER_BUT_FILE = Message(
    zh="“{folder}”是文件；请指定放着合同和标准答案的文件夹。",
    en="“{folder}” is a file; name the folder with the agreements and their truths.",
)
NO_TRUTHS = Message(
    zh="“{folder}”里没有标准答案，请在每份合同旁边放上“合同名.expected.json”。",
    en="There are no truths in “{folder}”; put NAME.expected.json beside each agreement.",
)
NO_INPUTS = Message(
    zh="“{folder}”里没有与标准答案同名的合同。",
    en="No agreement in “{folder}” bears the name of a truth.",
)
BAD_TRUTH = Message(
    zh="标准答案“{path}”无法读取（{reason}）：它应是 JSON 对象，含 fields，"
    "可含 null、findings、no_findings、may_findings、most、open、kind。",
    en="The truth “{path}” cannot be read ({reason}): it must be a JSON object with fields and, if need be, null,"
    " findings, no_findings, may_findings, most, open and kind.",
)
NO_JSON = Message(
    zh="第{line}行第{column}列不符合 JSON 格式，或不是 UTF-8 编码",
    en="line {line}, column {column} is no JSON, or not in UTF-8",
)
NO_KEY = Message(zh="缺少 {key}", en="{key} is missing")
WRONG_KEY = Message(zh="{key} 的值不是应有的形式", en="the value of {key} is not of the form that it should be")
NO_OBJECT = Message(zh="最外层不是 {{ }}", en="it is no object")
