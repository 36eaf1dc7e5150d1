"""Why something failed, in the user's language: what the system, TOML, patterns, databases and models say of it."""

from __future__ import annotations

import errno
import re
import socket
import sqlite3
import tomllib
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from hedui.errors import HeduiError
from hedui.messages import Message, listed
from hedui.settings import Language

_SYSTEM: dict[int, str] = {
    errno.ENOENT: "文件或文件夹不存在",
    errno.EACCES: "没有权限",
    errno.EPERM: "不允许这一操作",
    errno.EISDIR: "是文件夹，不是文件",
    errno.ENOTDIR: "是文件，不是文件夹",
    errno.EEXIST: "已经存在",
    errno.ENOTEMPTY: "文件夹不是空的",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EROFS: "磁盘是只读的",
    errno.ENAMETOOLONG: "文件名或路径太长",
    errno.ELOOP: "链接互相指向，没有尽头",
    errno.EMFILE: "打开的文件太多",
    errno.ENFILE: "打开的文件太多",
    errno.EFBIG: "文件太大",
    errno.EBUSY: "正被其他程序使用",
    errno.ETXTBSY: "正被其他程序使用",
    errno.EBADF: "已经关闭",
    errno.EPIPE: "接收的一方已经关闭",
    errno.EINVAL: "参数无效",
    errno.EILSEQ: "文件名含有这个磁盘不支持的字符",
    errno.EIO: "磁盘读写出错",
    errno.ENXIO: "设备不存在",
    errno.ENODEV: "设备不存在",
    errno.ENOMEM: "内存不足",
    errno.EXDEV: "不在同一个磁盘上",
    errno.ETIMEDOUT: "连接超时",
    errno.ECONNREFUSED: "连接被拒绝",
    errno.ECONNRESET: "连接中断",
    errno.EHOSTUNREACH: "无法到达该主机",
    errno.ENETUNREACH: "网络不通",
}
_DATABASE: dict[int, str] = {
    sqlite3.SQLITE_CORRUPT: "内容损坏",
    sqlite3.SQLITE_NOTADB: "不是数据库文件",
    sqlite3.SQLITE_FULL: "磁盘已满",
    sqlite3.SQLITE_IOERR: "磁盘读写出错",
    sqlite3.SQLITE_CANTOPEN: "无法打开",
    sqlite3.SQLITE_READONLY: "是只读的",
    sqlite3.SQLITE_PERM: "没有权限",
    sqlite3.SQLITE_BUSY: "正被其他程序使用",
    sqlite3.SQLITE_LOCKED: "正被其他程序使用",
}
_SYSTEM_ERROR = Message("系统错误，编号 {number}", "{text}")
_NO_ANSWER = Message("没有应答", "{text}")
_NO_UTF8 = Message("不是 UTF-8 编码，请另存为 UTF-8", "it is not UTF-8; save it as UTF-8")
_TOML = Message("第{line}行第{column}列不符合 TOML 格式", "{text}")
_TOML_VALUE = Message(
    '第{line}行第{column}列不符合 TOML 格式；文字要放在英文引号里，如 "采购"',
    "line {line}, column {column} is no TOML; words stand in straight quotes",
)
_TOML_LIST = Message(
    "第{line}行第{column}列不符合 TOML 格式；列表各项之间用英文逗号，最后以 ] 结束",
    "line {line}, column {column} is no TOML; a list has commas between its entries and ends with ]",
)
_TOML_QUOTES = Message(
    "第{line}行第{column}列不符合 TOML 格式；双引号里面还有双引号的，外面改用单引号 ' '",
    "line {line}, column {column} is no TOML; around words with double quotes stand single ones",
)
_TOML_TWICE = Message("第{line}行的这一项前面已经写过，每项只写一次", "line {line} states again what was stated before")
_TOML_TABLE_TWICE = Message(
    "第{line}行的这一节前面已经有了，请合并成一节", "the table of line {line} was there before; make them one"
)
_TOML_EQUALS = Message(
    "第{line}行第{column}列应为英文等号 =；等号前面的名称用英文字母、数字、- 和 _",
    "line {line}, column {column} should be an equals sign, behind a name of Latin letters, digits, - and _",
)
_TOML_STATEMENT = Message(
    "第{line}行第{column}列不符合 TOML 格式；每行写成 名称 = 值，名称用英文，方括号和引号用半角",
    "line {line}, column {column} is no TOML; each line is a name, an equals sign and a value",
)
_TOML_OPEN = Message("第{line}行的引号没有写完", "the quotes of line {line} do not end")
_TOML_END = Message("结尾不符合 TOML 格式，可能没有写完", "{text}")
_PATTERN = Message("第{place}个字符处不符合正则表达式的写法", "{text}")
_NO_HOST = Message("没有这个地址", "there is no such address")
_NO_MODULE = Message("缺少组件 {name}", "{text}")
_NO_ZIP = Message("内容损坏，或不是这一类文件", "it is damaged, or no such file")
_OTHER = Message("程序内部的原因，{kind}", "{text}")

