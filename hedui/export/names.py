"""What the words of a record are called, for people: the one table of names behind workbook, report and terminal."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from enum import StrEnum

from hedui.messages import Message
from hedui.models.codes import (
    AccountPurpose,
    DayType,
    DepositKind,
    DisputeMethod,
    InvoiceKind,
    Kind,
    PartyKind,
    Per,
    Timing,
)
from hedui.models.digital import Changes, SignatureFault, SignatureKind, SignatureState, Unchecked
from hedui.models.evidence import Method
from hedui.models.numbers import plain
from hedui.models.severity import Severity
from hedui.normalize.currency import names as currencies
from hedui.settings import Language

NAMES: dict[type[StrEnum], dict[str, Message]] = {
    Method: {
        "label": Message("标签", "label"),
        "bracket": Message("填空", "bracket"),
        "clause": Message("条款", "clause"),
        "table": Message("表格", "table"),
        "ner": Message("名称识别", "model of names"),
        "derived": Message("推算", "derived"),
        "person": Message("人工", "a person"),
    },
    AccountPurpose: {
        "settlement": Message("收付款", "settlement"),
        "invoice": Message("开票", "invoice"),
        "signature": Message("签署处", "signature"),
    },
    Per: {
        "day": Message("日", "day"),
        "month": Message("月", "month"),
        "quarter": Message("季度", "quarter"),
        "half-year": Message("半年", "half a year"),
        "year": Message("年", "year"),
        "once": Message("一次性", "once"),
    },
    Timing: {"prepaid": Message("预付", "prepaid"), "postpaid": Message("后付", "postpaid")},
    DayType: {"calendar": Message("自然日", "calendar days"), "working": Message("工作日", "working days")},
    DisputeMethod: {"litigation": Message("诉讼", "litigation"), "arbitration": Message("仲裁", "arbitration")},
    Kind: {
        "purchase": Message("采购", "purchase"),
        "lease": Message("租赁", "lease"),
        "service": Message("服务", "service"),
        "development": Message("技术开发", "development"),
        "works": Message("施工", "works"),
        "labour": Message("劳动", "labour"),
        "loan": Message("借款", "loan"),
        "licence": Message("许可", "licence"),
        "telecom": Message("通信", "telecom"),
        "cooperation": Message("合作", "cooperation"),
        "supplement": Message("补充协议", "supplement"),
        "framework": Message("框架协议", "framework"),
        "other": Message("其他", "other"),
    },
    PartyKind: {"organisation": Message("单位", "organisation"), "person": Message("个人", "person")},
    InvoiceKind: {
        "special": Message("增值税专用发票", "special VAT invoice"),
        "ordinary": Message("增值税普通发票", "ordinary invoice"),
    },
    DepositKind: {
        "performance": Message("履约保证金", "performance bond"),
        "rental": Message("押金", "rental deposit"),
        "earnest": Message("定金", "earnest money"),
        "quality": Message("质量保证金", "retention"),
        "other": Message("其他", "other"),
    },
    SignatureKind: {"signature": Message("签名", "signature"), "timestamp": Message("时间戳", "timestamp")},
    SignatureState: {
        "verified": Message("验证通过", "verifies"),
        "broken": Message("验证不通过", "does not verify"),
        "unchecked": Message("未验证", "not verified"),
    },
    SignatureFault: {
        "content": Message("内容已改变", "the content was changed"),
        "value": Message("与证书不符", "not of its certificate"),
        "data": Message("数据损坏", "damaged data"),
        "coverage": Message("未覆盖整个文件", "does not cover the file"),
    },
    Changes: {
        "none": Message("之后未改动", "nothing changed since"),
        "permitted": Message("之后只有允许的改动", "only permitted changes since"),
        "unseen": Message("之后有不影响显示的改动", "changes since that show nowhere"),
        "shown": Message("之后页面被改动", "pages changed since"),
    },
    Unchecked: {
        "program": Message("全部（未安装 pyHanko）", "anything (pyHanko is not installed)"),
        "file": Message("全部（文件结构无法解析）", "anything (the file's structure cannot be followed)"),
        "algorithm": Message(
            "签名本身（格式或算法，如 SM2）", "the signature itself (its form or algorithm, such as SM2)"
        ),
        "changes": Message("之后的改动", "changes since"),
        "timestamp": Message("时间戳", "the timestamp"),
        "issuer": Message("颁发机构是否可信", "whether its issuer can be trusted"),
        "revocation": Message("证书是否吊销", "whether the certificate was revoked"),
    },
}

REVIEWS: dict[str, Message] = {
    "pending": Message("待核对", "to be checked"),
    "confirmed": Message("已核对", "confirmed"),
    "problem": Message("有问题", "has a problem"),
    "returned": Message("退回", "sent back"),
}
VERDICTS: dict[str, Message] = {
    "true": Message("属实", "it is so"),
    "false-alarm": Message("误报", "false alarm"),
    "settled": Message("已处理", "settled"),
}

ERRORS: dict[str, Message] = {
    "UnreadableFileError": Message("打不开", "cannot be opened"),
    "ChangedWhileReadError": Message("读取时被改动", "changed while read"),
    "UnsupportedFileError": Message("类型不支持", "unsupported kind"),
    "EmptyDocumentError": Message("空文件", "empty"),
    "UnreadDocumentError": Message("读不出文字", "no text"),
    "DamagedDocumentError": Message("已损坏", "damaged"),
    "DamagedRecordError": Message("记录已损坏", "damaged record"),
    "EncryptedDocumentError": Message("有密码", "locked"),
    "UnknownEncodingError": Message("文字编码不明", "unknown encoding"),
    "TooLargeError": Message("太大", "too large"),
    "EngineMissingError": Message("缺少识别引擎", "engine missing"),
    "OutputError": Message("无法写出", "cannot be written"),
    "TimedOutError": Message("超时", "took too long"),
    "OutOfMemoryError": Message("内存不足", "out of memory"),
    "CrashedError": Message("异常退出", "crashed"),
    "KilledWorker": Message("异常退出", "crashed"),
    "InternalError": Message("内部错误", "internal error"),
    "gone": Message("已不在", "gone"),
    "unsupported": Message("不是合同文件", "no agreement's kind of file"),
    "foreign": Message("需先转换格式", "to be converted"),
    "leads-out": Message("指向外部的链接", "link that leads out"),
    "bad-name": Message("文件名无效", "invalid name"),
    "unreadable-folder": Message("文件夹打不开", "folder cannot be opened"),
}
"""Why an input has no record, by the class of the failure."""
SEVERITIES = {
    Severity.ERROR: Message("错误", "error"),
    Severity.WARNING: Message("警告", "warning"),
    Severity.INFO: Message("提示", "info"),
}
CLEAN = Message("没有问题", "clean")
"""The level of an agreement without findings."""
STATUSES = {"failed": Message("失败", "failed"), "skipped": Message("跳过", "skipped")}

_OTHER_ERROR = Message("其他", "other")
_YUAN = "元"
_YES, _NO = Message("是", "yes"), Message("否", "no")
_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?")
_DAYS, _WORKING_DAYS = Message("{n}天", "{n} days"), Message("{n}个工作日", "{n} working days")
_UNITS = (
    Message("{n}年", "{n} years"),
    Message("{n}个月", "{n} months"),
    Message("{n}周", "{n} weeks"),
    _DAYS,
    Message("{n}小时", "{n} hours"),
    Message("{n}分钟", "{n} minutes"),
)
_FRACTIONS = ("rate", "share", "cap")
"""A field whose name ends in one of these holds a fraction where it is less than one."""


def error_name(error: str, lang: Language) -> str:
    """What a class of failure is called."""
    return ERRORS.get(error, _OTHER_ERROR).say(lang)


def method_name(method: Method, lang: Language) -> str:
    """What a way of finding a value is called; its own name where the table has none."""
    return _enum(method, lang)


def duration(text: str, lang: Language, *, working: bool = False) -> str:
    """An ISO 8601 duration in words: P1Y6M is 1年6个月, P15D of ``working`` days 15个工作日. Else the text itself."""
    match = _DURATION.fullmatch(text)
    if match is None or not any(match.groups()):
        return text
    units = [_WORKING_DAYS if working and unit is _DAYS else unit for unit in _UNITS]
    said = [unit.say(lang, n=int(count)) for unit, count in zip(units, match.groups(), strict=True) if count]
    return " ".join(map(_in_singular, said)) if lang is Language.EN else "".join(said)


def _in_singular(words: str) -> str:
    """1 years as 1 year; other numbers of them as they are."""
    return words.removesuffix("s") if words.startswith("1 ") else words


def currency(code: str, lang: Language) -> str:
    """What a currency is called: CNY is 人民币. Its own code where the table has none, and in English."""
    return currencies().get(code, code) if lang is Language.ZH else code


def money(amount: Decimal, code: str | None, lang: Language) -> str:
    """An amount with its currency behind it, as people write it: 98,000.00 元, 35,000.00 美元."""
    unit = (_YUAN if code == "CNY" and lang is Language.ZH else currency(code, lang)) if code else ""
    return f"{figures(amount)} {unit}".rstrip()


def figures(amount: Decimal) -> str:
    """An amount with its fen, so that amounts below each other align; what is written more finely stays so."""
    return max(f"{amount:,.2f}", f"{amount:,f}", key=len)


def percentage(value: Decimal) -> str:
    """A fraction as people write it: 0.06 is 6%, 0.003 is 0.3%."""
    return f"{plain((value * 100).normalize())}%"


def say(value: object, name: str, lang: Language) -> str:
    """A value of a record's field of this name, in words and figures as people write them."""
    match value:
        case bool():
            return (_YES if value else _NO).say(lang)
        case StrEnum():
            return _enum(value, lang)
        case Decimal():
            is_fraction = name.endswith(_FRACTIONS) and abs(value) <= 1
            return percentage(value) if is_fraction else f"{value:,f}"
        case datetime.date():
            return value.isoformat()
        case str():
            return _coded(value, name, lang)
    return str(value)


def _coded(value: str, name: str, lang: Language) -> str:
    """The text of a field of this name; a currency's code and a duration in words."""
    if name == "currency":
        return currency(value, lang)
    return duration(value, lang) if name in ("duration", "renewal") else value


def _enum(value: StrEnum, lang: Language) -> str:
    message = NAMES.get(type(value), {}).get(value.value)
    return message.say(lang) if message else value.value
