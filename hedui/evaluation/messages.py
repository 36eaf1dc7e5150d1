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
    zh="标准答案“{path}”无法读取：它应是 JSON 对象，含 fields，"
    "可含 null、findings、no_findings、may_findings、most、open、kind。",
    en="The truth “{path}” cannot be read: it must be a JSON object with fields and, if need be, null, findings,"
    " no_findings, may_findings, most, open and kind.",
)