_TOML_SAYS = {
    "Invalid value": _TOML_VALUE,
    "Unclosed array": _TOML_LIST,
    "Expected newline or end of document": _TOML_QUOTES,
    "Cannot overwrite": _TOML_TWICE,
    "Cannot declare": _TOML_TABLE_TWICE,
    "Expected '=' after": _TOML_EQUALS,
    "Invalid statement": _TOML_STATEMENT,
    "Illegal character '\\n'": _TOML_OPEN,
}
"""How the parser's own words begin → ours."""
_TOML_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")


def reason(error: BaseException, lang: Language) -> str:
    """Why the error happened, as words that fit into parentheses; for an unknown kind its class."""
    for kind, tell in _TOLD.items():
        if isinstance(error, kind):
            return tell(error, lang)
    place = getattr(error, "pos", None)
    if isinstance(place, int):  # the error of regex and of re
        return _PATTERN.say(lang, place=place + 1, text=_text(error))
    return _OTHER.say(lang, text=_text(error), kind=type(error).__name__)


def _text(error: BaseException) -> str:
    """What the error itself says, for want of that its class."""
    return str(error) or type(error).__name__


def origin(error: BaseException) -> str:
    """An unforeseen error for a report: its class, and the last place of ours that it came through."""
    place, trace = "", error.__traceback__
    while trace is not None:
        path = Path(trace.tb_frame.f_code.co_filename)
        if "hedui" in path.parts:
            place = f" {path.name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return f"{type(error).__name__}{place}"


def told(error: Exception, lang: Language) -> str:
    """Why a step that may fail did: what an error of ours or the system says, of any other its origin."""
    if isinstance(error, HeduiError):
        return str(error)
    return reason(error, lang) if isinstance(error, OSError) else origin(error)


_VALUES: dict[str, Message] = {
    "missing": Message("缺少该项", "it is missing"),
    "extra_forbidden": Message("没有这一项，请检查拼写", "there is no such entry; check the spelling"),
    "too_short": Message("不能为空", "it must not be empty"),
    "string_too_short": Message("不能为空", "it must not be empty"),
    "enum": Message("可选：{expected}", "it can be {expected}"),
    "int_parsing": Message("应为整数", "it should be a whole number"),
    "int_from_float": Message("应为整数", "it should be a whole number"),
    "int_type": Message("应为整数", "it should be a whole number"),
    "int_parsing_size": Message("数字太大", "it is too large a number"),
    "float_parsing": Message("应为数字", "it should be a number"),
    "float_type": Message("应为数字", "it should be a number"),
    "finite_number": Message("应为有限的数字", "it should be a finite number"),
    "greater_than_equal": Message("应不小于 {ge}", "it should be {ge} at least"),
    "greater_than": Message("应大于 {gt}", "it should be greater than {gt}"),
    "less_than_equal": Message("应不大于 {le}", "it should be {le} at most"),
    "less_than": Message("应小于 {lt}", "it should be less than {lt}"),
    "string_type": Message("应为文字", "it should be text"),
    "path_type": Message("应为文件路径", "it should be a path"),
    "bool_type": Message("应为 true 或 false", "it should be true or false"),
    "bool_parsing": Message("应为 true 或 false", "it should be true or false"),
    "tuple_type": Message('应为列表，写在方括号里，如 ["甲", "乙"]', "it should be a list, in square brackets"),
    "frozen_set_type": Message('应为列表，写在方括号里，如 ["甲", "乙"]', "it should be a list, in square brackets"),
    "dict_type": Message(
        "应为一节，写成 [{name}] 和它下面的各行", "it should be a table, [{name}] with lines below it"
    ),
    "model_type": Message(
        "应为一节，写成 [{name}] 和它下面的各行", "it should be a table, [{name}] with lines below it"
    ),
    "address_expected": Message(
        "应为网址，如 https://example.com/notify", "it should be an address, such as https://example.com/notify"
    ),
    "number_expected": Message("应为数字", "it should be a number, not true or false"),
}
"""Pydantic's type of an error → why, in the user's words."""
_OTHER_VALUE = Message("格式不合要求", "its form is not as required")


def of_value(error: Mapping[str, Any], lang: Language) -> str:
    """Why a model refused a value, from one of a ``ValidationError``'s ``errors()``."""
    context = {"name": (error.get("loc") or ("",))[-1]} | error.get("ctx", {})
    facts = {name: _plain(fact) for name, fact in context.items() if name != "error"}
    if error["type"] == "enum":
        facts["expected"] = listed(_choices(facts), lang)
    return _VALUES.get(error["type"], _OTHER_VALUE).say(lang, **facts)


def _plain(fact: object) -> object:
    """A bound that is a whole number, without the point that it has as a fraction."""
    return f"{fact:g}" if isinstance(fact, float) else fact


def _choices(facts: Mapping[str, Any]) -> list[str]:
    return re.findall(r"'([^']*)'", str(facts.get("expected", "")))


def _of_system(error: OSError, lang: Language) -> str:
    """By the system's number; without one by what was its cause."""
    text = error.strerror or _text(error)
    if isinstance(error.errno, int):
        known = Message(_SYSTEM[error.errno], text) if error.errno in _SYSTEM else _SYSTEM_ERROR
        return known.say(lang, number=error.errno, text=text)
    cause = error.__cause__ or error.__context__
    return reason(cause, lang) if isinstance(cause, OSError) else _NO_ANSWER.say(lang, text=text)


def _of_database(error: sqlite3.Error, lang: Language) -> str:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code not in _DATABASE and isinstance(error.__context__, (sqlite3.Error, OSError)):
        return reason(error.__context__, lang)  # what failed then was only to undo the rest
    known = Message(_DATABASE[code], "{text}") if code in _DATABASE else _OTHER
    return known.say(lang, text=_text(error), kind=type(error).__name__)


def _of_toml(error: tomllib.TOMLDecodeError, lang: Language) -> str:
    """By the place in the file; without one by its end."""
    place = _TOML_PLACE.search(str(error))
    if place is None:
        return _TOML_END.say(lang, text=_text(error))
    words = next((words for begin, words in _TOML_SAYS.items() if str(error).startswith(begin)), _TOML)
    return words.say(lang, line=place[1], column=place[2], text=_text(error))


_TOLD: Mapping[type[BaseException], Callable[[Any, Language], str]] = {
    socket.gaierror: lambda _, lang: _NO_HOST.say(lang),
    ImportError: lambda error, lang: _NO_MODULE.say(lang, name=error.name or "", text=_text(error)).rstrip(),
    OSError: _of_system,
    UnicodeDecodeError: lambda _, lang: _NO_UTF8.say(lang),
    zipfile.BadZipFile: lambda _, lang: _NO_ZIP.say(lang),
    tomllib.TOMLDecodeError: _of_toml,
    sqlite3.Error: _of_database,
}
"""Class of an error → who tells why it happened; the first that it belongs to."""
